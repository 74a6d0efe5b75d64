import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineFile, EngineText } from '../engine-file.js';
import { loadPhoto } from '../imaging/photo.js';
import { readParameters } from '../parameters.js';
import { characterOf } from './character.js';
import { paletteOf } from './colour/palette.js';
import { FURSONA_PARAMETERS } from './fursona-parameters.js';
import { refuseUnsafeWords } from './unsafe-words.js';
import { composePortrait } from './portrait/compose-portrait.js';
import type { FramingName } from './portrait/framing.js';
import { renderPortraitPng, renderPortraitSvg } from './portrait/render-portrait.js';
import type { PronounName } from './writing/language.js';
import type { Mood } from './writing/lexicon.js';
import {
  descriptionText,
  MADE_FROM_TEMPLATES,
  writeDescription,
} from './writing/write-description.js';

export interface FursonaRequest {
  inputPath: string;
  outputDir: string;
  params: Readonly<Record<string, unknown>>;
  seed: number;
}

export const FURSONA_STEPS = ['read', 'colours', 'words', 'portrait', 'save'] as const;

/** Colours need no detail, and a small photo has no noise. */
const MAX_SIDE = 128;

/**
 * Makes a character of a photo's colours: a text, and a portrait as PNG and SVG. Equal photos, settings and seeds
 * give equal bytes.
 * @throws EngineRefusal when a setting is unknown, the photo cannot be read, or the animal cannot be drawn
 */
export async function renderFursona(
  request: FursonaRequest,
  onStep: (step: (typeof FURSONA_STEPS)[number]) => void,
): Promise<{ text: EngineText; files: EngineFile[] }> {
  const { outputDir, seed } = request;
  const values = readParameters(FURSONA_PARAMETERS, request.params);
  const { animal } = values;
  const name = values.name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  refuseUnsafeWords({ name, animal });
  const photo = await loadPhoto(request.inputPath, { maxSide: MAX_SIDE, maxEnlargement: 1 });
  onStep('read');
  const palette = paletteOf(photo);
  onStep('colours');
  const mood = values.mood as Mood;
  const pronouns = values.pronouns as PronounName;
  const character = characterOf(palette, { mood, pronouns, animal, name }, seed);
  const description = writeDescription(character);
  const text = Buffer.from(descriptionText(character, description));
  onStep('words');
  const portrait = composePortrait(character, values.framing as FramingName);
  const words = { title: description.heading, description: MADE_FROM_TEMPLATES };
  const png = await renderPortraitPng(portrait, words);
  const svg = Buffer.from(renderPortraitSvg(portrait, words));
  onStep('portrait');
  await mkdir(outputDir, { recursive: true });
  const at = (ending: string): string => join(outputDir, `fursona.${ending}`);
  await writeFile(at('txt'), text);
  await writeFile(at('png'), png.bytes);
  await writeFile(at('svg'), svg);
  onStep('save');
  return {
    text: {
      label: 'description',
      kind: 'text',
      mime: 'text/plain',
      path: at('txt'),
      bytes: text.length,
    },
    files: [
      {
        label: 'portrait',
        kind: 'image',
        mime: 'image/png',
        path: at('png'),
        width: png.width,
        height: png.height,
        bytes: png.bytes.length,
      },
      {
        label: 'portrait',
        kind: 'svg',
        mime: 'image/svg+xml',
        path: at('svg'),
        width: portrait.width,
        height: portrait.height,
        bytes: svg.length,
      },
    ],
  };
}
