import { describe, expect, it } from '@jest/globals';
import { rgbImage, hexToRgb } from '../../imaging/plane.js';
import { coatOf } from './coat.js';
import { COLOUR_NAMES, colourName } from './colour-names.js';
import { difference } from './difference.js';
import { chromaOf, hexOf, labOfHex } from '../../imaging/lab.js';
import { paletteOf } from './palette.js';

/** A picture of vertical stripes of equal width. */
function stripes(colours: readonly string[], width = 60, height = 40) {
  const image = rgbImage(width, height);
  for (let i = 0; i < width * height; i++) {
    const at = Math.floor(((i % width) / width) * colours.length);
    const [r, g, b] = hexToRgb(colours[at]!);
    image.r[i] = r;
    image.g[i] = g;
    image.b[i] = b;
  }
  return image;
}

describe('colours', () => {
  it('come back from Lab as they went in', () => {
    for (const hex of ['#000000', '#ffffff', '#b4633a', '#0c7f43', '#2a50d8', '#f7379a']) {
      expect(hexOf(labOfHex(hex))).toBe(hex);
    }
    expect(labOfHex('#ff0000').map(Math.round)).toEqual([53, 80, 67]);
  });

  it('that no screen can show stay in their hue and become paler', () => {
    const shown = labOfHex(hexOf([90, 80, 60]));
    expect(shown[0]).toBeCloseTo(90, 0);
    expect(Math.atan2(shown[2], shown[1])).toBeCloseTo(Math.atan2(60, 80), 1);
  });

  it.each([
    // Pairs 1, 7, 11, 17, 20, 25 and 34 of Sharma, Wu and Dalal (2005).
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [50, 3.2592, 0.335], 1.0],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const)('differ as the paper says: %j and %j', (one, other, expected) => {
    expect(difference(one, other)).toBeCloseTo(expected, 3);
    expect(difference(other, one)).toBeCloseTo(expected, 3);
  });

  it.each([
    ['#000000', 'jet black'],
    ['#ffffff', 'snow white'],
    ['#808080', 'grey'],
    ['#ff0000', 'scarlet'],
    ['#8b0000', 'ruby'],
    ['#ffa500', 'amber'],
    ['#ffff00', 'lemon'],
    ['#00ff00', 'lime green'],
    ['#008000', 'emerald green'],
    ['#008080', 'teal'],
    ['#0000ff', 'royal blue'],
    ['#000080', 'navy blue'],
    ['#87ceeb', 'sky blue'],
    ['#ff69b4', 'hot pink'],
    ['#d2b48c', 'sand'],
    ['#8b4513', 'chestnut'],
    ['#f5f5dc', 'ivory'],
  ])('%s is called %s', (hex, name) => {
    expect(colourName(labOfHex(hex))).toBe(name);
  });

  it('have names that are far enough from each other to be worth telling apart', () => {
    expect(new Set(COLOUR_NAMES).size).toBeGreaterThan(50);
  });
});

describe('the palette of a photo', () => {
  it('finds what there is, the largest first, and joins what looks alike', () => {
    const palette = paletteOf(stripes(['#2a50d8', '#f2b90f', '#f2b90f', '#f4bd14', '#1d4d2b']));
    expect(palette.map(({ lab }) => colourName(lab))).toEqual([
      'gold',
      'royal blue',
      'forest green',
    ]);
    expect(palette.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(palette[0]!.share).toBeGreaterThan(0.6);
  });

  it('finds one colour in a plain photo, and black in a black one', () => {
    expect(paletteOf(stripes(['#c0813f']))).toHaveLength(1);
    expect(paletteOf(stripes(['#000000'], 1, 1)).map(({ share }) => share)).toEqual([1]);
  });

  it('counts the middle more than the edge', () => {
    const palette = paletteOf(stripes(['#808080', '#808080', '#f0231c', '#808080', '#808080']));
    expect(palette.find(({ lab }) => chromaOf(lab) > 50)!.share).toBeGreaterThan(0.25);
  });
});

describe('the coat of a character', () => {
  it('is of what stands in the middle of a photo, before a background of another colour', () => {
    const photo = stripes(['#1d7a2b']);
    for (let y = 10; y < 30; y++) {
      for (let x = 20; x < 40; x++) {
        const i = y * 60 + x;
        [photo.r[i], photo.g[i], photo.b[i]] = hexToRgb('#c0813f') as [number, number, number];
      }
    }
    expect(coatOf(paletteOf(photo), 0).coat.name).toBe('tawny');
    expect(coatOf(paletteOf(stripes(['#1d7a2b'])), 0).coat.name).toBe('emerald green');
  });

  it.each([['#000000'], ['#ffffff'], ['#808080'], ['#2a50d8'], ['#b4633a'], ['#fbea4e']])(
    'of a photo that is all %s can be told from its marks, its clothes, its eyes and ink',
    (hex) => {
      const { coat, light, marks, accent, eyes } = coatOf(paletteOf(stripes([hex])), 3);
      for (const other of [marks, accent, eyes]) {
        expect(difference(coat.lab, other.lab)).toBeGreaterThan(14);
      }
      expect(coat.lab[0]).toBeGreaterThan(40);
      expect(light.lab[0]).toBeGreaterThan(coat.lab[0]);
      for (const paint of [coat, light, marks, accent, eyes]) {
        expect(paint.name).toBe(colourName(labOfHex(paint.hex)));
      }
    },
  );
});
