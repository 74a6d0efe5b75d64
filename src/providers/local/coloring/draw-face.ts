import { FACE_POINTS } from '../vision/face-points.js';
import type { Eye, Face, Point } from '../vision/face.js';
import { circle, CIRCLE_POINTS, flat, ring } from './ring.js';
import { fitCurve, type Curve } from './smooth-curve.js';

/** The lines of a face. Coordinates run over the analysed picture. */
export interface DrawnFace {
  /** What carries the face: the upper lids and the line of the mouth. */
  contours: Curve[];
  details: Curve[];
  /** Pupils, with the light in them left out. */
  spots: Curve[];
}

type Part = readonly number[];

/**
 * Draws a face by its mesh: lids, irises, pupils, brows, nose and lips. What would come closer together than lines
 * can is drawn by one line instead of two, so that a small face gets dots for eyes and one line for its mouth.
 * @param gap least distance between two lines, in pixels
 */
export function drawFace(face: Face, gap: number): DrawnFace {
  const drawn: DrawnFace = { contours: [], details: [], spots: [] };
  for (const which of ['rightEye', 'leftEye'] as const) drawEye(face, which, gap, drawn);
  drawBrow(face, FACE_POINTS.rightBrow, gap, drawn);
  drawBrow(face, FACE_POINTS.leftBrow, gap, drawn);
  drawNose(face, gap, drawn);
  drawMouth(face, gap, drawn);
  return drawn;
}

function drawEye(face: Face, which: 'rightEye' | 'leftEye', gap: number, drawn: DrawnFace): void {
  const { upper, lower, crease } = FACE_POINTS[which];
  const eye = face[which];
  const lids = new Lids(pick(face, upper), pick(face, lower));
  const isOpen = lids.height >= gap;
  drawn.contours.push(line(pick(face, upper)));
  if (isOpen) drawn.details.push(line(pick(face, lower)));
  if (lids.distanceTo(pick(face, crease)) >= gap && lids.height >= gap * 1.6) {
    drawn.details.push(line(pick(face, crease)));
  }
  const radius = irisRadius(eye, lids);
  const hasRing = isOpen && radius >= gap * 1.3;
  if (hasRing) {
    for (const arc of lids.between(circle(eye.iris, radius))) drawn.details.push(line(arc));
  }
  const pupil = Math.max(hasRing ? radius * 0.5 : radius * 0.85, gap * 0.3);
  if (!isOpen) {
    if (lids.height >= gap * 0.4) drawn.spots.push(ring(circle(eye.iris, pupil)));
    return;
  }
  drawn.spots.push(ring(lids.clamp(circle(eye.iris, pupil))));
  if (pupil < gap * 0.7) return;
  const light = { x: eye.iris.x + pupil * 0.3, y: eye.iris.y - pupil * 0.32 };
  const shine = circle(light, pupil * 0.3);
  if (lids.between(shine).some((arc) => arc.length > CIRCLE_POINTS)) drawn.spots.push(ring(shine));
}

/** An iris is never far from a fifth of an eye's width, whatever the network says of a blurred one. */
function irisRadius({ iris }: Eye, lids: Lids): number {
  return Math.min(lids.width * 0.27, Math.max(lids.width * 0.18, iris.radius));
}

function drawBrow(face: Face, part: { upper: Part; lower: Part }, gap: number, drawn: DrawnFace) {
  const upper = pick(face, part.upper);
  const lower = pick(face, part.lower);
  const thickness = distance(upper[2]!, lower[2]!);
  const middle = upper.map((point, i) => between(point, lower[i]!));
  if (thickness >= gap * 1.3) drawn.details.push(ring([...upper, ...[...lower].reverse()]));
  else if (face.width >= gap * 9) drawn.details.push(line(middle));
}

function drawNose(face: Face, gap: number, drawn: DrawnFace): void {
  if (face.width < gap * 8) return;
  const { wing, base } = FACE_POINTS.nose;
  if (face.width < gap * 18) {
    drawn.details.push(line(pick(face, base.slice(1, -1))));
    return;
  }
  drawn.details.push(line(pick(face, base)));
  for (const side of [wing.right, wing.left]) drawn.details.push(line(pick(face, side)));
}

function drawMouth(face: Face, gap: number, drawn: DrawnFace): void {
  const { upperOuter, upperInner, lowerInner, lowerOuter } = FACE_POINTS.lips;
  const [top, innerTop, innerBottom, bottom] = [upperOuter, upperInner, lowerInner, lowerOuter].map(
    (part) => pick(face, part),
  ) as [Point[], Point[], Point[], Point[]];
  const isOpen = distance(innerTop[5]!, innerBottom[5]!) >= gap;
  const corner = [top[0]!, top.at(-1)!] as const;
  const withCorners = (part: Point[]) => [corner[0], ...part.slice(1, -1), corner[1]];
  if (isOpen) {
    drawn.contours.push(line(withCorners(innerTop)), line(withCorners(innerBottom)));
  } else {
    const middle = innerTop.map((point, i) => between(point, innerBottom[i]!));
    drawn.contours.push(line(withCorners(middle)));
  }
  if (distance(top[5]!, innerTop[5]!) >= gap) drawn.details.push(line(top));
  if (distance(bottom[5]!, innerBottom[5]!) >= gap) drawn.details.push(line(bottom));
}

/** The opening of an eye: its lids as heights over the line from the outer corner to the inner one. */
class Lids {
  readonly width: number;
  readonly height: number;
  private readonly cos: number;
  private readonly sin: number;
  private readonly upper: Point[];
  private readonly lower: Point[];

  constructor(upper: readonly Point[], lower: readonly Point[]) {
    const [outer, inner] = [upper[0]!, upper.at(-1)!];
    this.width = distance(outer, inner);
    // Turned so that x runs to the right as seen, whichever eye it is.
    const direction = outer.x < inner.x ? 1 : -1;
    this.cos = ((inner.x - outer.x) / this.width) * direction;
    this.sin = ((inner.y - outer.y) / this.width) * direction;
    const order = (lid: readonly Point[]) =>
      lid.map((point) => this.toEye(point)).sort((a, b) => a.x - b.x);
    this.upper = order(upper);
    this.lower = order(lower);
    this.height = distance(upper[4]!, lower[4]!);
  }

  /** Least distance of a line above the eye to the middle of the upper lid. */
  distanceTo(points: readonly Point[]): number {
    const lid = this.upper[4]!;
    return Math.min(...points.map((point) => distance(this.toEye(point), lid)));
  }

  /** The stretches of a closed line that are between the lids. */
  between(points: readonly Point[]): Point[][] {
    const inside = points.map((point) => this.isBetween(this.toEye(point)));
    const start = inside.findIndex((is, i) => is && !inside[(i || inside.length) - 1]);
    if (start < 0) return inside[0] ? [[...points, points[0]!]] : [];
    const arcs: Point[][] = [];
    let arc: Point[] = [];
    for (let k = 0; k <= points.length; k++) {
      const i = (start + k) % points.length;
      if (k < points.length && inside[i]) arc.push(points[i]!);
      else if (arc.length > 0) {
        arcs.push(arc);
        arc = [];
      }
    }
    return arcs.filter(({ length }) => length > 3);
  }

  /** The same points, moved up or down to the lids where they are beyond. */
  clamp(points: readonly Point[]): Point[] {
    return points.map((point) => {
      const { x, y } = this.toEye(point);
      const low = Math.max(heightAt(this.upper, x), y);
      const v = Math.min(Math.max(heightAt(this.lower, x), heightAt(this.upper, x)), low);
      return { x: x * this.cos - v * this.sin, y: x * this.sin + v * this.cos };
    });
  }

  private isBetween({ x, y }: Point): boolean {
    return y > heightAt(this.upper, x) && y < heightAt(this.lower, x);
  }

  private toEye({ x, y }: Point): Point {
    return { x: x * this.cos + y * this.sin, y: y * this.cos - x * this.sin };
  }
}

/** Height of a line of points at x; beyond its ends that of the end. */
function heightAt(points: readonly Point[], x: number): number {
  const next = points.findIndex((point) => point.x > x);
  if (next < 0) return points.at(-1)!.y;
  if (next === 0) return points[0]!.y;
  const [a, b] = [points[next - 1]!, points[next]!];
  return a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
}

function pick({ points }: Face, part: Part): Point[] {
  return part.map((i) => points[i]!);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function line(points: readonly Point[]): Curve {
  return fitCurve(flat(points), false);
}
