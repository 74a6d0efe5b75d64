import { expect, it } from '@jest/globals';

import { columnsFor, masonry } from './masonry.js';

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

it('gives tiles more room on wider screens, and where letters are larger', () => {
  expect([18, 22, 40, 60, 76].map(columnsFor)).toEqual([1, 2, 3, 4, 5]);
  // A phone of 390 px, with letters of twice the size.
  expect(columnsFor(326 / 32)).toBe(1);
});
