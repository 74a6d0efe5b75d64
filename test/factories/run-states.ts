import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../harness.js';
import { query } from '../support/query.js';

export interface RunState {
  id: string;
  status: string;
  tries: number;
  /** The state of its hold, and how often that was settled in the books. */
  hold: string;
  settled: number;
  charged: number | null;
}

/** What the database says of the runs, oldest first; with `ids` of these only. */
export function runStates(app: App, ids?: readonly string[]): Promise<RunState[]> {
  return query(
    app,
    `select g.id, g.status, g.tries, h.status as hold, g.price_charged as charged,
       (select count(*)::int from ledger_transaction t where t.reference = 'hold:' || h.id) as settled
     from generation g join hold h on h.id = g.hold_id
     where $1::uuid[] is null or g.id = any($1) order by g.created_at`,
    [ids ?? null],
  );
}

/** Waits until one of the runs is in progress. Resolves with its id. */
export async function untilOneWorks(app: App, ids: readonly string[]): Promise<string> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(20)) {
    const working = (await runStates(app, ids)).find(({ status }) => status === 'PROCESSING');
    if (working) return working.id;
  }
  throw new Error('no run was taken');
}

/** Waits until all of the runs have ended. Resolves with their states. */
export async function untilAllEnded(
  app: App,
  ids: readonly string[],
  ms = 40_000,
): Promise<RunState[]> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(100)) {
    const states = await runStates(app, ids);
    if (states.every(({ status }) => !['PENDING', 'PROCESSING'].includes(status))) return states;
  }
  throw new Error(`not ended: ${JSON.stringify(await runStates(app, ids))}`);
}
