import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Max, MaxLength, Min } from 'class-validator';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/index.js';
import { InvalidFieldError, toDomainError } from '../errors/index.js';
import { Omittable } from './omittable.js';
import { IsIntegerText } from './texts-of-values.js';

/** Totals are exact up to this figure, then a lower bound; pages beyond it need the cursor. */
export const COUNT_LIMIT = 10_000;

/** What every list takes. Lists with filters extend it. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, default: 1 })
  @Omittable()
  @IsIntegerText()
  @Min(1)
  page?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 10 })
  @Omittable()
  @IsIntegerText()
  @Min(1)
  @Max(100)
  limit?: number;

  /** Where the page before ended: `pagination.nextCursor` of that answer. */
  @ApiPropertyOptional({ maxLength: 500 })
  @Omittable()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  /** A field of the list, with `-` before it for descending. */
  @ApiPropertyOptional({ example: '-createdAt', maxLength: 60 })
  @Omittable()
  @IsString()
  @MaxLength(60)
  sort?: string;
}

export class Pagination {
  @ApiProperty() page!: number;
  @ApiProperty() limit!: number;
  @ApiProperty() total!: number;
  /** True where `total` is only known to be at least this many. */
  @ApiPropertyOptional() totalIsLowerBound?: boolean;
  /** Send it as `cursor` for the next page; absent on the last one. */
  @ApiPropertyOptional() nextCursor?: string;
}

export interface Page<T> {
  data: T[];
  pagination: Pagination;
}

/** One list: where its rows come from and by what they can be sorted. */
export interface ListSource<Row> {
  /** The select without order and limit, e.g. sql`select id, name from thing`. */
  select: RawBuilder<Row>;
  /** The same rows for counting, e.g. sql`from thing`. */
  from: RawBuilder<unknown>;
  /** The same without joins that neither drop nor double rows and that no condition needs. */
  countFrom?: RawBuilder<unknown>;
  /** Conditions, joined by AND. */
  where: readonly RawBuilder<unknown>[];
  /** Public field → not-null SQL expression and the type its cursor value is cast to. */
  sortable: Readonly<Record<string, { expression: RawBuilder<unknown>; type: string }>>;
  /** The order without `sort`, e.g. `-createdAt`. */
  defaultSort: string;
  /** The unique tie-breaker, a uuid, e.g. sql`thing.id`. */
  id: RawBuilder<unknown>;
}

interface Keyed {
  _key: string;
  _id: string;
}

/**
 * The one implementation of page, limit, sort, cursor and total for all lists. Pages are found by
 * the row value `(sort expression, id)`, so that every page costs what the first one costs where an
 * index matches; OFFSET serves `page` within the first {@link COUNT_LIMIT} rows only.
 */
export async function paginate<Row, Item>(
  db: Database,
  query: PageQuery,
  source: ListSource<Row>,
  toItem: (row: Row) => Item,
): Promise<Page<Item>> {
  const { page, limit } = pageOf(query);
  const { field, descending, expression, type } = sortOf(query.sort ?? source.defaultSort, source);
  const direction = descending ? sql`desc` : sql`asc`;
  const conditions = [...source.where];
  if (query.cursor !== undefined) {
    const [sort, key, id] = readCursor(query.cursor);
    if (sort !== `${descending ? '-' : ''}${field}`) {
      throw foreignCursor();
    }
    const compare = descending ? sql`<` : sql`>`;
    conditions.push(
      sql`(${expression}, ${source.id}) ${compare} (${key}::text::${sql.raw(type)}, ${id}::uuid)`,
    );
  }
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const countWhere =
    source.where.length > 0 ? sql`where ${sql.join([...source.where], sql` and `)}` : sql``;
  const offset = query.cursor === undefined ? (page - 1) * limit : 0;
  const [rows, counted] = await Promise.all([
    db
      .rows(
        sql<Row & Keyed>`
      select listed.*, listed._key::text as _key from (
        ${source.select}, ${expression} as _key, ${source.id} as _id ${source.from} ${where}
        order by ${expression} ${direction}, ${source.id} ${direction}
        limit ${limit + 1} offset ${offset}
      ) listed`,
      )
      .catch((error: unknown) => {
        // What a cursor of ours says can always be cast; one that was made up may not.
        if (query.cursor !== undefined && toDomainError(error).status === 400)
          throw unreadableCursor();
        throw error;
      }),
    db.row(sql<{ total: string }>`
      select count(*) as total from (select 1 ${source.countFrom ?? source.from} ${countWhere} limit ${COUNT_LIMIT + 1}) counted`),
  ]);
  const total = Number(counted?.total ?? 0);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(toItem),
    pagination: {
      page,
      limit,
      total: Math.min(total, COUNT_LIMIT),
      ...(total > COUNT_LIMIT ? { totalIsLowerBound: true } : {}),
      ...(last
        ? { nextCursor: writeCursor([`${descending ? '-' : ''}${field}`, last._key, last._id]) }
        : {}),
    },
  };
}

/** One list that lies in memory: how its items can be sorted and which of their fields is the id. */
export interface MemoryListSource<Item> {
  /** Public field → the value to sort by, text or number. */
  sortable: Readonly<Record<string, (item: Item) => string | number>>;
  defaultSort: string;
  id: (item: Item) => string;
}

/** {@link paginate} for a list that lies in memory: the same questions, answers and errors. */
export function paginateInMemory<Item>(
  query: PageQuery,
  items: readonly Item[],
  source: MemoryListSource<Item>,
): Page<Item> {
  const { page, limit } = pageOf(query);
  const { field, descending, by } = memorySortOf(query.sort ?? source.defaultSort, source);
  const sort = `${descending ? '-' : ''}${field}`;
  const sign = descending ? -1 : 1;
  const compare = (a: readonly [string | number, string], b: readonly [string | number, string]) =>
    sign * (order(a[0], b[0]) || order(a[1], b[1]));
  const keyed = items
    .map((item) => ({ item, key: [by(item), source.id(item)] as const }))
    .sort((a, b) => compare(a.key, b.key));
  let start = (page - 1) * limit;
  if (query.cursor !== undefined) {
    const [cursorSort, key, id] = readCursor(query.cursor);
    if (cursorSort !== sort) throw foreignCursor();
    const after = typeof keyed[0]?.key[0] === 'number' ? Number(key) : key;
    if (Number.isNaN(after)) throw unreadableCursor();
    const found = keyed.findIndex((entry) => compare(entry.key, [after, id]) > 0);
    start = found < 0 ? keyed.length : found;
  }
  const shown = keyed.slice(start, start + limit);
  const last = start + limit < keyed.length ? shown.at(-1) : undefined;
  return {
    data: shown.map(({ item }) => item),
    pagination: {
      page,
      limit,
      total: keyed.length,
      ...(last ? { nextCursor: writeCursor([sort, String(last.key[0]), last.key[1]]) } : {}),
    },
  };
}

function order(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function pageOf(query: PageQuery): { page: number; limit: number } {
  const page = query.page ?? 1;
  const limit = query.limit ?? 10;
  if (page * limit > COUNT_LIMIT) {
    throw new InvalidFieldError(
      'page',
      `Pages beyond the first ${COUNT_LIMIT} rows are read with cursor.`,
      { use: 'cursor' },
    );
  }
  if (query.cursor !== undefined && query.page !== undefined && page > 1) {
    throw new InvalidFieldError('cursor', 'Send either page or cursor, not both.');
  }
  return { page, limit };
}

function foreignCursor(): InvalidFieldError {
  return new InvalidFieldError('cursor', 'This cursor belongs to another order of the list.');
}

function memorySortOf<Item>(sort: string, source: MemoryListSource<Item>) {
  const { field, descending, entry } = sortField(sort, source.sortable);
  return { field, descending, by: entry };
}

function sortOf<Row>(sort: string, source: ListSource<Row>) {
  const { field, descending, entry } = sortField(sort, source.sortable);
  return { field, descending, ...entry };
}

function sortField<T>(sort: string, sortable: Readonly<Record<string, T>>) {
  const descending = sort.startsWith('-');
  const field = descending ? sort.slice(1) : sort;
  const entry = Object.hasOwn(sortable, field) ? sortable[field] : undefined;
  if (!entry) {
    const allowed = Object.keys(sortable);
    throw new InvalidFieldError('sort', `This list can be sorted by ${allowed.join(', ')}.`, {
      allowed,
    });
  }
  return { field, descending, entry };
}

function writeCursor(parts: readonly [string, string, string]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function readCursor(cursor: string): [string, string, string] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === 3 &&
      parts.every((part) => typeof part === 'string') &&
      /^[0-9a-f-]{36}$/i.test(parts[2] as string)
    ) {
      return parts as [string, string, string];
    }
  } catch {
    // Falls through to the one error below.
  }
  throw unreadableCursor();
}

function unreadableCursor(): InvalidFieldError {
  return new InvalidFieldError('cursor', 'This cursor cannot be read. Start again without one.');
}
