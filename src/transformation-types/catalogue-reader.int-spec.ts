import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import { insertType } from '../../test/factories/ledger-rows.js';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { Clock } from '../platform/clock.js';
import { DatabaseEvents, newId } from '../platform/database/index.js';
import { ProviderRegistry } from '../providers/index.js';
import { CATALOGUE_CHANNEL, CatalogueReader } from './catalogue-reader.js';

let open: OpenDatabase;
const stops: (() => Promise<void>)[] = [];

/** A reader as another process has it, with a connection of its own for messages. */
async function newReader({ deaf = false, clock = new Clock(open.config) } = {}) {
  const events = new DatabaseEvents(open.url);
  const registry = new ProviderRegistry([]);
  const reader = new CatalogueReader(open.db, events, clock, registry, pino({ level: 'silent' }));
  if (!deaf) await reader.onApplicationBootstrap();
  stops.push(async () => {
    reader.onApplicationShutdown();
    await events.close();
  });
  return { reader, events, registry };
}

/** A change as the console makes it: the row and its revision, told or not. */
async function rename(slug: string, name: string, tell?: DatabaseEvents): Promise<void> {
  await open.db.transaction(async (em) => {
    await em.execute(
      'update transformation_type set name = ?, revision = revision + 1 where slug = ?',
      [name, slug],
    );
    await tell?.notify(em, CATALOGUE_CHANNEL, slug);
  });
}

/** Counts the queries that `work` sends. */
async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const rows = jest.spyOn(open.db, 'rows');
  await work();
  const count = rows.mock.calls.length;
  rows.mockRestore();
  return count;
}

async function eventually(check: () => Promise<boolean>, ms: number): Promise<number> {
  const start = performance.now();
  while (!(await check())) {
    if (performance.now() - start > ms) throw new Error(`not within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - start;
}

async function priceFrom(typeId: string, credits: number, from: Date): Promise<void> {
  await open.db.rows(sql`
    insert into price_rule (id, created_at, updated_at, type_id, unit, credits, effective_from)
    values (${newId()}, now(), now(), ${typeId}, 'run', ${credits}, ${from})`);
}

let typeId: string;
let versionId: string;

beforeAll(async () => {
  open = await openDatabase(8);
  ({ typeId, versionId } = await insertType(open.db, 'first'));
  await open.db.rows(sql`update type_version set status = 'live' where id = ${versionId}`);
  await priceFrom(typeId, 10, new Date(Date.now() - 60_000));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
afterAll(() => open.close());

describe('CatalogueReader', () => {
  it('reads the tables once, also for many readers at once, and then no more', async () => {
    const { reader } = await newReader();
    const first = await queriesOf(() =>
      Promise.all(Array.from({ length: 50 }, () => reader.findRunnable('first'))),
    );
    expect(first).toBeLessThanOrEqual(3);
    const later = await queriesOf(async () => {
      for (let i = 0; i < 100; i++) await reader.findRunnable('first');
      await reader.findVersion(versionId);
    });
    expect(later).toBe(0);
  });

  it('offers a type with its version, price and availability', async () => {
    const { reader } = await newReader();
    expect(await reader.findRunnable('first')).toMatchObject({
      typeId,
      versionId,
      slug: 'first',
      number: 1,
      deadlineMs: 60_000,
      retentionDefault: 'GALLERY',
      price: { unit: 'run', credits: 10, bundle: null },
      availability: 'ready',
    });
    await expect(reader.findRunnable('second')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      details: { field: 'type' },
    });
  });

  it('hears of a change that another process made', async () => {
    const { reader } = await newReader();
    const { events } = await newReader();
    await reader.findRunnable('first');
    await rename('first', 'Told', events);
    const took = await eventually(
      async () => (await reader.findRunnable('first')).name === 'Told',
      5_000,
    );
    expect(took).toBeLessThan(1_000);
  });

  it('sees a change within five seconds even if no message ever comes', async () => {
    const { reader } = await newReader({ deaf: true });
    await reader.findRunnable('first');
    await rename('first', 'Untold');
    expect((await reader.findRunnable('first')).name).not.toBe('Untold');
    await eventually(async () => (await reader.findRunnable('first')).name === 'Untold', 5_000);
  });

  it('changes its tag exactly when something shown changes', async () => {
    const { reader } = await newReader({ deaf: true });
    const { etag } = await reader.snapshot();
    reader.invalidate();
    expect((await reader.snapshot()).etag).toBe(etag);
    await rename('first', 'Another');
    reader.invalidate();
    expect((await reader.snapshot()).etag).not.toBe(etag);
  });

  it('takes a price into effect when its time comes, without a message', async () => {
    const clock = new Clock(open.config);
    const { reader } = await newReader({ deaf: true, clock });
    const start = Date.now();
    const other = await insertType(open.db, 'priced');
    await priceFrom(other.typeId, 10, new Date(start - 1_000));
    await priceFrom(other.typeId, 25, new Date(start + 60_000));
    reader.invalidate();
    expect((await reader.findRunnable('priced')).price.credits).toBe(10);
    jest.spyOn(clock, 'now').mockImplementation(() => new Date(start + 61_000));
    expect((await reader.findRunnable('priced')).price.credits).toBe(25);
  });

  it('does not offer what is not published, but still finds the version for runs that have it', async () => {
    const { reader } = await newReader();
    const gone = await insertType(open.db, 'disabled');
    await priceFrom(gone.typeId, 10, new Date(Date.now() - 1_000));
    await open.db.rows(
      sql`update transformation_type set status = 'disabled' where id = ${gone.typeId}`,
    );
    await expect(reader.findRunnable('disabled')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await reader.snapshot()).items.map(({ slug }) => slug)).not.toContain('disabled');
    expect(await reader.findVersion(gone.versionId)).toMatchObject({ slug: 'disabled', number: 1 });
    expect(await reader.findVersion(newId())).toBeUndefined();
  });

  it('becomes ready when the executors of its steps are registered', async () => {
    const { reader, registry } = await newReader();
    const { typeId: id, versionId: version } = await insertType(open.db, 'steps');
    await priceFrom(id, 10, new Date(Date.now() - 1_000));
    const draft = newId();
    await open.db.rows(sql`
      insert into type_version (id, created_at, updated_at, type_id, number, status, pipeline, prompt_template,
        negative_prompt, input_schema, output_spec, routes, deadline_ms, content_hash)
      select ${draft}, now(), now(), type_id, 2, 'draft',
        '[{"id":"keep","kind":"store","needs":[]}]', '', '', '{}', '{}', '{}', 1000, 'y'
      from type_version where id = ${version}`);
    await open.db.rows(sql`update type_version set status = 'retired' where id = ${version}`);
    await open.db.rows(sql`update type_version set status = 'live' where id = ${draft}`);
    expect((await reader.findRunnable('steps')).availability).toBe('needs-provider');
    registry.registerExecutors(['store']);
    expect((await reader.findRunnable('steps')).availability).toBe('ready');
  });

  it('goes on with what it knows while the database is away', async () => {
    const { reader } = await newReader({ deaf: true });
    const known = await reader.findRunnable('first');
    const rows = jest.spyOn(open.db, 'rows').mockRejectedValue(new Error('away'));
    reader.invalidate();
    expect(await reader.findRunnable('first')).toEqual(known);
    rows.mockRestore();
    const fresh = await newReader({ deaf: true });
    jest.spyOn(open.db, 'rows').mockRejectedValueOnce(new Error('away'));
    await expect(fresh.reader.findRunnable('first')).rejects.toThrow('away');
  });
});
