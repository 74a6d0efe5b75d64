import { describe, expect, it } from '@jest/globals';

import { fileProblem, MAX_BYTES, sizeProblem, sniff } from './photo-check.js';

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

  it('is one byte more than 10 MiB, and not 10 MiB itself', () => {
    expect(fileProblem(10_000_000, JPEG)).toBeNull();
    expect(fileProblem(MAX_BYTES, JPEG)).toBeNull();
    expect(fileProblem(MAX_BYTES + 1, JPEG)).toContain('10.5 MB');
  });

  it('is emptiness', () => {
    expect(fileProblem(0, bytes())).toContain('empty');
  });

  it('is a side under 100 or over 5,000 pixels', () => {
    expect(sizeProblem(100, 5_000)).toBeNull();
    expect(sizeProblem(99, 400)).toContain('99 × 400');
    expect(sizeProblem(5_001, 400)).toContain('at most 5000');
  });
});
