import { deepStrictEqual } from 'node:assert';
import { type Ask, ask, json } from './load.js';
import type { Server } from './world.js';

type Addressed = Pick<Server, 'url'>;

/** What to ask for, by what stands before each path: the program's API has a prefix. */
type Asks = (prefix: string) => readonly Ask[];

/** Throws unless both sides answer the same: a ratio of two that do not says nothing. */
export async function sameAnswers(
  program: Addressed,
  baseline: Addressed,
  asks: Asks,
): Promise<void> {
  const theirs = asks('');
  for (const [i, each] of asks('/api/v1').slice(0, 3).entries()) {
    const [one, other] = await Promise.all([
      json<object>(ask(program.url, each)),
      json<object>(ask(baseline.url, theirs[i] as Ask)),
    ]);
    deepStrictEqual(comparable(one), comparable(other));
  }
}

/** Signed addresses differ by the minute, and cursors may be written differently. */
function comparable(answer: object): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => {
      if (key === 'nextCursor') return typeof value;
      return typeof value === 'string'
        ? value.replace(/\?exp=\d+&sig=[\w-]{43}$/, '?signed')
        : value;
    }),
  );
}

/** What the program works out from its providers and steps is not in the tables: the baseline cannot tell. */
const UNTOLD = new Set(['availability', 'previewable', 'enlarged']);

interface Catalogue {
  data: Record<string, unknown>[];
}

/** The same for the catalogue, but for what the baseline cannot tell. */
export async function sameCatalogue(program: Addressed, baseline: Addressed): Promise<void> {
  const [ours, theirs] = await Promise.all([
    json<Catalogue>(ask(program.url, { path: '/api/v1/transformation-types?limit=20' })),
    json<Catalogue>(ask(baseline.url, { path: '/transformation-types?limit=20' })),
  ]);
  const told = ({ data }: Catalogue) =>
    data.map((item) =>
      Object.entries(item)
        .filter(([name]) => !UNTOLD.has(name))
        .sort(),
    );
  deepStrictEqual(told(ours), told(theirs));
}
