import { chamferDistance } from '../../imaging/chamfer-distance.js';
import { mask, plane, smoothstep, type Mask, type Plane } from '../../imaging/plane.js';
import { fillPolygon } from '../../imaging/polygon.js';
import type { Face } from '../face.js';
import { FACE_POINTS } from '../face-points.js';
import { FRAME_SIDE, toFrame, type HeadFrame } from './head-frame.js';

/** Where the pixels of a head's frame lie on it, each value in a plane of its own. */
export interface HeadPlaces {
  /** Above the eyes, in heights of the face; the chin is at about -0.6, its upper edge at about 0.4. */
  readonly up: Plane;
  /** To the right of the middle of the face, in widths of it. */
  readonly across: Plane;
  /** The oval of the face, up to below the hairline. */
  readonly oval: Mask;
  /** From the oval outwards and from its edge inwards, in widths of the face. */
  readonly outside: Plane;
  readonly depth: Plane;
  /** Brows, eyes, nose, mouth and cheeks, where hair is never coloured. */
  readonly core: Mask;
  /** Brows, eyes and lips, which do not have the colour of skin. */
  readonly features: Mask;
}

export function headPlaces(frame: HeadFrame, face: Face): HeadPlaces {
  const { faceWidth, faceHeight, eyes } = frame;
  const square = () => plane(FRAME_SIDE, FRAME_SIDE);
  const empty = () => mask(FRAME_SIDE, FRAME_SIDE);
  const [up, across, core] = [square(), square(), empty()];
  const points = (of: readonly number[]) => of.map((i) => toFrame(frame, face.points[i]!));
  const oval = fillPolygon(
    face.oval.map((point) => toFrame(frame, point)),
    empty(),
  );
  const outer = empty();
  for (let i = 0; i < outer.data.length; i++) outer.data[i] = oval.data[i] ? 0 : 1;
  const outside = chamferDistance(oval);
  const depth = chamferDistance(outer);
  const features = empty();
  const { rightEye, leftEye, rightBrow, leftBrow, lips } = FACE_POINTS;
  for (const [eye, brow] of [
    [rightEye, rightBrow],
    [leftEye, leftBrow],
  ] as const) {
    fillPolygon(points([...brow.upper, ...[...eye.lower].reverse()]), features);
  }
  fillPolygon(points([...lips.upperOuter, ...[...lips.lowerOuter].reverse()]), features);
  const nose = (toFrame(frame, face.points[1]!).x - eyes.x) / faceWidth;
  for (let i = 0; i < up.data.length; i++) {
    const u = (eyes.y - (Math.floor(i / FRAME_SIDE) + 0.5)) / faceHeight;
    const v = ((i % FRAME_SIDE) + 0.5 - eyes.x) / faceWidth;
    up.data[i] = u;
    across.data[i] = v;
    outside.data[i] = outside.data[i]! / faceWidth;
    depth.data[i] = depth.data[i]! / faceWidth;
    const within = depth.data[i]! > 0.09 && u < 0.17 && Math.abs(v - 0.35 * nose) < 0.4;
    if (oval.data[i] && (within || features.data[i])) core.data[i] = 1;
  }
  return { up, across, oval, outside, depth, core, features };
}

/** How likely hair is at a place of a person before its colour is known; in between at soft borders. */
export function hairPrior(places: HeadPlaces, i: number): number {
  const u = places.up.data[i]!;
  const side = Math.abs(places.across.data[i]!);
  if (places.core.data[i]) return 0.002;
  if (places.oval.data[i]) {
    const depth = places.depth.data[i]!;
    // A fringe on the forehead; strands that hang along the cheeks; a beard is left as it is.
    const fringe = 0.04 + 0.3 * smoothstep(0.14, 0.38, u);
    const strand = (u < -0.3 ? 0.06 : 0.16) * Math.exp(-13 * depth) + 0.004;
    return u > 0.1 ? Math.max(fringe, strand) : strand;
  }
  const out = places.outside.data[i]!;
  const above = Math.min(0.93, 0.42 + 2.4 * out) * Math.exp(-((out / 0.95) ** 4));
  const beside = (0.16 + 0.5 * smoothstep(0.36, 0.46, side)) * Math.exp(-((out / 0.85) ** 2));
  const neck = 0.02 + 0.34 * smoothstep(0.28, 0.5, side);
  const below =
    neck *
    Math.exp(-((Math.min(0, u + 0.62) / 1.55) ** 2)) *
    Math.exp(-((Math.max(0, side - 0.7) / 0.65) ** 2));
  const low = smoothstep(-0.52, -0.72, u);
  const high = smoothstep(0.08, 0.22, u);
  return above * high + (1 - high) * (beside * (1 - low) + below * low);
}
