import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiAnswer, type App, sharedApp, type SignedUp, startApp } from '../harness.js';
import { mailsTo, mailTo, tokenIn } from '../support/inbox.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

const IN_BODY = { 'x-token-delivery': 'body' };
const RESET = /Choose a new password/;
const CHANGED = /password was changed/;
const NEXT = 'a whole new password';

let app: App;

beforeAll(async () => {
  app = await sharedApp();
}, 60_000);

const forgot = (email: string): Promise<ApiAnswer> =>
  app.post('/auth/forgot-password', { body: { email } });
const reset = (token: string, password = NEXT): Promise<ApiAnswer> =>
  app.post('/auth/reset-password', { body: { token, password }, headers: IN_BODY });
const login = (email: string, password: string): Promise<ApiAnswer> =>
  app.post('/auth/login', { body: { email, password }, headers: IN_BODY });
const isSignedIn = async (token: string): Promise<boolean> =>
  (await app.get('/users/me', { token })).status === 200;

/** A new person whose address is shown. */
async function owner(): Promise<SignedUp> {
  const person = await app.signUp();
  const token = tokenIn(await mailTo(app, person.email, /confirm your mail address/));
  const answer = await app.post('/auth/verify-email', { body: { token } });
  expect(answer.status).toBe(200);
  return person;
}

async function linkFor(email: string, count = 1): Promise<string> {
  expect((await forgot(email)).status).toBe(202);
  return tokenIn(await mailTo(app, email, RESET, { count }));
}

describe('a forgotten password', () => {
  it('is replaced by a link that comes by mail, which signs in', async () => {
    const person = await owner();
    const asked = await forgot(person.email.toUpperCase());
    expect(asked.status).toBe(202);
    expect(asked.body).toEqual({
      success: true,
      message: expect.any(String),
      retryAfter: expect.any(Number),
    });
    const mail = await mailTo(app, person.email, RESET);
    expect(mail.text).toMatch(new RegExp(`${app.url}/reset-password#token=[\\w-]{43}\n`));
    const answer = await reset(tokenIn(mail));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      user: { id: person.user.id, emailVerified: true },
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
    });
    expect(await isSignedIn(answer.body.accessToken as string)).toBe(true);
    expect((await login(person.email, person.password)).status).toBe(401);
    expect((await login(person.email, NEXT)).status).toBe(200);
  });

  it('ends every session with its tokens, and tells the owner', async () => {
    const person = await owner();
    const other = await login(person.email, person.password);
    const answer = await reset(await linkFor(person.email));
    expect(answer.status).toBe(200);
    await sleep(1_000);
    expect(await isSignedIn(person.accessToken)).toBe(false);
    expect(await isSignedIn(other.body.accessToken as string)).toBe(false);
    expect(await isSignedIn(answer.body.accessToken as string)).toBe(true);
    const refreshed = await app.post('/auth/refresh', {
      body: { refreshToken: other.body.refreshToken },
      headers: IN_BODY,
    });
    expect(refreshed.status).toBe(401);
    const told = await mailTo(app, person.email, CHANGED);
    expect(told.text).toContain(`${app.url}/forgot-password`);
  });

  it('kills the other links that were asked for', async () => {
    const person = await owner();
    const first = await linkFor(person.email);
    const second = await linkFor(person.email, 2);
    expect((await reset(second)).status).toBe(200);
    expect(await reset(first)).toMatchObject({
      status: 401,
      body: { error: { code: 'AUTH_INVALID' } },
    });
  });

  it('spends a link once, also of twenty at the same time', async () => {
    const person = await owner();
    const token = await linkFor(person.email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => reset(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array<number>(19).fill(401),
    ]);
  });

  it('does not take a link that has expired, or one for another purpose', async () => {
    const person = await owner();
    const token = await linkFor(person.email);
    await selectRows(
      app.databaseUrl,
      `update email_token set expires_at = now() - interval '1 second'
       where user_id = $1 and purpose = 'reset'`,
      [person.user.id],
    );
    expect(await reset(token)).toMatchObject({
      status: 401,
      body: { error: { code: 'AUTH_EXPIRED' } },
    });
    const newcomer = await app.signUp();
    const verifyToken = tokenIn(await mailTo(app, newcomer.email, /confirm your mail address/));
    expect((await reset(verifyToken)).status).toBe(401);
    expect(
      (await app.post('/auth/verify-email', { body: { token: await linkFor(person.email, 2) } }))
        .status,
    ).toBe(401);
  });

  it('keeps the link for another try where the new password will not do', async () => {
    const person = await owner();
    const token = await linkFor(person.email);
    for (const password of ['short', '1234567890', 'Password123', person.email]) {
      expect(await reset(token, password)).toMatchObject({
        status: 400,
        body: { error: { code: 'VALIDATION_ERROR', details: { field: 'password' } } },
      });
    }
    expect((await reset(token)).status).toBe(200);
  });

  it('shows the address of somebody who had not confirmed it yet', async () => {
    const newcomer = await app.signUp();
    const answer = await reset(await linkFor(newcomer.email));
    expect(answer.body.user).toEqual(
      expect.objectContaining({ id: newcomer.user.id, emailVerified: true }),
    );
  });

  it('belongs to the owner of an address, whoever else claims it', async () => {
    const person = await owner();
    await app.signUp({ email: person.email, password: 'the stranger’s password' });
    const answer = await reset(await linkFor(person.email));
    expect(answer.body.user.id).toBe(person.user.id);
  });

  it('sends nothing to an address without an account, nor to somebody suspended', async () => {
    const nobody = 'nobody-here@example.test';
    expect((await forgot(nobody)).status).toBe(202);
    const person = await owner();
    await selectRows(app.databaseUrl, `update app_user set status = 'suspended' where id = $1`, [
      person.user.id,
    ]);
    const before = (await mailsTo(app, person.email)).length;
    expect((await forgot(person.email)).status).toBe(202);
    await sleep(2_000);
    expect(await mailsTo(app, nobody)).toEqual([]);
    expect(await mailsTo(app, person.email)).toHaveLength(before);
  });

  it('does not hand over an account that can be reached another way to who got its address by a slip', async () => {
    const person = await app.signUp();
    await selectRows(
      app.databaseUrl,
      `insert into identity (id, created_at, updated_at, user_id, provider, provider_user_id)
       values (gen_random_uuid(), now(), now(), $1, 'google', $2)`,
      [person.user.id, `subject-${person.user.id}`],
    );
    expect((await forgot(person.email)).status).toBe(202);
    await sleep(2_000);
    expect((await mailsTo(app, person.email)).filter(({ subject }) => RESET.test(subject))).toEqual(
      [],
    );
  });
});

describe('the way back in', () => {
  thorough(
    'is open while somebody else hammers the account',
    async () => {
      const limited = await startApp({ env: { RATE_LIMIT_FACTOR: '1' } });
      const person = await limited.signUp();
      let refused = 0;
      for (let attempt = 0; attempt < 12; attempt++) {
        const { status } = await limited.post('/auth/login', {
          body: { email: person.email, password: 'not the password' },
        });
        if (status === 429) refused += 1;
      }
      expect(refused).toBeGreaterThan(0);
      const owners = { email: person.email, password: person.password };
      expect((await limited.post('/auth/login', { body: owners })).status).toBe(429);
      await limited.post('/auth/forgot-password', { body: { email: person.email } });
      const token = tokenIn(await mailTo(limited, person.email, RESET));
      const answer = await limited.post('/auth/reset-password', {
        body: { token, password: NEXT },
      });
      expect(answer.status).toBe(200);
      const me = await limited.get('/users/me', { token: answer.body.accessToken });
      expect(me.status).toBe(200);
    },
    60_000,
  );
});
