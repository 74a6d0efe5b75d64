import { mask, type Mask, type Plane, type RgbImage } from '../imaging/plane.js';
import type { Face } from '../vision/face.js';
import { findFaces } from '../vision/find-faces.js';
import { personMatte } from '../vision/person-matte.js';
import { dropParts } from './drop-parts.js';

/** Who is on a photo. */
export interface Subjects {
  /** Faces that are large enough to be drawn. */
  faces: readonly Face[];
  /** Where people or pets are; nothing where the network is not sure. */
  figure: Mask | undefined;
}

/** Smaller faces, in pixels of the analysed picture, would be blots. */
const SMALLEST_FACE = 26;
/** Parts and holes below these shares of the picture are mistakes. */
const SMALLEST_PART = 0.004;
const SMALLEST_HOLE = 0.002;
/** Hair reaches this many heights of its face from the middle of it; above the second value nobody doubts the matte. */
const HAIR_REACH = 0.95;
const CERTAIN = 0.95;
/** Of a figure that is certain, few pixels are between yes and no, and it leaves some of the picture free. */
const MOST_DOUBT = 0.45;
const FIGURE_SHARE = { least: 0.03, most: 0.96 };

/** Looks for people, and for what stands out as they do: the network for people knows many pets, too. */
export async function findSubjects(photo: RgbImage): Promise<Subjects> {
  const faces = (await findFaces(photo)).filter(({ width }) => width >= SMALLEST_FACE);
  return { faces, figure: figureOf(await personMatte(photo), faces) };
}

function figureOf({ width, height, data }: Plane, faces: readonly Face[]): Mask | undefined {
  const figure = mask(width, height);
  const isBesideHead = besideHeads(width, faces);
  let inside = 0;
  let doubtful = 0;
  for (let i = 0; i < data.length; i++) {
    if (data[i]! > 0.5 && !isBesideHead(i, data[i]!)) inside += figure.data[i] = 1;
    if (data[i]! > 0.1 && data[i]! < 0.9) doubtful++;
  }
  const share = inside / data.length;
  if (share < FIGURE_SHARE.least || share > FIGURE_SHARE.most) return undefined;
  if (faces.length === 0 && doubtful > inside * MOST_DOUBT) return undefined;
  dropParts(figure, 1, data.length * SMALLEST_PART);
  dropParts(figure, 0, data.length * SMALLEST_HOLE);
  return figure;
}

/**
 * Tells of a doubtful place whether it lies level with a head but too far from it for its hair: there it is something
 * round behind the head, which the network takes for a part of it.
 */
function besideHeads(width: number, faces: readonly Face[]): (i: number, value: number) => boolean {
  const heads = faces.map(({ oval, height }) => ({
    x: oval.reduce((sum, { x }) => sum + x, 0) / oval.length,
    y: oval.reduce((sum, { y }) => sum + y, 0) / oval.length,
    chin: oval[oval.length / 2]!.y,
    reach: height * HAIR_REACH,
  }));
  return (i, value) => {
    if (value > CERTAIN || heads.length === 0) return false;
    const x = i % width;
    const y = (i - x) / width;
    const distance = (head: (typeof heads)[number]) => Math.hypot(head.x - x, head.y - y);
    const nearest = heads.reduce((a, b) => (distance(a) <= distance(b) ? a : b));
    return y < nearest.chin && distance(nearest) > nearest.reach;
  };
}
