import type { Row, Stage } from '../bench.js';
import type { Finding } from '../report.js';
import { ask, json } from '../support/load.js';
import { median } from '../support/statistics.js';
import type { Person, World } from '../support/world.js';

export const EVENTS = 1_000_000;
const PAGE = 25;

interface List {
  data: { id: string; at: string }[];
}

/** The end of the audit trail against its beginning, as staff reads it: plain and by its filters. */
export const auditTrail: Row<Stage & { collector: Person }> = async (stage) => {
  const { world, program, collector, extent } = stage;
  await seedTrail(world, collector);
  const { headers } = collector;
  const read = async (query: string): Promise<{ ms: number; rows: number }> => {
    const path = `/api/v1/admin/audit-events?limit=${PAGE}${query}`;
    const answer = ask(program.url, { path, headers });
    const { data } = await json<List>(answer);
    return { ms: (await answer).ms, rows: data.length };
  };
  const findings: Finding[] = [];
  for (const [what, filter, where] of [
    ['row 1,000,000 of the audit trail by cursor (time)', '', 'true'],
    ['the end of one action in it', '&action=session.started', `action = 'session.started'`],
    ['the end of one person in it', `&actorId=${collector.id}`, `actor_id = '${collector.id}'`],
    ['the end of a search in it', '&q=user', `action like 'user.%'`],
  ] as const) {
    const cursor = await cursorBeforeEnd(world, where);
    const times: { near: number; end: number }[] = [];
    for (let round = 0; round < extent.count(60) + 10; round++) {
      const [first, last] = [await read(filter), await read(`${filter}&cursor=${cursor}`)];
      if (first.rows !== PAGE || last.rows !== PAGE) throw new Error(`${what}: not a page`);
      if (round >= 10) times.push({ near: first.ms, end: last.ms });
    }
    const [near, end] = [median(times.map((t) => t.near)), median(times.map((t) => t.end))];
    findings.push({
      what,
      baseline: 'its first page',
      value: end / near,
      unit: '×',
      good: 'low',
      must: 3,
      aim: 1.5,
      detail: `${end.toFixed(1)} against ${near.toFixed(1)} ms`,
    });
  }
  return findings;
};

/**
 * A trail of a year, unless it is there: half sign-ins, a tenth the collector's own, as many things as
 * people have.
 */
export async function seedTrail(world: World, collector: Person): Promise<void> {
  const [trail] = await world.sql<{ events: number }>(
    'select count(*)::int as events from audit_event',
  );
  if ((trail?.events ?? 0) >= EVENTS) return;
  await world.sql(
    `insert into role_assignment (id, created_at, updated_at, user_id, role)
     select uuidv7(), now(), now(), $1, 'ADMIN'
     where not exists (select from role_assignment where user_id = $1 and role = 'ADMIN')`,
    [collector.id],
  );
  await world.sql(`select pg_notify('access_changed', $1)`, [collector.id]);
  const share = 50_000;
  for (let from = 0; from < EVENTS; from += share) {
    await world.sql(
      `insert into audit_event (id, created_at, actor_id, actor, action, entity_type, entity_id, diff,
         origin, origin_key, request_id)
       select uuidv7(), date_trunc('milliseconds', now()) - interval '1 year' + n * interval '30 s',
         case when n % 10 = 0 then $1 else md5((n % 40000)::text)::uuid end,
         '{"kind": "user", "role": "GUEST"}',
         (array['session.started', 'session.ended', 'access.denied', 'user.role-changed', 'type.updated'])
           [case when n % 2 = 0 then 1 else 2 + n / 2 % 4 end],
         case when n % 3 = 0 then 'user' else 'session' end, md5(n::text)::uuid::text,
         '{"provider": "password"}', repeat('x', 120), $1, md5((n / 2)::text)::uuid::text
       from generate_series($2::int + 1, $3::int) n`,
      [collector.id, from, from + share],
    );
  }
  await world.sql('vacuum analyze audit_event');
}

/** The cursor behind which the last whole page lies, as the program would have given it. */
async function cursorBeforeEnd(world: World, where: string): Promise<string> {
  const [row] = await world.sql<{ id: string; at: string }>(
    `select id, created_at::text as at from audit_event where ${where}
     order by created_at, id offset ${PAGE} limit 1`,
  );
  if (!row) throw new Error('the trail is shorter than a page');
  return Buffer.from(JSON.stringify(['-at', row.at, row.id])).toString('base64url');
}
