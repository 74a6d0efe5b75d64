import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { OfferVersion } from '../../billing/index.js';
import { baseProperties } from '../../platform/database/index.js';
import { User } from '../../users/index.js';
import { GATEWAYS } from '../payment.entity.js';

export const SUBSCRIPTION_STATUSES = ['STARTING', 'ACTIVE', 'PAST_DUE', 'ENDED'] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

export const SUBSCRIPTION_EVENTS = [
  'STARTED',
  'RENEWED',
  'PAYMENT_FAILED',
  'PLAN_CHANGED',
  'CHANGE_PLANNED',
  'CHANGE_DROPPED',
  'CANCEL_PLANNED',
  'CANCEL_UNDONE',
  'ENDED',
] as const;
export type SubscriptionEventKind = (typeof SUBSCRIPTION_EVENTS)[number];

/**
 * A plan that somebody pays again and again. What was paid (`version`, `periodStart`, `periodEnd`)
 * only moves forward; what the gateway says of the rest (`heard…`) holds until it says something
 * newer. The status is reckoned from both.
 */
export const Subscription = defineEntity({
  name: 'Subscription',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').index(),
    gateway: p.enum(GATEWAYS),
    gatewaySubscriptionId: p.string().length(255),
    /** The plan as it was offered when it was bought; it is kept whatever follows. */
    versionId: () => p.manyToOne(OfferVersion).mapToPk().joinColumn('version_id'),
    /** Since when this plan is paid for: of two that were paid the later one holds. */
    versionSince: p.datetime().nullable(),
    status: p.enum(SUBSCRIPTION_STATUSES).default('STARTING'),
    /** The last period that was paid. */
    periodStart: p.datetime().nullable(),
    periodEnd: p.datetime().nullable(),
    /** How the gateway sees it, and when it did. */
    heardState: p.enum(['ACTIVE', 'PAST_DUE'] as const).default('ACTIVE'),
    heardAt: p.datetime().nullable(),
    /** The plan of the next period, where it is another one. */
    nextVersionId: () =>
      p.manyToOne(OfferVersion).mapToPk().joinColumn('next_version_id').nullable(),
    endsAtPeriodEnd: p.boolean().default(false),
    endedAt: p.datetime().nullable(),
    /** When the gateway is to be asked how it stands; null: it has ended. */
    checkAt: p.datetime().nullable(),
    checks: p.integer().default(0),
  },
  uniques: [
    {
      name: 'subscription_gateway_unique',
      properties: ['gateway', 'gatewaySubscriptionId'],
    },
  ],
  indexes: [
    {
      name: 'subscription_user_live_unique',
      expression:
        'create unique index "subscription_user_live_unique" on "subscription" ("user_id") where status <> \'ENDED\'',
    },
    {
      name: 'subscription_check_index',
      expression:
        'create index "subscription_check_index" on "subscription" ("check_at") where check_at is not null',
    },
  ],
});

/** What happened to a subscription, each once: its history. */
export const SubscriptionEvent = defineEntity({
  name: 'SubscriptionEvent',
  properties: {
    id: baseProperties.id,
    createdAt: baseProperties.createdAt,
    subscriptionId: () => p.manyToOne(Subscription).mapToPk().joinColumn('subscription_id'),
    kind: p.enum(SUBSCRIPTION_EVENTS),
    /** Of what happened again and again, what it is known by. */
    key: p.string().length(300),
    /** When it happened, by the gateway's clock. */
    at: p.datetime(),
    versionId: () => p.manyToOne(OfferVersion).mapToPk().joinColumn('version_id').nullable(),
  },
  uniques: [{ name: 'subscription_event_unique', properties: ['subscriptionId', 'key'] }],
});

export type Subscription = InferEntity<typeof Subscription>;
