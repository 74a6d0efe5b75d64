import { plane, type Mask, type Plane } from './plane.js';

const STRAIGHT = 1;
const DIAGONAL = Math.SQRT2;

/** For every pixel about how many pixels away the nearest one is that is set; two sweeps over the picture. */
export function chamferDistance({ width, height, data }: Mask): Plane {
  const out = plane(width, height);
  const d = out.data;
  for (let i = 0; i < d.length; i++) d[i] = data[i] ? 0 : width + height;
  const least = (i: number, x: number, row: number, ahead: number): void => {
    // `row` is that of the neighbours above or below, `ahead` the neighbour in the same row.
    let value = d[i]!;
    if (ahead >= 0) value = Math.min(value, d[ahead]! + STRAIGHT);
    if (row >= 0) {
      value = Math.min(value, d[row + x]! + STRAIGHT);
      if (x > 0) value = Math.min(value, d[row + x - 1]! + DIAGONAL);
      if (x < width - 1) value = Math.min(value, d[row + x + 1]! + DIAGONAL);
    }
    d[i] = value;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      least(i, x, y > 0 ? (y - 1) * width : -1, x > 0 ? i - 1 : -1);
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const i = y * width + x;
      least(i, x, y < height - 1 ? (y + 1) * width : -1, x < width - 1 ? i + 1 : -1);
    }
  }
  return out;
}
