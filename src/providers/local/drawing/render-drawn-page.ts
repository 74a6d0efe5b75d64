import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DIFFICULTIES, type DifficultyName } from '../coloring/difficulty.js';
import { PAPERS, type PaperName } from '../coloring/paper.js';
import { readTitle } from '../coloring/title.js';
import type { EngineFile } from '../engine-file.js';
import { MAX_IDEA_LENGTH } from './idea/idea-length.js';
import { readIdea } from './idea/read-idea.js';
import { styleIn, type StyleName, STYLES } from './styles.js';
import { composeScene } from './layout/compose.js';
import { composeMandala } from './layout/mandala.js';
import { notesOf } from './notes.js';
import { requireKnown, requireShort } from './requests.js';
import { refuseUnsafeTitle } from './unsafe-title.js';
import { composeSheet, type DrawnPage, pictureHeight } from './sheet/drawn-page.js';
import { LINE_WIDTHS } from './sheet/line-widths.js';
import { renderPdf } from './sheet/render-pdf.js';
import { renderPng } from './sheet/render-png.js';
import { renderSvg } from './sheet/render-svg.js';

export interface DrawnPageRequest {
  /** In English. */
  idea: string;
  style?: StyleName | undefined;
  outputDir: string;
  difficulty: DifficultyName;
  /** Paper of the PNG and SVG; the PDF comes in both. */
  paper: PaperName;
  title?: string | undefined;
  /** Printed to the edge of the paper. */
  bleed?: boolean | undefined;
  seed: number;
}

export const DRAWING_STEPS = ['idea', 'drawing', 'pages', 'save'] as const;

/**
 * Draws a colouring page of an idea: PNG and SVG on the chosen paper, PDF on A4 and on Letter. Equal requests give
 * equal bytes; another seed gives other people and other scenery.
 * @throws EngineRefusal when a setting is unknown, the title cannot be drawn, or the idea cannot or may not be
 */
export async function renderDrawnPage(
  request: DrawnPageRequest,
  onStep: (step: (typeof DRAWING_STEPS)[number]) => void,
): Promise<{ files: EngineFile[]; notes: string[] }> {
  const {
    difficulty,
    paper,
    outputDir,
    style = styleIn(request.idea),
    bleed = false,
    seed,
  } = request;
  requireKnown('style', style, STYLES);
  requireKnown('difficulty', difficulty, DIFFICULTIES);
  requireKnown('paper', paper, PAPERS);
  const title = readTitle(request.title);
  if (title !== undefined) refuseUnsafeTitle(title);
  requireShort('idea', 'idea', request.idea, MAX_IDEA_LENGTH);
  const scene = readIdea(request.idea);
  onStep('idea');
  const pageOn = (name: PaperName): DrawnPage => {
    const wish = {
      paper: name,
      difficulty,
      title,
      bleed,
      coloured: false,
      patterns: style === 'zentangle',
    };
    const compose = style === 'mandala' ? composeMandala : composeScene;
    return composeSheet(
      compose(scene, pictureHeight(wish), LINE_WIDTHS[difficulty].level, seed),
      wish,
    );
  };
  const pages = { A4: pageOn('A4'), Letter: pageOn('Letter') };
  onStep('drawing');
  const page = pages[paper];
  const name = 'Colouring page';
  const made = [
    {
      label: 'page',
      kind: 'image',
      mime: 'image/png',
      file: 'coloring-page.png',
      size: pixels(page),
      bytes: await renderPng(page, name, false),
    },
    {
      label: 'page',
      kind: 'svg',
      mime: 'image/svg+xml',
      file: 'coloring-page.svg',
      size: points(page),
      bytes: Buffer.from(renderSvg(page, 'paper', name)),
    },
    {
      label: 'page-a4',
      kind: 'pdf',
      mime: 'application/pdf',
      file: 'coloring-page-a4.pdf',
      size: points(pages.A4),
      bytes: await renderPdf(pages.A4, name),
    },
    {
      label: 'page-letter',
      kind: 'pdf',
      mime: 'application/pdf',
      file: 'coloring-page-letter.pdf',
      size: points(pages.Letter),
      bytes: await renderPdf(pages.Letter, name),
    },
  ] as const;
  onStep('pages');
  await mkdir(outputDir, { recursive: true });
  const files: EngineFile[] = [];
  for (const { label, kind, mime, file, size, bytes } of made) {
    const path = join(outputDir, file);
    await writeFile(path, bytes);
    files.push({ label, kind, mime, path, ...size, bytes: bytes.length });
  }
  onStep('save');
  return { files, notes: notesOf(scene, style === 'mandala' ? style : 'page') };
}

const pixels = ({ sheet }: DrawnPage) => ({ width: sheet.pixelWidth, height: sheet.pixelHeight });
const points = ({ sheet }: DrawnPage) => ({ width: sheet.width, height: sheet.height });
