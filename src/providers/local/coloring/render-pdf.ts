import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { creatorTool, DIGITAL_SOURCE_TYPE } from '../provenance.js';
import { roundedRectangle, type Page } from './page.js';
import { INK } from './render-svg.js';
import type { Curve } from './smooth-curve.js';

/** Equal pages must be equal files, so a page is always made at the same moment. */
const CREATED = new Date('2000-01-01T00:00:00Z');

/** The page as a PDF of one sheet with vector strokes and no picture in it. */
export async function renderPdf(page: Page): Promise<Buffer> {
  const { sheet, picture } = page.layout;
  const document = new PDFDocument({
    size: [sheet.width, sheet.height],
    margin: 0,
    pdfVersion: '1.4',
    info: {
      // Nobody's words but ours: the library does not escape them in its metadata.
      Title: 'Colouring page',
      Creator: creatorTool(),
      Producer: creatorTool(),
      Keywords: `colouring page, PixShift, ${DIGITAL_SOURCE_TYPE}`,
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
  document.lineCap('round').lineJoin('round').strokeColor(INK);
  for (const path of page.paths) {
    if (path.curves.length === 0) continue;
    document.save();
    if (path.clipped) {
      drawCurve(document, roundedRectangle(picture));
      document.clip();
    }
    for (const curve of path.curves) drawCurve(document, curve);
    if (path.strokeWidth === 0) document.fill(INK, 'even-odd');
    else document.lineWidth(round(path.strokeWidth)).stroke();
    document.restore();
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** One curve of the path that is being made, to the hundredth of a point. */
export function drawCurve(document: PDFKit.PDFDocument, curve: Curve): void {
  document.moveTo(round(curve.start[0]), round(curve.start[1]));
  for (const segment of curve.segments) {
    if ('line' in segment) {
      document.lineTo(round(segment.line[0]), round(segment.line[1]));
    } else {
      const [ax, ay, bx, by, cx, cy] = segment.cubic;
      document.bezierCurveTo(round(ax), round(ay), round(bx), round(by), round(cx), round(cy));
    }
  }
  if (curve.closed) document.closePath();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
