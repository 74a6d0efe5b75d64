import type { RgbImage } from '../imaging/plane.js';
import { detectFaces } from './detect-faces.js';
import { FACE_POINTS } from './face-points.js';
import type { Eye, Face, Point } from './face.js';
import { mirror } from './mirror.js';
import { runModel } from './model.js';
import { fromSquare, sampleSquare, type Square } from './sample-square.js';

const MESH_SIDE = 192;
const MESH_POINTS = 468;
/** How much larger than the face the square is that its mesh is looked for in. */
const MESH_ROOM = 1.5;
/** Below this the mesh lies on something that only resembles a face. */
const MIN_CONFIDENCE = 0.85;

const EYE_SIDE = 64;
/** The same for an eye, against the distance of its corners. */
const EYE_ROOM = 2.3;
const EYE_VALUES = 3;
/** Points of the eye's own mesh before the five of the iris. */
const EYE_CONTOUR_POINTS = 71;

/**
 * Finds the faces of a photo, the largest first, by their 468 points (face mesh of Kartynnik et al., 2019) and
 * irises (Ablavatski et al., 2020). Faces below about a thirtieth of the photo's longer side are not seen.
 */
export async function findFaces(photo: RgbImage): Promise<Face[]> {
  const faces: Face[] = [];
  for (const { x, y, side, roll, confidence: detected } of await detectFaces(photo)) {
    const first = await meshIn(photo, { x, y, side: side * MESH_ROOM, angle: roll });
    if (first.confidence < MIN_CONFIDENCE) continue;
    // A second look at where the mesh says that the face is, level, makes its points exact.
    const { confidence, points } = await meshIn(photo, squareAround(first.points));
    if (confidence < MIN_CONFIDENCE || isKnown(points, faces)) continue;
    faces.push(await faceOf(photo, points, confidence * detected));
  }
  return faces.sort((a, b) => b.width * b.height - a.width * a.height);
}

async function meshIn(
  photo: RgbImage,
  square: Square,
): Promise<{ confidence: number; points: Point[] }> {
  const input = sampleSquare(photo, square, MESH_SIDE, [0, 1]);
  const outputs = await runModel('facemesh', input, MESH_SIDE);
  const mesh = outputs.find(({ length }) => length === MESH_POINTS * 3)!;
  const points = Array.from({ length: MESH_POINTS }, (_, i) =>
    fromSquare(square, mesh[i * 3]! / MESH_SIDE, mesh[i * 3 + 1]! / MESH_SIDE),
  );
  const [[confidence = 0] = []] = outputs;
  return { confidence, points };
}

function squareAround(points: readonly Point[]): Square {
  const angle = rollOf(points);
  const { x, y, width, height } = extentAlong(points, angle);
  return { x, y, side: Math.max(width, height) * MESH_ROOM, angle };
}

function rollOf(points: readonly Point[]): number {
  const right = points[FACE_POINTS.rightEye.upper[0]]!;
  const left = points[FACE_POINTS.leftEye.upper[0]]!;
  return Math.atan2(left.y - right.y, left.x - right.x);
}

/** The rectangle around points whose sides are turned by an angle: its centre and its size. */
function extentAlong(points: readonly Point[], angle: number) {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const u = (left + right) / 2;
  const v = (top + bottom) / 2;
  return {
    x: u * cos - v * sin,
    y: u * sin + v * cos,
    width: right - left,
    height: bottom - top,
  };
}

/** Whether a face lies in one that was found before. */
function isKnown(points: readonly Point[], faces: readonly Face[]): boolean {
  const { x, y } = extentAlong(points, 0);
  return faces.some((face) => {
    const known = extentAlong(face.points, 0);
    return Math.hypot(x - known.x, y - known.y) < known.width / 2;
  });
}

async function faceOf(photo: RgbImage, points: Point[], confidence: number): Promise<Face> {
  const roll = rollOf(points);
  const { width, height } = extentAlong(points, roll);
  return {
    confidence,
    points,
    oval: FACE_POINTS.oval.map((i) => points[i]!),
    rightEye: await eyeOf(photo, points, 'rightEye', roll),
    leftEye: await eyeOf(photo, points, 'leftEye', roll),
    roll,
    width,
    height,
  };
}

async function eyeOf(
  photo: RgbImage,
  points: readonly Point[],
  which: 'rightEye' | 'leftEye',
  roll: number,
): Promise<Eye> {
  const { upper, lower } = FACE_POINTS[which];
  const outline = [...upper, ...lower.slice(1, -1).reverse()].map((i) => points[i]!);
  const [outer, inner] = [points[upper[0]]!, points[upper[8]]!];
  const width = Math.hypot(outer.x - inner.x, outer.y - inner.y);
  const middle = [points[upper[4]]!, points[lower[4]]!] as const;
  const square = {
    x: (outer.x + inner.x) / 2,
    y: (outer.y + inner.y) / 2,
    side: width * EYE_ROOM,
    angle: roll,
  };
  return {
    outline,
    iris: await irisIn(photo, square, which === 'rightEye'),
    openness: Math.hypot(middle[0].x - middle[1].x, middle[0].y - middle[1].y) / width,
  };
}

/** The network knows left eyes, so a right one is shown to it mirrored. */
async function irisIn(photo: RgbImage, square: Square, mirrored: boolean): Promise<Eye['iris']> {
  const input = sampleSquare(photo, square, EYE_SIDE, [0, 1]);
  const outputs = await runModel('iris', mirrored ? mirror(input, EYE_SIDE, 3) : input, EYE_SIDE);
  const values = outputs.at(-1)!;
  const point = (k: number) => {
    const at = values.length - (76 - EYE_CONTOUR_POINTS - k) * EYE_VALUES;
    const u = values[at]! / EYE_SIDE;
    return fromSquare(square, mirrored ? 1 - u : u, values[at + 1]! / EYE_SIDE);
  };
  const centre = point(0);
  const rim = [1, 2, 3, 4].map(point);
  const radius =
    rim.reduce((sum, { x, y }) => sum + Math.hypot(x - centre.x, y - centre.y), 0) / rim.length;
  return { ...centre, radius };
}
