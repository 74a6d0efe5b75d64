import { describe, expect, it } from '@jest/globals';

import { fileProblem, MAX_OPENED_BYTES, sizeProblem, sizeWithin, sniff } from './photo-check.js';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : part,
    ),
  );
const JPEG = bytes([0xff, 0xd8, 0xff, 0xe0]);

describe('the kind of a file', () => {
  it.each([
    ['jpeg', JPEG],
    ['png', bytes([0x89], 'PNG\r\n', [0x1a], '\n')],
    ['webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ')],
    ['gif', bytes('GIF89a')],
    ['heic', bytes([0, 0, 0, 24], 'ftypheic')],
    ['pdf', bytes('%PDF-1.7')],
    ['svg', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['unknown', bytes('RIFF', [0, 0, 0, 0], 'WAVEfmt ')],
    ['unknown', bytes()],
  ])('is %s by its first bytes', (kind, head) => {
    expect(sniff(head)).toBe(kind);
  });
});

describe('why a file is refused', () => {
  it('is its kind, in words', () => {
    expect(fileProblem(100, bytes('%PDF-1.7'))).toContain('This is a PDF');
    expect(fileProblem(100, bytes([0, 0, 0, 24], 'ftypheic'))).toContain('HEIC');
    expect(fileProblem(100, bytes('hello'))).toContain('JPEG, PNG, WebP or GIF');
  });

  it('is more than can be opened, and not what is only too large to be sent', () => {
    expect(fileProblem(20_000_000, JPEG)).toBeNull();
    expect(fileProblem(MAX_OPENED_BYTES, JPEG)).toBeNull();
    expect(fileProblem(MAX_OPENED_BYTES + 100_000, JPEG)).toContain('60.1 MB');
  });

  it('is emptiness', () => {
    expect(fileProblem(0, bytes())).toContain('empty');
  });

  it('is a side under 100 pixels, or more pixels than can be opened', () => {
    expect(sizeProblem(100, 5_000)).toBeNull();
    expect(sizeProblem(99, 400)).toContain('99 × 400');
    expect(sizeProblem(9_000, 100)).toContain('9000 × 100 pixels; it may be at most 50 times');
    expect(sizeProblem(200, 10_000)).toBeNull();
    expect(sizeProblem(12_000, 9_000)).toBeNull();
    expect(sizeProblem(20_000, 9_000)).toContain('at most 120 megapixels');
  });
});

describe('the size that a photo is sent with', () => {
  it('is at most so long, and its own where it is shorter', () => {
    expect(sizeWithin(6_048, 4_032, 4_000)).toEqual({ width: 4_000, height: 2_667 });
    expect(sizeWithin(900, 600, 4_000)).toEqual({ width: 900, height: 600 });
  });

  it('is never one that is refused as too small', () => {
    expect(sizeWithin(9_000, 190, 4_000)).toEqual({ width: 4_737, height: 100 });
    expect(sizeWithin(200, 10_000, 2_000)).toEqual({ width: 100, height: 5_000 });
  });
});
