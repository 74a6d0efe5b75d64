import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveRole } from '../factories/give-role.js';
import {
  type ApiAnswer,
  type App,
  createPreparedDatabase,
  startApp,
  temporaryFolder,
} from '../harness.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

const TRAIL = '/admin/audit-events';

let app: App;
let admin: string;
let auditor: { token: string; id: string };
let support: string;

beforeAll(async () => {
  app = await startApp();
  admin = (await staff('ADMIN')).token;
  auditor = await staff('AUDITOR');
  support = (await staff('SUPPORT')).token;
}, 60_000);

async function staff(role: string): Promise<{ token: string; id: string }> {
  const person = await app.signUp({ displayName: `The ${role.toLowerCase()}` });
  await giveRole(app.databaseUrl as string, person.user.id as string, role);
  return { token: await app.signIn(person), id: person.user.id as string };
}

const sql = <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  selectRows(app.databaseUrl, text, values);

/** Runs the statement as somebody who owns the database and stops at nothing. */
async function tamper(statement: string): Promise<void> {
  await sql('alter table audit_event disable trigger user');
  await sql(statement);
  await sql('alter table audit_event enable trigger user');
}

async function suspend(name: string, reason: string): Promise<string> {
  const person = await app.signUp({ displayName: name });
  const id = person.user.id as string;
  await app.post(`/admin/users/${id}/suspend`, { token: support, body: { reason } });
  return id;
}

async function untilSealed(where: App = app): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
    const [row] = await selectRows<{ count: string }>(
      where.databaseUrl,
      'select count(*) from audit_unsealed',
    );
    if (row?.count === '0') return;
  }
  throw new Error('events still wait for their seal');
}

const verify = async (query = ''): Promise<ApiAnswer['body']> => {
  const answer = await app.get(`${TRAIL}/verify${query}`, { token: auditor.token });
  expect(answer.status).toBe(200);
  return answer.body;
};

describe('the audit trail', () => {
  it('calls products by their names, in the list and in the file', async () => {
    const types = await app.get('/admin/transformation-types?q=duotone', { token: admin });
    const [{ id, name }] = types.body.data;
    const path = `/admin/transformation-types/${id}`;
    const { revision } = (await app.get(path, { token: admin })).body;
    await app.patch(path, { token: admin, body: { revision, sortOrder: 7 } });
    const { body } = await app.get(`${TRAIL}?entityId=${id}`, { token: auditor.token });
    expect(body.data[0]).toMatchObject({ entityType: 'transformation-type', entityName: name });
    const file = await fetch(app.api(`${TRAIL}/export?format=csv&entityId=${id}`), {
      headers: { authorization: `Bearer ${auditor.token}` },
    });
    expect(await file.text()).toContain(`,transformation-type,${id},${name},`);
  });

  it('can be searched, and each event opened', async () => {
    const id = await suspend('Zebediah Quill', 'sends spam');
    const { body } = await app.get(`${TRAIL}?q=${id}&action=user.suspended`, {
      token: auditor.token,
    });
    expect(body.data).toHaveLength(1);
    const [event] = body.data;
    expect(event).toMatchObject({
      actor: { name: 'The support', role: 'SUPPORT' },
      entityId: id,
      entityName: 'Zebediah Quill',
      diff: { status: ['active', 'suspended'], reason: 'sends spam' },
      ip: '127.0.0.1',
      userAgent: 'node',
    });
    const one = await app.get(`${TRAIL}/${event.id}`, { token: auditor.token });
    expect(one.body).toEqual(event);
    const byName = await app.get(`${TRAIL}?q=zebediah`, { token: auditor.token });
    // Found by who acted: they registered, and were signed in with it.
    expect(byName.body.data.map((found: { action: string }) => found.action)).toContain(
      'user.registered',
    );
  });

  it.each([
    [`${TRAIL}?q=${'x'.repeat(101)}`, 400, 'q'],
    [`${TRAIL}?from=yesterday`, 400, 'from'],
    [`${TRAIL}?action=user.exploded`, 400, 'action'],
    [`${TRAIL}/verify?root=abc`, 400, 'root'],
    [`${TRAIL}/export`, 400, 'format'],
    [`${TRAIL}/export?format=xlsx`, 400, 'format'],
    [`${TRAIL}/export?format=csv&page=2`, 400, 'page'],
    [`${TRAIL}/not-an-id`, 400, 'id'],
  ])('refuses %s', async (path, status, field) => {
    const answer = await app.get(path, { token: admin });
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body.error.details)).toContain(`"${field}"`);
  });

  it('answers 404 for an event that does not exist', async () => {
    const answer = await app.get(`${TRAIL}/00000000-0000-4000-8000-000000000000`, { token: admin });
    expect(answer.status).toBe(404);
  });
});

describe('the chain', () => {
  it('is sealed by itself, and holds', async () => {
    await untilSealed();
    const { body: chain } = await app.get(`${TRAIL}/chain`, { token: auditor.token });
    expect(chain).toMatchObject({ root: expect.stringMatching(/^\d+:[0-9a-f]{64}$/), unsealed: 0 });
    const verdict = await verify(`?root=${chain.root}`);
    expect(verdict).toMatchObject({
      intact: true,
      problems: 0,
      firstProblem: null,
      givenRoot: 'contained',
      asOf: expect.any(String),
      tookMs: expect.any(Number),
    });
    expect(verdict.sealed).toBeGreaterThan(5);
    const other = `1:${'0'.repeat(64)}`;
    expect((await verify(`?root=${other}`)).givenRoot).toBe('absent');
    // Whoever checks is on record, too.
    const [last] = (
      await app.get(`${TRAIL}?action=audit.verified&limit=1`, { token: auditor.token })
    ).body.data;
    expect(last).toMatchObject({
      actor: { id: auditor.id },
      diff: { intact: true, problems: 0, root: other, givenRoot: 'absent' },
    });
  });

  it('names the first row that somebody edited', async () => {
    await untilSealed();
    const [row] = await sql<{ seq: string; id: string }>(
      `select seq, id from audit_event where action = 'session.started' order by seq limit 1`,
    );
    await tamper(`update audit_event set action = 'session.ended' where seq = ${row?.seq}`);
    expect(await verify()).toMatchObject({
      intact: false,
      problems: 1,
      firstProblem: { kind: 'altered', seq: Number(row?.seq), id: row?.id },
    });
    await tamper(`update audit_event set action = 'session.started' where seq = ${row?.seq}`);
    expect((await verify()).intact).toBe(true);
  });

  thorough(
    'goes on where a sealer was killed in the middle',
    async () => {
      const { url: databaseUrl } = await createPreparedDatabase();
      const dataDir = temporaryFolder();
      const count = 60_000;
      const options = { databaseUrl, dataDir, role: 'worker', env: { SANDBOX_PORT: '0' } } as const;
      const first = await startApp(options);
      await untilSealed(first);
      await selectRows(
        databaseUrl,
        `insert into audit_event (id, created_at, actor, action, entity_type, diff)
       select gen_random_uuid(), now(), '{"kind": "system"}', 'user.suspended', 'user', '{}'
       from generate_series(1, ${count})`,
      );
      const sealed = async (): Promise<number> => {
        const [row] = await selectRows<{ count: string }>(
          databaseUrl,
          'select count(*) from audit_seal',
        );
        return Number(row?.count);
      };
      for (const end = Date.now() + 30_000; (await sealed()) < 2_000; await sleep(5)) {
        if (Date.now() > end) throw new Error('nothing is sealed');
      }
      await first.kill('SIGKILL');
      expect(await sealed()).toBeLessThan(count);
      // Two at once take over.
      const [second] = await Promise.all([startApp(options), startApp(options)]);
      await untilSealed(second);
      const [row] = await selectRows<{ seals: string; end: string; events: string }>(
        databaseUrl,
        `select count(*) as seals, max(position) as end, (select count(*) from audit_event) as events
       from audit_seal`,
      );
      expect(row?.seals).toBe(row?.end);
      expect(row?.seals).toBe(row?.events);
      const [broken] = await selectRows<{ links: string }>(
        databaseUrl,
        `select count(*) as links from (
         select prev_hash, lag(hash) over (order by position) as before from audit_seal) chain
       where prev_hash <> before`,
      );
      expect(broken?.links).toBe('0');
    },
    120_000,
  );
});

describe('the export', () => {
  const download = (query: string, token = auditor.token): Promise<Response> =>
    fetch(app.api(`${TRAIL}/export?${query}`), { headers: { authorization: `Bearer ${token}` } });

  it('is CSV that quotes, runs no formula, and says what was erased', async () => {
    const id = await suspend('=HYPERLINK("https://evil.example")', 'said "no",\nthen left');
    const gone = await suspend('Somebody Else', 'a reason of their own');
    await sql(`update subject_key set wrapped_key = null where user_id = $1`, [gone]);
    const answer = await download('format=csv&action=user.suspended');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-trail-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const [header, ...records] = parseCsv(await answer.text());
    const of = (record: string[] | undefined, name: string) =>
      record?.[header?.indexOf(name) ?? -1];
    const record = records.find((each) => of(each, 'thing id') === id);
    expect(of(record, 'thing name')).toBe(`'=HYPERLINK("https://evil.example")`);
    expect(JSON.parse(of(record, 'changes') ?? '')).toMatchObject({
      status: ['active', 'suspended'],
      reason: 'said "no",\nthen left',
    });
    expect(of(record, 'address')).toBe('127.0.0.1');
    const erased = records.find((each) => of(each, 'thing id') === gone);
    expect(of(erased, 'not readable')).toBe('reason: erased');
    expect(of(erased, 'changes')).not.toContain('reason');
  });

  it('is JSON Lines with what the list shows, newest first', async () => {
    const answer = await download('format=jsonl&action=user.registered');
    expect(answer.headers.get('content-disposition')).toMatch(/\.jsonl"$/);
    const lines = (await answer.text()).trimEnd().split('\n');
    const { body } = await app.get(`${TRAIL}?action=user.registered&limit=100`, { token: admin });
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(body.data);
  });

  it('is on record with what was taken, before the first line goes', async () => {
    const answer = await download('format=csv&entityType=session&q=nobody');
    await answer.text();
    const [event] = (await app.get(`${TRAIL}?action=audit.exported&limit=1`, { token: admin })).body
      .data;
    expect(event).toMatchObject({
      actor: { id: auditor.id },
      diff: { format: 'csv', entityType: 'session', q: 'nobody' },
      requestId: answer.headers.get('x-request-id'),
    });
    const rows = await sql(`select diff from audit_event where id = $1`, [event.id]);
    expect(JSON.stringify(rows)).not.toContain('nobody');
  });

  thorough('reads as it writes, and breaks off where it cannot go on', async () => {
    await sql(`insert into audit_event (id, created_at, actor, action, entity_type, entity_id, diff)
      select gen_random_uuid(), now() - n * interval '1 s', '{"kind": "system"}', 'type.updated',
        'transformation-type', repeat('x', 80), jsonb_build_object('text', repeat('y', 400))
      from generate_series(1, 40000) n`);
    const reader = (await download('format=jsonl&action=type.updated', admin)).body?.getReader();
    await reader?.read();
    // Nobody takes more for a while: had it been read whole, it would not miss the table now.
    await sleep(1_500);
    await sql('alter table audit_event rename to audit_event_away');
    try {
      const rest = async (): Promise<void> => {
        while (!(await reader?.read())?.done);
      };
      await expect(rest()).rejects.toThrow();
    } finally {
      await sql('alter table audit_event_away rename to audit_event');
    }
    expect((await app.get(`${TRAIL}?limit=1`, { token: admin })).status).toBe(200);
  });
});

/** The records of a CSV text, by RFC 4180. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}
