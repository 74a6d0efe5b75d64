import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { seededRandom } from '../imaging/random.js';
import {
  chroma,
  deviation,
  light,
  LookLab,
  mean,
  roughness,
  valuesOf,
} from '../testing/look-lab.js';

const lab = new LookLab(160);
afterAll(() => lab.close());

/** Parts of the test scene. */
const SKY = { left: 0.6, right: 0.95, top: 0.06, bottom: 0.24 };
const MEADOW = { left: 0.1, right: 0.5, top: 0.78, bottom: 0.9 };
const BALL = { left: 0.22, right: 0.38, top: 0.3, bottom: 0.5 };

/** A grey and a green half beside each other, with a little noise. */
async function noisyHalves(): Promise<string> {
  const [width, height] = [160, 120];
  const random = seededRandom(3);
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const colour = i % width < width / 2 ? [170, 168, 165] : [70, 120, 60];
    const speck = (random() + random() - 1) * 6;
    colour.forEach((value, c) => (data[i * 3 + c] = value + speck));
  }
  const path = join(lab.folder.path, 'halves.png');
  await sharp(data, { raw: { width, height, channels: 3 } }).toFile(path);
  return path;
}

describe('oil', () => {
  it('draws its bristles along the edges, more so the thicker the paint', async () => {
    const photo = await noisyHalves();
    const thick = await lab.picture('photo-oil', { relief: 100 }, 1, photo);
    const thin = await lab.picture('photo-oil', { relief: 0 }, 1, photo);
    const beside = { left: 0.4, right: 0.48, top: 0.1, bottom: 0.9 };
    expect(roughness(thick, 1, 0, beside)).toBeGreaterThan(1.3 * roughness(thick, 0, 1, beside));
    expect(roughness(thick, 1, 0, beside)).toBeGreaterThan(1.5 * roughness(thin, 1, 0, beside));
  });

  it('keeps what is seen: colours and lightness of every part stay near the photo', async () => {
    const picture = await lab.picture('photo-oil');
    const photo = await lab.picture('photo-1990s', { flash: 0, grain: 0 });
    for (const part of [SKY, BALL]) {
      expect(Math.abs(mean(picture, light, part) - mean(photo, light, part))).toBeLessThan(30);
    }
    expect(mean(picture, (r, g) => r - g, BALL)).toBeGreaterThan(90);
  });
});

describe('watercolour', () => {
  it('leaves the edge of the paper white and dries darker along the rim of the paint', async () => {
    const picture = await lab.picture('photo-watercolour');
    expect(mean(picture, light, { left: 0.1, right: 0.9, bottom: 0.006 })).toBeGreaterThan(240);
    const meadow = (bottom: number) =>
      mean(picture, light, { left: 0.2, right: 0.8, top: bottom - 0.012, bottom });
    const rows = Array.from({ length: 9 }, (_, k) => meadow(0.9 + k * 0.01));
    // From the meadow outwards: first darker, then paper.
    expect(Math.min(...rows)).toBeLessThan(meadow(0.84) - 3);
    const full = await lab.picture('photo-watercolour', { openEdge: false });
    expect(mean(full, light, { left: 0.1, right: 0.9, top: 0.99 })).toBeLessThan(200);
  });

  it('has no black, whatever the photo has', async () => {
    const night = await lab.folder.flat('night.png', 200, 150, '#000000');
    const picture = await lab.picture('photo-watercolour', { openEdge: false }, 1, night);
    const darkest = valuesOf(picture, light).sort((a, b) => a - b);
    expect(darkest[Math.floor(darkest.length * 0.02)]).toBeGreaterThan(12);
    expect(mean(picture, (r, _g, b) => b - r)).toBeGreaterThan(10);
  });

  it('lets the paper show more the drier the brush', async () => {
    const rough = async (wetness: string) =>
      roughness(await lab.picture('photo-watercolour', { wetness }), 1, 0, MEADOW);
    expect(await rough('dry')).toBeGreaterThan(2 * (await rough('wet')));
  });
});

describe('cartoon and comic', () => {
  it('draw outlines only when they are wanted', async () => {
    const dark = (r: number, g: number, b: number) => (light(r, g, b) < 45 ? 1 : 0);
    const outlined = await lab.picture('photo-cartoon', { outlines: 80 });
    const plain = await lab.picture('photo-cartoon', { outlines: 0 });
    expect(mean(outlined, dark)).toBeGreaterThan(mean(plain, dark) + 0.006);
  });

  it('make colours flat and strong', async () => {
    const photo = await lab.picture('photo-1990s', { flash: 0, grain: 0 });
    const loud = await lab.picture('photo-cartoon', { colours: 100 });
    const soft = await lab.picture('photo-cartoon', { colours: 0 });
    expect(mean(loud, chroma, SKY)).toBeGreaterThan(1.15 * mean(soft, chroma, SKY));
    expect(roughness(soft, 1, 1, BALL)).toBeLessThan(roughness(photo, 1, 1, BALL) + 0.3);
  });

  it('print a comic in dots, in a black frame on yellowed paper', async () => {
    const dotted = await lab.picture('photo-comic', { dots: 100, ink: 0 });
    const solid = await lab.picture('photo-comic', { dots: 0, ink: 0, aged: false, panel: false });
    expect(deviation(dotted, light, SKY)).toBeGreaterThan(deviation(solid, light, SKY) + 4);
    // The page, then the line.
    expect(mean(dotted, light, { left: 0.2, right: 0.8, bottom: 0.012 })).toBeGreaterThan(225);
    expect(mean(dotted, (r, _g, b) => r - b, { bottom: 0.012 })).toBeGreaterThan(12);
    const columns = { left: 0.2, right: 0.8, top: 0.02, bottom: 0.035 };
    expect(Math.min(...valuesOf(dotted, light, columns))).toBeLessThan(50);
    expect(mean(solid, light, { bottom: 0.01 })).toBeLessThan(220);
  });

  it('leave the dim corner of an even background as it is', async () => {
    const vignette = join(lab.folder.path, 'vignette.png');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120"><defs><radialGradient id="g"
      cx=".3" cy=".7" r="1"><stop offset="0" stop-color="#c9a27e"/><stop offset="1" stop-color="#6a5442"/>
      </radialGradient></defs><rect width="160" height="120" fill="url(#g)"/></svg>`;
    await sharp(Buffer.from(svg)).png().toFile(vignette);
    const picture = await lab.picture('photo-comic', { panel: false }, 1, vignette);
    const black = (r: number, g: number, b: number) => (light(r, g, b) < 40 ? 1 : 0);
    expect(mean(picture, black, { left: 0.8, bottom: 0.2 })).toBeLessThan(0.1);
  });

  it('lay more black the more ink is wanted', async () => {
    const black = (r: number, g: number, b: number) => (light(r, g, b) < 40 ? 1 : 0);
    const share = async (ink: number) =>
      mean(await lab.picture('photo-comic', { ink, panel: false }), black);
    expect(await share(100)).toBeGreaterThan((await share(10)) + 0.02);
  });
});

describe('colour pencil', () => {
  it('lays strokes across the paper in the colours of the photo', async () => {
    const picture = await lab.picture('photo-colour-pencil', { strokes: 100 });
    expect(mean(picture, (r, g) => r - g, BALL)).toBeGreaterThan(60);
    // Strokes rise to the right: along them the tone changes less than across.
    expect(roughness(picture, 3, 2, SKY)).toBeGreaterThan(1.08 * roughness(picture, 2, -3, SKY));
  });

  it('stays on its paper: white at the edges, brown where it was chosen', async () => {
    const white = await lab.picture('photo-colour-pencil');
    const kraft = await lab.picture('photo-colour-pencil', { paper: 'kraft' });
    const rim = { left: 0.1, right: 0.9, bottom: 0.008 };
    expect(mean(white, light, rim)).toBeGreaterThan(235);
    expect(mean(kraft, (r, _g, b) => r - b, rim)).toBeGreaterThan(45);
  });
});
