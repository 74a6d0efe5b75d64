import { boxBlur } from '../imaging/blur.js';
import { dropParts } from '../imaging/drop-parts.js';
import { mask, plane, type Plane, type RgbImage } from '../imaging/plane.js';
import { besideHeads } from './beside-heads.js';
import type { Face } from './face.js';
import { personMatte } from './person-matte.js';

/** Above this the matte is certain. */
const CERTAIN = 0.97;
/** As far from what is certain the outline is soft, as a share of the photo's longer side. */
const SOFT_EDGE = 1 / 120;
/** What is certain beside a head and smaller than this share of a face is a part of nobody: an arm is larger. */
const SMALLEST_PART = 0.75;

/**
 * {@link personMatte} of a photo whose faces are known, without what it took for a part of a head though it lies too far
 * from it: a moon, a lamp or a sign behind people.
 */
export async function matteOfPeople(
  photo: RgbImage,
  faces: readonly [Face, ...Face[]],
): Promise<Plane> {
  const matte = await personMatte(photo);
  const { width, height, data } = matte;
  const distance = besideHeads(faces);
  const beside = plane(width, height);
  const parts = mask(width, height);
  for (let i = 0; i < data.length; i++) {
    if (data[i]! <= 0) continue;
    beside.data[i] = distance(i % width, Math.floor(i / width));
    parts.data[i] = beside.data[i]! > 0.5 && data[i]! > CERTAIN ? 1 : 0;
  }
  dropParts(parts, 1, faces[0].width * faces[0].height * SMALLEST_PART);
  const kept = { width, height, data: Float32Array.from(parts.data) };
  const near = boxBlur(kept, Math.max(2, Math.round(Math.max(width, height) * SOFT_EDGE))).data;
  for (let i = 0; i < data.length; i++) {
    if (beside.data[i]! > 0 && near[i]! < 0.02) data[i] = data[i]! * (1 - beside.data[i]!);
  }
  return matte;
}
