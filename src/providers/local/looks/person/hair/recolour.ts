import { labOf, rgbOf, type Lab } from '../../../imaging/lab.js';
import { gaussianBlur } from '../../../imaging/blur.js';
import {
  clamp01,
  plane,
  rgbImage,
  smoothstep,
  type Plane,
  type RgbImage,
} from '../../../imaging/plane.js';
import type { HairColour } from './hair-colours.js';

/** Shares of the hair that are darker than its shadows and its lights begin at. */
const SHADOW = 0.04;
const LIGHT = 0.96;
/**
 * Dark hair has its lights and shadows within a small range. Drawn out for a light colour, broad ones may be so many
 * times as strong as they were, single strands only so many times, or they would be noise.
 */
const MOST_STRETCH = 2.8;
const MOST_STRAND_STRETCH = 1.6;
/** Strands are narrower than this share of the photo's longer side. */
const STRAND = 1 / 170;
/** What is so much lighter than the lights of the hair is skin or background between strands, or a glint. */
const BEYOND_LIGHT = [3, 16] as const;
/** How much of what its own colour varies by hair keeps, so that reflections stay alive. */
const KEPT_VARIETY = 0.14;
const LEAST_SHARE = 0.004;

/** Lightness of the hair in shadow, on the whole and in the light, and its mean colour. */
interface Tones {
  readonly shadow: number;
  readonly middle: number;
  readonly light: number;
  readonly a: number;
  readonly b: number;
}

/**
 * The photo with its hair in another colour. Each pixel keeps its place among the shadows and lights of the hair, so
 * that strands and depth stay; what these look like follows from the colour.
 * @param hair 1 on hair, 0 elsewhere
 * @param strength 0, as it was, to 1, wholly the new colour
 */
export function recolour(
  photo: RgbImage,
  hair: Plane,
  colour: HairColour,
  strength: number,
): RgbImage {
  const { width, height } = photo;
  const out = rgbImage(width, height);
  for (const channel of ['r', 'g', 'b'] as const) out[channel].set(photo[channel]);
  const tones = tonesOf(photo, hair);
  const within = gaussianBlur(hair, Math.max(width, height) * STRAND);
  const broad = broadLightness(photo, hair, within);
  const curve = toneCurve(tones, colour);
  const most = Math.max(4, (tones.light - tones.shadow) / 2);
  for (let i = 0; i < hair.data.length; i++) {
    if (hair.data[i]! < LEAST_SHARE) continue;
    const [l, a, b] = labOf([photo.r[i]!, photo.g[i]!, photo.b[i]!]);
    const beyond = l - tones.light;
    const share = hair.data[i]! * strength * smoothstep(BEYOND_LIGHT[1], BEYOND_LIGHT[0], beyond);
    const base = curve(broad.data[i]!);
    // At its edge hair is mixed with what is behind it: that it gets lighter there is no light on it.
    const rise = most * smoothstep(0.6, 0.97, within.data[i]!);
    const strand = Math.min(rise, Math.max(-most, l - broad.data[i]!));
    const now = Math.min(98, Math.max(1, base.l + strand * base.slope));
    const [newA, newB] = hueAt(now, colour);
    const mixed = rgbOf([
      now,
      newA + KEPT_VARIETY * (a - tones.a),
      newB + KEPT_VARIETY * (b - tones.b),
    ]);
    out.r[i] = clamp01(photo.r[i]! + (clamp01(mixed[0]) - photo.r[i]!) * share);
    out.g[i] = clamp01(photo.g[i]! + (clamp01(mixed[1]) - photo.g[i]!) * share);
    out.b[i] = clamp01(photo.b[i]! + (clamp01(mixed[2]) - photo.b[i]!) * share);
  }
  return out;
}

function tonesOf(photo: RgbImage, hair: Plane): Tones {
  const counts = new Float64Array(256);
  let [total, sumA, sumB] = [0, 0, 0];
  for (let i = 0; i < hair.data.length; i++) {
    if (hair.data[i]! < 0.8) continue;
    const [l, a, b] = labOf([photo.r[i]!, photo.g[i]!, photo.b[i]!]);
    counts[Math.min(255, Math.max(0, Math.round(l * 2.55)))]!++;
    total++;
    sumA += a;
    sumB += b;
  }
  const below = (share: number): number => {
    let sum = 0;
    let bin = 0;
    while (bin < 255 && (sum += counts[bin]!) < share * total) bin++;
    return bin / 2.55;
  };
  return {
    shadow: below(SHADOW),
    middle: below(0.5),
    light: below(LIGHT),
    a: sumA / Math.max(1, total),
    b: sumB / Math.max(1, total),
  };
}

/** Lightness of the hair without its strands; of the hair alone, whatever lies beside it. */
function broadLightness(photo: RgbImage, hair: Plane, within: Plane): Plane {
  const { width, height } = photo;
  const only = plane(width, height);
  for (let i = 0; i < only.data.length; i++) {
    if (hair.data[i]! < LEAST_SHARE) continue;
    only.data[i] = hair.data[i]! * labOf([photo.r[i]!, photo.g[i]!, photo.b[i]!])[0];
  }
  const sum = gaussianBlur(only, Math.max(width, height) * STRAND);
  for (let i = 0; i < sum.data.length; i++) {
    sum.data[i] = sum.data[i]! / Math.max(1e-3, within.data[i]!);
  }
  return sum;
}

/**
 * Shadow, middle and light of the hair become those of the colour; what lies beyond them levels off softly. Says also
 * how much a strand that is lighter or darker than its surroundings stands out then.
 */
function toneCurve(
  tones: Tones,
  { deep, middle, shine }: HairColour,
): (l: number) => { l: number; slope: number } {
  const side = (from: number, to: number) => {
    const span = Math.max(3, from);
    return { span, reach: Math.sign(to) * Math.min(Math.abs(to), span * MOST_STRETCH) };
  };
  const up = side(tones.light - tones.middle, shine[0] - middle[0]);
  const down = side(tones.middle - tones.shadow, deep[0] - middle[0]);
  return (l) => {
    const { span, reach } = l > tones.middle ? up : down;
    const t = Math.abs(l - tones.middle) / span;
    const level = t < 1 ? t : 1 + 0.3 * (1 - Math.exp(1 - t));
    const slope = Math.min(MOST_STRAND_STRETCH, Math.max(0.5, Math.abs(reach) / span));
    return { l: middle[0] + reach * level, slope };
  };
}

/** Hue of the colour at a lightness; towards black and white it fades. */
function hueAt(l: number, { deep, middle, shine }: HairColour): [number, number] {
  const between = (p: Lab, q: Lab, t: number): [number, number] => [
    p[1] + (q[1] - p[1]) * t,
    p[2] + (q[2] - p[2]) * t,
  ];
  if (l < deep[0]) return between([0, 0, 0], deep, l / deep[0]);
  if (l < middle[0]) return between(deep, middle, (l - deep[0]) / (middle[0] - deep[0]));
  if (l < shine[0]) return between(middle, shine, (l - middle[0]) / (shine[0] - middle[0]));
  return between(shine, [100, 0, 0], (l - shine[0]) / (100 - shine[0]));
}
