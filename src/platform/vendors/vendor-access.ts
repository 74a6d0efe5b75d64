import type { AppConfig } from '../config/index.js';

/** Where a service outside is reached, and whether it is the vendor, a stand-in or nobody. */
export type VendorMode = 'live' | 'sandbox' | 'off';

export interface SmtpAccess {
  readonly mode: VendorMode;
  /** `smtp://` or `smtps://`; empty where the mode is off. */
  readonly url: string;
  readonly from: string;
}

export interface TwilioAccess {
  readonly mode: VendorMode;
  /** Undefined: the vendor's own. */
  readonly baseUrl: string | undefined;
  readonly accountSid: string;
  readonly authToken: string;
  /** The number that messages come from, E.164. */
  readonly phoneNumber: string;
}

export interface StripeAccess {
  readonly mode: VendorMode;
  /** Undefined: the vendor's own. */
  readonly baseUrl: string | undefined;
  readonly secretKey: string;
  readonly webhookSecret: string;
}

export interface PayPalAccess {
  readonly mode: VendorMode;
  /** Which of PayPal's own two worlds: in its sandbox nobody pays real money. */
  readonly environment: 'live' | 'sandbox';
  /** Undefined: the vendor's own. */
  readonly baseUrl: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
  /** By which PayPal knows our endpoint when it is asked about a message. */
  readonly webhookId: string;
}

export interface DodoAccess {
  readonly mode: VendorMode;
  /** Undefined: the vendor's own. */
  readonly baseUrl: string | undefined;
  /** The vendor's test mode, where nobody pays real money. */
  readonly isTest: boolean;
  readonly apiKey: string;
  readonly webhookSecret: string;
  /** The product by which everything is sold; its price is ours each time. */
  readonly productId: string;
}

export const OAUTH_VENDORS = ['google', 'facebook', 'oidc'] as const;
export type OAuthVendor = (typeof OAUTH_VENDORS)[number];

export interface OAuthAccess {
  readonly mode: VendorMode;
  /** The issuer of OpenID Connect, or the base address; undefined: the vendor's own. */
  readonly url: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the sandbox takes for credentials. They open nothing else. */
export const SANDBOX_CREDENTIALS = {
  twilio: {
    accountSid: `AC${'5a'.repeat(16)}`,
    authToken: 'sandbox-auth-token',
    phoneNumber: '+15005550006',
  },
  stripe: { secretKey: 'sk_test_pixshift_sandbox', webhookSecret: 'whsec_pixshift_sandbox' },
  paypal: {
    clientId: 'sandbox-paypal-client',
    clientSecret: 'sandbox-paypal-secret',
    webhookId: '1JE4291016473214C',
  },
  dodo: {
    apiKey: 'dodo_test_pixshift_sandbox',
    webhookSecret: 'whsec_cGl4c2hpZnQtc2FuZGJveC1kb2RvLXdlYmhvb2s=',
    productId: 'pdt_pixshift_sandbox',
  },
  oauth: { clientId: 'sandbox-client', clientSecret: 'sandbox-client-secret' },
} as const;

/**
 * Where the sandbox listens, or undefined where there is none: in production, and where it is
 * switched off. Its mail server has the port after it. By the name `localhost`, so that browsers
 * take its pages for another site than the program's.
 */
export function sandboxPort({ app }: Pick<AppConfig, 'app'>): number | undefined {
  if (app.environment !== 'development' && app.environment !== 'test') return undefined;
  const port = app.sandbox.port ?? (app.http.port === 0 ? 0 : app.http.port + 1000);
  return port === 0 ? undefined : port;
}

export function smtpAccess(config: Pick<AppConfig, 'app' | 'vendors'>): SmtpAccess {
  const { url, from } = config.vendors.smtp;
  const port = sandboxPort(config);
  if (url) return { mode: 'live', url, from };
  if (port === undefined) return { mode: 'off', url: '', from };
  return { mode: 'sandbox', url: `smtp://127.0.0.1:${port + 1}`, from };
}

export function twilioAccess(config: Pick<AppConfig, 'app' | 'vendors'>): TwilioAccess {
  const { baseUrl, accountSid, authToken, phoneNumber } = config.vendors.twilio;
  if (accountSid && authToken && phoneNumber) {
    return { mode: 'live', baseUrl, accountSid, authToken, phoneNumber };
  }
  const url = standIn(config, 'twilio', baseUrl);
  return { mode: url ? 'sandbox' : 'off', baseUrl: url, ...SANDBOX_CREDENTIALS.twilio };
}

export function stripeAccess(config: Pick<AppConfig, 'app' | 'vendors'>): StripeAccess {
  const { baseUrl, secretKey, webhookSecret } = config.vendors.stripe;
  if (secretKey && webhookSecret) return { mode: 'live', baseUrl, secretKey, webhookSecret };
  const url = standIn(config, 'stripe', baseUrl);
  return { mode: url ? 'sandbox' : 'off', baseUrl: url, ...SANDBOX_CREDENTIALS.stripe };
}

export function paypalAccess(config: Pick<AppConfig, 'app' | 'vendors'>): PayPalAccess {
  const { mode, baseUrl, clientId, clientSecret, webhookId } = config.vendors.paypal;
  if (clientId && clientSecret && webhookId) {
    return { mode, environment: mode, baseUrl, clientId, clientSecret, webhookId };
  }
  const url = standIn(config, 'paypal', baseUrl);
  return {
    mode: url ? 'sandbox' : 'off',
    environment: 'sandbox',
    baseUrl: url,
    ...SANDBOX_CREDENTIALS.paypal,
  };
}

export function dodoAccess(config: Pick<AppConfig, 'app' | 'vendors'>): DodoAccess {
  const { baseUrl, apiKey, webhookSecret, productId, mode } = config.vendors.dodo;
  if (apiKey && webhookSecret && productId) {
    return { mode: 'live', baseUrl, isTest: mode === 'test', apiKey, webhookSecret, productId };
  }
  const url = standIn(config, 'dodo', baseUrl);
  const credentials = SANDBOX_CREDENTIALS.dodo;
  return { mode: url ? 'sandbox' : 'off', baseUrl: url, isTest: true, ...credentials };
}

export function oauthAccess(
  config: Pick<AppConfig, 'app' | 'vendors'>,
  vendor: OAuthVendor,
): OAuthAccess {
  const { clientId, clientSecret } = config.vendors[vendor];
  const configured =
    vendor === 'facebook' ? config.vendors.facebook.baseUrl : config.vendors[vendor].issuerUrl;
  // There is no issuer of its own to fall back to: nobody has set up OpenID Connect.
  const isSetUp = vendor !== 'oidc' || configured !== undefined;
  if (isSetUp && clientId && clientSecret) {
    return { mode: 'live', url: configured, clientId, clientSecret };
  }
  const url = isSetUp ? standIn(config, vendor, configured) : undefined;
  return { mode: url ? 'sandbox' : 'off', url, ...SANDBOX_CREDENTIALS.oauth };
}

/** The stand-in's address, be it given or the sandbox beside the program. */
function standIn(
  config: Pick<AppConfig, 'app'>,
  vendor: string,
  configured: string | undefined,
): string | undefined {
  const port = sandboxPort(config);
  if (port === undefined) return undefined;
  return configured ?? `http://localhost:${port}/${vendor}`;
}
