import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { subjectKeys } from '../../test/support/subject-keys.js';
import { CatalogueNames } from '../transformation-types/catalogue-names.js';
import { UserNames } from '../users/user-names.js';
import { Clock } from '../platform/clock.js';
import { newId, rowsIn } from '../platform/database/index.js';
import type { SubjectKeys } from '../platform/encryption/index.js';
import { runInRequestContext } from '../platform/http/request-context.js';
import type { AuditEventResponse } from './audit-log.dto.js';
import { AuditLogReadModel } from './audit-log.read-model.js';
import { type AuditEntry, AuditTrail } from './audit-trail.js';
import { strangersOf } from './stranger-key.js';

let open: OpenDatabase;
let keys: SubjectKeys;
let audit: AuditTrail;
let log: AuditLogReadModel;

beforeAll(async () => {
  open = await openDatabase(4);
  keys = subjectKeys(open);
  audit = new AuditTrail(new Clock(open.config), keys);
  const names = [new UserNames(open.db), new CatalogueNames(open.db)] as const;
  log = new AuditLogReadModel(open.db, keys, ...names);
});
afterAll(() => open.close());

const admin = { userId: newId(), roles: ['ADMIN'] };

function record(entityId: string, diff: Record<string, unknown> = {}): Promise<void> {
  return open.db.transaction((em) =>
    audit.record(em, {
      action: 'user.suspended',
      actor: admin,
      entityType: 'user',
      entityId,
      diff,
    }),
  );
}

describe('AuditTrail', () => {
  it('keeps who did what to what, and lists it', async () => {
    const entityId = newId();
    await record(entityId, { status: ['active', 'suspended'], reason: 'spam' });
    const { data } = await log.list({ entityId });
    expect(data).toEqual([
      {
        id: expect.any(String),
        seq: expect.any(Number),
        actor: { id: admin.userId, kind: 'user', name: null, role: 'ADMIN' },
        action: 'user.suspended',
        entityType: 'user',
        entityId,
        entityName: null,
        diff: { status: ['active', 'suspended'], reason: 'spam' },
        ip: null,
        userAgent: null,
        hidden: {},
        requestId: null,
        at: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    ]);
  });

  it('keeps nothing of what was rolled back', async () => {
    const entityId = newId();
    await expect(
      open.db.transaction(async (em) => {
        await audit.record(em, {
          action: 'user.suspended',
          actor: 'system',
          entityType: 'user',
          entityId,
        });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect((await log.list({ entityId })).data).toEqual([]);
  });

  it.each([
    ['changed', sql`update audit_event set action = 'nothing'`],
    ['deleted', sql`delete from audit_event`],
    ['deleted where nothing matches', sql`delete from audit_event where false`],
    ['truncated', sql`truncate audit_event`],
  ])('cannot be %s', async (_, statement) => {
    const entityId = newId();
    await record(entityId);
    await expect(open.db.rows(statement)).rejects.toMatchObject({
      message: expect.stringContaining('append-only'),
    });
    expect((await log.list({ entityId })).data).toHaveLength(1);
  });

  it('filters by actor, action, entity and time, newest first', async () => {
    const [first, second] = [newId(), newId()];
    await record(first);
    // The trail tells times to the millisecond.
    await sleep(2);
    const between = new Date();
    await record(second);
    const by = async (query: object): Promise<(string | null)[]> =>
      (await log.list({ actorId: admin.userId, limit: 100, ...query })).data.map(
        ({ entityId }) => entityId,
      );
    expect((await by({})).slice(0, 2)).toEqual([second, first]);
    expect((await by({ from: between }))[0]).toBe(second);
    expect(await by({ from: between })).not.toContain(first);
    expect(await by({ to: between })).not.toContain(second);
    expect(await by({ action: 'user.registered' })).toEqual([]);
    expect(await by({ entityType: 'session' })).toEqual([]);
    expect(await by({ actorId: newId() })).toEqual([]);
  });

  it('pages by cursor without losing or repeating an event', async () => {
    const entityId = newId();
    for (let at = 0; at < 7; at++) await record(entityId, { at });
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await log.list({ entityId, limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.data.map(({ diff }) => diff['at']));
      cursor = page.pagination.nextCursor;
    } while (cursor);
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
  });
});

/** Records as a request would that came from this place, and reads what the trail then says. */
async function recordFrom(ip: string, entry: AuditEntry): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    runInRequestContext({ requestId: newId(), ip, userAgent: 'Lynx/2.9' }, () => {
      open.db.transaction((em) => audit.record(em, entry)).then(resolve, reject);
    });
  });
}

async function eventAbout(entityId: string): Promise<AuditEventResponse> {
  const [event] = (await log.list({ entityId })).data;
  if (!event) throw new Error('nothing was recorded');
  return event;
}

const destroy = (subjectId: string): Promise<void> =>
  open.db.transaction((em) => keys.destroy(em, subjectId));

describe('what is personal', () => {
  const ip = '203.0.113.77';
  const about = (entityId: string): AuditEntry => ({
    action: 'user.suspended',
    actor: { userId: newId(), roles: ['SUPPORT'] },
    entityType: 'user',
    entityId,
    diff: { status: ['active', 'suspended'] },
    personal: { userId: entityId, diff: { reason: 'threatened Jane', note: undefined } },
  });

  it('is nowhere in the table in clear, and shown to who may read the trail', async () => {
    const entityId = newId();
    await recordFrom(ip, about(entityId));
    expect(await eventAbout(entityId)).toMatchObject({
      diff: { status: ['active', 'suspended'], reason: 'threatened Jane' },
      ip,
      userAgent: 'Lynx/2.9',
      hidden: {},
    });
    const [row] = await open.db.rows(sql`select * from audit_event where entity_id = ${entityId}`);
    expect(JSON.stringify(row)).not.toMatch(/203\.0\.113|Lynx|Jane/);
  });

  it('goes with the person whom it is about, and stays readable of the other', async () => {
    const entry = about(newId());
    const entityId = entry.entityId as string;
    await recordFrom(ip, entry);
    await destroy(entityId);
    const event = await eventAbout(entityId);
    expect(event).toMatchObject({ ip, hidden: { reason: 'erased' } });
    expect(event.diff).toEqual({ status: ['active', 'suspended'] });
    await destroy((entry.actor as { userId: string }).userId);
    expect(await eventAbout(entityId)).toMatchObject({
      ip: null,
      userAgent: null,
      hidden: { ip: 'erased', userAgent: 'erased', reason: 'erased' },
    });
  });

  it('is not kept of somebody who was erased before', async () => {
    const entry = about(newId());
    const entityId = entry.entityId as string;
    await destroy(entityId);
    await destroy((entry.actor as { userId: string }).userId);
    await recordFrom(ip, entry);
    const event = await eventAbout(entityId);
    expect(event.diff).toEqual({ status: ['active', 'suspended'] });
    expect(event.hidden).toEqual({ ip: 'erased', userAgent: 'erased', reason: 'erased' });
    const rows = await open.db.rows(
      sql`select origin, personal from audit_event where entity_id = ${entityId}`,
    );
    expect(rows).toEqual([{ origin: null, personal: { reason: null } }]);
  });

  it('opens in its own row only', async () => {
    const [first, second] = [about(newId()), about(newId())];
    await recordFrom(ip, { ...first, actor: admin });
    await recordFrom(ip, { ...second, actor: admin });
    const ids = [first.entityId, second.entityId];
    await open.db.transaction(async (em) => {
      await rowsIn(em, sql`alter table audit_event disable trigger user`);
      await rowsIn(
        em,
        sql`update audit_event
            set origin = (select origin from audit_event where entity_id = ${ids[0]})
            where entity_id = ${ids[1]}`,
      );
      await rowsIn(em, sql`alter table audit_event enable trigger user`);
    });
    expect(await eventAbout(ids[1] as string)).toMatchObject({
      ip: null,
      hidden: { ip: 'damaged', userAgent: 'damaged' },
    });
  });

  it('of strangers goes with the day: where they came from and whom they named', async () => {
    const failed = (entityName: string): AuditEntry => ({
      action: 'sign-in.failed',
      actor: 'anonymous',
      entityType: 'user',
      entityName,
    });
    await recordFrom(ip, failed('nobody@example.test'));
    await recordFrom(ip, failed('nobody@example.test'));
    await recordFrom(ip, failed('somebody@example.test'));
    const by = async (): Promise<AuditEventResponse[]> =>
      (await log.list({ action: 'sign-in.failed', limit: 3 })).data;
    const [other, same, first] = await by();
    expect(first?.entityId).toMatch(/^[0-9a-f]{32}$/);
    expect(same?.entityId).toBe(first?.entityId);
    expect(other?.entityId).not.toBe(first?.entityId);
    expect(first).toMatchObject({ ip, actor: { id: null, kind: 'anonymous' } });
    await destroy(strangersOf(new Date()));
    expect((await by())[0]).toMatchObject({ ip: null, hidden: { ip: 'erased' } });
  });
});

describe('looking for something', () => {
  const person = async (displayName: string, status = 'active'): Promise<string> => {
    const id = newId();
    await open.db.rows(sql`
      insert into app_user (id, created_at, updated_at, email, display_name, status, last_active_at, preferences)
      values (${id}, now(), now(), ${`${id}@example.test`}, ${displayName}, ${status}, now(), '{}')`);
    return id;
  };

  it('finds by action, name, id and request, and names people as they are called now', async () => {
    const ada = await person('Ada Löwe 100%');
    const bob = await person('Bob');
    await recordFrom('203.0.113.9', {
      action: 'user.role-changed',
      actor: { userId: ada, roles: ['ADMIN'] },
      entityType: 'user',
      entityId: bob,
    });
    const event = await eventAbout(bob);
    expect(event).toMatchObject({ actor: { name: 'Ada Löwe 100%' }, entityName: 'Bob' });
    const found = async (q: string): Promise<boolean> =>
      (await log.list({ q, limit: 100 })).data.some(({ id }) => id === event.id);
    const requestId = event.requestId as string;
    for (const q of [
      'role changed',
      'ROLE-CH',
      ' löwe ',
      '100%',
      ada,
      bob,
      bob.slice(0, 20),
      requestId,
    ]) {
      expect({ q, found: await found(q) }).toEqual({ q, found: true });
    }
    for (const q of ['Bob', 'suspended', newId(), '_', 'Ad%', requestId.slice(1), 'Löwe 1__%']) {
      expect({ q, found: await found(q) }).toEqual({ q, found: false });
    }
    await open.db.rows(sql`update app_user set status = 'erased' where id = ${ada}`);
    expect(await found('löwe')).toBe(false);
    expect((await eventAbout(bob)).actor).toMatchObject({ id: ada, name: null });
  });

  it('finds one by its id', async () => {
    const entityId = newId();
    await record(entityId);
    const event = await eventAbout(entityId);
    expect(await log.findById(event.id)).toEqual(event);
    await expect(log.findById(newId())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tells a person everything about them, and nothing of who of the staff it was', async () => {
    const userId = newId();
    await recordFrom('203.0.113.10', {
      action: 'user.suspended',
      actor: admin,
      entityType: 'user',
      entityId: userId,
      personal: { userId, diff: { reason: 'spam' } },
    });
    await recordFrom('203.0.113.11', {
      action: 'session.ended',
      actor: { userId, roles: [] },
      entityType: 'session',
      entityId: newId(),
    });
    const events: AuditEventResponse[] = [];
    for await (const event of log.about(userId)) events.push(event);
    expect(events).toMatchObject([
      { actor: { id: null, kind: 'user', role: 'ADMIN' }, ip: null, diff: { reason: 'spam' } },
      { actor: { id: userId }, ip: '203.0.113.11' },
    ]);
  });
});
