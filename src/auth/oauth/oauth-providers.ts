import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { oauthAccess, type OAuthVendor } from '../../platform/vendors/index.js';
import { FacebookProvider } from './facebook-provider.js';
import type { OAuthProvider } from './oauth-provider.js';
import { OpenIdProvider } from './openid-provider.js';

const GOOGLE_ISSUER = 'https://accounts.google.com';
/** Where the endpoints are that Google's discovery document names. */
const GOOGLE_ORIGINS = [
  'https://oauth2.googleapis.com',
  'https://openidconnect.googleapis.com',
  'https://www.googleapis.com',
];

/** The providers that are set up, each once. */
@Injectable()
export class OAuthProviders {
  private readonly providers: ReadonlyMap<OAuthVendor, OAuthProvider>;

  constructor(@AppConfigToken() config: AppConfig) {
    const all = [google(config), facebook(config), oidc(config)].filter(
      (provider) => provider !== undefined,
    );
    this.providers = new Map(all.map((provider) => [provider.name, provider]));
  }

  /** Undefined where it is not set up. */
  find(name: OAuthVendor): OAuthProvider | undefined {
    return this.providers.get(name);
  }

  isOn(name: string): boolean {
    return this.providers.has(name as OAuthVendor);
  }
}

function google(config: AppConfig): OAuthProvider | undefined {
  const { mode, url, clientId, clientSecret } = oauthAccess(config, 'google');
  if (mode === 'off') return undefined;
  return new OpenIdProvider(
    {
      name: 'google',
      title: 'Google',
      issuer: new URL(url ?? GOOGLE_ISSUER),
      clientId,
      clientSecret,
      origins: url === undefined ? GOOGLE_ORIGINS : [],
      algorithm: 'RS256',
      // Many people have more than one account there, and the last one used is not always meant.
      parameters: { prompt: 'select_account' },
    },
    config.oauth,
  );
}

function facebook(config: AppConfig): OAuthProvider | undefined {
  const { mode, url, clientId, clientSecret } = oauthAccess(config, 'facebook');
  if (mode === 'off') return undefined;
  return new FacebookProvider(
    {
      dialogUrl: url ?? 'https://www.facebook.com',
      graphUrl: url ?? 'https://graph.facebook.com',
      graphVersion: config.vendors.facebook.graphVersion,
      clientId,
      clientSecret,
    },
    config.oauth,
  );
}

function oidc(config: AppConfig): OAuthProvider | undefined {
  const { mode, url, clientId, clientSecret } = oauthAccess(config, 'oidc');
  if (mode === 'off' || url === undefined) return undefined;
  const issuer = new URL(url);
  return new OpenIdProvider(
    {
      name: 'oidc',
      title: config.vendors.oidc.name ?? issuer.hostname,
      issuer,
      clientId,
      clientSecret,
      origins: [],
      parameters: {},
    },
    config.oauth,
  );
}
