import { gaussianBlur } from '../imaging/blur.js';
import { frameWidth, mountRounded } from '../imaging/mount.js';
import { hexToRgb, plane, type Plane, type RgbImage } from '../imaging/plane.js';
import { seededRandom, subSeed } from '../imaging/random.js';
import { grain } from '../imaging/noise.js';
import { exposeSilver, type SilverFilm } from './expose.js';
import { defineLook, detailScale } from './look.js';

const BORDER_SHARE = 0.036;
/** The grease pencil of the picture desk. */
const CRAYON = hexToRgb('#d6331c');
const TONES = ['#0a0a0a', '#3d3c3a', '#9b9994', '#f4f1e9'].map(hexToRgb);

export const era1940s = defineLook({
  slug: 'photo-1940s',
  title: 'The 1940s',
  description: 'A press photo: hard flash, coarse grain, creases and the crop marks of the desk.',
  parameters: {
    contrast: { type: 'integer', title: 'Contrast', minimum: 0, maximum: 100, default: 60 },
    grain: { type: 'integer', title: 'Grain', minimum: 0, maximum: 100, default: 55 },
    age: {
      type: 'integer',
      title: 'Age',
      description: 'Creases, scratches and dust.',
      minimum: 0,
      maximum: 100,
      default: 40,
    },
    marks: { type: 'boolean', title: 'Crop marks in red pencil', default: true },
    frame: { type: 'boolean', title: 'White border', default: true },
  },
  frameShare: ({ frame }) => (frame ? BORDER_SHARE : 0),
  render(photo, values, seed) {
    const film = press(values.contrast / 100, values.grain / 100, values.age / 100);
    const print = exposeSilver(photo, film, seed);
    const border = values.frame ? frameWidth(photo, BORDER_SHARE) : 0;
    const sheet = values.frame
      ? mountRounded(print, border, 1, hexToRgb('#efebdf'), subSeed(seed, 'paper'))
      : print;
    crease(sheet, values.age / 100, seed);
    if (values.marks) drawMarks(sheet, border, seed);
    return sheet;
  },
});

/** A bulb beside the lens and fast film, pushed. */
function press(contrast: number, grainAmount: number, age: number): SilverFilm {
  return {
    balance: 0.2,
    sees: [0.24, 0.52, 0.24],
    clarity: { reach: 14, amount: 0.55 },
    halo: { threshold: 0.76, reach: 9, gains: [0.9, 0, 0] },
    soft: { reach: 1, share: 0.15 },
    curve: [
      [0, 0.01],
      [0.2, 0.15 - 0.09 * contrast],
      [0.45, 0.46],
      [0.7, 0.78 + 0.1 * contrast],
      [1, 1],
    ],
    tones: TONES,
    rim: { depth: 0.5, power: 2.8 },
    grain: { size: 1.05, depth: 0.016 + 0.055 * grainAmount },
    wear: 0.7 * age,
  };
}

/** Folds across a corner or the sheet: the emulsion broke, the paper shows in a ragged line. */
function crease(sheet: RgbImage, age: number, seed: number): void {
  const random = seededRandom(subSeed(seed, 'crease'));
  const folds = plane(sheet.width, sheet.height);
  const side = Math.min(sheet.width, sheet.height);
  for (let n = Math.round(5 * age); n > 0; n--) {
    // Corners are bent most.
    const right = random() < 0.5;
    const below = random() < 0.6;
    const a = side * (0.06 + 0.3 * random() ** 1.6);
    const b = side * (0.06 + 0.3 * random() ** 1.6);
    const from = [right ? sheet.width - a : a, below ? sheet.height : 0] as const;
    const to = [right ? sheet.width : 0, below ? sheet.height - b : b] as const;
    scribble(folds, [from, to], 1.7 * detailScale(sheet), 0.012, random);
  }
  const broken = grain(sheet.width, sheet.height, 1.2, subSeed(seed, 'broken')).data;
  const shade = gaussianBlur(folds, 2.4).data;
  const paper = TONES.at(-1)!;
  for (let i = 0; i < shade.length; i++) {
    if (shade[i]! < 0.002) continue;
    const bare = Math.min(1, folds.data[i]! * (0.65 + 0.35 * broken[i]!));
    const dim = 1 - 0.3 * Math.min(1, shade[i]! * 1.6);
    sheet.r[i] = sheet.r[i]! * dim + (paper[0] - sheet.r[i]! * dim) * Math.max(0, bare) * 0.8;
    sheet.g[i] = sheet.g[i]! * dim + (paper[1] - sheet.g[i]! * dim) * Math.max(0, bare) * 0.8;
    sheet.b[i] = sheet.b[i]! * dim + (paper[2] - sheet.b[i]! * dim) * Math.max(0, bare) * 0.8;
  }
}

/** Where the editor wants the picture cut: an angle at each corner, by hand. */
function drawMarks(sheet: RgbImage, border: number, seed: number): void {
  const random = seededRandom(subSeed(seed, 'marks'));
  const crayon = plane(sheet.width, sheet.height);
  const scale = detailScale(sheet);
  const side = Math.min(sheet.width, sheet.height);
  const inset = border + side * 0.035;
  const arm = side * 0.075;
  const jitter = (): number => (random() - 0.5) * side * 0.012;
  for (const [sx, sy] of [
    [1, 1],
    [-1, 1],
    [1, -1],
    [-1, -1],
  ] as const) {
    const x = (sx > 0 ? inset : sheet.width - inset) + jitter();
    const y = (sy > 0 ? inset : sheet.height - inset) + jitter();
    const points = [
      [x + sx * arm + jitter(), y + jitter()],
      [x, y],
      [x + jitter(), y + sy * arm + jitter()],
    ] as const;
    scribble(crayon, points, 4.4 * scale, 0.004, random);
  }
  // Wax does not stick everywhere.
  const wax = grain(sheet.width, sheet.height, 1.1 * scale, subSeed(seed, 'wax')).data;
  for (let i = 0; i < wax.length; i++) {
    if (crayon.data[i]! === 0) continue;
    const cover = Math.max(0, Math.min(0.92, crayon.data[i]! * (0.82 + 0.3 * wax[i]!)));
    sheet.r[i] = sheet.r[i]! + (CRAYON[0] - sheet.r[i]!) * cover;
    sheet.g[i] = sheet.g[i]! + (CRAYON[1] - sheet.g[i]!) * cover;
    sheet.b[i] = sheet.b[i]! + (CRAYON[2] - sheet.b[i]!) * cover;
  }
}

/** A line through points by an unsteady hand. `sway` is how far it wanders, per pixel of its length. */
function scribble(
  out: Plane,
  points: readonly (readonly [number, number])[],
  width: number,
  sway: number,
  random: () => number,
): void {
  for (let k = 1; k < points.length; k++) {
    const [x0, y0] = points[k - 1]!;
    const [x1, y1] = points[k]!;
    const length = Math.hypot(x1 - x0, y1 - y0);
    let off = 0;
    for (let t = 0; t <= length; t += 0.7) {
      off += (random() - 0.5) * sway * 40 - off * 0.03;
      const x = x0 + ((x1 - x0) * t - (y1 - y0) * off) / (length || 1);
      const y = y0 + ((y1 - y0) * t + (x1 - x0) * off) / (length || 1);
      dab(out, x, y, width / 2);
    }
  }
}

function dab(out: Plane, x: number, y: number, radius: number): void {
  const reach = Math.ceil(radius + 0.5);
  const [cx, cy] = [Math.round(x), Math.round(y)];
  for (let py = Math.max(0, cy - reach); py <= Math.min(out.height - 1, cy + reach); py++) {
    for (let px = Math.max(0, cx - reach); px <= Math.min(out.width - 1, cx + reach); px++) {
      const cover = Math.min(1, radius + 0.5 - Math.hypot(px - x, py - y));
      const i = py * out.width + px;
      if (cover > out.data[i]!) out.data[i] = cover;
    }
  }
}
