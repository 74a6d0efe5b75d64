import { mask, type Mask, type Plane, type RgbImage } from '../imaging/plane.js';
import { besideHeads } from '../vision/beside-heads.js';
import type { Face } from '../vision/face.js';
import { findFaces } from '../vision/find-faces.js';
import { personMatte } from '../vision/person-matte.js';
import { dropParts } from '../imaging/drop-parts.js';

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
/** Above this nobody doubts the matte. */
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
  const beside = besideHeads(faces);
  let inside = 0;
  let doubtful = 0;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value > 0.1 && value < 0.9) doubtful++;
    if (value <= 0.5) continue;
    if (value <= CERTAIN && beside(i % width, Math.floor(i / width)) >= 0.5) continue;
    figure.data[i] = 1;
    inside++;
  }
  const share = inside / data.length;
  if (share < FIGURE_SHARE.least || share > FIGURE_SHARE.most) return undefined;
  if (faces.length === 0 && doubtful > inside * MOST_DOUBT) return undefined;
  dropParts(figure, 1, data.length * SMALLEST_PART);
  dropParts(figure, 0, data.length * SMALLEST_HOLE);
  return figure;
}
