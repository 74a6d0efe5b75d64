import { describe, expect, it } from '@jest/globals';
import { smoothAndStraighten } from './straighten.js';

/** Points of a line whose height and place are given by a function of the way. */
function line(count: number, at: (i: number) => [number, number]): Float64Array {
  return Float64Array.from(Array.from({ length: count }, (_, i) => at(i)).flat());
}

const points = (flat: Float64Array) =>
  Array.from({ length: flat.length / 2 }, (_, i) => [flat[i * 2]!, flat[i * 2 + 1]!] as const);

describe('smoothAndStraighten', () => {
  it('makes a wall that wobbles straight', () => {
    const wall = line(300, (i) => [i, 50 + 1.8 * Math.sin(i / 9)]);
    const heights = points(smoothAndStraighten(wall, false, 40)).map(([, y]) => y);
    const upAndDown = heights.reduce(
      (sum, y, i) => sum + Math.abs(y - heights[Math.max(0, i - 1)]!),
      0,
    );
    // Smoothing alone leaves more than 30.
    expect(upAndDown).toBeLessThan(10);
    for (const y of heights) expect(Math.abs(y - 50)).toBeLessThan(2);
  });

  it('keeps the corner between two walls where it is', () => {
    const corner = line(400, (i) => (i < 200 ? [i, 100] : [200, 100 + (i - 200)]));
    const nearest = Math.min(
      ...points(smoothAndStraighten(corner, false, 70)).map(([x, y]) =>
        Math.hypot(x - 200, y - 100),
      ),
    );
    expect(nearest).toBeLessThan(3);
  });

  it('leaves the rim of a cup round', () => {
    const rim = line(943, (i) => {
      const angle = (2 * Math.PI * i) / 942;
      return [200 + 150 * Math.cos(angle), 200 + 150 * Math.sin(angle)];
    });
    for (const [x, y] of points(smoothAndStraighten(rim, true, 40))) {
      expect(Math.abs(Math.hypot(x - 200, y - 200) - 150)).toBeLessThan(1.3);
    }
  });
});
