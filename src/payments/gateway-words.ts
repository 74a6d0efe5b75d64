import type { GatewayName } from './payment.entity.js';

/** How the gateways are called on papers. */
const NAMES: Readonly<Record<GatewayName, string>> = {
  stripe: 'Stripe',
  paypal: 'PayPal',
  dodo: 'Dodo Payments',
};

/** How something was paid, as a receipt says it. */
export function paidThrough(gateway: GatewayName): string {
  return gateway === 'stripe' ? 'card through Stripe' : NAMES[gateway];
}

/** Who sells in their own name, and accounts for the tax of it on an invoice of their own. */
export const SELLERS_OF_RECORD: readonly GatewayName[] = ['dodo'];

/** Where the tax of a payment stands if not with us; undefined where it is ours to state. */
export function taxElsewhere(gateway: GatewayName): string | undefined {
  return SELLERS_OF_RECORD.includes(gateway) ? `on the invoice of ${NAMES[gateway]}` : undefined;
}
