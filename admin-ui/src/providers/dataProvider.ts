import type { DataProvider, GetListParams, GetListResult, Identifier, RaRecord } from 'react-admin';
import { answer, client } from '../api/client';
import type { components } from '../api/schema.gen';
import { DeepPages } from './deep-pages';
import { RESOURCES } from './resources';
import { verbs } from './verbs';

type Pagination = components['schemas']['Pagination'];

// The typed client knows each path; this provider takes them from a table, so that here the method
// and the path are plain text.
const request = client.request as unknown as (
  method: string,
  path: string,
  init?: { params?: object; body?: unknown; signal?: AbortSignal },
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

async function call<T>(...args: Parameters<typeof request>): Promise<T> {
  return (await answer(request(...args))) as T;
}

function pathOf(resource: string): string {
  const path = RESOURCES[resource]?.path;
  if (path === undefined) throw new Error(`The console has no resource "${resource}".`);
  return path;
}

const one = (resource: string): string => `${pathOf(resource)}/{id}`;
const by = (id: Identifier) => ({ params: { path: { id } } });

const pages = new DeepPages();

async function list<T extends RaRecord>(
  resource: string,
  params: Partial<GetListParams>,
  extra: Record<string, unknown> = {},
): Promise<GetListResult<T>> {
  const { page, perPage: limit } = params.pagination ?? { page: 1, perPage: 25 };
  const { field, order } = params.sort ?? { field: '', order: 'ASC' };
  const filter = { ...(params.filter as object | undefined), ...extra };
  const query = {
    ...Object.fromEntries(Object.entries(filter).filter(([, value]) => isGiven(value))),
    limit,
    // The framework sorts by id where nobody said how; the list's own order is better.
    ...(field && field !== 'id' ? { sort: `${order === 'DESC' ? '-' : ''}${field}` } : {}),
  };
  const shown = JSON.stringify([resource, query]);
  const { data, pagination } = await call<{ data: T[]; pagination: Pagination }>(
    'get',
    pathOf(resource),
    {
      params: { query: { ...query, ...pages.place(shown, page, limit) } },
      signal: params.signal,
    },
  );
  const { nextCursor, total, totalIsLowerBound } = pagination;
  pages.remember(shown, page + 1, nextCursor);
  // A total that is only a lower bound would end the pager too early: it goes on page by page.
  return totalIsLowerBound
    ? { data, pageInfo: { hasNextPage: nextCursor !== undefined, hasPreviousPage: page > 1 } }
    : { data, total };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** The fields that differ, and the revision that was read where the thing has one. */
function changes(data: Record<string, unknown>, before: Record<string, unknown>) {
  const changed = Object.entries(data).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]),
  );
  const { revision } = before;
  return { ...Object.fromEntries(changed), ...(revision === undefined ? {} : { revision }) };
}

const records = {
  getList: (resource, params) => list(resource, params),

  getOne: async (resource, { id, signal }) => ({
    data: await call('get', one(resource), { ...by(id), signal }),
  }),

  getMany: async (resource, { ids, signal }) => ({
    data: await Promise.all(
      ids.map((id) => call<never>('get', one(resource), { ...by(id), signal })),
    ),
  }),

  getManyReference: (resource, { target, id, ...params }) =>
    list(resource, params, { [target]: id }),

  create: async (resource, { data }) => ({
    data: await call('post', pathOf(resource), { body: data }),
  }),

  update: async (resource, { id, data, previousData }) => ({
    data: await call('patch', one(resource), {
      ...by(id as Identifier),
      body: changes(data as Record<string, unknown>, previousData as Record<string, unknown>),
    }),
  }),

  updateMany: async (resource, { ids, data }) => {
    for (const id of ids) await call('patch', one(resource), { ...by(id), body: data });
    return { data: ids };
  },

  delete: async (resource, { id, previousData }) => {
    await call('delete', one(resource), by(id));
    return { data: previousData as never };
  },

  deleteMany: async (resource, { ids }) => {
    for (const id of ids) await call('delete', one(resource), by(id));
    return { data: ids };
  },
} satisfies DataProvider;

/** Records by the table of resources, and everything else that staff does as a method of its own. */
export const dataProvider = { ...records, ...verbs } satisfies DataProvider;

export type ConsoleDataProvider = typeof dataProvider;
