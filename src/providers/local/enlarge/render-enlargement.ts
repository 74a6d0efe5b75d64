import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineFile } from '../engine-file.js';
import { readParameters } from '../parameters.js';
import { BY_LANCZOS, BY_NETWORK, doublePicture, SOFTLY, tilesOf } from './double-picture.js';
import { ENLARGE_PARAMETERS, ENLARGE_SLUG } from './enlarge-parameters.js';
import { MAX_NETWORK_PIXELS, refuseTooLarge, type Scale } from './limits.js';
import { openPicture, type OpenPicture } from './open-picture.js';
import { saveEnlarged } from './save-enlarged.js';

export interface EnlargeRequest {
  inputPath: string;
  outputDir: string;
  params: Readonly<Record<string, unknown>>;
}

export interface Enlargement {
  file: EngineFile;
  notes: string[];
  /** Whether a network had a hand in it. */
  byNetwork: boolean;
}

/**
 * Makes a picture exactly two or four times as wide and as high, one doubling after the other: by the network while
 * it is small, else by Lanczos' kernel, sharpened. Equal pictures and settings give equal bytes.
 * @param onProgress how many of how many parts are done; what it throws ends the work
 * @throws EngineRefusal when the setting is unknown, or the picture cannot be read or would become too large
 */
export async function renderEnlargement(
  request: EnlargeRequest,
  onProgress: (done: number, of: number) => void,
): Promise<Enlargement> {
  const scale = Number(readParameters(ENLARGE_PARAMETERS, request.params).scale) as Scale;
  const given = await openPicture(request.inputPath, (width, height) =>
    refuseTooLarge(width, height, scale),
  );
  const doublings = plan(given, scale);
  const of = doublings.reduce((sum, { tiles }) => sum + tiles, 1);
  let done = 0;
  let { colours, alpha } = given;
  for (const { doubling } of doublings) {
    colours = await doublePicture(colours, doubling, () => onProgress(++done, of));
    alpha &&= await doublePicture(alpha, SOFTLY);
  }
  await mkdir(request.outputDir, { recursive: true });
  const file = await saveEnlarged({ colours, alpha }, join(request.outputDir, ENLARGE_SLUG), {
    title: `Made ${scale} times bigger`,
    keywords: [ENLARGE_SLUG, 'PixShift'],
    isEnhanced: true,
  });
  onProgress(of, of);
  const ways = doublings.map(({ doubling }) => doubling === BY_NETWORK);
  return {
    file: { label: 'picture', ...file },
    notes: [noteOn(ways)],
    byNetwork: ways.includes(true),
  };
}

/** How each doubling is made, and in how many tiles. */
function plan({ colours }: OpenPicture, scale: Scale) {
  return Array.from({ length: Math.log2(scale) }, (_, i) => {
    const size = { ...colours, width: colours.width << i, height: colours.height << i };
    const isSmall = size.width * size.height <= MAX_NETWORK_PIXELS;
    const doubling = isSmall ? BY_NETWORK : BY_LANCZOS;
    return { doubling, tiles: tilesOf(size, doubling).length };
  });
}

/** Which way was used, in words. */
function noteOn(ways: readonly boolean[]): string {
  const most = `${MAX_NETWORK_PIXELS / 1_000_000} megapixels`;
  if (ways.every(Boolean)) {
    return 'A small neural network made this bigger. Fine detail in it is a guess from other photos.';
  }
  return ways.includes(true)
    ? `A small neural network doubled this once; beyond ${most} it was resampled and sharpened, which adds no new detail.`
    : `This photo has more than ${most}, so it was resampled and sharpened, which adds no new detail. Smaller photos go through a neural network.`;
}
