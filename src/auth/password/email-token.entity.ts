import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../../platform/database/index.js';
import { User } from '../../users/index.js';

export const EMAIL_TOKEN_PURPOSES = ['verify', 'reset', 'change', 'revert'] as const;
export type EmailTokenPurpose = (typeof EMAIL_TOKEN_PURPOSES)[number];

/**
 * A one-time key that was sent to an address by mail: whoever has it reads the mail of that address.
 * A row without a user was asked for by somebody whom nothing is sent to; it keeps the work equal.
 */
export const EmailToken = defineEntity({
  name: 'EmailToken',
  properties: {
    ...baseProperties,
    userId: () =>
      p.manyToOne(User).mapToPk().joinColumn('user_id').nullable().index('email_token_user_index'),
    purpose: p.enum(EMAIL_TOKEN_PURPOSES),
    /** Of the random key only the hash is kept. */
    hash: p.string().length(43).hidden().unique('email_token_hash_unique'),
    /** Where it was sent: of an account the present address, for a change the new one. */
    email: p.string().columnType('citext').nullable(),
    /** For a change: the password's hash with the new address, which is its salt. */
    passwordHash: p.text().nullable().hidden(),
    expiresAt: p.datetime().index('email_token_expires_at_index'),
    consumedAt: p.datetime().nullable(),
  },
});

export type EmailToken = InferEntity<typeof EmailToken>;
