import { halvedRgb } from '../imaging/half-size.js';
import type { RgbImage } from '../imaging/plane.js';
import { runModel } from './model.js';
import { fromSquare, halvedSquare, sampleSquare, type Square } from './sample-square.js';

/** A face as the detector sees it, in pixels of the picture. */
export interface Detection {
  x: number;
  y: number;
  side: number;
  /** The line between the eyes, in radians from the horizontal. */
  roll: number;
  /** 0 to 1. */
  confidence: number;
}

const SIDE = 256;
/** Rows of the grids that the network answers on, and how many boxes each of their cells has. */
const GRIDS = [
  { cells: 16, boxes: 2 },
  { cells: 8, boxes: 6 },
];
/** Numbers per box: its centre and size, then six points of the face. */
const BOX_VALUES = 16;
const CANDIDATE_CONFIDENCE = 0.5;
/** How much larger than a candidate the square is in which it is looked at again, and how sure the network must be. */
const SECOND_LOOK = 4;
const MIN_CONFIDENCE = 0.87;
const MAX_CANDIDATES = 16;
/** Boxes that share more than this of their joint area are one face. */
const SAME_FACE = 0.3;

/**
 * Finds faces (BlazeFace of Bazarevsky et al., 2019, for cameras at the back). The picture is looked at as a whole, in
 * a square, and large ones in four overlapping quarters as well, because the network overlooks small faces. What it takes
 * for one is looked at again, upright and at one size: of a person's face it is then certain, of a dog's or a cup's not.
 */
export async function detectFaces(image: RgbImage): Promise<Detection[]> {
  const { width, height } = image;
  const side = Math.max(width, height);
  const views: Square[] = [{ x: width / 2, y: height / 2, side, angle: 0 }];
  if (side > 2 * SIDE) {
    const part = side * 0.6;
    for (const y of centres(height, part)) {
      for (const x of centres(width, part)) views.push({ x, y, side: part, angle: 0 });
    }
  }
  const found: Detection[] = [];
  const half = halvedRgb(image);
  const detect = (view: Square) => detectIn(image, half, view);
  for (const view of views) found.push(...(await detect(view)));
  const faces: Detection[] = [];
  for (const candidate of withoutRepeats(found).slice(0, MAX_CANDIDATES)) {
    const { x, y, side: size, roll } = candidate;
    const again = await detect({ x, y, side: size * SECOND_LOOK, angle: roll });
    const seen = again.filter((one) => overlap(one, candidate) > SAME_FACE);
    const confidence = Math.max(0, ...seen.map((one) => one.confidence));
    if (confidence >= MIN_CONFIDENCE) faces.push({ ...candidate, confidence });
  }
  return faces;
}

/** Middles of two parts that cover a length, or of one where it is short. */
function centres(length: number, part: number): number[] {
  return length <= part ? [length / 2] : [part / 2, length - part / 2];
}

/** @param half the picture at half its size, for views that are shown so small at least */
async function detectIn(image: RgbImage, half: RgbImage, view: Square): Promise<Detection[]> {
  const input =
    view.side < 2 * SIDE
      ? sampleSquare(image, view, SIDE, [-1, 1])
      : sampleSquare(half, halvedSquare(view), SIDE, [-1, 1]);
  const outputs = await runModel('blazeface', input, SIDE);
  // By length: scores of both grids, coarse before fine, then their boxes.
  const [coarseScores, fineScores, coarseBoxes, fineBoxes] = outputs;
  return [
    ...decode(GRIDS[0]!, fineScores!, fineBoxes!, view),
    ...decode(GRIDS[1]!, coarseScores!, coarseBoxes!, view),
  ];
}

function decode(
  { cells, boxes }: (typeof GRIDS)[number],
  scores: Float32Array,
  values: Float32Array,
  view: Square,
): Detection[] {
  const found: Detection[] = [];
  for (let i = 0; i < scores.length; i++) {
    const confidence = 1 / (1 + Math.exp(-scores[i]!));
    if (confidence < CANDIDATE_CONFIDENCE) continue;
    const cell = Math.floor(i / boxes);
    const anchorX = ((cell % cells) + 0.5) / cells;
    const anchorY = (Math.floor(cell / cells) + 0.5) / cells;
    const at = (k: number) => values[i * BOX_VALUES + k]! / SIDE;
    const point = (k: number) => fromSquare(view, anchorX + at(k), anchorY + at(k + 1));
    const centre = point(0);
    const rightEye = point(4);
    const leftEye = point(6);
    found.push({
      ...centre,
      side: Math.max(at(2), at(3)) * view.side,
      roll: Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x),
      confidence,
    });
  }
  return found;
}

function withoutRepeats(found: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const one of [...found].sort((a, b) => b.confidence - a.confidence)) {
    if (kept.every((other) => overlap(one, other) < SAME_FACE)) kept.push(one);
  }
  return kept;
}

/** Shared area of two boxes as a share of the smaller one, so that a part of a face is no face of its own. */
function overlap(a: Detection, b: Detection): number {
  const along = (p: number, q: number) =>
    Math.max(
      0,
      Math.min(p + a.side / 2, q + b.side / 2) - Math.max(p - a.side / 2, q - b.side / 2),
    );
  return (along(a.x, b.x) * along(a.y, b.y)) / Math.min(a.side, b.side) ** 2;
}
