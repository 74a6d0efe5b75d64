import { defineEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../platform/database/index.js';
import { User } from '../users/index.js';
import { GATEWAYS, Payment } from './payment.entity.js';

export const REFUND_STATUSES = [
  'AWAITING',
  'REJECTED',
  'PENDING',
  'COMPLETED',
  'FAILED',
  'RETURNED',
] as const;
/**
 * `AWAITING`: above what one person may give, so that a second one decides; nothing has moved.
 * `PENDING`: asked for. `FAILED`: the gateway would not make it. `RETURNED`: it was made and failed
 * afterwards, so that the money came back.
 */
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/**
 * Money that staff give back, from before the gateway is asked; its credits are set aside in the same
 * transaction. Part of the payment's record: why it was given stands in the audit trail alone.
 */
export const Refund = defineEntity({
  name: 'Refund',
  properties: {
    ...baseProperties,
    paymentId: () => p.manyToOne(Payment).mapToPk().joinColumn('payment_id').index(),
    amountMinor: p.integer().check('amount_minor > 0'),
    /** What was taken for it, and returns should it fail. */
    credits: p.integer().check('credits >= 0'),
    status: p.enum(REFUND_STATUSES).default('PENDING'),
    /** Null: by nobody, for the run that was paid came to nothing. */
    requestedBy: () => p.manyToOne(User).mapToPk().joinColumn('requested_by').nullable(),
    /** The second person, where one was needed. */
    decidedBy: () => p.manyToOne(User).mapToPk().joinColumn('decided_by').nullable(),
    decidedAt: p.datetime().nullable(),
    /** For the second person to read. Gone once they have decided; the audit trail keeps it, sealed. */
    reason: p.string().length(500).nullable(),
    /** Of the request, hashed: asked twice, it is one refund. */
    idempotencyKey: p.string().length(64),
    /** When the gateway is to be asked about it; null: it is over. */
    checkAt: p.datetime().nullable(),
    checks: p.integer().default(0),
  },
  uniques: [{ name: 'refund_key_unique', properties: ['requestedBy', 'idempotencyKey'] }],
  indexes: [
    {
      // What is left of a payment is not known while one is under way.
      name: 'refund_pending_unique',
      expression: `create unique index "refund_pending_unique" on "refund" ("payment_id") where status in ('AWAITING', 'PENDING')`,
    },
    {
      name: 'refund_awaiting_index',
      expression:
        'create index "refund_awaiting_index" on "refund" ("created_at") where status = \'AWAITING\'',
    },
    {
      name: 'refund_check_index',
      expression:
        'create index "refund_check_index" on "refund" ("check_at") where check_at is not null',
    },
  ],
});

export const DISPUTE_STATUSES = ['OPEN', 'LOST', 'WON'] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

/** A buyer's bank that took the money of a payment back, or part of it. */
export const Dispute = defineEntity({
  name: 'Dispute',
  properties: {
    ...baseProperties,
    paymentId: () => p.manyToOne(Payment).mapToPk().joinColumn('payment_id').index(),
    gateway: p.enum(GATEWAYS),
    gatewayDisputeId: p.string().length(255),
    amountMinor: p.integer().check('amount_minor > 0'),
    status: p.enum(DISPUTE_STATUSES),
    /** What was taken or is owed for it, and returns should it be won. */
    credits: p.integer().default(0).check('credits >= 0'),
  },
  uniques: [
    { name: 'dispute_gateway_dispute_unique', properties: ['gateway', 'gatewayDisputeId'] },
  ],
});
