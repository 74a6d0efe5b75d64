import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { Clock } from '../clock.js';
import { DatabaseEvents, newId, rowsIn } from '../database/index.js';
import { SecretBox, UnsealError } from './secret-box.js';
import { type OpenSubjectKey, SubjectKeys } from './subject-keys.js';

let open: OpenDatabase;
let events: DatabaseEvents;
let keys: SubjectKeys;

beforeAll(async () => {
  open = await openDatabase(8);
  events = new DatabaseEvents(open.url);
  keys = new SubjectKeys(open.db, events, new SecretBox(open.config), new Clock(open.config));
  await keys.onModuleInit();
});
afterAll(async () => {
  await events.close();
  await open.close();
});

const destroy = (subjectId: string): Promise<void> =>
  open.db.transaction((em) => keys.destroy(em, subjectId));

const ensure = (userId: string): Promise<OpenSubjectKey | undefined> =>
  open.db.transaction((em) => keys.ensure(em, userId));

describe('SubjectKeys', () => {
  it('gives each user one key, also when many ask at once', async () => {
    const [one, other] = [newId(), newId()];
    const made = await Promise.all(Array.from({ length: 6 }, () => ensure(one)));
    const sealed = made[0]?.seal('10.0.0.1', 'ip') as string;
    for (const key of [...made, await keys.find(one)]) {
      expect(key?.open(sealed, 'ip')).toBe('10.0.0.1');
      expect(() => key?.open(sealed, 'agent')).toThrow(UnsealError);
    }
    const foreign = await ensure(other);
    expect(() => foreign?.open(sealed, 'ip')).toThrow(UnsealError);
  });

  it('finds none where none was made', async () => {
    expect(await keys.find(newId())).toBeUndefined();
  });

  it('destroys a key for good', async () => {
    const userId = newId();
    await ensure(userId);
    await destroy(userId);
    expect(await keys.find(userId)).toBeUndefined();
    expect(await ensure(userId)).toBeUndefined();
    const rows = await open.db.rows(
      sql`select wrapped_key from subject_key where user_id = ${userId}`,
    );
    expect(rows).toEqual([{ wrapped_key: null }]);
  });

  it('remembers no key whose transaction was rolled back', async () => {
    const userId = newId();
    const broken = open.db.transaction(async (em) => {
      await keys.ensure(em, userId);
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    const sealed = (await keys.ensureNow(userId))?.seal('10.0.0.1', 'ip') as string;
    expect((await keys.find(userId))?.open(sealed, 'ip')).toBe('10.0.0.1');
  });

  it('lets transactions of one user go on side by side', async () => {
    const userId = newId();
    await keys.ensureNow(userId);
    const other = new SubjectKeys(
      open.db,
      events,
      new SecretBox(open.config),
      new Clock(open.config),
    );
    await open.db.transaction(async (em) => {
      await other.ensure(em, userId);
      await open.db.transaction(async (second) => {
        await rowsIn(second, sql`set local lock_timeout = '2s'`);
        expect(await other.ensure(second, userId)).toBeDefined();
      });
    });
  });

  it('stops using a destroyed key in every process within five seconds', async () => {
    const userId = newId();
    await keys.ensureNow(userId);
    const before = performance.now();
    await destroy(userId);
    while ((await keys.ensureNow(userId)) !== undefined) {
      if (performance.now() - before > 5_000) throw new Error('the key is still in use');
    }
  });

  it('stops using it as soon also where the push is lost', async () => {
    const userId = newId();
    await keys.ensureNow(userId);
    await open.db.rows(sql`update subject_key set wrapped_key = null where user_id = ${userId}`);
    await sleep(4_500);
    expect(await keys.ensureNow(userId)).toBeUndefined();
  });

  it('names texts, each subject in a way of its own', async () => {
    const [one, other] = [await keys.ensureNow(newId()), await keys.ensureNow(newId())];
    expect(one?.nameOf('a@example.test', 'user')).toMatch(/^[0-9a-f]{32}$/);
    expect(one?.nameOf('a@example.test', 'user')).toBe(one?.nameOf('a@example.test', 'user'));
    expect(one?.nameOf('a@example.test', 'other')).not.toBe(one?.nameOf('a@example.test', 'user'));
    expect(other?.nameOf('a@example.test', 'user')).not.toBe(one?.nameOf('a@example.test', 'user'));
  });

  it('makes none for a user who was erased before', async () => {
    const userId = newId();
    await destroy(userId);
    expect(await ensure(userId)).toBeUndefined();
  });

  it('does not open a wrapped key in the row of another user', async () => {
    const [one, thief] = [newId(), newId()];
    await ensure(one);
    await open.db.rows(sql`
      insert into subject_key (user_id, wrapped_key, created_at)
      select ${thief}::uuid, wrapped_key, created_at from subject_key where user_id = ${one}`);
    await expect(keys.find(thief)).rejects.toThrow(UnsealError);
  });
});
