import { grain } from './noise.js';
import { clamp01, rgbImage, smoothstep, type Rgb, type RgbImage } from './plane.js';
import { seededRandom, subSeed } from './random.js';

/** Sides of a frame in pixels for a picture of this size. */
export function frameWidth(image: { width: number; height: number }, share: number): number {
  return Math.floor(Math.max(image.width, image.height) * share);
}

/** A white border as of a colour print; the picture's corners are rounded. */
export function mountRounded(
  image: RgbImage,
  border: number,
  radius: number,
  paper: Rgb,
  seed: number,
): RgbImage {
  const width = image.width + 2 * border;
  const height = image.height + 2 * border;
  const out = rgbImage(width, height);
  const fibre = grain(width, height, 0.8, seed).data;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const inside = roundedInside(x - border, y - border, image.width, image.height, radius);
      const cover = clamp01(inside + 0.5);
      const light = 1 + 0.006 * fibre[i]! - 0.012 * (y / height);
      let r = paper[0] * light;
      let g = paper[1] * light;
      let b = paper[2] * light;
      if (cover > 0) {
        const from =
          clampTo(y - border, image.height) * image.width + clampTo(x - border, image.width);
        r += (image.r[from]! - r) * cover;
        g += (image.g[from]! - g) * cover;
        b += (image.b[from]! - b) * cover;
      }
      out.r[i] = r;
      out.g[i] = g;
      out.b[i] = b;
    }
  }
  return out;
}

export function clampTo(value: number, size: number): number {
  return value < 0 ? 0 : value >= size ? size - 1 : value;
}

/** Distance inside a rounded rectangle at the origin, negative outside. */
export function roundedInside(
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
): number {
  const px = Math.abs(x + 0.5 - width / 2) - (width / 2 - radius);
  const py = Math.abs(y + 0.5 - height / 2) - (height / 2 - radius);
  const ox = Math.max(0, px);
  const oy = Math.max(0, py);
  return radius - Math.sqrt(ox * ox + oy * oy) - Math.min(0, Math.max(px, py));
}

export interface AlbumMount {
  /** White border of the print, pixels. */
  border: number;
  /** Album page around the print, pixels. */
  margin: number;
  paper: Rgb;
  page: Rgb;
  corner: Rgb;
}

/** A print with deckle-edged border, held by paper corners on a dark album page. */
export function mountInAlbum(image: RgbImage, mount: AlbumMount, seed: number): RgbImage {
  const { border, margin, paper, page, corner } = mount;
  const outer = border + margin;
  const width = image.width + 2 * outer;
  const height = image.height + 2 * outer;
  const out = rgbImage(width, height);
  const fibre = grain(width, height, 0.9, subSeed(seed, 'fibre')).data;
  const edges = deckleEdges(width, height, border, seed);
  const shadow = margin * 0.45;
  const cornerSize = border * 2.5;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      // Distance inside the deckled sheet, and the same for its shadow, which falls to the lower right.
      const sheet = Math.min(
        x - margin - edges.left[y]!,
        width - 1 - margin - edges.right[y]! - x,
        y - margin - edges.top[x]!,
        height - 1 - margin - edges.bottom[x]! - y,
      );
      const lift = shadow * 0.35;
      const shade = Math.min(
        x - margin - lift,
        width - 1 - margin + lift - x,
        y - margin - lift,
        height - 1 - margin + lift - y,
      );
      const grainValue = fibre[i]!;
      const pageLight =
        (1 + 0.07 * grainValue) * (1 - 0.6 * smoothstep(-shadow, shadow * 0.4, shade));
      let r = page[0] * pageLight;
      let g = page[1] * pageLight;
      let b = page[2] * pageLight;
      const cover = clamp01(sheet + 0.5);
      if (cover > 0) {
        // The cut edge catches light.
        const sheen = 1 + 0.012 * grainValue - 0.05 * smoothstep(2.5, 0, sheet);
        let pr = paper[0] * sheen;
        let pg = paper[1] * sheen;
        let pb = paper[2] * sheen;
        const ix = x - outer;
        const iy = y - outer;
        if (ix >= 0 && iy >= 0 && ix < image.width && iy < image.height) {
          const from = iy * image.width + ix;
          pr = image.r[from]!;
          pg = image.g[from]!;
          pb = image.b[from]!;
        }
        r += (pr - r) * cover;
        g += (pg - g) * cover;
        b += (pb - b) * cover;
      }
      const fold = cornerInside(x, y, width, height, margin, cornerSize);
      if (fold > -shadow * 0.4) {
        const dim = 1 - 0.35 * smoothstep(-shadow * 0.4, 0, fold);
        const on = clamp01(fold + 0.5);
        const light = 1 + 0.03 * grainValue - 0.12 * smoothstep(1.5, 0, fold);
        r = r * dim * (1 - on) + corner[0] * light * on;
        g = g * dim * (1 - on) + corner[1] * light * on;
        b = b * dim * (1 - on) + corner[2] * light * on;
      }
      out.r[i] = r;
      out.g[i] = g;
      out.b[i] = b;
    }
  }
  return out;
}

/** Distance inside the nearest of the four triangular corners that hold the print. */
function cornerInside(
  x: number,
  y: number,
  width: number,
  height: number,
  margin: number,
  size: number,
): number {
  const pocket = margin * 0.72;
  const dx = Math.min(x, width - 1 - x) - pocket;
  const dy = Math.min(y, height - 1 - y) - pocket;
  return Math.min(dx, dy, (size - dx - dy) * Math.SQRT1_2);
}

function deckleEdges(width: number, height: number, border: number, seed: number) {
  const random = seededRandom(subSeed(seed, 'deckle'));
  return {
    top: deckle(width, border, random),
    bottom: deckle(width, border, random),
    left: deckle(height, border, random),
    right: deckle(height, border, random),
  };
}

/** Depth of the bites that a deckle cutter takes along one side: small waves of uneven length. */
function deckle(length: number, border: number, random: () => number): Float32Array {
  const out = new Float32Array(length);
  const pitch = Math.max(4, border * 0.26);
  let at = -random() * pitch;
  while (at < length) {
    const wave = pitch * (0.7 + random() * 0.6);
    const depth = border * (0.07 + random() * 0.07);
    for (let k = Math.max(0, Math.ceil(at)); k < Math.min(length, at + wave); k++) {
      const t = (k - at) / wave;
      out[k] = depth * Math.abs(2 * t - 1) ** 1.4;
    }
    at += wave;
  }
  return out;
}
