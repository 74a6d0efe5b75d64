import { sql } from 'kysely';
import { REVERSED_STATUS } from './reversed-payment.js';

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
  'every period of a subscription was paid for and given once': sql`
    select p.id from payment p
    left join credit_lot l on l.key = 'payment:' || p.id::text
    where p.cause in ('start', 'renewal') and (l.id is null or l.source <> 'plan'
      or l.amount <> p.credits_purchased or l.expires_at <> p.period_end)`,
  'every payment stands as what went back of it says': sql`
    select p.id from payment p
    where p.status not in ('PENDING', 'FAILED') and p.status <> ${REVERSED_STATUS}`,
  'the credits of all money that went back were asked back': sql`
    select p.id from payment p
    where p.credits_refunded < p.credits_purchased::bigint * (p.refunded_minor - p.returned_minor) / p.amount_minor
      or (p.credits_refunded > p.credits_purchased::bigint * (p.refunded_minor - p.returned_minor) / p.amount_minor
        and not exists (select 1 from refund r where r.payment_id = p.id and r.status = 'PENDING'))`,
  'the books hold the money of every payment, and what went back of it': sql`
    select 1 from (
      select 'payment:' || p.id::text as reference,
        case when p.status in ('PENDING', 'FAILED') then 0 else p.amount_minor end as sold,
        p.refunded_minor - p.returned_minor as refunded,
        coalesce((select sum(d.amount_minor) from dispute d
          where d.payment_id = p.id and d.status in ('OPEN', 'LOST')), 0) as disputed
      from payment p) p
    full join (
      select t.reference,
        coalesce(-sum(e.amount) filter (where a.kind = 'revenue'), 0) as sold,
        coalesce(sum(e.amount) filter (where a.kind = 'refunded'), 0) as refunded,
        coalesce(sum(e.amount) filter (where a.kind = 'disputed'), 0) as disputed
      from ledger_account a join ledger_entry e on e.account_id = a.id
        join ledger_transaction t on t.id = e.transaction_id
      where a.user_id is null and a.kind in ('revenue', 'refunded', 'disputed')
      group by t.reference) m on m.reference = p.reference
    where coalesce(p.sold, 0) <> coalesce(m.sold, 0)
      or coalesce(p.refunded, 0) <> coalesce(m.refunded, 0)
      or coalesce(p.disputed, 0) <> coalesce(m.disputed, 0)`,
  'no run that is paid for by itself began before it was paid': sql`
    select g.id from generation g
    where g.paid_by = 'payment' and g.started_at is not null and not exists (
      select 1 from payment p where p.generation_id = g.id and p.status not in ('PENDING', 'FAILED'))`,
  'what was paid for a run that came to nothing is given back, or on its way': sql`
    select p.id from payment p join generation g on g.id = p.generation_id
    where p.status in ('COMPLETED', 'PARTIALLY_REFUNDED')
      and g.status in ('FAILED', 'BLOCKED', 'CANCELED', 'EXPIRED')
      and not exists (select 1 from refund r where r.payment_id = p.id and r.status = 'PENDING')`,
  'what was paid on a page that was left for another one is given back, or on its way': sql`
    select p.id from payment p
    where p.purpose = 'single' and p.generation_id is null
      and p.status in ('COMPLETED', 'PARTIALLY_REFUNDED')
      and not exists (select 1 from refund r where r.payment_id = p.id and r.status = 'PENDING')`,
} as const;
