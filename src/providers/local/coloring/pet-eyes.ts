import { gaussianBlur } from '../imaging/blur.js';
import { luma, type Mask, type Plane, type RgbImage } from '../imaging/plane.js';
import { resample } from '../imaging/resample.js';

/** An eye of an animal; lengths in pixels of the photo. */
export interface PetEye {
  readonly x: number;
  readonly y: number;
  /** Radius of what is dark in its middle. */
  readonly pupil: number;
  /** Radius of all that is seen of it between the lids. */
  readonly opening: number;
}

/** Eyes are looked for in a photo of about this width or height. */
const SIDE = 420;
/** Radii of pupils there. */
const PUPILS = [2.5, 3.5, 4.5, 6, 7.5, 9.5, 12, 15];
/** A pupil is darker than what is around it by this much, seen to both sides. */
const LEAST_STEP = 0.1;
/** Two eyes stand out by so much and look so much alike, in a figure; elsewhere they are also green or blue. */
const SURE = { step: 0.22, likeness: 0.5, greenToRed: 1.05 };
const MOST_CANDIDATES = 30;
/** Directions to both sides and a little below: above, the lid hides the rim. In so many it need not become lighter. */
const DIRECTIONS = [-30, -15, 0, 15, 30, 50, 70, 90, 110, 130, 150, 165, 180, 195, 210].map(
  (degrees) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)] as const,
);

/** In so many of them it need not become lighter. */
const EXCEPTIONS = Math.floor(DIRECTIONS.length * 0.2);
/** For {@link stepAt}: the smallest steps, rising. */
const LEAST = new Float64Array(EXCEPTIONS + 1);

interface Candidate {
  x: number;
  y: number;
  pupil: number;
  opening: number;
  step: number;
}

/**
 * Finds the two eyes of an animal that looks out of a photo: dark discs with something lighter around them (after the
 * operator for irises of Daugman, 1993), alike in size, side by side in the figure. None unless it is sure of both.
 */
export function petEyes(photo: RgbImage, figure: Mask | undefined): readonly PetEye[] {
  const scale = Math.min(1, SIDE / Math.max(photo.width, photo.height));
  const small = resample(photo, Math.round(photo.width * scale), Math.round(photo.height * scale));
  const light = gaussianBlur(luma(small), 0.8);
  const candidates = candidatesIn(light, (x, y) => {
    if (!figure) return true;
    const at = Math.floor(y / scale) * figure.width + Math.floor(x / scale);
    return figure.data[at] === 1;
  });
  const pair = bestPair(candidates);
  if (!pair || !areEyes(pair, small, light, figure !== undefined)) return [];
  const fromTheLeft = [...pair].sort((one, other) => one.x - other.x);
  return fromTheLeft.map(({ x, y, pupil, opening }) => ({
    x: (x + 0.5) / scale,
    y: (y + 0.5) / scale,
    pupil: pupil / scale,
    opening: opening / scale,
  }));
}

function candidatesIn(light: Plane, isWanted: (x: number, y: number) => boolean): Candidate[] {
  const { width, height, data } = light;
  const around = gaussianBlur(light, 12).data;
  const found: Candidate[] = [];
  for (let y = 4; y < height - 4; y++) {
    for (let x = 4; x < width - 4; x++) {
      const i = y * width + x;
      if (data[i]! > 0.42 || data[i]! > around[i]! * 0.72 || !isWanted(x, y)) continue;
      let best: Candidate | undefined;
      for (const pupil of PUPILS) {
        const most = best?.step ?? 0;
        const step = stepAt(light, x, y, pupil, Math.max(LEAST_STEP, most));
        if (step > most) best = { x, y, pupil, opening: 0, step };
      }
      if (best) found.push(best);
    }
  }
  found.sort((a, b) => b.step - a.step || a.y - b.y || a.x - b.x);
  const kept: Candidate[] = [];
  for (const one of found) {
    if (kept.length >= MOST_CANDIDATES) break;
    const isNear = kept.some(({ x, y, pupil }) => Math.hypot(x - one.x, y - one.y) < 2 * pupil);
    if (!isNear) kept.push({ ...one, opening: openingOf(light, one) });
  }
  return kept;
}

/**
 * By how much it becomes lighter over a circle, in all but a few of the directions.
 * @returns 0 where that is less than `enough`
 */
function stepAt(light: Plane, x: number, y: number, radius: number, enough: number): number {
  LEAST.fill(Infinity);
  for (const [dx, dy] of DIRECTIONS) {
    const inner = lightAt(light, x + dx * radius * 0.62, y + dy * radius * 0.62);
    const outer = lightAt(light, x + dx * radius * 1.3, y + dy * radius * 1.3);
    let step = outer - inner;
    for (let k = 0; k <= EXCEPTIONS; k++) {
      const other = LEAST[k]!;
      if (step >= other) continue;
      LEAST[k] = step;
      step = other;
    }
    if (LEAST[EXCEPTIONS]! < enough) return 0;
  }
  return LEAST[EXCEPTIONS]!;
}

/** Where the iris ends in something darker, or else a little beyond the pupil. */
function openingOf(light: Plane, { x, y, pupil }: Candidate): number {
  let [best, most] = [pupil * 1.25, 0.035];
  for (let factor = 1.5; factor <= 3.6; factor += 0.15) {
    const radius = pupil * factor;
    const drops = DIRECTIONS.map(
      ([dx, dy]) =>
        lightAt(light, x + dx * radius * 0.85, y + dy * radius * 0.85) -
        lightAt(light, x + dx * radius * 1.15, y + dy * radius * 1.15),
    ).sort((a, b) => a - b);
    const drop = drops[Math.floor(drops.length * 0.4)]!;
    if (drop > most) [best, most] = [radius, drop];
  }
  return best;
}

function lightAt({ width, height, data }: Plane, x: number, y: number): number {
  const px = Math.min(width - 1, Math.max(0, Math.round(x)));
  const py = Math.min(height - 1, Math.max(0, Math.round(y)));
  return data[py * width + px]!;
}

function bestPair(candidates: readonly Candidate[]): [Candidate, Candidate] | undefined {
  let best: [Candidate, Candidate] | undefined;
  let most = 0;
  for (const [k, a] of candidates.entries()) {
    for (const b of candidates.slice(k + 1)) {
      const score = pairScore(a, b);
      if (score > most) [best, most] = [[a, b], score];
    }
  }
  return best;
}

/** Columns and windows come in dark pairs, too: without an animal to be seen, only the colour of a cat's eyes will do. */
function areEyes(
  [a, b]: readonly [Candidate, Candidate],
  photo: RgbImage,
  light: Plane,
  onFigure: boolean,
): boolean {
  if (Math.min(a.step, b.step) < SURE.step) return false;
  if (onFigure) return likeness(light, a, b) >= SURE.likeness;
  return (greenToRed(photo, a) + greenToRed(photo, b)) / 2 >= SURE.greenToRed;
}

/** Of what is around the pupil: fur, skin and stone have less green than red. */
function greenToRed({ width, height, r, g }: RgbImage, eye: Candidate): number {
  let [red, green] = [0, 0];
  const reach = Math.max(1.3 * eye.pupil, 0.9 * eye.opening);
  for (const [dx, dy] of DIRECTIONS) {
    for (const factor of [1.25, 1.6, 2]) {
      const radius = eye.pupil * factor;
      if (radius > reach) continue;
      const x = Math.min(width - 1, Math.max(0, Math.round(eye.x + dx * radius)));
      const y = Math.min(height - 1, Math.max(0, Math.round(eye.y + dy * radius)));
      red += r[y * width + x]!;
      green += g[y * width + x]!;
    }
  }
  return green / red;
}

/** How much two eyes look alike, or one like the other in a mirror: correlation of their light, 1 at the most. */
function likeness(light: Plane, a: Candidate, b: Candidate): number {
  const [one, other, mirrored] = [
    patchOf(light, a, 1),
    patchOf(light, b, 1),
    patchOf(light, b, -1),
  ];
  return Math.max(correlation(one, other), correlation(one, mirrored));
}

const PATCH = 8;

function patchOf(light: Plane, { x, y, opening }: Candidate, side: 1 | -1): number[] {
  const reach = (1.3 * opening) / PATCH;
  const values: number[] = [];
  for (let v = -PATCH; v <= PATCH; v++) {
    for (let u = -PATCH; u <= PATCH; u++) {
      if (u * u + v * v <= PATCH * PATCH) {
        values.push(lightAt(light, x + side * u * reach, y + v * reach));
      }
    }
  }
  return values;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, v) => sum + v, 0) / of.length;
  const [p, q] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - p) * (b[i]! - q);
    aa += (a[i]! - p) ** 2;
    bb += (b[i]! - q) ** 2;
  }
  return ab / Math.sqrt(aa * bb || 1);
}

function pairScore(a: Candidate, b: Candidate): number {
  const size = Math.max(a.opening, b.opening);
  const distance = Math.hypot(a.x - b.x, a.y - b.y) / size;
  const ratio = Math.max(a.opening, b.opening) / Math.min(a.opening, b.opening);
  const pupils = Math.max(a.pupil, b.pupil) / Math.min(a.pupil, b.pupil);
  const isLevel = Math.abs(a.y - b.y) < 0.5 * Math.abs(a.x - b.x);
  if (!isLevel || ratio > 1.8 || pupils > 2 || distance < 2.4 || distance > 8) return 0;
  return (Math.min(a.step, b.step) * Math.sqrt(size)) / (ratio * Math.sqrt(pupils));
}
