import { EngineRefusal } from '../../engine-refusal.js';
import type { RgbImage } from '../../imaging/plane.js';
import type { Face } from '../../vision/face.js';
import { findFaces } from '../../vision/find-faces.js';

/**
 * The faces of a photo, the largest first.
 * @throws EngineRefusal PHOTO_WITHOUT_FACE when there is none
 */
export async function facesNeeded(photo: RgbImage): Promise<readonly [Face, ...Face[]]> {
  const [first, ...others] = await findFaces(photo);
  if (!first) {
    throw new EngineRefusal(
      'PHOTO_WITHOUT_FACE',
      'We cannot find a face in this photo. Please take one in which a face is clearly seen.',
      'photo',
    );
  }
  return [first, ...others];
}
