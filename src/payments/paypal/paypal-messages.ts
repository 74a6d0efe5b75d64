import { z } from 'zod';
import type { GatewayEvent, PaymentNews, ReversalNews } from '../payment-news.js';
import { fromPayPalMoney } from './paypal-money.js';
import { isClosedName, newsOfCapture, newsOfSum } from './paypal-news.js';

const text = z.string().min(1).max(255);
const money = z
  .object({ currency_code: z.string(), value: z.string() })
  .transform(({ currency_code: currencyCode, value }) => ({ currencyCode, value }));
const links = z.array(z.object({ rel: z.string(), href: z.string() })).default([]);

const message = z.object({
  id: text,
  event_type: text,
  resource: z.record(z.string(), z.unknown()).default({}),
});
const order = z.object({
  purchase_units: z.tuple([z.object({ custom_id: text.optional() })]).rest(z.unknown()),
});
const capture = z
  .object({ id: text, status: text, custom_id: text.optional(), amount: money })
  .transform(({ custom_id: customId, ...facts }) => ({ ...facts, customId }));
const refund = z.object({
  id: text,
  status: text.optional(),
  custom_id: text.optional(),
  amount: money,
  links,
  seller_payable_breakdown: z.object({ total_refunded_amount: money.optional() }).optional(),
});
export const dispute = z.object({
  dispute_id: text,
  disputed_transactions: z.array(z.object({ seller_transaction_id: text })).min(1),
  dispute_amount: money,
  status: text,
  dispute_life_cycle_stage: z.string().default('CHARGEBACK'),
  dispute_outcome: z.object({ outcome_code: z.string() }).optional(),
});

/**
 * Who has the money after a dispute: the buyer, or we. A dispute that ends otherwise (called off,
 * PayPal pays) leaves it with us.
 */
const LOST = new Set(['RESOLVED_BUYER_FAVOUR', 'ACCEPTED']);

/** What a message says, without anything of the person; undefined where it is none of PayPal's. */
export function readMessage(body: Buffer): GatewayEvent | undefined {
  let parsed;
  try {
    parsed = message.safeParse(JSON.parse(body.toString()));
  } catch {
    return undefined;
  }
  if (!parsed.success) return undefined;
  const { id, event_type: type, resource } = parsed.data;
  return { eventId: id, type, news: newsIn(type, resource) ?? null };
}

/** What else PayPal tells us, and what cannot be read, says nothing that we go by. */
function newsIn(type: string, resource: unknown): PaymentNews | undefined {
  switch (type) {
    case 'CHECKOUT.ORDER.APPROVED':
      return read(order, resource, ({ purchase_units: [{ custom_id: name }] }) =>
        name === undefined || isClosedName(name)
          ? undefined
          : { kind: 'approved', paymentId: name },
      );
    case 'PAYMENT.CAPTURE.COMPLETED':
    case 'PAYMENT.CAPTURE.DECLINED':
    case 'PAYMENT.CAPTURE.DENIED':
      return read(capture, resource, newsOfCapture);
    case 'PAYMENT.CAPTURE.REFUNDED':
      return read(refund, resource, (made) => newsOfSum(captureOf(made), factsOf(made)));
    case 'PAYMENT.REFUND.FAILED':
      return read(refund, resource, newsOfFailed);
    case 'PAYMENT.CAPTURE.REVERSED':
      return read(refund, resource, (reversal) =>
        taken('dispute-lost', captureOf(reversal), reversal.amount),
      );
    case 'CUSTOMER.DISPUTE.CREATED':
    case 'CUSTOMER.DISPUTE.UPDATED':
    case 'CUSTOMER.DISPUTE.RESOLVED':
      return read(dispute, resource, newsOfDispute);
    default:
      return undefined;
  }
}

function read<S extends z.ZodType, T>(
  schema: S,
  resource: unknown,
  then: (value: z.output<S>) => T | undefined,
): T | undefined {
  const parsed = schema.safeParse(resource);
  return parsed.success ? then(parsed.data) : undefined;
}

const factsOf = ({ amount, seller_payable_breakdown: breakdown }: z.output<typeof refund>) => ({
  amount,
  sellerPayableBreakdown: { totalRefundedAmount: breakdown?.total_refunded_amount },
});

/** A refund names what it is of by a link; where a message brings the capture itself, it is that. */
function captureOf({ id, links: all }: z.output<typeof refund>): string {
  const up = all.find(({ rel }) => rel === 'up')?.href ?? '';
  return /\/captures\/([\w-]{1,64})$/.exec(up)?.[1] ?? id;
}

/** A refund that failed: of ours by our name for it, or one that was made in PayPal's dashboard. */
function newsOfFailed(failed: z.output<typeof refund>): ReversalNews | undefined {
  const gatewayPaymentId = captureOf(failed);
  const { id: gatewayRefundId, custom_id: refundId, amount } = failed;
  if (refundId !== undefined) return { kind: 'refund-failed', gatewayPaymentId, refundId };
  const amountMinor = fromPayPalMoney(amount);
  if (!amountMinor) return undefined;
  const { currencyCode: currency } = amount;
  return { kind: 'refund-undone', gatewayPaymentId, gatewayRefundId, amountMinor, currency };
}

/** Where a buyer only asks (`INQUIRY`), no money has moved and there is nothing to go by yet. */
export function newsOfDispute(said: z.output<typeof dispute>): ReversalNews | undefined {
  const { disputed_transactions: of, dispute_amount: amount, dispute_id: disputeId } = said;
  const id = of[0]?.seller_transaction_id ?? '';
  const about = (kind: 'disputed' | 'dispute-lost' | 'dispute-won') =>
    taken(kind, id, amount, disputeId);
  if (said.status !== 'RESOLVED') {
    return said.dispute_life_cycle_stage === 'INQUIRY' ? undefined : about('disputed');
  }
  const isLost = LOST.has(said.dispute_outcome?.outcome_code ?? '');
  return about(isLost ? 'dispute-lost' : 'dispute-won');
}

/**
 * PayPal speaks of the same money twice, as a dispute and as a capture that is reversed, and it is taken
 * once. A reversal does not say of which dispute it is, and so is named as the payment.
 */
function taken(
  kind: 'disputed' | 'dispute-lost' | 'dispute-won',
  gatewayPaymentId: string,
  amount: z.output<typeof money>,
  disputeId = gatewayPaymentId,
): ReversalNews | undefined {
  const amountMinor = fromPayPalMoney(amount);
  if (amountMinor === undefined || amountMinor === 0) return undefined;
  const { currencyCode: currency } = amount;
  return { kind, gatewayPaymentId, disputeId, amountMinor, currency };
}
