import type { Plane } from '../../imaging/plane.js';
import type { Face, Point } from '../../vision/face.js';

/** Where something can be put on a head. Angles and sides are as seen. */
export interface Head {
  readonly roll: number;
  /** Unit vector from the chin towards the top of the head. */
  readonly up: Point;
  /** Middle of the hairline. */
  readonly forehead: Point;
  /** From there to the top of the hair. */
  readonly hair: number;
  readonly faceWidth: number;
  readonly faceHeight: number;
  readonly rightEye: Point;
  readonly leftEye: Point;
  /** Points on the face. */
  readonly skin: readonly Point[];
}

/** A level of the head: its middle and its width, hair included. */
export interface Level {
  readonly middle: Point;
  readonly width: number;
}

export function headOf(face: Face, matte: Plane): Head {
  const up = { x: Math.sin(face.roll), y: -Math.cos(face.roll) };
  const forehead = face.oval[0]!;
  // Above the forehead the matte goes on to the top of the hair, unless something else begins there.
  const hair = reach(matte, forehead, up, face.height * 0.6);
  return {
    roll: face.roll,
    up,
    forehead,
    hair: Math.max(hair, face.height * 0.1),
    faceWidth: face.width,
    faceHeight: face.height,
    rightEye: face.rightEye.iris,
    leftEye: face.leftEye.iris,
    skin: face.points,
  };
}

/** The head so many pixels above the hairline. Hair beside the head counts only as far as a hat would press it. */
export function levelAt(head: Head, above: number, matte: Plane): Level {
  const at = { x: head.forehead.x + head.up.x * above, y: head.forehead.y + head.up.y * above };
  const side = { x: Math.cos(head.roll), y: Math.sin(head.roll) };
  const [least, most] = [head.faceWidth * 0.42, head.faceWidth * 0.7];
  const right = Math.max(least, reach(matte, at, side, most));
  const left = Math.max(least, reach(matte, at, { x: -side.x, y: -side.y }, most));
  const off = (right - left) / 2;
  return { middle: { x: at.x + side.x * off, y: at.y + side.y * off }, width: right + left };
}

/** How far the matte goes on from a point in a direction, at most `most` pixels. */
function reach(matte: Plane, from: Point, way: Point, most: number): number {
  for (let t = 1; t < most; t++) {
    const x = Math.floor(from.x + way.x * t);
    const y = Math.floor(from.y + way.y * t);
    if (x < 0 || y < 0 || x >= matte.width || y >= matte.height) return t;
    if (matte.data[y * matte.width + x]! < 0.5) return t;
  }
  return most;
}
