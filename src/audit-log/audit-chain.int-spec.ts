import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type RawBuilder, sql } from 'kysely';
import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { subjectKeys } from '../../test/support/subject-keys.js';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowsIn } from '../platform/database/index.js';
import type { SubjectKeys } from '../platform/encryption/index.js';
import { runInRequestContext } from '../platform/http/request-context.js';
import { AuditExpiry } from './audit-expiry.js';
import { AuditReview } from './audit-review.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditTrail } from './audit-trail.js';
import { AuditUpkeep } from './audit-upkeep.js';
import { AuditVerifier } from './audit-verifier.js';

interface LogLine {
  level: string;
  msg: string;
}

/** A program on the database, at another time if so wished. */
function programOn(open: OpenDatabase, clockOffsetMs = 0) {
  const { app } = open.config;
  const config = { ...open.config, app: { ...app, test: { clockOffsetMs } } };
  const logged: LogLine[] = [];
  const logger = pino({}, { write: (line: string) => logged.push(JSON.parse(line) as LogLine) });
  const clock = new Clock(config);
  const keys: SubjectKeys = subjectKeys({ ...open, config });
  const audit = new AuditTrail(clock, keys);
  const verifier = new AuditVerifier(open.db, clock, config);
  const expiry = new AuditExpiry(open.db, clock, keys, audit, config);
  return {
    logged,
    keys,
    audit,
    verifier,
    expiry,
    sealer: new AuditSealer(open.db, clock, config, logger),
    upkeep: new AuditUpkeep(open.db, clock, expiry, verifier, config, logger),
  };
}

const DAY_MS = 86_400_000;
let open: OpenDatabase;
let now: ReturnType<typeof programOn>;
const actor = { userId: newId(), roles: ['ADMIN'] };

beforeAll(async () => {
  open = await openDatabase(8);
});
beforeEach(async () => {
  await tamper(sql`
    truncate audit_event, audit_seal, audit_root, audit_unsealed, audit_check, subject_key restart identity`);
  now = programOn(open);
});
afterAll(() => open.close());

function recordIn(em: Em, program = now): Promise<void> {
  return program.audit.record(em, {
    action: 'user.suspended',
    actor,
    entityType: 'user',
    entityId: newId(),
    diff: { status: ['active', 'suspended'], figure: 1.5 },
    personal: { userId: actor.userId, diff: { reason: 'spam' } },
  });
}

async function record(count = 1, program = now): Promise<void> {
  for (let i = 0; i < count; i++) {
    await new Promise<void>((resolve, reject) =>
      runInRequestContext({ requestId: newId(), ip: '203.0.113.7', userAgent: 'Lynx' }, () => {
        open.db.transaction((em) => recordIn(em, program)).then(resolve, reject);
      }),
    );
  }
}

/** What somebody could do who owns the database and stops at nothing. */
async function tamper(...statements: RawBuilder<unknown>[]): Promise<void> {
  const tables = ['audit_event', 'audit_seal', 'audit_root'];
  await open.db.transaction(async (em) => {
    for (const table of tables)
      await rowsIn(em, sql`alter table ${sql.table(table)} disable trigger user`);
    for (const statement of statements) await rowsIn(em, statement);
    for (const table of tables)
      await rowsIn(em, sql`alter table ${sql.table(table)} enable trigger user`);
  });
}

interface EventKey {
  seq: number;
  id: string;
}

async function events(): Promise<EventKey[]> {
  const rows = await open.db.rows(
    sql<{ seq: string; id: string }>`select seq, id from audit_event order by seq`,
  );
  return rows.map(({ seq, id }) => ({ seq: Number(seq), id }));
}

describe('sealing', () => {
  it('chains every event once, in what anybody can compute again', async () => {
    await record(3);
    expect(await now.verifier.verify()).toMatchObject({ intact: true, sealed: 0, unsealed: 3 });
    expect(await now.sealer.seal()).toBe(3);
    expect(await now.sealer.seal()).toBe(0);
    const seals = await open.db.rows(sql<{
      position: string;
      prev_hash: Buffer;
      hash: Buffer;
      text: string;
    }>`
      select s.position, s.prev_hash, s.hash,
        s.position || E'\n' || to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\n' ||
        jsonb_build_array(e.seq, e.id, to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          e.actor_id, e.actor, e.action, e.entity_type, e.entity_id, e.diff, e.personal, e.personal_key,
          e.origin, e.origin_key, e.request_id) as text
      from audit_seal s join audit_event e on e.seq = s.seq order by s.position`);
    let previous = Buffer.alloc(32);
    for (const [at, seal] of seals.entries()) {
      expect(Number(seal.position)).toBe(at + 1);
      expect(seal.prev_hash).toEqual(previous);
      previous = createHash('sha256').update(previous).update(seal.text).digest();
      expect(seal.hash).toEqual(previous);
    }
    expect(seals).toHaveLength(3);
    expect(await now.verifier.verify()).toEqual({
      intact: true,
      sealed: 3,
      unsealed: 0,
      problems: 0,
      firstProblem: null,
      root: `3:${previous.toString('hex')}`,
    });
  });

  /** Each column, and a change of it as small as one can be. */
  const CHANGES: Readonly<Record<string, RawBuilder<unknown>>> = {
    seq: sql`seq + 1000000`,
    id: sql`gen_random_uuid()`,
    created_at: sql`created_at + interval '1 microsecond'`,
    actor_id: sql`gen_random_uuid()`,
    actor: sql`'{"kind": "system"}'`,
    action: sql`action || 'x'`,
    entity_type: sql`entity_type || 'x'`,
    entity_id: sql`null`,
    diff: sql`jsonb_set(diff, '{figure}', '1.50')`,
    personal: sql`'{}'`,
    personal_key: sql`gen_random_uuid()`,
    origin: sql`origin || 'x'`,
    origin_key: sql`gen_random_uuid()`,
    request_id: sql`request_id || ' '`,
  };

  it.each(Object.keys(CHANGES))('names exactly the row whose %s was changed', async (column) => {
    await record(9);
    await now.sealer.seal();
    const before = await events();
    for (const at of [0, 4, 8]) {
      const victim = before[at];
      await open.db.rows(sql`create table kept as select * from audit_event`);
      const change = CHANGES[column];
      await tamper(
        sql`update audit_event set ${sql.ref(column)} = ${change} where seq = ${victim?.seq}`,
      );
      const { intact, problems, firstProblem } = await now.verifier.verify();
      // A row with another number is missing under its own, and was put in under the new one.
      const moved = column === 'seq';
      expect({ intact, problems, kind: firstProblem?.kind, seq: firstProblem?.seq }).toEqual({
        intact: false,
        problems: moved ? 2 : 1,
        kind: moved ? 'missing' : 'altered',
        seq: victim?.seq,
      });
      if (!moved && column !== 'id') expect(firstProblem?.id).toBe(victim?.id);
      expect(firstProblem?.position).toBe(at + 1);
      await tamper(
        sql`delete from audit_event`,
        sql`insert into audit_event select * from kept`,
        sql`drop table kept`,
      );
      expect((await now.verifier.verify()).intact).toBe(true);
    }
  });

  it('leaves no column out', async () => {
    const columns = await open.db.rows(sql<{ name: string }>`
      select column_name as name from information_schema.columns where table_name = 'audit_event'`);
    expect(Object.keys(CHANGES).sort()).toEqual(columns.map(({ name }) => name).sort());
  });

  it('leaves out nothing that is committed late or out of order', async () => {
    await record();
    await now.sealer.seal();
    await open.db.transaction(async (slow) => {
      await recordIn(slow);
      await record(2);
      expect(await now.sealer.seal()).toBe(2);
      await expect(
        open.db.transaction(async (em) => {
          await recordIn(em);
          throw new Error('changed my mind');
        }),
      ).rejects.toThrow('changed my mind');
      await record();
      expect(await now.sealer.seal()).toBe(1);
      expect(await now.verifier.verify()).toMatchObject({ intact: true, sealed: 4, unsealed: 0 });
    });
    expect(await now.sealer.seal()).toBe(1);
    expect(await now.verifier.verify()).toMatchObject({ intact: true, sealed: 5, unsealed: 0 });
    const order = await open.db.rows(
      sql<{ seq: string }>`select seq from audit_seal order by position`,
    );
    const seqs = order.map(({ seq }) => Number(seq));
    expect(seqs).toEqual([1, 3, 4, 6, 2]);
  });

  it('makes one chain, however many seal while others record', async () => {
    const sealers = [programOn(open), programOn(open), programOn(open)].map(({ sealer }) => sealer);
    let recording = true;
    const work = Promise.all([record(40), record(40)]).finally(() => (recording = false));
    while (recording) await Promise.all(sealers.map((sealer) => sealer.seal()));
    await work;
    await now.sealer.seal();
    expect(await now.verifier.verify()).toMatchObject({ intact: true, sealed: 80, unsealed: 0 });
  });

  it('is done in whole batches or not at all', async () => {
    await open.db.rows(sql`
      insert into audit_event (id, created_at, actor, action, entity_type, diff)
      select gen_random_uuid(), now(), '{"kind": "system"}', 'user.suspended', 'user', '{}'
      from generate_series(1, 2500)`);
    // The second batch meets with a fault in its middle.
    await open.db.rows(sql`
      alter table audit_seal add constraint fault check (position <> 1500) not valid`);
    await expect(now.sealer.seal()).rejects.toThrow('fault');
    expect(await now.verifier.verify()).toMatchObject({
      intact: true,
      sealed: 1000,
      unsealed: 1500,
    });
    await open.db.rows(sql`alter table audit_seal drop constraint fault`);
    expect(await now.sealer.seal()).toBe(1500);
    expect(await now.verifier.verify()).toMatchObject({ intact: true, sealed: 2500, unsealed: 0 });
  });
});

describe('verifying', () => {
  const at = (index: number) =>
    sql`(select seq from audit_event order by seq offset ${index} limit 1)`;
  const swap = (column: string, one: number, other: number) => sql`
    update audit_event e set ${sql.ref(column)} = o.${sql.ref(column)} from audit_event o
    where (e.seq = ${at(one)} and o.seq = ${at(other)}) or (e.seq = ${at(other)} and o.seq = ${at(one)})`;
  const insertion = (seq: RawBuilder<unknown>) => sql`
    insert into audit_event (seq, id, created_at, actor, action, entity_type, diff)
    values (${seq}, gen_random_uuid(), now(), '{"kind": "system"}', 'user.suspended', 'user', '{}')`;

  it.each([
    [
      'a changed word',
      'altered',
      4,
      [sql`update audit_event set action = 'user.reactivated' where seq = ${at(4)}`],
    ],
    [
      'a changed time',
      'altered',
      4,
      [sql`update audit_event set created_at = created_at - interval '1 day' where seq = ${at(4)}`],
    ],
    [
      'changed ciphertext',
      'altered',
      4,
      [sql`update audit_event set origin = reverse(origin) where seq = ${at(4)}`],
    ],
    [
      'two changed rows: the first',
      'altered',
      3,
      [sql`update audit_event set request_id = 'x' where seq in (${at(7)}, ${at(3)})`],
    ],
    ['swapped rows', 'altered', 2, [swap('entity_id', 2, 5)]],
    ['a deleted row', 'missing', 4, [sql`delete from audit_event where seq = ${at(4)}`]],
    [
      'a row put in behind the others',
      'inserted',
      10,
      [insertion(sql`(select max(seq) + 1 from audit_event)`)],
    ],
    [
      'a changed seal',
      'altered',
      4,
      [sql`update audit_seal set hash = sha256('x') where seq = ${at(4)}`],
    ],
    [
      'a seal given to another event',
      'inserted',
      4,
      [sql`update audit_seal set seq = seq + 1000000 where seq = ${at(4)}`],
    ],
    [
      'a broken link',
      'broken',
      4,
      [sql`update audit_seal set prev_hash = sha256('x') where seq = ${at(4)}`],
    ],
  ] as const)('finds and names %s', async (_, kind, index, statements) => {
    await record(10);
    await now.sealer.seal();
    const before = await events();
    await tamper(...statements);
    const { intact, firstProblem } = await now.verifier.verify();
    expect(intact).toBe(false);
    const named = before[index] ?? (await events())[index];
    expect(firstProblem?.seq).toBe(named?.seq);
    expect(firstProblem?.id ?? named?.id).toBe(named?.id);
    expect(firstProblem?.kind).toBe(kind);
    expect(firstProblem?.message).toContain(String(named?.seq));
  });

  it('finds rows that changed places', async () => {
    await record(4);
    await now.sealer.seal();
    const all = await events();
    await tamper(
      sql`update audit_event set seq = -1 where seq = ${all[1]?.seq}`,
      sql`update audit_event set seq = ${all[1]?.seq} where seq = ${all[2]?.seq}`,
      sql`update audit_event set seq = ${all[2]?.seq} where seq = -1`,
    );
    expect(await now.verifier.verify()).toMatchObject({
      problems: 2,
      firstProblem: { kind: 'altered', seq: all[1]?.seq, id: all[2]?.id },
    });
  });

  it('finds that the last ones were cut off, as long as their seals are there', async () => {
    await record(6);
    await now.sealer.seal();
    const all = await events();
    await tamper(sql`delete from audit_event where seq >= ${all[4]?.seq}`);
    expect(await now.verifier.verify()).toMatchObject({
      intact: false,
      problems: 2,
      firstProblem: { kind: 'missing', seq: all[4]?.seq, position: 5 },
    });
  });

  it('finds by a root that was kept elsewhere that the last ones were cut off with their seals', async () => {
    await record(6);
    await now.sealer.seal();
    const all = await events();
    const review = new AuditReview(open.db, new Clock(open.config), now.audit, now.verifier);
    const person = { ...actor, role: 'ADMIN', permissions: [], sessionId: newId() } as never;
    const { root } = await now.verifier.verify();
    expect(await review.verify(person, root as string)).toMatchObject({ givenRoot: 'contained' });
    await tamper(
      sql`delete from audit_seal where seq >= ${all[4]?.seq}`,
      sql`delete from audit_event where seq >= ${all[4]?.seq}`,
      sql`delete from audit_unsealed`,
    );
    expect(await review.verify(person, root as string)).toMatchObject({
      intact: true,
      sealed: 4,
      givenRoot: 'absent',
    });
  });

  it('finds a row that was put in between', async () => {
    await record(2);
    await open.db.rows(sql`select nextval('audit_event_seq_seq')`);
    await record(2);
    await now.sealer.seal();
    const before = await events();
    const gap = (before[1]?.seq ?? 0) + 1;
    await tamper(insertion(sql`${gap}`));
    const put = (await events()).find(({ seq }) => seq === gap);
    expect((await now.verifier.verify()).firstProblem).toMatchObject({
      kind: 'inserted',
      seq: gap,
      id: put?.id,
    });
  });

  it('finds a row that went with its seal', async () => {
    await record(6);
    await now.sealer.seal();
    const [, , , victim, next] = await events();
    await tamper(
      sql`delete from audit_event where seq = ${victim?.seq}`,
      sql`delete from audit_seal where seq = ${victim?.seq}`,
    );
    expect((await now.verifier.verify()).firstProblem).toMatchObject({
      kind: 'broken',
      seq: next?.seq,
      id: next?.id,
      message: expect.stringContaining('positions 4 to 4'),
    });
  });

  it('finds a row that lost its seal, and one that went before it had one', async () => {
    await record(3);
    await now.sealer.seal();
    await record(2);
    const all = await events();
    await tamper(sql`delete from audit_seal where position = 3`);
    expect((await now.verifier.verify()).firstProblem).toMatchObject({
      kind: 'inserted',
      seq: all[2]?.seq,
      id: all[2]?.id,
    });
    await tamper(
      sql`insert into audit_unsealed values (${all[2]?.seq})`,
      sql`delete from audit_event where seq = ${all[3]?.seq}`,
    );
    expect((await now.verifier.verify()).firstProblem).toMatchObject({
      kind: 'missing',
      seq: all[3]?.seq,
    });
  });

  it('holds after the keys of what is personal were destroyed', async () => {
    await record(4);
    await now.sealer.seal();
    await open.db.transaction((em) => now.keys.destroy(em, actor.userId));
    await record(2);
    await now.sealer.seal();
    expect(await now.verifier.verify()).toMatchObject({ intact: true, sealed: 6 });
  });

  it('never holds more than some hundred rows, however many there are', async () => {
    await open.db.rows(sql`
      insert into audit_event (id, created_at, actor, action, entity_type, diff)
      select gen_random_uuid(), now(), '{"kind": "system"}', 'user.suspended', 'user', '{}'
      from generate_series(1, 5000)`);
    await now.sealer.seal();
    // A root for each of ten years, and none of them is in the chain.
    await tamper(sql`
      insert into audit_root (day, position, hash, created_at)
      select current_date - day, day, sha256('x'), now() from generate_series(1, 3650) day`);
    const held: number[] = [];
    const db = Object.create(open.db) as OpenDatabase['db'];
    db.rows = async (query) => {
      const rows = await open.db.rows(query);
      held.push(rows.length);
      return rows;
    };
    const verifier = new AuditVerifier(db, new Clock(open.config), open.config);
    expect(await verifier.verify()).toMatchObject({ sealed: 5000, problems: 3650 });
    expect(held.reduce((sum, rows) => sum + rows)).toBeGreaterThanOrEqual(5000);
    expect(Math.max(...held)).toBeLessThanOrEqual(500);
  });

  it('looks through more rows than one batch holds', async () => {
    await open.db.rows(sql`
      insert into audit_event (id, created_at, actor, action, entity_type, diff)
      select gen_random_uuid(), now(), '{"kind": "system"}', 'user.suspended', 'user', '{}'
      from generate_series(1, 5000)`);
    await now.sealer.seal();
    expect(await now.verifier.verify()).toMatchObject({ intact: true, sealed: 5000 });
    const victim = (await events())[4321];
    await tamper(sql`update audit_event set action = 'x' where seq = ${victim?.seq}`);
    expect(await now.verifier.verify()).toMatchObject({
      intact: false,
      problems: 1,
      firstProblem: { kind: 'altered', seq: victim?.seq, id: victim?.id, position: 4322 },
    });
  });
});

describe('the root of a day', () => {
  it('is kept and logged once when the next day begins, and fixes the chain', async () => {
    const yesterday = programOn(open, -DAY_MS);
    await record(2, yesterday);
    await yesterday.sealer.seal();
    const { root } = await now.verifier.verify();
    expect(await now.sealer.seal()).toBe(0);
    await record();
    await now.sealer.seal();
    await programOn(open).sealer.seal();
    const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    expect(now.logged.filter(({ msg }) => msg === 'audit root of the day')).toEqual([
      expect.objectContaining({ day, root, seq: (await events())[1]?.seq }),
    ]);
    const rows = await open.db.rows(
      sql`select day::text, position || ':' || encode(hash, 'hex') as root from audit_root`,
    );
    expect(rows).toEqual([{ day, root }]);
    expect(root).toMatch(/^2:/);
  });

  it('shows that a chain was written anew, or cut off', async () => {
    const yesterday = programOn(open, -DAY_MS);
    await record(3, yesterday);
    await yesterday.sealer.seal();
    await record();
    await now.sealer.seal();
    await tamper(
      sql`delete from audit_seal`,
      sql`update audit_event set action = 'x' where seq = (select min(seq) from audit_event)`,
      sql`insert into audit_unsealed select seq from audit_event`,
    );
    await now.sealer.seal();
    expect((await now.verifier.verify()).firstProblem).toMatchObject({
      kind: 'broken',
      position: 3,
      message: expect.stringContaining('rewritten or cut off'),
    });
  });
});

describe('time', () => {
  const YEARS = 365 * DAY_MS;

  it('takes the names of strangers after 90 days, and nothing else', async () => {
    const past = programOn(open, -91 * DAY_MS);
    const later = programOn(open, -89 * DAY_MS);
    for (const program of [past, later]) {
      await open.db.transaction((em) =>
        program.audit.record(em, {
          action: 'sign-in.failed',
          actor: 'anonymous',
          entityType: 'user',
          entityName: 'nobody@example.test',
        }),
      );
    }
    await record();
    expect(await now.expiry.forgetStrangers()).toBe(1);
    expect(await now.expiry.forgetStrangers()).toBe(0);
    const living = await open.db.rows(
      sql`select user_id from subject_key where wrapped_key is not null`,
    );
    // The strangers of 89 days ago, of today and of tomorrow, and the actor.
    expect(living).toHaveLength(4);
  });

  it('takes events after seven years, and what is left verifies', async () => {
    const old = programOn(open, -8 * YEARS);
    const younger = programOn(open, -6 * YEARS);
    for (const program of [old, younger, now]) {
      await record(3, program);
      await program.sealer.seal();
    }
    expect(await now.expiry.removeExpired()).toBe(3);
    expect(await now.expiry.removeExpired()).toBe(0);
    await now.sealer.seal();
    const verdict = await now.verifier.verify();
    expect(verdict).toMatchObject({ intact: true, sealed: 7, unsealed: 0 });
    const rows = await open.db.rows(
      sql`select diff from audit_event where action = 'audit.expired'`,
    );
    expect(rows).toEqual([{ diff: { day: expect.any(String), events: 3 } }]);
  });

  it('is the only excuse for a chain that does not begin at its beginning', async () => {
    const younger = programOn(open, -6 * YEARS);
    await record(3, younger);
    await younger.sealer.seal();
    await record(3);
    await now.sealer.seal();
    await tamper(
      sql`delete from audit_event where seq in (select seq from audit_seal where position <= 3)`,
      sql`delete from audit_seal where position <= 3`,
    );
    expect((await now.verifier.verify()).firstProblem).toMatchObject({
      kind: 'broken',
      position: 4,
    });
  });

  it('does not pass in the database before a year has', async () => {
    await record(2);
    await now.sealer.seal();
    const expire = (before: RawBuilder<unknown>) =>
      open.db.rows(sql`select audit_expire(1, ${before})`);
    await expect(expire(sql`now() + interval '1 day'`)).rejects.toThrow('kept for longer');
    await expect(expire(sql`now() - interval '2 years'`)).rejects.toThrow('kept for longer');
    await expect(open.db.rows(sql`delete from audit_seal`)).rejects.toThrow('append-only');
    expect(await events()).toHaveLength(2);
  });
});

describe('upkeep', () => {
  it('is done once a day by one of many, and says what it found', async () => {
    await record(3);
    await now.sealer.seal();
    const verdicts = await Promise.all(
      [now, programOn(open), programOn(open)].map(({ upkeep }) => upkeep.run()),
    );
    expect(verdicts.filter((verdict) => verdict?.intact)).toHaveLength(1);
    expect(await now.upkeep.run()).toBeUndefined();
    const tomorrow = programOn(open, DAY_MS);
    await tamper(
      sql`update audit_event set action = 'x' where seq = (select min(seq) from audit_event)`,
    );
    expect(await tomorrow.upkeep.run()).toMatchObject({ intact: false, problems: 1 });
    expect(tomorrow.logged).toContainEqual(
      expect.objectContaining({ level: 50, msg: 'the audit trail was tampered with' }),
    );
    const rows = await open.db.rows(
      sql`select verdict->'intact' as intact from audit_check where finished_at is not null order by day`,
    );
    expect(rows).toEqual([{ intact: true }, { intact: false }]);
  });

  it('is taken over where it was interrupted', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const at = (hour: string) => programOn(open, Date.parse(`${day}T${hour}Z`) - Date.now());
    await open.db.rows(sql`
      insert into audit_check (day, started_at) values (${day}, ${`${day}T10:00:00Z`})`);
    await record();
    expect(await at('10:30:00').upkeep.run()).toBeUndefined();
    expect(await at('12:00:00').upkeep.run()).toMatchObject({ intact: true });
    expect(await at('14:00:00').upkeep.run()).toBeUndefined();
  });
});
