import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Pictures made at run time: honest ones by sharp, the others by hand, byte by byte. */

interface Size {
  width: number;
  height: number;
}

/** Something like a photo: soft colours with grain, so that it does not compress to nothing. */
export function picture({ width, height }: Size, grain = 12): Sharp {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#777777',
      noise: { type: 'gaussian', mean: 128, sigma: grain },
    },
  });
}

/** Grain takes its time: of each size one for all tests of a file, which do not write into it. */
function onePerSize(make: (size: Size) => Promise<Buffer>): (size: Size) => Promise<Buffer> {
  const made = new Map<string, Promise<Buffer>>();
  return (size) => {
    const key = `${size.width}x${size.height}`;
    const image = made.get(key) ?? make(size);
    made.set(key, image);
    return image;
  };
}

export const jpeg = onePerSize((size) => picture(size).jpeg({ quality: 85 }).toBuffer());
export const png = onePerSize((size) => picture(size).png().toBuffer());
export const webp = (size: Size): Promise<Buffer> => picture(size).webp().toBuffer();
/** In few colours: to choose 256 takes seconds. */
export const gif = (size: Size): Promise<Buffer> =>
  picture(size).gif({ effort: 1, colours: 8 }).toBuffer();

/** Left half red, right half blue: shows which way is up. */
export function flag({ width, height }: Size): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++)
    pixels[at * 3 + (at % width < width / 2 ? 0 : 2)] = 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Two frames of different colours. */
export async function animated(format: 'gif' | 'webp', size: Size): Promise<Buffer> {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00'].map((background) =>
      sharp({ create: { ...size, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const joined = sharp(frames, { join: { animated: true } });
  return (format === 'gif' ? joined.gif() : joined.webp()).toBuffer();
}

/** Everything that a photo can tell about the person who took it. */
export async function photoWithMetadata(size: Size): Promise<Buffer> {
  const photo = await picture(size)
    .withExif({
      IFD0: { Make: 'SecretCam', Artist: 'Ada Lovelace', Copyright: 'private-words' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 0/1',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><private-words/></x:xmpmeta>')
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
  return withSegment(photo, 0xfe, Buffer.from('a comment with private-words'));
}

/** The flag as a phone stores it that was held upright: on its side, with EXIF orientation 6. */
export function rotated(size: Size): Promise<Buffer> {
  return flag(size).rotate(-90).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
}

export const cmyk = (size: Size): Promise<Buffer> =>
  picture(size).toColourspace('cmyk').jpeg().toBuffer();
export const sixteenBit = (size: Size): Promise<Buffer> =>
  picture(size).toColourspace('rgb16').png().toBuffer();
export const grey = (size: Size): Promise<Buffer> => picture(size).greyscale().jpeg().toBuffer();

/** A JPEG of exactly so many bytes, filled up with segments that decoders skip. */
export async function jpegOfBytes(bytes: number, size: Size = { width: 1600, height: 1200 }) {
  let image: Buffer = await picture(size, 40).jpeg({ quality: 97 }).toBuffer();
  while (image.length < bytes) {
    const missing = bytes - image.length;
    // A segment takes 4 bytes besides its content, and what is left must be none, or enough for one.
    const content = Math.min(65_533, missing - 4);
    const rest = missing - content - 4;
    image = withSegment(image, 0xef, Buffer.alloc(rest > 0 && rest < 4 ? content - 4 : content));
  }
  if (image.length !== bytes) throw new Error(`${image.length} bytes instead of ${bytes}`);
  return image;
}

/** Puts a segment right behind the start of a JPEG. */
export function withSegment(image: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([image.subarray(0, 2), head, content, image.subarray(2)]);
}

/** Lets a JPEG claim another size than it has. */
export function jpegClaiming(image: Buffer, { width, height }: Size): Buffer {
  const lying = Buffer.from(image);
  for (let at = 2; at < lying.length; at += 2 + lying.readUInt16BE(at + 2)) {
    const code = lying.readUInt8(at + 1);
    if (code < 0xc0 || code > 0xc2) continue;
    lying.writeUInt16BE(height, at + 5);
    lying.writeUInt16BE(width, at + 7);
    return lying;
  }
  throw new Error('no frame header');
}

export function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(content.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** Puts a chunk between the header and the pixels of a PNG. */
export function withPngChunk(image: Buffer, type: string, content: Buffer): Buffer {
  return Buffer.concat([image.subarray(0, 33), pngChunk(type, content), image.subarray(33)]);
}

/** A PNG that is valid but for claiming another size; the checksum is right. */
export function pngClaiming(image: Buffer, { width, height }: Size): Buffer {
  const header = Buffer.from(image.subarray(16, 29));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([image.subarray(0, 8), pngChunk('IHDR', header), image.subarray(33)]);
}

export function gifClaiming(image: Buffer, { width, height }: Size): Buffer {
  const lying = Buffer.from(image);
  lying.writeUInt16LE(width, 6);
  lying.writeUInt16LE(height, 8);
  return lying;
}

/** A picture of one colour: many pixels in few bytes. */
export const flat = ({ width, height }: Size): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#336699' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();

/**
 * A progressive JPEG of legal size and few bytes whose every coefficient comes in 14 passes of its own:
 * some 2,650 scans over all blocks, each of them nothing but "no more coefficients in this band".
 */
export function manyScans({ width, height }: Size): Buffer {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const parts: Buffer[] = [
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    segment(0xc2, [
      8,
      ...word(height),
      ...word(width),
      3,
      ...[1, 2, 3].flatMap((c) => [c, 0x11, 0]),
    ]),
    // DC: one code, "no difference". AC: fifteen codes of four bits, for runs of empty blocks.
    segment(0xc4, [0x00, 1, ...Array<number>(15).fill(0), 0]),
    segment(0xc4, [0x10, 0, 0, 0, 15, ...Array<number>(12).fill(0), ...runs.map((n) => n << 4)]),
    scan([1, 2, 3], 0, 0, 0, 0, packBits([[0, blocks * 3]], true)),
  ];
  const empty = packBits(emptyRuns(blocks), false);
  for (const component of [1, 2, 3]) {
    for (let band = 1; band <= 63; band++) {
      parts.push(scan([component], band, band, 0, 13, empty));
      for (let bit = 12; bit >= 0; bit--) {
        parts.push(scan([component], band, band, bit + 1, bit, empty));
      }
    }
  }
  return Buffer.concat([...parts, Buffer.from([0xff, 0xd9])]);
}

const runs = Array.from({ length: 15 }, (_, n) => n);
const word = (value: number): number[] => [value >> 8, value & 0xff];

function segment(marker: number, content: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, ...word(content.length + 2), ...content]);
}

function scan(
  components: readonly number[],
  from: number,
  to: number,
  high: number,
  low: number,
  data: Buffer,
): Buffer {
  const selectors = components.flatMap((component) => [component, 0x00]);
  const head = segment(0xda, [components.length, ...selectors, from, to, (high << 4) | low]);
  return Buffer.concat([head, data]);
}

/** Runs that together cover so many blocks, as [value, bits] pairs of code and length. */
function emptyRuns(blocks: number): [number, number][] {
  const bits: [number, number][] = [];
  for (let left = blocks; left > 0;) {
    const n = Math.min(14, Math.floor(Math.log2(left)));
    const run = Math.min(left, 2 ** (n + 1) - 1);
    bits.push([n, 4], [run - 2 ** n, n]);
    left -= run;
  }
  return bits;
}

/** Entropy-coded bytes: padded with ones, and 0xff followed by 0. `[0, many]` is a run of zeros. */
function packBits(values: readonly (readonly [number, number])[], zeros: boolean): Buffer {
  const total = values.reduce((sum, [, length]) => sum + length, 0);
  const bytes = Buffer.alloc(Math.ceil(total / 8));
  let at = 0;
  const put = (bit: number): void => {
    if (bit) bytes[at >> 3] = (bytes[at >> 3] as number) | (0x80 >> (at & 7));
    at++;
  };
  if (zeros) at = total;
  else
    for (const [value, length] of values)
      for (let i = length - 1; i >= 0; i--) put((value >> i) & 1);
  while (at < bytes.length * 8) put(1);
  return Buffer.from([...bytes].flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])));
}

/** A ZIP archive with one file in it. */
export function zip(name = 'evil.html', content = '<script>alert(1)</script>', offset = 0): Buffer {
  const body = Buffer.from(content);
  const file = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 0, 'latin1');
  local.writeUInt32LE(crc32(body), 14);
  local.writeUInt32LE(body.length, 18);
  local.writeUInt32LE(body.length, 22);
  local.writeUInt16LE(file.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 0, 'latin1');
  local.copy(central, 16, 14, 28);
  central.writeUInt32LE(offset, 42);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + file.length, 12);
  end.writeUInt32LE(offset + local.length + file.length + body.length, 16);
  return Buffer.concat([local, file, body, central, file, end]);
}

/** What is no picture, or none that is taken, by what people would call it. */
export async function otherFiles(): Promise<Record<string, Buffer>> {
  const size = { width: 200, height: 200 };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><script/></svg>';
  const ftyp = (brand: string): Buffer =>
    Buffer.concat([
      Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1'),
      Buffer.alloc(900),
    ]);
  return {
    'an SVG drawing': Buffer.from(svg),
    'an SVG drawing after an XML declaration': Buffer.from(
      `<?xml version="1.0"?>\n<!-- x -->\n${svg}`,
    ),
    'a HEIC photo': ftyp('heic'),
    'an AVIF picture': await picture(size).avif({ effort: 0 }).toBuffer(),
    'a film': ftyp('isom'),
    'a PDF document': Buffer.from(`%PDF-1.7\n1 0 obj<<>>endobj\n${'x'.repeat(600)}\n%%EOF`),
    'a web page': Buffer.from(`<!DOCTYPE html><html><body>${'x'.repeat(600)}</body></html>`),
    'a TIFF picture': await picture(size).tiff().toBuffer(),
    'a ZIP archive': zip(),
    'a program': Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(900, 1)]),
    'plain text': Buffer.from('This is a picture. Believe me.'.repeat(40)),
    'one byte': Buffer.from([0xff]),
    'the first bytes of a JPEG': Buffer.from([0xff, 0xd8]),
    'only zeros': Buffer.alloc(5_000),
  };
}

/** Pictures that are something else besides. */
export async function polyglots(): Promise<Record<string, Buffer>> {
  const photo = await jpeg({ width: 200, height: 200 });
  const drawing = await png({ width: 200, height: 200 });
  const animation = await gif({ width: 200, height: 200 });
  const script = Buffer.from('<script>alert(document.domain)</script>');
  return {
    'a JPEG with a ZIP archive behind it': Buffer.concat([photo, zip('a', 'b', photo.length)]),
    'a JPEG with a web page behind it': Buffer.concat([
      photo,
      Buffer.from('<html><body>hi</body></html>'),
    ]),
    'a JPEG with a script in its comment': withSegment(photo, 0xfe, script),
    'a JPEG with a PDF document in its comment': withSegment(
      photo,
      0xfe,
      Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj'),
    ),
    'a PNG with PHP in its text': withPngChunk(
      drawing,
      'tEXt',
      Buffer.from('Comment\0<?php system($_GET[0]); ?>'),
    ),
    'a PNG with a ZIP archive behind it': Buffer.concat([drawing, zip('a', 'b', drawing.length)]),
    'a GIF with a script behind it': Buffer.concat([animation, script]),
  };
}

/** A GIF whose first bytes start a comment of a script, which makes it 10,799 pixels wide. */
export async function gifScript(): Promise<Buffer> {
  const animation = await gif({ width: 200, height: 200 });
  const code = Buffer.from('*/=1;alert(1)');
  return Buffer.concat([Buffer.from('GIF89a/*', 'latin1'), animation.subarray(8), code]);
}

/** Pictures that break off or do not hold together. */
export async function brokenPictures(): Promise<Record<string, Buffer>> {
  const size = { width: 400, height: 300 };
  const [photo, drawing, modern, animation] = await Promise.all([
    jpeg(size),
    png(size),
    webp(size),
    gif(size),
  ]);
  const cut = (image: Buffer, part: number): Buffer =>
    image.subarray(0, Math.floor(image.length * part));
  const garbled = Buffer.from(drawing);
  garbled.fill(0x5a, drawing.length >> 1, (drawing.length >> 1) + 64);
  return {
    'a JPEG cut in half': cut(photo, 0.5),
    'a JPEG without its last bytes': photo.subarray(0, photo.length - 20),
    'a JPEG of nothing but its header': cut(photo, 0.02),
    'a PNG cut in half': cut(drawing, 0.5),
    'a PNG of nothing but its header': drawing.subarray(0, 40),
    'a PNG with garbage in it': garbled,
    'a WebP cut in half': cut(modern, 0.5),
    'a GIF cut in half': cut(animation, 0.5),
    'a JPEG that claims to be taller': jpegClaiming(photo, { width: 400, height: 4_000 }),
    'a PNG that claims to be taller': pngClaiming(drawing, { width: 400, height: 3_000 }),
    'a JPEG of noise': Buffer.concat([photo.subarray(0, 700), Buffer.alloc(20_000, 0x37)]),
  };
}
