import { clouds } from '../imaging/noise.js';
import { frameWidth } from '../imaging/mount.js';
import { hexToRgb, smoothstep, type Rgb, type RgbImage } from '../imaging/plane.js';
import { subSeed } from '../imaging/random.js';
import { mountInSheet, ruleLine } from '../imaging/sheet-mount.js';
import { exposeSilver, type SilverFilm } from './expose.js';
import { defineLook } from './look.js';

const SIDE_SHARE = 0.05;
const BOTTOM_SHARE = 0.12;

const TONES: Readonly<Record<string, readonly string[]>> = {
  albumen: ['#2b1a1a', '#6a4437', '#b88d69', '#f1e2c2'],
  sepia: ['#2a1708', '#74491f', '#c29552', '#f7e6bd'],
  cyanotype: ['#04163a', '#17487f', '#6f9cc0', '#eef0e4'],
};
const GILT = hexToRgb('#c9a45a');
const CARD = hexToRgb('#39322b');
const PAPER = hexToRgb('#efe2c6');

export const era1900s = defineLook({
  slug: 'photo-1900s',
  title: 'The 1900s',
  description: 'A cabinet card from a portrait studio: brown albumen, an oval, a gilt line.',
  parameters: {
    tone: {
      type: 'string',
      title: 'Tone',
      oneOf: [
        { const: 'albumen', title: 'Albumen' },
        { const: 'sepia', title: 'Sepia' },
        { const: 'cyanotype', title: 'Blueprint' },
      ],
      default: 'albumen',
    },
    age: { type: 'integer', title: 'Age', minimum: 0, maximum: 100, default: 45 },
    oval: { type: 'boolean', title: 'Fade to an oval', default: true },
    frame: { type: 'boolean', title: 'On a card with a gilt line', default: true },
  },
  frameShare: ({ frame }) => (frame ? (2 * SIDE_SHARE + BOTTOM_SHARE) / 2 : 0),
  render(photo, { tone, age, oval, frame }, seed) {
    const tones = TONES[tone]!.map(hexToRgb);
    const print = exposeSilver(photo, plate(tones, age / 100), seed);
    stain(print, age / 100, tones.at(-1)!, seed);
    if (oval) fadeToOval(print, tones.at(-1)!, seed);
    return frame ? onCard(print, seed) : print;
  },
});

/** A glass plate that sees blue and hardly red, so that skies burn out and lips go dark, printed by the sun. */
function plate(tones: readonly Rgb[], age: number): SilverFilm {
  return {
    balance: 0.3,
    sees: [0.08, 0.4, 0.52],
    clarity: { reach: 30, amount: 0.35 },
    halo: { threshold: 0.66, reach: 16, gains: [1.1, 0, 0] },
    soft: { reach: 2.6, share: 0.5 },
    curve: [
      [0, 0.04 + 0.1 * age],
      [0.25, 0.27 + 0.04 * age],
      [0.55, 0.63],
      [1, 1 - 0.04 * age],
    ],
    tones,
    rim: { depth: 0.22, power: 2.2 },
    grain: { size: 0.8, depth: 0.024 },
    wear: 1.1 * age,
  };
}

/** Damp that came in from the edges, and foxing: slow patches where the print has yellowed. */
function stain(print: RgbImage, age: number, paper: Rgb, seed: number): void {
  const { width, height } = print;
  const slow = clouds(width, height, width / 5, subSeed(seed, 'stain')).data;
  for (let i = 0; i < slow.length; i++) {
    const amount = age * 0.3 * smoothstep(0.4, 2.2, slow[i]!);
    print.r[i] = print.r[i]! + (paper[0] * 0.86 - print.r[i]!) * amount;
    print.g[i] = print.g[i]! + (paper[1] * 0.78 - print.g[i]!) * amount;
    print.b[i] = print.b[i]! + (paper[2] * 0.64 - print.b[i]!) * amount;
  }
}

/** The studio's mask: an oval whose rim runs out into the bare paper. */
function fadeToOval(print: RgbImage, paper: Rgb, seed: number): void {
  const { width, height } = print;
  const uneven = clouds(width, height, width / 6, subSeed(seed, 'oval')).data;
  for (let y = 0; y < height; y++) {
    const v = Math.abs((y - height * 0.49) / (height * 0.495));
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const u = Math.abs((x - width * 0.5) / (width * 0.495));
      const from = Math.pow(Math.pow(u, 2.5) + Math.pow(v, 2.5), 1 / 2.5) + 0.012 * uneven[i]!;
      const bare = smoothstep(0.84, 1.02, from);
      print.r[i] = print.r[i]! + (paper[0] - print.r[i]!) * bare;
      print.g[i] = print.g[i]! + (paper[1] - print.g[i]!) * bare;
      print.b[i] = print.b[i]! + (paper[2] - print.b[i]!) * bare;
    }
  }
}

function onCard(print: RgbImage, seed: number): RgbImage {
  const side = frameWidth(print, SIDE_SHARE);
  const bottom = frameWidth(print, BOTTOM_SHARE);
  const rim = Math.max(1, Math.round(side * 0.14));
  const sheet = { radius: 0, depth: 0, roughness: 0.006, side: rim, top: rim, bottom: rim };
  const trimmed = mountInSheet(print, { ...sheet, paper: PAPER }, subSeed(seed, 'print'));
  const board = { side: side - rim, top: side - rim, bottom: bottom - rim, radius: side * 0.12 };
  const card = mountInSheet(
    trimmed,
    { ...board, paper: CARD, depth: 0, roughness: 0.05 },
    subSeed(seed, 'card'),
  );
  gild(card, side, bottom);
  return card;
}

/** A double line around the card and a small ornament where the studio's name would be. */
function gild(card: RgbImage, side: number, bottom: number): void {
  const { width, height } = card;
  const line = { colour: GILT, strength: 0.85 };
  const rule = (inset: number, thickness: number): void =>
    ruleLine(
      card,
      {
        left: inset,
        top: inset,
        right: width - inset,
        bottom: height - inset,
        radius: side * 0.35,
      },
      { ...line, width: thickness },
    );
  rule(Math.round(side * 0.34), Math.max(1.4, side * 0.05));
  rule(Math.round(side * 0.5), Math.max(0.8, side * 0.02));
  const size = side * 0.16;
  const y = height - bottom * 0.5;
  for (const [dx, scale] of [
    [0, 1],
    [-3, 0.55],
    [3, 0.55],
    [-5, 0.35],
    [5, 0.35],
  ] as const) {
    const r = size * scale;
    const x = width / 2 + dx * size;
    const corner = { left: Math.round(x - r), top: Math.round(y - r) };
    const box = { ...corner, right: Math.round(x + r), bottom: Math.round(y + r), radius: r };
    ruleLine(card, box, { ...line, width: Math.max(1.2, r * 0.4) });
  }
}
