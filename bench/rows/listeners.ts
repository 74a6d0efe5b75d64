import { type ClientRequest, Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row, Stage } from '../bench.js';
import { ask, inParallel, json } from '../support/load.js';
import { rssMb } from '../support/processes.js';
import { LOOK, photosOf } from '../support/seed.js';
import { quantile } from '../support/statistics.js';
import type { Person } from '../support/world.js';

const LISTENERS = 1_000;

/** Many people watch runs that wait; then one thing happens to each of the runs. */
export const listeners: Row<Stage> = async ({ world, program, people }) => {
  const photos = await photosOf(world, people);
  const runs: { id: string; person: Person }[] = [];
  await inParallel(people.length, 4, async (i) => {
    const person = people[i] as Person;
    const body = JSON.stringify({ type: LOOK, inputs: {}, inputAssetIds: [photos[i]] });
    const { id } = await json<{ id: string }>(
      ask(program.url, {
        method: 'POST',
        path: '/api/v1/generations',
        headers: person.headers,
        body,
      }),
    );
    runs.push({ id, person });
  });
  const idle = rssMb(program.pid);
  const agent = new Agent({ maxSockets: Infinity });
  const streams: ClientRequest[] = [];
  /** When each listener was told of the end. */
  const told: number[] = [];
  let canceledAt = 0;
  let most = idle;
  try {
    await inParallel(LISTENERS, 50, (i) => {
      const { id, person } = runs[i % runs.length] as (typeof runs)[number];
      return new Promise<void>((resolve, reject) => {
        const path = `/api/v1/generations/${id}/events`;
        const stream = request(`${program.url}${path}`, { agent, headers: person.headers });
        stream.on('error', reject);
        stream.on('response', (answer) => {
          if (answer.statusCode !== 200)
            reject(new Error(`listening answered ${answer.statusCode}`));
          answer.on('data', (chunk: Buffer) => {
            resolve();
            if (chunk.includes('event: canceled')) told.push(performance.now() - canceledAt);
          });
          answer.on('error', () => undefined);
        });
        stream.end();
        streams.push(stream);
      });
    });
    for (let i = 0; i < 30; i++) {
      most = Math.max(most, rssMb(program.pid));
      await sleep(100);
    }
    const [last] = runs;
    const listening = Math.ceil(LISTENERS / runs.length);
    canceledAt = performance.now();
    await ask(program.url, {
      method: 'POST',
      path: `/api/v1/generations/${last?.id}/cancel`,
      headers: last?.person.headers ?? {},
    });
    for (let waited = 0; told.length < listening && waited < 5_000; waited += 20) await sleep(20);
    if (told.length < listening) throw new Error(`${told.length} of ${listening} were told`);
  } finally {
    for (const stream of streams) stream.destroy();
    agent.destroy();
  }
  return [
    {
      what: `memory growth with ${LISTENERS} listeners to events`,
      baseline: 'idle',
      value: most - idle,
      unit: 'MB',
      good: 'low',
      must: 150,
      detail: `${most.toFixed(0)} MB at the most`,
    },
    {
      what: 'from a request that ends a run to its listeners, p99',
      baseline: '',
      value: quantile(told, 0.99),
      unit: 'ms',
      good: 'low',
      aim: 100,
      detail: `${told.length} listeners to it among ${LISTENERS}`,
    },
  ];
};
