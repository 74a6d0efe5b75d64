import { Injectable } from '@nestjs/common';
import { type Offer, PriceBook } from '../../billing/index.js';
import { Clock } from '../../platform/clock.js';
import { InvalidFieldError } from '../../platform/errors/index.js';
import { PublicLinks } from '../../platform/http/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { RateLimiter } from '../../platform/rate-limit/index.js';
import { GatewayCustomers } from '../gateway-customers.js';
import type { PlanChange, SellsSubscriptions } from '../gateway-capabilities.js';
import { PaymentGateways } from '../payment-gateways.js';
import { gatewayProblem, PlanStateError } from '../payments.errors.js';
import { creditsForChange } from './credits-for-change.js';
import { SubscriptionChecks } from './subscription-checks.js';
import type { PlanChangePreview, PlanDecision, SubscriptionView } from './subscriptions.dto.js';
import { SubscriptionReader, type SubscriptionRow } from './subscriptions.read-model.js';

/**
 * What people decide about their plan. The gateway is told and then asked, and what it says is taken
 * over as any other news; so what is answered is so.
 */
@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly clock: Clock,
    private readonly subscriptions: SubscriptionReader,
    private readonly checks: SubscriptionChecks,
    private readonly gateways: PaymentGateways,
    private readonly customers: GatewayCustomers,
    private readonly priceBook: PriceBook,
    private readonly limiter: RateLimiter,
    private readonly links: PublicLinks,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /**
   * Another plan: a dearer one now, a cheaper one from the next month on, `free` as the end of what is
   * paid. One's own plan takes back what was planned.
   */
  async choose(userId: string, { plan, asOf }: PlanDecision): Promise<SubscriptionView> {
    await this.limiter.consume('checkout-user', userId);
    const row = await this.subscriptions.last(userId);
    if (!row || row.status === 'ENDED') {
      if (plan === 'free') return this.subscriptions.own(userId);
      throw new PlanStateError('NOT_SUBSCRIBED');
    }
    if (row.status === 'STARTING') throw new PlanStateError('STARTING');
    const { subscriptions: desk } = this.gateways.choose(row.gateway, 'subscriptions');
    const { gateway_subscription_id: id } = row;
    if (plan === 'free') {
      await this.tell(() => desk.endAtPeriodEnd(id, true));
    } else if (plan === row.plan.slug) {
      await this.stay(row, desk);
    } else {
      const offer = await this.priceBook.planOnSale(plan);
      if (!offer) throw new InvalidFieldError('plan', 'There is no such plan.');
      if (row.status === 'PAST_DUE') throw new PlanStateError('PAST_DUE');
      await this.changeTo(row, desk, offer, whenOf(row, offer), this.momentOf(row, asOf));
    }
    await this.takeOver(row);
    return this.subscriptions.own(userId);
  }

  /** What a change to another plan would cost and bring at once. */
  async preview(userId: string, plan: string): Promise<PlanChangePreview> {
    await this.limiter.consume('checkout-user', userId);
    const row = await this.subscriptions.last(userId);
    if (!row || row.status === 'ENDED') throw new PlanStateError('NOT_SUBSCRIBED');
    if (row.status !== 'ACTIVE') throw new PlanStateError(row.status);
    const offer = plan === row.plan.slug ? undefined : await this.priceBook.planOnSale(plan);
    if (!offer) throw new InvalidFieldError('plan', 'There is no such plan.');
    if (whenOf(row, offer) === 'next-period') {
      const { currency } = offer;
      const said = this.clock.now().toISOString();
      return { when: 'next-period', amountMinor: 0, currency, credits: 0, asOf: said };
    }
    const asOf = this.earliest(row, this.clock.now());
    const { subscriptions: desk } = this.gateways.choose(row.gateway, 'subscriptions');
    const due = await this.tell(() => desk.previewChange(changeOf(row, offer, 'now', asOf)));
    const credits = creditsForChange(row.plan, offer, due.amountMinor);
    return { when: 'now', ...due, credits, asOf: asOf.toISOString() };
  }

  /** The page on which people see to their cards and bills. */
  async portal(userId: string): Promise<{ url: string }> {
    await this.limiter.consume('checkout-user', userId);
    const row = await this.subscriptions.last(userId);
    const gateway = this.gateways.choose(row?.gateway, 'customers', 'subscriptions');
    const customerId = await this.customers.find(userId, gateway);
    if (!customerId) throw new PlanStateError('NOTHING_BOUGHT');
    const url = await this.tell(() =>
      gateway.subscriptions.openPortal(customerId, this.links.to('/account/plan')),
    );
    return { url };
  }

  private async stay(row: SubscriptionRow, desk: SellsSubscriptions): Promise<void> {
    const { next_plan: next, plan } = row;
    if (next) {
      await this.changeTo(row, desk, { ...plan, id: row.version_id }, 'next-period');
    } else if (row.ends_at_period_end) {
      await this.tell(() => desk.endAtPeriodEnd(row.gateway_subscription_id, false));
    }
  }

  private changeTo(
    row: SubscriptionRow,
    desk: SellsSubscriptions,
    to: NewPlan,
    when: PlanChange['when'],
    asOf?: Date,
  ): Promise<void> {
    return this.tell(() => desk.changePlan(changeOf(row, to, when, asOf)));
  }

  /** The moment of a preview, while it is good. @throws InvalidFieldError */
  private momentOf(row: SubscriptionRow, moment: Date | undefined): Date | undefined {
    if (moment === undefined) return undefined;
    const isGood =
      moment >= this.earliest(row, this.clock.in(-PREVIEW_MS)) &&
      moment <= this.clock.in(CLOCKS_DIFFER_MS);
    if (!isGood)
      throw new InvalidFieldError('asOf', 'This price is from before. Please ask again.');
    return moment;
  }

  /** In whole seconds, and not before what is paid for now: who has just bought is never behind it. */
  private earliest({ period_start, version_since }: SubscriptionRow, moment: Date): Date {
    const since = [period_start, version_since].map((each) => new Date(each ?? 0).getTime());
    return new Date(Math.max(Math.floor(moment.getTime() / 1000) * 1000, ...since));
  }

  private async tell<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw gatewayProblem(error, this.logger);
    }
  }

  /** It was done; where the gateway says no more now, its message will. */
  private async takeOver(row: SubscriptionRow): Promise<void> {
    try {
      await this.checks.look(row);
    } catch (error) {
      this.logger.warn({ err: error, subscriptionId: row.id }, 'a change was not looked at');
    }
  }
}

/** For how long what was shown is what is charged. */
const PREVIEW_MS = 900_000;
/** The payment service's clock may be ahead of ours, and with it the beginning of a period. */
const CLOCKS_DIFFER_MS = 60_000;

type NewPlan = Pick<Offer, 'id' | 'name' | 'amountMinor' | 'currency'>;

const whenOf = (row: SubscriptionRow, to: NewPlan): PlanChange['when'] =>
  to.amountMinor > row.plan.amountMinor ? 'now' : 'next-period';

const changeOf = (
  row: SubscriptionRow,
  to: NewPlan,
  when: PlanChange['when'],
  asOf?: Date,
): PlanChange => ({
  gatewaySubscriptionId: row.gateway_subscription_id,
  versionId: to.id,
  beforeVersionId: row.version_id,
  name: to.name,
  amountMinor: to.amountMinor,
  currency: to.currency,
  when,
  asOf,
});
