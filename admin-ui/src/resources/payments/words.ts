import type { Payment, PaymentDetails } from '../../providers/verbs';

export const GATEWAYS: Readonly<Record<Payment['gateway'], string>> = {
  stripe: 'Stripe',
  paypal: 'PayPal',
  dodo: 'Dodo Payments',
};

/** The payment service by its name; one that the console does not know yet as the API calls it. */
export const gatewayName = (gateway: string): string =>
  (GATEWAYS as Readonly<Record<string, string>>)[gateway] ?? gateway;

/**
 * How it stands, for a chip: one that its buyer called off did not go wrong, and of one that is open it
 * says whether its buyer has still to do something.
 */
export function stateOf({
  status,
  failure,
  underWay,
}: Pick<Payment, 'status' | 'failure' | 'underWay'>): string {
  if (status === 'FAILED' && failure === 'canceled') return 'CANCELED';
  if (status === 'FAILED' && failure === 'declined') return 'DECLINED';
  if (status !== 'PENDING') return status;
  if (underWay) return 'ON_ITS_WAY';
  return failure === 'declined' ? 'DECLINED' : 'NOT_PAID_YET';
}

/** Why nothing came of it, or not yet. */
export const FAILURES: Readonly<Record<NonNullable<Payment['failure']>, string>> = {
  declined: 'The payment was declined.',
  expired: 'The page to pay on expired, and nobody had paid.',
  'not-opened': 'The page to pay on was never opened.',
  canceled: 'The buyer called it off.',
};

/** What the payment service says of a payment, where its own name does not say it. */
const MESSAGES: Readonly<Record<string, string>> = {
  'checkout.session.completed': 'The page was finished',
  'checkout.session.async_payment_succeeded': 'The money came later',
  'checkout.session.async_payment_failed': 'The money did not come',
  'checkout.session.expired': 'The page expired',
  'payment_intent.payment_failed': 'A card was declined',
  'charge.refunded': 'Money went back',
  'charge.dispute.created': 'The bank disputes it',
  'charge.dispute.funds_withdrawn': 'The bank took the money',
  'charge.dispute.closed': 'The dispute is decided',
  'charge.dispute.funds_reinstated': 'The bank gave the money back',
  'refund.created': 'A refund was begun',
  'refund.updated': 'A refund went on',
  'refund.failed': 'A refund failed',
  'payment.succeeded': 'It was paid',
  'payment.failed': 'A card was declined',
  'payment.processing': 'The money is on its way',
  'payment.cancelled': 'It was given up',
  'refund.succeeded': 'Money went back',
  'dispute.opened': 'The bank disputes it',
  'dispute.challenged': 'The dispute is answered',
  'dispute.accepted': 'The dispute is accepted',
  'dispute.cancelled': 'The dispute was taken back',
  'dispute.expired': 'The dispute ran out',
  'dispute.lost': 'The dispute is lost',
  'dispute.won': 'The dispute is won',
};

export const messageInWords = (type: string): string => MESSAGES[type] ?? type;

/** What becomes of a reason that is given about somebody who was erased. */
export const REASON_NOT_KEPT = 'Not kept, for the account is erased';

/** Why no money of a payment can be given back now. */
export function whyNothing({
  status,
  refunds,
}: Pick<PaymentDetails, 'status' | 'refunds'>): string {
  if (status === 'REFUNDED') return 'all of it went back already.';
  if (status === 'DISPUTED')
    return 'the buyer’s bank has the money. What becomes of it is decided there.';
  if (refunds.some((refund) => refund.status === 'AWAITING'))
    return 'another refund of this payment waits for a second person.';
  if (refunds.some((refund) => refund.status === 'PENDING'))
    return 'another refund of this payment is under way. Look again when the payment service has answered.';
  return 'all of its credits are spent. Money goes back for credits that are not spent.';
}
