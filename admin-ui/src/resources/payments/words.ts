import type { Payment, PaymentDetails } from '../../providers/verbs';
import { formatNumber, plural } from '../../shared/format';

export const GATEWAYS: Readonly<Record<Payment['gateway'], string>> = {
  stripe: 'Stripe',
  paypal: 'PayPal',
  dodo: 'Dodo Payments',
};

/** The payment service by its name; one that the console does not know yet as the API calls it. */
export const gatewayName = (gateway: string): string =>
  (GATEWAYS as Readonly<Record<string, string>>)[gateway] ?? gateway;

type Outcome = Pick<Payment, 'status' | 'failure' | 'purpose' | 'generationId'>;

/** Its buyer took another way to pay for the same run, which is of no run any more. */
export const isReplaced = ({ status, failure, purpose, generationId }: Outcome): boolean =>
  status === 'FAILED' && failure !== 'declined' && purpose === 'single' && generationId === null;

export const REPLACED = 'Another payment for the same run took its place.';

/**
 * How it stands, for a chip: one that its buyer called off did not go wrong, and of one that is open it
 * says whether its buyer has still to do something.
 */
export function stateOf(payment: Outcome & Pick<Payment, 'underWay'>): string {
  const { status, failure, underWay } = payment;
  if (isReplaced(payment)) return 'REPLACED';
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

/** Money that moved and the credits that did so with it, where there were any. */
export const withCredits = (money: string, credits: number): string =>
  credits === 0 ? money : `${money} and ${plural(credits, 'credit')}`;

/** Why no money of a payment can be given back now. */
export function whyNothing(payment: Reckoned & Pick<PaymentDetails, 'status' | 'refunds'>): string {
  const { status, refunds, refundedMinor } = payment;
  if (status === 'REFUNDED') return 'all of it went back already.';
  if (status === 'DISPUTED')
    return 'the buyer’s bank has the money. What becomes of it is decided there.';
  if (refunds.some((refund) => refund.status === 'AWAITING'))
    return 'another refund of this payment waits for a second person.';
  if (refunds.some((refund) => refund.status === 'PENDING'))
    return 'another refund of this payment is under way. Look again when the payment service has answered.';
  if (refundedMinor === 0)
    return 'all of its credits are spent. Money goes back for credits that are not spent.';
  const spent = spentOf(payment);
  return `${formatNumber(spent)} of its credits ${spent === 1 ? 'is' : 'are'} spent, and the rest went back already.`;
}

type Reckoned = Pick<
  PaymentDetails,
  'credits' | 'unspentCredits' | 'creditsLost' | 'amountMinor' | 'refundedMinor'
>;

/** As refunds reckon it: what neither went back with its money nor is there. */
function spentOf({
  credits,
  unspentCredits,
  creditsLost,
  amountMinor,
  refundedMinor,
}: Reckoned): number {
  const gone = Math.floor((credits * refundedMinor) / amountMinor);
  return credits - gone - unspentCredits + creditsLost;
}
