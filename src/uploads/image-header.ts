import type { ByteSource } from './byte-source.js';
import type { ImageFormat } from './file-signature.js';

/** What a picture says of itself before anything is decoded. Sizes in pixels. */
export interface ImageHeader {
  readonly width: number;
  readonly height: number;
  /** Passes that a decoder makes over a JPEG; 1 for all others, and counted only up to the limit + 1. */
  readonly scans: number;
  /** Free text of the file in which hostile content likes to hide, at most some KB of each. */
  readonly comments: readonly Buffer[];
}

/** The header is not that of a picture of this format. `reason` completes "The file is damaged: …". */
export class HeaderError extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'HeaderError';
  }
}

/** No picture has so many parts before its first pixel; a file that has was made to keep us busy. */
const MAX_PARTS = 2_000;
const COMMENT_BYTES = 4_096;

/**
 * Reads the header of a picture whose signature is that of `format`. Costs a few small reads; only a
 * JPEG in several passes is read through, to count them.
 * @param maxScans counting stops above this
 * @throws HeaderError where the file is cut short or does not hold together
 */
export function readImageHeader(
  source: ByteSource,
  format: ImageFormat,
  maxScans: number,
): Promise<ImageHeader> {
  switch (format) {
    case 'jpeg':
      return readJpeg(source, maxScans);
    case 'png':
      return readPng(source);
    case 'webp':
      return readWebp(source);
    case 'gif':
      return readGif(source);
  }
}

async function exactly(source: ByteSource, at: number, length: number): Promise<Buffer> {
  const bytes = await source.read(at, length);
  if (bytes.length < length) throw new HeaderError('it ends too early');
  return bytes;
}

const MARKER = 0xff;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const PROGRESSIVE: ReadonlySet<number> = new Set([0xc2, 0xc6, 0xca, 0xce]);
const NOT_A_FRAME: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);
/** TEM and the restart markers stand alone, without a length. */
const standsAlone = (code: number): boolean => code === 0x01 || (code >= 0xd0 && code <= 0xd7);
const isFrame = (code: number): boolean => code >= 0xc0 && code <= 0xcf && !NOT_A_FRAME.has(code);

/** ISO/IEC 10918-1, annex B: segments up to the first scan. */
async function readJpeg(source: ByteSource, maxScans: number): Promise<ImageHeader> {
  const comments: Buffer[] = [];
  let frame: { width: number; height: number; components: number; code: number } | undefined;
  let at = 2;
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const [first, code] = await exactly(source, at, 2);
    if (first !== MARKER) throw new HeaderError('its parts do not follow each other');
    if (code === MARKER || standsAlone(code as number)) {
      at += code === MARKER ? 1 : 2;
      continue;
    }
    if (code === SOI || code === EOI || code === 0) throw new HeaderError('it holds no picture');
    const length = (await exactly(source, at + 2, 2)).readUInt16BE();
    if (length < 2) throw new HeaderError('one of its parts has no length');
    if (isFrame(code as number)) {
      if (frame) throw new HeaderError('it has two frames');
      const bytes = await exactly(source, at + 4, 6);
      const [height, width] = [bytes.readUInt16BE(1), bytes.readUInt16BE(3)];
      frame = { width, height, components: bytes.readUInt8(5), code: code as number };
    } else if (code === COM) {
      comments.push(await comment(source, at + 4, length - 2));
    } else if (code === SOS) {
      if (!frame) throw new HeaderError('its size is missing');
      const inScan = (await exactly(source, at + 4, 1)).readUInt8();
      const single = !PROGRESSIVE.has(frame.code) && inScan >= frame.components;
      const scans = single ? 1 : await countScans(source, at, maxScans);
      return { width: frame.width, height: frame.height, scans, comments };
    }
    at += 2 + length;
  }
  throw new HeaderError('it has too many parts');
}

const STEP = 256 * 1024;

/** Counts the scans from the first one at `start` on, up to `max` + 1. */
async function countScans(source: ByteSource, start: number, max: number): Promise<number> {
  let scans = 0;
  let at = start;
  while (at < source.size) {
    const chunk = await source.read(at, STEP);
    if (chunk.length === 0) break;
    let next = chunk.indexOf(MARKER);
    for (; next >= 0 && next < chunk.length - 3; next = chunk.indexOf(MARKER, next)) {
      const code = chunk[next + 1] as number;
      if (code === EOI) return scans;
      if (code === MARKER) next += 1;
      // A zero after 0xff means 0xff itself, as pixel data.
      else if (code === 0 || standsAlone(code)) next += 2;
      else {
        if (code === SOS && ++scans > max) return scans;
        next += 2 + Math.max(2, chunk.readUInt16BE(next + 2));
      }
    }
    const last = at + chunk.length >= source.size;
    if (next >= chunk.length) at += next;
    else if (last) break;
    else at += next < 0 ? chunk.length : next;
  }
  return scans;
}

/** PNG specification, third edition: IHDR first, then chunks up to the pixels. */
async function readPng(source: ByteSource): Promise<ImageHeader> {
  const header = await exactly(source, 8, 16);
  if (header.readUInt32BE(0) !== 13 || header.toString('latin1', 4, 8) !== 'IHDR') {
    throw new HeaderError('its size is missing');
  }
  const size = { width: header.readUInt32BE(8), height: header.readUInt32BE(12) };
  const comments: Buffer[] = [];
  let at = 8 + 12 + 13;
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const chunk = await exactly(source, at, 8);
    const length = chunk.readUInt32BE(0);
    const type = chunk.toString('latin1', 4, 8);
    if (type === 'IDAT') return { ...size, scans: 1, comments };
    if (type === 'IEND') throw new HeaderError('it holds no picture');
    if (!/^[A-Za-z]{4}$/.test(type)) throw new HeaderError('its parts do not follow each other');
    if (/^(tEXt|iTXt)$/.test(type)) comments.push(await comment(source, at + 8, length));
    at += 12 + length;
  }
  throw new HeaderError('it has too many parts');
}

/** RFC 9649: the first chunk says which of the three kinds it is, and the size. */
async function readWebp(source: ByteSource): Promise<ImageHeader> {
  const head = await exactly(source, 0, 30);
  if (head.readUInt32LE(4) + 8 > source.size) throw new HeaderError('it ends too early');
  const kind = head.toString('latin1', 12, 16);
  const rest = { scans: 1, comments: [] };
  if (kind === 'VP8X') {
    return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1, ...rest };
  }
  if (kind === 'VP8L' && head[20] === 0x2f) {
    const bits = head.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, ...rest };
  }
  if (kind === 'VP8 ' && head.readUIntBE(23, 3) === 0x9d012a) {
    return {
      width: head.readUInt16LE(26) & 0x3fff,
      height: head.readUInt16LE(28) & 0x3fff,
      ...rest,
    };
  }
  throw new HeaderError('its size is missing');
}

/** GIF89a: the logical screen, then extensions up to the first frame. */
async function readGif(source: ByteSource): Promise<ImageHeader> {
  const screen = await exactly(source, 6, 7);
  const size = { width: screen.readUInt16LE(0), height: screen.readUInt16LE(2) };
  const flags = screen.readUInt8(4);
  const comments: Buffer[] = [];
  let at = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const [block, label] = await exactly(source, at, 2);
    if (block === 0x2c) return { ...size, scans: 1, comments };
    if (block === 0x3b) throw new HeaderError('it holds no picture');
    if (block !== 0x21) throw new HeaderError('its parts do not follow each other');
    at += 2;
    const texts: Buffer[] = [];
    for (; parts < MAX_PARTS; parts++) {
      const length = (await exactly(source, at, 1)).readUInt8();
      if (length === 0) break;
      // Application extensions hold XMP, comments and plain text hold text.
      if (label !== 0xf9 && texts.length < 16) texts.push(await comment(source, at + 1, length));
      at += 1 + length;
    }
    comments.push(Buffer.concat(texts));
    at += 1;
  }
  throw new HeaderError('it has too many parts');
}

async function comment(source: ByteSource, at: number, length: number): Promise<Buffer> {
  return Buffer.from(await source.read(at, Math.min(length, COMMENT_BYTES)));
}
