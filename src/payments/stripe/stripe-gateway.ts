import type Stripe from 'stripe';
import type { Clock } from '../../platform/clock.js';
import { InvalidFieldError } from '../../platform/errors/index.js';
import type { StripeAccess, VendorMode } from '../../platform/vendors/index.js';
import type { KeepsCustomers, ListsMessages, SellsSubscriptions } from '../gateway-capabilities.js';
import type { Checkout, CheckoutOrder, OpenedCheckout } from '../checkout-order.js';
import { PaymentGateway, type RefundOrder, type WebhookHeaders } from '../payment-gateway.js';
import type { GatewayEvent, PaymentNews, ReversalNews } from '../payment-news.js';
import { openSession } from './stripe-checkout.js';
import { calling, stripeClient } from './stripe-client.js';
import { isCharge, StripeCharges } from './stripe-charges.js';
import { StripeCustomers } from './stripe-customers.js';
import { REFUND_KEY } from './stripe-keys.js';
import { StripeMessages } from './stripe-messages.js';
import { newsOf, newsOfCharge, newsOfRefund, newsOfSession } from './stripe-news.js';
import { StripeSubscriptions } from './stripe-subscriptions.js';

/**
 * How old a signature may be, and how far ahead of our clock. The SDK checks only the first, and
 * checks nothing with a tolerance of 0.
 */
const TOLERANCE_SECONDS = 300;
/** As many refunds as a payment can sensibly have. */
const REFUNDS_PAGE = 100;

/** Stripe: hosted checkout, paid by webhook. */
export class StripeGateway extends PaymentGateway {
  override readonly name = 'stripe';
  override readonly mode: VendorMode;
  override readonly customers: KeepsCustomers;
  override readonly subscriptions: SellsSubscriptions;
  override readonly charges: StripeCharges;
  override readonly messages: ListsMessages;
  private readonly stripe: Stripe;
  private readonly webhookSecret: string;

  /** @param silenceMs for how long Stripe may say nothing */
  constructor(
    access: StripeAccess,
    private readonly clock: Clock,
    silenceMs?: number,
  ) {
    super();
    this.mode = access.mode;
    this.webhookSecret = access.webhookSecret;
    this.stripe = stripeClient(access, silenceMs);
    this.customers = new StripeCustomers(this.stripe);
    this.subscriptions = new StripeSubscriptions(this.stripe, clock);
    this.charges = new StripeCharges(this.stripe);
    this.messages = new StripeMessages(this.stripe);
  }

  override openCheckout(order: CheckoutOrder): Promise<OpenedCheckout> {
    return openSession(this.stripe, order);
  }

  override async closeCheckout({ checkoutId }: Checkout): Promise<void> {
    if (isCharge(checkoutId)) return this.charges.close(checkoutId);
    const session = await calling(this.stripe.checkout.sessions.retrieve(checkoutId));
    if (session.status === 'open') await calling(this.stripe.checkout.sessions.expire(checkoutId));
  }

  override async look({ checkoutId }: Checkout): Promise<PaymentNews | undefined> {
    if (isCharge(checkoutId)) return this.charges.look(checkoutId);
    const session = await calling(
      this.stripe.checkout.sessions.retrieve(checkoutId, { expand: ['payment_intent'] }),
    );
    return newsOfSession(session);
  }

  /** Stripe forgets keys after a day: so what may have been made is looked for before. */
  override async refund(order: RefundOrder): Promise<ReversalNews[]> {
    const made = order.isRepeated ? await this.madeRefund(order) : undefined;
    const refund = made ?? (await this.makeRefund(order));
    const { charge } = refund;
    const news = [
      newsOfRefund(refund),
      typeof charge === 'object' && charge ? newsOfCharge(charge) : undefined,
    ];
    return news.filter((each) => each !== undefined);
  }

  private async madeRefund(order: RefundOrder): Promise<Stripe.Refund | undefined> {
    const { data } = await calling(
      this.stripe.refunds.list({
        payment_intent: order.gatewayPaymentId,
        limit: REFUNDS_PAGE,
        expand: ['data.charge'],
      }),
    );
    return data.find(({ metadata }) => metadata?.[REFUND_KEY] === order.refundId);
  }

  private makeRefund({ refundId, gatewayPaymentId, amountMinor }: RefundOrder) {
    const asked: Stripe.RefundCreateParams = {
      payment_intent: gatewayPaymentId,
      amount: amountMinor,
      reason: 'requested_by_customer',
      metadata: { [REFUND_KEY]: refundId },
      expand: ['charge'],
    };
    return calling(this.stripe.refunds.create(asked, { idempotencyKey: refundId }));
  }

  /** Told by the shared secret alone, without asking anybody. */
  override readWebhook(body: Buffer, headers: WebhookHeaders): Promise<GatewayEvent> {
    return Promise.resolve().then(() => this.readSigned(body, headers));
  }

  private readSigned(body: Buffer, headers: WebhookHeaders): GatewayEvent {
    const signature = headers['stripe-signature'];
    if (typeof signature !== 'string') throw unsigned('The header is missing.');
    const now = this.clock.now().getTime();
    let event: Stripe.Event;
    try {
      event = this.stripe.webhooks.constructEvent(
        body,
        signature,
        this.webhookSecret,
        TOLERANCE_SECONDS,
        undefined,
        now,
      );
    } catch {
      throw unsigned('The signature does not fit, or is too old.');
    }
    const time = Number(/(?:^|,)t=(\d+)(?:,|$)/.exec(signature)?.[1]);
    if (!(time - now / 1000 <= TOLERANCE_SECONDS))
      throw unsigned('The signature is of the future.');
    return newsOf(event);
  }
}

function unsigned(problem: string): InvalidFieldError {
  return new InvalidFieldError('Stripe-Signature', problem);
}
