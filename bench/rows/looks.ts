import { join } from 'node:path';
import type { Extent, Row } from '../bench.js';
import type { Finding } from '../report.js';
import { EngineProcess, flatMemory, makeInHalves } from '../support/engine-process.js';
import { compare } from '../support/statistics.js';
import type { World } from '../support/world.js';

/** A free photo that the web app ships, of one megapixel and a half when it is enlarged. */
const PHOTO = join(import.meta.dirname, '../../web/public/samples/coffee.jpg');

/** What a study of such an engine took at the least for a photo of 1,024 px, in ms. */
const STUDY = { 'photo-oil': 5000, 'photo-watercolour': 2000 };

/** Looks of every kind, as large as they are made: whether memory is flat is seen on these. */
const KINDS = [
  ['photo-oil', 'coffee'],
  ['photo-pencil-sketch', 'coffee'],
  ['photo-comic', 'chelsea'],
  ['photo-1920s', 'rocket'],
  ['photo-royal-portrait', 'astronaut'],
].map(([look, photo]) => ({
  look,
  inputPath: join(import.meta.dirname, `../../web/public/samples/${photo}.jpg`),
  params: {},
}));

interface Told {
  cpu: number;
  memory: number;
}

/** Somebody whose hair can be coloured. */
const PERSON = join(import.meta.dirname, '../../web/public/samples/astronaut.jpg');

/** The dearest looks at the size of the study, in a process as the pool's. */
export const paintedLooks: Row<{ world: World; extent: Extent }> = async ({ world, extent }) => {
  const engine = new EngineProcess<Told>('look-child.mjs');
  try {
    const work = (task: { kind: 'look' | 'sharp'; slug?: string; times: number }, photo = PHOTO) =>
      engine.work({ ...task, photo, folder: world.folder });
    const findings: Finding[] = [];
    let most = 0;
    for (const [slug, studyMs] of Object.entries(STUDY)) {
      await work({ kind: 'look', slug, times: 1 });
      const { cpu } = await compare(
        extent.rounds,
        async () => {
          const told = await work({ kind: 'look', slug, times: extent.count(3, 1) });
          most = Math.max(most, told.memory);
          return { cpu: told.cpu };
        },
        async () => ({ cpu: (await work({ kind: 'sharp', times: 10 })).cpu }),
      );
      findings.push({
        what: `${slug} at 1,024 px (processor time)`,
        baseline: `the least that a study of it took, ${studyMs / 1000} s`,
        value: cpu.subject / studyMs,
        unit: '×',
        good: 'low',
        must: 0.5,
        detail: `${cpu.subject.toFixed(0)} ms; ${cpu.ratio.toFixed(0)} times sharp's decode and encode of the same photo`,
      });
    }
    const halves = await makeInHalves({
      task: 'look',
      wishes: KINDS,
      folder: world.folder,
      rounds: extent.count(20, 2),
    });
    most = Math.max(most, halves.first.memory, halves.second.memory);
    const ofPerson = async (slug: string) => {
      const told = await work({ kind: 'look', slug, times: extent.count(3, 1) }, PERSON);
      most = Math.max(most, told.memory);
      return { cpu: told.cpu };
    };
    await ofPerson('hair-colour');
    const { cpu } = await compare(
      extent.rounds,
      () => ofPerson('hair-colour'),
      () => ofPerson('photo-hat-and-glasses'),
    );
    findings.push({
      what: 'hair-colour at 1,024 px (processor time)',
      baseline: 'hat and glasses, which sees the same faces and person and draws on them',
      value: cpu.ratio,
      unit: '×',
      good: 'low',
      must: 3,
      detail: `${cpu.subject.toFixed(0)} against ${cpu.baseline.toFixed(0)} ms`,
    });
    return [
      ...findings,
      {
        what: 'memory of the process that makes looks, at the most',
        baseline: '',
        value: most,
        unit: 'MB',
        good: 'low',
        must: 800,
        aim: 500,
        detail: '',
      },
      flatMemory(halves),
    ];
  } finally {
    engine.stop();
  }
};
