import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/index.js';
import { SecretBox, UnsealError } from '../../platform/encryption/index.js';
import { ProviderIdentities } from './provider-identities.js';

const OLD = { id: 'old', secret: 'a-first-secret-of-sufficient-length-1' };
const NEW = { id: 'new', secret: 'a-second-secret-of-sufficient-length-2' };

let open: OpenDatabase;

beforeAll(async () => {
  open = await openDatabase();
});
afterAll(() => open.close());

const boxOf = (...keys: { id: string; secret: string }[]): SecretBox =>
  new SecretBox({ encryption: { keys, lookupSecret: undefined } });
const identitiesWith = (box: SecretBox): ProviderIdentities =>
  new ProviderIdentities(open.db, new Clock(open.config), box);

/** A user with an identity whose token is sealed by this box. Resolves with the identity's id. */
async function identity(box: SecretBox, token: string): Promise<string> {
  const userId = newId();
  await open.db.rows(sql`
    insert into app_user (id, created_at, updated_at, display_name, status)
    values (${userId}, now(), now(), 'Ada', 'active')`);
  return open.db.transaction((em) =>
    identitiesWith(box).add(em, userId, {
      provider: 'google',
      issuer: 'https://issuer.test',
      subject: userId,
      email: null,
      emailVerified: false,
      tokens: { accessToken: token },
    }),
  );
}

async function sealedOf(id: string): Promise<string> {
  const [row] = await open.db.rows(
    sql<{ provider_tokens: string }>`select provider_tokens from identity where id = ${id}`,
  );
  return row?.provider_tokens ?? '';
}

describe('the tokens of a provider', () => {
  it('are bound to their identity', async () => {
    const box = boxOf(OLD);
    const [mine, other] = [await identity(box, 'mine'), await identity(box, 'other')];
    const sealed = await sealedOf(mine);
    expect(sealed).not.toContain('mine');
    expect(JSON.parse(box.open(sealed, `identity-token:${mine}`).toString())).toEqual({
      accessToken: 'mine',
    });
    expect(() => box.open(sealed, `identity-token:${other}`)).toThrow(UnsealError);
  });

  it('are sealed anew when the key is rotated, so that the old one can go', async () => {
    const ids = [];
    for (let count = 0; count < 250; count++)
      ids.push(await identity(boxOf(OLD), `token-${count}`));
    const current = await identity(boxOf(NEW), 'new');
    const before = await sealedOf(current);

    const resealed = await identitiesWith(boxOf(NEW, OLD)).reseal();
    // Those of the other test, too.
    expect(resealed).toBeGreaterThanOrEqual(ids.length);
    for (const [count, id] of ids.entries()) {
      const sealed = await sealedOf(id);
      expect(sealed).toMatch(/^v1\.new\./);
      expect(boxOf(NEW).open(sealed, `identity-token:${id}`).toString()).toBe(
        `{"accessToken":"token-${count}"}`,
      );
    }
    expect(await sealedOf(current)).toBe(before);
    expect(await identitiesWith(boxOf(NEW)).reseal()).toBe(0);
  }, 60_000);

  it('of a key that is gone are left, and the others sealed anew all the same', async () => {
    const lost = await identity(boxOf({ id: 'lost', secret: 'z'.repeat(40) }), 'lost');
    const kept = await identity(boxOf(OLD), 'kept');
    const identities = identitiesWith(boxOf(NEW, OLD));
    expect(await identities.reseal()).toBe(1);
    expect(await sealedOf(kept)).toMatch(/^v1\.new\./);
    expect(await sealedOf(lost)).toMatch(/^v1\.lost\./);
  });
});
