import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Database, type Em, rowsIn } from '../platform/database/index.js';
import { JobQueue } from '../platform/queue/index.js';
import {
  type ArchiveEntry,
  type Erasure,
  PersonalData,
  PersonalDataSource,
} from '../users/index.js';
import { PaymentGateways } from './payment-gateways.js';
import { PaymentSettlement } from './payment-settlement.js';
import type { GatewayName } from './payment.entity.js';
import { forgetCustomerJob } from './payments.jobs.js';

/** A person's payments. They are books and stay, under the user's id alone; the gateway forgets them. */
@Injectable()
export class PaymentsPersonalData extends PersonalDataSource implements OnModuleInit {
  readonly tables = ['payment', 'refund', 'dispute', 'gateway_customer'];

  constructor(
    private readonly db: Database,
    private readonly queue: JobQueue,
    private readonly gateways: PaymentGateways,
    private readonly settlement: PaymentSettlement,
    private readonly personalData: PersonalData,
  ) {
    super();
  }

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async *archive(userId: string): AsyncIterable<ArchiveEntry> {
    yield {
      name: 'payments',
      records: await this.db.rows(sql<object>`
        select id, purpose, item, item_name, amount_minor, currency, credits_purchased, status,
          failure, gateway, gateway_payment_id, refunded_minor, receipt_no, tax_basis_points, tax_minor,
          created_at, paid_at
        from payment where user_id = ${userId} order by created_at`),
    };
    yield {
      name: 'refunds',
      records: await this.db.rows(sql<object>`
        select r.id, r.payment_id, r.amount_minor, r.credits, r.status, r.created_at
        from refund r join payment p on p.id = r.payment_id
        where p.user_id = ${userId} order by r.created_at`),
    };
    yield {
      name: 'disputes',
      records: await this.db.rows(sql<object>`
        select d.id, d.payment_id, d.amount_minor, d.credits, d.status, d.created_at
        from dispute d join payment p on p.id = d.payment_id
        where p.user_id = ${userId} order by d.created_at`),
    };
    yield {
      name: 'payment-services',
      records: await this.db.rows(sql<object>`
        select gateway, customer_id, created_at from gateway_customer where user_id = ${userId}`),
    };
  }

  /** Closes the pages that are open, so that nobody pays for an account that is gone. */
  override async stop(userId: string): Promise<boolean> {
    const open = await this.db.rows(sql<{ gateway: GatewayName; checkout_id: string }>`
      select gateway, gateway_checkout_id as checkout_id from payment
      where user_id = ${userId} and status = 'PENDING' and gateway_checkout_id is not null`);
    for (const { gateway: name, checkout_id } of open) {
      const gateway = this.gateways.find(name);
      if (!gateway) continue;
      try {
        await gateway.closeCheckout(checkout_id);
        const news = await gateway.look(checkout_id);
        if (news) await this.db.transaction((em) => this.settlement.apply(em, name, news));
      } catch {
        return false;
      }
    }
    return true;
  }

  async erase(em: Em, userId: string): Promise<Erasure> {
    const customers = await rowsIn(
      em,
      sql<{ gateway: string; customer_id: string }>`
        delete from gateway_customer where user_id = ${userId} returning gateway, customer_id`,
    );
    for (const { gateway, customer_id: customerId } of customers) {
      await this.queue.enqueue(em, forgetCustomerJob, { gateway, customerId });
    }
    const kept = await rowsIn(em, sql`select 1 from payment where user_id = ${userId}`);
    return {
      things: [
        { what: 'accounts at payment services', count: customers.length, outcome: 'deleted' },
        {
          what: 'payments',
          count: kept.length,
          outcome: 'kept without a name',
          because: 'The law asks us to keep the books; they say what was paid, and not by whom.',
        },
      ],
    };
  }
}
