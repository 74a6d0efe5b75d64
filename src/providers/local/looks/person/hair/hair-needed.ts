import { EngineRefusal } from '../../../engine-refusal.js';
import type { Plane, RgbImage } from '../../../imaging/plane.js';
import type { Face } from '../../../vision/face.js';
import { findHair } from '../../../vision/hair/find-hair.js';
import type { HairDoubt } from '../../../vision/hair/hair-doubts.js';
import { facesNeeded } from '../faces-needed.js';

/** Somebody whose face is less than this share as wide as the largest stands in the background. */
const IN_BACKGROUND = 0.5;

/** What is said of a photo whose hair cannot be coloured, and what helps. */
const WORDS: Readonly<Record<HairDoubt, string>> = {
  PHOTO_WITHOUT_COLOUR:
    'This photo is in black and white, so hair and skin cannot be told apart. Please take one in colour.',
  HEAD_CUT_OFF:
    'The head is cut off above the forehead in this photo. Please take one that shows the whole head.',
  HAIR_NOT_SEEN:
    'We cannot see enough hair above the forehead in this photo. Please take one without a hat or a scarf, with the hair in view.',
  HAIR_UNCERTAIN:
    'We cannot tell the hair from what is around it in this photo. Please take one in even light, before a plain background, with nothing in front of the hair.',
};

/**
 * The hair of the one person in a photo: 1 on it, 0 elsewhere.
 * @throws EngineRefusal when nobody or more than one person is seen, or the hair is not, or not for certain
 */
export async function hairNeeded(photo: RgbImage): Promise<Plane> {
  const [face, ...others] = await facesNeeded(photo);
  if (others.some(({ width }) => width > face.width * IN_BACKGROUND)) throw severalFaces();
  return hairOf(photo, face);
}

async function hairOf(photo: RgbImage, face: Face): Promise<Plane> {
  const found = await findHair(photo, face);
  if ('doubt' in found) throw new EngineRefusal(found.doubt, WORDS[found.doubt], 'photo');
  return found.hair;
}

function severalFaces(): EngineRefusal {
  return new EngineRefusal(
    'PHOTO_WITH_SEVERAL_FACES',
    'There are several people in this photo. Please take one in which you are alone.',
    'photo',
  );
}
