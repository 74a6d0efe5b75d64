import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { oneOrAll } from '../../test/support/thorough.js';
import { blockedPicture, doubtfulPicture } from '../../test/factories/judged-pictures.js';
import { ComputePool, defineTask } from '../platform/compute-pool/index.js';
import type { Verdict } from './judgement.js';
import type { PictureToJudge } from './picture-judge.js';

const judgePicture = defineTask<PictureToJudge, Verdict>(
  new URL('./testing/uncompiled-judge.mjs', import.meta.url),
  'judgePicture',
);

const folder = mkdtempSync(join(tmpdir(), 'pixshift-judge-'));
const pool = new ComputePool({ processes: 1 });
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

const root = join(import.meta.dirname, '../..');
const photos = ['test/photos', 'web/public/samples'].flatMap((path) =>
  readdirSync(join(root, path))
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => join(root, path, name)),
);

/** As the picture is judged when it comes in: by its small rendition. */
async function judged(name: string, picture: Buffer): Promise<Verdict> {
  const path = join(folder, name);
  await sharp(picture).webp({ quality: 80, effort: 2 }).toFile(path);
  return pool.run(judgePicture, { path });
}

describe('what a picture is taken for', () => {
  it('is nothing to speak of for photos of people, animals and things', async () => {
    const verdicts: [string, Verdict][] = [];
    expect(photos).toHaveLength(15);
    // The one that shows most skin first.
    const shoulders = join(root, 'test/photos/face-paint.jpg');
    for (const path of oneOrAll([shoulders, ...photos])) {
      verdicts.push([path, await pool.run(judgePicture, { path })]);
    }
    expect(verdicts.filter(([, verdict]) => verdict !== 'allow')).toEqual([]);
  }, 60_000);

  it('is nudity where both networks are sure, and in doubt where they nearly are', async () => {
    expect(await judged('blocked', await blockedPicture())).toBe('block');
    expect(await judged('doubtful', await doubtfulPicture())).toBe('review');
  });

  it('is what both networks think, not one of them', async () => {
    const blocked = sharp(await blockedPicture());
    // On its side the first would block it, and in the dark the second.
    expect(await judged('aside', await blocked.clone().rotate(90).png().toBuffer())).toBe('allow');
    expect(await judged('dark', await blocked.clone().linear(0.7, 0).png().toBuffer())).toBe(
      'review',
    );
  });

  it('is judged as it is seen on paper where it is transparent', async () => {
    const faded = sharp(await blockedPicture()).ensureAlpha(0.7);
    expect(await judged('faded', await faded.png().toBuffer())).toBe('allow');
  });
});
