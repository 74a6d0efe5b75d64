import type DodoPayments from 'dodopayments';
import type { CheckoutOrder } from '../checkout-order.js';
import { GatewayError } from '../payment-gateway.js';
import { asking, doing, isMissing } from './dodo-client.js';
import { AMOUNT_KEY, openedSession, PAYMENT_KEY, product } from './dodo-words.js';

type Currency = NonNullable<DodoPayments.CheckoutSessionCreateParams['billing_currency']>;

/**
 * Opens a page for exactly our amount. What is sold at Dodo are products with prices of their own; of
 * one that is priced by `pay_what_you_want` the `amount` of the cart is what is paid.
 */
export async function openSession(dodo: DodoPayments, productId: string, order: CheckoutOrder) {
  await refuseOtherPrices(dodo, productId, order.currency);
  return doing(openedSession, (options) =>
    dodo.checkoutSessions.create(
      {
        product_cart: [{ product_id: productId, quantity: 1, amount: order.amountMinor }],
        billing_currency: order.currency as Currency,
        return_url: order.returnUrl,
        cancel_url: order.cancelUrl,
        metadata: {
          [PAYMENT_KEY]: order.paymentId,
          [AMOUNT_KEY]: String(order.amountMinor),
        },
        feature_flags: {
          allow_currency_selection: false,
          allow_discount_code: false,
          allow_phone_number_collection: false,
          redirect_immediately: true,
        },
      },
      options,
    ),
  );
}

/**
 * Of any other product Dodo ignores our amount without a word, and somebody would pay what buys nothing
 * here. So this is looked at every time, before there is a page.
 * @throws GatewayError
 */
async function refuseOtherPrices(
  dodo: DodoPayments,
  productId: string,
  currency: string,
): Promise<void> {
  const { price } = await asking(product, (options) =>
    dodo.products.retrieve(productId, options),
  ).catch((error: unknown) => {
    throw isMissing(error) ? new GatewayError('misconfigured', 'no such product') : error;
  });
  const problem =
    (price.type !== 'one_time_price' && 'is paid again and again') ||
    (price.pay_what_you_want !== true && 'has a price of its own') ||
    (price.currency !== currency && 'is of another currency') ||
    ((price.discount || price.discount_bps) && 'has a discount') ||
    (price.purchasing_power_parity === true && 'costs less in some countries');
  if (problem) throw new GatewayError('misconfigured', `the product ${problem}`);
}
