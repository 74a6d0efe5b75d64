import { gaussianBlur } from '../imaging/blur.js';
import { guidedSmoothRgb } from '../imaging/guided-filter.js';
import { kuwahara } from '../imaging/kuwahara.js';
import { clouds, grain } from '../imaging/noise.js';
import {
  clamp01,
  hexToRgb,
  luma,
  plane,
  rgbImage,
  smoothstep,
  type Plane,
  type RgbImage,
} from '../imaging/plane.js';
import { seededRandom, subSeed } from '../imaging/random.js';
import { autoLevels, curved, toneCurve } from '../imaging/tone.js';
import { defineLook, detailScale, NO_FRAME } from './look.js';

const PAPER = hexToRgb('#fcfaf4');
const SATURATION = 1.28;

/** How far water carries the pigment, how much it gathers at the rim of a wash, and how much the paper shows. */
interface Washes {
  spread: number;
  rim: number;
  clouds: number;
  tooth: number;
}

const WASHES: Readonly<Record<string, Washes>> = {
  dry: { spread: 0.7, rim: 0.8, clouds: 0.14, tooth: 0.3 },
  balanced: { spread: 1, rim: 1, clouds: 0.24, tooth: 0.17 },
  wet: { spread: 1.7, rim: 1.25, clouds: 0.4, tooth: 0.1 },
};

export const watercolour = defineLook({
  slug: 'photo-watercolour',
  title: 'Watercolour',
  description: 'Light washes, dark rims where the pigment dried, and the grain of rough paper.',
  parameters: {
    wetness: {
      type: 'string',
      title: 'Washes',
      oneOf: [
        { const: 'dry', title: 'Dry brush' },
        { const: 'balanced', title: 'Balanced' },
        { const: 'wet', title: 'Wet in wet' },
      ],
      default: 'balanced',
    },
    openEdge: { type: 'boolean', title: 'Leave the edges unpainted', default: true },
  },
  frameShare: NO_FRAME,
  render(photo, { wetness, openEdge }, seed) {
    const { width, height } = photo;
    const scale = detailScale(photo);
    const wash = WASHES[wetness]!;
    const washes = wobbled(layWashes(photo, wash, scale), scale * wash.spread, seed);
    const tooth = paperTooth(width, height, scale, seed);
    const density = pigment(washes, wash, tooth, scale, seed);
    const painted = openEdge ? paintedArea(width, height, tooth, scale, seed) : undefined;
    const out = rgbImage(width, height);
    for (let i = 0; i < density.length; i++) {
      const grey = 0.3 * washes.r[i]! + 0.59 * washes.g[i]! + 0.11 * washes.b[i]!;
      const rim = painted ? painted.rim[i]! : 0;
      const cover = painted ? painted.cover[i]! : 1;
      const thick = density[i]! + rim;
      const light = 1 + 0.011 * tooth.data[i]!;
      out.r[i] = wetOn(PAPER[0], grey + (washes.r[i]! - grey) * SATURATION, thick, cover) * light;
      out.g[i] = wetOn(PAPER[1], grey + (washes.g[i]! - grey) * SATURATION, thick, cover) * light;
      out.b[i] = wetOn(PAPER[2], grey + (washes.b[i]! - grey) * SATURATION, thick, cover) * light;
    }
    return out;
  },
});

/** Pigment of a colour and thickness over paper: c − (c − c²)(d − 1), Bousseau, Kaplan, Thollot and Sillion, 2006. */
function wetOn(paper: number, colour: number, thickness: number, cover: number): number {
  const c = clamp01(colour);
  const dyed = clamp01(c - (c - c * c) * (thickness - 1)) * paper;
  return paper + (dyed - paper) * cover;
}

/** Areas of one colour each, light as on paper: the photo's deep shadows become a strong wash, not black. */
function layWashes(photo: RgbImage, { spread }: Washes, scale: number): RgbImage {
  const levelled = autoLevels(photo, 0.2);
  const calm = kuwahara(levelled, Math.max(2.5, 7 * scale * spread));
  const { r, g, b, ...size } = guidedSmoothRgb(calm, Math.round(6 * scale * spread) + 1, 0.005);
  const open = toneCurve([
    [0, 0.13],
    [0.2, 0.31],
    [0.5, 0.63],
    [0.8, 0.91],
    [1, 1],
  ]);
  // There is no black in the box: shadows are indigo.
  const cool = toneCurve([
    [0, 0.23],
    [0.2, 0.36],
    [0.5, 0.645],
    [0.8, 0.91],
    [1, 1],
  ]);
  return { ...size, r: curved(r, open), g: curved(g, open), b: curved(b, cool) };
}

/** A hand does not follow a contour to the pixel. */
function wobbled(image: RgbImage, scale: number, seed: number): RgbImage {
  const { width, height } = image;
  const slowX = clouds(width, height, 46 * scale, subSeed(seed, 'wobble x')).data;
  const slowY = clouds(width, height, 46 * scale, subSeed(seed, 'wobble y')).data;
  const fine = clouds(width, height, 9 * scale, subSeed(seed, 'fringe')).data;
  const out = rgbImage(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const dx = (1.7 * slowX[i]! + 0.9 * fine[i]!) * scale;
      const dy = (1.7 * slowY[i]! - 0.9 * fine[i]!) * scale;
      const sx = Math.min(width - 1, Math.max(0, x + dx + 0.5));
      const sy = Math.min(height - 1, Math.max(0, y + dy + 0.5));
      const j = (sy | 0) * width + (sx | 0);
      out.r[i] = image.r[j]!;
      out.g[i] = image.g[j]!;
      out.b[i] = image.b[j]!;
    }
  }
  return out;
}

/** Rough paper: bumps of a few pixels with a fine fibre on them; zero mean, deviation about 1. */
function paperTooth(width: number, height: number, scale: number, seed: number): Plane {
  const bumps = grain(width, height, 2.1 * scale, subSeed(seed, 'bumps'));
  const fibre = grain(width, height, 0.8 * scale, subSeed(seed, 'fibre')).data;
  for (let i = 0; i < fibre.length; i++) {
    bumps.data[i] = 0.8 * bumps.data[i]! + 0.5 * fibre[i]!;
  }
  return bumps;
}

/** Thickness of the pigment: 1 is the colour itself. */
function pigment(
  washes: RgbImage,
  wash: Washes,
  tooth: Plane,
  scale: number,
  seed: number,
): Float32Array {
  const { width, height } = washes;
  const tone = luma(washes);
  const fine = gaussianBlur(tone, 1.1 * scale + 0.3).data;
  const near = gaussianBlur(tone, 3.4 * scale).data;
  const wide = gaussianBlur(tone, 13 * scale).data;
  const blooms = clouds(width, height, 120 * scale, subSeed(seed, 'blooms')).data;
  const flow = clouds(width, height, 32 * scale, subSeed(seed, 'flow')).data;
  const out = new Float32Array(fine.length);
  for (let i = 0; i < out.length; i++) {
    // Water carries the pigment of a wash to its rim: dark lines on the darker side of every edge.
    const rim = Math.max(0, near[i]! - fine[i]!) * 7.5 + Math.max(0, wide[i]! - near[i]!) * 1.9;
    const uneven = wash.clouds * (0.62 * blooms[i]! + 0.5 * flow[i]!);
    // Pigment settles in the hollows, most in thick washes.
    const settled = wash.tooth * tooth.data[i]! * (1.3 - fine[i]!);
    out[i] = 1 + wash.rim * Math.min(1.5, rim) + uneven + settled;
  }
  return out;
}

/** Where the brush went: an uneven outline with a dark rim, and drops that fell beside it. */
function paintedArea(width: number, height: number, tooth: Plane, scale: number, seed: number) {
  const side = Math.min(width, height);
  const wander = clouds(width, height, side / 7, subSeed(seed, 'border')).data;
  const bays = clouds(width, height, side / 26, subSeed(seed, 'bays')).data;
  const inside = plane(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const border = Math.min(x, y, width - 1 - x, height - 1 - y);
      inside.data[i] = border - side * (0.042 + 0.01 * wander[i]! + 0.005 * bays[i]!);
    }
  }
  addDrops(inside, side, subSeed(seed, 'drops'));
  const cover = new Float32Array(inside.data.length);
  const rim = new Float32Array(inside.data.length);
  const soft = 1.6 * scale + 0.4;
  const deep = 40 * scale;
  for (let i = 0; i < cover.length; i++) {
    const at = inside.data[i]! + tooth.data[i]! * 1.1 * scale;
    cover[i] = at >= soft ? 1 : smoothstep(-soft, soft, at);
    // Nearly everywhere there is none.
    if (at >= deep) continue;
    rim[i] = 0.75 * smoothstep(9 * scale, 0, at) + 0.25 * smoothstep(deep, 0, at);
  }
  return { cover, rim };
}

/** A few drops between the paint and the edge of the paper, as distances inside a circle. */
function addDrops(inside: Plane, side: number, seed: number): void {
  const random = seededRandom(seed);
  const { width, height, data } = inside;
  for (let n = 0; n < 26; n++) {
    const radius = side * (0.0015 + 0.0065 * random() ** 3);
    const along = random();
    const off = side * (0.008 + 0.03 * random());
    const edge = Math.floor(random() * 4);
    const cx = edge < 2 ? along * width : edge === 2 ? off : width - off;
    const cy = edge < 2 ? (edge === 0 ? off : height - off) : along * height;
    const reach = Math.ceil(radius) + 3;
    for (let y = Math.max(0, Math.floor(cy - reach)); y < Math.min(height, cy + reach); y++) {
      for (let x = Math.max(0, Math.floor(cx - reach)); x < Math.min(width, cx + reach); x++) {
        const depth = radius - Math.hypot(x - cx, y - cy);
        data[y * width + x] = Math.max(data[y * width + x]!, depth);
      }
    }
  }
}
