import { mask, type Mask } from '../imaging/plane.js';
import { fillPolygon } from '../imaging/polygon.js';
import type { Point } from '../vision/face.js';
import type { PetEye, PetNose } from './pet-face.js';
import { circle, flat, ring } from './ring.js';
import { fitCurve, type Curve } from './smooth-curve.js';
import type { Stroke } from './stroke.js';

/** What is between the lids of an eye, as an area by itself: its border is drawn as any other. */
export function petEyeArea(eye: PetEye, width: number, height: number): Mask {
  return fillPolygon(circle(eye, eye.opening), mask(width, height));
}

/** Pupils with the light in them, which is left out. A ring around them stays wide enough to be coloured. */
export function petPupils(eyes: readonly PetEye[], gap: number): Curve[] {
  return eyes.flatMap((eye) => {
    const radius = Math.max(gap * 0.5, Math.min(eye.pupil, eye.opening - gap * 1.1));
    const light = { x: eye.x - radius * 0.32, y: eye.y - radius * 0.34 };
    return [
      ring(circle(eye, radius)),
      ...(radius > gap ? [ring(circle(light, radius * 0.3))] : []),
    ];
  });
}

/** Half of a nose from the middle of its top to its tip, in widths of it. */
const NOSE: readonly Spot[] = [
  [0, -0.3],
  [0.22, -0.34],
  [0.42, -0.3],
  [0.5, -0.16],
  [0.42, 0.02],
  [0.24, 0.2],
  [0.08, 0.34],
];
const TIP: Spot = [0, 0.36];
const CLEFT: readonly Spot[] = [TIP, [0, 0.72]];
/** From the end of the cleft to the right. */
const MOUTH: readonly Spot[] = Array.from({ length: 15 }, (_, k) => {
  const t = k / 14;
  return [0.78 * t, 0.72 + 0.23 * Math.sin(0.9 * Math.PI * t)];
});

type Spot = readonly [number, number];

const mirrored = (half: readonly Spot[]): Spot[] => half.map(([u, v]) => [-u, v]);

function placed({ x, y, width, tilt }: PetNose, spots: readonly Spot[]): Point[] {
  const [cos, sin] = [Math.cos(tilt) * width, Math.sin(tilt) * width];
  return spots.map(([u, v]) => ({ x: x + u * cos - v * sin, y: y + u * sin + v * cos }));
}

/** The nose, as an area by itself. */
export function petNoseArea(nose: PetNose, width: number, height: number): Mask {
  const outline = [...NOSE, TIP, ...mirrored(NOSE.slice(1)).reverse()];
  return fillPolygon(placed(nose, outline), mask(width, height));
}

/** The cleft below a nose and the mouth, which ends where it would come closer to an outline than `gap`. */
export function petMouth(nose: PetNose, outlines: readonly Stroke[], gap: number): Curve[] {
  const isFree = ({ x, y }: Point) => !outlines.some(({ points }) => passes(points, x, y, gap));
  const arms = [MOUTH, mirrored(MOUTH)].map((half) => {
    const points = placed(nose, half);
    const end = points.findIndex((point) => !isFree(point));
    return end < 0 ? points : points.slice(0, end);
  });
  return [placed(nose, CLEFT), ...arms]
    .filter(({ length }) => length > 1)
    .map((points) => fitCurve(flat(points), false));
}

function passes(points: Float64Array, x: number, y: number, gap: number): boolean {
  for (let i = 0; i < points.length; i += 2) {
    if (Math.hypot(points[i]! - x, points[i + 1]! - y) < gap) return true;
  }
  return false;
}

/** Around nose and mouth, where no other lines are wanted. */
export function petMuzzle(nose: PetNose): Point[] {
  const [middle] = placed(nose, [[0, 0.35]]) as [Point];
  return circle(middle, nose.width);
}
