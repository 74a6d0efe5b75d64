import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { oneOrAll } from '../../../../test/support/thorough.js';
import { chroma, light, LookLab, mean, pixels, type Pixels } from '../testing/look-lab.js';
import { LOOK_MAX_SIDE } from './look.js';
import { LOOKS } from './looks.js';

const lab = new LookLab(160);
const { folder } = lab;
afterAll(() => lab.close());

const render: LookLab['render'] = (...wish) => lab.render(...wish);
/** Where pixels are compared and not looked at, a small photo shows as much as a large one. */
const smallPhoto = () => folder.photo('small.png', 48, 36);

// Inside Jest's own realm every look-up of a global is slow.
const { atan2, floor, PI, sqrt } = Math;

/** Share of coloured pixels per twelfth of the colour circle. */
function hues({ data, width }: Pixels, box: [number, number, number, number]): number[] {
  const bins = Array.from({ length: 12 }, () => 0);
  const [left, top, right, bottom] = box;
  let count = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const i = (y * width + x) * 3;
      const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
      if (chroma(r, g, b) < 40) continue;
      const angle = atan2(sqrt(3) * (g - b), 2 * r - g - b) / (2 * PI);
      bins[floor((angle + 1) * 12) % 12]!++;
      count++;
    }
  }
  return bins.map((value) => value / count);
}

/** Those with a face have a spec of their own. */
const OF_ANYTHING = LOOKS.filter(({ check }) => !check);

describe('renderLook', () => {
  it.each(OF_ANYTHING.map(({ slug }) => slug))(
    '%s gives equal bytes for an equal seed, and another texture for another',
    async (slug) => {
      const photo = await smallPhoto();
      const bytes = async (seed: number) =>
        readFileSync((await lab.renderAgain(slug, {}, seed, photo)).path);
      const first = await bytes(5);
      expect(first.equals(await bytes(5))).toBe(true);
      // Pop art is printed from plates; nothing about it is left to chance.
      if (slug !== 'photo-pop-art') expect(first.equals(await bytes(6))).toBe(false);
    },
  );

  it('draws pencil in light grey on paper', async () => {
    const picture = await pixels((await render('photo-pencil-sketch')).path);
    expect(mean(picture, chroma)).toBeLessThan(8);
    expect(mean(picture, light)).toBeGreaterThan(150);
    // There is a drawing: some strokes are dark.
    expect(mean(picture, (r, g, b) => (light(r, g, b) < 120 ? 1 : 0))).toBeGreaterThan(0.02);
  });

  it('prints a duotone in colours on the line between its two inks only', async () => {
    const file = await render('photo-duotone', { palette: 'violet-mint', grain: 0 });
    const { data } = await pixels(file.path);
    const dark = [0x3c, 0x0c, 0xa8];
    const way = [0xb4 - 0x3c, 0xfb - 0x0c, 0xdc - 0xa8];
    const length = Math.hypot(...way);
    let outliers = 0;
    let [lowest, highest] = [1, 0];
    for (let i = 0; i < data.length; i += 3) {
      const from = dark.map((value, c) => data[i + c]! - value);
      const along = from.reduce((sum, value, c) => sum + value * way[c]!, 0) / length;
      const off = Math.hypot(...from.map((value, c) => value - (along * way[c]!) / length));
      if (off > 12) outliers++;
      lowest = Math.min(lowest, along / length);
      highest = Math.max(highest, along / length);
    }
    // The codec moves a colour by a few steps, and rings beside hard edges.
    expect(outliers / (data.length / 3)).toBeLessThan(0.01);
    expect(lowest).toBeLessThan(0.1);
    expect(highest).toBeGreaterThan(0.9);
  });

  it('prints pop art as four panels, each in hues of its own', async () => {
    const picture = await pixels((await render('photo-pop-art', { palette: 'classic' })).path);
    const { width, height } = picture;
    const level = (x: number, y: number) =>
      Math.min(...picture.data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3));
    const isWhite = (values: number[]) => values.reduce((sum, v) => sum + v) / values.length > 245;
    const [columns, rows] = [[...Array(width).keys()], [...Array(height).keys()]];
    const whiteColumns = columns.map((x) => isWhite(rows.map((y) => level(x, y))));
    const whiteRows = rows.map((y) => isWhite(columns.map((x) => level(x, y))));
    const panels = (lines: boolean[]) =>
      lines.filter((white, i) => !white && (i === 0 || lines[i - 1])).length;
    expect([panels(whiteColumns), panels(whiteRows)]).toEqual([2, 2]);
    const [w, h] = [Math.floor(width / 2), Math.floor(height / 2)];
    const four = [
      hues(picture, [0, 0, w, h]),
      hues(picture, [w, 0, width, h]),
      hues(picture, [0, h, w, height]),
      hues(picture, [w, h, width, height]),
    ];
    for (let a = 0; a < 4; a++) {
      for (let b = a + 1; b < 4; b++) {
        const shared = four[a]!.reduce(
          (sum, share, bin) => sum + Math.min(share, four[b]![bin]!),
          0,
        );
        expect(shared).toBeLessThan(0.75);
      }
    }
  });

  it('tones the 1920s in one warm colour, darker towards the rim', async () => {
    const picture = await pixels((await render('photo-1920s', { frame: false, age: 0 })).path);
    expect(mean(picture, (r, _g, b) => r - b)).toBeGreaterThan(12);
    expect(mean(picture, (r, g, b) => (r + 2 >= g && g + 2 >= b ? 1 : 0))).toBeGreaterThan(0.97);
    const original = await pixels(await lab.photo());
    const shade = (box: object) => mean(picture, light, box) / mean(original, light, box);
    const corner = shade({ right: 0.1, bottom: 0.1 });
    expect(corner).toBeLessThan(0.8 * shade({ left: 0.4, right: 0.6, bottom: 0.2 }));
  });

  it('mounts the 1920s print on a dark page, within the size limit', async () => {
    const photo = await folder.photo('large.png', 2000, 1500);
    const limit = 640;
    const file = await render('photo-1920s', {}, 1, photo, limit);
    expect(Math.max(file.width, file.height)).toBeLessThanOrEqual(limit);
    expect(Math.max(file.width, file.height)).toBeGreaterThan(limit - 8);
    const picture = await pixels(file.path);
    expect(mean(picture, light, { left: 0.3, right: 0.7, bottom: 0.008 })).toBeLessThan(70);
    const border = { left: 0.3, right: 0.7, top: 0.052, bottom: 0.066 };
    expect(mean(picture, light, border)).toBeGreaterThan(200);
  });

  it('fades the 1970s: blacks are lifted and lights are warm', async () => {
    const file = await render('photo-1970s', { frame: false, lightLeak: 0, fading: 100 });
    const picture = await pixels(file.path);
    const original = await pixels(await lab.photo());
    const darkest = (of: Pixels) => {
      const values = [];
      for (let i = 0; i < of.data.length; i += 3) {
        values.push(light(of.data[i]!, of.data[i + 1]!, of.data[i + 2]!));
      }
      return values.sort((a, b) => a - b)[Math.floor(values.length * 0.005)]!;
    };
    expect(darkest(picture)).toBeGreaterThan(40);
    const warmth = (of: Pixels) => mean(of, (r, _g, b) => r - b);
    expect(warmth(picture)).toBeGreaterThan(warmth(original) + 25);
  });

  it('rounds the corners of the 1970s print in its white border', async () => {
    const picture = await pixels((await render('photo-1970s')).path);
    const border = { left: 0.3, right: 0.7, bottom: 0.03 };
    expect(mean(picture, light, border)).toBeGreaterThan(225);
    // Just inside the frame the corner is still paper, the middle of the side is picture.
    const { width } = picture;
    const inside = (Math.round(0.04 * 400) + 3) / width;
    const corner = { left: inside, right: inside + 0.004, top: inside, bottom: inside + 0.006 };
    expect(mean(picture, light, corner)).toBeGreaterThan(225);
  });

  it('lights the 1990s from the middle and burns the date in orange', async () => {
    const plain = await pixels((await render('photo-1990s', { grain: 0 })).path);
    const dated = await pixels(
      (await render('photo-1990s', { grain: 0, date: '1996-08-14' })).path,
    );
    const stamp = { left: 0.7, right: 1, top: 0.9, bottom: 1 };
    const orange = (r: number, g: number, b: number) => (r > 190 && g < 175 && b < 110 ? 1 : 0);
    expect(mean(dated, orange, stamp)).toBeGreaterThan(mean(plain, orange, stamp) + 0.01);
    const elsewhere = { right: 0.5, bottom: 0.8 };
    expect(mean(dated, light, elsewhere)).toBeCloseTo(mean(plain, light, elsewhere), 0);
    const dull = await pixels((await render('photo-1990s', { grain: 0, flash: 0 })).path);
    const corner = { right: 0.08, bottom: 0.1 };
    expect(mean(plain, light, corner)).toBeLessThan(mean(dull, light, corner) - 10);
  });

  it('states its provenance and nothing of the photo', async () => {
    const photo = join(folder.path, 'tagged.jpg');
    await sharp(await lab.photo())
      .withExif({ IFD0: { Copyright: 'Somebody', Model: 'Camera 9' } })
      .jpeg()
      .toFile(photo);
    const { path } = await render('photo-duotone', {}, 1, photo);
    const { xmpAsString = '', exif, iptc, icc } = await sharp(path).metadata();
    expect(xmpAsString).toContain('digitalsourcetype/algorithmicMedia');
    expect([exif, iptc, icc]).toEqual([undefined, undefined, undefined]);
    expect(readFileSync(path).includes('Camera 9')).toBe(false);
  });

  /** The longest side of a first look. */
  const PREVIEW = 512;
  it.each(
    oneOrAll([
      ['one colour', 40, 40, '#808080', LOOK_MAX_SIDE],
      ['5,000 × 100', 5000, 100, '#0000ff', LOOK_MAX_SIDE],
      ['100 × 5,000', 100, 5000, '#000000', PREVIEW],
    ]),
  )(
    'copes with %s',
    async (name, width, height, background, limit) => {
      const photo = await folder.flat(`${name}.png`, width, height, background);
      for (const { slug } of OF_ANYTHING) {
        const file = await render(slug, {}, 1, photo, limit);
        const info = await sharp(file.path).stats();
        expect(Math.max(file.width, file.height)).toBeLessThanOrEqual(limit);
        expect(info.channels).toHaveLength(3);
      }
    },
    120_000,
  );

  it('puts a transparent photo on white, and reads 16 bit and grey', async () => {
    const raw = { width: 120, height: 90, channels: 4 } as const;
    const clear = join(folder.path, 'clear.png');
    await sharp(Buffer.alloc(120 * 90 * 4), { raw })
      .png()
      .toFile(clear);
    const deep = join(folder.path, 'deep.png');
    await sharp(await lab.photo())
      .toColourspace('rgb16')
      .png()
      .toFile(deep);
    const grey = join(folder.path, 'grey.jpg');
    await sharp(await lab.photo())
      .greyscale()
      .jpeg()
      .toFile(grey);
    const options = { grain: 0, contrast: 0 };
    const onWhite = await pixels((await render('photo-duotone', options, 1, clear)).path);
    expect(mean(onWhite, light)).toBeGreaterThan(190);
    const shallow = await pixels((await render('photo-duotone', options)).path);
    const fromDeep = await pixels((await render('photo-duotone', options, 1, deep)).path);
    expect(mean(fromDeep, light)).toBeCloseTo(mean(shallow, light), 0);
    await expect(render('photo-duotone', options, 1, grey)).resolves.toMatchObject({ width: 400 });
  });

  it('refuses what is no photo, an unknown look and a wrong setting, naming the field', async () => {
    const text = join(folder.path, 'text.jpg');
    await sharp(await lab.photo()).toFile(text);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(text, 'not a picture');
    await expect(render('photo-duotone', {}, 1, text)).rejects.toMatchObject({
      name: 'EngineRefusal',
      code: 'PHOTO_UNREADABLE',
      field: 'photo',
    });
    await expect(render('photo-1990s', { date: '1996-13-45' })).rejects.toMatchObject({
      code: 'PARAMETER_INVALID',
      field: 'date',
    });
    await expect(render('photo-duotone', { contrast: 101 })).rejects.toMatchObject({
      field: 'contrast',
    });
    await expect(render('photo-duotone', { speed: 1 })).rejects.toMatchObject({ field: 'speed' });
    await expect(render('photo-nothing', {})).rejects.toMatchObject({ field: 'look' });
  });
});
