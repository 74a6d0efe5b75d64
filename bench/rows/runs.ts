import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../bench.js';
import { ask, inParallel, json } from '../support/load.js';
import { formOf } from '../support/photo.js';
import { LOOK } from '../support/seed.js';
import { median, quantile } from '../support/statistics.js';
import type { Person } from '../support/world.js';
import type { Darkroom } from './pictures.js';

interface Run {
  id: string;
  status: string;
  createdAt: string;
  startedAt: string | null;
}

const ENDED = ['COMPLETED', 'FAILED', 'CANCELED', 'BLOCKED'];

/** An upload of this person. */
async function uploadBy(url: string, person: Person, photo: Buffer): Promise<string> {
  const { headers, body } = formOf(photo);
  const sent = { ...person.headers, ...headers };
  const { id } = await json<Run>(
    ask(url, { method: 'POST', path: '/api/v1/uploads', headers: sent, body }),
  );
  return id;
}

function start(url: string, person: Person, assetId: string): Promise<Run> {
  const body = JSON.stringify({ type: LOOK, inputs: {}, inputAssetIds: [assetId] });
  return json<Run>(
    ask(url, { method: 'POST', path: '/api/v1/generations', headers: person.headers, body }),
  );
}

async function untilEnded(url: string, person: Person, id: string): Promise<Run> {
  for (;;) {
    const path = `/api/v1/generations/${id}`;
    const run = await json<Run>(ask(url, { path, headers: person.headers }));
    if (ENDED.includes(run.status)) return run;
    await sleep(20);
  }
}

/** From the row to the claim, while a worker is free. */
export const acceptToStart: Row<Darkroom & { small: Buffer }> = async (stage) => {
  const { program, people, small, extent } = stage;
  const [person] = people;
  if (!person) throw new Error('nobody runs anything');
  const assetId = await uploadBy(program.url, person, small);
  const waits: number[] = [];
  for (let i = 0; i < extent.count(60, 20); i++) {
    const { id } = await start(program.url, person, assetId);
    const run = await untilEnded(program.url, person, id);
    if (run.status !== 'COMPLETED') throw new Error(`the run ended as ${run.status}`);
    // The first ones meet processes that have just started.
    if (i >= 3) waits.push(Date.parse(run.startedAt ?? '') - Date.parse(run.createdAt));
  }
  const detail = `${waits.length} runs, one after the other`;
  const what = 'accepted → a worker begins';
  return [
    {
      what: `${what}, p50`,
      baseline: '',
      value: quantile(waits, 0.5),
      unit: 'ms',
      good: 'low',
      must: 20,
      detail,
    },
    {
      what: `${what}, p99`,
      baseline: '',
      value: quantile(waits, 0.99),
      unit: 'ms',
      good: 'low',
      aim: 60,
      detail,
    },
  ];
};

/** How long a session check takes, asked at a steady pace. */
async function pace(url: string, people: readonly Person[], ms: number): Promise<number[]> {
  const times: number[] = [];
  const pending: Promise<void>[] = [];
  const began = performance.now();
  for (let i = 0; performance.now() - began < ms; i++) {
    const person = people[i % people.length] as Person;
    pending.push(
      ask(url, { path: '/api/v1/users/me', headers: person.headers }).then(
        ({ status, ms: took }) => {
          if (status !== 200) throw new Error(`session check answered ${status}`);
          times.push(took);
        },
      ),
    );
    await sleep(10);
  }
  await Promise.all(pending);
  return times;
}

/** Both image processes at work all the time, and people who look at other pages. */
export const whileBusy: Row<Darkroom & { usual: Buffer }> = async (stage) => {
  const { program, people, usual, extent } = stage;
  const workers = people.slice(0, 4);
  const photos = await Promise.all(workers.map((person) => uploadBy(program.url, person, usual)));
  const ms = extent.count(4_000, 2_500);
  const ratios: number[] = [];
  const idles: number[] = [];
  const busies: number[] = [];
  await pace(program.url, people, 1_000);
  for (let round = 0; round < extent.rounds - (extent.quick ? 1 : 2); round++) {
    const idle = quantile(await pace(program.url, people, ms), 0.99);
    let working = true;
    const work = inParallel(workers.length, workers.length, async (i) => {
      const [person, photo] = [workers[i] as Person, photos[i] as string];
      while (working) {
        const { id } = await start(program.url, person, photo);
        await untilEnded(program.url, person, id);
      }
    });
    const busy = quantile(await pace(program.url, people, ms), 0.99);
    working = false;
    await work;
    idles.push(idle);
    busies.push(busy);
    ratios.push(busy / idle);
  }
  return [
    {
      what: 'p99 of the session check while images are processed (time)',
      baseline: 'idle',
      value: median(ratios),
      unit: '×',
      good: 'low',
      must: 3,
      aim: 1.5,
      detail: `${median(busies).toFixed(1)} against ${median(idles).toFixed(1)} ms`,
    },
  ];
};
