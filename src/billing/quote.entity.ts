import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../platform/database/index.js';
import { TypeVersion } from '../transformation-types/index.js';
import { User } from '../users/index.js';
import { UNITS } from './ledger.entity.js';

/** A price that binds for some minutes: a run with these inputs never costs more. */
export const Quote = defineEntity({
  name: 'Quote',
  properties: {
    id: baseProperties.id,
    createdAt: baseProperties.createdAt,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').index(),
    /** A quote that was never used goes with its type; one that was used is held by its hold. */
    typeVersionId: () =>
      p.manyToOne(TypeVersion).mapToPk().joinColumn('type_version_id').deleteRule('cascade'),
    /** sha256 of what was quoted: type version, inputs and input assets. */
    inputHash: p.string().length(64),
    lines: p.json<readonly QuoteLine[]>(),
    credits: p.integer().check('credits >= 0'),
    amountMinor: p.integer().check('amount_minor >= 0'),
    currency: p.string().length(3),
    expiresAt: p.datetime(),
  },
});

export interface QuoteLine {
  label: string;
  credits: number;
}

/** What a run has set aside. It ends exactly once: captured, in part, released or expired. */
export const Hold = defineEntity({
  name: 'Hold',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id'),
    quoteId: () => p.manyToOne(Quote).mapToPk().joinColumn('quote_id'),
    /** The run; no foreign key, because generation stands above billing. */
    generationId: p.uuid().unique('hold_generation_unique'),
    unit: p.enum(UNITS),
    amount: p.integer(),
    captured: p.integer().default(0),
    /** By the domain `hold_status`. */
    status: p.text().$type<'HELD' | 'CAPTURED' | 'PARTIAL' | 'RELEASED'>().default('HELD'),
    /** For free runs: the month it was drawn from. */
    period: p.string().length(7).nullable(),
  },
  checks: [
    {
      name: 'hold_amounts_check',
      expression: 'amount > 0 and captured >= 0 and captured <= amount',
    },
  ],
  indexes: [{ name: 'hold_user_month_index', properties: ['userId', 'createdAt'] }],
});

export type Quote = InferEntity<typeof Quote>;
export type Hold = InferEntity<typeof Hold>;
