import { sql } from 'kysely';
import { REVERSED_STATUS } from './payment-reversals.js';

/** What the books promise of money, each as a query that selects what breaks it. */
export const PAYMENT_PROMISES = {
  'credits issued for purchases equal the completed payments': sql`
    select p.id from payment p
    left join ledger_transaction t on t.idempotency_key = 'payment:' || p.id::text and t.kind = 'purchase'
    left join ledger_entry e on e.transaction_id = t.id and e.account_id in (
      select id from ledger_account where user_id is null and kind = 'issued' and unit = 'CREDIT')
    where p.credits_purchased > 0 and p.purpose <> 'single'
    group by p.id having coalesce(sum(e.amount), 0) <>
      case when p.status in ('PENDING', 'FAILED') then 0 else -p.credits_purchased end`,
  'no credits are issued for a payment that is not there': sql`
    select t.id from ledger_transaction t
    where t.kind = 'purchase' and t.idempotency_key like 'payment:%'
      and not exists (select 1 from payment p where 'payment:' || p.id::text = t.idempotency_key)`,
  'every payment that came in has a receipt, and no other': sql`
    select id from payment where (receipt_no is not null) <> (status not in ('PENDING', 'FAILED'))`,
  'every payment stands as what went back of it says': sql`
    select p.id from payment p
    where p.status not in ('PENDING', 'FAILED') and p.status <> ${REVERSED_STATUS}`,
  'the credits of all money that went back were asked back': sql`
    select p.id from payment p
    where p.credits_refunded < p.credits_purchased::bigint * p.refunded_minor / p.amount_minor
      or (p.credits_refunded > p.credits_purchased::bigint * p.refunded_minor / p.amount_minor
        and not exists (select 1 from refund r where r.payment_id = p.id and r.status = 'PENDING'))`,
} as const;
