import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../../platform/database/index.js';
import { User } from '../../users/index.js';

export const IDENTITY_PROVIDERS = ['password', 'google', 'facebook', 'phone', 'oidc'] as const;
export type IdentityProvider = (typeof IDENTITY_PROVIDERS)[number];

/**
 * One way in of one user. What the other side calls the person, its subject, is the key together
 * with who says so; addresses of mail are no key, because they change hands.
 */
export const Identity = defineEntity({
  name: 'Identity',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').index('identity_user_index'),
    provider: p.enum(IDENTITY_PROVIDERS),
    /** The issuer of OpenID Connect, or the address of the provider; empty for our own. */
    issuer: p.string().length(300).default(''),
    /** The provider's subject; for a password the user's id, for a phone the hash of its number. */
    providerUserId: p.string().length(255),
    /** As the provider said at the last sign-in. No proof of anything but by the next property. */
    emailAtProvider: p.string().columnType('citext').nullable(),
    emailVerifiedByProvider: p.boolean().default(false),
    /** The provider's tokens, sealed; null for our own ways in and where it gave none. */
    providerTokens: p.text().nullable().hidden(),
    lastUsedAt: p.datetime().nullable(),
  },
  uniques: [
    { name: 'identity_subject_unique', properties: ['provider', 'issuer', 'providerUserId'] },
  ],
});

export type Identity = InferEntity<typeof Identity>;
