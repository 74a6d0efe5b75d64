import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiAnswer, type App, sharedApp, type SignedUp } from '../harness.js';
import { selectRows } from '../support/select-rows.js';
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

let app: App;

beforeAll(async () => {
  app = await sharedApp();
});

/** Passwords by the access token of whoever has one, for what asks for them again. */
const passwords = new Map<string, string>();
const proof = (token: string): object =>
  passwords.has(token) ? { password: passwords.get(token) } : {};
const signUp = async (): Promise<SignedUp> => {
  const person = await app.signUp();
  passwords.set(person.accessToken, person.password);
  return person;
};
const ask = (token: string, phone: string): Promise<ApiAnswer> =>
  app.post('/users/me/phone', { token, body: { phone, ...proof(token) } });
const confirm = (token: string, phone: string, otp: string): Promise<ApiAnswer> =>
  app.post('/users/me/phone/confirm', { token, body: { phone, otp } });
const remove = (token: string): Promise<ApiAnswer> =>
  app.post('/users/me/phone/remove', { token, body: proof(token) });
const phoneOf = async (token: string): Promise<unknown> =>
  (await app.get('/users/me', { token })).body.phone;
const trail = async (userId: string): Promise<string[]> =>
  (
    await selectRows<{ action: string }>(
      app.databaseUrl,
      `select action from audit_event where entity_id = $1 and action like 'phone.%'
         and action <> 'phone.code-failed' order by id`,
      [userId],
    )
  ).map(({ action }) => action);

/** Asks for the number and resolves with the code that came to it. */
async function codeFor(token: string, phone: string): Promise<string> {
  const before = (await inboxOf(app, phone)).length;
  expect((await ask(token, phone)).status).toBe(202);
  return codeIn(await messageTo(app, phone, before + 1));
}

/** Somebody whose mail address is known to be theirs. */
async function memberOf(): Promise<SignedUp> {
  const person = await signUp();
  await selectRows(app.databaseUrl, 'update app_user set email_verified_at = now() where id = $1', [
    person.user.id,
  ]);
  return person;
}

async function give(token: string, phone: string): Promise<void> {
  const answer = await confirm(token, phone, await codeFor(token, phone));
  expect([answer.status, answer.body]).toEqual([200, { phone }]);
}

describe('adding a number', () => {
  it('counts once its code is given; then it signs in, and the mail address is told', async () => {
    const person = await memberOf();
    const phone = newPhone();
    const answer = await ask(person.accessToken, phone);
    expect([answer.status, answer.body]).toEqual([
      202,
      { success: true, message: 'A code is on its way to this number.', retryAfter: 60 },
    ]);
    const text = await messageTo(app, phone);
    expect(text).toContain('adds this number to a PixShift account');
    expect(await phoneOf(person.accessToken)).toBeNull();

    expect((await confirm(person.accessToken, phone, codeIn(text))).body).toEqual({ phone });
    expect(await phoneOf(person.accessToken)).toBe(phone);
    expect((await signInByPhone(app, phone)).userId).toBe(person.user.id);
    expect(await trail(person.user.id as string)).toEqual(['phone.added']);
    const mails = (await untilMailed(person.email, 'added')).filter(({ text }) =>
      text.includes(phone.slice(3)),
    );
    expect(mails).toEqual([]);
  });

  it('needs the code of this number, for this account, for this purpose', async () => {
    const [one, two] = [await signUp(), await signUp()];
    const [mine, other] = [newPhone(), newPhone()];
    const code = await codeFor(one.accessToken, mine);
    await codeFor(two.accessToken, other);
    for (const attempt of [
      await confirm(one.accessToken, mine, otherCode(code)),
      await confirm(one.accessToken, other, code),
      await confirm(two.accessToken, mine, code),
    ]) {
      expect(attempt.status).toBe(400);
      expect(attempt.body.error).toMatchObject({
        code: 'VALIDATION_ERROR',
        details: { field: 'otp' },
      });
    }
    // A code for adding is none for signing in, and the other way round.
    expect((await verifyCode(app, mine, code)).status).toBe(401);
    const login = await requestCode(app, mine);
    if (login !== code) {
      expect((await confirm(one.accessToken, mine, login)).status).toBe(400);
    }
    expect((await confirm(one.accessToken, mine, code)).status).toBe(200);
  });

  it('has three tries, and one winner of twenty at once', async () => {
    const person = await signUp();
    const phone = newPhone();
    const code = await codeFor(person.accessToken, phone);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => confirm(person.accessToken, phone, code)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await trail(person.user.id as string)).toEqual(['phone.added']);

    const second = newPhone();
    const right = await codeFor(person.accessToken, second);
    for (const triesLeft of [2, 1, 0]) {
      const { body } = await confirm(person.accessToken, second, otherCode(right));
      expect(body.error.details.triesLeft).toBe(triesLeft);
    }
    expect((await confirm(person.accessToken, second, right)).status).toBe(400);
  });

  it('that signs in to another account is told to whoever has its code, with a way on', async () => {
    const phone = newPhone();
    const owner = await signInByPhone(app, phone);
    const person = await signUp();
    const code = await codeFor(person.accessToken, phone);
    const answer = await confirm(person.accessToken, phone, code);
    expect(answer.status).toBe(409);
    expect(answer.body.error).toMatchObject({
      code: 'CONFLICT',
      details: { field: 'phone', reason: 'in-use' },
      message: expect.stringContaining('Sign in there with it and remove it'),
    });
    expect(await phoneOf(person.accessToken)).toBeNull();
    expect((await signInByPhone(app, phone)).userId).toBe(owner.userId);
    // The code is spent.
    expect((await confirm(person.accessToken, phone, code)).status).toBe(400);
  });

  it('is told to no address that nobody has shown to be theirs', async () => {
    const person = await signUp();
    const before = newPhone();
    await give(person.accessToken, before);
    await give(person.accessToken, newPhone());
    await messageTo(app, before, 2);
    expect((await inboxOf(app, person.email)).filter(({ text }) => /number/.test(text))).toEqual(
      [],
    );
  });

  it('that one has already is said at once', async () => {
    const phone = newPhone();
    const { accessToken } = await signInByPhone(app, phone);
    const answer = await ask(accessToken, phone);
    expect([answer.status, answer.body.error.details.reason]).toEqual([409, 'own']);
  });

  it('of two accounts that want the same number gives it to one', async () => {
    const people = [await signUp(), await signUp()];
    const phone = newPhone();
    const codes: string[] = [];
    for (const { accessToken } of people) codes.push(await codeFor(accessToken, phone));
    const answers = await Promise.all(
      people.map(({ accessToken }, at) => confirm(accessToken, phone, codes[at] as string)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('who may change it', () => {
  it('is asked for the password, where there is one', async () => {
    const person = await app.signUp();
    const { accessToken: token } = person;
    await addPhone(app, person);
    for (const password of [undefined, 'wrong password']) {
      for (const [path, body] of [
        ['/users/me/phone', { phone: newPhone() }],
        ['/users/me/phone/remove', {}],
      ] as const) {
        const answer = await app.post(path, { token, body: { ...body, password } });
        expect(answer.status).toBe(403);
        expect(answer.body.error).toMatchObject({
          code: 'AUTH_FORBIDDEN',
          details: { proof: 'password', field: 'password' },
        });
      }
    }
  });

  it('is asked to sign in again, where there is none', async () => {
    const { accessToken: token } = await signInByPhone(app, newPhone());
    await selectRows(
      app.databaseUrl,
      `update session set created_at = created_at - interval '16 minutes'`,
    );
    const answer = await ask(token, newPhone());
    expect([answer.status, answer.body.error.details]).toEqual([403, { proof: 'recent-sign-in' }]);
  });
});

describe('changing the number', () => {
  it('tells the old one; from then on only the new one signs in', async () => {
    const person = await memberOf();
    const [before, after] = [newPhone(), newPhone()];
    await give(person.accessToken, before);
    const code = await codeFor(person.accessToken, after);
    expect(await messageTo(app, after)).toContain('makes this the number of a PixShift account');
    expect(await phoneOf(person.accessToken)).toBe(before);
    await confirm(person.accessToken, after, code);

    expect(await phoneOf(person.accessToken)).toBe(after);
    expect(await messageTo(app, before, 2)).toContain('has another phone number');
    await untilMailed(person.email, 'another phone number');
    expect((await signInByPhone(app, after)).userId).toBe(person.user.id);
    expect((await signInByPhone(app, before)).userId).not.toBe(person.user.id);
    expect(await trail(person.user.id as string)).toEqual(['phone.added', 'phone.changed']);
  });

  it('signs out everybody else, for whom the old number may have been the way in', async () => {
    const person = await signUp();
    const before = newPhone();
    await give(person.accessToken, before);
    const other = (await signInByPhone(app, before)).accessToken;
    await give(person.accessToken, newPhone());
    expect(await phoneOf(person.accessToken)).toEqual(expect.any(String));
    for (const end = Date.now() + 5_000; Date.now() < end;) {
      if ((await app.get('/users/me', { token: other })).status === 401) return;
    }
    throw new Error('the other session still lives');
  });

  it('works for those who have nothing but a number, and keeps them in one account', async () => {
    const [before, after] = [newPhone(), newPhone()];
    const { accessToken, userId } = await signInByPhone(app, before);
    await give(accessToken, after);
    expect((await signInByPhone(app, after)).userId).toBe(userId);
    expect(await messageTo(app, before, 2)).toContain('has another phone number');
  });
});

describe('removing the number', () => {
  it('is possible while another way to sign in is left; number and address are told', async () => {
    const person = await memberOf();
    const phone = newPhone();
    await give(person.accessToken, phone);
    expect((await remove(person.accessToken)).status).toBe(204);
    expect(await phoneOf(person.accessToken)).toBeNull();
    expect(await messageTo(app, phone, 2)).toContain('was removed');
    await untilMailed(person.email, 'removed');
    expect((await signInByPhone(app, phone)).userId).not.toBe(person.user.id);
    expect(await trail(person.user.id as string)).toEqual(['phone.added', 'phone.removed']);
  });

  it('is refused for the last way to sign in', async () => {
    const phone = newPhone();
    const { accessToken, userId } = await signInByPhone(app, phone);
    const answer = await remove(accessToken);
    expect(answer.status).toBe(409);
    expect(answer.body.error).toMatchObject({
      code: 'CONFLICT',
      details: { reason: 'last-method' },
    });
    expect((await signInByPhone(app, phone)).userId).toBe(userId);
  });

  it('of nobody’s number is not found', async () => {
    const { accessToken } = await signUp();
    expect((await remove(accessToken)).status).toBe(404);
  });
});

it.each([
  ['post', '/users/me/phone', { phone: '+15' }, 'phone'],
  ['post', '/users/me/phone', { phone: '+19005550123' }, 'phone'],
  ['post', '/users/me/phone/confirm', { phone: newPhone() }, 'otp'],
  ['post', '/users/me/phone/confirm', { phone: newPhone(), otp: '12' }, 'otp'],
] as const)('%s %s with %j names the field', async (method, path, body, field) => {
  const { accessToken } = await signUp();
  const answer = await app[method](path, { token: accessToken, body });
  expect(answer.status).toBe(400);
  expect(answer.body.error.details.field).toBe(field);
});

async function untilMailed(email: string, subject: string): Promise<{ text: string }[]> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const mails = await inboxOf(app, email);
    if (mails.some((mail) => (mail as { subject?: string }).subject?.includes(subject))) {
      return mails;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no mail about "${subject}"`);
}
