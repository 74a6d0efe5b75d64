import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../platform/database/index.js';
import { User } from '../users/index.js';

export const GATEWAYS = ['stripe', 'paypal', 'dodo'] as const;
export type GatewayName = (typeof GATEWAYS)[number];

/** What is paid for: credits, a month of a plan, or one run by itself. */
export const PURPOSES = ['pack', 'plan', 'single'] as const;
export type PaymentPurpose = (typeof PURPOSES)[number];

export const PAYMENT_STATUSES = [
  'PENDING',
  'COMPLETED',
  'FAILED',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'DISPUTED',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Why a payment came to nothing, or has not come to anything yet. */
export const PAYMENT_FAILURES = ['declined', 'expired', 'not-opened', 'canceled'] as const;
export type PaymentFailure = (typeof PAYMENT_FAILURES)[number];

/** What a payment of a plan is for. */
export const PERIOD_CAUSES = ['start', 'renewal', 'change'] as const;
export type PeriodCause = (typeof PERIOD_CAUSES)[number];

/**
 * Money on its way, from before the gateway is asked. It is one of the books: it is never deleted, and
 * says of its owner nothing but their id. No card, no name, no address.
 */
export const Payment = defineEntity({
  name: 'Payment',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id'),
    purpose: p.enum(PURPOSES),
    /** What was bought, as it was offered at that moment. */
    item: p.string().length(80),
    itemVersionId: p.uuid().nullable(),
    itemName: p.string().length(120),
    amountMinor: p.integer().check('amount_minor > 0'),
    currency: p.string().length(3),
    creditsPurchased: p.integer().check('credits_purchased >= 0'),
    status: p.enum(PAYMENT_STATUSES).default('PENDING'),
    failure: p.enum(PAYMENT_FAILURES).nullable(),
    /** Its owner agreed, and the money is on its way; of no meaning once it is there or came to nothing. */
    underWay: p.boolean().default(false),
    gateway: p.enum(GATEWAYS),
    /** The page to pay on, or the charge without one, as the gateway calls it. */
    gatewayCheckoutId: p.string().length(255).nullable(),
    /** The payment itself, as the gateway calls it; known once it is paid. */
    gatewayPaymentId: p.string().length(255).nullable(),
    /** Where to pay, while that is possible. */
    checkoutUrl: p.text().nullable(),
    /** Null of a charge without a page, which ends with its run. */
    checkoutExpiresAt: p.datetime().nullable(),
    /** The client's Idempotency-Key: asked twice, it is one payment. */
    idempotencyKey: p.string().length(64).nullable(),
    /** When the gateway is to be asked what became of it; null: nobody can pay there any more. */
    checkAt: p.datetime().nullable(),
    checks: p.integer().default(0),
    /** When the gateway is to be asked what went back of it; null: it tells, or it was long ago. */
    lookAt: p.datetime().nullable(),
    paidAt: p.datetime().nullable(),
    /**
     * Of a single run: which one. It has one payment, however often it is asked for. Null of one that
     * was left for another way to pay.
     */
    generationId: p.uuid().nullable().unique('payment_generation_unique'),
    /** Of a plan that was paid: by which bill, for which subscription, and from when until when. */
    gatewayInvoiceId: p.string().length(255).nullable(),
    subscriptionId: p.uuid().nullable(),
    cause: p.enum(PERIOD_CAUSES).nullable(),
    periodStart: p.datetime().nullable(),
    periodEnd: p.datetime().nullable(),
    /** Without gaps within a year, e.g. `PS-2026-000042`. */
    receiptNo: p.string().length(20).nullable().unique('payment_receipt_unique'),
    /** The tax that the amount includes, as it was at that moment. */
    taxBasisPoints: p.integer().nullable(),
    taxMinor: p.integer().nullable(),
    /** How much of the money has gone back by the gateway's word; it only grows. */
    refundedMinor: p
      .integer()
      .default(0)
      .check('refunded_minor >= 0 and refunded_minor - returned_minor <= amount_minor'),
    /** How much of that came back to us, because a refund failed after it was made; it only grows. */
    returnedMinor: p
      .integer()
      .default(0)
      .check('returned_minor >= 0 and returned_minor <= refunded_minor'),
    /** How many credits were asked back for refunds, those that were spent before included. */
    creditsRefunded: p
      .integer()
      .default(0)
      .check('credits_refunded >= 0 and credits_refunded <= credits_purchased'),
    /** How many of them were spent and are owed by nobody: our loss. */
    creditsLost: p.integer().default(0).check('credits_lost >= 0'),
  },
  uniques: [
    { name: 'payment_gateway_payment_unique', properties: ['gateway', 'gatewayPaymentId'] },
    { name: 'payment_gateway_checkout_unique', properties: ['gateway', 'gatewayCheckoutId'] },
    { name: 'payment_gateway_invoice_unique', properties: ['gateway', 'gatewayInvoiceId'] },
    { name: 'payment_key_unique', properties: ['userId', 'idempotencyKey'] },
  ],
  indexes: [
    { name: 'payment_user_index', properties: ['userId', 'createdAt'] },
    // The list of all of them, by the pages of which staff go through it.
    { name: 'payment_created_index', properties: ['createdAt', 'id'] },
    {
      name: 'payment_check_index',
      expression:
        'create index "payment_check_index" on "payment" ("check_at") where check_at is not null',
    },
    {
      name: 'payment_look_index',
      expression:
        'create index "payment_look_index" on "payment" ("look_at") where look_at is not null',
    },
    {
      // A period is paid for once, whatever comes.
      name: 'payment_period_unique',
      expression:
        'create unique index "payment_period_unique" on "payment" ("subscription_id", "period_start") where cause in (\'start\', \'renewal\')',
    },
    {
      // One page at a time to begin a subscription on.
      name: 'payment_open_plan_unique',
      expression:
        'create unique index "payment_open_plan_unique" on "payment" ("user_id") where purpose = \'plan\' and status = \'PENDING\'',
    },
  ],
});

/** Who a user is to a gateway. Goes with the user, here and there. */
export const GatewayCustomer = defineEntity({
  name: 'GatewayCustomer',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id'),
    gateway: p.enum(GATEWAYS),
    customerId: p.string().length(255),
  },
  uniques: [{ name: 'gateway_customer_user_unique', properties: ['userId', 'gateway'] }],
});

/**
 * What a gateway told us, once however often it did. Of its message only what we go by is kept: no
 * name, no address, no card; the whole can be asked for there by its id.
 */
export const WebhookEvent = defineEntity({
  name: 'WebhookEvent',
  properties: {
    ...baseProperties,
    gateway: p.enum(GATEWAYS),
    eventId: p.string().length(255),
    type: p.string().length(120),
    news: p.json<Record<string, unknown>>().nullable(),
    status: p.enum(['RECEIVED', 'PROCESSED', 'IGNORED'] as const).default('RECEIVED'),
    attempts: p.integer().default(0),
    processedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'webhook_event_unique', properties: ['gateway', 'eventId'] }],
  indexes: [
    {
      name: 'webhook_event_waiting_index',
      expression:
        'create index "webhook_event_waiting_index" on "webhook_event" ("created_at") where status = \'RECEIVED\'',
    },
    {
      name: 'webhook_event_payment_index',
      expression:
        'create index "webhook_event_payment_index" on "webhook_event" ((news ->> \'gatewayPaymentId\')) where news is not null',
    },
    {
      name: 'webhook_event_own_payment_index',
      expression:
        'create index "webhook_event_own_payment_index" on "webhook_event" ((news ->> \'paymentId\')) where news is not null',
    },
  ],
});

/** The last number given to a receipt of a year. Its row is locked to take the next one. */
export const ReceiptCounter = defineEntity({
  name: 'ReceiptCounter',
  properties: {
    year: p.integer().primary().autoincrement(false),
    last: p.integer().default(0),
  },
});

export type Payment = InferEntity<typeof Payment>;
