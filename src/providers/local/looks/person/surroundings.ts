import { gaussianBlur } from '../../imaging/blur.js';
import {
  clamp01,
  plane,
  rgbImage,
  smoothstep,
  type Plane,
  type RgbaImage,
  type RgbImage,
} from '../../imaging/plane.js';

/** What the photo would look like without its people, far out of focus: their surroundings, spread under them. */
export function surroundings(photo: RgbImage, matte: Plane, reach: number): RgbImage {
  return spreadColours(photo, (i) => (1 - matte.data[i]!) ** 2, reach);
}

/** The colours of a photo where the weight is high, out of focus and spread over the rest of it. */
function spreadColours(photo: RgbImage, weightAt: (i: number) => number, reach: number): RgbImage {
  const { width, height } = photo;
  const weights = plane(width, height);
  for (let i = 0; i < weights.data.length; i++) weights.data[i] = weightAt(i) + 1e-4;
  const weight = gaussianBlur(weights, reach).data;
  const spread = (data: Float32Array): Float32Array => {
    const only = plane(width, height);
    for (let i = 0; i < data.length; i++) only.data[i] = data[i]! * weights.data[i]!;
    const sum = gaussianBlur(only, reach).data;
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! / weight[i]!;
    return sum;
  };
  return { width, height, r: spread(photo.r), g: spread(photo.g), b: spread(photo.b) };
}

/**
 * The people of a photo by themselves. Where hair lets the background through, its colour is taken out again:
 * what is seen there is `a` parts person and the rest background.
 */
export function cutOut(photo: RgbImage, matte: Plane): RgbaImage {
  const { width, height } = photo;
  const behind = surroundings(photo, matte, Math.max(width, height) / 90);
  const within = spreadColours(photo, (i) => matte.data[i]! ** 6, Math.max(width, height) / 60);
  const out = { ...rgbImage(width, height), a: new Float32Array(matte.data.length) };
  const own = (seen: number, back: number, share: number): number =>
    share > 0.98 || share <= 0.02
      ? seen
      : clamp01((seen - back * (1 - share) * 0.85) / (share + (1 - share) * 0.15));
  for (let i = 0; i < matte.data.length; i++) {
    // What is hardly there is no hair, but something of the background that the network was unsure of.
    const share = byColour(smoothstep(0.14, 0.9, matte.data[i]!), i, photo, behind, within);
    out.a[i] = share;
    out.r[i] = own(photo.r[i]!, behind.r[i]!, share);
    out.g[i] = own(photo.g[i]!, behind.g[i]!, share);
    out.b[i] = own(photo.b[i]!, behind.b[i]!, share);
  }
  return out;
}

/** Colours less apart than the first, squared, tell nothing; more than the second, all. */
const APART = [0.02, 0.12] as const;

/**
 * Between yes and no the network only guesses. Where a person's colours and those behind differ, the colour that is
 * seen tells better how much of either is in it: locks stay, and what shines through between them goes.
 */
function byColour(
  share: number,
  i: number,
  seen: RgbImage,
  behind: RgbImage,
  within: RgbImage,
): number {
  if (share <= 0 || share >= 1) return share;
  const [br, bg, bb] = [behind.r[i]!, behind.g[i]!, behind.b[i]!];
  const [dr, dg, db] = [within.r[i]! - br, within.g[i]! - bg, within.b[i]! - bb];
  const apart = dr * dr + dg * dg + db * db;
  const trust = smoothstep(APART[0], APART[1], apart) * Math.min(1, 6 * share * (1 - share));
  if (trust <= 0) return share;
  const along = ((seen.r[i]! - br) * dr + (seen.g[i]! - bg) * dg + (seen.b[i]! - bb) * db) / apart;
  return share + (smoothstep(0.12, 0.88, along) - share) * trust;
}

/** People before a new background; a little of its light falls around their outline. */
export function placeBefore(person: RgbaImage, background: RgbImage): RgbImage {
  const { width, height, a } = person;
  const reach = Math.max(width, height) / 100;
  const glow = (data: Float32Array) => gaussianBlur({ width, height, data }, reach).data;
  const [red, green, blue] = [glow(background.r), glow(background.g), glow(background.b)];
  const out = rgbImage(width, height);
  for (let i = 0; i < a.length; i++) {
    const share = a[i]!;
    const wrap = share * (1 - share) * 0.6;
    const mix = (own: number, light: number, back: number): number =>
      (own + (light - own) * wrap) * share + back * (1 - share);
    out.r[i] = mix(person.r[i]!, red[i]!, background.r[i]!);
    out.g[i] = mix(person.g[i]!, green[i]!, background.g[i]!);
    out.b[i] = mix(person.b[i]!, blue[i]!, background.b[i]!);
  }
  return out;
}

/** With so much of a head around it, a place may have hairs of it. */
const HAIRS = 0.25;

/** Adds rows above a photo, as its surroundings would go on; the matte grows with it. */
export function withRoomAbove(
  photo: RgbImage,
  matte: Plane,
  rows: number,
): { photo: RgbImage; matte: Plane } {
  if (rows <= 0) return { photo, matte };
  const { width, height } = photo;
  const around = surroundings(photo, matte, Math.max(width, height) / 40);
  // Beside a head single hairs stand out that are in no matte.
  const near = gaussianBlur(matte, Math.max(width, height) / 25).data;
  const out = rgbImage(width, height + rows);
  const grown = plane(width, height + rows);
  grown.data.set(matte.data, rows * width);
  for (const channel of ['r', 'g', 'b'] as const) {
    out[channel].set(photo[channel], rows * width);
    for (let k = 0; k < rows; k++) {
      // Mirrored where only background is mirrored, and soon nothing but its colour.
      const from = Math.min(height - 1, k);
      const fade = Math.exp(-k / (rows * 0.6));
      for (let x = 0; x < width; x++) {
        const i = from * width + x;
        const calm = around[channel][x]!;
        const free = (1 - matte.data[i]!) ** 3 * (1 - smoothstep(0, HAIRS, near[i]!));
        const detail = (photo[channel][i]! - calm) * free * fade;
        out[channel][(rows - 1 - k) * width + x] = calm + detail;
      }
    }
  }
  return { photo: out, matte: grown };
}
