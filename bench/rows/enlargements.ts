import { join } from 'node:path';
import sharp from 'sharp';
import type { Extent, Row } from '../bench.js';
import type { Finding } from '../report.js';
import { EngineProcess, flatMemory, makeInHalves } from '../support/engine-process.js';
import { compare } from '../support/statistics.js';
import { ROOT, type World } from '../support/world.js';

const PHOTO = join(ROOT, 'web/public/samples/coffee.jpg');

/** What is made: a small photo by the network, once and twice, and one of a telephone without it. */
const PRODUCTS = [
  { what: '160 × 200 pixels ×4, by the network', width: 160, height: 200, scale: '4' },
  { what: '600 × 400 pixels ×2, by the network', width: 600, height: 400, scale: '2' },
  { what: '12 megapixels ×2, resampled', width: 4000, height: 3000, scale: '2' },
];

/** A run may take two minutes, and other work may press. */
const MOST_MS = 60_000;

interface Told {
  cpu: number;
  /** The most memory that the process ever had, in MB. */
  peak: number;
}

/** Photos made bigger, in a process as the pool's: processor time, memory, and that it does not grow. */
export const enlargements: Row<{ world: World; extent: Extent }> = async ({ world, extent }) => {
  const { folder } = world;
  const engine = new EngineProcess<Told>('look-child.mjs');
  const findings: Finding[] = [];
  let memory = 0;
  try {
    for (const { what, width, height, scale } of PRODUCTS) {
      const photo = join(folder, `photo-${width}.jpg`);
      await sharp(PHOTO).resize(width, height, { fit: 'fill' }).jpeg({ quality: 92 }).toFile(photo);
      const work = (kind: 'enlarge' | 'plain', times: number) =>
        engine.work({ kind, photo, folder, scale, times });
      const { cpu } = await compare(
        extent.count(3, 1),
        async () => {
          const told = await work('enlarge', 1);
          memory = Math.max(memory, told.peak);
          return { cpu: told.cpu };
        },
        async () => ({ cpu: (await work('plain', 10)).cpu }),
      );
      findings.push({
        what: `${what} (processor time)`,
        baseline: '',
        value: cpu.subject,
        unit: 'ms',
        good: 'low',
        must: MOST_MS,
        detail: `${cpu.ratio.toFixed(0)} times sharp's decode and encode of the same photo`,
      });
    }
  } finally {
    engine.stop();
  }
  const small = join(folder, 'photo-small.jpg');
  await sharp(PHOTO).resize(120, 100, { fit: 'fill' }).toFile(small);
  const halves = await makeInHalves({
    task: 'enlarge',
    wishes: Array.from({ length: 4 }, () => ({ inputPath: small, params: { scale: '2' } })),
    folder,
    rounds: extent.count(25, 3),
  });
  return [
    ...findings,
    {
      what: 'memory of the process that makes photos bigger, at the most',
      baseline: '',
      value: memory,
      unit: 'MB',
      good: 'low',
      must: 800,
      aim: 600,
      detail: 'after a photo of 12 megapixels ×2',
    },
    flatMemory(halves),
  ];
};
