import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { type SinglePayment, SinglePayments } from '../../billing/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Em, newId, rowsIn } from '../../platform/database/index.js';
import type { GatewayName } from '../payment.entity.js';
import { PaymentGateways } from '../payment-gateways.js';

interface Row {
  id: string;
  generation_id: string;
  amount_minor: number;
  refunded_minor: number;
  currency: string;
  gateway: GatewayName;
  paid_at: string | Date | null;
}

/** What is paid for single runs; where they came to nothing, it is given back by itself. */
@Injectable()
export class SingleGiveBacks extends SinglePayments {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly gateways: PaymentGateways,
  ) {
    super();
  }

  override get isOn(): boolean {
    return this.gateways.list().length > 0;
  }

  override isUnderWay(generationId: RawBuilder<unknown>): RawBuilder<boolean> {
    return sql`exists (select 1 from payment p where p.generation_id = ${generationId} and p.under_way)`;
  }

  override async ofRuns(
    generationIds: readonly string[],
  ): Promise<ReadonlyMap<string, SinglePayment>> {
    const rows = await this.db.rows(sql<Row>`
      select id, generation_id, amount_minor, refunded_minor - returned_minor as refunded_minor, currency,
        gateway, paid_at
      from payment where generation_id = any(${[...generationIds]}::uuid[])`);
    return new Map(
      rows.map((row) => [
        row.generation_id,
        {
          id: row.id,
          amountMinor: row.amount_minor,
          refundedMinor: row.refunded_minor,
          currency: row.currency,
          gateway: row.gateway,
          paidAt: row.paid_at && new Date(row.paid_at).toISOString(),
        },
      ]),
    );
  }

  /**
   * Writes the refund; a worker then asks the gateway for it, until it is made. Of a payment that is
   * still open the gateway is asked at once, which closes its page.
   */
  override async giveBack(em: Em, generationId: string): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        insert into refund (id, created_at, updated_at, payment_id, amount_minor, credits, status,
          requested_by, idempotency_key, check_at, checks)
        select ${newId()}::uuid, ${now}::timestamptz, ${now}::timestamptz, p.id,
          p.amount_minor - p.refunded_minor, 0, 'PENDING', null, ${`run:${generationId}`}, ${now}::timestamptz, 0
        from payment p
        where p.generation_id = ${generationId} and p.status in ('COMPLETED', 'PARTIALLY_REFUNDED')
          and p.amount_minor > p.refunded_minor
        on conflict do nothing`,
    );
    await rowsIn(
      em,
      sql`update payment set check_at = ${now} where generation_id = ${generationId} and status = 'PENDING'`,
    );
  }
}
