import type DodoPayments from 'dodopayments';
import type { RefundOrder } from '../payment-gateway.js';
import type { ReversalNews } from '../payment-news.js';
import { asking, doing } from './dodo-client.js';
import { newsOfRefund, newsOfRefunds, priceOf, refundedBy, withRefund } from './dodo-news.js';
import { type DodoPayment, type DodoRefund, payment, refund, REFUND_KEY } from './dodo-words.js';

/** Gives money back once, although Dodo would do twice what it is asked for twice. */
export class DodoRefunds {
  constructor(private readonly dodo: DodoPayments) {}

  /** Looks first, every time: an answer may have been lost, and no key would stop a second refund. */
  async refund(order: RefundOrder): Promise<ReversalNews[]> {
    const paid = await asking(payment, (options) =>
      this.dodo.payments.retrieve(order.gatewayPaymentId, options),
    );
    const made = (await this.find(paid, order.refundId)) ?? (await this.make(paid, order));
    const news = [newsOfRefund(made), newsOfRefunds(paid, withRefund(paid, made))];
    return news.filter((each) => each !== undefined);
  }

  /** The list that comes with a payment leaves out what we wrote on its refunds. */
  private async find(paid: DodoPayment, refundId: string): Promise<DodoRefund | undefined> {
    for (const { refund_id } of paid.refunds) {
      const each = await asking(refund, (options) =>
        this.dodo.refunds.retrieve(refund_id, options),
      );
      if (each.metadata[REFUND_KEY] === refundId) return each;
    }
    return undefined;
  }

  private make(paid: DodoPayment, { refundId, amountMinor }: RefundOrder): Promise<DodoRefund> {
    const [item] = paid.product_cart ?? [];
    const amount = grossOf(paid, amountMinor);
    const isWhole = item === undefined || amount === paid.total_amount;
    return doing(refund, (options) =>
      this.dodo.refunds.create(
        {
          payment_id: paid.payment_id,
          metadata: { [REFUND_KEY]: refundId },
          ...(isWhole
            ? {}
            : { items: [{ item_id: item.product_id, amount, tax_inclusive: true }] }),
        },
        options,
      ),
    );
  }
}

/** What the buyer gets: with the tax that they paid on top; the last part is all that is left. */
function grossOf(paid: DodoPayment, amountMinor: number): number {
  const price = priceOf(paid);
  const { total_amount: total } = paid;
  const before = refundedBy(paid, paid.refunds, ['succeeded', 'pending', 'review']);
  const isLast = before.price + amountMinor === price;
  return isLast ? total - before.gross : Math.round((amountMinor * total) / price);
}
