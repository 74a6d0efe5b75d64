import { mask, plane, type Mask, type Plane, type RgbImage } from '../../imaging/plane.js';
import type { Face, Point } from '../face.js';
import { sampleSquare, type Square } from '../sample-square.js';

/** Side of the frame in pixels. */
export const FRAME_SIDE = 448;
/** The same in widths of the face. */
const FACES_ACROSS = 5;
/** How much of the frame lies above the eyes: hair hangs farther than it stands. */
const ABOVE_EYES = 0.38;

/** A head, upright and at one size, whatever its size and tilt in the photo, with its surroundings. */
export interface HeadFrame {
  readonly image: RgbImage;
  /** 1 where the photo is, 0 beyond its edges. */
  readonly inside: Mask;
  readonly square: Square;
  /** Pixels of the frame per pixel of the photo. */
  readonly scale: number;
  /** In pixels of the frame. */
  readonly faceWidth: number;
  readonly faceHeight: number;
  /** The middle of the face at the height of the eyes. */
  readonly eyes: Point;
}

export function headFrame(photo: RgbImage, face: Face): HeadFrame {
  const side = face.width * FACES_ACROSS;
  const [cos, sin] = [Math.cos(face.roll), Math.sin(face.roll)];
  const eyes = middleOf(face);
  const below = side * (0.5 - ABOVE_EYES);
  const square = {
    x: eyes.x - sin * below,
    y: eyes.y + cos * below,
    side,
    angle: face.roll,
  };
  const scale = FRAME_SIDE / side;
  const values = sampleSquare(photo, square, FRAME_SIDE, [0, 1]);
  const size = FRAME_SIDE * FRAME_SIDE;
  const channel = (c: number) => Float32Array.from({ length: size }, (_, i) => values[i * 3 + c]!);
  const image = {
    width: FRAME_SIDE,
    height: FRAME_SIDE,
    r: channel(0),
    g: channel(1),
    b: channel(2),
  };
  const frame = {
    image,
    inside: mask(FRAME_SIDE, FRAME_SIDE),
    square,
    scale,
    faceWidth: face.width * scale,
    faceHeight: face.height * scale,
    eyes: { x: FRAME_SIDE / 2, y: FRAME_SIDE * ABOVE_EYES },
  };
  for (let i = 0; i < size; i++) {
    const { x, y } = toPhoto(frame, (i % FRAME_SIDE) + 0.5, Math.floor(i / FRAME_SIDE) + 0.5);
    if (x >= 0 && y >= 0 && x < photo.width && y < photo.height) frame.inside.data[i] = 1;
  }
  return frame;
}

/** Halfway between the sides of the face, as high as the irises. */
function middleOf({ rightEye, leftEye, oval, roll }: Face): Point {
  const along = { x: Math.cos(roll), y: Math.sin(roll) };
  const at = ({ x, y }: Point) => x * along.x + y * along.y;
  const sides = oval.map(at);
  const middle = (Math.min(...sides) + Math.max(...sides)) / 2;
  const eyes = {
    x: (rightEye.iris.x + leftEye.iris.x) / 2,
    y: (rightEye.iris.y + leftEye.iris.y) / 2,
  };
  const off = middle - at(eyes);
  return { x: eyes.x + along.x * off, y: eyes.y + along.y * off };
}

/** Where a point of the frame lies in the photo, both in pixels. */
export function toPhoto({ square, scale }: HeadFrame, x: number, y: number): Point {
  const [cos, sin] = [Math.cos(square.angle), Math.sin(square.angle)];
  const u = (x - FRAME_SIDE / 2) / scale;
  const v = (y - FRAME_SIDE / 2) / scale;
  return { x: square.x + u * cos - v * sin, y: square.y + u * sin + v * cos };
}

/** Where a point of the photo lies in the frame, both in pixels. */
export function toFrame({ square, scale }: HeadFrame, { x, y }: Point): Point {
  const [cos, sin] = [Math.cos(square.angle), Math.sin(square.angle)];
  const [dx, dy] = [x - square.x, y - square.y];
  return {
    x: FRAME_SIDE / 2 + (dx * cos + dy * sin) * scale,
    y: FRAME_SIDE / 2 + (dy * cos - dx * sin) * scale,
  };
}

/** A plane of the frame, laid back over the photo; 0 where the frame does not reach. Bilinear. */
export function overPhoto(frame: HeadFrame, of: Plane, width: number, height: number): Plane {
  const out = plane(width, height);
  const last = FRAME_SIDE - 1;
  const { data } = of;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = toFrame(frame, { x: x + 0.5, y: y + 0.5 });
      const u = at.x - 0.5;
      const v = at.y - 0.5;
      if (u < 0 || v < 0 || u >= last || v >= last) continue;
      const left = Math.floor(u);
      const top = Math.floor(v);
      const [fu, fv] = [u - left, v - top];
      const i = top * FRAME_SIDE + left;
      out.data[y * width + x] =
        (data[i]! * (1 - fu) + data[i + 1]! * fu) * (1 - fv) +
        (data[i + FRAME_SIDE]! * (1 - fu) + data[i + FRAME_SIDE + 1]! * fu) * fv;
    }
  }
  return out;
}

/** A plane over the photo as the frame sees it; 0 beyond the photo's edges. Bilinear. */
export function underFrame(frame: HeadFrame, of: Plane): Plane {
  const out = plane(FRAME_SIDE, FRAME_SIDE);
  const { width, height, data } = of;
  for (let i = 0; i < out.data.length; i++) {
    if (!frame.inside.data[i]) continue;
    const at = toPhoto(frame, (i % FRAME_SIDE) + 0.5, Math.floor(i / FRAME_SIDE) + 0.5);
    const u = Math.min(width - 1.001, Math.max(0, at.x - 0.5));
    const v = Math.min(height - 1.001, Math.max(0, at.y - 0.5));
    const [left, top] = [Math.floor(u), Math.floor(v)];
    const [fu, fv] = [u - left, v - top];
    const k = top * width + left;
    out.data[i] =
      (data[k]! * (1 - fu) + data[k + 1]! * fu) * (1 - fv) +
      (data[k + width]! * (1 - fu) + data[k + width + 1]! * fu) * fv;
  }
  return out;
}
