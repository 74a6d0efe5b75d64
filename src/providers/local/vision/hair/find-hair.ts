import { jointGuidedFilter } from '../../imaging/joint-guided-filter.js';
import { luma, plane, smoothstep, type Plane, type RgbImage } from '../../imaging/plane.js';
import type { Face } from '../face.js';
import { doubtBefore, doubtOf, type HairDoubt } from './hair-doubts.js';
import { hairLikelihood } from './hair-likelihood.js';
import { hairMeasures } from './hair-measures.js';
import { FRAME_SIDE, overPhoto } from './head-frame.js';
import { headSight, type HeadSight } from './head-sight.js';

/**
 * Where the hair of one person is in a photo: 1 on it, 0 elsewhere, between at strands and soft edges. Or what keeps it
 * from being found well enough to be coloured.
 *
 * What is hair is judged by its colour, learned from the photo itself, and by its place on the head: of the person who
 * stands out from the background, what is above the forehead and unlike the skin is hair; what goes on from there in
 * its colours is, too. The colours are mixtures of normal distributions, learned anew in three rounds.
 */
export async function findHair(
  photo: RgbImage,
  face: Face,
): Promise<{ hair: Plane } | { doubt: HairDoubt }> {
  const sight = await headSight(photo, face);
  const before = doubtBefore(sight);
  if (before) return { doubt: before };
  const likelihood = hairLikelihood(sight);
  const doubt = doubtOf(hairMeasures(sight, likelihood));
  return doubt ? { doubt } : { hair: hairOver(photo, sight, likelihood.found) };
}

/** The hair of the frame over the whole photo, with the photo's own outlines: 1 on hair, 0 elsewhere. */
function hairOver(photo: RgbImage, { frame, places }: HeadSight, found: Plane): Plane {
  const sure = plane(FRAME_SIDE, FRAME_SIDE);
  for (let i = 0; i < sure.data.length; i++) {
    sure.data[i] = found.data[i]! * (places.core.data[i] ? 0.05 : 1);
  }
  const { width, height } = photo;
  const coarse = overPhoto(frame, sure, width, height);
  const radius = Math.max(3, Math.round(frame.faceWidth / frame.scale / 40));
  const fine = jointGuidedFilter(luma(photo), coarse, radius, 4e-4);
  for (let i = 0; i < fine.data.length; i++) {
    fine.data[i] = smoothstep(0.14, 0.68, fine.data[i]!);
  }
  return fine;
}
