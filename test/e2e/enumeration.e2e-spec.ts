import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiAnswer, type App, startApp } from '../harness.js';
import { compareKinds, type Comparison } from '../support/compare-kinds.js';
import { confirmAddress } from '../support/confirm-address.js';
import { query } from '../support/query.js';
import { ALL, thorough } from '../support/thorough.js';

/** Fewer show a hash more or less; so many, also a statement. */
const PEOPLE = ALL ? 24 : 12;
/** More where there is less to do. */
const ROUNDS = { hashing: 2, plain: ALL ? 8 : 5 };
const PASSWORD = 'correct horse battery';

let app: App;
/** Addresses that belong to somebody. */
let owned: string[];

beforeAll(async () => {
  app = await startApp();
  owned = newAddresses();
  for (const email of owned) {
    await app.signUp({ email, password: PASSWORD });
    await confirmAddress(app, email);
  }
}, 120_000);

/** Of one length, so that answers in which they stand have one length, too. */
function newAddresses(): string[] {
  return Array.from({ length: PEOPLE }, () => `p-${randomBytes(8).toString('hex')}@example.test`);
}

function expectAlike({ answers, z }: Comparison): void {
  expect(answers.known).toEqual(answers.unknown);
  expect(answers.known.size).toBe(1);
  expect(Math.abs(z)).toBeLessThan(4);
}

/** Somebody who is signed in, with an address of their own or not. */
async function claimants(emails: readonly string[]): Promise<{ token: string; email: string }[]> {
  const people = [];
  for (const email of emails) {
    const { accessToken: token } = await app.signUp({ email, displayName: 'Claims it' });
    people.push({ token, email });
  }
  return people;
}

describe('whether an address has an account', () => {
  thorough(
    'cannot be told from registering with it',
    async () => {
      const register = (email: string): Promise<ApiAnswer> => {
        const body = { email, password: 'another password', displayName: 'Ada' };
        return app.post('/auth/register', { body });
      };
      const mask = (body: object) => {
        const { user, accessToken, ...rest } = body as { user: object; accessToken: string };
        return { ...rest, user: { ...user, id: '', email: '' }, length: accessToken.length };
      };
      // Once each: the second time an address has an account in any case.
      expectAlike(await compareKinds({ known: owned, unknown: newAddresses() }, 1, register, mask));
    },
    120_000,
  );

  it('cannot be told from wrong passwords', async () => {
    const login = (email: string): Promise<ApiAnswer> =>
      app.post('/auth/login', { body: { email, password: 'not the password' } });
    expectAlike(
      await compareKinds({ known: owned, unknown: newAddresses() }, ROUNDS.hashing, login),
    );
  }, 120_000);

  thorough(
    'cannot be told from wrong passwords where the account has none',
    async () => {
      const known = newAddresses();
      for (const email of known) {
        await query(
          app,
          `insert into app_user (id, created_at, updated_at, email, email_verified_at, display_name,
                               status, preferences)
         values (gen_random_uuid(), now(), now(), $1, now(), 'By Google', 'active', '{}')`,
          [email],
        );
      }
      const login = (email: string): Promise<ApiAnswer> =>
        app.post('/auth/login', { body: { email, password: 'not the password' } });
      expectAlike(await compareKinds({ known, unknown: newAddresses() }, ROUNDS.hashing, login));
    },
    120_000,
  );

  it('cannot be told from asking for a new password', async () => {
    const forgot = (email: string): Promise<ApiAnswer> =>
      app.post('/auth/forgot-password', { body: { email } });
    expectAlike(
      await compareKinds({ known: owned, unknown: newAddresses() }, ROUNDS.plain, forgot),
    );
  }, 120_000);

  thorough(
    'cannot be told from asking to have it confirmed',
    async () => {
      const send = ({ token }: { token: string }): Promise<ApiAnswer> =>
        app.post('/auth/verify-email/send', { token });
      const known = await claimants(owned);
      const unknown = await claimants(newAddresses());
      expectAlike(await compareKinds({ known, unknown }, ROUNDS.plain, send));
    },
    120_000,
  );

  thorough(
    'cannot be told from wanting it for one’s account',
    async () => {
      const { accessToken: token, password } = await app.signUp();
      const change = (email: string): Promise<ApiAnswer> =>
        app.post('/auth/change-email', { token, body: { email, password } });
      expectAlike(
        await compareKinds({ known: owned, unknown: newAddresses() }, ROUNDS.hashing, change),
      );
    },
    120_000,
  );
});
