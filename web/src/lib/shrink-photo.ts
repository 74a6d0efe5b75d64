import { MAX_BYTES, MAX_SIDE } from './photo-check.js';

/** Side of what is made of a photo that is too large: all that a page of A3 can show. */
const SIDE = 4_000;
const QUALITIES = [0.92, 0.8, 0.65];

/** Whether a photo is larger than can be sent, in bytes or on a side. */
export function isTooLarge(bytes: number, width: number, height: number): boolean {
  return bytes > MAX_BYTES || Math.max(width, height) > MAX_SIDE;
}

/**
 * A smaller JPEG of a photo, made here: phones take larger ones than can be sent, and nobody should
 * have to know how to shrink them. Null where the browser cannot.
 */
export async function shrinkPhoto(
  picture: HTMLImageElement,
  name: string,
): Promise<{ file: File; width: number; height: number } | null> {
  const { naturalWidth, naturalHeight } = picture;
  const scale = Math.min(1, SIDE / Math.max(naturalWidth, naturalHeight));
  const width = Math.max(1, Math.round(naturalWidth * scale));
  const height = Math.max(1, Math.round(naturalHeight * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  // What is transparent becomes white, as on the server.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', quality),
    );
    if (!blob) return null;
    if (blob.size > MAX_BYTES) continue;
    const file = new File([blob], `${name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' });
    return { file, width, height };
  }
  return null;
}
