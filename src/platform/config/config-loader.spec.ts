import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { configFiles } from './config.schema.js';
import { ConfigError, loadConfig } from './config-loader.js';

const CONFIG_DIR = fileURLToPath(new URL('../../../config/', import.meta.url));

/** What a production start needs; each test takes something away or spoils it. */
const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://app@db.internal/pixshift',
  PUBLIC_URL: 'https://pixshift.test',
  SANDBOX_PORT: '0',
  JWT_SECRET: randomBytes(32).toString('base64url'),
  URL_SIGNING_SECRET: randomBytes(32).toString('base64url'),
  ENCRYPTION_KEYS: `a:${randomBytes(32).toString('base64url')}`,
  LOOKUP_SECRET: randomBytes(32).toString('base64url'),
};

function problems(env: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig(CONFIG_DIR, env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems;
  }
}

describe('the shipped configuration', () => {
  it('needs nothing from the environment in development', () => {
    const { app, auth, limits, generation, pricing } = loadConfig(CONFIG_DIR, {});
    expect(app).toMatchObject({
      environment: 'development',
      role: 'all',
      http: { host: '127.0.0.1', port: 3000, publicUrl: undefined, corsOrigins: [] },
      database: { url: undefined },
      sandbox: { port: undefined },
      test: { clockOffsetMs: 0 },
    });
    expect(app.dataDir).toMatch(/^\/.*\.data$/);
    expect(auth).toMatchObject({ jwtSecret: undefined, accessTokenSeconds: 600 });
    // Ended sessions count within a second, changed rights within five, even where nobody tells.
    expect(auth.sessionCacheMs).toBeLessThanOrEqual(1_000);
    expect(limits.factor).toBe(1);
    expect(generation).toMatchObject({ leaseMs: 30_000, concurrency: 2, maxTries: 3 });
    expect(pricing).toMatchObject({ currency: 'USD', freeTierLimit: 5 });
  });

  it('takes an empty variable as one that is not set', () => {
    expect(
      loadConfig(CONFIG_DIR, { PORT: '', JWT_SECRET: '', DATABASE_URL: '' }).app.http.port,
    ).toBe(3000);
  });

  it('reduces addresses to origins', () => {
    const { http } = loadConfig(CONFIG_DIR, {
      PUBLIC_URL: 'https://pixshift.test/some/path?x=1',
      CORS_ORIGINS: ' https://a.test , http://b.test:8080/ ,',
    }).app;
    expect(http.publicUrl).toBe('https://pixshift.test');
    expect(http.corsOrigins).toEqual(['https://a.test', 'http://b.test:8080']);
  });

  it('sends codes to the countries that it is told, or to all', () => {
    const countriesOf = (SMS_COUNTRIES: string) =>
      loadConfig(CONFIG_DIR, { NODE_ENV: 'test', SMS_COUNTRIES }).smsOtp.countries;
    expect(countriesOf('DE, GB')).toEqual(['DE', 'GB']);
    expect(countriesOf('all')).toBeUndefined();
  });
});

describe('what is wrong', () => {
  it('is listed as a whole, with file, place and variable', () => {
    const found = problems({
      NODE_ENV: 'production',
      PORT: 'eighty',
      ROLE: 'boss',
      DATABASE_URL: 'mysql://canary-value',
      CORS_ORIGINS: 'https://fine.test,canary-value',
      TRUSTED_PROXIES: '99',
      RATE_LIMIT_FACTOR: '1000',
      LEASE_MS: '1',
      SMS_COUNTRIES: 'DE,Atlantis',
      JWT_SECRET: 'canary-value',
      URL_SIGNING_SECRET: '',
    });
    const starts = [
      'app.yaml: role (ROLE): ',
      'app.yaml: http.port (PORT): ',
      'app.yaml: http.corsOrigins.1 (CORS_ORIGINS): ',
      'app.yaml: http.trustedProxies (TRUSTED_PROXIES): ',
      'app.yaml: database.url (DATABASE_URL): ',
      'generation.yaml: leaseMs (LEASE_MS): ',
      'sms-otp.yaml: countries.1 (SMS_COUNTRIES): ',
      'auth.yaml: jwtSecret (JWT_SECRET): ',
      'auth.yaml: urlSigningSecret (URL_SIGNING_SECRET): ',
      'limits.yaml: factor (RATE_LIMIT_FACTOR): ',
      'encryption.yaml: keys (ENCRYPTION_KEYS): ',
      'encryption.yaml: lookupSecret (LOOKUP_SECRET): ',
    ];
    for (const start of starts) {
      expect(found.filter((problem) => problem.startsWith(start))).toHaveLength(1);
    }
    expect(found).toHaveLength(starts.length);
    expect(found.join('\n')).not.toContain('canary');
    expect(found.join('\n')).not.toMatch(/eighty|boss/);
  });

  it('is told of a folder without files, file by file', () => {
    const found = (() => {
      try {
        return loadConfig('/nowhere/at/all', {});
      } catch (error) {
        return (error as ConfigError).problems;
      }
    })();
    expect(found).toHaveLength(Object.keys(configFiles).length);
    expect(found).toContainEqual(expect.stringMatching(/^app\.yaml: cannot be read/));
  });
});

describe('production', () => {
  it('starts with real secrets, a database and an https origin', () => {
    expect(problems(PRODUCTION)).toEqual([]);
  });

  it.each([
    'DATABASE_URL',
    'PUBLIC_URL',
    'JWT_SECRET',
    'URL_SIGNING_SECRET',
    'ENCRYPTION_KEYS',
    'LOOKUP_SECRET',
  ])('refuses to start without %s', (name) => {
    const found = problems({ ...PRODUCTION, [name]: undefined });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`(${name})`);
  });

  it.each(['no-id', `a:${'x'.repeat(31)}`, `a b:${randomBytes(32).toString('hex')}`])(
    'refuses the encryption key %s, and does not show it',
    (keys) => {
      const found = problems({ ...PRODUCTION, ENCRYPTION_KEYS: keys });
      expect(found).toHaveLength(1);
      expect(found[0]).toContain('(ENCRYPTION_KEYS)');
      expect(found[0]).not.toContain(keys);
    },
  );

  it('refuses two encryption keys of one id', () => {
    const key = (): string => `a:${randomBytes(32).toString('hex')}`;
    const found = problems({ ...PRODUCTION, ENCRYPTION_KEYS: `${key()},${key()}` });
    expect(found).toEqual([expect.stringContaining('names an id twice')]);
  });

  it.each([
    ['a placeholder', 'change-me-change-me-change-me-change-me'],
    ['another placeholder', 'your-secret-here-your-secret-here-1234'],
    ['one letter', 'a'.repeat(64)],
    ['few letters', '12341234123412341234123412341234'],
    ['too few letters', randomBytes(20).toString('base64url')],
  ])('refuses %s as a secret, and does not show it', (_, secret) => {
    for (const name of ['JWT_SECRET', 'JWT_PREVIOUS_SECRET', 'URL_SIGNING_SECRET']) {
      const found = problems({ ...PRODUCTION, [name]: secret });
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`(${name})`);
      expect(found[0]).not.toContain(secret);
    }
  });

  it('does not take three equal letters of a random secret for a placeholder', () => {
    const secret = 'Zq8xXxP0-vN3kT7rL2mB9wYc5hJ1dGf6sAe4uR_oWiK';
    expect(problems({ ...PRODUCTION, JWT_SECRET: secret })).toEqual([]);
  });

  it.each([
    ['CLOCK_OFFSET_MS', '1'],
    ['RATE_LIMIT_FACTOR', '2'],
    ['SANDBOX_PORT', '9000'],
    ['PUBLIC_URL', 'http://pixshift.test'],
  ])('refuses %s=%s', (name, value) => {
    for (const environment of ['production', 'staging']) {
      const found = problems({ ...PRODUCTION, NODE_ENV: environment, [name]: value });
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(`(${name})`);
      expect(problems({ ...PRODUCTION, NODE_ENV: 'test', [name]: value })).toEqual([]);
    }
  });

  it('refuses what is no account of Twilio’s, before the first message', () => {
    const at = (sid: string) => problems({ ...PRODUCTION, TWILIO_ACCOUNT_SID: sid });
    for (const sid of ['AC1', `SK${'0a'.repeat(16)}`]) {
      expect(at(sid)).toEqual([expect.stringContaining('(TWILIO_ACCOUNT_SID): must be AC')]);
    }
    expect(at(`AC${'0a'.repeat(16)}`)).toEqual([]);
  });

  it.each(['GOOGLE_ISSUER_URL', 'FACEBOOK_BASE_URL', 'OIDC_ISSUER_URL', 'TWILIO_BASE_URL'])(
    'refuses %s without TLS, but for this machine',
    (name) => {
      const at = (url: string, NODE_ENV = 'production') =>
        problems({ ...PRODUCTION, NODE_ENV, [name]: url });
      for (const url of [
        'http://issuer.test',
        'HTTP://issuer.test/path',
        'http://localhost.issuer.test',
        'http://127.0.0.1@issuer.test',
        'http://10.0.0.7:8080',
      ]) {
        expect(at(url)).toEqual([expect.stringContaining(`(${name}): must start with https:`)]);
        expect(at(url, 'test')).toEqual([]);
      }
      for (const url of [
        'https://issuer.test',
        'http://localhost:4000/oidc',
        'http://127.0.0.1:4000',
        'http://[::1]:4000',
      ]) {
        expect(at(url)).toEqual([]);
      }
    },
  );

  it.each([
    ['STRIPE_BASE_URL', ['api.stripe.com'], 'stripe'],
    ['PAYPAL_BASE_URL', ['api-m.paypal.com', 'api-m.sandbox.paypal.com'], 'paypal'],
    ['DODO_BASE_URL', ['live.dodopayments.com', 'test.dodopayments.com'], 'dodo'],
  ])('refuses a %s where anybody else says what was paid', (name, hosts, mount) => {
    const at = (url: string, NODE_ENV = 'production') =>
      problems({ ...PRODUCTION, NODE_ENV, [name]: url });
    for (const url of [
      `https://${mount}.test`,
      `http://${hosts[0]}`,
      `https://${hosts[0]}.test`,
      `https://${hosts[0]}:8443`,
      `https://${hosts[0]}@issuer.test`,
    ]) {
      expect(at(url)).toEqual([expect.stringContaining(`(${name}): must be one of`)]);
      expect(at(url, 'test')).toEqual([]);
    }
    const own = hosts.map((host) => `https://${host}/`);
    for (const url of [...own, `https://${hosts[0]}`, `http://127.0.0.1:4000/${mount}`]) {
      expect(at(url)).toEqual([]);
    }
  });

  it('takes the keys of PayPal together or not at all', () => {
    const found = problems({ PAYPAL_CLIENT_ID: 'a', PAYPAL_CLIENT_SECRET: 'b' });
    expect(found).toEqual([expect.stringContaining('go together')]);
  });

  it('refuses short secrets in development too', () => {
    expect(problems({ JWT_SECRET: 'short' })).toEqual([
      'auth.yaml: jwtSecret (JWT_SECRET): must have at least 32 characters',
    ]);
  });
});
