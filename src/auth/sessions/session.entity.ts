import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../../platform/database/index.js';
import { User } from '../../users/index.js';
import { Identity } from '../identities/identity.entity.js';

export const REVOKE_REASONS = [
  'signed-out',
  'password-changed',
  'ended-by-owner',
  'phone-changed',
  'refresh-reused',
  'suspended',
  'revoked-by-staff',
  'erased',
  'way-in-removed',
  'account-adopted',
  'address-taken-back',
] as const;
export type RevokeReason = (typeof REVOKE_REASONS)[number];

/**
 * One sign-in on one device, and the truth about it: access tokens name it, and die with it. Its
 * refresh token changes at every use; of the newest only the hash of its secret is kept, and of all
 * of them the hash of the part that they share, by which an outdated one is recognised.
 */
export const Session = defineEntity({
  name: 'Session',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').index('session_user_index'),
    /** The way in that opened it; null once that is unlinked. */
    identityId: () =>
      p
        .manyToOne(Identity)
        .mapToPk()
        .joinColumn('identity_id')
        .nullable()
        .deleteRule('set null')
        .index('session_identity_index'),
    familyHash: p.string().length(43).hidden(),
    refreshHash: p.string().length(43).hidden(),
    /** How often the refresh token was exchanged. */
    generation: p.integer().default(0),
    /** When it was exchanged last; null before the first time. */
    refreshedAt: p.datetime().nullable(),
    /** Agent and address of the sign-in, then of the last exchange. */
    userAgent: p.string().length(300).nullable(),
    ip: p.string().length(45).nullable(),
    lastActivityAt: p.datetime(),
    idleExpiresAt: p.datetime(),
    absoluteExpiresAt: p.datetime().index('session_absolute_expires_at_index'),
    revokedAt: p.datetime().nullable(),
    revokeReason: p.enum(REVOKE_REASONS).nullable(),
  },
});

export type Session = InferEntity<typeof Session>;
