import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import {
  animated,
  gif,
  gifClaiming,
  jpeg,
  jpegClaiming,
  jpegOfBytes,
  manyScans,
  otherFiles,
  picture,
  png,
  pngClaiming,
  polyglots,
  webp,
  withSegment,
} from '../../test/factories/images.js';
import type { ByteSource } from './byte-source.js';
import { IMAGE_FORMATS, readSignature } from './file-signature.js';
import { findHiddenContent } from './hidden-content.js';
import { HeaderError, readImageHeader } from './image-header.js';

/** A file that hands out at most `step` bytes more than asked, to meet every boundary. */
const inMemory = (bytes: Buffer): ByteSource & { reads: number } => ({
  size: bytes.length,
  reads: 0,
  read(at, length) {
    this.reads++;
    return Promise.resolve(bytes.subarray(at, at + length));
  },
});

const MAX_SCANS = 100;
const sizes = [
  { width: 1, height: 1 },
  { width: 640, height: 481 },
  { width: 5000, height: 3 },
];

describe('readSignature', () => {
  it.each([
    ['jpeg', jpeg],
    ['png', png],
    ['webp', webp],
    ['gif', gif],
  ] as const)('knows a %s', async (format, make) => {
    expect(readSignature(await make({ width: 20, height: 20 }))).toEqual({ format });
  });

  it('knows none of the other types for a picture, and names what it can', async () => {
    for (const [name, bytes] of Object.entries(await otherFiles())) {
      const signature = readSignature(bytes.subarray(0, 512));
      expect([name, signature.format]).toEqual([name, undefined]);
      if (/^an? /.test(name) && !('looksLike' in signature && signature.looksLike)) {
        throw new Error(`${name} is not named`);
      }
    }
    expect(readSignature(Buffer.from('<svg>'))).toMatchObject({ looksLike: 'an SVG drawing' });
    expect(readSignature(Buffer.from('%PDF-1.7'))).toMatchObject({ looksLike: 'a PDF document' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        readSignature(Buffer.from(bytes));
      }),
    );
  });
});

describe('readImageHeader', () => {
  it.each([
    ['jpeg', jpeg],
    ['png', png],
    ['webp', webp],
    ['gif', gif],
  ] as const)('reads the size of a %s as the decoder does', async (format, make) => {
    for (const size of sizes) {
      const header = await readImageHeader(inMemory(await make(size)), format, MAX_SCANS);
      expect(header).toMatchObject({ ...size, scans: 1 });
    }
  });

  it('reads the other kinds of WebP', async () => {
    const size = { width: 321, height: 123 };
    const lossless = await picture(size).webp({ lossless: true }).toBuffer();
    const clear = await picture(size).ensureAlpha(0.5).webp().toBuffer();
    for (const bytes of [lossless, clear, await animated('webp', size)]) {
      expect(await readImageHeader(inMemory(bytes), 'webp', MAX_SCANS)).toMatchObject(size);
    }
  });

  it('reads what a picture claims, however large', async () => {
    const size = { width: 65_535, height: 65_535 };
    const small = { width: 20, height: 20 };
    expect(
      await readImageHeader(inMemory(jpegClaiming(await jpeg(small), size)), 'jpeg', MAX_SCANS),
    ).toMatchObject(size);
    expect(
      await readImageHeader(inMemory(gifClaiming(await gif(small), size)), 'gif', MAX_SCANS),
    ).toMatchObject(size);
    const huge = { width: 2_147_483_647, height: 2_147_483_647 };
    expect(
      await readImageHeader(inMemory(pngClaiming(await png(small), huge)), 'png', MAX_SCANS),
    ).toMatchObject(huge);
  });

  it('counts the scans of a progressive JPEG, and no further than it must', async () => {
    const progressive = await picture({ width: 200, height: 200 })
      .jpeg({ progressive: true })
      .toBuffer();
    const seen = await readImageHeader(inMemory(progressive), 'jpeg', MAX_SCANS);
    expect(seen.scans).toBe(progressive.toString('latin1').split('\xff\xda').length - 1);
    expect(seen.scans).toBeGreaterThan(3);

    const hostile = manyScans({ width: 104, height: 100 });
    expect((await readImageHeader(inMemory(hostile), 'jpeg', MAX_SCANS)).scans).toBe(101);
    expect((await readImageHeader(inMemory(hostile), 'jpeg', 10_000)).scans).toBe(1 + 3 * 63 * 14);
  });

  it('made many scans that a decoder really takes', async () => {
    const { width, height } = await sharp(manyScans({ width: 104, height: 100 }), {
      failOn: 'warning',
    })
      .raw()
      .toBuffer({ resolveWithObject: true })
      .then(({ info }) => info);
    expect([width, height]).toEqual([104, 100]);
  });

  it('reads a large ordinary JPEG in a few small steps', async () => {
    const source = inMemory(await jpegOfBytes(3_000_000));
    await readImageHeader(source, 'jpeg', MAX_SCANS);
    expect(source.reads).toBeLessThan(200);
  });

  it('counts in files that are cut anywhere as it counts in memory', async () => {
    const hostile = manyScans({ width: 104, height: 100 });
    const padded = withSegment(hostile, 0xef, Buffer.alloc(65_000));
    expect((await readImageHeader(inMemory(padded), 'jpeg', 10_000)).scans).toBe(1 + 3 * 63 * 14);
  });

  it('gives up on files with endless parts', async () => {
    const tiny = await jpeg({ width: 20, height: 20 });
    const endless = Buffer.concat([
      tiny.subarray(0, 2),
      ...Array.from({ length: 50_000 }, () => Buffer.from([0xff, 0xfe, 0, 2])),
      tiny.subarray(2),
    ]);
    await expect(readImageHeader(inMemory(endless), 'jpeg', MAX_SCANS)).rejects.toThrow(
      'too many parts',
    );
  });

  it('ends with a size or a HeaderError, whatever follows the signature', async () => {
    const heads = {
      jpeg: Buffer.from([0xff, 0xd8, 0xff]),
      png: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      webp: Buffer.from('RIFF\0\0\0\0WEBPVP8', 'latin1'),
      gif: Buffer.from('GIF89a', 'latin1'),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...IMAGE_FORMATS),
        fc.uint8Array({ maxLength: 400 }),
        async (format, rest) => {
          const bytes = Buffer.concat([heads[format], rest]);
          await readImageHeader(inMemory(bytes), format, MAX_SCANS).then(
            ({ width, height }) => {
              expect(width).toBeGreaterThanOrEqual(0);
              expect(height).toBeGreaterThanOrEqual(0);
            },
            (error: unknown) => expect(error).toBeInstanceOf(HeaderError),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('ends the same way for honest pictures with bytes changed or cut off', async () => {
    const size = { width: 120, height: 110 };
    const originals = {
      jpeg: await picture(size).jpeg({ progressive: true }).toBuffer(),
      png: await png(size),
      webp: await webp(size),
      gif: await gif(size),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...IMAGE_FORMATS),
        fc.array(fc.tuple(fc.nat(700), fc.nat(255)), { maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (format, changes, keep) => {
          const bytes = Buffer.from(originals[format]);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const cut = bytes.subarray(0, Math.ceil(bytes.length * keep));
          await readImageHeader(inMemory(cut), format, MAX_SCANS).catch((error: unknown) =>
            expect(error).toBeInstanceOf(HeaderError),
          );
          await findHiddenContent(inMemory(cut), []);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('findHiddenContent', () => {
  const look = async (bytes: Buffer): Promise<string | undefined> => {
    const { format } = readSignature(bytes);
    if (!format) throw new Error('no picture');
    const { comments } = await readImageHeader(inMemory(bytes), format, MAX_SCANS);
    return findHiddenContent(inMemory(bytes), comments);
  };

  it('finds what is hidden in each of the polyglots', async () => {
    for (const [name, bytes] of Object.entries(await polyglots())) {
      expect([name, await look(bytes)]).toEqual([name, expect.any(String)]);
    }
  });

  it('finds nothing in honest pictures, nor in what phones put behind them', async () => {
    const size = { width: 300, height: 200 };
    const photo = await jpeg(size);
    const film = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypmp42', 'latin1'),
      Buffer.alloc(90_000, 7),
    ]);
    for (const bytes of [
      ...(await Promise.all([jpeg(size), png(size), webp(size), gif(size)])),
      Buffer.concat([photo, film]),
      Buffer.concat([photo, photo]),
      withSegment(photo, 0xfe, Buffer.from('Made with <3 in Paint, see http://example.org')),
    ]) {
      expect(await look(bytes)).toBeUndefined();
    }
  });

  it('does not take two letters in the pixels for an archive', async () => {
    const photo = await jpeg({ width: 100, height: 100 });
    const near = Buffer.concat([photo, Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(300, 1)]);
    expect(await look(near)).toBeUndefined();
  });
});
