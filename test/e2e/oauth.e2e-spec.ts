import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { type App, startApp } from '../harness.js';
import {
  control,
  newcomer,
  newEmail,
  putPerson,
  startAppWithProviders,
} from '../support/app-with-providers.js';
import { confirmAddress } from '../support/confirm-address.js';
import { consent, type Provider, ProviderVisitor } from '../support/provider-visitor.js';
import { query } from '../support/query.js';
import { refreshCookie } from '../support/refresh-cookie.js';
import { thorough } from '../support/thorough.js';

const PROVIDERS: readonly Provider[] = ['google', 'facebook', 'oidc'];
const VOUCHING: readonly Provider[] = ['google', 'oidc'];
const IN_BODY = { headers: { 'x-token-delivery': 'body' } };

let app: App;

beforeAll(async () => {
  app = await startAppWithProviders();
}, 60_000);

const visitor = (): ProviderVisitor => new ProviderVisitor(app);
const problemOf = (page: URL): string | null => page.searchParams.get('problem');

async function auditOf(action: string, entityId: string): Promise<{ diff: object }[]> {
  return query(app, 'select diff from audit_event where action = $1 and entity_id = $2', [
    action,
    entityId,
  ]);
}

/** Signs a newcomer up by a provider, whatever it asks on the way. */
async function signUpBy(provider: Provider, someone = newcomer()) {
  const person = visitor();
  let { status, body } = await person.signIn(provider, someone);
  if (body.outcome === 'question') {
    ({ status, body } = await person.send('post', `/auth/oauth/grants/${body.grantId}/account`));
  }
  expect([200, 201]).toContain(status);
  return { person, someone, user: body.user, accessToken: body.accessToken as string };
}

describe('the ways in', () => {
  it('are told to everybody', async () => {
    const { status, body } = await app.get('/auth/methods');
    expect(status).toBe(200);
    expect(body).toEqual({
      password: true,
      sms: true,
      google: true,
      facebook: true,
      oidc: { name: 'Acme ID' },
    });
  });

  thorough(
    'are none but ours where no provider is set up',
    async () => {
      const bare = await startApp({ env: { SANDBOX_PORT: '0' } });
      expect((await bare.get('/auth/methods')).body).toEqual({
        password: true,
        sms: false,
        google: false,
        facebook: false,
        oidc: null,
      });
      const answer = await bare.get('/auth/oauth/google/start?returnTo=/gallery');
      expect(answer.status).toBe(302);
      const page = new URL(answer.headers.get('location') ?? '', bare.url);
      expect(page.pathname).toBe('/auth/callback');
      expect(Object.fromEntries(page.searchParams)).toMatchObject({
        problem: 'off',
        provider: 'google',
        returnTo: '/gallery',
        requestId: answer.headers.get('x-request-id'),
      });
    },
    60_000,
  );

  it('do not include providers that nobody knows', async () => {
    for (const path of ['start', 'callback']) {
      const answer = await app.get(`/auth/oauth/myspace/${path}`);
      expect(answer.status).toBe(404);
      expect(answer.body.error.code).toBe('NOT_FOUND');
    }
  });
});

describe.each(PROVIDERS)('setting out to %s', (provider) => {
  it('leads to its page, with what binds the way back to this browser', async () => {
    const person = visitor();
    const url = new URL(await person.start(provider));
    expect(url.origin).toBe(app.sandboxUrl.replace('127.0.0.1', 'localhost'));
    const parameters = Object.fromEntries(url.searchParams);
    expect(parameters).toMatchObject({
      redirect_uri: app.api(`/auth/oauth/${provider}/callback`),
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      scope: provider === 'facebook' ? 'email,public_profile' : 'openid email profile',
    });
    if (provider !== 'facebook') expect(parameters['nonce']).toMatch(/^[\w-]{43}$/);
    const cookie = person.jar.find('pixshift_oauth_');
    expect(cookie?.attributes.toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=600',
      'Path=/api/v1/auth/oauth',
      'SameSite=Lax',
    ]);
    // Sealed: what the provider is told stands nowhere in it.
    expect(cookie?.value).not.toContain(parameters['state']);
    expect(Buffer.from(cookie?.value.split('.')[2] ?? '', 'base64url').toString()).not.toContain(
      'verifier',
    );
  });

  it('uses everything once', async () => {
    const person = visitor();
    const [first, second] = [await person.start(provider), await person.start(provider)].map(
      (text) => new URL(text).searchParams,
    );
    for (const name of ['state', 'code_challenge']) {
      expect(first?.get(name)).not.toBe(second?.get(name));
    }
  });

  it('keeps at most five attempts', async () => {
    const person = visitor();
    for (let tab = 0; tab < 9; tab++) await person.start(provider);
    expect(person.jar.names('pixshift_oauth_')).toHaveLength(5);
    // The newest is among them.
    const page = await person.visit(provider, newcomer());
    expect(page.searchParams.has('code')).toBe(true);
  });

  it('comes back to the name by which the browser came, on this machine only', async () => {
    for (const [host, expected] of [
      [`localhost:${app.port}`, `http://localhost:${app.port}`],
      ['evil.test', app.url],
      [`localhost.evil.test:${app.port}`, app.url],
    ]) {
      const answer = await startWithHost(provider, host as string);
      const url = new URL(answer);
      expect(url.searchParams.get('redirect_uri')).toMatch(
        new RegExp(`^${(expected as string).replaceAll('.', '\\.')}/api/`),
      );
    }
  });
});

/** `fetch` does not let a caller choose the host. */
async function startWithHost(provider: Provider, host: string): Promise<string> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request(
      {
        port: app.port,
        host: '127.0.0.1',
        path: `/api/v1/auth/oauth/${provider}/start`,
        headers: { host },
      },
      (response) => {
        response.resume();
        resolve(response.headers.location ?? '');
      },
    )
      .once('error', reject)
      .end();
  });
}

describe.each(VOUCHING)('a newcomer by %s', (provider) => {
  it('gets an account whose address is confirmed, and a session like everybody', async () => {
    const person = visitor();
    const someone = newcomer({ email: newEmail().toUpperCase() });
    const page = await person.visit(provider, someone, '/studio/photo-1990s');
    expect(page.pathname).toBe('/auth/callback');
    expect([...page.searchParams.keys()]).toEqual(['code']);
    const answer = await person.exchange(page.searchParams.get('code') ?? '');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      outcome: 'signed-in',
      returnTo: '/studio/photo-1990s',
      user: {
        id: expect.any(String),
        email: someone.email.toLowerCase(),
        phone: null,
        displayName: 'Ada Lovelace',
        role: 'GUEST',
        emailVerified: true,
      },
      accessToken: expect.any(String),
      expiresIn: 600,
    });
    expect(refreshCookie(answer)?.attributes).toContain('SameSite=Strict');
    expect(person.jar.names('pixshift_oauth_')).toEqual([]);
    const session = await app.get('/auth/session', { token: answer.body.accessToken });
    expect(session.body.user.authProvider).toBe(provider);
    const { user } = answer.body;
    expect(await auditOf('user.registered', user.id)).toEqual([
      { diff: { provider, sessionId: session.body.session.id } },
    ]);
    const refreshed = await person.send('post', '/auth/refresh');
    expect(refreshed.status).toBe(200);
  });

  it('is known again, by the subject and not by the address', async () => {
    const id = `10${Date.now()}${provider}`;
    const person = { id, name: 'Grace Hopper', email: newEmail(), emailVerified: true };
    await putPerson(app, provider, person);
    const first = await visitor().signIn(provider, id);
    // The address at the provider changes, and somebody else gets the old one.
    await putPerson(app, provider, { ...person, email: newEmail() });
    const again = await visitor().signIn(provider, id);
    expect(again.body.user).toEqual(first.body.user);
    await putPerson(app, provider, { ...person, id: `${id}9` });
    const rows = await query(
      app,
      'select user_id, email_at_provider from identity where provider_user_id = $1',
      [id],
    );
    expect(rows).toEqual([
      { user_id: first.body.user.id, email_at_provider: expect.not.stringMatching(person.email) },
    ]);
  });

  it('gets the refresh token in the body where an API client asks for it', async () => {
    const { body, headers } = await visitor().signIn(provider, newcomer(), IN_BODY);
    expect(body.refreshToken).toEqual(expect.any(String));
    expect(refreshCookie({ headers } as never)).toBeUndefined();
  });

  it('is one account, even where many first sign-ins meet', async () => {
    const someone = newcomer();
    const codes = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const person = visitor();
        return { person, page: await person.visit(provider, someone) };
      }),
    );
    const answers = await Promise.all(
      codes.map(({ person, page }) => person.exchange(page.searchParams.get('code') ?? '')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ body }) => body.user.id)).size).toBe(1);
  });
});

describe('a newcomer by facebook', () => {
  it('is asked whether they are new, and then gets an account with nothing confirmed', async () => {
    const person = visitor();
    const someone = newcomer({ name: 'Grace Hopper' });
    const answer = await person.signIn('facebook', someone);
    expect(answer.body).toEqual({ outcome: 'question', grantId: expect.any(String) });
    expect(refreshCookie(answer)).toBeUndefined();
    const path = `/auth/oauth/grants/${answer.body.grantId}`;
    const waiting = await person.send('get', path);
    expect(waiting.body).toEqual({
      id: answer.body.grantId,
      provider: 'facebook',
      providerName: 'Facebook',
      name: 'Grace Hopper',
      email: `p•••@example.test`,
      question: 'address-unproven',
      canAdopt: false,
    });
    const made = await person.send('post', `${path}/account`);
    expect(made.status).toBe(201);
    expect(made.body.user).toMatchObject({
      displayName: 'Grace Hopper',
      email: someone.email,
      emailVerified: false,
    });
    // Decided once: it waits no longer.
    expect((await person.send('get', path)).status).toBe(404);
    expect((await person.send('post', `${path}/account`)).status).toBe(404);
    // And known from now on.
    const again = await visitor().signIn('facebook', someone);
    expect(again.body).toMatchObject({ outcome: 'signed-in', user: { id: made.body.user.id } });
  });

  it('may have no address at all', async () => {
    const { user } = await signUpBy('facebook', newcomer({ email: '', name: 'Alan Turing' }));
    expect(user).toMatchObject({ email: null, displayName: 'Alan Turing' });
  });

  it('learns nothing about whose address it is', async () => {
    const taken = await app.signUp();
    await confirmAddress(app, taken.email);
    const shapes = [];
    for (const email of [taken.email, newEmail()]) {
      const person = visitor();
      const { status, body } = await person.signIn('facebook', newcomer({ email }));
      const waiting = await person.send('get', `/auth/oauth/grants/${body.grantId}`);
      const made = await person.send('post', `/auth/oauth/grants/${body.grantId}/account`);
      shapes.push({
        status,
        outcome: body.outcome,
        question: waiting.body.question,
        made: made.status,
        claims: made.body.user.email === email,
        emailVerified: made.body.user.emailVerified,
      });
      // The owner of the address is not touched.
      expect(made.body.user.id).not.toBe(taken.user.id);
    }
    expect(shapes[0]).toEqual(shapes[1]);
  });
});

describe('the one-time code', () => {
  const codeFor = async (person: ProviderVisitor): Promise<string> =>
    (await person.visit('google', newcomer())).searchParams.get('code') ?? '';

  it('is good once, also for twenty at the same time', async () => {
    const person = visitor();
    const code = await codeFor(person);
    const url = app.api('/auth/oauth/exchange');
    const headers = {
      cookie: person.jar.header(url),
      origin: app.url,
      'x-requested-with': 'test',
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.post(url, { body: { code }, headers })),
    );
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(401)]);
    expect(answers.find(({ status }) => status === 401)?.body.error.code).toBe('AUTH_INVALID');
  });

  it('is worthless in another browser', async () => {
    const person = visitor();
    const code = await codeFor(person);
    const thief = visitor();
    await thief.visit('google', newcomer());
    expect((await thief.exchange(code)).status).toBe(401);
    // Nor with the cookie of another grant under its name.
    const other = await thief.visit('google', newcomer());
    const cookie = thief.jar.find(
      `pixshift_oauth_grant_${other.searchParams.get('code')?.slice(0, 36)}`,
    );
    const stolen = await app.post('/auth/oauth/exchange', {
      body: { code },
      headers: {
        origin: app.url,
        'x-requested-with': 'test',
        cookie: `pixshift_oauth_grant_${code.slice(0, 36)}=${cookie?.value}`,
      },
    });
    expect(stolen.status).toBe(401);
    // Its owner can still use it.
    expect((await person.exchange(code)).status).toBe(200);
  });

  it('is for our own pages only', async () => {
    const person = visitor();
    const code = await codeFor(person);
    for (const headers of [{ origin: 'https://evil.test' }, { 'x-requested-with': '' }] as Record<
      string,
      string
    >[]) {
      if (headers['x-requested-with'] === '') {
        const url = app.api('/auth/oauth/exchange');
        const cookie = person.jar.header(url);
        const answer = await app.post(url, {
          body: { code },
          headers: { cookie, origin: app.url },
        });
        expect(answer.status).toBe(403);
      } else {
        expect((await person.exchange(code, { headers })).status).toBe(403);
      }
    }
    expect((await person.exchange(code)).status).toBe(200);
  });

  it('lives for a minute', async () => {
    const person = visitor();
    const code = await codeFor(person);
    await query(
      app,
      `update oauth_grant set expires_at = expires_at - interval '60 seconds' where id = $1`,
      [code.slice(0, 36)],
    );
    expect((await person.exchange(code)).status).toBe(401);
    const [row] = await query<{ seconds: number }>(
      app,
      `select extract(epoch from expires_at - created_at)::int + 60 as seconds from oauth_grant where id = $1`,
      [code.slice(0, 36)],
    );
    expect(row?.seconds).toBe(60);
  });

  it.each(['', 'x', 'a.b', `${crypto.randomUUID()}.${'x'.repeat(43)}`, 'x'.repeat(101)])(
    'is refused when made up: %j',
    async (code) => {
      const answer = await visitor().exchange(code);
      expect([400, 401]).toContain(answer.status);
    },
  );

  it('does not hold, nor does the database, what the provider said', async () => {
    const person = visitor();
    const someone = newcomer();
    const page = await person.visit('google', someone);
    expect(page.href).not.toContain(someone.email);
    const rows = await query(app, 'select * from oauth_grant');
    expect(JSON.stringify(rows)).not.toContain(someone.email);
    expect(JSON.stringify(rows)).not.toContain(page.searchParams.get('code')?.split('.')[1]);
  });
});

describe('the way back', () => {
  it.each(PROVIDERS)('from %s is refused in a browser that did not set out', async (provider) => {
    const attacker = visitor();
    const callback = await consent(await attacker.start(provider), newcomer());
    const victim = visitor();
    const page = await victim.comeBack(callback);
    expect(problemOf(page)).toBe('expired');
    expect(victim.jar.names('pixshift_oauth_grant_')).toEqual([]);
  });

  it('is refused with the state of another tab', async () => {
    const person = visitor();
    const attacker = visitor();
    const stolen = new URL(await consent(await attacker.start('google'), newcomer()));
    const own = new URL(await person.start('google')).searchParams.get('state') ?? '';
    stolen.searchParams.set('state', own);
    // The code was made for another challenge.
    expect(problemOf(await person.comeBack(stolen.href))).toBe('spent');
  });

  it('is refused with the cookie of an attempt at another provider', async () => {
    const person = visitor();
    const callback = new URL(await consent(await person.start('google'), newcomer()));
    const elsewhere = callback.href.replace('/google/callback', '/oidc/callback');
    expect(problemOf(await person.comeBack(elsewhere))).toBe('expired');
  });

  it('is open once', async () => {
    const person = visitor();
    const callback = await consent(await person.start('google'), newcomer());
    expect(problemOf(await person.comeBack(callback))).toBeNull();
    expect(problemOf(await person.comeBack(callback))).toBe('expired');
  });

  it('is open in each of two tabs, in whatever order', async () => {
    const person = visitor();
    const [one, two] = [
      await person.start('google', '/gallery'),
      await person.start('oidc', '/account'),
    ];
    const second = await person.comeBack(await consent(two, newcomer()));
    const first = await person.comeBack(await consent(one, newcomer()));
    const answers = [];
    for (const page of [first, second]) {
      answers.push(await person.exchange(page.searchParams.get('code') ?? ''));
    }
    expect(answers.map(({ body }) => body.returnTo)).toEqual(['/gallery', '/account']);
  });

  thorough(
    'is closed after ten minutes',
    async () => {
      const late = await startApp({
        env: { CLOCK_OFFSET_MS: String(601_000) },
        databaseUrl: app.databaseUrl as string,
        dataDir: app.dataDir,
        role: 'api',
      });
      const person = visitor();
      const callback = await consent(await person.start('google'), newcomer());
      const answer = await late.get(callback.replace(app.url, late.url), {
        headers: { cookie: person.jar.header(app.api('/auth/oauth/google/callback')) },
      });
      const page = new URL(answer.headers.get('location') ?? '', late.url);
      expect(problemOf(page)).toBe('expired');
    },
    60_000,
  );

  it.each(PROVIDERS)('from %s says so when somebody declined', async (provider) => {
    const person = visitor();
    const page = await person.comeBack(
      await consent(await person.start(provider, '/gallery'), 'deny'),
    );
    expect(Object.fromEntries(page.searchParams)).toEqual({
      problem: 'declined',
      provider,
      returnTo: '/gallery',
      requestId: expect.any(String),
    });
  });

  it.each([
    '',
    '?code=x',
    '?state=x',
    `?state=${'x'.repeat(43)}&code=x`,
    '?error=server_error',
    '?%00=x',
  ])('with %j leads to a page', async (text) => {
    const page = await visitor().comeBack(app.api(`/auth/oauth/google/callback${text}`));
    expect(problemOf(page)).toBe('expired');
  });

  it.each([
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '/api/v1/auth/oauth/google/start',
    'gallery',
  ])('does not lead to %s', async (returnTo) => {
    const person = visitor();
    const page = await person.visit('google', newcomer(), returnTo);
    const { body } = await person.exchange(page.searchParams.get('code') ?? '');
    expect(body.outcome).toBe('signed-in');
    expect(body).not.toHaveProperty('returnTo');
  });
});

it.each(['x'.repeat(1001), 'a&returnTo=b', '%00'])(
  'a returnTo that nobody can mean is a bad request',
  async (text) => {
    const answer = await app.get(`/auth/oauth/google/start?returnTo=${text}`);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      code: 'VALIDATION_ERROR',
      details: { field: 'returnTo' },
    });
  },
);

describe('a suspended user', () => {
  it('is not let in by a provider either', async () => {
    const { someone, user } = await signUpBy('google');
    await query(app, `update app_user set status = 'suspended' where id = $1`, [user.id]);
    const { status, body } = await visitor().signIn('google', someone);
    expect(status).toBe(403);
    expect(body.error).toMatchObject({
      code: 'AUTH_FORBIDDEN',
      message: expect.stringContaining('suspended'),
    });
    expect(await auditOf('sign-in.failed', user.id)).toEqual([{ diff: { reason: 'suspended' } }]);
  });
});

describe('tokens of providers', () => {
  it.each(PROVIDERS)('of %s are stored sealed and shown nowhere', async (provider) => {
    const { user, accessToken } = await signUpBy(provider);
    const [row] = await query<{ provider_tokens: string; issuer: string }>(
      app,
      'select provider_tokens, issuer from identity where user_id = $1',
      [user.id],
    );
    expect(row?.provider_tokens).toMatch(/^v1\.installation\.[\w-]+$/);
    expect(row?.issuer).toContain(`/${provider}`);
    const calls = (await (await control(app, 'GET', `/calls?vendor=${provider}`)).json()) as {
      responseBody: { access_token?: string } | null;
    }[];
    const given =
      calls.flatMap(({ responseBody }) => responseBody?.access_token ?? []).at(-1) ?? '';
    expect(given.length).toBeGreaterThan(20);
    const everything = JSON.stringify([
      decodeJwt(accessToken),
      (await app.get('/auth/identities', { token: accessToken })).body,
      await query(app, 'select * from identity'),
      await query(app, 'select * from audit_event'),
      app.output(),
    ]);
    expect(everything).not.toContain(given);
  });
});
