import { formatTime } from '../platform/format-time.js';

/** What stands on a receipt; amounts as they are to be read. */
export interface ReceiptContent {
  readonly number: string;
  readonly date: Date;
  readonly seller: readonly string[];
  readonly buyer: readonly string[];
  readonly item: string;
  readonly net: string;
  readonly taxLabel: string;
  readonly tax: string;
  readonly total: string;
  /** What went back since then, and what came back of that; empty of most. */
  readonly movedSince: readonly { readonly what: string; readonly amount: string }[];
  /** What is left of the total after that. */
  readonly remains: string;
  readonly currency: string;
  readonly paidBy: string;
}

const MARGIN = 56;
const WIDTH = 595 - 2 * MARGIN;
const LAST_LINE = 842 - MARGIN - 40;
const QUIET = '#666666';
const INK = '#1d1b19';

/** What the fonts that every reader of PDFs has can show. */
const SHOWN = /^[\x20-\x7e\xa0-\xff€’–•]+$/;

/** A page of A4, of text alone; more than one where money went back in very many parts. */
export async function renderReceipt(content: ReceiptContent): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: { Title: `Receipt ${content.number}`, Creator: 'PixShift', CreationDate: content.date },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  write(document, content);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function write(document: PDFKit.PDFDocument, content: ReceiptContent): void {
  const date = formatTime(content.date);
  document.font('Helvetica-Bold').fontSize(22).fillColor(INK).text('Receipt', MARGIN, MARGIN);
  document.font('Helvetica').fontSize(10).fillColor(QUIET);
  document.text(`Number ${content.number}`, MARGIN, MARGIN + 32);
  document.text(`Date ${date}`);
  block(document, 'From', content.seller, MARGIN, 140);
  block(document, 'To', content.buyer, MARGIN + WIDTH / 2, 140);

  let y = 250;
  y = line(document, y, 'What', `Amount in ${content.currency}`, { quiet: true });
  y = rule(document, y);
  y = line(document, y, content.item, content.net);
  y = line(document, y, content.taxLabel, content.tax);
  y = rule(document, y);
  y = line(document, y, 'Total, paid', content.total, { bold: true });
  if (content.movedSince.length > 0) {
    for (const { what, amount } of content.movedSince) y = line(document, y, what, amount);
    y = rule(document, y);
    y = line(document, y, 'Remains', content.remains, { bold: true });
  }
  line(document, y + 24, `Paid by ${content.paidBy} on ${date}. Thank you.`, '', { quiet: true });
}

function block(
  document: PDFKit.PDFDocument,
  title: string,
  lines: readonly string[],
  x: number,
  y: number,
): void {
  document.font('Helvetica').fontSize(9).fillColor(QUIET).text(title, x, y);
  document.fontSize(11).fillColor(INK);
  const shown = lines.filter((text) => SHOWN.test(text));
  for (const text of shown) document.text(text, x, undefined, { width: WIDTH / 2 - 12 });
}

function line(
  document: PDFKit.PDFDocument,
  y: number,
  left: string,
  right: string,
  { bold = false, quiet = false } = {},
): number {
  document
    .font(bold ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(quiet ? 9 : 11)
    .fillColor(quiet ? QUIET : INK);
  const top = y > LAST_LINE ? MARGIN : y;
  if (top !== y) document.addPage();
  document.text(left, MARGIN, top, { width: WIDTH - 130 });
  const below = document.y;
  document.text(right, MARGIN + WIDTH - 130, top, { width: 130, align: 'right' });
  return Math.max(below, document.y) + 8;
}

function rule(document: PDFKit.PDFDocument, y: number): number {
  document
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + WIDTH, y)
    .lineWidth(0.5)
    .strokeColor('#bbbbbb')
    .stroke();
  return y + 10;
}
