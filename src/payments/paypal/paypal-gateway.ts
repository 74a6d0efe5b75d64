import type { Order, PurchaseUnit } from '@paypal/paypal-server-sdk';
import type { Clock } from '../../platform/clock.js';
import type { PayPalAccess, VendorMode } from '../../platform/vendors/index.js';
import type { Checkout, CheckoutOrder, OpenedCheckout } from '../checkout-order.js';
import type { KnowsReversals } from '../gateway-capabilities.js';
import {
  GatewayError,
  PaymentGateway,
  type RefundOrder,
  type WebhookHeaders,
} from '../payment-gateway.js';
import type { GatewayEvent, PaymentNews, ReversalNews } from '../payment-news.js';
import { PayPalClient } from './paypal-client.js';
import { isIssue, isMissing } from './paypal-errors.js';
import { toPayPalMoney } from './paypal-money.js';
import { closedName, isClosedName, newsOfCapture, paymentIdIn } from './paypal-news.js';
import { PayPalRefunds } from './paypal-refunds.js';
import { PayPalReversals } from './paypal-reversals.js';
import { PayPalWebhooks } from './paypal-webhooks.js';

const WHOLE = 'return=representation';
/** How long an order waits for its payer at PayPal. */
const LIFETIME_MS = 3 * 3_600_000;
const MAX_NAME = 127;
const UNIT = 'default';

/**
 * PayPal: a person agrees on its page, and then we take the money. That happens whenever the payment
 * is looked at, which its messages, the person who comes back and the payment check all lead to.
 */
export class PayPalGateway extends PaymentGateway {
  override readonly name = 'paypal';
  override readonly mode: VendorMode;
  override readonly reversals: KnowsReversals;
  private readonly client: PayPalClient;
  private readonly refunds: PayPalRefunds;
  private readonly webhooks: PayPalWebhooks;

  /** @param silenceMs for how long PayPal may say nothing */
  constructor(
    access: PayPalAccess,
    private readonly clock: Clock,
    silenceMs?: number,
  ) {
    super();
    this.mode = access.mode;
    this.client = new PayPalClient(access, silenceMs);
    this.reversals = new PayPalReversals(this.client, clock);
    this.refunds = new PayPalRefunds(this.client);
    this.webhooks = new PayPalWebhooks(this.client, access);
  }

  override async openCheckout(order: CheckoutOrder): Promise<OpenedCheckout> {
    const amount = toPayPalMoney(order.amountMinor, order.currency);
    const made = await this.client.call(({ sdk, orders }) =>
      orders.createOrder({
        paypalRequestId: order.paymentId,
        prefer: WHOLE,
        body: {
          intent: sdk.CheckoutPaymentIntent.Capture,
          purchaseUnits: [
            {
              referenceId: UNIT,
              customId: order.paymentId,
              description: order.name.slice(0, MAX_NAME),
              amount,
            },
          ],
          paymentSource: {
            paypal: {
              experienceContext: {
                brandName: 'PixShift',
                shippingPreference: sdk.PaypalWalletContextShippingPreference.NoShipping,
                userAction: sdk.PaypalExperienceUserAction.PayNow,
                returnUrl: order.returnUrl,
                cancelUrl: order.cancelUrl,
              },
            },
          },
        },
      }),
    );
    const page = made.links?.find(({ rel }) => rel === 'payer-action' || rel === 'approve');
    if (!made.id || !page) throw new GatewayError('retryable', 'order without a page');
    const begun = made.createTime === undefined ? this.clock.now() : new Date(made.createTime);
    const expiresAt = new Date(begun.getTime() + LIFETIME_MS);
    return { checkoutId: made.id, url: page.href, expiresAt };
  }

  /** Where the money was taken meanwhile, there is nothing to close. */
  override async closeCheckout({ paymentId, checkoutId: id }: Checkout): Promise<void> {
    try {
      await this.client.call(async ({ sdk, orders }) => {
        const path = `/purchase_units/@reference_id=='${UNIT}'/custom_id`;
        const body = [{ op: sdk.PatchOp.Replace, path, value: closedName(paymentId) }];
        await orders.patchOrder({ id, body });
        return { result: true };
      });
    } catch (error) {
      if (!isMissing(error) && !isIssue(error, 'ORDER_ALREADY_COMPLETED')) throw error;
    }
  }

  override async look(checkout: Checkout): Promise<PaymentNews | undefined> {
    const { paymentId, checkoutId: id } = checkout;
    let order: Order;
    try {
      order = await this.client.call(({ orders }) => orders.getOrder({ id }));
    } catch (error) {
      // Nobody agreed to it in time, and PayPal has forgotten it.
      if (isMissing(error)) return { kind: 'expired', paymentId };
      throw error;
    }
    const taken = captureIn(order);
    if (taken) return newsOfCapture(taken);
    const [unit] = order.purchaseUnits ?? [];
    const state: string | undefined = order.status;
    if (isClosedName(unit?.customId) || state === 'VOIDED') {
      return { kind: 'expired', paymentId };
    }
    if (state === 'APPROVED' && isOf(unit, paymentId)) return this.capture(order, checkout);
    return this.waiting(order, checkout);
  }

  override refund(order: RefundOrder): Promise<ReversalNews[]> {
    return this.refunds.refund(order);
  }

  override readWebhook(body: Buffer, headers: WebhookHeaders): Promise<GatewayEvent> {
    return this.webhooks.read(body, headers);
  }

  /** Takes what its owner agreed to. PayPal takes the money of an order once, whoever asks. */
  private async capture(order: Order, checkout: Checkout): Promise<PaymentNews | undefined> {
    const { paymentId, checkoutId: id } = checkout;
    // Who was declined and agrees again asks for something else than before.
    const paypalRequestId = `capture:${id}:${order.updateTime ?? ''}`.slice(0, 108);
    try {
      const captured = await this.client.call(({ orders }) =>
        orders.captureOrder({ id, paypalRequestId, prefer: WHOLE, body: {} }),
      );
      const taken = captureIn(captured);
      return taken && newsOfCapture(taken);
    } catch (error) {
      if (isIssue(error, 'ORDER_ALREADY_CAPTURED')) return this.captured(id);
      if (!(error instanceof GatewayError) || error.failure !== 'declined') throw error;
      return { kind: 'declined', paymentId };
    }
  }

  /** Somebody else took it a moment ago. */
  private async captured(id: string): Promise<PaymentNews | undefined> {
    const taken = captureIn(await this.client.call(({ orders }) => orders.getOrder({ id })));
    return taken && newsOfCapture(taken);
  }

  /** Nobody has agreed yet. After its time nobody shall, whatever PayPal's own clock says. */
  private async waiting(order: Order, checkout: Checkout): Promise<PaymentNews | undefined> {
    const begun = order.createTime === undefined ? NaN : Date.parse(order.createTime);
    if (!(this.clock.now().getTime() > begun + LIFETIME_MS)) return undefined;
    await this.closeCheckout(checkout);
    return { kind: 'expired', paymentId: checkout.paymentId };
  }
}

const captureIn = (order: Order) => order.purchaseUnits?.[0]?.payments?.captures?.[0];

const isOf = (unit: PurchaseUnit | undefined, paymentId: string): boolean =>
  paymentIdIn(unit?.customId) === paymentId;
