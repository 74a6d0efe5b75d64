import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../config/config-loader.js';
import {
  dodoAccess,
  OAUTH_VENDORS,
  oauthAccess,
  paypalAccess,
  sandboxPort,
  smtpAccess,
  twilioAccess,
} from './index.js';

const CONFIG_DIR = fileURLToPath(new URL('../../../config/', import.meta.url));
const SECRET = 'kR7-vN3kT7rL2mB9wYc5hJ1dGf6sAe4uQ';
const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://app@db.internal/pixshift',
  PUBLIC_URL: 'https://pixshift.test',
  JWT_SECRET: SECRET,
  URL_SIGNING_SECRET: SECRET,
  ENCRYPTION_KEYS: `a:${SECRET}`,
  LOOKUP_SECRET: SECRET,
};
const KEYS = {
  TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 't',
  TWILIO_PHONE_NUMBER: '+14155550100',
  GOOGLE_CLIENT_ID: 'g',
  GOOGLE_CLIENT_SECRET: 's',
};
const load = (env: Record<string, string>) => loadConfig(CONFIG_DIR, env);

describe('without any settings', () => {
  it('development meets the sandbox beside it', () => {
    const config = load({ PORT: '3200' });
    expect(sandboxPort(config)).toBe(4200);
    expect(smtpAccess(config)).toMatchObject({ mode: 'sandbox', url: 'smtp://127.0.0.1:4201' });
    expect(twilioAccess(config)).toMatchObject({
      mode: 'sandbox',
      baseUrl: 'http://localhost:4200/twilio',
    });
    expect(oauthAccess(config, 'google')).toMatchObject({
      mode: 'sandbox',
      url: 'http://localhost:4200/google',
    });
  });

  it('no further issuer is offered', () => {
    expect(oauthAccess(load({}), 'oidc').mode).toBe('off');
  });

  it('development without the sandbox, and production, have nobody', () => {
    for (const env of [{ SANDBOX_PORT: '0' }, PRODUCTION]) {
      const config = load(env);
      expect(smtpAccess(config).mode).toBe('off');
      expect(twilioAccess(config).mode).toBe('off');
      for (const vendor of OAUTH_VENDORS) expect(oauthAccess(config, vendor).mode).toBe('off');
    }
  });
});

describe('with keys', () => {
  it.each([{}, PRODUCTION])('is the vendor itself', (env) => {
    const config = load({ ...env, ...KEYS, SMTP_URL: 'smtps://u:p@mail.test:465' });
    expect(smtpAccess(config)).toMatchObject({ mode: 'live', url: 'smtps://u:p@mail.test:465' });
    expect(twilioAccess(config)).toMatchObject({ mode: 'live', baseUrl: undefined });
    expect(oauthAccess(config, 'google')).toEqual({
      mode: 'live',
      url: undefined,
      clientId: 'g',
      clientSecret: 's',
    });
  });

  it('PayPal is paid in the one of its two worlds that is set', () => {
    const keys = {
      ...PRODUCTION,
      PAYPAL_CLIENT_ID: 'c',
      PAYPAL_CLIENT_SECRET: 's',
      PAYPAL_WEBHOOK_ID: '1JE',
    };
    const live = { mode: 'live', environment: 'live', baseUrl: undefined, webhookId: '1JE' };
    expect(paypalAccess(load(keys))).toMatchObject(live);
    expect(paypalAccess(load({ ...keys, PAYPAL_MODE: 'sandbox' }))).toMatchObject({
      mode: 'sandbox',
      environment: 'sandbox',
      baseUrl: undefined,
    });
    expect(paypalAccess(load(PRODUCTION)).mode).toBe('off');
    expect(paypalAccess(load({ PORT: '3200' }))).toMatchObject({
      mode: 'sandbox',
      baseUrl: 'http://localhost:4200/paypal',
    });
  });

  it('half of them are none: production says off, development takes the stand-in', () => {
    const half = { TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`, GOOGLE_CLIENT_ID: 'g' };
    expect(twilioAccess(load({ ...PRODUCTION, ...half })).mode).toBe('off');
    expect(oauthAccess(load({ ...PRODUCTION, ...half }), 'google').mode).toBe('off');
    expect(oauthAccess(load(half), 'google')).toMatchObject({
      mode: 'sandbox',
      clientId: 'sandbox-client',
    });
  });
});

describe('an address', () => {
  it('is where the vendor is, whoever that is', () => {
    const url = 'http://127.0.0.1:9/elsewhere';
    const env = { GOOGLE_ISSUER_URL: url, OIDC_ISSUER_URL: url, TWILIO_BASE_URL: url };
    expect(oauthAccess(load(env), 'google')).toMatchObject({ mode: 'sandbox', url });
    expect(oauthAccess(load(env), 'oidc')).toMatchObject({ mode: 'sandbox', url });
    expect(twilioAccess(load({ ...env, ...KEYS }))).toMatchObject({ mode: 'live', baseUrl: url });
  });

  it('without keys opens nothing in production', () => {
    const env = { ...PRODUCTION, GOOGLE_ISSUER_URL: 'https://accounts.test' };
    expect(oauthAccess(load(env), 'google').mode).toBe('off');
  });
});

describe('Dodo Payments', () => {
  const keys = {
    DODO_API_KEY: 'key',
    DODO_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    DODO_PRODUCT_ID: 'pdt_1',
  };

  it('is the sandbox in development, off in production, and itself with keys, live or in test mode', () => {
    expect(dodoAccess(load({ PORT: '3200' }))).toMatchObject({
      mode: 'sandbox',
      baseUrl: 'http://localhost:4200/dodo',
    });
    expect(dodoAccess(load(PRODUCTION)).mode).toBe('off');
    expect(dodoAccess(load({ ...PRODUCTION, ...keys }))).toEqual({
      mode: 'live',
      baseUrl: undefined,
      isTest: false,
      apiKey: 'key',
      webhookSecret: keys.DODO_WEBHOOK_SECRET,
      productId: 'pdt_1',
    });
    expect(dodoAccess(load({ ...keys, DODO_MODE: 'test' }))).toMatchObject({ isTest: true });
  });

  it('is refused at start with half of its settings, or a secret that is none', () => {
    expect(() => load({ ...keys, DODO_PRODUCT_ID: '' })).toThrow(/DODO_PRODUCT_ID go together/);
    const wrong = { ...keys, DODO_WEBHOOK_SECRET: 'no secret at all' };
    expect(() => load(wrong)).toThrow(/whsec_ and base64/);
    expect(() => load(wrong)).not.toThrow(/no secret at all/);
    expect(() => load({ ...keys, DODO_MODE: 'maybe' })).toThrow(/mode/);
  });
});
