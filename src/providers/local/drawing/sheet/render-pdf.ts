import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { drawCurve } from '../../coloring/render-pdf.js';
import { creatorTool, DIGITAL_SOURCE_TYPE } from '../../provenance.js';
import type { DrawnPage } from './drawn-page.js';
import { INK, type Stroke } from './paint.js';

/** Equal pages must be equal files, so a page is always made at the same moment. */
const CREATED = new Date('2000-01-01T00:00:00Z');

/** A drawn page as a PDF of one sheet with vector strokes and no picture in it; with bleed, boxes say where to cut. */
export async function renderPdf(page: DrawnPage, title: string): Promise<Buffer> {
  const { sheet, bleed } = page;
  const [width, height] = [sheet.width + 2 * bleed, sheet.height + 2 * bleed];
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    pdfVersion: '1.4',
    info: {
      Title: title,
      Creator: creatorTool(),
      Producer: creatorTool(),
      Keywords: `PixShift, ${DIGITAL_SOURCE_TYPE}`,
      CreationDate: CREATED,
      // Makes the file's identifier, which is a hash of this dictionary, one of its content.
      ...{ ContentHash: createHash('sha256').update(JSON.stringify(page)).digest('hex') },
    },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  if (bleed > 0) {
    Object.assign(document.page.dictionary.data, {
      BleedBox: [0, 0, width, height],
      TrimBox: [bleed, bleed, width - bleed, height - bleed],
    });
    document.translate(bleed, bleed);
  }
  document.lineCap('round').lineJoin('round').strokeColor(INK);
  document.save();
  drawCurve(document, page.clip);
  document.clip();
  for (const stroke of page.picture) paint(document, stroke);
  document.restore();
  for (const stroke of page.around) paint(document, stroke);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function paint(document: PDFKit.PDFDocument, stroke: Stroke): void {
  const { curves, fill, width, clip } = stroke;
  if (clip) {
    document.save();
    for (const curve of clip) drawCurve(document, curve);
    document.clip();
    paint(document, { curves, fill, width });
    document.restore();
    return;
  }
  for (const curve of curves) drawCurve(document, curve);
  if (width > 0) document.lineWidth(Math.round(width * 100) / 100);
  if (fill === undefined) document.stroke();
  else if (width === 0) document.fill(fill, 'non-zero');
  else document.fillAndStroke(fill, INK, 'non-zero');
}
