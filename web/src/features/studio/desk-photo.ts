import { fetchPreview, generationQuery } from '../../api/generations.js';
import { queryClient } from '../../api/query-client.js';
import type { Upload } from '../../api/types.js';
import { takeResult, uploadPhoto } from '../../api/uploads.js';
import type { TakenPhoto } from '../../lib/take-photo.js';
import { nameOfRun } from '../../runs/run-name.js';
import { photoOf, tooLargeToGoOn } from '../../runs/photo-of.js';

/** What something is to be made of: a photo of this device, or a picture that was made here before. */
export interface DeskPhoto {
  name: string;
  /** Of the file, in bytes. */
  bytes: number;
  /** Object URL, for showing it; whoever lets the photo go revokes it. */
  url: string;
  width: number;
  height: number;
  /** It may be transparent somewhere. */
  seeThrough: boolean;
  /** What it was before it was made smaller to be sent. */
  madeFrom?: { width: number; height: number };
  /** What of it is kept through a reload: the file, or the run that the picture is of. */
  kept: { file: File } | { work: string };
  /** Brings it to the server; says how much of it has left, 0 to 1. */
  send: (onProgress: (share: number) => void) => Promise<Upload>;
}

export function ofFile({ file, ...taken }: TakenPhoto): DeskPhoto {
  return {
    ...taken,
    name: file.name || 'Pasted photo',
    bytes: file.size,
    seeThrough: file.type !== 'image/jpeg',
    kept: { file },
    send: (onProgress) => uploadPhoto(file, onProgress),
  };
}

export const GONE = 'That picture is not there any more. Choose another one, or a photo.';

/**
 * The picture of a run, to make something further of; else says why not.
 * @throws ApiError
 */
export async function ofWork(id: string): Promise<DeskPhoto | string> {
  const generation = await queryClient.fetchQuery({ ...generationQuery(id), staleTime: 0 });
  const picture = photoOf(generation);
  if (!picture) return tooLargeToGoOn(generation) ?? GONE;
  return {
    name: nameOfRun(generation),
    bytes: picture.bytes,
    // Its address is good for some minutes, and it may lie here for longer.
    url: URL.createObjectURL(await fetchPreview(picture.previewUrl)),
    width: picture.width,
    height: picture.height,
    seeThrough: picture.mime !== 'image/jpeg',
    kept: { work: id },
    send: () => takeResult(id, picture.id),
  };
}
