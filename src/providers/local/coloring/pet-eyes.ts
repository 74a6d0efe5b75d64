import { gaussianBlur } from '../imaging/blur.js';
import type { Plane, RgbImage } from '../imaging/plane.js';
import type { NoseSearch } from './pet-nose.js';

/** Radii of pupils, in pixels of the small picture that eyes are looked for in. */
const PUPILS = [2.5, 3.5, 4.5, 6, 7.5, 9.5, 12, 15];
/** A pupil is darker than what is around it by this much, seen to both sides. */
const LEAST_STEP = 0.1;
/** Two eyes stand out by so much and look so much alike; outside of a figure they are also green or blue. */
const SURE = { step: 0.22, likeness: 0.5, greenToRed: 1.05 };
/** What makes three dark spots the eyes and the nose of an animal whose eyes are dark all over. */
const DARK = {
  /** How much the eyes and the nose stand out. */
  step: 0.2,
  nose: 0.15,
  likeness: 0.65,
  /** Of the larger pupil to the other one. */
  pupils: 1.6,
  /** From eye to eye, in radii of the pupils. */
  nearest: 4.9,
  farthest: 8,
  tilt: 0.3,
  /** Where the nose is, and half its width, in distances of the eyes. */
  aside: 0.22,
  below: { from: 0.65, to: 0.95 },
  radius: 0.11,
  /** How much more is seen of an eye than what is dark. */
  opening: 1.25,
} as const;
/** What is enough beside one that is sure, and how much larger or smaller its face may be. */
const SIBLING = { step: 0.14, nose: 0.12, likeness: 0.5, size: 1.5 } as const;
/** Faces are farther apart than this, in distances of their eyes. */
const FACES_APART = 1.5;
const MOST_CANDIDATES = 30;
/** Directions to both sides and a little below: above, the lid hides the rim. In so many it need not become lighter. */
const DIRECTIONS = [-30, -15, 0, 15, 30, 50, 70, 90, 110, 130, 150, 165, 180, 195, 210].map(
  (degrees) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)] as const,
);

/** In so many of them it need not become lighter. */
const EXCEPTIONS = Math.floor(DIRECTIONS.length * 0.2);
/** For {@link stepAt}: the smallest steps, rising. */
const LEAST = new Float64Array(EXCEPTIONS + 1);

/** A dark disc with something lighter around it; lengths in pixels of the small picture. */
export interface Candidate {
  readonly x: number;
  readonly y: number;
  /** Radius of what is dark in its middle. */
  readonly pupil: number;
  /** Radius of all that is seen of it between the lids. */
  readonly opening: number;
  /** How much lighter it is around. */
  readonly step: number;
}

export type Pair = readonly [Candidate, Candidate];

/** Dark discs with something lighter around them, after the operator for irises of Daugman (1993). */
export function candidatesIn(
  light: Plane,
  isWanted: (x: number, y: number) => boolean,
): Candidate[] {
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

/**
 * Eyes with something bright around the pupil: alike in size, side by side, and sure enough.
 * @param onFigure all candidates lie on somebody who stands out
 */
export function brightEyes(
  candidates: readonly Candidate[],
  photo: RgbImage,
  light: Plane,
  onFigure: boolean,
): Pair | undefined {
  const found = bestPair(candidates, (a, b) => {
    const byForm = formOf(a, b);
    // In a picture that is all fur, corners of eyes and stripes are as dark as pupils.
    if (onFigure || byForm === 0) return byForm;
    return byForm * Math.max(0, likeness(light, a, b)) * greenToRed(photo, a, b) ** 4;
  });
  return found && areEyes(found, photo, light, onFigure) ? found : undefined;
}

/**
 * The dark eyes of animals that stand out, such as puppies: what makes them sure is the nose below them. Beside one that
 * is sure, others of its size are.
 */
export function darkEyes(
  candidates: readonly Candidate[],
  light: Plane,
  noses: NoseSearch,
): readonly Pair[] {
  const dark = candidates.map((one) => ({ ...one, opening: one.pupil * DARK.opening }));
  const faces: Pair[] = [];
  for (;;) {
    const next = bestPair(dark, (a, b) => {
      if (!faces.every((face) => areApart(face, [a, b]))) return 0;
      const isSibling = faces[0] !== undefined && areOfOneSize(faces[0], [a, b]);
      return darknessOf(a, b, isSibling ? SIBLING : DARK, light, noses);
    });
    if (!next) return faces.map(alikeEyes);
    faces.push(next);
  }
}

function darknessOf(
  a: Candidate,
  b: Candidate,
  least: typeof SIBLING | typeof DARK,
  light: Plane,
  noses: NoseSearch,
): number {
  if (Math.min(a.step, b.step) < least.step) return 0;
  const pupils = Math.max(a.pupil, b.pupil) / Math.min(a.pupil, b.pupil);
  const distance = distanceOf([a, b]) / Math.sqrt(a.pupil * b.pupil);
  if (Math.abs(a.y - b.y) > DARK.tilt * Math.abs(a.x - b.x) || pupils > DARK.pupils) return 0;
  if (distance < DARK.nearest || distance > DARK.farthest) return 0;
  const alike = likeness(light, a, b);
  const nose = alike < least.likeness ? undefined : noses.below(a, b);
  if (nose === undefined || nose.step < least.nose) return 0;
  if (nose.below < DARK.below.from || nose.below > DARK.below.to) return 0;
  if (Math.abs(nose.aside) > DARK.aside || nose.radius < DARK.radius * distanceOf([a, b])) return 0;
  return (Math.min(a.step, b.step) * nose.step * alike) / pupils;
}

const distanceOf = ([a, b]: Pair): number => Math.hypot(a.x - b.x, a.y - b.y);

function areApart(one: Pair, other: Pair): boolean {
  const [[a, b], [c, d]] = [one, other];
  const apart = Math.hypot(a.x + b.x - c.x - d.x, a.y + b.y - c.y - d.y) / 2;
  return apart > FACES_APART * Math.max(distanceOf(one), distanceOf(other));
}

function areOfOneSize(one: Pair, other: Pair): boolean {
  const ratio = distanceOf(one) / distanceOf(other);
  return ratio < SIBLING.size && ratio > 1 / SIBLING.size;
}

/** Dark eyes that are seen of different sizes are so by a shadow or a light. */
function alikeEyes([a, b]: Pair): Pair {
  const pupil = Math.sqrt(a.pupil * b.pupil);
  const size = { pupil, opening: pupil * DARK.opening };
  return [
    { ...a, ...size },
    { ...b, ...size },
  ];
}

function bestPair(
  candidates: readonly Candidate[],
  scoreOf: (a: Candidate, b: Candidate) => number,
): Pair | undefined {
  let best: Pair | undefined;
  let most = 0;
  for (const [k, a] of candidates.entries()) {
    for (const b of candidates.slice(k + 1)) {
      const score = scoreOf(a, b);
      if (score > most) [best, most] = [[a, b], score];
    }
  }
  return best;
}

/** Columns and windows come in dark pairs, too: without an animal to be seen, only the colour of a cat's eyes will do. */
function areEyes([a, b]: Pair, photo: RgbImage, light: Plane, onFigure: boolean): boolean {
  if (Math.min(a.step, b.step) < SURE.step || likeness(light, a, b) < SURE.likeness) return false;
  return onFigure || greenToRed(photo, a, b) >= SURE.greenToRed;
}

/** Of what is around the pupil: fur, skin and stone have less green than red. */
function greenToRed(photo: RgbImage, a: Candidate, b: Candidate): number {
  return (greenToRedOf(photo, a) + greenToRedOf(photo, b)) / 2;
}

function greenToRedOf({ width, height, r, g }: RgbImage, eye: Candidate): number {
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

/** How much two are like a pair of eyes by where and how large they are. */
function formOf(a: Candidate, b: Candidate): number {
  const size = Math.max(a.opening, b.opening);
  const distance = Math.hypot(a.x - b.x, a.y - b.y) / size;
  const ratio = Math.max(a.opening, b.opening) / Math.min(a.opening, b.opening);
  const pupils = Math.max(a.pupil, b.pupil) / Math.min(a.pupil, b.pupil);
  if (!areLevel(a, b) || ratio > 1.8 || pupils > 2.5 || distance < 2.4 || distance > 8) return 0;
  return (Math.min(a.step, b.step) * Math.sqrt(size)) / (ratio * Math.sqrt(pupils));
}

const areLevel = (a: Candidate, b: Candidate): boolean =>
  Math.abs(a.y - b.y) < 0.5 * Math.abs(a.x - b.x);
