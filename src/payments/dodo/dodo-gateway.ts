import type DodoPayments from 'dodopayments';
import { Webhook } from 'standardwebhooks';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock.js';
import type { DodoAccess, VendorMode } from '../../platform/vendors/index.js';
import type { Checkout, CheckoutOrder, OpenedCheckout } from '../checkout-order.js';
import type { KnowsReversals } from '../gateway-capabilities.js';
import { PaymentGateway, type RefundOrder, type WebhookHeaders } from '../payment-gateway.js';
import type { GatewayEvent, PaymentNews, ReversalNews } from '../payment-news.js';
import { openSession } from './dodo-checkout.js';
import { asking, dodoClient } from './dodo-client.js';
import {
  newsOfDispute,
  newsOfPayment,
  newsOfRefund,
  newsOfRefunds,
  withRefund,
} from './dodo-news.js';
import { DodoRefunds } from './dodo-refunds.js';
import { readSigned, unreadable } from './dodo-webhooks.js';
import {
  dispute,
  type DodoMessage,
  type DodoPayment,
  payment,
  refund,
  session,
} from './dodo-words.js';

/** For how long one can pay on a page, by Dodo's word. */
const OPEN_MS = 86_400_000;
/** Who began to pay at the last moment is still waited for. */
const LAST_MOMENT_MS = 3_600_000;

/**
 * Dodo Payments: a page on which Dodo itself sells in our name, with the tax. It knows no idempotency
 * keys and cannot close a page: an order that is asked for twice has two, of which one is handed out.
 */
export class DodoGateway extends PaymentGateway {
  override readonly name = 'dodo';
  override readonly mode: VendorMode;
  override readonly reversals: KnowsReversals = { look: (id) => this.reversalsOf(id) };
  private readonly dodo: DodoPayments;
  private readonly webhook: Webhook;
  private readonly refunds: DodoRefunds;

  /** @param silenceMs for how long Dodo may say nothing */
  constructor(
    private readonly access: DodoAccess,
    private readonly clock: Clock,
    silenceMs?: number,
  ) {
    super();
    this.mode = access.mode;
    this.dodo = dodoClient(access, silenceMs);
    this.webhook = new Webhook(access.webhookSecret);
    this.refunds = new DodoRefunds(this.dodo);
  }

  override async openCheckout(order: CheckoutOrder): Promise<OpenedCheckout> {
    const { session_id, checkout_url } = await openSession(this.dodo, this.access.productId, order);
    return { checkoutId: session_id, url: checkout_url, expiresAt: this.clock.in(OPEN_MS) };
  }

  /** Dodo has nothing for it. Who pays there after all has paid, and is dealt with like that. */
  override async closeCheckout(_checkout: Checkout): Promise<void> {}

  override async look({ paymentId, checkoutId }: Checkout): Promise<PaymentNews | undefined> {
    const { created_at, payment_id } = await asking(session, (options) =>
      this.dodo.checkoutSessions.retrieve(checkoutId, options),
    );
    const last = payment_id ? await this.payment(payment_id) : undefined;
    const news = last && newsOfPayment(last);
    // Declined, the page still takes another way; whatever else there is counts however late it is.
    if (last !== undefined && news?.kind !== 'declined') return news;
    const over = Date.parse(created_at) + OPEN_MS + LAST_MOMENT_MS;
    return this.clock.now().getTime() > over ? { kind: 'expired', paymentId } : news;
  }

  override refund(order: RefundOrder): Promise<ReversalNews[]> {
    return this.refunds.refund(order);
  }

  override async readWebhook(body: Buffer, headers: WebhookHeaders): Promise<GatewayEvent> {
    const { id, message } = readSigned(this.webhook, body, headers);
    const news = await this.newsIn(message);
    return { eventId: id, type: message.type, news: news ?? null };
  }

  private async newsIn({ type, data }: DodoMessage): Promise<PaymentNews | undefined> {
    switch (type) {
      case 'payment.succeeded':
      case 'payment.processing':
      case 'payment.failed':
      case 'payment.cancelled': {
        const news = newsOfPayment(read(payment, data));
        // Only money stays, whatever follows. All else may come late: how it stands, a look finds out.
        return news && news.kind !== 'paid'
          ? { kind: 'approved', paymentId: news.paymentId }
          : news;
      }
      case 'refund.succeeded':
      case 'refund.failed': {
        const made = read(refund, data);
        const news = newsOfRefund(made);
        if (news || type === 'refund.failed') return news;
        // Somebody gave it back in Dodo's dashboard: what counts is how much it is in all.
        const at = this.clock.now().toISOString();
        const paid = await this.payment(made.payment_id);
        const sum = newsOfRefunds(paid, withRefund(paid, made));
        return sum && { ...sum, at };
      }
      default: {
        if (!type.startsWith('dispute.')) return undefined;
        const disputed = read(dispute, data);
        return newsOfDispute(disputed, await this.payment(disputed.payment_id));
      }
    }
  }

  /** A payment has its refunds and disputes with it. Of refunds what counts is how much it is in all. */
  private async reversalsOf(id: string): Promise<ReversalNews[]> {
    const at = this.clock.now().toISOString();
    const paid = await this.payment(id);
    const sum = newsOfRefunds(paid, paid.refunds);
    const disputes = paid.disputes.map((each) => newsOfDispute(each, paid));
    return [sum && { ...sum, at }, ...disputes].filter((news) => news !== undefined);
  }

  private payment(id: string): Promise<DodoPayment> {
    return asking(payment, (options) => this.dodo.payments.retrieve(id, options));
  }
}

/** @throws InvalidFieldError */
function read<Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> {
  const result = schema.safeParse(data);
  if (!result.success) throw unreadable();
  return result.data;
}
