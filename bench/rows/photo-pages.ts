import { join } from 'node:path';
import type { Extent, Row } from '../bench.js';
import { EngineProcess } from '../support/engine-process.js';
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
  const engine = new EngineProcess('coloringPage', WISHES, world.folder);
  try {
    await engine.make(1);
    const first = await engine.make(2);
    const rounds = extent.count(46, 2);
    const most = await engine.make(rounds);
    const last = await engine.make(1);
    return [
      {
        what: 'a colouring page of a photo, all four files (time)',
        baseline: 'the most that a study of it took, 3.5 s',
        value: most.time / STUDY_MS,
        unit: '×',
        good: 'low',
        must: 1,
        aim: 0.6,
        detail: `${most.time.toFixed(0)} ms on this machine`,
      },
      {
        what: 'memory of the process that makes them, at the most',
        baseline: '',
        value: Math.max(first.memory, most.memory),
        unit: 'MB',
        good: 'low',
        must: 800,
        aim: 700,
        detail: `${(rounds + 4) * WISHES.length} pages, one after the other`,
      },
      {
        what: 'the same in its last pages',
        baseline: 'its first dozen pages',
        value: last.memory / first.memory,
        unit: '×',
        good: 'low',
        must: 1.2,
        aim: 1.05,
        detail: `${last.memory.toFixed(0)} against ${first.memory.toFixed(0)} MB`,
      },
    ];
  } finally {
    engine.stop();
  }
};
