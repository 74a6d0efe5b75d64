import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { EngineFile } from '../engine-file.js';
import { xmpPacket } from '../provenance.js';
import { renderIllustrationSvg } from './colour/render-illustration-svg.js';
import { MAX_IDEA_LENGTH } from './idea/idea-length.js';
import { readIdea } from './idea/read-idea.js';
import { ILLUSTRATION_SHAPES, type IllustrationShape } from './illustration-shapes.js';
import { composeScene, PICTURE_WIDTH } from './layout/compose.js';
import { notesOf } from './notes.js';
import { requireKnown, requireShort } from './requests.js';
import { pictureHeight } from './sheet/drawn-page.js';
import { LINE_WIDTHS } from './sheet/line-widths.js';

export interface IllustrationRequest {
  /** In English. */
  idea: string;
  shape?: IllustrationShape | undefined;
  outputDir: string;
  seed: number;
}

export const ILLUSTRATION_STEPS = ['idea', 'drawing', 'colours', 'save'] as const;

/** The page to colour in that an upright picture is of. */
const PAGE = {
  paper: 'A4',
  difficulty: 'medium',
  title: undefined,
  bleed: false,
  coloured: true,
  patterns: false,
} as const;

const TITLE = 'Illustration';

/**
 * Draws an idea in colour, to the edges: a PNG and the same as SVG. Equal requests give equal bytes. Upright it is the
 * scene of the colouring page of the same idea and seed, on A4 without a title.
 * @throws EngineRefusal when a setting is unknown, or the idea cannot or may not be drawn
 */
export async function renderIllustration(
  { idea, shape = 'upright', outputDir, seed }: IllustrationRequest,
  onStep: (step: (typeof ILLUSTRATION_STEPS)[number]) => void,
): Promise<{ files: EngineFile[]; notes: string[] }> {
  requireKnown('shape', shape, ILLUSTRATION_SHAPES);
  requireShort('idea', 'idea', idea, MAX_IDEA_LENGTH);
  const scene = readIdea(idea);
  onStep('idea');
  const { width, height } = ILLUSTRATION_SHAPES[shape];
  const tall = shape === 'upright' ? pictureHeight(PAGE) : (height / width) * PICTURE_WIDTH;
  const picture = composeScene(scene, tall, LINE_WIDTHS.medium.level, seed);
  const svg = renderIllustrationSvg(picture, { width, height }, TITLE);
  onStep('drawing');
  const png = await sharp(Buffer.from(svg))
    .flatten({ background: '#ffffff' })
    .withXmp(xmpPacket({ title: TITLE, keywords: [TITLE.toLowerCase(), 'PixShift'] }))
    .png({ compressionLevel: 7 })
    .toBuffer();
  onStep('colours');
  await mkdir(outputDir, { recursive: true });
  const files: EngineFile[] = [];
  for (const [kind, mime, file, bytes] of [
    ['image', 'image/png', 'illustration.png', png],
    ['svg', 'image/svg+xml', 'illustration.svg', Buffer.from(svg)],
  ] as const) {
    const path = join(outputDir, file);
    await writeFile(path, bytes);
    files.push({ label: 'picture', kind, mime, path, width, height, bytes: bytes.length });
  }
  onStep('save');
  return { files, notes: notesOf(scene, 'picture') };
}
