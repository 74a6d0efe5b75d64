import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiAnswer, type App, type SignedUp, startApp } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { mailFault, mailsTo, mailTo, tokenIn } from '../support/inbox.js';
import { refreshCookie } from '../support/refresh-cookie.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

const IN_BODY = { 'x-token-delivery': 'body' };
const CONFIRM = /confirm your mail address/;

let app: App;

beforeAll(async () => {
  app = await startApp();
}, 60_000);

const verify = (token: string): Promise<ApiAnswer> =>
  app.post('/auth/verify-email', { body: { token }, headers: IN_BODY });
const me = async (accessToken: string) => (await app.get('/users/me', { token: accessToken })).body;
const login = (email: string, password: string): Promise<ApiAnswer> =>
  app.post('/auth/login', { body: { email, password } });

async function verified(person?: Partial<SignedUp>): Promise<SignedUp> {
  const signedUp = await app.signUp(person);
  const answer = await verify(tokenIn(await mailTo(app, signedUp.email, CONFIRM)));
  expect(answer.status).toBe(200);
  return signedUp;
}

describe('confirming an address', () => {
  it('is asked for by mail, in words and with a link that no log sees', async () => {
    const { email } = await app.signUp({ displayName: 'Ada <Lovelace>' });
    const mail = await mailTo(app, email, CONFIRM);
    // After the #: browsers send that part to nobody.
    expect(mail.text).toMatch(new RegExp(`${app.url}/verify-email#token=[\\w-]{43}\n`));
    expect(mail.text).toContain('Ada <Lovelace>');
    expect(mail.html).toContain('Ada &lt;Lovelace&gt;');
    expect(mail.html).toContain(`href="${app.url}/verify-email#token=${tokenIn(mail)}"`);
  });

  it('marks the address as shown and signs in who holds the link', async () => {
    const person = await app.signUp();
    expect((await me(person.accessToken)).emailVerified).toBe(false);
    const answer = await verify(tokenIn(await mailTo(app, person.email, CONFIRM)));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      user: {
        id: person.user.id,
        email: person.email,
        phone: null,
        displayName: 'Test Person',
        role: 'GUEST',
        emailVerified: true,
      },
      accessToken: expect.any(String),
      expiresIn: 600,
      refreshToken: expect.any(String),
    });
    expect((await me(answer.body.accessToken as string)).emailVerified).toBe(true);
    const rows = await selectRows<{ action: string }>(
      app.databaseUrl,
      `select action from audit_event where entity_id = $1 order by seq`,
      [person.user.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['user.registered', 'email.verified']);
  });

  it('leaves one session where the browser had one of the same person, and others alone', async () => {
    const password = 'correct horse battery';
    const [ada, eve] = [await app.signUp({ password }), await app.signUp({ password })];
    const live = async (id: string) =>
      selectRows<{ id: string }>(
        app.databaseUrl,
        `select id from session where user_id = $1 and revoked_at is null`,
        [id],
      );
    const cookie = refreshCookie(await login(ada.email, password))?.pair ?? '';
    const before = (await live(ada.user.id as string)).length;
    const open = async (person: SignedUp) =>
      app.post('/auth/verify-email', {
        body: { token: tokenIn(await mailTo(app, person.email, CONFIRM)) },
        headers: { cookie },
      });
    // Somebody else's link, opened in Ada's browser, does not end what is Ada's.
    expect((await open(eve)).status).toBe(200);
    const answer = await open(ada);
    expect(answer.status).toBe(200);
    await eventually(async () => (await live(ada.user.id as string)).length === before);
    const { status } = await app.get('/auth/session', { token: answer.body.accessToken as string });
    expect(status).toBe(200);
    const headers = { cookie, origin: app.url, 'x-requested-with': 'pixshift-web' };
    const gone = await app.post('/auth/refresh', { body: {}, headers });
    expect(gone.status).toBe(401);
  });

  it('spends the link once, also of twenty at the same time', async () => {
    const { email } = await app.signUp();
    const token = tokenIn(await mailTo(app, email, CONFIRM));
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(401)]);
    expect(answers.find(({ status }) => status === 401)?.body.error).toMatchObject({
      code: 'AUTH_INVALID',
    });
  });

  it('is spent by no GET, for mail scanners follow links', async () => {
    const { email } = await app.signUp();
    const token = tokenIn(await mailTo(app, email, CONFIRM));
    expect((await fetch(`${app.url}/verify-email`)).status).toBe(200);
    expect((await app.get(`/auth/verify-email?token=${token}`)).status).toBe(405);
    expect((await verify(token)).status).toBe(200);
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(101), "'; drop table email_token; --"])(
    'refuses %j',
    async (token) => {
      const { status, body } = await verify(token);
      expect([400, 401]).toContain(status);
      expect(['VALIDATION_ERROR', 'AUTH_INVALID']).toContain(body.error.code);
    },
  );

  it('keeps no token in the database, nor in the log', async () => {
    const { email } = await app.signUp();
    const token = tokenIn(await mailTo(app, email, CONFIRM));
    for (const table of ['email_token', 'outgoing_message']) {
      const rows = await selectRows(app.databaseUrl, `select * from ${table}`);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(token);
    }
    expect(app.output()).not.toContain(token);
  });
});

describe('an address that several claim', () => {
  it('belongs to who shows it first, and is then refused to the others', async () => {
    const email = `shared-${Date.now()}@example.test`;
    const stranger = await app.signUp({ email, password: 'the stranger’s password' });
    const strangersLink = tokenIn(await mailTo(app, email, CONFIRM));
    const owner = await app.signUp({ email, password: 'the owner’s password' });
    const ownersLink = tokenIn(await mailTo(app, email, CONFIRM, { count: 2 }));
    expect((await verify(ownersLink)).body.user).toMatchObject({ id: owner.user.id });

    const late = await verify(strangersLink);
    expect(late.status).toBe(409);
    expect(late.body.error).toMatchObject({ code: 'CONFLICT', details: { field: 'email' } });
    expect((await me(stranger.accessToken)).emailVerified).toBe(false);
    // Neither has lost anything of their own.
    expect((await login(email, stranger.password)).body.user.id).toBe(stranger.user.id);
    expect((await login(email, owner.password)).body.user.id).toBe(owner.user.id);
  });

  it('tells its owner by mail when somebody registers with it, and nobody else', async () => {
    const owner = await verified();
    const before = (await mailsTo(app, owner.email)).length;
    const second = await app.post('/auth/register', {
      body: { email: owner.email, password: 'some other password' },
    });
    expect(second.status).toBe(201);
    const mail = await mailTo(app, owner.email, /already have a PixShift account/);
    expect(mail.text).not.toMatch(/#token=/);
    expect(await mailsTo(app, owner.email)).toHaveLength(before + 1);
    // The newcomer cannot have it confirmed by asking again, either.
    const asked = await app.post('/auth/verify-email/send', { token: second.body.accessToken });
    expect(asked.status).toBe(202);
    await mailTo(app, owner.email, /already have a PixShift account/, { count: 2 });
  });
});

describe('a new link', () => {
  it('comes to who is signed in, and the old one works too until one is used', async () => {
    const person = await app.signUp();
    await mailTo(app, person.email, CONFIRM);
    const asked = await app.post('/auth/verify-email/send', { token: person.accessToken });
    expect(asked.status).toBe(202);
    expect(asked.body).toEqual({
      success: true,
      message: expect.any(String),
      retryAfter: expect.any(Number),
    });
    const token = tokenIn(await mailTo(app, person.email, CONFIRM, { count: 2 }));
    expect((await verify(token)).status).toBe(200);
    const again = await app.post('/auth/verify-email/send', { token: person.accessToken });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } });
  });

  it('needs somebody signed in', async () => {
    expect((await app.post('/auth/verify-email/send')).status).toBe(401);
  });

  it('can be had for a link that has expired, without being signed in', async () => {
    const person = await app.signUp();
    const old = tokenIn(await mailTo(app, person.email, CONFIRM));
    await selectRows(
      app.databaseUrl,
      `update email_token set expires_at = now() - interval '1 second' where user_id = $1`,
      [person.user.id],
    );
    const expired = await verify(old);
    expect(expired).toMatchObject({ status: 401, body: { error: { code: 'AUTH_EXPIRED' } } });
    const renewed = await app.post('/auth/verify-email/renew', { body: { token: old } });
    expect(renewed.status).toBe(202);
    const fresh = tokenIn(await mailTo(app, person.email, CONFIRM, { count: 2 }));
    expect(fresh).not.toBe(old);
    expect((await verify(fresh)).status).toBe(200);
  });

  it('is answered alike for a link that never was, and sends nothing', async () => {
    const answer = await app.post('/auth/verify-email/renew', { body: { token: 'B'.repeat(43) } });
    expect(answer.status).toBe(202);
    expect(answer.body).toEqual({
      success: true,
      message: expect.any(String),
      retryAfter: expect.any(Number),
    });
  });
});

describe('when the mail server is down', () => {
  thorough(
    'registering works, and the mail comes once, when it is back',
    async () => {
      await mailFault(app, '503');
      const person = await app.signUp();
      const waiting = async (): Promise<{ state: string; attempts: number } | undefined> =>
        (
          await selectRows<{ state: string; attempts: number }>(
            app.databaseUrl,
            'select state, attempts from outgoing_message where user_id = $1',
            [person.user.id],
          )
        )[0];
      for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
        if (((await waiting())?.attempts ?? 0) > 0 && (await waiting())?.state === 'queued') break;
      }
      expect(await waiting()).toMatchObject({ state: 'queued' });
      expect(await mailsTo(app, person.email)).toEqual([]);
      await mailFault(app, 'ok');
      const mail = await mailTo(app, person.email, CONFIRM, { ms: 28_000 });
      expect((await verify(tokenIn(mail))).status).toBe(200);
      await sleep(6_000);
      expect(await mailsTo(app, person.email)).toHaveLength(1);
      expect(await waiting()).toMatchObject({ state: 'sent' });
    },
    90_000,
  );
});
