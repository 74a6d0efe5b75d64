import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../platform/database/index.js';
import { User } from '../users/index.js';
import { Hold } from './quote.entity.js';

export const LOT_SOURCES = ['purchase', 'plan', 'free', 'promo', 'refund', 'admin'] as const;
export type LotSource = (typeof LOT_SOURCES)[number];

/**
 * Credits that came together and lapse together. What is left of all lots of a user is the balance
 * of their `available` account. Spent are lots of plans first, then those that lapse earliest, then
 * the oldest; a lot whose time is over is not spent even before the sweep has taken it out.
 */
export const CreditLot = defineEntity({
  name: 'CreditLot',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').index(),
    /** One of {@link LOT_SOURCES}, by the domain `credit_lot_source`. */
    source: p.text().$type<LotSource>(),
    /** The idempotency key of the transaction that brought it; by this it is found again. */
    key: p.string().length(120).unique('credit_lot_key_unique'),
    /** What it was bought or given by, e.g. `payment:<id>`. */
    reference: p.string().length(120).nullable(),
    amount: p.integer(),
    remaining: p.integer(),
    /** How much of it ran out of time. */
    lapsed: p.integer().default(0),
    /** How much of it was taken back by refunds and chargebacks, from wherever it came. */
    takenBack: p.integer().default(0),
    /** From then on it cannot be spent; null: never. Does not change. */
    expiresAt: p.datetime().nullable(),
    /** When the sweep took out what was left. */
    lapsedAt: p.datetime().nullable(),
  },
  checks: [
    {
      name: 'credit_lot_amounts_check',
      expression:
        'amount > 0 and least(remaining, lapsed, taken_back) >= 0 and greatest(remaining, lapsed, taken_back) <= amount',
    },
  ],
  indexes: [
    {
      // Names no column that spending changes, so that spending stays an update in place.
      name: 'credit_lot_due_index',
      expression:
        'create index "credit_lot_due_index" on "credit_lot" ("expires_at") where lapsed_at is null',
    },
  ],
});

/** How much of a hold was drawn from which lot, and how much of that was charged in the end. */
export const HoldAllocation = defineEntity({
  name: 'HoldAllocation',
  properties: {
    holdId: () =>
      p.manyToOne(Hold).mapToPk().joinColumn('hold_id').deleteRule('no action').primary(),
    lotId: () =>
      p.manyToOne(CreditLot).mapToPk().joinColumn('lot_id').deleteRule('no action').primary(),
    /** In which order they were drawn; a part that is charged is taken in this order. */
    ordinal: p.smallint(),
    amount: p.integer(),
    captured: p.integer().default(0),
  },
  checks: [
    {
      name: 'hold_allocation_amounts_check',
      expression: 'amount > 0 and captured >= 0 and captured <= amount',
    },
  ],
});

export type CreditLot = InferEntity<typeof CreditLot>;
