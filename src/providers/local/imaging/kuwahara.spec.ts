import { describe, expect, it } from '@jest/globals';
import { kuwahara } from './kuwahara.js';
import { rgbImage, type RgbImage } from './plane.js';
import { seededRandom } from './random.js';
import { strokeField } from './stroke-field.js';

const [WIDTH, HEIGHT, EDGE] = [80, 60, 40];

/** A dark and a light half beside each other, with noise. */
function noisyHalves(): RgbImage {
  const random = seededRandom(3);
  const image = rgbImage(WIDTH, HEIGHT);
  for (let i = 0; i < image.r.length; i++) {
    const value = (i % WIDTH < EDGE ? 0.3 : 0.6) + (random() - 0.5) * 0.12;
    image.r[i] = value;
    image.g[i] = value * 0.9;
    image.b[i] = value * 0.8;
  }
  return image;
}

function column(image: RgbImage, x: number): { mean: number; deviation: number } {
  const values = Array.from({ length: HEIGHT - 20 }, (_, y) => image.r[(y + 10) * WIDTH + x]!);
  const mean = values.reduce((sum, value) => sum + value) / values.length;
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(spread) };
}

describe.each([
  ['in a circle', undefined],
  ['along the lines', strokeField(noisyHalves(), 3, 1)],
])('kuwahara %s', (_, flow) => {
  const calm = kuwahara(noisyHalves(), 6, flow);

  it('melts noise into patches', () => {
    expect(column(noisyHalves(), 15).deviation).toBeGreaterThan(0.025);
    expect(column(calm, 15).deviation).toBeLessThan(0.013);
  });

  it('leaves an edge as sharp as it was, and where it was', () => {
    expect(column(calm, EDGE - 2).mean).toBeLessThan(0.34);
    expect(column(calm, EDGE + 1).mean).toBeGreaterThan(0.56);
  });

  it('keeps the border of the picture', () => {
    expect(Math.abs(calm.r[0]! - 0.3)).toBeLessThan(0.07);
    expect(Math.abs(calm.r.at(-1)! - 0.6)).toBeLessThan(0.07);
  });
});

describe('strokeField', () => {
  it('follows an edge, and gives a direction of length one everywhere', () => {
    const field = strokeField(noisyHalves(), 3, 1);
    const beside = (30 * field.width + EDGE) / field.step;
    expect(Math.abs(field.ty[beside]!)).toBeGreaterThan(0.98);
    for (let i = 0; i < field.tx.length; i++) {
      expect(Math.hypot(field.tx[i]!, field.ty[i]!)).toBeCloseTo(1, 3);
    }
  });
});
