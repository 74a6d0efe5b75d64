import { gaussianBlur } from '../imaging/blur.js';
import { guidedSmoothRgb } from '../imaging/guided-filter.js';
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
import { autoLevels, clarity } from '../imaging/tone.js';
import { defineLook, detailScale, NO_FRAME } from './look.js';

const PAPERS: Readonly<Record<string, string>> = {
  white: '#fdfcf8',
  cream: '#f8efdc',
  kraft: '#c9ab83',
};
const SATURATION = 1.5;

/** Contours are drawn with the darkest pencil of the box, a warm violet brown. */
const CONTOUR = hexToRgb('#33262e');

export const colourPencil = defineLook({
  slug: 'photo-colour-pencil',
  title: 'Colour pencil',
  description: 'Layers of coloured strokes on paper with a tooth, and contours drawn last.',
  parameters: {
    pressure: {
      type: 'integer',
      title: 'Pressure',
      description: 'How densely the colours are laid.',
      minimum: 0,
      maximum: 100,
      default: 55,
    },
    strokes: {
      type: 'integer',
      title: 'Strokes',
      description: 'How clearly single strokes show.',
      minimum: 0,
      maximum: 100,
      default: 55,
    },
    paper: {
      type: 'string',
      title: 'Paper',
      oneOf: [
        { const: 'white', title: 'White' },
        { const: 'cream', title: 'Cream' },
        { const: 'kraft', title: 'Brown' },
      ],
      default: 'white',
    },
    openEdge: { type: 'boolean', title: 'Let the drawing fade at the edges', default: true },
  },
  frameShare: NO_FRAME,
  render(photo, values, seed) {
    const { width, height } = photo;
    const scale = detailScale(photo);
    const levelled = autoLevels(photo, 0.15);
    const colours = pencilColours(levelled, scale);
    const hand = strokesOf(width, height, scale, seed);
    const lines = contours(levelled, scale);
    const edge = values.openEdge ? openEdge(width, height, hand, seed) : undefined;
    const paper = hexToRgb(PAPERS[values.paper]!);
    const pressure = 0.6 + 0.75 * (values.pressure / 100);
    const show = 0.25 + 1.25 * (values.strokes / 100);
    const onDark = values.paper === 'kraft';
    const out = rgbImage(width, height);
    for (let i = 0; i < lines.data.length; i++) {
      const open = edge ? edge.data[i]! : 1;
      const { r, g, b } = colours;
      const light = Math.max(r[i]!, g[i]!, b[i]!);
      const dark = Math.min(r[i]!, g[i]!, b[i]!);
      // White paper does the work of a white pencil; brown paper needs one.
      const need = onDark ? 0.35 + 0.65 * Math.abs(light - 0.55) * 1.6 : 1 - dark * 0.86;
      const amount = smoothstep(0, 0.85, need) * pressure * open;
      const tooth = hand.tooth.data[i]!;
      const first = laid(amount, show * hand.first.data[i]!, tooth);
      const second = laid(amount * smoothstep(0.35, 0.9, need), show * hand.second.data[i]!, tooth);
      const shift = 0.06 * hand.hue.data[i]! * (light - dark + 0.25);
      const line = lines.data[i]! * (0.5 + 0.5 * open) * clamp01(0.9 + 0.16 * tooth);
      out.r[i] = layered(paper[0], r[i]! + shift, first, second, CONTOUR[0], line);
      out.g[i] = layered(paper[1], g[i]!, first, second, CONTOUR[1], line);
      out.b[i] = layered(paper[2], b[i]! - shift, first, second, CONTOUR[2], line);
    }
    return out;
  },
});

/** One channel: a light tint on the paper, the colour over it, and a contour over both. */
function layered(
  paper: number,
  pencil: number,
  first: number,
  second: number,
  contour: number,
  line: number,
): number {
  const colour = clamp01(pencil);
  const tint = 1 - (1 - colour) * 0.86;
  const once = paper + (tint - paper) * first;
  const twice = once + (colour * 0.93 - once) * second;
  return twice + (contour - twice) * line;
}

/** Share of the paper that one layer covers: pigment stays on what stands up. */
function laid(amount: number, stroke: number, tooth: number): number {
  const grip = amount * (1.02 - 0.35 * amount);
  return clamp01(
    grip + (0.2 * stroke + 0.085 * tooth) * Math.min(1, amount * 2.2) * (1.15 - amount * 0.7),
  );
}

function pencilColours(photo: RgbImage, scale: number): RgbImage {
  const calm = guidedSmoothRgb(photo, Math.max(2, Math.round(4 * scale)), 0.004, 2);
  const crisp = clarity(luma(calm), 18 * scale, 0.45).data;
  const out = rgbImage(photo.width, photo.height);
  for (let i = 0; i < crisp.length; i++) {
    const grey = 0.299 * calm.r[i]! + 0.587 * calm.g[i]! + 0.114 * calm.b[i]!;
    const tone = 0.1 + 0.9 * Math.pow(crisp[i]!, 0.86);
    out.r[i] = clamp01(tone + (calm.r[i]! - grey) * SATURATION);
    out.g[i] = clamp01(tone + (calm.g[i]! - grey) * SATURATION);
    out.b[i] = clamp01(tone + (calm.b[i]! - grey) * SATURATION);
  }
  return out;
}

interface Hand {
  first: Plane;
  second: Plane;
  hue: Plane;
  tooth: Plane;
}

/** Two layers of hatching at angles that wander, the tooth of the paper, and which pencil was taken. */
function strokesOf(width: number, height: number, scale: number, seed: number): Hand {
  const along = (use: string, angle: number, sigma: number): Plane =>
    streaks(width, height, angle, 52 * scale, sigma * scale, subSeed(seed, use));
  const first = along('first', -0.92, 1);
  const turned = along('turned', -1.28, 1);
  const turn = clouds(width, height, 170 * scale, subSeed(seed, 'turn')).data;
  for (let i = 0; i < turn.length; i++) {
    const t = smoothstep(-0.5, 0.5, turn[i]!);
    first.data[i] = first.data[i]! * (1 - t) + turned.data[i]! * t;
  }
  return {
    first,
    second: along('second', 0.62, 1),
    hue: along('hue', -0.92, 2.2),
    tooth: grain(width, height, 0.8 * scale, subSeed(seed, 'tooth')),
  };
}

/** Dark sides of edges, as fine as a sharpened pencil. */
function contours(photo: RgbImage, scale: number): Plane {
  const tone = luma(photo);
  const fine = gaussianBlur(tone, 0.9 * scale + 0.2).data;
  const middle = gaussianBlur(tone, 2.4 * scale + 0.2).data;
  const broad = gaussianBlur(tone, 8 * scale).data;
  const out = plane(photo.width, photo.height);
  for (let i = 0; i < fine.length; i++) {
    const local = 0.25 + 0.75 * broad[i]!;
    out.data[i] =
      0.62 * smoothstep(0.02, 0.13, (middle[i]! - fine[i]!) / local) +
      0.22 * smoothstep(0.06, 0.4, (broad[i]! - middle[i]!) / local);
  }
  return out;
}

/** 1 inside, falling to 0 towards the border along the ends of strokes. */
function openEdge(width: number, height: number, hand: Hand, seed: number): Plane {
  const side = Math.min(width, height);
  const wander = clouds(width, height, side / 5, subSeed(seed, 'edge')).data;
  const ends = streaks(width, height, -0.92, side / 10, 1.4, subSeed(seed, 'ends')).data;
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const border = Math.min(x, y, width - 1 - x, height - 1 - y) / side;
      const at = border + 0.018 * wander[i]! + 0.02 * ends[i]! + 0.003 * hand.tooth.data[i]!;
      out.data[i] = smoothstep(0.01, 0.08, at) * smoothstep(0, 0.02, border);
    }
  }
  return out;
}
