import { expect, it } from '@jest/globals';
import { followWay } from './follow-way.js';

const SIZE = { width: 8, height: 4 };

/** Directions of a picture of that size, one for each pixel. */
function course(direction: (x: number, y: number) => readonly [number, number]) {
  const all = Array.from({ length: SIZE.width * SIZE.height }, (_, i) =>
    direction(i % SIZE.width, Math.floor(i / SIZE.width)),
  );
  return {
    width: SIZE.width,
    step: 1 as const,
    tx: Float32Array.from(all, ([tx]) => tx),
    ty: Float32Array.from(all, ([, ty]) => ty),
  };
}

function follow(field: ReturnType<typeof course>, x: number, y: number, steps: number) {
  const way = new Int32Array(2 * steps);
  followWay(field, SIZE, x, y, 1, 1, way);
  return [...way].map((at) => [at % SIZE.width, Math.floor(at / SIZE.width)]);
}

it('goes both ways by turns, and along the border where it would leave', () => {
  expect(
    follow(
      course(() => [1, 0]),
      5,
      1,
      3,
    ),
  ).toEqual([
    [6, 1],
    [4, 1],
    [7, 1],
    [3, 1],
    [7, 1],
    [2, 1],
  ]);
});

it('takes a direction and its opposite for the same', () => {
  const turned = course((x) => (x % 2 === 0 ? [1, 0] : [-1, 0]));
  expect(follow(turned, 4, 2, 2)).toEqual([
    [5, 2],
    [3, 2],
    [6, 2],
    [2, 2],
  ]);
});

it('turns with the directions', () => {
  const bent = course((x) => (x < 4 ? [1, 0] : [0, 1]));
  expect(follow(bent, 3, 0, 3).filter((_, i) => i % 2 === 0)).toEqual([
    [4, 0],
    [4, 1],
    [4, 2],
  ]);
});
