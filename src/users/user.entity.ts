import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../platform/database/index.js';
import type { Preferences } from './preferences.js';

/**
 * A person with an account. What they have used, hold and own is never stored here but derived
 * from the ledger and the generations.
 */
export const User = defineEntity({
  name: 'User',
  tableName: 'app_user',
  properties: {
    ...baseProperties,
    /**
     * Null for people who sign in by phone only. Compared without case. Several accounts may claim an
     * address; it belongs to the one that has shown it.
     */
    email: p.string().columnType('citext').nullable().index('user_email_index'),
    emailVerifiedAt: p.datetime().nullable(),
    /** E.164, sealed; found by the hash of the number. Null for people who gave none. */
    phoneSealed: p.text().nullable().hidden(),
    phoneHash: p.string().length(32).nullable().hidden().unique('user_phone_hash_unique'),
    phoneVerifiedAt: p.datetime().nullable(),
    /** argon2id in PHC form; null where the person signs in another way. */
    passwordHash: p.text().nullable().hidden(),
    displayName: p.string().length(80),
    /** BCP 47, e.g. `en-GB`; null: as the browser says. */
    locale: p.string().length(35).nullable(),
    /** IANA name, e.g. `Europe/London`; null: as the browser says. */
    timezone: p.string().length(64).nullable(),
    /** Only what differs from the defaults. */
    preferences: p.json<Partial<Preferences>>().defaultRaw(`'{}'`),
    status: p.enum(['active', 'suspended', 'erased'] as const).default('active'),
    lastActiveAt: p.datetime().nullable(),
    erasedAt: p.datetime().nullable(),
  },
  indexes: [
    {
      name: 'user_verified_email_unique',
      expression: `create unique index "user_verified_email_unique" on "app_user" ("email") where email_verified_at is not null`,
    },
  ],
});

export type User = InferEntity<typeof User>;
