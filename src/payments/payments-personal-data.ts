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
import { PaymentClosing } from './payment-closing.js';
import { PaymentGateways } from './payment-gateways.js';
import type { GatewayName } from './payment.entity.js';
import { forgetCustomerJob } from './payments.jobs.js';
import { type AtGateway, SubscriptionChecks } from './subscriptions/subscription-checks.js';

/** A person's payments. They are books and stay, under the user's id alone; the gateway forgets them. */
@Injectable()
export class PaymentsPersonalData extends PersonalDataSource implements OnModuleInit {
  readonly tables = ['payment', 'refund', 'dispute', 'gateway_customer', 'subscription'];

  constructor(
    private readonly db: Database,
    private readonly queue: JobQueue,
    private readonly gateways: PaymentGateways,
    private readonly closing: PaymentClosing,
    private readonly subscriptions: SubscriptionChecks,
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
          failure, under_way, gateway, gateway_payment_id, refunded_minor,
          returned_minor, receipt_no, tax_basis_points, tax_minor,
          created_at, paid_at
        from payment where user_id = ${userId} order by created_at`),
    };
    yield {
      name: 'refunds',
      records: await this.db.rows(sql<object>`
        select r.id, r.payment_id, r.amount_minor, r.credits, r.status, r.reason, r.created_at
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
      name: 'subscriptions',
      records: await this.db.rows(sql<object>`
        select s.id, v.slug as plan, v.name, s.status, s.gateway, s.gateway_subscription_id,
          s.period_start, s.period_end, s.ends_at_period_end, s.created_at, s.ended_at,
          coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'at', e.at) order by e.at, e.id)
            from subscription_event e where e.subscription_id = s.id), '[]') as events
        from subscription s join offer_version v on v.id = s.version_id
        where s.user_id = ${userId} order by s.created_at`),
    };
    yield {
      name: 'payment-services',
      records: await this.db.rows(sql<object>`
        select gateway, customer_id, created_at from gateway_customer where user_id = ${userId}`),
    };
  }

  /** Closes the pages that are open and ends what is paid again, so that nobody pays for an account that is gone. */
  override async stop(userId: string): Promise<boolean> {
    const open = await this.db.rows(sql<{ id: string; gateway: GatewayName; checkout_id: string }>`
      select id, gateway, gateway_checkout_id as checkout_id from payment
      where user_id = ${userId} and status = 'PENDING' and gateway_checkout_id is not null`);
    for (const { id, gateway: name, checkout_id: checkoutId } of open) {
      const gateway = this.gateways.find(name);
      if (!gateway) continue;
      try {
        await this.closing.close(gateway, { paymentId: id, checkoutId });
      } catch {
        return false;
      }
    }
    return this.endSubscriptions(userId);
  }

  private async endSubscriptions(userId: string): Promise<boolean> {
    const live = await this.db.rows(sql<AtGateway>`
      select id, gateway, gateway_subscription_id from subscription
      where user_id = ${userId} and status <> 'ENDED'`);
    for (const each of live) {
      try {
        const { subscriptions } = this.gateways.find(each.gateway) ?? {};
        await subscriptions?.end(each.gateway_subscription_id);
        await this.subscriptions.look(each);
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
    // Of a refund that waits for a second person; they can still decide, by what the trail says.
    await rowsIn(
      em,
      sql`
        update refund set reason = null where reason is not null
          and payment_id in (select id from payment where user_id = ${userId})`,
    );
    const kept = await rowsIn(em, sql`select 1 from payment where user_id = ${userId}`);
    const plans = await rowsIn(em, sql`select 1 from subscription where user_id = ${userId}`);
    return {
      things: [
        { what: 'accounts at payment services', count: customers.length, outcome: 'deleted' },
        {
          what: 'payments',
          count: kept.length,
          outcome: 'kept without a name',
          because: 'The law asks us to keep the books; they say what was paid, and not by whom.',
        },
        {
          what: 'plans',
          count: plans.length,
          outcome: 'kept without a name',
          because: 'They are ended, and part of the books.',
        },
      ],
    };
  }
}
