import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { ComputePool, defineTask } from '../platform/compute-pool/index.js';
import type { Ingested, IngestInput } from './ingest.task.js';

const task = defineTask<IngestInput, Ingested>(
  new URL('./ingest.task.ts', import.meta.url),
  'ingest',
);
const folder = mkdtempSync(join(tmpdir(), 'pixshift-ingest-'));
const pool = new ComputePool({ processes: 1 });
const path = join(folder, 'upload.jpg');

beforeAll(async () => {
  const wall = { width: 300, height: 200, channels: 3, background: '#a86' } as const;
  await sharp({ create: wall }).jpeg().toFile(path);
  symlinkSync('/dev/full', join(folder, 'full'));
});
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

const ingest = (change: Partial<IngestInput> = {}): Promise<Ingested> =>
  pool.run(task, {
    path,
    format: 'jpeg',
    picturePath: join(folder, 'picture'),
    previewPath: join(folder, 'preview.webp'),
    minSide: 100,
    maxSide: 5_000,
    previewSide: 100,
    ...change,
  });

describe('taking a picture in', () => {
  it('writes it anew, with its preview', async () => {
    expect(await ingest()).toMatchObject({ mime: 'image/jpeg', width: 300, height: 200 });
  }, 30_000);

  it.each(['picturePath', 'previewPath'] as const)(
    'does not call a picture broken where the disk is full: %s',
    async (where) => {
      await expect(ingest({ [where]: join(folder, 'full') })).rejects.toMatchObject({
        code: 'DISK',
      });
    },
    30_000,
  );
});
