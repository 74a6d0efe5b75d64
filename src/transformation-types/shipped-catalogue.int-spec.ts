import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { pino } from 'pino';
import { temporaryFolder } from '../../test/harness.js';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { Clock } from '../platform/clock.js';
import { DatabaseEvents } from '../platform/database/index.js';
import { ProviderRegistry } from '../providers/index.js';
import { CatalogueReader } from './catalogue-reader.js';
import { ShippedCatalogue } from './shipped-catalogue.js';
import { shippedCatalogueDir, ShippedCatalogueError } from './shipped-entry.js';

let open: OpenDatabase;
let events: DatabaseEvents;
let dir: string;

beforeEach(async () => {
  open = await openDatabase(12);
  events = new DatabaseEvents(open.url);
  dir = temporaryFolder();
  cpSync(shippedCatalogueDir(), dir, { recursive: true });
});
afterEach(async () => {
  await events.close();
  await open.close();
});

/** Counts what a check of an entry asks of it. */
class AskedRegistry extends ProviderRegistry {
  asked: string[] = [];

  override recipe(capability: string, name: string) {
    this.asked.push(name);
    return super.recipe(capability, name);
  }
}

/** A process that starts. */
function start(registry = new ProviderRegistry([])) {
  const clock = new Clock(open.config);
  const logger = pino({ level: 'silent' });
  const reader = new CatalogueReader(open.db, events, clock, registry, logger);
  return new ShippedCatalogue(open.db, events, clock, registry, reader, logger).takeIn(dir);
}

function edit(file: string, change: (text: string) => string): void {
  const path = join(dir, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

interface State {
  name: string;
  status: string;
  revision: number;
  live: number;
  versions: number;
  credits: number;
}

async function stateOf(slug: string): Promise<State | undefined> {
  return open.db.row(sql<State>`
    select t.name, t.status, t.revision,
      (select number from type_version where type_id = t.id and status = 'live') as live,
      (select count(*)::int from type_version where type_id = t.id) as versions,
      (select credits from price_rule where type_id = t.id order by effective_from desc limit 1) as credits
    from transformation_type t where slug = ${slug}`);
}

const OIL = 'photo-oil';

describe('the shipped catalogue', () => {
  it('is taken in once, whoever starts how often', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => start()));
    const adding = results.filter(({ added }) => added.length > 0);
    expect(adding).toHaveLength(1);
    expect(adding[0]?.added).toContain(OIL);
    expect(await start()).toEqual({ added: [], changed: [] });
    expect(await stateOf(OIL)).toEqual({
      name: 'Oil painting',
      status: 'published',
      revision: 1,
      live: 1,
      versions: 1,
      credits: 10,
    });
  });

  it('brings a changed file in as a new version, and a new price, where nobody edited the type', async () => {
    await start();
    edit('photo-looks.yaml', (text) =>
      text.replace('title: Relief\n', 'title: Thickness of the paint\n'),
    );
    expect(await start()).toEqual({ added: [], changed: [OIL] });
    expect(await stateOf(OIL)).toMatchObject({ revision: 2, live: 2, versions: 2, credits: 10 });
    edit('photo-looks.yaml', (text) =>
      text
        .replace('name: Oil painting', 'name: Oil on canvas')
        .replace(/(slug: photo-oil[\s\S]*?)credits: 10/, '$1credits: 12'),
    );
    expect(await start()).toEqual({ added: [], changed: [OIL] });
    expect(await stateOf(OIL)).toMatchObject({
      name: 'Oil on canvas',
      live: 2,
      versions: 2,
      credits: 12,
    });
  });

  it('checks only what is new or has changed', async () => {
    const [first, second, third] = [1, 2, 3].map(() => new AskedRegistry([]));
    await start(first);
    await start(second);
    edit('photo-looks.yaml', (text) => text.replace('name: Duotone', 'name: Two tones'));
    await start(third);
    expect(first?.asked).toEqual(expect.arrayContaining(['photo-pencil-sketch', 'photo-duotone']));
    expect(second?.asked).toEqual([]);
    expect(third?.asked).toEqual(['photo-duotone']);
  });

  it('leaves alone what staff edited', async () => {
    await start();
    await open.db.rows(sql`
      update transformation_type set name = 'Ours', edited_at = now() where slug = ${OIL}`);
    edit('photo-looks.yaml', (text) => text.replace('name: Oil painting', 'name: Oil on canvas'));
    expect(await start()).toEqual({ added: [], changed: [] });
    expect(await stateOf(OIL)).toMatchObject({ name: 'Ours', versions: 1 });
  });

  it('does not bring back what staff deleted, even if its file changes', async () => {
    await start();
    await open.db.rows(sql`delete from transformation_type where slug = ${OIL}`);
    expect(await start()).toEqual({ added: [], changed: [] });
    edit('photo-looks.yaml', (text) => text.replace('name: Oil painting', 'name: Oil on canvas'));
    expect(await start()).toEqual({ added: [], changed: [] });
    expect(await stateOf(OIL)).toBeUndefined();
  });

  it('adds what a later edition brings, and never takes over a product that staff made', async () => {
    edit('photo-looks.yaml', (text) => text.replace(/ {2}- slug: photo-comic[\s\S]*$/, ''));
    await start();
    cpSync(shippedCatalogueDir(), dir, { recursive: true });
    await open.db.rows(sql`update transformation_type set name = 'Comic book' where slug = ${OIL}`);
    expect((await start()).added).toEqual([]);
    await open.db.rows(sql`update transformation_type set name = 'Oil' where slug = ${OIL}`);
    expect((await start()).added).toEqual(['photo-comic']);
  });

  it('changes nothing at all where a file has a mistake', async () => {
    await start();
    edit('hair.yaml', (text) => text.replace('kind: store', 'kind: shop'));
    edit('photo-looks.yaml', (text) => text.replace('name: Oil painting', 'name: Oil on canvas'));
    await expect(start()).rejects.toThrow(ShippedCatalogueError);
    expect(await stateOf(OIL)).toMatchObject({ name: 'Oil painting' });
  });
});
