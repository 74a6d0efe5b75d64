import { gaussianBlur } from '../imaging/blur.js';
import { grain } from '../imaging/noise.js';
import { frameWidth, mountRounded } from '../imaging/mount.js';
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
import { subSeed } from '../imaging/random.js';
import { autoLevels, clarity, equalise, percentile } from '../imaging/tone.js';
import { flatColours, shapes } from './flat-colours.js';
import { inkLines } from './ink-lines.js';
import { defineLook, detailScale } from './look.js';

const GUTTER_SHARE = 0.022;
const INK = hexToRgb('#15131a');
const NEWSPRINT = hexToRgb('#fbf3dd');

export const comic = defineLook({
  slug: 'photo-comic',
  title: 'Comic book',
  description: 'A panel of a printed comic: black shadows, dots of colour and yellowed paper.',
  parameters: {
    ink: {
      type: 'integer',
      title: 'Ink',
      description: 'How much of the picture is drawn in black.',
      minimum: 0,
      maximum: 100,
      default: 50,
    },
    dots: { type: 'integer', title: 'Halftone dots', minimum: 0, maximum: 100, default: 60 },
    aged: { type: 'boolean', title: 'Yellowed paper', default: true },
    panel: { type: 'boolean', title: 'Black line and white border', default: true },
  },
  frameShare: ({ panel }) => (panel ? GUTTER_SHARE : 0),
  render(photo, { ink, dots, aged, panel }, seed) {
    const scale = detailScale(photo);
    const base = shapes(autoLevels(photo, 0.35), scale, seed);
    const inked = inkPlate(base, ink / 100, scale);
    const areas = flatColours(base, scale, 4, 1.75);
    const printed = printColours(areas, base, dots / 100, scale);
    const paper = aged ? NEWSPRINT : ([1, 1, 1] as const);
    const fibre = grain(photo.width, photo.height, 0.9, subSeed(seed, 'fibre')).data;
    const out = rgbImage(photo.width, photo.height);
    for (let i = 0; i < fibre.length; i++) {
      const light = aged ? 1 + 0.016 * fibre[i]! : 1;
      const cover = clamp01(inked.data[i]! * (aged ? 0.97 + 0.03 * fibre[i]! : 1));
      out.r[i] = (printed.r[i]! * paper[0] * (1 - cover) + INK[0] * cover) * light;
      out.g[i] = (printed.g[i]! * paper[1] * (1 - cover) + INK[1] * cover) * light;
      out.b[i] = (printed.b[i]! * paper[2] * (1 - cover) + INK[2] * cover) * light;
    }
    return panel ? inPanel(out, paper, seed) : out;
  },
});

/** Contours and the deep shadows between them, as one would fill them with a brush. */
function inkPlate(base: RgbImage, amount: number, scale: number): Plane {
  const lines = inkLines(base, {
    width: (2.6 + 1.8 * amount) * scale,
    detail: 0.25 + 0.6 * amount,
  });
  const light = luma(base);
  const tone = clarity(equalise(light, 3, 1.6), 18 * scale, 0.5);
  const soft = gaussianBlur(tone, 3.2 * scale).data;
  const threshold = Math.min(0.34, percentile(tone, 0.05 + 0.26 * amount));
  const relief = reliefOf(light, 14 * scale);
  for (let i = 0; i < soft.length; i++) {
    // The darkest part of a bright sky is no shadow, and neither is the dim corner of an even background.
    const dark =
      smoothstep(0.5, 0.36, light.data[i]!) *
      Math.max(smoothstep(0.015, 0.05, relief[i]!), smoothstep(0.12, 0.05, light.data[i]!));
    const shadow = smoothstep(threshold + 0.025, threshold - 0.025, soft[i]!) * dark;
    lines.data[i] = Math.max(lines.data[i]! * Math.min(1, amount * 4), shadow);
  }
  return lines;
}

/** How much there is to see around each place: the standard deviation of the light. */
function reliefOf(light: Plane, reach: number): Float32Array {
  const squares = plane(light.width, light.height);
  for (let i = 0; i < squares.data.length; i++) squares.data[i] = light.data[i]! ** 2;
  const mean = gaussianBlur(light, reach).data;
  const out = gaussianBlur(squares, reach).data;
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(Math.max(0, out[i]! - mean[i]! ** 2));
  return out;
}

/** Colours as a cheap press lays them: light tones are dots of the colour on the paper, on a 45 degree screen. */
function printColours(areas: RgbImage, base: RgbImage, dots: number, scale: number): RgbImage {
  const { width, height } = areas;
  const tone = gaussianBlur(luma(base), 2.5 * scale).data;
  const pitch = Math.max(4.2, 7.5 * scale);
  const screen = plane(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const u = ((x + y) * Math.SQRT1_2) / pitch;
      const v = ((x - y) * Math.SQRT1_2) / pitch;
      const du = u - Math.round(u);
      const dv = v - Math.round(v);
      const radius = 0.62 * Math.sqrt(clamp01(0.95 - tone[i]!));
      screen.data[i] = clamp01((radius - Math.sqrt(du * du + dv * dv)) * pitch + 0.5);
    }
  }
  const out = rgbImage(width, height);
  const mix = (value: number, dot: number, floor: number): number => {
    // Between dots the colour is lighter by as much as the dots are stronger.
    const light = 1 - (1 - value) * 0.68;
    const strong = value * floor;
    return value + ((dot > 0 ? light + (strong - light) * dot : light) - value) * dots;
  };
  for (let i = 0; i < tone.length; i++) {
    const dot = screen.data[i]!;
    out.r[i] = mix(areas.r[i]!, dot, 0.93);
    out.g[i] = mix(areas.g[i]!, dot, 0.86);
    out.b[i] = mix(areas.b[i]!, dot, 0.86);
  }
  return out;
}

/** The black line around a panel, and the page beside it. */
function inPanel(
  image: RgbImage,
  paper: readonly [number, number, number],
  seed: number,
): RgbImage {
  const border = frameWidth(image, GUTTER_SHARE);
  const line = Math.max(2, Math.round(border * 0.22));
  const inked: RgbImage = { ...image };
  const { width, height } = image;
  for (let y = 0; y < height; y++) {
    const rim = y < line || y >= height - line;
    for (let x = 0; x < width; x++) {
      if (!rim && x >= line && x < width - line) continue;
      const i = y * width + x;
      inked.r[i] = INK[0];
      inked.g[i] = INK[1];
      inked.b[i] = INK[2];
    }
  }
  return mountRounded(inked, border, 1, paper, subSeed(seed, 'page'));
}
