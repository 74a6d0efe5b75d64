import { MAX_BYTES, MAX_SIDE, sizeWithin } from './photo-check.js';

/** Sides of what is made of a photo that is too large, in turn: the first is all that a page of A3 can show. */
const SIDES = [4_000, 2_800, 2_000];
const QUALITIES = [0.92, 0.8, 0.65];
/** What is less opaque than that is transparent to the eye. */
const OPAQUE = 250;
/** Side at which a photo is looked through for transparent places. */
const GLANCE = 256;

/** Whether a photo is larger than can be sent, in bytes or on a side. */
export function isTooLarge(bytes: number, width: number, height: number): boolean {
  return bytes > MAX_BYTES || Math.max(width, height) > MAX_SIDE;
}

/**
 * A smaller copy of a photo, made here: phones take larger ones than can be sent, and nobody should have to know how to
 * shrink them. A JPEG, or where it is transparent somewhere a WebP or PNG that still is. Null where the browser cannot.
 */
export async function shrinkPhoto(
  picture: HTMLImageElement,
  name: string,
): Promise<{ file: File; width: number; height: number } | null> {
  const seeThrough = isSeeThrough(picture);
  if (seeThrough === null) return null;
  const type = seeThrough ? 'image/webp' : 'image/jpeg';
  for (const side of SIDES) {
    const canvas = drawn(picture, side);
    if (!canvas) return null;
    for (const quality of QUALITIES) {
      const blob = await new Promise<Blob | null>((resolve) =>
        canvas.toBlob(resolve, type, quality),
      );
      if (!blob) return null;
      if (blob.size <= MAX_BYTES) {
        // A browser that writes no WebP writes PNG in its place.
        const ending = blob.type.replace(/^image\//, '').replace('jpeg', 'jpg');
        const file = new File([blob], `${name.replace(/\.[^.]*$/, '')}.${ending}`, {
          type: blob.type,
        });
        return { file, width: canvas.width, height: canvas.height };
      }
      if (blob.type === 'image/png') break;
    }
  }
  return null;
}

/** The picture on a canvas, its longer side at most `side` pixels where that is no less than is needed. */
function drawn(picture: HTMLImageElement, side: number): HTMLCanvasElement | null {
  const { naturalWidth, naturalHeight } = picture;
  const canvas = document.createElement('canvas');
  const { width, height } = sizeWithin(naturalWidth, naturalHeight, side);
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Null where the browser does not let us look. */
function isSeeThrough(picture: HTMLImageElement): boolean | null {
  const canvas = drawn(picture, GLANCE);
  const pen = canvas?.getContext('2d');
  if (!canvas || !pen) return null;
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 3; i < data.length; i += 4) if (data[i]! < OPAQUE) return true;
  return false;
}
