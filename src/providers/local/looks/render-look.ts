import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { EngineRefusal } from '../engine-refusal.js';
import type { EngineFile } from '../engine-file.js';
import { loadPhoto } from '../imaging/photo.js';
import { saveCutOut } from '../imaging/save-cut-out.js';
import { savePicture } from '../imaging/save-picture.js';
import { readParameters } from '../parameters.js';
import { LOOKS } from './looks.js';
import { LOOK_MAX_SIDE } from './look.js';

/** A photo smaller than the result is enlarged at most this much; more would only show blur. */
const MAX_ENLARGEMENT = 2.5;

export interface LookRequest {
  inputPath: string;
  outputDir: string;
  look: string;
  params: Readonly<Record<string, unknown>>;
  seed: number;
  /** Longest side of the picture in pixels, its frame included; {@link LOOK_MAX_SIDE} if not given. */
  maxSide?: number;
}

export const LOOK_STEPS = ['read', 'render', 'save'] as const;

/**
 * Makes one look of a photo and writes it into the folder.
 * @throws EngineRefusal when the look or a parameter is unknown, or the photo cannot be read or used
 */
export async function renderLook(
  request: LookRequest,
  onStep: (step: (typeof LOOK_STEPS)[number]) => void,
): Promise<EngineFile> {
  const { look, values, photo } = await prepare(request);
  onStep('read');
  const picture = await look.render(photo, values, request.seed);
  onStep('render');
  await mkdir(request.outputDir, { recursive: true });
  const path = join(request.outputDir, look.slug);
  const provenance = { title: look.title, keywords: [look.slug, 'PixShift'] };
  const file =
    'a' in picture
      ? await saveCutOut(picture, `${path}.png`, provenance)
      : await savePicture(picture, `${path}.jpg`, provenance);
  onStep('save');
  return { label: 'picture', ...file };
}

/**
 * Finds out whether a look can be made of a photo, and makes nothing.
 * @throws EngineRefusal as {@link renderLook} does
 */
export async function checkLook(request: LookRequest): Promise<void> {
  const { look, photo } = await prepare(request);
  await look.check?.(photo);
}

async function prepare(request: LookRequest) {
  const look = LOOKS.find(({ slug }) => slug === request.look);
  if (!look) {
    throw new EngineRefusal('PARAMETER_INVALID', `There is no look "${request.look}".`, 'look');
  }
  const values = readParameters(look.parameters, request.params);
  const maxSide = Math.floor(
    Math.min(request.maxSide ?? LOOK_MAX_SIDE, LOOK_MAX_SIDE) / (1 + 2 * look.frameShare(values)),
  );
  const photo = await loadPhoto(request.inputPath, { maxSide, maxEnlargement: MAX_ENLARGEMENT });
  return { look, values, photo };
}
