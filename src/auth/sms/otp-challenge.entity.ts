import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../../platform/database/index.js';

/**
 * What a code is good for: `login` proves that somebody is the owner of a number, `link` and `change`
 * that the user who asked may have it.
 */
export const OTP_PURPOSES = ['login', 'link', 'change'] as const;
export type OtpPurpose = (typeof OTP_PURPOSES)[number];

/** The one code that is good for one purpose of one holder; a new code takes the place of the old. */
export const OtpChallenge = defineEntity({
  name: 'OtpChallenge',
  properties: {
    ...baseProperties,
    purpose: p.enum(OTP_PURPOSES),
    /** Who asked: a user, or for a login, where that is to be found out, the hash of the number. */
    holder: p.string().length(36),
    phoneHash: p.string().length(32).hidden(),
    codeHash: p.string().length(32).hidden(),
    expiresAt: p.datetime().index('otp_challenge_expires_at_index'),
    /** How often the code has been compared with what somebody typed. */
    attempts: p.integer().default(0),
    consumedAt: p.datetime().nullable(),
    /** How many messages since the last success count as sent to nobody (limits.yaml). */
    unverifiedSends: p.integer().default(0),
  },
  uniques: [{ name: 'otp_challenge_holder_unique', properties: ['purpose', 'holder'] }],
});

export type OtpChallenge = InferEntity<typeof OtpChallenge>;
