import { hexToRgb, type Rgb } from './plane.js';

/** CIE L*a*b* under D65: lightness 0 to 100, red against green, yellow against blue. */
export type Lab = readonly [number, number, number];

/** White point of D65, 2 degrees. */
const WHITE = [0.95047, 1, 1.08883] as const;
const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;

/** sRGB values of 0 to 1 (IEC 61966-2-1) as CIE L*a*b*. */
export function labOf([r, g, b]: Rgb): Lab {
  const [lr, lg, lb] = [linear(r), linear(g), linear(b)];
  const x = compressed((0.4124564 * lr + 0.3575761 * lg + 0.1804375 * lb) / WHITE[0]);
  const y = compressed((0.2126729 * lr + 0.7151522 * lg + 0.072175 * lb) / WHITE[1]);
  const z = compressed((0.0193339 * lr + 0.119192 * lg + 0.9503041 * lb) / WHITE[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

export function labOfHex(hex: string): Lab {
  return labOf(hexToRgb(hex));
}

/** As `#rrggbb`; what a screen cannot show is made paler, in the same hue, until it can. */
export function hexOf([l, a, b]: Lab): string {
  for (let chroma = 1; chroma > 0; chroma -= 0.02) {
    const rgb = rgbOf([l, a * chroma, b * chroma]);
    if (rgb.every((value) => value > -0.004 && value < 1.004)) return toHex(rgb);
  }
  return toHex(rgbOf([l, 0, 0]));
}

function toHex(rgb: Rgb): string {
  const bytes = rgb.map((value) => Math.round(Math.min(1, Math.max(0, value)) * 255));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** sRGB values, nominally 0 to 1: what a screen cannot show lies beyond. */
export function rgbOf([l, a, b]: Lab): Rgb {
  const fy = (l + 16) / 116;
  const x = WHITE[0] * expanded(fy + a / 500);
  const y = l > 8 ? fy ** 3 : l / KAPPA;
  const z = WHITE[2] * expanded(fy - b / 200);
  return [
    encoded(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
    encoded(-0.969266 * x + 1.8760108 * y + 0.041556 * z),
    encoded(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
  ];
}

const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const encoded = (v: number): number =>
  v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055;
const compressed = (t: number): number => (t > EPSILON ? Math.cbrt(t) : (KAPPA * t + 16) / 116);
const expanded = (t: number): number => (t ** 3 > EPSILON ? t ** 3 : (116 * t - 16) / KAPPA);

/** How colourful: 0 for greys. */
export function chromaOf([, a, b]: Lab): number {
  return Math.hypot(a, b);
}

/** In the same hue and lightness, as colourful as that. */
export function withChroma([l, a, b]: Lab, chroma: number): Lab {
  const now = Math.hypot(a, b);
  return now < 1 ? [l, a, b] : [l, (a / now) * chroma, (b / now) * chroma];
}
