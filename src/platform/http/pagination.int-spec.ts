import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import type { DomainError } from '../errors/index.js';
import {
  COUNT_LIMIT,
  type ListSource,
  type Page,
  type PageQuery,
  paginate,
  paginateInMemory,
} from './pagination.js';

interface Thing {
  id: string;
  name: string;
  rank: number;
}

let database: OpenDatabase;

beforeAll(async () => {
  database = await openDatabase(4);
  await database.db.rows(sql`
    create table thing (id uuid primary key, name text not null, rank int not null, made timestamptz not null)`);
});
afterAll(() => database.close());

const source: ListSource<Thing> = {
  select: sql<Thing>`select id, name, rank`,
  from: sql`from thing`,
  where: [],
  sortable: {
    rank: { expression: sql`rank`, type: 'int' },
    name: { expression: sql`name`, type: 'text' },
    made: { expression: sql`made`, type: 'timestamptz' },
  },
  defaultSort: '-rank',
  id: sql`id`,
};

const page = (query: PageQuery, changed: Partial<ListSource<Thing>> = {}): Promise<Page<Thing>> =>
  paginate(database.db, query, { ...source, ...changed }, (row) => ({
    id: row.id,
    name: row.name,
    rank: row.rank,
  }));

async function fill(count: number, rankOf: (at: number) => number): Promise<void> {
  await database.db.rows(sql`truncate thing`);
  for (let at = 0; at < count; at++) await insert(rankOf(at), `thing ${at % 7}`);
}

async function insert(rank: number, name: string): Promise<string> {
  const id = randomUUID();
  await database.db.rows(sql`
    insert into thing values (${id}, ${name}, ${rank}, '2026-01-01T00:00:00.123456Z'::timestamptz + make_interval(secs => ${rank}))`);
  return id;
}

/** All rows by following the cursor. */
async function walk(query: PageQuery, between?: (at: number) => Promise<void>): Promise<Thing[]> {
  const found: Thing[] = [];
  let cursor: string | undefined;
  for (let at = 0; at < 100; at++) {
    const { data, pagination } = await page({ ...query, ...(cursor ? { cursor } : {}) });
    found.push(...data);
    cursor = pagination.nextCursor;
    if (!cursor) return found;
    await between?.(at);
  }
  throw new Error('the cursor leads in circles');
}

async function refusal(query: PageQuery): Promise<DomainError> {
  return page(query).then(
    () => Promise.reject(new Error('was not refused')),
    (error: unknown) => error as DomainError,
  );
}

const cursorOf = (...parts: unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('pages by cursor', () => {
  it.each(['rank', '-rank', 'name', '-name', 'made', '-made'])(
    'show every row once in order, although many are equal: sort=%s',
    async (sort) => {
      await fill(53, (at) => at % 3);
      const found = await walk({ sort, limit: 5 });
      expect(new Set(found.map(({ id }) => id)).size).toBe(53);
      expect(found).toHaveLength(53);
      const all = await page({ sort, limit: 100 });
      expect(found).toEqual(all.data);
      const field = sort.replace('-', '') === 'name' ? 'name' : 'rank';
      const sorted = [...found].sort(
        (a, b) =>
          (sort.startsWith('-') ? -1 : 1) *
          (a[field] < b[field] ? -1 : a[field] > b[field] ? 1 : 0),
      );
      expect(found.map((row) => row[field])).toEqual(sorted.map((row) => row[field]));
    },
  );

  it('neither repeat nor lose rows when others come and go between them', async () => {
    await fill(40, (at) => at);
    const before = new Set((await page({ limit: 100 })).data.map(({ id }) => id));
    const found = await walk({ limit: 7 }, async () => {
      await insert(1_000, 'newest, before everything that was read');
      await insert(-1, 'oldest, after everything');
      await database.db.rows(sql`delete from thing where rank = 1000`);
    });
    const old = found.filter(({ id }) => before.has(id));
    expect(old).toHaveLength(40);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    expect(found.some(({ rank }) => rank === -1)).toBe(true);
    expect(found.some(({ rank }) => rank === 1_000)).toBe(false);
  });

  it('end where the rows end: no cursor on the last page, full or not', async () => {
    await fill(10, (at) => at);
    expect((await page({ limit: 10 })).pagination.nextCursor).toBeUndefined();
    expect((await page({ limit: 9 })).pagination.nextCursor).toEqual(expect.any(String));
    expect((await page({ page: 2, limit: 9 })).pagination.nextCursor).toBeUndefined();
    expect((await page({ page: 5, limit: 10 })).data).toEqual([]);
  });

  it('keep the filter', async () => {
    await fill(30, (at) => at);
    const where = [sql`rank % 2 = 0`];
    const first = await page({ limit: 10 }, { where });
    const cursor = first.pagination.nextCursor as string;
    const second = await page({ limit: 10, cursor }, { where });
    const ranks = [...first.data, ...second.data].map(({ rank }) => rank);
    expect(ranks).toEqual([28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0]);
    expect(first.pagination.total).toBe(15);
    expect(second.pagination.total).toBe(15);
  });
});

describe('pages by number', () => {
  it('are the same rows as by cursor', async () => {
    await fill(25, (at) => at % 4);
    const numbered = [];
    for (const number of [1, 2, 3]) numbered.push(...(await page({ page: number })).data);
    expect(numbered).toEqual(await walk({}));
  });

  it('have ten rows and begin with the first unless asked otherwise', async () => {
    await fill(12, (at) => at);
    const { data, pagination } = await page({});
    expect(data).toHaveLength(10);
    expect(pagination).toMatchObject({ page: 1, limit: 10, total: 12 });
    expect(pagination).not.toHaveProperty('totalIsLowerBound');
  });

  it('reach ten thousand rows; what is beyond needs the cursor', async () => {
    await database.db.rows(sql`truncate thing`);
    await database.db.rows(sql`
      insert into thing select gen_random_uuid(), 'many', n, '2026-01-01'::timestamptz from generate_series(1, ${COUNT_LIMIT + 50}) n`);
    const last = await page({ page: 100, limit: 100 });
    expect(last.data).toHaveLength(100);
    expect(last.data.at(-1)?.rank).toBe(51);
    expect(last.pagination).toMatchObject({ total: COUNT_LIMIT, totalIsLowerBound: true });
    const beyond = await page({ limit: 100, cursor: last.pagination.nextCursor });
    expect(beyond.data.map(({ rank }) => rank)).toEqual(
      Array.from({ length: 50 }, (_, i) => 50 - i),
    );
    expect(await refusal({ page: 101, limit: 100 })).toMatchObject({
      code: 'VALIDATION_ERROR',
      details: { field: 'page', use: 'cursor' },
    });
  });

  it('say that exactly ten thousand are exactly that', async () => {
    await database.db.rows(sql`delete from thing where rank <= 50`);
    const { pagination } = await page({});
    expect(pagination.total).toBe(COUNT_LIMIT);
    expect(pagination).not.toHaveProperty('totalIsLowerBound');
  });
});

describe('what cannot be answered', () => {
  beforeAll(() => fill(5, (at) => at));

  it.each([
    '',
    '-',
    'none',
    '-none',
    'constructor',
    '__proto__',
    'toString',
    'rank;drop table thing',
  ])('sort=%s is refused with what can be', async (sort) => {
    expect(await refusal({ sort })).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
      details: { field: 'sort', allowed: ['rank', 'name', 'made'] },
    });
  });

  const id = randomUUID();
  it.each([
    ['no cursor', 'hello'],
    ['an empty one', ''],
    ['JSON of another shape', Buffer.from('{"a":1}').toString('base64url')],
    ['null', cursorOf(null)],
    ['too few parts', cursorOf('-rank', '1')],
    ['a number instead of a text', cursorOf('-rank', 1, id)],
    ['no id', cursorOf('-rank', '1', 'x'.repeat(36))],
    ['hyphens for an id', cursorOf('-rank', '1', '-'.repeat(36))],
    ['a key of another type', cursorOf('-rank', 'tomorrow', id)],
    ['a key that is too big', cursorOf('-rank', '9'.repeat(40), id)],
    ['a key with a NUL byte', cursorOf('-rank', '1\0', id)],
    ['an injected key', cursorOf('-rank', "1'); drop table thing; --", id)],
    ['another order', cursorOf('rank', '1', id)],
    ['another field', cursorOf('-name', 'a', id)],
  ])('%s as cursor is refused as such', async (_, cursor) => {
    expect(await refusal({ cursor })).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
      details: { field: 'cursor' },
    });
    expect((await page({})).data).toHaveLength(5);
  });

  it('a page together with a cursor is refused', async () => {
    const { nextCursor } = (await page({ limit: 2 })).pagination;
    expect(await refusal({ cursor: nextCursor, page: 2 })).toMatchObject({
      details: { field: 'cursor' },
    });
  });
});

describe('a list in memory', () => {
  const items = Array.from({ length: 23 }, (_, at) => ({
    id: randomUUID(),
    name: `n${at % 3}`,
    rank: at % 4,
  }));
  const inMemory = (query: PageQuery) =>
    paginateInMemory(query, items, {
      sortable: { rank: (item) => item.rank, name: (item) => item.name },
      defaultSort: 'rank',
      id: (item) => item.id,
    });

  it.each(['rank', '-rank', 'name', '-name'])('gives every item once: sort=%s', (sort) => {
    const found: string[] = [];
    for (let cursor: string | undefined, at = 0; at < 20; at++) {
      const { data, pagination } = inMemory({ sort, limit: 4, ...(cursor ? { cursor } : {}) });
      found.push(...data.map((item) => item.id));
      cursor = pagination.nextCursor;
      if (!cursor) break;
    }
    expect(found).toHaveLength(23);
    expect(new Set(found).size).toBe(23);
    expect(found).toEqual(inMemory({ sort, limit: 100 }).data.map((item) => item.id));
  });

  it('refuses the cursor of another order, and nonsense', () => {
    const { nextCursor } = inMemory({ sort: '-rank', limit: 2 }).pagination;
    for (const cursor of [
      nextCursor as string,
      'nonsense',
      cursorOf('rank', 'not a number', items[0]?.id),
    ]) {
      expect(() => inMemory({ cursor })).toThrow(
        expect.objectContaining({ details: expect.objectContaining({ field: 'cursor' }) }),
      );
    }
  });
});
