/**
 * What the browser can know about a photo before it is sent, so that a wrong file is refused at
 * once and in words. The server checks everything again.
 */
export const MAX_BYTES = 10 * 1024 * 1024;
/** Larger photos are made smaller here; of these that would take longer than anybody waits. */
export const MAX_OPENED_BYTES = 60_000_000;
export const MIN_SIDE = 100;
export const MAX_SIDE = 5_000;
/** What is longer still has no size that can be sent. */
const MAX_THINNESS = MAX_SIDE / MIN_SIDE;
const MAX_PIXELS = 120_000_000;
export const ACCEPTED = 'image/jpeg,image/png,image/webp,image/gif';

export type Sniffed = 'jpeg' | 'png' | 'webp' | 'gif' | 'heic' | 'svg' | 'pdf' | 'unknown';

const ACCEPTED_KINDS: readonly Sniffed[] = ['jpeg', 'png', 'webp', 'gif'];

/** The file's kind by its first bytes; names and MIME types lie. */
export function sniff(head: Uint8Array): Sniffed {
  const at = (offset: number, ...bytes: number[]) =>
    bytes.every((byte, index) => head[offset + index] === byte);
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));

  if (at(0, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(0, 6) === 'GIF87a' || text(0, 6) === 'GIF89a') return 'gif';
  if (text(4, 8) === 'ftyp' && /^(hei|hev|mif|msf|avi)/.test(text(8, 12))) return 'heic';
  if (text(0, 5) === '%PDF-') return 'pdf';
  if (/^\s*<(\?xml|svg|!--|!DOCTYPE svg)/i.test(text(0, 64))) return 'svg';
  return 'unknown';
}

/** Why the file cannot be used, from its size and first bytes; null if it may be. */
export function fileProblem(bytes: number, head: Uint8Array): string | null {
  if (bytes === 0) return 'This file is empty. Please pick another photo.';
  const kind = sniff(head);
  if (!ACCEPTED_KINDS.includes(kind)) return kindProblem(kind);
  if (bytes > MAX_OPENED_BYTES) {
    return `This photo is ${megabytes(bytes)} MB; at most 60 MB can be opened here. Save it smaller and try again.`;
  }
  return null;
}

/** Why a picture of this size cannot be used; null if it can. */
export function sizeProblem(width: number, height: number): string | null {
  if (Math.min(width, height) < MIN_SIDE) {
    return `This picture is ${width} × ${height} pixels. At least ${MIN_SIDE} on each side are needed to draw something good.`;
  }
  const thinness = Math.max(width, height) / Math.min(width, height);
  if (thinness > MAX_THINNESS) {
    return `This picture is ${width} × ${height} pixels; it may be at most ${MAX_THINNESS} times as long as it is wide. Cut it shorter and try again.`;
  }
  if (width * height > MAX_PIXELS) {
    return `This picture is ${width} × ${height} pixels; at most 120 megapixels can be opened here. Save it smaller and try again.`;
  }
  return null;
}

/** A size whose longer side is at most `side`, but whose shorter one stays as long as is needed. */
export function sizeWithin(
  width: number,
  height: number,
  side: number,
): { width: number; height: number } {
  const least = MIN_SIDE / Math.min(width, height);
  const scale = Math.min(1, Math.max(side / Math.max(width, height), least));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function kindProblem(kind: Sniffed): string {
  if (kind === 'heic') {
    return 'This is an HEIC or AVIF picture. Please save it as JPEG first; most phones can do that when sharing.';
  }
  if (kind === 'svg') return 'This is an SVG drawing. A photo is needed: JPEG, PNG, WebP or GIF.';
  if (kind === 'pdf') return 'This is a PDF. A photo is needed: JPEG, PNG, WebP or GIF.';
  return 'This is not a picture PixShift can read. Please use a JPEG, PNG, WebP or GIF.';
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
