import { gaussianBlur } from '../imaging/blur.js';
import { clouds, grain, streaks } from '../imaging/noise.js';
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
import { autoLevels, clarity, equalise } from '../imaging/tone.js';
import { defineLook, detailScale, NO_FRAME } from './look.js';

const PAPERS: Record<string, string> = { white: '#fdfdfb', cream: '#faf6ec' };
/** Soft graphite is a slightly cool dark grey, never black. */
const GRAPHITE = hexToRgb('#26272b');

export const pencilSketch = defineLook({
  slug: 'photo-pencil-sketch',
  title: 'Pencil sketch',
  description: 'Graphite on drawing paper: fine contours, hatched shadows and an open edge.',
  parameters: {
    darkness: { type: 'integer', title: 'Darkness', minimum: 0, maximum: 100, default: 55 },
    hatching: {
      type: 'integer',
      title: 'Hatching',
      description: 'How clearly the strokes of the pencil show.',
      minimum: 0,
      maximum: 100,
      default: 60,
    },
    paper: {
      type: 'string',
      title: 'Paper',
      oneOf: [
        { const: 'white', title: 'White' },
        { const: 'cream', title: 'Cream' },
      ],
      default: 'white',
    },
    openEdge: { type: 'boolean', title: 'Let the drawing fade at the edges', default: true },
  },
  frameShare: NO_FRAME,
  render(photo, { darkness, hatching, paper, openEdge }, seed) {
    const { width, height } = photo;
    const scale = detailScale(photo);
    const tone = tones(photo, scale);
    const lines = contours(tone, scale);
    const texture = graphiteTexture(width, height, scale, hatching / 100, seed);
    const edge = openEdge ? openEdgeMask(width, height, texture.tooth, seed) : undefined;
    const pressure = 0.62 + 0.6 * (darkness / 100);
    const paperColour = hexToRgb(PAPERS[paper]!);
    const out = rgbImage(width, height);
    for (let i = 0; i < tone.data.length; i++) {
      const dark = 1 - tone.data[i]!;
      const open = edge ? edge.data[i]! : 1;
      // Light tones stay paper; the mid tones carry most of the hatching.
      const shade = Math.pow(smoothstep(0.1, 1.08, dark), 0.95) * pressure * open;
      const crossed = smoothstep(0.5, 0.95, dark);
      const stroke =
        texture.hatch.data[i]! * (1 - 0.35 * crossed) + texture.cross.data[i]! * 0.7 * crossed;
      const grip = Math.min(1, shade * 3.2) * (1 - 0.55 * shade);
      const laid = clamp01(shade * 0.86 + grip * (0.17 * stroke + 0.075 * texture.tooth.data[i]!));
      const line =
        lines.data[i]! * (0.55 + 0.45 * open) * clamp01(0.94 + 0.1 * texture.tooth.data[i]!);
      const cover = 1 - (1 - laid) * (1 - clamp01(line * (0.55 + 0.45 * pressure)));
      const fibre = 1 - 0.006 * texture.tooth.data[i]!;
      out.r[i] = (paperColour[0] * (1 - cover) + GRAPHITE[0] * cover) * fibre;
      out.g[i] = (paperColour[1] * (1 - cover) + GRAPHITE[1] * cover) * fibre;
      out.b[i] = (paperColour[2] * (1 - cover) + GRAPHITE[2] * cover) * fibre;
    }
    return out;
  },
});

function tones(photo: RgbImage, scale: number): Plane {
  const flat = luma(autoLevels(photo, 0.3));
  const local = equalise(flat, 6, 2.2);
  const mixed = plane(photo.width, photo.height);
  for (let i = 0; i < mixed.data.length; i++) {
    mixed.data[i] = 0.55 * flat.data[i]! + 0.45 * local.data[i]!;
  }
  return clarity(mixed, 22 * scale, 0.35);
}

/** Dark sides of edges at a fine and a broad scale, 0 to 1, even in shadows where the photo has little contrast. */
function contours(tone: Plane, scale: number): Plane {
  const fine = gaussianBlur(tone, 0.9 * scale + 0.2);
  const middle = gaussianBlur(tone, 2.2 * scale + 0.2);
  const broad = gaussianBlur(tone, 7 * scale);
  const out = plane(tone.width, tone.height);
  for (let i = 0; i < out.data.length; i++) {
    const local = 0.22 + 0.78 * broad.data[i]!;
    const sharp = (middle.data[i]! - fine.data[i]!) / local;
    const soft = (broad.data[i]! - middle.data[i]!) / local;
    out.data[i] = clamp01(
      smoothstep(0.012, 0.11, sharp) * 0.85 + smoothstep(0.05, 0.4, soft) * 0.5,
    );
  }
  return out;
}

function graphiteTexture(
  width: number,
  height: number,
  scale: number,
  hatching: number,
  seed: number,
): { hatch: Plane; cross: Plane; tooth: Plane } {
  const tooth = grain(width, height, 0.75 * scale, subSeed(seed, 'tooth'));
  const length = 46 * scale;
  const hatch = streaks(width, height, -0.96, length, 0.8 * scale, subSeed(seed, 'hatch'));
  const steep = streaks(width, height, -1.2, length, 0.8 * scale, subSeed(seed, 'steep'));
  const cross = streaks(width, height, 0.7, length * 0.8, 0.8 * scale, subSeed(seed, 'cross'));
  const turn = clouds(width, height, 150 * scale, subSeed(seed, 'turn'));
  const strength = 0.35 + 1.15 * hatching;
  for (let i = 0; i < hatch.data.length; i++) {
    // The hand changes its angle from patch to patch.
    const t = smoothstep(-0.6, 0.6, turn.data[i]!);
    hatch.data[i] = (hatch.data[i]! * (1 - t) + steep.data[i]! * t) * strength;
    cross.data[i] = cross.data[i]! * strength;
  }
  return { hatch, cross, tooth };
}

/** 1 inside, falling to 0 towards the border along a ragged line. */
function openEdgeMask(width: number, height: number, tooth: Plane, seed: number): Plane {
  const side = Math.min(width, height);
  const wander = clouds(width, height, side / 5, subSeed(seed, 'edge'));
  const strokes = streaks(width, height, -0.96, side / 12, 1.2, subSeed(seed, 'edge strokes'));
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const border = Math.min(x, y, width - 1 - x, height - 1 - y) / side;
      const at =
        border + 0.018 * wander.data[i]! + 0.016 * strokes.data[i]! + 0.003 * tooth.data[i]!;
      out.data[i] = smoothstep(0.012, 0.085, at) * smoothstep(0, 0.02, border);
    }
  }
  return out;
}
