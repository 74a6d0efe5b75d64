import { sql } from 'kysely';
import { type Em, rowIn, rowsIn } from '../platform/database/index.js';
import type { GatewayName } from './payment.entity.js';

/** What of a payment its reversals go by. */
export interface ReversedPayment {
  id: string;
  user_id: string;
  amount_minor: number;
  currency: string;
  credits_purchased: number;
  refunded_minor: number;
  returned_minor: number;
  credits_refunded: number;
}

/** A payment that came in, locked; undefined before it did. */
export const lockReversed = (em: Em, gateway: GatewayName, gatewayPaymentId: string) =>
  rowIn(
    em,
    sql<ReversedPayment>`
      select id, user_id, amount_minor, currency, credits_purchased, refunded_minor, returned_minor,
        credits_refunded
      from payment where gateway = ${gateway} and gateway_payment_id = ${gatewayPaymentId}
        and status not in ('PENDING', 'FAILED') for update`,
  );

/** A payment that came in says what became of its money. */
export async function restate(em: Em, paymentId: string): Promise<void> {
  await rowsIn(em, sql`update payment p set status = ${REVERSED_STATUS} where p.id = ${paymentId}`);
}

/** The state of a payment `p` that came in, by what went back of it. */
export const REVERSED_STATUS = sql`case
  when exists (select 1 from dispute d where d.payment_id = p.id and d.status in ('OPEN', 'LOST'))
    then 'DISPUTED'
  when p.refunded_minor - p.returned_minor = p.amount_minor then 'REFUNDED'
  when p.refunded_minor - p.returned_minor > 0 then 'PARTIALLY_REFUNDED'
  else 'COMPLETED' end`;

export const paidBy = (payment: Pick<ReversedPayment, 'amount_minor' | 'credits_purchased'>) => ({
  amountMinor: payment.amount_minor,
  credits: payment.credits_purchased,
});

/** How the ledger knows the payment and what it bought. */
export const ledgerNames = ({ id, user_id }: Pick<ReversedPayment, 'id' | 'user_id'>) => ({
  userId: user_id,
  lotKey: `payment:${id}`,
  reference: `payment:${id}`,
});

/** How the books of money know it. */
export const moneyNames = ({ id, currency }: ReversedPayment) => ({
  currency,
  reference: `payment:${id}`,
});
