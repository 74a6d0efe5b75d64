import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import type { PaymentPurpose } from './payment.entity.js';
import { RefundStart } from './refund-start.js';

interface PaidPayment {
  id: string;
  user_id: string;
  purpose: PaymentPurpose;
  generation_id: string | null;
}

/**
 * Money that nobody waits for: for an account that is gone, or on a page that its buyer left to pay for
 * the same run elsewhere. Not every gateway can close a page, and somebody may pay on one that was left
 * open; so it goes back by itself.
 */
@Injectable()
export class OrphanPayments {
  constructor(
    private readonly clock: Clock,
    private readonly starts: RefundStart,
  ) {}

  /** Writes the refund of what just came in for nobody; a worker asks the gateway until it is made. */
  async giveBack(em: Em, paid: PaidPayment): Promise<void> {
    if (!(await isOrphan(em, paid))) return;
    const payment = await this.starts.lock(em, paid.id);
    const refund = { refundId: newId(), amountMinor: payment.amount_minor };
    const credits = await this.starts.setAside(em, payment, refund);
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        insert into refund (id, created_at, updated_at, payment_id, amount_minor, credits, status,
          requested_by, idempotency_key, check_at, checks)
        values (${refund.refundId}, ${now}, ${now}, ${paid.id}, ${refund.amountMinor}, ${credits},
          'PENDING', null, ${`gone:${paid.id}`}, ${now}, 0)`,
    );
  }
}

/** What was paid for a run whose owner is gone goes back with the run. */
async function isOrphan(
  em: Em,
  { purpose, user_id, generation_id }: PaidPayment,
): Promise<boolean> {
  if (purpose === 'single') return generation_id === null;
  const gone = await rowIn(
    em,
    sql`select 1 from app_user where id = ${user_id} and status = 'erased'`,
  );
  return gone !== undefined;
}
