import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineFile } from '../engine-file.js';
import { EngineRefusal } from '../engine-refusal.js';
import { loadPhoto } from '../imaging/photo.js';
import { DIFFICULTIES, type DifficultyName } from './difficulty.js';
import { ANALYSIS_SIZE, drawLineArt } from './line-art.js';
import { composePage } from './page.js';
import { PAPERS, type PaperName } from './paper.js';
import { renderPdf } from './render-pdf.js';
import { renderPng } from './render-png.js';
import { renderSvg } from './render-svg.js';
import { findSubjects } from './subjects.js';
import { readTitle } from './title.js';

export interface ColoringPageRequest {
  inputPath: string;
  outputDir: string;
  difficulty: DifficultyName;
  /** Paper of the PNG and SVG; the PDF comes in both. */
  paper: PaperName;
  title?: string | undefined;
  seed: number;
}

export const COLORING_STEPS = [
  'read',
  'subjects',
  'regions',
  'lines',
  'curves',
  'pages',
  'save',
] as const;

/**
 * Makes a colouring page of a photo: PNG and SVG on the chosen paper, PDF on A4 and on Letter. The drawing has no
 * randomness; the seed is taken for the sake of one interface.
 * @throws EngineRefusal when a setting is unknown, the title cannot be drawn, or the photo has nothing to draw
 */
export async function renderColoringPage(
  request: ColoringPageRequest,
  onStep: (step: (typeof COLORING_STEPS)[number]) => void,
): Promise<EngineFile[]> {
  const { difficulty, paper, outputDir } = request;
  requireKnown('difficulty', difficulty, DIFFICULTIES);
  requireKnown('paper', paper, PAPERS);
  const settings = DIFFICULTIES[difficulty];
  const title = readTitle(request.title);
  const photo = await loadPhoto(request.inputPath, ANALYSIS_SIZE);
  onStep('read');
  const subjects = await findSubjects(photo);
  onStep('subjects');
  const art = drawLineArt(photo, subjects, settings, onStep);
  const page = composePage(art, settings, paper, title);
  const svg = Buffer.from(renderSvg(page, 'paper'));
  const png = await renderPng(page);
  const a4 = composePage(art, settings, 'A4', title);
  const letter = composePage(art, settings, 'Letter', title);
  const pdfs = [await renderPdf(a4), await renderPdf(letter)] as const;
  onStep('pages');
  await mkdir(outputDir, { recursive: true });
  const { sheet } = page.layout;
  const save = async (
    file: Omit<EngineFile, 'path' | 'bytes'>,
    name: string,
    bytes: Buffer,
  ): Promise<EngineFile> => {
    const path = join(outputDir, name);
    await writeFile(path, bytes);
    return { ...file, path, bytes: bytes.length };
  };
  const pixels = { width: sheet.pixelWidth, height: sheet.pixelHeight };
  const points = (of: typeof page) => ({
    width: of.layout.sheet.width,
    height: of.layout.sheet.height,
  });
  const pdf = { kind: 'pdf', mime: 'application/pdf' } as const;
  const files = [
    await save(
      { label: 'page', kind: 'image', mime: 'image/png', ...pixels },
      'coloring-page.png',
      png,
    ),
    await save(
      { label: 'page', kind: 'svg', mime: 'image/svg+xml', ...points(page) },
      'coloring-page.svg',
      svg,
    ),
    await save({ label: 'page-a4', ...pdf, ...points(a4) }, 'coloring-page-a4.pdf', pdfs[0]),
    await save(
      { label: 'page-letter', ...pdf, ...points(letter) },
      'coloring-page-letter.pdf',
      pdfs[1],
    ),
  ];
  onStep('save');
  return files;
}

function requireKnown(field: string, value: string, known: object): void {
  if (Object.hasOwn(known, value)) return;
  throw new EngineRefusal(
    'PARAMETER_INVALID',
    `The setting "${field}" must be one of ${Object.keys(known).join(', ')}.`,
    field,
  );
}
