import { gaussianBlur } from '../imaging/blur.js';
import { luma, type Mask, type RgbImage } from '../imaging/plane.js';
import { resample } from '../imaging/resample.js';
import { brightEyes, candidatesIn, darkEyes, type Pair } from './pet-eyes.js';
import { type Nose, NoseSearch } from './pet-nose.js';

/** An eye of an animal; lengths in pixels of the photo. */
export interface PetEye {
  readonly x: number;
  readonly y: number;
  /** Radius of what is dark in its middle. */
  readonly pupil: number;
  /** Radius of all that is seen of it between the lids. */
  readonly opening: number;
}

/** The nose of an animal; lengths in pixels of the photo. */
export interface PetNose {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** By how much the head is tilted: of the line through the eyes, in radians. */
  readonly tilt: number;
}

/** What is drawn of the faces of animals. */
export interface PetFaces {
  readonly eyes: readonly PetEye[];
  readonly noses: readonly PetNose[];
}

/** A face is looked for in a photo of about this width or height. */
const SIDE = 420;
/** How wide a nose is, in radii of what is darkest of it. */
const NOSE_WIDTH = 3;

/**
 * Finds the faces of animals that look out of a photo; none unless it is sure of both eyes.
 * @param figure where somebody stands out from the picture
 */
export function petFaces(photo: RgbImage, figure: Mask | undefined): PetFaces {
  const scale = Math.min(1, SIDE / Math.max(photo.width, photo.height));
  const small = resample(photo, Math.round(photo.width * scale), Math.round(photo.height * scale));
  const light = gaussianBlur(luma(small), 0.8);
  const candidates = candidatesIn(light, (x, y) => {
    if (!figure) return true;
    const at = Math.floor(y / scale) * figure.width + Math.floor(x / scale);
    return figure.data[at] === 1;
  });
  const noses = new NoseSearch(small);
  const bright = brightEyes(candidates, small, light, figure !== undefined);
  const pairs = bright ? [bright] : figure ? darkEyes(candidates, light, noses) : [];
  const faces = pairs.map((pair) => faceOf(pair, noses.below(...pair), scale));
  return {
    eyes: faces.flatMap(({ eyes }) => eyes),
    noses: faces.flatMap(({ nose }) => (nose ? [nose] : [])),
  };
}

function faceOf(pair: Pair, nose: Nose | undefined, scale: number) {
  const [left, right] = pair[0].x < pair[1].x ? pair : [pair[1], pair[0]];
  const inPhoto = ({ x, y }: { x: number; y: number }) => ({
    x: (x + 0.5) / scale,
    y: (y + 0.5) / scale,
  });
  // Both are open to the same light.
  const pupil = Math.sqrt(left.pupil * right.pupil) / scale;
  const tilt = Math.atan2(right.y - left.y, right.x - left.x);
  return {
    eyes: [left, right].map((eye) => ({ ...inPhoto(eye), pupil, opening: eye.opening / scale })),
    nose: nose && { ...inPhoto(nose), width: (NOSE_WIDTH * nose.radius) / scale, tilt },
  };
}
