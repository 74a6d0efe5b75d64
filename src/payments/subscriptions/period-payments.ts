import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { type Em, newId, rowIn } from '../../platform/database/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import type { GatewayName } from '../payment.entity.js';
import type { SubscriptionNews } from '../payment-news.js';
import { PaymentSales } from '../payment-sales.js';
import { periodName } from './period-name.js';
import { creditsForChange } from './credits-for-change.js';

type PaidNews = Extract<SubscriptionNews, { kind: 'period-paid' }>;

interface Terms {
  id: string;
  slug: string;
  name: string;
  amount_minor: number;
  currency: string;
  credits: number;
}

interface Of {
  readonly id: string;
  readonly userId: string;
  readonly gateway: GatewayName;
}

/**
 * The money of subscriptions: of each bill one payment, one receipt and one lot of credits, which
 * lapses with the period that it pays for.
 */
@Injectable()
export class PeriodPayments {
  constructor(
    private readonly clock: Clock,
    private readonly sales: PaymentSales,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** `wrong`: not what was asked for, so that nothing is given and people must look at it. */
  async settle(em: Em, of: Of, news: PaidNews): Promise<'new' | 'known' | 'wrong'> {
    if (await this.isPaid(em, of.gateway, news.gatewayInvoiceId)) return 'known';
    const terms = await termsOf(em, news.versionId);
    const before = news.beforeVersionId ? await termsOf(em, news.beforeVersionId) : undefined;
    if (!terms || !fits(terms, news)) return this.complain(of, news, 'of another amount');
    // A smaller plan in the middle of a period: the rest of what was paid is kept for later bills.
    if (news.amountMinor <= 0) return 'new';
    const credits =
      news.cause === 'change'
        ? creditsForChange(before && sized(before), sized(terms), news.amountMinor)
        : terms.credits;
    const named = periodName(terms.name, before?.name, news);
    const payment = await this.record(em, of, news, { terms, credits, named });
    if (!payment) return this.complain(of, news, 'of a period that was paid before');
    await this.sales.post(em, {
      paymentId: payment.id,
      userId: of.userId,
      amountMinor: news.amountMinor,
      currency: news.currency,
      credits,
      source: 'plan',
      expiresAt: new Date(news.until),
    });
    return 'new';
  }

  /** Whether this bill is in the books. */
  async isPaid(em: Em, gateway: GatewayName, gatewayInvoiceId: string): Promise<boolean> {
    const row = await rowIn(
      em,
      sql`select 1 from payment where gateway = ${gateway} and gateway_invoice_id = ${gatewayInvoiceId}`,
    );
    return row !== undefined;
  }

  /** The first bill is paid by the payment that the checkout began, every other one is a new payment. */
  private async record(
    em: Em,
    { id, userId, gateway }: Of,
    news: PaidNews,
    { terms, credits, named }: { terms: Terms; credits: number; named: string },
  ): Promise<{ id: string } | undefined> {
    const now = this.clock.now();
    if (news.cause === 'start') {
      return rowIn(
        em,
        sql<{ id: string }>`
          update payment set status = 'COMPLETED', failure = null, paid_at = ${now}, updated_at = ${now},
            item_name = ${named}, gateway_invoice_id = ${news.gatewayInvoiceId}, subscription_id = ${id},
            cause = 'start', period_start = ${news.from}, period_end = ${news.until},
            check_at = ${now}, checks = 0
          where id = ${news.paymentId} and user_id = ${userId} and purpose = 'plan'
            and status in ('PENDING', 'FAILED') and item_version_id = ${terms.id}
          returning id`,
      );
    }
    return rowIn(
      em,
      sql<{ id: string }>`
        insert into payment (id, created_at, updated_at, user_id, purpose, item, item_version_id,
          item_name, amount_minor, currency, credits_purchased, status, gateway, paid_at,
          gateway_invoice_id, subscription_id, cause, period_start, period_end, check_at, checks)
        values (${newId()}, ${now}, ${now}, ${userId}, 'plan', ${terms.slug}, ${terms.id}, ${named},
          ${news.amountMinor}, ${news.currency}, ${credits}, 'COMPLETED', ${gateway}, ${now},
          ${news.gatewayInvoiceId}, ${id}, ${news.cause}, ${news.from}, ${news.until}, ${now}, 0)
        on conflict do nothing returning id`,
    );
  }

  private complain({ id, gateway }: Of, news: PaidNews, what: string): 'wrong' {
    const { gatewayInvoiceId, amountMinor, currency } = news;
    this.logger.error(
      { subscriptionId: id, gateway, gatewayInvoiceId, amountMinor, currency },
      `a bill of a subscription is ${what}: nothing was given for it`,
    );
    return 'wrong';
  }
}

const termsOf = (em: Em, versionId: string) =>
  rowIn(
    em,
    sql<Terms>`
      select id, slug, name, amount_minor, currency, credits from offer_version
      where id::text = ${versionId} and kind = 'plan'`,
  );

const sized = ({ amount_minor: amountMinor, credits }: Terms) => ({ amountMinor, credits });

/** Of a change within a period no more than the whole plan is asked for. */
function fits(terms: Terms, { amountMinor, currency, cause }: PaidNews): boolean {
  if (currency !== terms.currency) return false;
  return cause === 'change'
    ? amountMinor <= terms.amount_minor
    : amountMinor === terms.amount_minor;
}
