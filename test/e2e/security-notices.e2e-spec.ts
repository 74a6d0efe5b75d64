import { beforeAll, describe, expect, it } from '@jest/globals';
import { segmentsOf } from '../../sandbox/vendors/twilio/segments.js';
import { type ApiAnswer, type App, type SignedUp, startApp } from '../harness.js';
import { confirmAddress } from '../support/confirm-address.js';
import { eventually } from '../support/eventually.js';
import { mailsTo, mailTo } from '../support/inbox.js';
import { query } from '../support/query.js';
import {
  addPhone,
  codeIn,
  inboxOf,
  messageTo,
  newPhone,
  otherCode,
  requestCode,
  signInByPhone,
  verifyCode,
} from '../support/sms.js';
import { thorough } from '../support/thorough.js';

const IN_BODY = { 'x-token-delivery': 'body' };
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:152.0) Gecko/20100101 Firefox/152.0';
const NEW_DEVICE = /new device signed in/;
const FAILURES = /tries passwords/;
const CODE_FAILURES = /tries codes/;
const COPIED = /signed out one of your devices/;

let app: App;

beforeAll(async () => {
  app = await startApp({ env: { RATE_LIMIT_FACTOR: '2' } });
}, 60_000);

/** Somebody who registered with a browser, whose cookie of the device they keep. */
async function owner(isConfirmed = true): Promise<SignedUp & { cookie: string }> {
  // Twenty registrations an hour are enough for people, not for this file.
  await forgetCounts('register-ip', 'sign-in-ip', 'sign-in-account');
  const person = await app.signUp();
  const { answer } = await login(person);
  expect(answer.status).toBe(200);
  if (isConfirmed) await confirmAddress(app, person.email);
  return { ...person, cookie: deviceCookie(answer) };
}

async function forgetCounts(...rules: string[]): Promise<void> {
  for (const rule of rules) {
    await query(app, 'delete from rate_limit_counter where key like $1', [`${rule}:%`]);
  }
}

async function login(
  { email, password }: { email: string; password: string },
  headers: Record<string, string> = {},
): Promise<{ answer: ApiAnswer; cookie: string }> {
  const answer = await app.post('/auth/login', { body: { email, password }, headers });
  return { answer, cookie: deviceCookie(answer) };
}

function deviceCookie({ headers }: ApiAnswer): string {
  const cookie = headers.getSetCookie().find((text) => text.startsWith('pixshift_device='));
  return cookie?.split(';', 1)[0] ?? '';
}

/** How many there are once all that was written has been sent. */
async function count(email: string, subject: RegExp): Promise<number> {
  await eventually(async () => {
    const left = await query(
      app,
      `select 1 from outgoing_message where state in ('queued', 'sending')`,
    );
    return left.length === 0;
  }, 20_000);
  return (await mailsTo(app, email)).filter((mail) => subject.test(mail.subject)).length;
}

describe('a sign-in from a new device', () => {
  it('is told to the owner once, with the device and what to do', async () => {
    const person = await owner();
    const thief = await login(person, { 'user-agent': FIREFOX });
    expect(thief.answer.status).toBe(200);
    const mail = await mailTo(app, person.email, NEW_DEVICE);
    expect(mail.text).toContain('Firefox on Linux');
    expect(mail.text).toContain(`${app.url}/account/security`);
    expect(mail.text).toContain(`${app.url}/forgot-password`);
    // The same browser again, and the owner's own, are known.
    await login(person, { 'user-agent': FIREFOX, cookie: thief.cookie });
    await login(person, { cookie: person.cookie });
    expect(await count(person.email, NEW_DEVICE)).toBe(1);
  });

  it('is not taken for an old one because the same browser signed in elsewhere', async () => {
    const [one, two] = [await owner(), await owner()];
    await login(two, { cookie: one.cookie });
    await mailTo(app, two.email, NEW_DEVICE);
  });

  it('is told of each of two devices of a day, and of two that look the same', async () => {
    const person = await owner();
    await login(person, { 'user-agent': FIREFOX });
    await login(person, { 'user-agent': FIREFOX });
    await mailTo(app, person.email, NEW_DEVICE, { count: 2 });
  });

  it('knows programs, which keep no cookies, by their name', async () => {
    const person = await owner();
    const curl = { ...IN_BODY, 'user-agent': 'curl/8.14.1' };
    expect(deviceCookie((await login(person, curl)).answer)).toBe('');
    await login(person, { ...curl, 'user-agent': 'curl/8.15.0' });
    expect(await count(person.email, NEW_DEVICE)).toBe(1);
    await login(person, { ...IN_BODY, 'user-agent': 'wget/1.25' });
    await mailTo(app, person.email, NEW_DEVICE, { count: 2 });
  });

  it('is written before the device is let in, and once where two come at the same moment', async () => {
    const person = await owner();
    const cookie = `pixshift_device=${'d'.repeat(43)}`;
    await Promise.all([1, 2, 3, 4].map(() => login(person, { cookie })));
    expect(await count(person.email, NEW_DEVICE)).toBe(1);
  });

  it('is told of a registration only where that opens an account there was', async () => {
    const person = await owner();
    const body = { email: person.email, password: person.password };
    await app.post('/auth/register', { body });
    await mailTo(app, person.email, NEW_DEVICE);
    const newcomer = await app.signUp();
    await confirmAddress(app, newcomer.email);
    expect(await count(newcomer.email, NEW_DEVICE)).toBe(0);
  });

  it('by phone is told like any other', async () => {
    const phone = newPhone();
    const first = await signInByPhone(app, phone);
    const email = `by-phone-${Date.now()}@example.test`;
    await query(app, 'update app_user set email = $2, email_verified_at = now() where id = $1', [
      first.userId,
      email,
    ]);
    await forgetCounts('otp-phone-minute');
    await signInByPhone(app, phone);
    await mailTo(app, email, NEW_DEVICE);
  });

  it('is not told where the owner has just followed a link in their mail', async () => {
    const person = await owner();
    await app.post('/auth/forgot-password', { body: { email: person.email } });
    const mail = await mailTo(app, person.email, /Choose a new password/);
    const token = /#token=([\w-]{43})/.exec(mail.text)?.[1];
    const body = { token, password: 'a whole new password' };
    expect((await app.post('/auth/reset-password', { body })).status).toBe(200);
    await mailTo(app, person.email, /password was changed/);
    expect(await count(person.email, NEW_DEVICE)).toBe(0);
  });

  it('is told to no address that nobody has confirmed', async () => {
    const person = await owner(false);
    await login(person, { 'user-agent': FIREFOX });
    expect(await count(person.email, NEW_DEVICE)).toBe(0);
  });

  thorough(
    'fills no inbox where a browser keeps no cookies',
    async () => {
      const person = await owner();
      await forgetCounts('new-device-mails');
      for (let round = 0; round < 24; round++) {
        await forgetCounts('sign-in-account', 'sign-in-ip');
        expect((await login(person)).answer.status).toBe(200);
      }
      // Ten, twice as many as usual here.
      expect(await count(person.email, NEW_DEVICE)).toBe(20);
    },
    60_000,
  );

  it('leaves nothing in clear, nor by which two accounts of one browser could be told', async () => {
    const person = await owner();
    const rows = await query(app, 'select * from known_device where user_id = $1', [
      person.user.id,
    ]);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(person.cookie.split('=')[1]);
    const other = await owner();
    await login(other, { cookie: person.cookie });
    const hashes = await query<{ hash: string }>(app, 'select hash from known_device');
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(hashes.length);
  });
});

describe('many wrong passwords', () => {
  const LIMIT = 20;

  async function fail(email: string, times: number): Promise<void> {
    for (let attempt = 0; attempt < times; attempt++) {
      if (attempt % 5 === 0) await forgetCounts('sign-in-account', 'sign-in-ip');
      const { answer } = await login({ email, password: 'not the password' });
      expect([answer.status, answer.body.error.code]).toEqual([401, 'AUTH_INVALID']);
    }
  }

  it('are told to the owner once, when they have become many', async () => {
    const person = await owner();
    await fail(person.email, LIMIT - 1);
    expect(await count(person.email, FAILURES)).toBe(0);
    await fail(person.email, LIMIT);
    const mail = await mailTo(app, person.email, FAILURES);
    expect(mail.text).toContain(`${app.url}/forgot-password`);
    expect(await count(person.email, FAILURES)).toBe(1);
  }, 60_000);

  thorough(
    'are told to nobody where the address is not confirmed, or has no account',
    async () => {
      const claimed = await owner(false);
      const nobody = 'nobody-at-all@example.test';
      await fail(claimed.email, LIMIT);
      await fail(nobody, LIMIT);
      expect(await count(claimed.email, FAILURES)).toBe(0);
      expect(await count(nobody, FAILURES)).toBe(0);
      // The work was done for them all the same.
      const rows = await query<{ state: string }>(
        app,
        `select state from outgoing_message where kind = 'sign-in-failures' and user_id is null`,
      );
      expect(rows).toEqual([{ state: 'withheld' }, { state: 'withheld' }]);
    },
    60_000,
  );
});

describe('many wrong codes', () => {
  const LIMIT = 20;
  const WARNING = 'Somebody tries wrong codes';

  /** One that was sent, for signing in. */
  async function newCode(phone: string): Promise<string> {
    await forgetCounts('otp-phone-minute', 'otp-phone-hour', 'otp-ip-hour', 'sign-in-ip');
    return requestCode(app, phone);
  }

  async function signIn(phone: string): Promise<string> {
    const { body } = await verifyCode(app, phone, await newCode(phone));
    return body.user.id as string;
  }

  /** Codes that were compared and are not the one that was sent; a code is good for three. */
  async function fail(phone: string, times: number): Promise<void> {
    for (let left = times; left > 0; left -= 3) {
      const code = await newCode(phone);
      for (let by = 1; by <= Math.min(3, left); by++) {
        expect((await verifyCode(app, phone, otherCode(code, by))).status).toBe(401);
      }
    }
  }

  const warningsTo = async (phone: string): Promise<string[]> =>
    (await inboxOf(app, phone)).map(({ text }) => text).filter((text) => text.includes(WARNING));

  const written = (): Promise<{ channel: string; state: string }[]> =>
    query(
      app,
      `select channel, state from outgoing_message where once_key like 'code-failures:%' order by id`,
    );

  it('are on record, and told to the owner by mail, once, when they have become many', async () => {
    const person = await owner();
    const phone = await addPhone(app, person);
    await fail(phone, LIMIT - 1);
    expect(await count(person.email, CODE_FAILURES)).toBe(0);
    await fail(phone, LIMIT + 1);
    const mail = await mailTo(app, person.email, CODE_FAILURES);
    expect(mail.text).toContain(`${app.url}/account/security`);
    expect(mail.text).not.toContain(phone.slice(3));
    expect(mail.text).toContain(`•• ${phone.slice(-2)}`);
    expect(await count(person.email, CODE_FAILURES)).toBe(1);
    expect(await warningsTo(phone)).toEqual([]);
    const events = await query<{ action: string; diff: object }>(
      app,
      `select action, diff from audit_event where entity_id = $1 and action = 'sign-in.failed'`,
      [person.user.id],
    );
    expect(events).toHaveLength(2 * LIMIT);
    expect(events[0]?.diff).toEqual({ reason: 'code' });
  }, 60_000);

  it('are told by SMS to who has no mail address that is known to be theirs', async () => {
    const phone = newPhone();
    await signIn(phone);
    await fail(phone, 2 * LIMIT);
    await eventually(async () => (await warningsTo(phone)).length > 0, 20_000);
    const [text] = await warningsTo(phone);
    expect(segmentsOf(text as string)).toBe(1);
    expect(await warningsTo(phone)).toHaveLength(1);
  }, 60_000);

  thorough(
    'are told to nobody where the number has no account, or one that is closed to its owner',
    async () => {
      const before = (await written()).length;
      const suspended = newPhone();
      const userId = await signIn(suspended);
      await query(app, `update app_user set status = 'suspended' where id = $1`, [userId]);
      for (const phone of [newPhone(), suspended]) {
        await fail(phone, LIMIT);
        await count('nobody@example.test', CODE_FAILURES);
        expect(await warningsTo(phone)).toEqual([]);
      }
      // The work was done for them all the same.
      expect((await written()).slice(before)).toEqual([
        { channel: 'sms', state: 'withheld' },
        { channel: 'sms', state: 'withheld' },
      ]);
    },
    60_000,
  );

  it('are not counted where no code was compared, as anybody could have any owner written to', async () => {
    const phone = newPhone();
    await signIn(phone);
    const before = await written();
    for (let attempt = 0; attempt < LIMIT; attempt++) {
      await forgetCounts('sign-in-ip');
      expect((await verifyCode(app, phone, '123456')).status).toBe(401);
    }
    expect(await written()).toEqual(before);
  });

  thorough(
    'for a number that somebody wants to add count for whose it is',
    async () => {
      const phone = newPhone();
      await signIn(phone);
      const stranger = await owner();
      const { accessToken: token, password } = stranger;
      for (let left = LIMIT; left > 0; left -= 3) {
        await forgetCounts('otp-phone-minute', 'otp-phone-hour', 'otp-ip-hour', 'sign-in-account');
        const messages = (await inboxOf(app, phone)).length;
        await app.post('/users/me/phone', { token, body: { phone, password } });
        const code = codeIn(await messageTo(app, phone, messages + 1));
        for (let by = 1; by <= Math.min(3, left); by++) {
          const body = { phone, otp: otherCode(code, by) };
          const answer = await app.post('/users/me/phone/confirm', { token, body });
          expect([answer.status, answer.body.error.details.field]).toEqual([400, 'otp']);
        }
      }
      await eventually(async () => (await warningsTo(phone)).length === 1, 20_000);
      const events = await query(
        app,
        `select 1 from audit_event where actor_id = $1 and action = 'phone.code-failed'`,
        [stranger.user.id],
      );
      expect(events).toHaveLength(LIMIT);
    },
    60_000,
  );
});

describe('a refresh token that is used twice', () => {
  it('is told to the owner once a day, however many sessions it ended', async () => {
    const person = await owner();
    for (let round = 0; round < 2; round++) {
      const { answer } = await login(person, { ...IN_BODY, 'user-agent': 'curl/8.14.1' });
      const body = { refreshToken: answer.body.refreshToken as string };
      const refresh = () => app.post('/auth/refresh', { body });
      expect([(await refresh()).status, (await refresh()).status]).toEqual([200, 401]);
      // The family has ended; a third use is nothing new.
      expect((await refresh()).status).toBe(401);
    }
    const mail = await mailTo(app, person.email, COPIED);
    expect(mail.text).toContain(`${app.url}/account/security`);
    expect(await count(person.email, COPIED)).toBe(1);
  });

  it('is told to no address that nobody has confirmed', async () => {
    const person = await owner(false);
    const { answer } = await login(person, IN_BODY);
    const body = { refreshToken: answer.body.refreshToken as string };
    await app.post('/auth/refresh', { body });
    expect((await app.post('/auth/refresh', { body })).status).toBe(401);
    expect(await count(person.email, COPIED)).toBe(0);
  });
});
