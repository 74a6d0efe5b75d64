import type { Row, Stage } from '../bench.js';
import type { Finding } from '../report.js';
import { ask, json } from '../support/load.js';
import { seedBareRuns } from '../support/seed.js';
import { median } from '../support/statistics.js';
import type { Person, Server } from '../support/world.js';

const RUNS = 1_000_000;
const PAGE = 20;

interface List {
  data: { id: string }[];
}

/** The end of a long list against its beginning, for one person with a million runs and for staff. */
export const millionthRow: Row<Stage & { collector: Person }> = async (stage) => {
  const { world, program, collector, extent } = stage;
  await seedBareRuns(world, collector, RUNS);
  await world.sql(
    `insert into role_assignment (id, created_at, updated_at, user_id, role)
     values (uuidv7(), now(), now(), $1, 'ADMIN')`,
    [collector.id],
  );
  await world.sql(`select pg_notify('access_changed', $1)`, [collector.id]);
  return [
    await farPage(program, collector, extent.count(60), {
      what: 'row 1,000,000 of the gallery by cursor (time)',
      path: '/api/v1/generations',
      cursor: await cursorAt(stage, RUNS - PAGE, collector.id),
    }),
    await farPage(program, collector, extent.count(60), {
      what: "row 1,000,000 of staff's list by cursor (time)",
      path: '/api/v1/admin/generations',
      cursor: await cursorAt(stage, RUNS - PAGE),
    }),
  ];
};

/** The cursor behind the row at this place, as the program would have given it. */
async function cursorAt({ world }: Stage, place: number, userId?: string): Promise<string> {
  const [row] = await world.sql<{ id: string; at: string }>(
    `select id, created_at::text as at from generation ${userId ? 'where user_id = $2' : ''}
     order by created_at desc, id desc offset $1 limit 1`,
    [place - 1, ...(userId ? [userId] : [])],
  );
  if (!row) throw new Error(`there is no row ${place}`);
  return Buffer.from(JSON.stringify(['-createdAt', row.at, row.id])).toString('base64url');
}

async function farPage(
  program: Server,
  { headers }: Person,
  repeats: number,
  { what, path, cursor }: { what: string; path: string; cursor: string },
): Promise<Finding> {
  const page = async (query: string): Promise<number> => {
    const answer = ask(program.url, { path: `${path}?limit=${PAGE}${query}`, headers });
    const { data } = await json<List>(answer);
    if (data.length !== PAGE) throw new Error(`${data.length} rows instead of ${PAGE}`);
    return (await answer).ms;
  };
  const [first, far]: number[][] = [[], []];
  for (let i = 0; i < repeats + 10; i++) {
    const pair = [await page(''), await page(`&cursor=${cursor}`)] as const;
    if (i < 10) continue;
    first?.push(pair[0]);
    far?.push(pair[1]);
  }
  const [near, end] = [median(first ?? []), median(far ?? [])];
  return {
    what,
    baseline: 'the first page',
    value: end / near,
    unit: '×',
    good: 'low',
    must: 3,
    aim: 1.5,
    detail: `${end.toFixed(1)} against ${near.toFixed(1)} ms`,
  };
}
