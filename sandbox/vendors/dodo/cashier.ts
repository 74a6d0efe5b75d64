import { z } from 'zod';

import { metadata } from './checkout-desk.js';
import {
  type Dispute,
  type DisputeOutcome,
  listed,
  newDispute,
  newRefund,
  type Payment,
  type Pricing,
  PRODUCT_ID,
  type Refund,
  type RefundStatus,
  totalOf,
} from './objects.js';
import { DodoRefusal, invalid } from './refusals.js';
import type { DodoStore } from './store.js';

export const refundRequest = z.strictObject({
  payment_id: z.string(),
  items: z
    .array(
      z.strictObject({
        item_id: z.string(),
        amount: z.int().min(1).nullish(),
        tax_inclusive: z.boolean().optional(),
      }),
    )
    .length(1)
    .nullish(),
  metadata: metadata.optional(),
  reason: z.string().max(3_000).nullish(),
});
type RefundRequest = z.output<typeof refundRequest>;

/** Gives money back, and lets banks take it back. */
export class Cashier {
  /** What becomes of the next refunds at once. */
  refundsLeadTo: RefundStatus = 'succeeded';

  constructor(
    private readonly store: DodoStore,
    private readonly pricing: Pricing,
    private readonly announce: (type: string, payload: string, object: object) => void,
  ) {}

  /** No key makes this happen once: who asks twice gets two. */
  refund(asked: RefundRequest): Refund {
    const payment = this.store.payments.get(asked.payment_id);
    if (payment.status !== 'succeeded') {
      throw invalid('Only a payment that succeeded is refunded.', 'PAYMENT_NOT_SUCCEEDED');
    }
    const left = payment.total_amount - sumOf(payment, ['succeeded', 'pending']);
    const amount = this.amountOf(asked, left);
    if (left === 0 || amount > left) {
      throw new DodoRefusal(400, 'REFUND_AMOUNT_EXCEEDED', 'There is not so much left to refund.');
    }
    const { metadata = {}, reason = null } = asked;
    const refund = this.store.refunds.put(newRefund(payment, { amount, reason, metadata }));
    this.settle(refund, this.refundsLeadTo);
    return refund;
  }

  settle(refund: Refund, status: RefundStatus): void {
    refund.status = status;
    const payment = this.store.payments.get(refund.payment_id);
    const others = payment.refunds.filter(({ refund_id }) => refund_id !== refund.refund_id);
    payment.refunds = [...others, listed(refund)];
    const gone = sumOf(payment, ['succeeded']);
    payment.refund_status = gone === 0 ? null : gone < payment.total_amount ? 'partial' : 'full';
    if (status !== 'pending') this.announce(`refund.${status}`, 'Refund', refund);
  }

  dispute(payment: Payment, stage: Dispute['dispute_stage']): Dispute {
    const dispute = this.store.disputes.put(newDispute(payment, stage));
    this.move(dispute, 'opened');
    return dispute;
  }

  move(dispute: Dispute, outcome: DisputeOutcome): void {
    dispute.dispute_status = `dispute_${outcome}`;
    const payment = this.store.payments.get(dispute.payment_id);
    const others = payment.disputes.filter(({ dispute_id }) => dispute_id !== dispute.dispute_id);
    payment.disputes = [...others, { ...dispute }];
    this.announce(`dispute.${outcome}`, 'Dispute', dispute);
  }

  private amountOf({ items }: RefundRequest, left: number): number {
    const [item] = items ?? [];
    if (!item) return left;
    if (item.item_id !== PRODUCT_ID) throw invalid('The item is not in the cart.', 'INVALID_ITEM');
    if (item.amount === undefined || item.amount === null) return left;
    // What is said without tax gets its tax added.
    return item.tax_inclusive === false
      ? totalOf(item.amount, { ...this.pricing, taxInclusive: false }).total
      : item.amount;
  }
}

function sumOf(payment: Payment, statuses: readonly RefundStatus[]): number {
  return payment.refunds
    .filter(({ status }) => statuses.includes(status))
    .reduce((sum, { amount }) => sum + amount, 0);
}
