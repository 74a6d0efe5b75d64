import type Stripe from 'stripe';
import type { Clock } from '../../platform/clock.js';
import type {
  ChangePreview,
  PlanChange,
  PlanOrder,
  SellsSubscriptions,
} from '../gateway-capabilities.js';
import type { OpenedCheckout } from '../checkout-order.js';
import { GatewayError } from '../payment-gateway.js';
import type { SubscriptionNews } from '../payment-news.js';
import { openPlanSession } from './stripe-checkout.js';
import { calling, isMissing } from './stripe-client.js';
import {
  BEFORE_KEY,
  newsOfInvoice,
  newsOfSubscription,
  VERSION_KEY,
} from './stripe-subscription-news.js';

/** Bills of more than eight years. */
const INVOICES_PAGE = 100;

/** Subscriptions and their bills at Stripe. */
export class StripeSubscriptions implements SellsSubscriptions {
  constructor(
    private readonly stripe: Stripe,
    private readonly clock: Clock,
  ) {}

  openCheckout(order: PlanOrder): Promise<OpenedCheckout> {
    return openPlanSession(this.stripe, order);
  }

  async look(id: string): Promise<SubscriptionNews[]> {
    // Whatever is said after this moment is newer.
    const at = Math.floor(this.clock.now().getTime() / 1000);
    const subscription = await calling(this.stripe.subscriptions.retrieve(id));
    const { data } = await calling(
      this.stripe.invoices.list({ subscription: id, limit: INVOICES_PAGE }),
    );
    const bills = data.reverse().map((invoice) => newsOfInvoice(invoice, at));
    const paid = bills.filter((news) => news?.kind === 'period-paid');
    return [...paid, newsOfSubscription(subscription, at)].filter((news) => news !== undefined);
  }

  async changePlan(change: PlanChange): Promise<void> {
    const { gatewaySubscriptionId: id, versionId, beforeVersionId } = change;
    const isNow = change.when === 'now';
    await calling(
      this.stripe.subscriptions.update(id, {
        items: [await this.itemOf(change)],
        metadata: { [VERSION_KEY]: versionId, [BEFORE_KEY]: beforeVersionId },
        proration_behavior: isNow ? 'always_invoice' : 'none',
        ...(isNow ? { payment_behavior: 'error_if_incomplete' as const, ...asOf(change) } : {}),
        cancel_at_period_end: false,
      }),
    );
  }

  async previewChange(change: PlanChange): Promise<ChangePreview> {
    const { amount_due, currency } = await calling(
      this.stripe.invoices.createPreview({
        subscription: change.gatewaySubscriptionId,
        subscription_details: {
          items: [await this.itemOf(change)],
          proration_behavior: 'always_invoice',
          ...asOf(change),
        },
      }),
    );
    return { amountMinor: amount_due, currency: currency.toUpperCase() };
  }

  /**
   * What the one item of a subscription is to become. A price is of a product, and a product is what its
   * bills name: so each plan has one.
   */
  private async itemOf(change: PlanChange) {
    const { gatewaySubscriptionId: id, versionId, amountMinor, currency } = change;
    const { items } = await calling(this.stripe.subscriptions.retrieve(id));
    const [item] = items.data;
    if (!item) throw new GatewayError('rejected', 'subscription without items');
    const product = await calling(
      this.stripe.products.create(
        { name: change.name, metadata: { [VERSION_KEY]: versionId } },
        { idempotencyKey: `product:${versionId}` },
      ),
    );
    return {
      id: item.id,
      price_data: {
        currency: currency.toLowerCase(),
        unit_amount: amountMinor,
        product: product.id,
        recurring: { interval: 'month' as const },
      },
    };
  }

  async endAtPeriodEnd(id: string, ends: boolean): Promise<void> {
    await calling(this.stripe.subscriptions.update(id, { cancel_at_period_end: ends }));
  }

  async end(id: string): Promise<void> {
    try {
      const { status } = await calling(this.stripe.subscriptions.retrieve(id));
      if (status !== 'canceled') await calling(this.stripe.subscriptions.cancel(id));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  async paymentOf(invoiceId: string): Promise<string | undefined> {
    const { payments } = await calling(
      this.stripe.invoices.retrieve(invoiceId, { expand: ['payments'] }),
    );
    for (const { status, payment } of payments?.data ?? []) {
      const intent = payment.payment_intent;
      if (status === 'paid' && intent) return typeof intent === 'string' ? intent : intent.id;
    }
    return undefined;
  }

  async openPortal(customer: string, returnUrl: string): Promise<string> {
    const asked = { customer, return_url: returnUrl };
    const { url } = await calling(this.stripe.billingPortal.sessions.create(asked));
    return url;
  }
}

/** Stripe reckons by the second: the same moment is the same price. */
const asOf = ({ asOf: moment }: PlanChange) =>
  moment === undefined ? {} : { proration_date: Math.floor(moment.getTime() / 1000) };
