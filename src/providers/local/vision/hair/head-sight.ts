import { labPlanes, type LabPlanes } from '../../imaging/lab-planes.js';
import { luma, type Plane, type RgbImage } from '../../imaging/plane.js';
import type { Face } from '../face.js';
import { personMatte } from '../person-matte.js';
import { firstLook, type FirstLook } from './hair-samples.js';
import { headFrame, underFrame, type HeadFrame } from './head-frame.js';
import { headPlaces, type HeadPlaces } from './head-places.js';

/** Everything that is known of a head before its hair is. */
export interface HeadSight {
  readonly frame: HeadFrame;
  readonly lab: LabPlanes;
  readonly light: Plane;
  readonly matte: Plane;
  readonly places: HeadPlaces;
  readonly first: FirstLook;
}

export async function headSight(photo: RgbImage, face: Face): Promise<HeadSight> {
  const frame = headFrame(photo, face);
  const matte = await matteOf(photo, frame);
  const lab = labPlanes(frame.image);
  const places = headPlaces(frame, face);
  const first = firstLook(lab, matte, frame.inside, places);
  return { frame, lab, light: luma(frame.image), matte, places, first };
}

/** What both the look at the photo and the one at the head alone take for the person. */
async function matteOf(photo: RgbImage, frame: HeadFrame): Promise<Plane> {
  const near = await personMatte(frame.image);
  const far = underFrame(frame, await personMatte(photo));
  for (let i = 0; i < near.data.length; i++) {
    const both = Math.sqrt(near.data[i]! * far.data[i]!);
    near.data[i] = frame.inside.data[i] ? both : 0;
  }
  return near;
}
