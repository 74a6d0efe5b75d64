import { z } from 'zod';
import type { Clock } from '../../platform/clock.js';
import type { KnowsReversals } from '../gateway-capabilities.js';
import { GatewayError } from '../payment-gateway.js';
import type { ReversalNews } from '../payment-news.js';
import type { PayPalClient } from './paypal-client.js';
import { dispute, newsOfDispute } from './paypal-messages.js';
import { fromPayPalMoney } from './paypal-money.js';

const DISPUTES = '/v1/customer/disputes';
/** As many as one payment can sensibly have. */
const MAX_DISPUTES = 10;

const page = z.object({ items: z.array(z.object({ dispute_id: z.string() })).default([]) });

/** What went back of a capture, by PayPal's own books: it keeps no list of its messages. */
export class PayPalReversals implements KnowsReversals {
  constructor(
    private readonly client: PayPalClient,
    private readonly clock: Clock,
  ) {}

  async look(captureId: string): Promise<ReversalNews[]> {
    const refunded = await this.refunded(captureId);
    return [...(refunded ? [refunded] : []), ...(await this.disputes(captureId))];
  }

  /** The order of a capture lists its refunds, by whomever they were made. */
  private async refunded(captureId: string): Promise<ReversalNews | undefined> {
    const at = this.clock.now().toISOString();
    const capture = await this.client.call(({ payments }) =>
      payments.getCapturedPayment({ captureId }),
    );
    const id = capture.supplementaryData?.relatedIds?.orderId;
    if (id === undefined) return undefined;
    const { purchaseUnits } = await this.client.call(({ orders }) => orders.getOrder({ id }));
    const refunds = purchaseUnits?.flatMap(({ payments }) => payments?.refunds ?? []) ?? [];
    const made = refunds.filter(({ status }) => (status as string | undefined) === 'COMPLETED');
    const refundedMinor = made.reduce((sum, { amount }) => sum + (fromPayPalMoney(amount) ?? 0), 0);
    const currency = capture.amount?.currencyCode;
    if (refundedMinor === 0 || currency === undefined) return undefined;
    return { kind: 'refunded', gatewayPaymentId: captureId, refundedMinor, currency, at };
  }

  /** None where our app may not see disputes, which PayPal lets people choose. */
  private async disputes(captureId: string): Promise<ReversalNews[]> {
    const found: ReversalNews[] = [];
    try {
      const { items } = await this.ask(page, DISPUTES, { disputed_transaction_id: captureId });
      for (const { dispute_id: id } of items.slice(0, MAX_DISPUTES)) {
        const news = newsOfDispute(
          await this.ask(dispute, `${DISPUTES}/${encodeURIComponent(id)}`),
        );
        if (news?.gatewayPaymentId === captureId) found.push(news);
      }
    } catch (error) {
      if (!(error instanceof GatewayError) || error.failure !== 'misconfigured') throw error;
    }
    return found;
  }

  /** The SDK has no methods for disputes. */
  private async ask<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    query: Record<string, string> = {},
  ): Promise<z.output<Schema>> {
    const text = await this.client.call(async ({ client }) => {
      const request = client.getRequestBuilderFactory()('GET', path);
      for (const [name, value] of Object.entries(query)) request.query(name, value);
      request.authenticate([{ oauth2: true }]);
      return request.callAsText();
    });
    try {
      return schema.parse(JSON.parse(text));
    } catch (error) {
      throw new GatewayError('retryable', 'garbage', { cause: error });
    }
  }
}
