import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiAnswer, type ApiRequest, type App, sharedApp } from '../harness.js';
import { refreshCookie } from '../support/refresh-cookie.js';
import { selectRows } from '../support/select-rows.js';

const PASSWORD = 'correct horse battery';
const IN_BODY = { 'x-token-delivery': 'body' };

let app: App;
let count = 0;

beforeAll(async () => {
  app = await sharedApp();
});

const newEmail = (): string => `person-${++count}@example.test`;
const register = (body: object, headers: Record<string, string> = {}): Promise<ApiAnswer> =>
  app.post('/auth/register', { body, headers });
const login = (email: string, password = PASSWORD): Promise<ApiAnswer> =>
  app.post('/auth/login', { body: { email, password }, headers: IN_BODY });
const refresh = (refreshToken: string): Promise<ApiAnswer> =>
  app.post('/auth/refresh', { body: { refreshToken }, headers: IN_BODY });

/** A new person with both tokens in hand. */
async function person(): Promise<{ email: string; accessToken: string; refreshToken: string }> {
  const email = newEmail();
  const { body } = await register({ email, password: PASSWORD }, IN_BODY);
  return { email, accessToken: body.accessToken, refreshToken: body.refreshToken };
}

const auditOf = (where: string, value: string): Promise<{ action: string; diff: unknown }[]> =>
  selectRows(
    app.databaseUrl,
    `select action, diff from audit_event where ${where} = $1 order by seq`,
    [value],
  );

/** 128 characters of four bytes, no two alike: the length that counts is that of characters. */
const HEAVY = Array.from({ length: 128 }, (_, at) => String.fromCodePoint(0x1f300 + at)).join('');

describe('register', () => {
  it('makes an account and signs in', async () => {
    const answer = await register({
      email: ' Ada.Lovelace@Example.TEST ',
      password: PASSWORD,
      displayName: ' Ada ',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      user: {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
        email: 'ada.lovelace@example.test',
        phone: null,
        displayName: 'Ada',
        role: 'GUEST',
        emailVerified: false,
      },
      accessToken: expect.any(String),
      expiresIn: 600,
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const me = await app.get('/users/me', { token: answer.body.accessToken });
    expect(me.status).toBe(200);
    expect(me.body).toMatchObject({
      id: answer.body.user.id,
      email: 'ada.lovelace@example.test',
      phone: null,
      role: 'GUEST',
      permissions: expect.arrayContaining(['generations:create']),
      freeTier: { limit: 5, used: 0, held: 0, remaining: 5 },
      credits: { available: 0, held: 0 },
      plan: 'free',
    });
    expect(await auditOf('entity_id', answer.body.user.id)).toMatchObject([
      { action: 'user.registered' },
    ]);
  });

  it('names people by their address until they say otherwise', async () => {
    const { body } = await register({ email: 'grace@example.test', password: PASSWORD });
    expect(body.user.displayName).toBe('grace');
  });

  it('answers an address that has an account like any other, and keeps the accounts apart', async () => {
    const { email } = await person();
    const other = { email: email.toUpperCase(), password: 'another password' };
    const answer = await register(other);
    const fresh = await register({ email: newEmail(), password: 'another password' });
    expect(answer.status).toBe(201);
    expect(Object.keys(answer.body)).toEqual(Object.keys(fresh.body));
    expect(Object.keys(answer.body.user)).toEqual(Object.keys(fresh.body.user));
    expect(answer.body.user).toMatchObject({ email, emailVerified: false });
    const [first, second] = [await login(email), await login(email, other.password)];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body.user.id).toBe(answer.body.user.id);
    expect(first.body.user.id).not.toBe(second.body.user.id);
  });

  it('makes one account of twenty at once, for they are one person with one password', async () => {
    const email = newEmail();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => register({ email, password: PASSWORD })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(201));
    expect(new Set(answers.map(({ body }) => body.user.id)).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body.accessToken)).size).toBe(20);
  });

  it.each([
    ['no address', { password: PASSWORD }, 'email'],
    ['something else than an address', { email: 'ada', password: PASSWORD }, 'email'],
    ['two addresses', { email: ['a@b.test', 'c@d.test'], password: PASSWORD }, 'email'],
    ['an address with a NUL', { email: 'a\u0000b@example.test', password: PASSWORD }, 'email'],
    ['a very long address', { email: `${'x'.repeat(250)}@e.test`, password: PASSWORD }, 'email'],
    ['no password', { email: 'x@example.test' }, 'password'],
    ['a short password', { email: 'x@example.test', password: '123456789' }, 'password'],
    ['a long password', { email: 'x@example.test', password: 'x'.repeat(257) }, 'password'],
    ['a heavy password', { email: 'x@example.test', password: HEAVY }, null],
    [
      'a password of too many bytes',
      { email: 'x@example.test', password: '\ufdfa'.repeat(200) },
      'password',
    ],
    ['a number as password', { email: 'x@example.test', password: 1234567890 }, 'password'],
    [
      'an empty name',
      { email: 'x@example.test', password: PASSWORD, displayName: ' ' },
      'displayName',
    ],
    [
      'a long name',
      { email: 'x@example.test', password: PASSWORD, displayName: 'x'.repeat(81) },
      'displayName',
    ],
    [
      'a name with a line break',
      { email: 'x@example.test', password: PASSWORD, displayName: 'a\nb' },
      'displayName',
    ],
    [
      'a name that turns text around',
      { email: 'x@example.test', password: PASSWORD, displayName: 'a\u202eb' },
      'displayName',
    ],
    ['a field of its own', { email: 'x@example.test', password: PASSWORD, role: 'ADMIN' }, 'role'],
  ])('answers %s as it should', async (_, body, field) => {
    const answer = await register(body);
    if (field === null) {
      expect(answer.status).toBe(201);
    } else {
      expect(answer.status).toBe(400);
      expect(answer.body.error).toMatchObject({ code: 'VALIDATION_ERROR', details: { field } });
    }
  });

  const ofType = (type: string) => ({ body: 'email=x', headers: { 'content-type': type } });

  it.each([
    ['no body', {}, 'VALIDATION_ERROR'],
    ['a list', { body: [] }, 'VALIDATION_ERROR'],
    ['text', ofType('text/plain'), 'CONTENT_TYPE_NOT_SUPPORTED'],
    ['a form', ofType('application/x-www-form-urlencoded'), 'CONTENT_TYPE_NOT_SUPPORTED'],
    [
      'broken JSON',
      { body: '{"email":', headers: { 'content-type': 'application/json' } },
      'VALIDATION_ERROR',
    ],
  ] as [string, ApiRequest, string][])('refuses %s', async (_, request, code) => {
    for (const path of ['/auth/register', '/auth/login']) {
      const { status, body } = await app.post(path, request);
      expect([status, body.error.code]).toEqual([code === 'VALIDATION_ERROR' ? 400 : 415, code]);
    }
  });
});

describe('login', () => {
  it('signs in with the address in any case', async () => {
    const { email } = await person();
    const answer = await login(email.toUpperCase());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ user: { email }, expiresIn: 600 });
    const session = await app.get('/auth/session', { token: answer.body.accessToken });
    expect(session.body).toEqual({
      user: {
        id: answer.body.user.id,
        email,
        role: 'GUEST',
        authProvider: 'password',
        freeTierUsed: 0,
      },
      session: {
        id: expect.any(String),
        idleExpiresAt: expect.any(String),
        absoluteExpiresAt: expect.any(String),
      },
    });
    const { idleExpiresAt, absoluteExpiresAt, id } = session.body.session;
    expect(Date.parse(idleExpiresAt) - Date.now()).toBeGreaterThan(86_390_000);
    expect(Date.parse(idleExpiresAt) - Date.now()).toBeLessThan(86_400_000);
    expect(Date.parse(absoluteExpiresAt) - Date.now()).toBeGreaterThan(604_790_000);
    expect(await auditOf('entity_id', id)).toMatchObject([{ action: 'session.started' }]);
  });

  it('answers an unknown address and a wrong password alike, in what it says and how long it takes', async () => {
    const { email } = await person();
    const attempt = async (address: string): Promise<[object, number]> => {
      const start = performance.now();
      const { status, body } = await login(address, 'not the password');
      const took = performance.now() - start;
      return [{ status, error: { ...body.error, requestId: '' } }, took];
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 15; round++) {
      const [knownAnswer, knownMs] = await attempt(email);
      const [unknownAnswer, unknownMs] = await attempt(`nobody-${round}@example.test`);
      expect(unknownAnswer).toEqual(knownAnswer);
      expect(knownAnswer).toMatchObject({ status: 401, error: { code: 'AUTH_INVALID' } });
      known.push(knownMs);
      unknown.push(unknownMs);
    }
    // The least of many is what it takes; how long it waits for a busy machine says nothing. Without the
    // decoy an unknown address is answered in less than a third of the time.
    const ratio = Math.min(...unknown) / Math.min(...known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.7);
  });

  it('notes failures without telling the address', async () => {
    const { email } = await person();
    await login(email, 'not the password');
    await login('nobody-at-all@example.test', 'not the password');
    const rows = await selectRows<{ entity_id: string }>(
      app.databaseUrl,
      `select entity_id from audit_event where action = 'sign-in.failed' order by seq desc limit 2`,
    );
    expect(rows[0]?.entity_id).toMatch(/^[0-9a-f]{32}$/);
    expect(rows[1]?.entity_id).toMatch(/^[0-9a-f]{8}-/);
    const all = await selectRows(app.databaseUrl, 'select * from audit_event');
    expect(JSON.stringify(all)).not.toContain('@example.test');
  });
});

describe('refresh', () => {
  it('exchanges the token for new ones, as often as one likes', async () => {
    let { refreshToken } = await person();
    for (let round = 0; round < 3; round++) {
      const answer = await refresh(refreshToken);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        accessToken: expect.any(String),
        expiresIn: 600,
        refreshToken: expect.any(String),
      });
      expect(answer.body.refreshToken).not.toBe(refreshToken);
      refreshToken = answer.body.refreshToken;
      const me = await app.get('/users/me', { token: answer.body.accessToken });
      expect(me.status).toBe(200);
    }
  });

  it('ends the session within a second when a token is used again, all its tokens included', async () => {
    const { accessToken, refreshToken } = await person();
    const second = (await refresh(refreshToken)).body;
    expect((await app.get('/users/me', { token: second.accessToken })).status).toBe(200);

    const again = await refresh(refreshToken);
    expect(again.status).toBe(401);
    expect(again.body.error.code).toBe('AUTH_INVALID');
    await sleep(1_000);
    expect((await refresh(second.refreshToken)).status).toBe(401);
    for (const token of [accessToken, second.accessToken]) {
      const answer = await app.get('/users/me', { token });
      expect(answer.status).toBe(401);
      expect(answer.body.error.code).toBe('AUTH_INVALID');
    }
    const sessionId = refreshToken.slice(0, 36);
    expect(await auditOf('entity_id', sessionId)).toMatchObject([
      { action: 'session.refresh-reused' },
    ]);
  });

  it('knows a token that is many exchanges old', async () => {
    const { refreshToken: first } = await person();
    let newest = first;
    for (let round = 0; round < 5; round++) newest = (await refresh(newest)).body.refreshToken;
    expect((await refresh(first)).status).toBe(401);
    expect((await refresh(newest)).status).toBe(401);
  });

  it('gives one of twenty parallel exchanges a successor, and ends the session for the rest', async () => {
    const { refreshToken } = await person();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
    await sleep(1_000);
    expect((await app.get('/users/me', { token: won[0]?.body.accessToken })).status).toBe(401);
    const [row] = await selectRows<{ generation: number; revoke_reason: string }>(
      app.databaseUrl,
      'select generation, revoke_reason from session where id = $1',
      [refreshToken.slice(0, 36)],
    );
    expect(row).toEqual({ generation: 1, revoke_reason: 'refresh-reused' });
  });

  it('leaves a session alone when a token for it is made up', async () => {
    const { refreshToken, accessToken } = await person();
    const [sessionId, family, secret] = refreshToken.split('.') as [string, string, string];
    const flip = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
    for (const madeUp of [
      `${sessionId}.${flip(family)}.${secret}`,
      `${sessionId}.${flip(family)}.${flip(secret)}`,
      `${crypto.randomUUID()}.${family}.${secret}`,
    ]) {
      expect((await refresh(madeUp)).status).toBe(401);
    }
    expect((await app.get('/users/me', { token: accessToken })).status).toBe(200);
    expect((await refresh(refreshToken)).status).toBe(200);
  });

  it.each(['', 'x', 'a.b.c', "'; drop table session; --"])('refuses %j', async (token) => {
    expect((await refresh(token)).status).toBe(401);
  });

  it('keeps no token in the database', async () => {
    const { refreshToken } = await person();
    const rows = await selectRows(app.databaseUrl, 'select * from session');
    const [, family = '', secret = ''] = refreshToken.split('.');
    expect(JSON.stringify(rows)).not.toContain(family);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('the refresh cookie', () => {
  const ours = (): Record<string, string> => ({ origin: app.url, 'x-requested-with': 'fetch' });
  const withCookie = (
    path: string,
    cookie: string,
    headers: Record<string, string>,
  ): Promise<ApiAnswer> => app.post(path, { headers: { cookie, ...headers } });

  async function browser(): Promise<{ cookie: string; accessToken: string }> {
    const answer = await register({ email: newEmail(), password: PASSWORD });
    return { cookie: refreshCookie(answer)?.pair ?? '', accessToken: answer.body.accessToken };
  }

  it('is out of reach of scripts, other sites and other routes, and not in the body', async () => {
    const answer = await register({ email: newEmail(), password: PASSWORD });
    expect(refreshCookie(answer)?.attributes.toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=604800',
      'Path=/api/v1/auth',
      'SameSite=Strict',
    ]);
    expect(answer.body).not.toHaveProperty('refreshToken');
  });

  it('comes and goes with a hint that pages can read and that is no secret', async () => {
    const hint = (answer: ApiAnswer) =>
      answer.headers.getSetCookie().find((cookie) => cookie.startsWith('pixshift_session='));
    const signedUp = await register({ email: newEmail(), password: PASSWORD });
    expect(hint(signedUp)).toBe('pixshift_session=1; Max-Age=604800; Path=/; SameSite=Strict');
    const cookie = refreshCookie(signedUp)?.pair ?? '';
    expect(hint(await withCookie('/auth/logout', cookie, ours()))).toContain('pixshift_session=;');
    // A hint that outlived its session is taken back, so that no page asks a second time.
    const alone = await withCookie('/auth/refresh', 'pixshift_session=1', ours());
    expect(alone.status).toBe(401);
    expect(hint(alone)).toContain('pixshift_session=;');
  });

  it('is not set for clients that take the token from the body', async () => {
    const answer = await register({ email: newEmail(), password: PASSWORD }, IN_BODY);
    expect(answer.body.refreshToken).toMatch(/^[0-9a-f-]{36}\.[\w-]{22}\.[\w-]{43}$/);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('is exchanged for a new one', async () => {
    const { cookie } = await browser();
    const answer = await withCookie('/auth/refresh', cookie, ours());
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ accessToken: expect.any(String), expiresIn: 600 });
    expect(refreshCookie(answer)?.pair).not.toBe(cookie);
    const next = refreshCookie(answer)?.pair ?? '';
    expect((await withCookie('/auth/refresh', next, ours())).status).toBe(200);
  });

  it.each([
    ['from another site', { origin: 'https://evil.example', 'x-requested-with': 'fetch' }],
    ['from another port', { origin: 'http://127.0.0.1:1', 'x-requested-with': 'fetch' }],
    ['from a sandboxed page', { origin: 'null', 'x-requested-with': 'fetch' }],
    ['without an Origin', { 'x-requested-with': 'fetch' }],
    ['without the header', {}],
  ])('is refused %s, and the session lives on', async (what, headers) => {
    const { cookie, accessToken } = await browser();
    const sent = what === 'without the header' ? { origin: app.url } : headers;
    for (const path of ['/auth/refresh', '/auth/logout']) {
      const answer = await withCookie(path, cookie, sent);
      expect(answer.status).toBe(403);
      expect(answer.body.error.code).toBe('AUTH_FORBIDDEN');
    }
    expect((await app.get('/users/me', { token: accessToken })).status).toBe(200);
    expect((await withCookie('/auth/refresh', cookie, ours())).status).toBe(200);
  });

  it('is cleared when it is of no use any more, and by signing out', async () => {
    const { cookie } = await browser();
    await withCookie('/auth/refresh', cookie, ours());
    const again = await withCookie('/auth/refresh', cookie, ours());
    expect(again.status).toBe(401);
    expect(refreshCookie(again)?.pair).toBe('pixshift_refresh=');

    const other = await browser();
    const out = await withCookie('/auth/logout', other.cookie, ours());
    expect(out.status).toBe(204);
    expect(refreshCookie(out)?.pair).toBe('pixshift_refresh=');
    expect((await withCookie('/auth/refresh', other.cookie, ours())).status).toBe(401);
  });

  it('asks to sign in where there is none', async () => {
    const answer = await app.post('/auth/refresh', { headers: ours() });
    expect(answer.status).toBe(401);
    expect(answer.body.error.code).toBe('AUTH_REQUIRED');
  });
});

describe('logout', () => {
  it('ends the session with all its tokens, and may be said twice', async () => {
    const { accessToken, refreshToken } = await person();
    expect((await app.post('/auth/logout', { token: accessToken })).status).toBe(204);
    await sleep(1_000);
    expect((await app.get('/users/me', { token: accessToken })).status).toBe(401);
    expect((await refresh(refreshToken)).status).toBe(401);
    expect((await app.post('/auth/logout', { token: accessToken })).status).toBe(204);
    expect(await auditOf('entity_id', refreshToken.slice(0, 36))).toMatchObject([
      { action: 'session.ended' },
    ]);
  });

  it('leaves the other sessions of the person alone', async () => {
    const { email, accessToken } = await person();
    const other = (await login(email)).body.accessToken;
    await app.post('/auth/logout', { token: accessToken });
    await sleep(200);
    expect((await app.get('/users/me', { token: other })).status).toBe(200);
  });

  it('works with the refresh token, even one exchanged before', async () => {
    const { accessToken, refreshToken } = await person();
    await refresh(refreshToken);
    expect((await app.post('/auth/logout', { body: { refreshToken } })).status).toBe(204);
    await sleep(1_000);
    expect((await app.get('/users/me', { token: accessToken })).status).toBe(401);
  });

  it('needs something to sign out from', async () => {
    expect((await app.post('/auth/logout')).body.error.code).toBe('AUTH_REQUIRED');
    expect((await app.post('/auth/logout', { token: 'a.b.c' })).body.error.code).toBe(
      'AUTH_INVALID',
    );
  });
});

describe('access tokens', () => {
  it('are refused when changed, unsigned or of another kind', async () => {
    const { accessToken, refreshToken } = await person();
    const [header = '', claims = '', signature = ''] = accessToken.split('.');
    const edit = (part: string, change: object): string =>
      Buffer.from(
        JSON.stringify({ ...JSON.parse(Buffer.from(part, 'base64url').toString()), ...change }),
      ).toString('base64url');
    const forged = [
      `${header}.${edit(claims, { role: 'ADMIN', roles: ['ADMIN'] })}.${signature}`,
      `${edit(header, { alg: 'none' })}.${claims}.`,
      `${edit(header, { alg: 'none' })}.${claims}.${signature}`,
      `${edit(header, { alg: 'HS512' })}.${claims}.${signature}`,
      `${header}.${claims}.${signature.slice(0, -2)}`,
      `${header}.${claims}`,
      refreshToken,
      '',
      'x'.repeat(5000),
    ];
    for (const token of forged) {
      const answer = await app.get('/users/me', { token });
      expect(answer.status).toBe(401);
      expect(answer.body.error.code).toBe('AUTH_INVALID');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    for (const authorization of [`Basic ${accessToken}`, accessToken, 'Bearer', 'Bearer a b c']) {
      expect((await app.get('/users/me', { headers: { authorization } })).status).toBe(401);
    }
    expect((await app.get('/users/me', { token: accessToken })).status).toBe(200);
  });

  it('are asked for where there is none', async () => {
    const answer = await app.get('/users/me');
    expect(answer.status).toBe(401);
    expect(answer.body.error).toMatchObject({
      code: 'AUTH_REQUIRED',
      category: 'AUTHENTICATION',
      requestId: answer.headers.get('x-request-id'),
    });
  });

  it('do not stand in the way of public routes when they are bad', async () => {
    const answer = await app.get(`${app.url}/health/live`, { token: 'a.b.c' });
    expect(answer.status).toBe(200);
  });

  it('are not found in what the program writes', async () => {
    const { accessToken, refreshToken } = await person();
    await refresh(refreshToken);
    await refresh(refreshToken);
    expect(app.output()).not.toContain(accessToken.split('.')[2]);
    expect(app.output()).not.toContain(refreshToken.split('.')[2]);
    expect(app.output()).not.toContain('@example.test');
  });
});
