import type { ByteSource } from './byte-source.js';

const HEAD = 1_024;
const TAIL = 64 * 1024 + 22;

const MARKUP =
  /<(script|html|svg|iframe|object|embed|body)[\s>/]|<!doctype html|<\?php|javascript:/i;

/**
 * Whether a picture is at the same time something else: a web page, a script, a PDF document or a
 * ZIP archive. Looks where programs look for those, which is the start, the end and the comments.
 * What it misses does no harm, because pictures are always encoded anew; it is here so that nobody's
 * other content is dropped in silence. Photos with a film or a second picture behind them (phones
 * make them) are not meant.
 */
export async function findHiddenContent(
  source: ByteSource,
  comments: readonly Buffer[],
): Promise<string | undefined> {
  if (comments.some((text) => MARKUP.test(text.toString('latin1')))) return 'a script';
  const head = await source.read(0, HEAD);
  if (head.includes('%PDF-')) return 'a PDF document';
  const tailAt = Math.max(0, source.size - TAIL);
  const tail = await source.read(tailAt, TAIL);
  if (tail.includes('%PDF-') || endsAsPdf(tail)) return 'a PDF document';
  if (endsAsZip(tail)) return 'a ZIP archive';
  if (endsAsMarkup(tail)) return 'a web page';
  return undefined;
}

function endsAsPdf(tail: Buffer): boolean {
  return /%%EOF\s*$/.test(tail.toString('latin1', Math.max(0, tail.length - 64)));
}

/** An end-of-central-directory record whose comment reaches exactly to the end of the file. */
function endsAsZip(tail: Buffer): boolean {
  for (
    let at = tail.lastIndexOf('PK\x05\x06');
    at >= 0;
    at = at === 0 ? -1 : tail.lastIndexOf('PK\x05\x06', at - 1)
  ) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}

/** Long enough words that pixel data holds none of them by chance in some hundred million files. */
function endsAsMarkup(tail: Buffer): boolean {
  return /<\/?(script|html|body|iframe)[\s>]|<svg(>|\s+[a-z:]+=)|<!doctype html|<\?php\s/i.test(
    tail.toString('latin1'),
  );
}
