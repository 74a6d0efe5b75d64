import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import type * as Checks from '../../src/uploads/check-picture.js';
import type { Extent, Row } from '../bench.js';
import { EngineProcess } from '../support/engine-process.js';
import { ask, inParallel, json } from '../support/load.js';
import { formOf } from '../support/photo.js';
import { cpuMs, familyOf, rssMb } from '../support/processes.js';
import { compare } from '../support/statistics.js';
import { compiled, type Person, type Server, type World } from '../support/world.js';

/** What the rows about pictures share: a photo of 10 MB, as a file and as a form. */
export interface Darkroom {
  readonly world: World;
  readonly photo: string;
  readonly program: Server;
  readonly baseline: Server;
  readonly people: readonly Person[];
  readonly extent: Extent;
}

/** In this process, which does nothing else meanwhile. */
async function cpuAndTime(times: number, work: () => Promise<unknown>) {
  const before = process.cpuUsage();
  const started = performance.now();
  for (let i = 0; i < times; i++) await work();
  const time = (performance.now() - started) / times;
  const { user, system } = process.cpuUsage(before);
  return { time, cpu: (user + system) / 1000 / times };
}

export const headerChecks: Row<Darkroom> = async ({ photo, extent }) => {
  const { checkPicture } = await compiled<typeof Checks>('uploads/check-picture.js');
  const limits = { minSide: 100, maxSide: 5000, maxJpegScans: 100 };
  const { time, cpu } = await compare(
    extent.rounds,
    () => cpuAndTime(20, () => checkPicture(photo, limits)),
    () => cpuAndTime(2, () => sharp(photo).raw().toBuffer()),
  );
  return [
    {
      what: 'header checks of a photo of 10 MB (time)',
      baseline: 'full decode by sharp',
      value: time.ratio,
      unit: '×',
      good: 'low',
      must: 0.05,
      aim: 0.01,
      detail: `${time.subject.toFixed(2)} against ${time.baseline.toFixed(0)} ms`,
    },
    {
      what: 'header checks of a photo of 10 MB (processor time)',
      baseline: '',
      value: cpu.subject,
      unit: 'ms',
      good: 'low',
      must: 100,
      detail: `${cpu.subject.toFixed(2)} ms`,
    },
  ];
};

/** The process that answers; what the decoder does in the pool is another row. */
export const proxiedUpload: Row<Darkroom> = async ({
  photo,
  program,
  baseline,
  people,
  extent,
}) => {
  const { headers, body } = formOf(readFileSync(photo));
  const amount = extent.count(12, 6);
  const uploads = (server: Server, path: string) => async () => {
    const before = cpuMs(server.pid);
    await inParallel(amount, 2, async (i) => {
      const person = people[i % people.length] as Person;
      await json(
        ask(server.url, { method: 'POST', path, headers: { ...person.headers, ...headers }, body }),
      );
    });
    return { cpu: (cpuMs(server.pid) - before) / amount };
  };
  const { cpu } = await compare(
    extent.quick ? 2 : 4,
    uploads(program, '/api/v1/uploads'),
    uploads(baseline, '/uploads'),
  );
  return [
    {
      what: 'upload of 10 MB through the program, with header checks',
      baseline: 'bare Fastify, form streamed to a file',
      value: cpu.ratio,
      unit: '×',
      good: 'low',
      must: 1.6,
      aim: 1.25,
      detail: `${cpu.subject.toFixed(1)} against ${cpu.baseline.toFixed(1)} ms`,
    },
  ];
};

/** The program's own task in a process as the pool's, against the same library in the same process. */
export const fullIngest: Row<Darkroom> = async ({ world, photo, extent }) => {
  const engine = new EngineProcess<{ cpu: number }>('ingest-child.mjs');
  try {
    const times = extent.count(4, 2);
    const work = (kind: 'ingest' | 'judge' | 'sharp') =>
      engine.work({ kind, times, photo, folder: world.folder });
    const { cpu } = await compare(
      extent.rounds,
      () => work('ingest'),
      () => work('sharp'),
    );
    // Loads the networks, once per process.
    await work('judge');
    const { cpu: judging } = await compare(
      extent.rounds,
      () => work('judge'),
      () => work('sharp'),
    );
    return [
      {
        what: 'full ingest of 10 MB: checks, re-encode, preview, hash',
        baseline: "sharp's decode and encode alone",
        value: cpu.ratio,
        unit: '×',
        good: 'low',
        must: 1.5,
        aim: 1.3,
        detail: `${cpu.subject.toFixed(0)} against ${cpu.baseline.toFixed(0)} ms`,
      },
      {
        what: 'what judging the picture adds',
        baseline: 'the same',
        value: judging.ratio,
        unit: '×',
        good: 'low',
        must: 0.5,
        aim: 0.25,
        detail: `${judging.subject.toFixed(0)} against ${judging.baseline.toFixed(0)} ms`,
      },
    ];
  } finally {
    engine.stop();
  }
};

const AT_ONCE = 32;

export const uploadMemory: Row<Darkroom> = async ({ photo, program, people }) => {
  const { headers, body } = formOf(readFileSync(photo));
  const family = () => familyOf(program.pid).reduce((sum, pid) => sum + tryRss(pid), 0);
  const idle = { own: rssMb(program.pid), family: family() };
  const most = { ...idle };
  let uploading = true;
  const watch = (async () => {
    while (uploading) {
      most.own = Math.max(most.own, rssMb(program.pid));
      most.family = Math.max(most.family, family());
      await sleep(20);
    }
  })();
  try {
    await inParallel(AT_ONCE, AT_ONCE, async (i) => {
      const person = people[i % people.length] as Person;
      const path = '/api/v1/uploads';
      const sent = { ...person.headers, ...headers };
      await json(ask(program.url, { method: 'POST', path, headers: sent, body }));
    });
  } finally {
    uploading = false;
    await watch;
  }
  return [
    {
      what: 'memory of the program, idle',
      baseline: '',
      value: idle.own,
      unit: 'MB',
      good: 'low',
      detail: `${idle.family.toFixed(0)} MB with its image processes`,
    },
    {
      what: `memory growth under ${AT_ONCE} parallel uploads of 10 MB`,
      baseline: 'idle',
      value: most.own - idle.own,
      unit: 'MB',
      good: 'low',
      must: 150,
      aim: 90,
      detail: `${most.own.toFixed(0)} MB at the most, ${most.family.toFixed(0)} MB with its image processes`,
    },
  ];
};

function tryRss(pid: number): number {
  try {
    return rssMb(pid);
  } catch {
    return 0;
  }
}
