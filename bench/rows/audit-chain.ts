import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Row, Stage } from '../bench.js';
import { ask, json } from '../support/load.js';
import { rssMb } from '../support/processes.js';
import type { Person, World } from '../support/world.js';
import { EVENTS, seedTrail } from './audit.js';

const BATCH = 2_000;

interface Verdict {
  intact: boolean;
  sealed: number;
  tookMs: number;
}

/** Whether the chain over a trail of a million events can be checked at all, and in which room. */
export const auditVerification: Row<Stage & { collector: Person }> = async (stage) => {
  const { world, program, collector } = stage;
  await seedTrail(world, collector);
  const sealMs = await sealAll(world);
  const check = () =>
    json<Verdict>(
      ask(program.url, { path: '/api/v1/admin/audit-events/verify', headers: collector.headers }),
    );
  const idle = rssMb(program.pid);
  const samples: number[] = [];
  let checking = true;
  const watch = (async () => {
    while (checking) {
      samples.push(rssMb(program.pid));
      await sleep(50);
    }
  })();
  const verdict = await check().finally(() => (checking = false));
  await watch;
  if (!verdict.intact || verdict.sealed < EVENTS) throw new Error(JSON.stringify(verdict));
  const baselineMs = await readAndHash(world);
  const half = Math.floor(samples.length / 2);
  const [first, second] = [Math.max(...samples.slice(0, half)), Math.max(...samples.slice(half))];
  const most = Math.max(first, second);
  const count = verdict.sealed.toLocaleString('en');
  return [
    {
      what: `checking the chain over ${count} events (time)`,
      baseline: 'reading the same rows and hashing them',
      value: verdict.tookMs / baselineMs,
      unit: '×',
      good: 'low',
      must: 3,
      aim: 1.5,
      detail: `${(verdict.tookMs / 1000).toFixed(1)} against ${(baselineMs / 1000).toFixed(1)} s; sealing them took ${(sealMs / 1000).toFixed(0)} s`,
    },
    {
      what: 'memory growth while it is checked',
      baseline: 'idle',
      value: most - idle,
      unit: 'MB',
      good: 'low',
      must: 100,
      aim: 50,
      detail: `${most.toFixed(0)} MB at the most`,
    },
    {
      what: 'its second half against its first',
      baseline: 'the most of the first half',
      value: second - first,
      unit: 'MB',
      good: 'low',
      must: 20,
      aim: 5,
      detail: `${second.toFixed(0)} against ${first.toFixed(0)} MB`,
    },
  ];
};

/** By the program's own sealer, which nobody asks. */
async function sealAll(world: World): Promise<number> {
  const started = performance.now();
  const sealer = await world.startProgram('all');
  for (let waiting = true; waiting; await sleep(250)) {
    const [row] = await world.sql<{ waiting: boolean }>(
      'select exists(select from audit_unsealed) as waiting',
    );
    waiting = row?.waiting ?? false;
  }
  await sealer.stop();
  await world.sql('vacuum analyze audit_seal');
  return performance.now() - started;
}

async function readAndHash(world: World): Promise<number> {
  const started = performance.now();
  for (let position = 0; ;) {
    const rows = await world.sql<{ position: string; prev_hash: Buffer; event: string }>(
      `select s.position, s.prev_hash, to_jsonb(e)::text as event
       from audit_seal s join audit_event e on e.seq = s.seq
       where s.position > $1 order by s.position limit ${BATCH}`,
      [position],
    );
    for (const { prev_hash, event } of rows) {
      createHash('sha256').update(prev_hash).update(event).digest();
    }
    if (rows.length < BATCH) return performance.now() - started;
    position = Number(rows.at(-1)?.position);
  }
}
