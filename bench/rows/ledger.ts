import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import type * as LedgerModule from '../../src/billing/credit-ledger.js';
import type * as LotsModule from '../../src/billing/credit-lots.js';
import type * as FreeRunsModule from '../../src/billing/free-runs.js';
import type * as GiveBacksModule from '../../src/billing/give-backs.js';
import type * as TakeBacksModule from '../../src/billing/take-backs.js';
import type * as EntitiesModule from '../../src/mikro-orm.entities.js';
import type * as ClockModule from '../../src/platform/clock.js';
import type * as ConfigModule from '../../src/platform/config/index.js';
import type * as DatabaseModule from '../../src/platform/database/index.js';
import type { Row, Stage } from '../bench.js';
import { debit } from '../baseline/statements.js';
import { inParallel } from '../support/load.js';
import { giveCredits, photosOf, LOOK } from '../support/seed.js';
import { compareCost } from '../support/cost.js';
import { compare } from '../support/statistics.js';
import { compiled, type World } from '../support/world.js';

const LANES = 16;
const CREDITS = 1;

/** The ledger's own code, called here, against the one statement that a counter would be. */
export const hotDebit: Row<Stage> = async ({ world, people, extent }) => {
  const [person] = people;
  if (!person) throw new Error('nobody pays');
  const { Database, newId, ormOptions } = await compiled<typeof DatabaseModule>(
    'platform/database/index.js',
  );
  const { entities } = await compiled<typeof EntitiesModule>('mikro-orm.entities.js');
  const { CreditLedger } = await compiled<typeof LedgerModule>('billing/credit-ledger.js');
  const { CreditLots } = await compiled<typeof LotsModule>('billing/credit-lots.js');
  const { FreeRuns } = await compiled<typeof FreeRunsModule>('billing/free-runs.js');
  const { TakeBacks } = await compiled<typeof TakeBacksModule>('billing/take-backs.js');
  const { GiveBacks } = await compiled<typeof GiveBacksModule>('billing/give-backs.js');
  const { Clock } = await compiled<typeof ClockModule>('platform/clock.js');
  const { readConfig } = await compiled<typeof ConfigModule>('platform/config/index.js');
  const config = readConfig({ DATA_DIR: world.folder, ...world.secrets });
  const orm = await MikroORM.init(
    ormOptions(entities, { url: world.databaseUrl, poolMax: LANES, warn: () => undefined }),
  );
  const pool = new pg.Pool({ connectionString: world.databaseUrl, max: LANES });
  try {
    const db = new Database(orm);
    const clock = new Clock(config);
    const lots = new CreditLots(clock);
    const takeBacks = new TakeBacks(clock, lots);
    const giveBacks = new GiveBacks(clock, lots);
    const freeRuns = new FreeRuns(clock, config);
    const ledger = new CreditLedger(clock, lots, takeBacks, giveBacks, freeRuns, config);
    const [quote] = await world.sql<{ id: string }>(
      'select id from quote where user_id = $1 limit 1',
      [person.id],
    );
    const amount = extent.count(600, 300);
    const perSecond = async (work: () => Promise<unknown>) => {
      const started = performance.now();
      await inParallel(amount, LANES, work);
      return { throughput: (amount * 1000) / (performance.now() - started) };
    };
    const crowd = await crowdWithCredits(world);
    const holdOf = async (em: DatabaseModule.Em, userId: string) => {
      const held = await ledger.hold(em, {
        userId,
        generationId: newId(),
        quoteId: quote?.id ?? '',
        credits: CREDITS,
        freeTierEligible: false,
      });
      if (!held) throw new Error('no cover');
    };
    // Somebody has spent before, and the planner knows it: told that the ledger is empty, it would read the
    // tables whole for every debit. What is in use is looked at by autovacuum within a minute.
    for (const userId of crowd) await holdOf(db.em(), userId);
    await world.sql('vacuum analyze');
    let turn = 0;
    const next = (): string => crowd[turn++ % crowd.length] as string;
    const hold = (em: DatabaseModule.Em) => holdOf(em, person.id);
    const against = async (work: () => Promise<unknown>, whose = () => person.id) => {
      const { throughput } = await compare(
        extent.rounds,
        () => perSecond(work),
        () => perSecond(() => pool.query(debit, [whose(), CREDITS])),
      );
      const { subject, baseline, ratio } = throughput;
      return { ratio, detail: `${subject.toFixed(0)} against ${baseline.toFixed(0)} per s` };
    };
    const alone = await against(() => hold(db.em()));
    const inTransaction = await against(() => db.transaction(hold));
    const spread = await against(() => holdOf(db.em(), next()), next);
    const finding = {
      baseline: 'bare conditional UPDATE',
      unit: '×',
      good: 'high',
    } as const;
    return [
      {
        ...finding,
        what: 'debit with hold and ledger rows, one hot user (throughput)',
        value: alone.ratio,
        must: 0.6,
        aim: 0.8,
        detail: alone.detail,
        note:
          'the baseline changes one row; double entry changes two and a lot, and writes a hold, what it drew, a ' +
          'transaction and two entries, with their references and the check that they sum to zero. ' +
          'It bounds one person alone, who may have 20 runs waiting at the most.',
      },
      {
        ...finding,
        what: 'the same in a transaction of its own',
        value: inTransaction.ratio,
        detail: inTransaction.detail,
      },
      {
        ...finding,
        what: `the same of ${crowd.length} people in turn`,
        value: spread.ratio,
        detail: spread.detail,
      },
    ];
  } finally {
    await pool.end();
    await orm.close(true);
  }
};

/** A thousand people with credits, as rows alone. */
async function crowdWithCredits(world: World): Promise<string[]> {
  const rows = await world.sql<{ id: string }>(
    `insert into app_user (id, created_at, updated_at, email, display_name, status)
     select uuidv7(), now(), now(), 'crowd-' || n || '@example.org', 'Crowd', 'active'
     from generate_series(1, 1000) n returning id`,
    [],
  );
  await giveCredits(world, rows);
  return rows.map(({ id }) => id);
}

/** Everything from the request to the commit, with the wake-up of a worker; nobody works here. */
export const accepted: Row<Stage> = async ({ world, program, baseline, people, extent }) => {
  const photos = await photosOf(world, people);
  const load = (path: string) => ({
    asks: people.map(({ headers }, i) => ({
      method: 'POST' as const,
      path,
      headers,
      body: JSON.stringify({ type: LOOK, inputs: {}, inputAssetIds: [photos[i]] }),
    })),
    // Nobody may have more than 20 runs waiting.
    amount: Math.min(people.length * 15, extent.count(480, 240)),
    connections: people.length,
  });
  // As if they had been worked off.
  const before = () =>
    world.sql(
      `update generation set status = 'CANCELED', finished_at = now() where status = 'PENDING'`,
    );
  const cost = await compareCost(
    world,
    extent.rounds,
    { server: program, load: load('/api/v1/generations'), before },
    { server: baseline, load: load('/generations'), before },
  );
  await before();
  const { throughput, server } = cost;
  return [
    {
      what: 'generation accepted, POST /generations (throughput)',
      baseline: 'bare Fastify + pg, same transaction, no wake-up',
      value: throughput.ratio,
      unit: '×',
      good: 'high',
      must: 0.4,
      aim: 0.55,
      detail:
        `${throughput.subject.toFixed(0)} against ${throughput.baseline.toFixed(0)} per s; ` +
        `processor time ${server.ratio.toFixed(1)} ×`,
    },
  ];
};
