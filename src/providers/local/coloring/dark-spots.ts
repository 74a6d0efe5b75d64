import { boxBlur } from '../imaging/blur.js';
import type { Mask, Plane } from '../imaging/plane.js';
import type { DifficultySettings } from './difficulty.js';
import type { Stroke } from './stroke.js';
import { traceBorders } from './trace-borders.js';

/** Small dark shapes that a drawing fills with ink: the pupils of an animal. */
export interface DarkSpots {
  outlines: Stroke[];
  /** 1 inside a spot. */
  inside: Uint8Array;
}

const NEIGHBOURHOOD = 22;
const MIN_AREA = 16;
/**
 * Darker than these shares of the light around: what is too long or ragged at the first, such as a pupil joined to its
 * lashes, may be compact at a stricter one.
 */
const DARK_SHARES = [0.66, 0.54, 0.44, 0.36];
const MIN_CONTRAST = 0.15;
/** Of these directions out of a spot at least so many must come to something lighter: corners of shadows do not. */
const DIRECTIONS = 16;
const LIGHTER_DIRECTIONS = 15;
const LIGHTER_BY = 0.12;

interface Spot {
  pixels: number[];
  score: number;
}

/**
 * Finds compact spots that are much darker than what is around them.
 * @param light linear-looking lightness, 0 to 1
 * @param area where spots are wanted
 */
export function darkSpots(
  light: Plane,
  area: Mask,
  settings: Pick<DifficultySettings, 'spots' | 'maxSpotArea'>,
): DarkSpots {
  const { width, height, data } = light;
  const inside = new Uint8Array(data.length);
  const around = boxBlur(boxBlur(light, NEIGHBOURHOOD), NEIGHBOURHOOD).data;
  const found: Spot[] = [];
  const taken = new Uint8Array(data.length);
  for (const share of DARK_SHARES) {
    const dark = new Uint8Array(data.length);
    for (let i = 0; i < dark.length; i++) {
      if (area.data[i] && !taken[i] && data[i]! < 0.4 && data[i]! < around[i]! * share - 0.02)
        dark[i] = 1;
    }
    const parts = compactParts(dark, light, around, settings.maxSpotArea);
    for (const { pixels } of parts) for (const i of pixels) taken[i] = 1;
    found.push(...parts);
  }
  const spots = found
    .filter((spot) => found.some((other) => arePair(spot, other, width)))
    .sort((a, b) => b.score - a.score || a.pixels[0]! - b.pixels[0]!)
    .slice(0, settings.spots);
  for (const { pixels } of spots) for (const i of pixels) inside[i] = 1;
  const map = { width, height, labels: Int32Array.from(inside), count: 2 };
  return { outlines: traceBorders(map, light).filter(({ closed }) => closed), inside };
}

/** Connected parts that are filled well and not long; they are scored by contrast, then by roundness. */
function compactParts(
  dark: Uint8Array,
  light: Plane,
  around: Float32Array,
  maxArea: number,
): Spot[] {
  const { width, height } = light;
  const spots: Spot[] = [];
  for (let start = 0; start < dark.length; start++) {
    if (dark[start] !== 1) continue;
    const pixels = [start];
    dark[start] = 2;
    let [left, right, top, bottom] = [width, 0, height, 0];
    let contrast = 0;
    for (let next = 0; next < pixels.length; next++) {
      const i = pixels[next]!;
      const x = i % width;
      const y = (i - x) / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      contrast += around[i]! - light.data[i]!;
      const visit = (j: number) => {
        if (dark[j] !== 1) return;
        dark[j] = 2;
        pixels.push(j);
      };
      if (x > 0) visit(i - 1);
      if (x < width - 1) visit(i + 1);
      if (y > 0) visit(i - width);
      if (y < height - 1) visit(i + width);
    }
    const boxWidth = right - left + 1;
    const boxHeight = bottom - top + 1;
    const filled = pixels.length / (boxWidth * boxHeight);
    const elongation = Math.max(boxWidth, boxHeight) / Math.min(boxWidth, boxHeight);
    const atBorder = left === 0 || top === 0 || right === width - 1 || bottom === height - 1;
    if (contrast / pixels.length < MIN_CONTRAST) continue;
    if (pixels.length < MIN_AREA || pixels.length > maxArea) continue;
    if (filled < 0.52 || elongation > 2.8 || atBorder) continue;
    if (!standsAlone(light, pixels, (left + right) / 2, (top + bottom) / 2)) continue;
    spots.push({
      pixels,
      score: (contrast / pixels.length) * filled * Math.pow(pixels.length, 0.25),
    });
  }
  return spots;
}

/** Whether a spot has lighter places around it, just outside of its reach. */
function standsAlone(
  { width, height, data }: Plane,
  pixels: readonly number[],
  x: number,
  y: number,
): boolean {
  const own = pixels.reduce((sum, i) => sum + data[i]!, 0) / pixels.length;
  const reach = pixels.reduce(
    (most, i) => Math.max(most, Math.hypot((i % width) - x, Math.floor(i / width) - y)),
    0,
  );
  let lighter = 0;
  for (let k = 0; k < DIRECTIONS; k++) {
    const angle = (2 * Math.PI * k) / DIRECTIONS;
    const px = Math.round(x + Math.cos(angle) * (reach + 4));
    const py = Math.round(y + Math.sin(angle) * (reach + 4));
    if (px < 0 || py < 0 || px >= width || py >= height) continue;
    if (data[py * width + px]! > own + LIGHTER_BY) lighter++;
  }
  return lighter >= LIGHTER_DIRECTIONS;
}

/** Pupils come in twos: alike in size, side by side, not far apart. Alone, a dark spot on a page is a blot. */
function arePair(a: Spot, b: Spot, width: number): boolean {
  if (a === b) return false;
  const middle = ({ pixels }: Spot) => {
    const [x, y] = pixels.reduce(([sx, sy], i) => [sx + (i % width), sy + Math.floor(i / width)], [
      0, 0,
    ] as [number, number]);
    return { x: x / pixels.length, y: y / pixels.length };
  };
  const [p, q] = [middle(a), middle(b)];
  const size = Math.sqrt((a.pixels.length + b.pixels.length) / 2);
  const distance = Math.hypot(p.x - q.x, p.y - q.y) / size;
  const ratio = a.pixels.length / b.pixels.length;
  const isLevel = Math.abs(p.y - q.y) < 0.6 * Math.abs(p.x - q.x);
  return isLevel && ratio > 0.4 && ratio < 2.5 && distance > 2.5 && distance < 16;
}
