import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { RefundStart } from './refund-start.js';

/**
 * Money for an account that is gone. Not every gateway can close a page, and somebody may pay on one
 * that was left open: nobody would ever use what that buys, so it goes back by itself.
 */
@Injectable()
export class OrphanPayments {
  constructor(
    private readonly clock: Clock,
    private readonly starts: RefundStart,
  ) {}

  /** Writes the refund where its owner is erased; a worker asks the gateway for it until it is made. */
  async giveBack(em: Em, paymentId: string, userId: string): Promise<void> {
    const isGone = await rowIn(
      em,
      sql`select 1 from app_user where id = ${userId} and status = 'erased'`,
    );
    if (!isGone) return;
    const payment = await this.starts.lock(em, paymentId);
    const refund = { refundId: newId(), amountMinor: payment.amount_minor };
    const credits = await this.starts.setAside(em, payment, refund);
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        insert into refund (id, created_at, updated_at, payment_id, amount_minor, credits, status,
          requested_by, idempotency_key, check_at, checks)
        values (${refund.refundId}, ${now}, ${now}, ${paymentId}, ${refund.amountMinor}, ${credits},
          'PENDING', null, ${`gone:${paymentId}`}, ${now}, 0)`,
    );
  }
}
