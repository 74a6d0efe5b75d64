import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../../platform/database/index.js';
import { User } from '../../users/index.js';

/**
 * That somebody has signed in to an account from a device before. What it was cannot be told from the
 * row, nor that it is the same as in the row of another account.
 */
export const KnownDevice = defineEntity({
  name: 'KnownDevice',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id'),
    /** Of the account's id and the browser's cookie, or the name of a program. */
    hash: p.string().length(32).hidden(),
    lastSeenAt: p.datetime().index('known_device_last_seen_at_index'),
  },
  uniques: [{ name: 'known_device_hash_unique', properties: ['userId', 'hash'] }],
});

export type KnownDevice = InferEntity<typeof KnownDevice>;
