import { afterAll, describe, expect, it } from '@jest/globals';
import {
  chroma,
  deviation,
  light,
  LookLab,
  mean,
  pixels,
  valuesOf,
  type Pixels,
} from '../testing/look-lab.js';

const lab = new LookLab(160);
afterAll(() => lab.close());

/** Parts of the test scene. */
const SKY = { left: 0.6, right: 0.95, top: 0.06, bottom: 0.24 };
const BALL = { left: 0.22, right: 0.38, top: 0.3, bottom: 0.5 };
const DOOR = { left: 0.68, right: 0.72, top: 0.56, bottom: 0.7 };
const BARE = { frame: false };

const photo = async () => pixels(await lab.photo());
const red = (r: number, g: number, b: number) => (r > 150 && r - g > 70 && r - b > 70 ? 1 : 0);
const warmth = (r: number, _g: number, b: number) => r - b;

/** Mean of the darkest twentieth. */
function shadows(of: Pixels, value: (r: number, g: number, b: number) => number): number {
  const lights = valuesOf(of, light);
  const values = valuesOf(of, value);
  const limit = [...lights].sort((a, b) => a - b)[Math.floor(lights.length * 0.05)]!;
  const dark = values.filter((_, i) => lights[i]! <= limit);
  return dark.reduce((sum, one) => sum + one, 0) / dark.length;
}

describe('the 1900s', () => {
  it('see blue light and hardly red, in one brown', async () => {
    const print = await lab.picture('photo-1900s', { ...BARE, oval: false, age: 0 });
    const original = await photo();
    const gap = (of: Pixels) => mean(of, light, SKY) - mean(of, light, BALL);
    expect(gap(print)).toBeGreaterThan(gap(original) + 15);
    expect(mean(print, (r, g, b) => (r + 3 >= g && g + 3 >= b ? 1 : 0))).toBeGreaterThan(0.97);
    const blue = await lab.picture('photo-1900s', { ...BARE, oval: false, tone: 'cyanotype' });
    expect(shadows(blue, warmth)).toBeLessThan(-20);
  });

  it('fade to an oval of bare paper, on a dark card that is deeper below', async () => {
    const print = await lab.picture('photo-1900s', BARE);
    const corner = { right: 0.06, bottom: 0.06 };
    expect(mean(print, light, corner)).toBeGreaterThan(205);
    expect(deviation(print, light, corner)).toBeLessThan(6);
    const card = await lab.picture('photo-1900s');
    expect(mean(card, light, { left: 0.3, right: 0.7, bottom: 0.012 })).toBeLessThan(80);
    expect(mean(card, light, { left: 0.3, right: 0.4, top: 0.93, bottom: 0.95 })).toBeLessThan(80);
    expect(mean(card, light, { left: 0.3, right: 0.7, top: 0.07, bottom: 0.085 })).toBeGreaterThan(
      120,
    );
  });
});

describe('the 1910s', () => {
  it('are in colour, broken up into dots whose mean is the colour itself', async () => {
    const dotted = await lab.picture('photo-1910s', { ...BARE, starch: 100, age: 0 });
    const calm = await lab.picture('photo-1910s', { ...BARE, starch: 0, age: 0 });
    expect(deviation(dotted, warmth, SKY)).toBeGreaterThan(1.8 * deviation(calm, warmth, SKY));
    for (const part of [SKY, DOOR]) {
      expect(Math.abs(mean(dotted, light, part) - mean(calm, light, part))).toBeLessThan(6);
    }
    expect(mean(calm, (r, g) => r - g, BALL)).toBeGreaterThan(60);
  });
});

describe('the 1930s', () => {
  it('are nearly neutral, with black in the rim and light in the middle', async () => {
    const print = await lab.picture('photo-1930s', BARE);
    expect(mean(print, chroma)).toBeLessThan(12);
    const original = await photo();
    const fall = (of: Pixels) =>
      mean(of, light, { right: 0.08, bottom: 0.1 }) /
      mean(of, light, { left: 0.45, right: 0.54, bottom: 0.1 });
    expect(fall(print)).toBeLessThan(0.85 * fall(original));
  });

  it('glow as much as wanted', async () => {
    const wall = { left: 0.5, right: 0.56, top: 0.35, bottom: 0.65 };
    const beside = async (glow: number) =>
      mean(await lab.picture('photo-1930s', { ...BARE, glow, contrast: 0 }), light, wall);
    expect(await beside(100)).toBeGreaterThan((await beside(0)) + 2);
  });
});

describe('the 1940s', () => {
  it('carry the red pencil of the picture desk in the corners, and only if wanted', async () => {
    const marked = await lab.picture('photo-1940s', { age: 0 });
    const plain = await lab.picture('photo-1940s', { age: 0, marks: false });
    for (const corner of [
      { right: 0.25, bottom: 0.25 },
      { left: 0.75, bottom: 0.25 },
      { right: 0.25, top: 0.75 },
      { left: 0.75, top: 0.75 },
    ]) {
      expect(mean(marked, red, corner)).toBeGreaterThan(0.003);
    }
    expect(mean(marked, red, { left: 0.3, right: 0.7 })).toBe(0);
    expect(mean(plain, red)).toBe(0);
  });

  it('are creased by age', async () => {
    const worn = await lab.picture('photo-1940s', { age: 100, marks: false, grain: 0 });
    const fresh = await lab.picture('photo-1940s', { age: 0, marks: false, grain: 0 });
    const differ = valuesOf(worn, light).filter((v, i) => {
      return (
        Math.abs(v - light(fresh.data[i * 3]!, fresh.data[i * 3 + 1]!, fresh.data[i * 3 + 2]!)) > 25
      );
    });
    expect(differ.length / (worn.width * worn.height)).toBeGreaterThan(0.0006);
  });
});

describe('the 1950s', () => {
  it('are richer than life, in a board with a red line', async () => {
    const slide = await lab.picture('photo-1950s', { ...BARE, richness: 100 });
    const original = await photo();
    expect(mean(slide, chroma, BALL)).toBeGreaterThan(mean(original, chroma, BALL) + 15);
    const mounted = await lab.picture('photo-1950s');
    expect(mean(mounted, light, { left: 0.2, right: 0.8, bottom: 0.02 })).toBeGreaterThan(210);
    expect(mean(mounted, red, { left: 0.2, right: 0.8, bottom: 0.06 })).toBeGreaterThan(0.04);
  });
});

describe('the 1960s', () => {
  it('turn to magenta in the shadows as they fade', async () => {
    const magenta = (r: number, g: number, b: number) => (r + b) / 2 - g;
    const faded = await lab.picture('photo-1960s', { ...BARE, fading: 100 });
    const fresh = await lab.picture('photo-1960s', { ...BARE, fading: 0 });
    expect(shadows(faded, magenta)).toBeGreaterThan(shadows(fresh, magenta) + 10);
    expect(shadows(faded, light)).toBeGreaterThan(shadows(fresh, light) + 10);
  });
});

describe('the 1980s', () => {
  it('have cream in the lights and teal in the shadows', async () => {
    const teal = (r: number, g: number, b: number) => (g + b) / 2 - r;
    const cold = await lab.picture('photo-1980s', { ...BARE, teal: 100 });
    const plain = await lab.picture('photo-1980s', { ...BARE, teal: 0 });
    expect(shadows(cold, teal)).toBeGreaterThan(shadows(plain, teal) + 5);
    const white = await lab.folder.flat('white.png', 200, 150, '#ffffff');
    expect(mean(await lab.picture('photo-1980s', BARE, 1, white), warmth)).toBeGreaterThan(25);
  });

  it('leave room to write below', async () => {
    const { width, height, ...rest } = await lab.picture('photo-1980s');
    const whole = { width, height, ...rest };
    const side = 0.05 * 400;
    expect(
      mean(whole, light, { left: 0.1, right: 0.9, bottom: (side - 4) / height }),
    ).toBeGreaterThan(225);
    const below = { left: 0.1, right: 0.9, top: 1 - (0.19 * 400 - 4) / height };
    expect(mean(whole, light, below)).toBeGreaterThan(225);
    expect(deviation(whole, light, below)).toBeLessThan(6);
  });
});
