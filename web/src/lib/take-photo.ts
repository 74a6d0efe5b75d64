import { fileProblem, sizeProblem } from './photo-check.js';
import { isTooLarge, shrinkPhoto } from './shrink-photo.js';

const DAMAGED = 'This picture cannot be opened; the file may be damaged. Please try another one.';
const TOO_LARGE = 'This photo is too large for this browser. Save it smaller and try again.';

export interface TakenPhoto {
  file: File;
  /** Object URL of the file, for showing it without sending it anywhere; the caller revokes it. */
  url: string;
  width: number;
  height: number;
  /** What it was before it was made smaller to be sent. */
  madeFrom?: { width: number; height: number };
}

/** Looks at a photo before it is sent, and makes it smaller where it must be; else says why not. */
export async function takePhoto(file: File): Promise<TakenPhoto | string> {
  const head = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  const problem = fileProblem(file.size, head);
  if (problem) return problem;
  const picture = await opened(file);
  if (!picture) return DAMAGED;
  const { naturalWidth: width, naturalHeight: height, src: url } = picture;
  const refusal = sizeProblem(width, height) ?? ((await isDamaged(file)) ? DAMAGED : null);
  if (!refusal && !isTooLarge(file.size, width, height)) return { file, url, width, height };
  const smaller = refusal ? null : await shrinkPhoto(picture, file.name);
  URL.revokeObjectURL(url);
  if (!smaller) return refusal ?? TOO_LARGE;
  return { ...smaller, url: URL.createObjectURL(smaller.file), madeFrom: { width, height } };
}

/** The picture at an object URL of its own, which is the caller's; null where it cannot be opened. */
function opened(file: File): Promise<HTMLImageElement | null> {
  const picture = new Image();
  picture.src = URL.createObjectURL(file);
  return new Promise((resolve) => {
    picture.onload = () => resolve(picture);
    picture.onerror = () => {
      URL.revokeObjectURL(picture.src);
      resolve(null);
    };
  });
}

/** Whether a part of it is missing or wrong: an image element shows what there is of such a file. */
async function isDamaged(file: File): Promise<boolean> {
  try {
    (await createImageBitmap(file)).close();
    return false;
  } catch (thrown) {
    // Anything else, such as too little memory, says nothing of the file.
    return thrown instanceof DOMException && thrown.name === 'InvalidStateError';
  }
}
