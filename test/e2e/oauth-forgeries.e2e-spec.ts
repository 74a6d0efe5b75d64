import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { FORGERIES, type Forgery } from '../../sandbox/vendors/sign-in/id-tokens.js';
import type { App } from '../harness.js';
import {
  control,
  forgeNext,
  newcomer,
  startAppWithProviders,
} from '../support/app-with-providers.js';
import { confirmAddress } from '../support/confirm-address.js';
import { consent, type Provider, ProviderVisitor } from '../support/provider-visitor.js';
import { query } from '../support/query.js';
import { oneOrAll, thorough } from '../support/thorough.js';

let app: App;

beforeAll(async () => {
  app = await startAppWithProviders({ LOG_LEVEL: 'debug' });
}, 60_000);

const users = async (): Promise<number> =>
  Number((await query<{ count: string }>(app, 'select count(*) from app_user'))[0]?.count);

/** Not forged as a token, but in what it says; looked at below. */
const OF_CONTENT: readonly Forgery[] = ['text-verified', 'profile-of-another'];
/** Google signs with RS256; any other issuer with what it says itself. */
const ONLY_GOOGLE: readonly Forgery[] = ['other-algorithm'];
const OF_THE_TOKEN = FORGERIES.filter((kind) => !OF_CONTENT.includes(kind));

describe.each(['google', 'oidc'] as const)('an id token of %s', (provider) => {
  it.each(OF_THE_TOKEN.filter((kind) => provider === 'google' || !ONLY_GOOGLE.includes(kind)))(
    'that is forged signs nobody in: %s',
    async (kind) => {
      const someone = newcomer();
      const first = await new ProviderVisitor(app).signIn(provider, someone);
      expect(first.status).toBe(200);
      const before = await users();
      await forgeNext(app, provider, kind);
      const person = new ProviderVisitor(app);
      const page = await person.visit(provider, someone, '/gallery');
      expect(Object.fromEntries(page.searchParams)).toEqual({
        problem: 'untrusted',
        provider,
        returnTo: '/gallery',
        requestId: expect.any(String),
      });
      expect(person.jar.names('pixshift_oauth_grant_')).toEqual([]);
      expect(await users()).toBe(before);
      const [event] = await query<{ diff: object; entity_id: string }>(
        app,
        `select entity_id, diff from audit_event where action = 'sign-in.failed' order by seq desc limit 1`,
      );
      expect(event).toEqual({ entity_id: provider, diff: { reason: 'untrusted' } });
      // The next, honest one is good again.
      expect((await new ProviderVisitor(app).signIn(provider, someone)).status).toBe(200);
    },
  );

  it('that says "true" where a boolean belongs proves no address', async () => {
    const taken = await app.signUp();
    await confirmAddress(app, taken.email);
    await forgeNext(app, provider, 'text-verified');
    const { body } = await new ProviderVisitor(app).signIn(
      provider,
      newcomer({ email: taken.email }),
    );
    expect(body).toEqual({ outcome: 'question', grantId: expect.any(String) });
  });

  it('is good with a key that was rotated a moment ago', async () => {
    const someone = newcomer();
    await new ProviderVisitor(app).signIn(provider, someone);
    for (let turn = 0; turn < 3; turn++) {
      await control(app, 'POST', `/vendors/${provider}/keys/rotate`);
      expect((await new ProviderVisitor(app).signIn(provider, someone)).status).toBe(200);
    }
  });
});

it('of another issuer is good in every algorithm that it says it signs with', async () => {
  const someone = newcomer();
  await forgeNext(app, 'oidc', 'other-algorithm');
  expect((await new ProviderVisitor(app).signIn('oidc', someone)).status).toBe(200);
});

describe('a profile', () => {
  it('of another subject than the id token is refused', async () => {
    await forgeNext(app, 'oidc', 'profile-of-another');
    const page = await new ProviderVisitor(app).visit('oidc', newcomer());
    expect(page.searchParams.get('problem')).toBe('untrusted');
  });
});

describe.each(oneOrAll(['oidc', 'google', 'facebook'] as const))(
  'when %s',
  (provider: Provider) => {
    const fault = (mode: string, more: object = {}): Promise<Response> =>
      control(app, 'POST', '/faults', { vendor: provider, mode, ...more });

    /** Sets the fault when the person has decided, so that it hits the calls of the program. */
    async function comeBackUnder(mode: string, more: object = {}): Promise<URL> {
      const person = new ProviderVisitor(app);
      const callback = await consent(await person.start(provider, '/gallery'), newcomer());
      await fault(mode, more);
      try {
        return await person.comeBack(callback);
      } finally {
        await control(app, 'DELETE', '/faults');
      }
    }

    it.each(['500', '503', '429', 'garbage', 'empty', 'reset'])(
      'answers with %s, a page says so',
      async (mode) => {
        const page = await comeBackUnder(mode);
        expect(page.searchParams.get('problem')).toBe('unavailable');
        expect(page.searchParams.get('returnTo')).toBe('/gallery');
      },
    );

    thorough('is slow but well, it works', async () => {
      const page = await comeBackUnder('slow', { delayMs: 700 });
      expect(page.searchParams.has('code')).toBe(true);
    });

    it('is well again, so are we', async () => {
      const page = await new ProviderVisitor(app).visit(provider, newcomer());
      expect(page.searchParams.has('code')).toBe(true);
    });
  },
);

describe('while a provider hangs', () => {
  thorough(
    'a page says so after some seconds, of each of them',
    async () => {
      const waiting = (['google', 'oidc', 'facebook'] as const).map(async (provider) => {
        const person = new ProviderVisitor(app);
        const callback = await consent(await person.start(provider), newcomer());
        await control(app, 'POST', '/faults', { vendor: provider, mode: 'timeout' });
        return (await person.comeBack(callback)).searchParams.get('problem');
      });
      expect(await Promise.all(waiting)).toEqual(['unavailable', 'unavailable', 'unavailable']);
      await control(app, 'DELETE', '/faults');
    },
    60_000,
  );

  thorough(
    'nobody but those who go there waits, and they wait for seconds',
    async () => {
      const visitors = Array.from({ length: 20 }, () => new ProviderVisitor(app));
      const callbacks = await Promise.all(
        visitors.map(async (person) => consent(await person.start('google'), newcomer())),
      );
      // Longer than anybody here waits.
      await control(app, 'POST', '/faults', {
        vendor: 'google',
        mode: 'timeout',
        delayMs: 300_000,
      });
      const since = performance.now();
      const back = visitors.map(async (person, at) => person.comeBack(callbacks[at] ?? ''));
      await sleep(500);
      // There are fewer connections to the database than visitors: none is held while they wait.
      const account = await app.signUp();
      await app.signIn(account);
      expect((await app.get('/users/me', { token: account.accessToken })).status).toBe(200);
      expect((await new ProviderVisitor(app).signIn('oidc', newcomer())).status).toBe(200);
      // One that waits is in its transaction all the while; others pass through theirs.
      const held = await query(
        app,
        `select 1 from pg_stat_activity where datname = current_database()
         and state like 'idle in transaction%' and state_change < now() - interval '400 ms'`,
      );
      expect(held).toEqual([]);
      const problems = (await Promise.all(back)).map((page) => page.searchParams.get('problem'));
      expect(new Set(problems)).toEqual(new Set(['unavailable']));
      // Ours are 5 seconds a call and 10 in all; without them the library's own 30 would end it.
      expect(performance.now() - since).toBeLessThan(25_000);
      await control(app, 'DELETE', '/faults');
    },
    60_000,
  );
});

describe('while google is down', () => {
  thorough(
    'setting out leads to a page, and begins to work with google',
    async () => {
      const fresh = await startAppWithProviders();
      await control(fresh, 'POST', '/faults', { vendor: 'google', mode: '503' });
      const person = new ProviderVisitor(fresh);
      const page = new URL(await person.start('google'), fresh.url);
      expect(page.pathname).toBe('/auth/callback');
      expect(page.searchParams.get('problem')).toBe('unavailable');
      await control(fresh, 'DELETE', '/faults');
      expect((await person.signIn('google', newcomer())).status).toBe(200);
    },
    60_000,
  );
});

describe('an issuer that leads elsewhere', () => {
  const asked: string[] = [];
  let change: Record<string, string> | 'endless' | undefined;
  let issuer: Server;
  let fresh: App;
  const startWithIssuer = (): Promise<App> => {
    const { port } = issuer.address() as { port: number };
    return startAppWithProviders({ OIDC_ISSUER_URL: `http://127.0.0.1:${port}` });
  };

  beforeAll(async () => {
    issuer = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (change === undefined) {
        response.writeHead(302, { location: `${app.sandboxUrl}/oidc${request.url}` }).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'application/json' });
      if (change === 'endless') {
        const more = (): void => {
          if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(more));
        };
        more();
        return;
      }
      const own = `http://127.0.0.1:${(issuer.address() as { port: number }).port}`;
      response.end(
        JSON.stringify({
          issuer: own,
          authorization_endpoint: `${own}/authorize`,
          token_endpoint: `${own}/token`,
          jwks_uri: `${own}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256'],
          token_endpoint_auth_methods_supported: ['client_secret_post'],
          ...change,
        }),
      );
    });
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    fresh = await startWithIssuer();
  }, 60_000);
  afterAll(() => {
    issuer.closeAllConnections();
    issuer.close();
  });

  it.each([
    ['is another issuer than it should be', { issuer: 'https://evil.test' }],
    ['redirects', undefined],
    ['talks without end', 'endless'],
    ['names endpoints of another host', { token_endpoint: 'http://127.0.0.1:9/token' }],
    ['sends people to another host', { authorization_endpoint: 'https://evil.test/authorize' }],
  ] as const)(
    'is not followed: it %s',
    async (_, how) => {
      change = how;
      asked.length = 0;
      // What could be used of the case before is remembered.
      if (typeof how === 'object' && 'authorization_endpoint' in how)
        fresh = await startWithIssuer();
      const person = new ProviderVisitor(fresh);
      let page = new URL(await person.start('oidc'), fresh.url);
      if (page.pathname === '/authorize') {
        const state = page.searchParams.get('state') ?? '';
        page = await person.comeBack(
          fresh.api(
            `/auth/oauth/oidc/callback?${new URLSearchParams({ state, code: 'x' }).toString()}`,
          ),
        );
      }
      expect(page.pathname).toBe('/auth/callback');
      expect(page.searchParams.get('problem')).toMatch(/^(untrusted|unavailable)$/);
      expect(asked).toEqual(['/.well-known/openid-configuration']);
    },
    60_000,
  );
});

it('writes no code, state, token or address into its log', async () => {
  const person = new ProviderVisitor(app);
  const someone = newcomer();
  const start = new URL(await person.start('google'));
  const callback = new URL(await consent(start.href, someone));
  const page = await person.comeBack(callback.href);
  await person.exchange(page.searchParams.get('code') ?? '');
  const log = readFileSync(join(app.dataDir, 'pixshift.log'), 'utf8') + app.output();
  for (const secret of [
    start.searchParams.get('state'),
    callback.searchParams.get('code'),
    page.searchParams.get('code'),
    someone.email,
    'sandbox-client-secret',
  ]) {
    expect(secret?.length).toBeGreaterThan(8);
    expect(log).not.toContain(secret);
  }
  expect(log).toContain('a sign-in provider failed');
});
