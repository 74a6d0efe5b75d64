import { join } from 'node:path';
import type { Extent, Row } from '../bench.js';
import { flatMemory, makeInHalves } from '../support/engine-process.js';
import { ROOT, type World } from '../support/world.js';

const WISHES = [
  { inputPath: join(ROOT, 'web/public/samples/astronaut.jpg'), difficulty: 'simple' },
  { inputPath: join(ROOT, 'test/photos/crew.jpg') },
  { inputPath: join(ROOT, 'test/photos/columns.jpg') },
  { inputPath: join(ROOT, 'web/public/samples/chelsea.jpg'), difficulty: 'detailed' },
];

/** What a study of such an engine took at the most for the lines alone, on a machine of two cores. */
const STUDY_MS = 3500;

/** All files of a colouring page of a photo, with faces and people looked for, in a process as the pool's. */
export const photoPages: Row<{ world: World; extent: Extent }> = async ({ world, extent }) => {
  const halves = await makeInHalves({
    task: 'coloringPage',
    wishes: WISHES,
    folder: world.folder,
    rounds: extent.count(25, 3),
  });
  const { first, second, amount } = halves;
  return [
    {
      what: 'a colouring page of a photo, all four files (processor time)',
      baseline: 'the most that a study of it took, 3.5 s',
      value: second.cpu / STUDY_MS,
      unit: '×',
      good: 'low',
      must: 1,
      aim: 0.6,
      detail: `${second.cpu.toFixed(0)} ms on this machine, ${second.time.toFixed(0)} by the clock`,
    },
    {
      what: 'memory of the process that makes them, at the most',
      baseline: '',
      value: Math.max(first.memory, second.memory),
      unit: 'MB',
      good: 'low',
      must: 800,
      aim: 700,
      detail: `${amount} pages, one after the other`,
    },
    flatMemory(halves),
  ];
};
