import type { components } from './schema.gen.js';

export type OAuthProvider = components['schemas']['GrantResponse']['provider'];

export const OAUTH_PROVIDERS: readonly OAuthProvider[] = ['google', 'facebook', 'oidc'];
