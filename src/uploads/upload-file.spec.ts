import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UploadFile } from './upload-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pixshift-upload-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the file so that it takes at most `most` bytes at a time, as a disk that is nearly full may. */
const takingAtMost =
  (most: number, asked: number[] = []) =>
  async (path: string) => {
    const file = await open(path, 'wx');
    return {
      writev(pieces: readonly Uint8Array[]) {
        const all = Buffer.concat(pieces);
        asked.push(all.length);
        return file.write(all.subarray(0, most));
      },
      close: () => file.close(),
    };
  };

const numbered = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255));

describe('the file of an upload', () => {
  it.each([1, 7, 64 * 1024, 1_000_000])(
    'has every byte in order where at most %d are taken at a time',
    async (most) => {
      const path = join(folder, 'file');
      const bytes = numbered(most === 1 ? 300 : most === 7 ? 5_000 : 900_000);
      const file = new UploadFile(await takingAtMost(most)(path));
      for (
        let at = 0, length = 1;
        at < bytes.length;
        at += length, length = (length * 3) % 65_537
      ) {
        await file.write(bytes.subarray(at, at + length));
      }
      await file.end();
      expect(readFileSync(path).equals(bytes)).toBe(true);
    },
  );

  it('is written in few pieces, and keeps little in memory', async () => {
    const asked: number[] = [];
    const file = new UploadFile(await takingAtMost(Infinity, asked)(join(folder, 'file')));
    for (let i = 0; i < 100; i++) await file.write(Buffer.alloc(64 * 1024));
    await file.end();
    expect(asked.length).toBeLessThanOrEqual(26);
    expect(Math.max(...asked)).toBeLessThanOrEqual(320 * 1024);
    asked.length = 0;
    const crumbs = new UploadFile(await takingAtMost(Infinity, asked)(join(folder, 'crumbs')));
    for (let i = 0; i < 1_000; i++) await crumbs.write(Buffer.alloc(1));
    await crumbs.end();
    expect(Math.max(...asked)).toBeLessThanOrEqual(64);
  });

  it('fails where the disk takes nothing any more, and does not try for ever', async () => {
    const file = new UploadFile(await takingAtMost(0)(join(folder, 'file')));
    await file.write(Buffer.from('abc'));
    await expect(file.end()).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('is closed however it ends', async () => {
    for (const end of ['end', 'abandon'] as const) {
      const handle = await open(join(folder, end), 'wx');
      const file = new UploadFile(handle);
      await file.write(Buffer.from('abc'));
      await file[end]();
      expect(handle.fd).toBe(-1);
      expect(readFileSync(join(folder, end), 'utf8')).toBe(end === 'end' ? 'abc' : '');
    }
  });
});
