import type { Refund } from '@paypal/paypal-server-sdk';
import type { RefundOrder } from '../payment-gateway.js';
import type { ReversalNews } from '../payment-news.js';
import type { PayPalClient } from './paypal-client.js';
import { toPayPalMoney } from './paypal-money.js';
import { newsOfSum } from './paypal-news.js';

const WHOLE = 'return=representation';

/** Money that goes back by PayPal: refunds of captures. */
export class PayPalRefunds {
  constructor(private readonly client: PayPalClient) {}

  /** PayPal forgets request ids after some weeks: so what may have been made is looked for before. */
  async refund(order: RefundOrder): Promise<ReversalNews[]> {
    const { refundId, gatewayPaymentId } = order;
    const made = order.isRepeated ? await this.find(order) : undefined;
    const refund = made ?? (await this.make(order));
    const status: string | undefined = refund.status;
    if (status === 'COMPLETED') {
      const news = [
        { kind: 'refund-made' as const, gatewayPaymentId, refundId },
        newsOfSum(gatewayPaymentId, refund),
      ];
      return news.filter((each) => each !== undefined);
    }
    const isOver = status === 'FAILED' || status === 'CANCELLED';
    return isOver ? [{ kind: 'refund-refused', gatewayPaymentId, refundId }] : [];
  }

  /** The order of a capture lists its refunds with our names. */
  private async find(order: RefundOrder): Promise<Refund | undefined> {
    const { gatewayPaymentId: captureId, refundId } = order;
    const { supplementaryData } = await this.client.call(({ payments }) =>
      payments.getCapturedPayment({ captureId }),
    );
    const id = supplementaryData?.relatedIds?.orderId;
    if (id === undefined) return undefined;
    const { purchaseUnits } = await this.client.call(({ orders }) => orders.getOrder({ id }));
    const all = purchaseUnits?.flatMap(({ payments }) => payments?.refunds ?? []) ?? [];
    return all.find(({ customId }) => customId === refundId);
  }

  private make({ refundId, gatewayPaymentId, amountMinor, currency }: RefundOrder) {
    const amount = toPayPalMoney(amountMinor, currency);
    return this.client.call(({ payments }) =>
      payments.refundCapturedPayment({
        captureId: gatewayPaymentId,
        paypalRequestId: refundId,
        prefer: WHOLE,
        body: { customId: refundId, amount },
      }),
    );
  }
}
