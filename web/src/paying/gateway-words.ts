import type { Gateway } from '../api/billing.js';

interface GatewayWords {
  /** What a person chooses. */
  readonly choice: string;
  /** Besides the choice, where it does not say enough. */
  readonly hint: string;
  /** As in "paid by …". */
  readonly by: string;
  /** Whom a person waits for. */
  readonly name: string;
}

export const GATEWAY_WORDS: Readonly<Record<Gateway['name'], GatewayWords>> = {
  stripe: { choice: 'Card', hint: 'By Stripe', by: 'card', name: 'the payment service' },
  paypal: { choice: 'PayPal', hint: 'With your account there', by: 'PayPal', name: 'PayPal' },
  dodo: {
    choice: 'Dodo Payments',
    hint: 'Cards and more, with its invoice',
    by: 'Dodo Payments',
    name: 'Dodo Payments',
  },
};

/** `card, PayPal or Dodo Payments`. */
export function waysToPay(gateways: readonly Gateway[]): string {
  const ways = gateways.map(({ name }) => GATEWAY_WORDS[name].by);
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(ways);
}
