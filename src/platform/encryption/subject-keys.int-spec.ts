import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { Clock } from '../clock.js';
import { newId } from '../database/index.js';
import { SecretBox, UnsealError } from './secret-box.js';
import { type OpenSubjectKey, SubjectKeys } from './subject-keys.js';

let open: OpenDatabase;
let keys: SubjectKeys;

beforeAll(async () => {
  open = await openDatabase(8);
  keys = new SubjectKeys(open.db, new SecretBox(open.config), new Clock(open.config));
});
afterAll(() => open.close());

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
    await open.db.transaction((em) => keys.destroy(em, userId));
    expect(await keys.find(userId)).toBeUndefined();
    expect(await ensure(userId)).toBeUndefined();
    const rows = await open.db.rows(
      sql`select wrapped_key from subject_key where user_id = ${userId}`,
    );
    expect(rows).toEqual([{ wrapped_key: null }]);
  });

  it('makes none for a user who was erased before', async () => {
    const userId = newId();
    await open.db.transaction((em) => keys.destroy(em, userId));
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
