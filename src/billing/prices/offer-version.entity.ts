import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../../platform/database/index.js';
import type { PlanFeatures } from '../plans/plan-features.js';

export const OFFER_KINDS = ['plan', 'pack'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/**
 * What a plan or a pack of credits is and costs, from a date on. Never changed or removed, by a
 * trigger: another price is another version. Of those whose date has come the last decided holds, so
 * that a new one also replaces what was planned before; and whoever bought one keeps it.
 */
export const OfferVersion = defineEntity({
  name: 'OfferVersion',
  properties: {
    id: baseProperties.id,
    createdAt: baseProperties.createdAt,
    kind: p.enum(OFFER_KINDS),
    slug: p.string().length(40),
    number: p.integer().check('number > 0'),
    name: p.string().length(60),
    description: p.string().length(300),
    amountMinor: p.integer().check('amount_minor >= 0'),
    currency: p.string().length(3),
    /** What it brings: once for a pack, every period for a plan; for `basic`, what the amount buys. */
    credits: p.integer().check('credits >= 0'),
    /** Of plans that are paid again and again. */
    period: p.enum(['month'] as const).nullable(),
    /** Set where the plan is called unlimited: the rule that its credits stand for. */
    fairUse: p.string().length(500).nullable(),
    /** What a plan brings beside its credits; null: nothing, or no plan. */
    features: p.json<PlanFeatures>().nullable(),
    onSale: p.boolean(),
    sortOrder: p.integer(),
    effectiveFrom: p.datetime(),
  },
  uniques: [{ name: 'offer_version_number_unique', properties: ['kind', 'slug', 'number'] }],
});

export type OfferVersion = InferEntity<typeof OfferVersion>;
