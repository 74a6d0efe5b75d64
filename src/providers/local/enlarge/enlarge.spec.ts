import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp, { type Region } from 'sharp';
import { ComputePool, defineTask } from '../../../platform/compute-pool/index.js';
import type { EngineProgress, EngineResult } from '../tasks.js';
import { thorough } from '../../../../test/support/thorough.js';
import { TestFolder } from '../testing/sample-scene.js';
import type { Tile } from './pixels.js';
import type { EnlargeRequest } from './render-enlargement.js';

const TASKS = new URL('../testing/uncompiled-tasks.mjs', import.meta.url);
const PARTS = new URL('../testing/uncompiled-enlarge.mjs', import.meta.url);
const enlargeTask = defineTask<EnlargeRequest, EngineResult>(TASKS, 'enlarge');
const lab = {
  network: defineTask<Tile, Tile>(PARTS, 'network'),
  seams: defineTask<{ path: string; way: string; sides: number[] }, { most: number }>(
    PARTS,
    'seams',
  ),
  fidelity: defineTask<{ path: string; box: object; scale: number }, Record<string, number>>(
    PARTS,
    'fidelity',
  ),
};

const folder = new TestFolder();
const pool = new ComputePool({ processes: 1, cancelGraceMs: 30_000 });
afterAll(async () => {
  await pool.close();
  folder.remove();
});

const sample = (name: string) =>
  join(import.meta.dirname, '../../../../web/public/samples', `${name}.jpg`);

let runs = 0;
const progress: EngineProgress[] = [];
async function enlarge(inputPath: string, scale: string) {
  progress.length = 0;
  const outputDir = join(folder.path, `out-${runs++}`);
  const { files, ...rest } = await pool.run(
    enlargeTask,
    { inputPath, outputDir, params: { scale } },
    { onProgress: (value) => progress.push(value as EngineProgress) },
  );
  return { file: files[0]!, ...rest };
}

/** A part of a sample photo as a file of its own. */
async function part(photo: string, name: string, box: Region): Promise<string> {
  const path = join(folder.path, name);
  await sharp(sample(photo)).extract(box).png().toFile(path);
  return path;
}

describe('making a photo bigger', () => {
  const [width, height] = [97, 31];
  let small: string;
  let made: Awaited<ReturnType<typeof enlarge>>;
  let told: EngineProgress[];
  beforeAll(async () => {
    small = await part('astronaut', 'small.png', { left: 180, top: 60, width, height });
    made = await enlarge(small, '4');
    told = [...progress];
  }, 30_000);

  it('is exactly so many times as wide and as high, by the network where it is small', async () => {
    const size = { width: width * 4, height: height * 4 };
    expect(made.file).toMatchObject({ label: 'picture', mime: 'image/jpeg', ...size });
    expect(await sharp(made.file.path).metadata()).toMatchObject({ format: 'jpeg', ...size });
    expect(made.byNetwork).toBe(true);
    expect(made.notes).toEqual([expect.stringContaining('neural network')]);
  });

  thorough('is the same byte for byte each time', async () => {
    const [one, other] = [await enlarge(small, '2'), await enlarge(small, '2')];
    expect(one.file).toMatchObject({ width: width * 2, height: height * 2 });
    expect(readFileSync(one.file.path).equals(readFileSync(other.file.path))).toBe(true);
  });

  it('keeps the colours: scaled back it is the photo', async () => {
    const back = await sharp(made.file.path)
      .resize(width, height, { kernel: 'lanczos3' })
      .raw()
      .toBuffer();
    const was = await sharp(small).raw().toBuffer();
    const off = Array.from(was, (value, i) => Math.abs(value - back[i]!));
    expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(3);
    for (const c of [0, 1, 2]) {
      const mean = (bytes: Uint8Array) =>
        bytes.filter((_, i) => i % 3 === c).reduce((sum, one) => sum + one, 0) / (width * height);
      expect(Math.abs(mean(back) - mean(was))).toBeLessThan(0.5);
    }
  });

  it('tells of its parts as they are done, and what made it in the file', async () => {
    expect(told.length).toBeGreaterThan(5);
    const done = told.map((one) => one.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ step: 'enlarge', done: told[0]!.of });
    const { xmpAsString, exif, icc } = await sharp(made.file.path).metadata();
    expect(xmpAsString).toContain('algorithmicallyEnhanced');
    expect([exif, icc]).toEqual([undefined, undefined]);
  });

  it('goes without the network where the photo is large, and says so', async () => {
    const large = join(folder.path, 'large.jpg');
    await sharp(sample('coffee')).resize(1000, 600, { fit: 'fill' }).toFile(large);
    const { file, byNetwork, notes } = await enlarge(large, '2');
    expect(file).toMatchObject({ width: 2000, height: 1200 });
    expect(byNetwork).toBe(false);
    expect(notes).toEqual([expect.stringMatching(/0\.5 megapixels.*sharpened/)]);
  });

  it('keeps transparency, and lets no hidden colour in at its edges', async () => {
    const path = join(folder.path, 'cut-out.png');
    // A red disc; where nothing is to be seen the file says green.
    const [width, height] = [60, 50];
    const data = Buffer.alloc(width * height * 4);
    for (let i = 0; i < width * height; i++) {
      const inside = Math.hypot((i % width) - 30, Math.floor(i / width) - 25) < 15;
      data.set(inside ? [220, 30, 30, 255] : [0, 255, 0, 0], i * 4);
    }
    await sharp(data, { raw: { width, height, channels: 4 } }).toFile(path);
    const { file } = await enlarge(path, '2');
    expect(file).toMatchObject({ mime: 'image/png', width: 120, height: 100 });
    const { data: out, info } = await sharp(file.path).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    const at = (x: number, y: number) => [
      ...out.subarray((y * 120 + x) * 4, (y * 120 + x) * 4 + 4),
    ];
    expect(at(2, 2)[3]).toBe(0);
    expect(at(60, 50)[3]).toBe(255);
    let opaque = 0;
    for (let i = 0; i < 120 * 100; i++) {
      if (out[i * 4 + 3]! < 16) continue;
      if (out[i * 4 + 3]! >= 128) opaque++;
      expect(out[i * 4]).toBeGreaterThan(170);
      expect(out[i * 4 + 1]).toBeLessThan(80);
    }
    expect(opaque / (4 * Math.PI * 15 * 15)).toBeCloseTo(1, 1);
  });

  it('refuses what would have more than 50 megapixels, before it decodes it', async () => {
    const path = await folder.flat('large.png', 2000, 1600, '#445');
    await expect(enlarge(path, '4')).rejects.toMatchObject({
      code: 'PHOTO_TOO_LARGE',
      field: 'scale',
      message: expect.stringContaining('times 4 would have more than the 50 megapixels'),
    });
    expect(progress).toEqual([]);
  });

  it('ends between two parts when nobody waits any more', async () => {
    const stop = new AbortController();
    const path = await part('coffee', 'stopped.png', { left: 0, top: 0, width: 400, height: 400 });
    const request = { inputPath: path, outputDir: folder.path, params: { scale: '2' } };
    let heard = 0;
    const [pid] = pool.pids();
    await expect(
      pool.run(enlargeTask, request, {
        signal: stop.signal,
        onProgress: () => {
          heard++;
          stop.abort();
        },
      }),
    ).rejects.toMatchObject({ code: 'TASK_ABORTED' });
    // The process goes on to the next task: the one before was not killed but ended.
    await enlarge(small, '2');
    expect(heard).toBe(1);
    expect(pool.pids()).toEqual([pid]);
  });
});

describe('how it is done', () => {
  it('has the network answer as its authors’ own runtime does', async () => {
    const tile = {
      width: 5,
      height: 4,
      channels: 3 as const,
      data: Float32Array.from({ length: 60 }, (_, i) => ((i * 37) % 61) / 60),
    };
    const { width, height, data } = await pool.run(lab.network, tile);
    expect([width, height, data.length]).toEqual([10, 8, 240]);
    const taken = [0, 1, 2, 77, 120, 121, 199, 239].map((i) => data[i]!);
    taken.forEach((value, i) => expect(value).toBeCloseTo(GOLDEN[i]!, 4));
  });

  it.each(['BY_NETWORK', 'BY_LANCZOS', 'SOFTLY'])(
    'shows no seams between tiles: %s is what one single tile would be',
    async (way) => {
      const path = await part('chelsea', `${way}.png`, {
        left: 100,
        top: 60,
        width: 82,
        height: 40,
      });
      const { most } = await pool.run(lab.seams, { path, way, sides: [33, 90] });
      expect(most).toBeLessThanOrEqual(1);
    },
  );

  it.each([2, 4])('is nearer to the true photo than Lanczos’ kernel alone, ×%i', async (scale) => {
    const box = { left: 160, top: 40, width: 160, height: 160 };
    const psnr = await pool.run(lab.fidelity, { path: sample('astronaut'), box, scale });
    expect(psnr['network']! - psnr['lanczos']!).toBeGreaterThan(0.3);
    expect(psnr['sharpened']! - psnr['lanczos']!).toBeGreaterThan(0);
  });
});

/** Of the same tile by TensorFlow.js' layers API, which the network was made for. */
const GOLDEN = [0.355814, 0.315683, 0.195285, 0.643439, 0.471821, 0.622963, 0.524455, 0.364555];
