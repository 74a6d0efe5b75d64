import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { segmentsOf } from '../../sandbox/vendors/twilio/segments.js';
import { giveRole } from '../factories/give-role.js';
import { type ApiAnswer, type App, startApp } from '../harness.js';
import { findInDatabase, findInFiles } from '../support/find-text.js';
import { selectRows } from '../support/select-rows.js';
import {
  inboxOf,
  messageTo,
  newPhone,
  otherCode,
  requestCode,
  signInByPhone,
  verifyCode,
} from '../support/sms.js';
import { thorough } from '../support/thorough.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
});

const request = (phone: unknown): Promise<ApiAnswer> =>
  app.post('/auth/sms/request-otp', { body: { phone } });
const rows = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  selectRows(app.databaseUrl, sql, values);

describe('signing in with a number for the first time', () => {
  it('makes an account that has nothing but the number', async () => {
    const phone = newPhone();
    const asked = await request(phone);
    expect([asked.status, asked.body]).toEqual([
      202,
      {
        success: true,
        message: 'If this number can be reached, a code is on its way.',
        retryAfter: 60,
      },
    ]);
    const text = await messageTo(app, phone);
    expect(text).toMatch(
      /^\d{6} signs you in to PixShift\. Good for 5 minutes\. Never pass it on\.$/,
    );
    expect(segmentsOf(text)).toBe(1);

    const answer = await verifyCode(app, phone, text.slice(0, 6));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      accessToken: expect.any(String),
      expiresIn: 600,
      user: {
        id: expect.any(String),
        email: null,
        phone,
        displayName: `Guest ${phone.slice(-2)}`,
        role: 'GUEST',
        emailVerified: false,
      },
    });
    expect(answer.headers.get('set-cookie')).toMatch(/pixshift_refresh=[^,]*HttpOnly[^,]*Strict/);

    const token = answer.body.accessToken as string;
    const me = (await app.get('/users/me', { token })).body;
    expect(me).toMatchObject({
      email: null,
      emailVerified: false,
      phone,
      displayName: `Guest ${phone.slice(-2)}`,
    });
    expect(me.freeTier.remaining).toBe(5);
    const session = (await app.get('/auth/session', { token })).body;
    expect(session.user).toMatchObject({ email: null, authProvider: 'phone' });

    const again = await signInByPhone(app, phone);
    expect(again.userId).toBe(me.id);
    expect((await inboxOf(app, phone)).map(({ text }) => text.slice(6))).toEqual(
      Array(2).fill(text.slice(6)),
    );
  });

  it('gives API clients the refresh token in the body', async () => {
    const phone = newPhone();
    const otp = await requestCode(app, phone);
    const answer = await app.post('/auth/sms/verify-otp', {
      body: { phone, otp },
      headers: { 'x-token-delivery': 'body' },
    });
    expect(answer.body.refreshToken).toEqual(expect.any(String));
    expect(answer.headers.get('set-cookie')).toBeNull();
    const { refreshToken } = answer.body;
    expect((await app.post('/auth/refresh', { body: { refreshToken } })).status).toBe(200);
  });

  it('leaves a trail that says how, and no number', async () => {
    const phone = newPhone();
    const { userId } = await signInByPhone(app, phone);
    await signInByPhone(app, phone);
    const events = await rows<{ action: string; diff: Record<string, unknown> }>(
      'select action, diff from audit_event where actor_id = $1 order by id',
      [userId],
    );
    expect(events).toMatchObject([
      { action: 'user.registered', diff: { provider: 'phone' } },
      { action: 'session.started', diff: { provider: 'phone' } },
    ]);
  });
});

describe('numbers and codes', () => {
  it('may be written as people write them', async () => {
    const phone = '+4915118765432';
    expect((await request('+49 (1511) 876-54 32')).status).toBe(202);
    const code = (await messageTo(app, phone)).slice(0, 6);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect((await verifyCode(app, '+49 1511 8765432', spaced)).body.user.phone).toBe(phone);
  });

  it.each([
    ['4915112345678', 'country-code'],
    ['+1415555', 'impossible'],
    ['+4915112', 'not-in-use'],
    ['+1 415 555 0123 45', 'impossible'],
    ['+1 900 555 0123', 'kind'],
    ['+44 843 123 4567', 'kind'],
    ['+44 76 0012 3456', 'kind'],
    ['+1 800 555 0123', 'kind'],
    ['+1 876 555 1234', 'country'],
    ['+92 301 2345678', 'country'],
  ])('%s is refused: %s', async (phone, reason) => {
    for (const answer of [await request(phone), await verifyCode(app, phone, '123456')]) {
      expect(answer.status).toBe(400);
      expect(answer.body.error).toMatchObject({
        code: 'VALIDATION_ERROR',
        details: { field: 'phone', reason },
      });
    }
  });

  it.each([
    [{}, 'phone'],
    [{ phone: 4915112345678 }, 'phone'],
    [{ phone: '+'.repeat(41) }, 'phone'],
    [{ phone: newPhone(), country: 'DE' }, 'country'],
    [{ phone: ['+4915112345678'] }, 'phone'],
  ])('%j names its field', async (body, field) => {
    const answer = await app.post('/auth/sms/request-otp', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.field).toBe(field);
  });

  it.each(['12345', '1234567', 'abcdef', '', '１２３４５６', 123456, null])(
    'code %j is no code: named, and no try is lost',
    async (otp) => {
      const phone = newPhone();
      const code = await requestCode(app, phone);
      for (let at = 0; at < 4; at++) {
        const answer = await app.post('/auth/sms/verify-otp', { body: { phone, otp } });
        expect(answer.status).toBe(400);
        expect(answer.body.error.details.field).toBe('otp');
      }
      expect((await verifyCode(app, phone, code)).status).toBe(200);
    },
  );

  it('tells where codes can go', async () => {
    const { status, body, headers } = await app.get('/auth/sms/options');
    expect(status).toBe(200);
    expect(body).toMatchObject({ available: true, codeLength: 6 });
    expect(body.countries).toEqual(expect.arrayContaining(['DE', 'GB', 'US']));
    expect(body.countries).not.toContain('PK');
    expect(headers.get('cache-control')).toBe('public, max-age=300');
  });
});

describe('a code', () => {
  it('has three tries, of which each wrong one is told', async () => {
    const phone = newPhone();
    const code = await requestCode(app, phone);
    const tries = [];
    for (let by = 1; by <= 3; by++) tries.push(await verifyCode(app, phone, otherCode(code, by)));
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(tries.map(({ body }) => [body.error.message, body.error.details])).toEqual([
      ['This is not the code. You have 2 tries left.', { field: 'otp', triesLeft: 2 }],
      ['This is not the code. You have one try left.', { field: 'otp', triesLeft: 1 }],
      ['This code is not good any more. Please ask for a new one.', { field: 'otp', triesLeft: 0 }],
    ]);
    expect((await verifyCode(app, phone, code)).body.error).toMatchObject({
      code: 'AUTH_INVALID',
      message: 'This code is not good any more. Please ask for a new one.',
    });
  });

  it('is good for five minutes', async () => {
    const phone = newPhone();
    const code = await requestCode(app, phone);
    const [{ seconds }] = (await rows<{ seconds: number }>(
      `select extract(epoch from expires_at - updated_at)::int as seconds from otp_challenge
       order by updated_at desc limit 1`,
    )) as [{ seconds: number }];
    expect(seconds).toBe(300);
    await rows(`update otp_challenge set expires_at = now() where consumed_at is null`);
    expect((await verifyCode(app, phone, code)).status).toBe(401);
  });

  it('is good once', async () => {
    const phone = newPhone();
    const code = await requestCode(app, phone);
    expect((await verifyCode(app, phone, code)).status).toBe(200);
    expect((await verifyCode(app, phone, code)).status).toBe(401);
  });

  it('is good once also for twenty that come together: one session, one account', async () => {
    for (let round = 0; round < 5; round++) {
      const phone = newPhone();
      const code = await requestCode(app, phone);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => verifyCode(app, phone, code)),
      );
      const winners = answers.filter(({ status }) => status === 200);
      expect(winners).toHaveLength(1);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401]));
      const userId = winners[0]?.body.user.id as string;
      const [{ sessions, users }] = (await rows<{ sessions: number; users: number }>(
        `select (select count(*)::int from session where user_id = $1) as sessions,
                (select count(*)::int from app_user u join identity i on i.user_id = u.id
                 where u.phone_hash = i.provider_user_id and u.id = $1) as users`,
        [userId],
      )) as [{ sessions: number; users: number }];
      expect([sessions, users]).toEqual([1, 1]);
    }
  });

  it('takes the place of the one before', async () => {
    const phone = newPhone();
    const first = await requestCode(app, phone);
    const second = await requestCode(app, phone);
    if (first !== second) expect((await verifyCode(app, phone, first)).status).toBe(401);
    expect((await verifyCode(app, phone, second)).status).toBe(200);
  });

  it('of one number is no code of another', async () => {
    const [mine, other] = [newPhone(), newPhone()];
    const code = await requestCode(app, mine);
    const theirs = await requestCode(app, other);
    if (code !== theirs) expect((await verifyCode(app, other, code)).status).toBe(401);
  });

  it('that nobody asked for is answered like one that is over', async () => {
    const answer = await verifyCode(app, newPhone(), '123456');
    expect(answer.body.error).toMatchObject({
      code: 'AUTH_INVALID',
      details: { field: 'otp', triesLeft: 0 },
    });
  });
});

describe('a suspended account', () => {
  it('is told to the owner of its number, and to nobody else', async () => {
    const phone = newPhone();
    const { userId } = await signInByPhone(app, phone);
    await rows(`update app_user set status = 'suspended' where id = $1`, [userId]);
    const code = await requestCode(app, phone);
    expect((await verifyCode(app, phone, otherCode(code))).status).toBe(401);
    const answer = await verifyCode(app, phone, code);
    expect([answer.status, answer.body.error.code]).toEqual([403, 'AUTH_FORBIDDEN']);
  });
});

describe('what staff sees of numbers', () => {
  it('is masked for everybody, and found by the whole number only', async () => {
    const phone = '+4915117654321';
    const { userId } = await signInByPhone(app, phone);
    const admin = await app.signUp();
    await giveRole(app.databaseUrl as string, admin.user.id as string, 'ADMIN');
    const list = (q: string): Promise<ApiAnswer> =>
      app.get(`/admin/users?q=${encodeURIComponent(q)}`, { token: admin.accessToken });
    for (const spelling of [phone, '+49 1511 7654321']) {
      expect((await list(spelling)).body.data).toEqual([
        expect.objectContaining({ id: userId, email: null, phone: '+49 ••• •• 21' }),
      ]);
    }
    expect((await list('+49151176')).body.data).toEqual([]);
    const one = await app.get(`/admin/users/${userId}`, { token: admin.accessToken });
    expect(one.body.phone).toBe('+49 ••• •• 21');
  });
});

describe('a number', () => {
  it('stands nowhere in clear: not in the database, not in the log; nor does a code', async () => {
    const phone = newPhone();
    const digits = phone.slice(3);
    const code = await requestCode(app, phone);
    await verifyCode(app, phone, otherCode(code));
    await verifyCode(app, phone, code);
    await request('+4915112');
    expect(await findInDatabase(app.databaseUrl as string, [digits])).toEqual([]);
    expect(findInFiles(app.dataDir, [digits])).toEqual([]);
    expect(app.output()).not.toContain(digits);
    const log = readFileSync(join(app.dataDir, 'pixshift.log'), 'utf8');
    expect(log).not.toMatch(new RegExp(`(?<![\\w.-])${code}(?![\\w.-])`));
  });
});

describe('without a carrier', () => {
  thorough('says so where codes are asked for, and before', async () => {
    const off = await startApp({ env: { SANDBOX_PORT: '0' } });
    expect((await off.get('/auth/sms/options')).body.available).toBe(false);
    const answer = await off.post('/auth/sms/request-otp', { body: { phone: newPhone() } });
    expect(answer.status).toBe(503);
    expect(answer.body.error.code).toBe('SERVICE_UNAVAILABLE');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('with the carrier down', () => {
  thorough('the code arrives when it is back', async () => {
    const phone = newPhone();
    await app.post(`${app.sandboxUrl}/faults`, {
      body: { vendor: 'twilio', mode: '503', times: 1 },
    });
    expect((await request(phone)).status).toBe(202);
    const code = (await messageTo(app, phone)).slice(0, 6);
    expect((await verifyCode(app, phone, code)).status).toBe(200);
  });
});
