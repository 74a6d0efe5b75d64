import { expect, it } from '@jest/globals';

import { masonry } from './masonry.js';

const tiles = (ratios: number[]) => masonry(ratios, 210, 2, 10, 20).tiles;

it('puts each tile under the shortest column', () => {
  expect(tiles([1, 2, 1])).toEqual([
    { left: 0, top: 0, width: 100, height: 120 },
    { left: 110, top: 0, width: 100, height: 70 },
    { left: 110, top: 80, width: 100, height: 120 },
  ]);
});

it('never moves what is placed when more arrives', () => {
  const first = [1, 0.7, 1.5, 1];
  expect(tiles([...first, 0.5, 2]).slice(0, first.length)).toEqual(tiles(first));
});

it('is as high as its longest column', () => {
  expect(masonry([1, 2], 210, 2, 10, 20).height).toBe(120);
  expect(masonry([], 210, 2, 10, 20).height).toBe(0);
});
