import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../../platform/database/index.js';
import { User } from '../../users/index.js';

/** How many credits a person lets their own runs of a month (UTC) cost at the most. */
export const SpendingCap = defineEntity({
  name: 'SpendingCap',
  properties: {
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').primary(),
    createdAt: baseProperties.createdAt,
    updatedAt: baseProperties.updatedAt,
    credits: p.integer().check('credits > 0'),
    /** From so many credits on its owner is told. */
    alertAt: p.integer().check('alert_at > 0 and alert_at <= credits'),
    /** The month (`2026-11`) in which they were told last; another cap tells anew. */
    alertedPeriod: p.string().length(7).nullable(),
  },
});

export type SpendingCap = InferEntity<typeof SpendingCap>;
