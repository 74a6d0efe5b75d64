import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../../platform/database/index.js';

/**
 * A provider's word about somebody, between coming back from there and being signed in. The browser
 * gets a one-time code for it in an address and a secret in a cookie; it takes both. Deleted once it
 * is used up, and swept away otherwise.
 */
export const OAuthGrant = defineEntity({
  name: 'OAuthGrant',
  tableName: 'oauth_grant',
  properties: {
    ...baseProperties,
    /** SHA-256 of the one-time code; null once that is exchanged and a decision is waited for. */
    codeHash: p.string().length(43).nullable().hidden(),
    /** SHA-256 of the secret in the cookie of the browser that set out. */
    browserHash: p.string().length(43).hidden(),
    /** Who it is by the provider's word, its tokens, and what is wished; sealed. */
    sealed: p.text().hidden(),
    expiresAt: p.datetime().index('oauth_grant_expires_at_index'),
  },
});

export type OAuthGrant = InferEntity<typeof OAuthGrant>;
