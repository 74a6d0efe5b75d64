import { boxBlur } from '../imaging/blur.js';
import { mask, plane, type Mask, type RgbImage } from '../imaging/plane.js';
import { fillPolygon } from '../imaging/polygon.js';
import { FACE_POINTS } from '../vision/face-points.js';
import type { Face, Point } from '../vision/face.js';
import { dropParts } from '../imaging/drop-parts.js';

/** How far a place's colour may be from the skin's, in shares of the full range, before it is something else. */
const SKIN_COLOUR = 0.11;
/** Above the brows, what has less than this share of the skin's lightness is hair that falls into the face. */
const HAIR_LIGHT = 0.47;
/** What has more than this is behind the head. */
const GLARE = 1.35;
/** The mesh ends below the hairline: its upper edge is raised by this share of the face's height. */
const FOREHEAD = 0.13;
/** Smaller patches, as a share of the oval, are light and shadow after all. */
const SMALLEST_PATCH = 0.012;
/** The outline is evened out over this share of the face's width. */
const EVENNESS = 0.03;

/**
 * The part of a photo that a face fills: its oval without the hair that hangs into it and without strong paint on the
 * skin, but with the eyes and the mouth, which are drawn by lines of their own.
 */
export function faceArea(photo: RgbImage, face: Face): Mask {
  const { width, height } = photo;
  const oval = fillPolygon(withForehead(face), mask(width, height));
  const area = mask(width, height);
  area.data.set(oval.data);
  const features = mask(width, height);
  for (const part of featureOutlines(face)) fillPolygon(part, features);
  const skin = skinOf(photo, face);
  const brow = browLine(face);
  for (let i = 0; i < oval.data.length; i++) {
    if (!oval.data[i] || features.data[i]) continue;
    const [light, redGreen, yellowBlue] = colourAt(photo, i);
    const colour = Math.hypot(redGreen - skin[1], yellowBlue - skin[2]);
    if (colour > SKIN_COLOUR + 0.1 * skin[0]) area.data[i] = 0;
    const above = brow({ x: (i % width) + 0.5, y: Math.floor(i / width) + 0.5 });
    if (above && (light < skin[0] * HAIR_LIGHT || light > skin[0] * GLARE)) area.data[i] = 0;
  }
  const reach = Math.max(2, Math.round(face.width * EVENNESS));
  const patches = mask(width, height);
  let size = 0;
  for (let i = 0; i < oval.data.length; i++) {
    patches.data[i] = oval.data[i]! - area.data[i]!;
    size += oval.data[i]!;
  }
  dropParts(patches, 1, size * SMALLEST_PATCH);
  const kept = plane(width, height);
  for (let i = 0; i < kept.data.length; i++) kept.data[i] = oval.data[i]! - patches.data[i]!;
  const even = boxBlur(boxBlur(kept, reach), reach).data;
  for (let i = 0; i < kept.data.length; i++) area.data[i] = even[i]! > 0.5 ? 1 : 0;
  return area;
}

/** The oval, with its upper edge raised along the face. */
function withForehead({ oval, roll, height }: Face): Point[] {
  const along = ({ x, y }: Point) => y * Math.cos(roll) - x * Math.sin(roll);
  const heights = oval.map(along);
  const top = Math.min(...heights);
  return oval.map((point, i) => {
    const share = Math.max(0, 1 - (heights[i]! - top) / (height * 0.3));
    const raise = share * height * FOREHEAD;
    return { x: point.x + raise * Math.sin(roll), y: point.y - raise * Math.cos(roll) };
  });
}

function colourAt({ r, g, b }: RgbImage, i: number): [number, number, number] {
  const light = 0.299 * r[i]! + 0.587 * g[i]! + 0.114 * b[i]!;
  return [light, r[i]! - g[i]!, (r[i]! + g[i]!) / 2 - b[i]!];
}

/** Median colour around the nose and the cheeks beside it. */
function skinOf(photo: RgbImage, face: Face): [number, number, number] {
  const samples = [5, 195, 205, 425, 50, 280, 117, 346, 101, 330].map((index) => {
    const { x, y } = face.points[index]!;
    const px = Math.min(photo.width - 1, Math.max(0, Math.floor(x)));
    const py = Math.min(photo.height - 1, Math.max(0, Math.floor(y)));
    return colourAt(photo, py * photo.width + px);
  });
  const median = (c: 0 | 1 | 2) =>
    samples.map((sample) => sample[c]).sort((a, b) => a - b)[samples.length >> 1]!;
  return [median(0), median(1), median(2)];
}

/** Eyes with brows, the nose and the mouth, with room around them. */
function featureOutlines({ points, width }: Face): Point[][] {
  const { rightEye, leftEye, rightBrow, leftBrow, nose, lips } = FACE_POINTS;
  const around = (indices: readonly number[]) =>
    widen(
      indices.map((i) => points[i]!),
      width * 0.03,
    );
  return [
    around([...rightBrow.upper, ...[...rightEye.lower].reverse()]),
    around([...leftBrow.upper, ...[...leftEye.lower].reverse()]),
    around([6, ...nose.wing.right, 2, ...[...nose.wing.left].reverse()]),
    around([...lips.upperOuter, ...[...lips.lowerOuter].slice(1, -1).reverse()]),
  ];
}

function widen(outline: readonly Point[], by: number): Point[] {
  const x = outline.reduce((sum, point) => sum + point.x, 0) / outline.length;
  const y = outline.reduce((sum, point) => sum + point.y, 0) / outline.length;
  return outline.map((point) => {
    const distance = Math.hypot(point.x - x, point.y - y) || 1;
    const scale = 1 + by / distance;
    return { x: x + (point.x - x) * scale, y: y + (point.y - y) * scale };
  });
}

/** Tells whether a point lies above the brows, along the face. */
function browLine({ points, roll }: Face): (point: Point) => boolean {
  const right = points[FACE_POINTS.rightBrow.upper[2]]!;
  const left = points[FACE_POINTS.leftBrow.upper[2]]!;
  const along = ({ x, y }: Point) => y * Math.cos(roll) - x * Math.sin(roll);
  const limit = Math.max(along(right), along(left));
  return (point) => along(point) < limit;
}
