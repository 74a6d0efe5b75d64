import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiAnswer, type App, sharedApp, type SignedUp, startApp } from '../harness.js';
import { confirmAddress } from '../support/confirm-address.js';
import { eventually } from '../support/eventually.js';
import { mailsTo, mailTo } from '../support/inbox.js';
import { query } from '../support/query.js';
import { newPhone, signInByPhone } from '../support/sms.js';
import { thorough } from '../support/thorough.js';

const IN_BODY = { 'x-token-delivery': 'body' };
const CHANGED = /password was changed/;
const NEXT = 'a whole new password';

let app: App;

beforeAll(async () => {
  app = await sharedApp();
}, 60_000);

async function owner(): Promise<SignedUp> {
  const person = await app.signUp();
  await confirmAddress(app, person.email);
  return person;
}

const change = (token: string, currentPassword: string | undefined, newPassword = NEXT) =>
  app.post('/auth/change-password', {
    token,
    body: { newPassword, ...(currentPassword === undefined ? {} : { currentPassword }) },
  });
const login = ({ email }: { email: string }, password: string): Promise<ApiAnswer> =>
  app.post('/auth/login', { body: { email, password }, headers: IN_BODY });
const isSignedIn = async (token: string): Promise<boolean> =>
  (await app.get('/users/me', { token })).status === 200;

describe('another password', () => {
  it('takes the place of the one before, and the owner is told', async () => {
    const person = await owner();
    expect((await change(person.accessToken, person.password)).status).toBe(204);
    expect((await login(person, person.password)).status).toBe(401);
    expect((await login(person, NEXT)).body.user.id).toBe(person.user.id);
    const mail = await mailTo(app, person.email, CHANGED);
    expect(mail.text).toContain(`${app.url}/forgot-password`);
    expect(mail.text + mail.html).not.toContain(NEXT);
    const [event] = await query<{ diff: object }>(
      app,
      `select diff from audit_event where action = 'password.changed' and entity_id = $1`,
      [person.user.id],
    );
    expect(event?.diff).toMatchObject({ first: false });
  });

  it('ends every other session with its tokens, and keeps the one that asks', async () => {
    const person = await owner();
    const [here, lost] = [
      await login(person, person.password),
      await login(person, person.password),
    ];
    const token = here.body.accessToken as string;
    expect((await change(token, person.password)).status).toBe(204);
    await eventually(async () => !(await isSignedIn(lost.body.accessToken as string)));
    await eventually(async () => !(await isSignedIn(person.accessToken)));
    expect(await isSignedIn(token)).toBe(true);
    const refresh = ({ body }: ApiAnswer): Promise<ApiAnswer> =>
      app.post('/auth/refresh', { body: { refreshToken: body.refreshToken }, headers: IN_BODY });
    expect((await refresh(lost)).status).toBe(401);
    expect((await refresh(here)).status).toBe(200);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['a wrong one', 'not the password'],
  ])('needs the present one: %s changes nothing', async (_, current) => {
    const person = await owner();
    const other = await login(person, person.password);
    expect(await change(person.accessToken, current)).toMatchObject({
      status: 403,
      body: {
        error: { code: 'AUTH_FORBIDDEN', details: { proof: 'password', field: 'password' } },
      },
    });
    expect((await login(person, person.password)).status).toBe(200);
    expect(await isSignedIn(other.body.accessToken as string)).toBe(true);
    expect((await mailsTo(app, person.email)).filter((mail) => CHANGED.test(mail.subject))).toEqual(
      [],
    );
  });

  thorough(
    'cannot be guessed at with a stolen session',
    async () => {
      const limited = await startApp({ env: { RATE_LIMIT_FACTOR: '1' } });
      const { accessToken: token, password } = await limited.signUp();
      const guess = (currentPassword: string): Promise<ApiAnswer> =>
        limited.post('/auth/change-password', {
          token,
          body: { currentPassword, newPassword: NEXT },
        });
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 8; attempt++) {
        statuses.push((await guess(`guess number ${attempt}`)).status);
      }
      expect(statuses.slice(0, 5)).toEqual(Array<number>(5).fill(403));
      expect(statuses.slice(5)).toEqual(Array<number>(3).fill(429));
      expect((await guess(password)).status).toBe(429);
    },
    60_000,
  );

  it.each([
    ['a short one', 'short'],
    ['one of those that are tried first', 'Password123'],
    ['one piece over and over', 'passpasspass'],
    ['one that is too long', 'x'.repeat(257)],
  ])('is refused as %s, beside its field', async (_, password) => {
    const person = await owner();
    const { status, body } = await change(person.accessToken, person.password, password);
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(JSON.stringify(body.error.details)).toContain('newPassword');
    expect(JSON.stringify(body)).not.toContain(password);
    expect((await login(person, person.password)).status).toBe(200);
  });

  it('may not be the address', async () => {
    const person = await owner();
    const { status, body } = await change(person.accessToken, person.password, person.email);
    expect([status, body.error.details]).toEqual([
      400,
      { field: 'newPassword', reason: 'address' },
    ]);
  });

  it('is told to no address that nobody has confirmed', async () => {
    const person = await app.signUp();
    expect((await change(person.accessToken, person.password)).status).toBe(204);
    await eventually(async () => {
      const waiting = await query(
        app,
        `select 1 from outgoing_message where state in ('queued', 'sending')`,
      );
      return waiting.length === 0;
    }, 20_000);
    expect((await mailsTo(app, person.email)).filter((mail) => CHANGED.test(mail.subject))).toEqual(
      [],
    );
  });

  it('needs an address, and a recent sign-in of who has no password yet', async () => {
    const { accessToken: token, userId } = await signInByPhone(app, newPhone());
    expect(await change(token, undefined)).toMatchObject({
      status: 409,
      body: { error: { details: { field: 'email' } } },
    });
    const email = `first-${userId}@example.test`;
    await query(app, 'update app_user set email = $2, email_verified_at = now() where id = $1', [
      userId,
      email,
    ]);
    const aged = (age: string): Promise<unknown> =>
      query(app, `update session set created_at = now() - $2::interval where user_id = $1`, [
        userId,
        age,
      ]);
    await aged('1 hour');
    expect(await change(token, undefined)).toMatchObject({
      status: 403,
      body: { error: { details: { proof: 'recent-sign-in' } } },
    });
    await aged('1 minute');
    expect((await change(token, undefined)).status).toBe(204);
    expect((await login({ email }, NEXT)).body.user.id).toBe(userId);
  });
});
