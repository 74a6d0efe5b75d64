import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { Clock } from '../platform/clock.js';
import { newId } from '../platform/database/index.js';
import { AuditLogReadModel } from './audit-log.read-model.js';
import { AuditTrail } from './audit-trail.js';

let open: OpenDatabase;
let audit: AuditTrail;
let log: AuditLogReadModel;

beforeAll(async () => {
  open = await openDatabase(4);
  audit = new AuditTrail(new Clock(open.config));
  log = new AuditLogReadModel(open.db);
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
        actor: { id: admin.userId, kind: 'user', role: 'ADMIN' },
        action: 'user.suspended',
        entityType: 'user',
        entityId,
        diff: { status: ['active', 'suspended'], reason: 'spam' },
        ip: null,
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
