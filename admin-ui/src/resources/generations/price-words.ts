import type { Generation } from '../../providers/verbs';
import { formatMoney, plural } from '../../shared/format';
import { gatewayName } from '../payments/words';

type Paid = Pick<Generation, 'status' | 'price' | 'payment'>;

/** What a run cost, for a line of a list. */
export function priceInWords(run: Paid): string {
  const { price, payment } = run;
  if (price.paidBy === 'free-run') {
    const state = freeRunState(run);
    return state ? `free run ${state}` : 'free run';
  }
  if (price.paidBy === 'payment') {
    if (!payment) return 'paid by itself';
    const { amountMinor, refundedMinor, currency } = payment;
    const all = formatMoney(amountMinor, currency);
    const isInPart = refundedMinor > 0 && refundedMinor < amountMinor;
    return [all, paymentState(payment)].filter(Boolean).join(isInPart ? ', ' : ' ');
  }
  const credits = price.charged ?? price.quoted;
  return `${plural(credits, 'credit')}${price.charged === null ? ' held' : ''}`;
}

/** What paid for a run. */
export function paidByInWords(run: Paid): string {
  const { price, payment } = run;
  if (price.paidBy === 'credits') return 'Credits';
  if (price.paidBy === 'free-run') {
    const state = freeRunState(run);
    return ['A free run', state === 'held' ? 'set aside' : state].filter(Boolean).join(', ');
  }
  if (!payment) return 'A payment of its own';
  const { amountMinor, currency, gateway } = payment;
  const by = `${formatMoney(amountMinor, currency)} by itself, through ${gatewayName(gateway)}`;
  return [by, paymentState(payment)].filter(Boolean).join(': ');
}

/** A free run is spent by a run that gives something, and by no other. */
function freeRunState({ status }: Paid): 'held' | 'given back' | '' {
  if (status === 'COMPLETED') return '';
  return status === 'PENDING' || status === 'PROCESSING' ? 'held' : 'given back';
}

function paymentState(payment: NonNullable<Generation['payment']>): string {
  const { amountMinor, refundedMinor, currency, paidAt } = payment;
  if (paidAt === null) return 'not paid';
  if (refundedMinor === 0) return '';
  return refundedMinor < amountMinor
    ? `${formatMoney(refundedMinor, currency)} given back`
    : 'given back';
}
