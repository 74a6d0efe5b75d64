import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import type { Checkout } from './checkout-order.js';
import type { PaymentGateway } from './payment-gateway.js';
import type { PaymentNews } from './payment-news.js';
import { PaymentSettlement } from './payment-settlement.js';

/** Closes pages that nobody shall pay on any more, whoever wants that. */
@Injectable()
export class PaymentClosing {
  constructor(
    private readonly db: Database,
    private readonly settlement: PaymentSettlement,
  ) {}

  /**
   * Closes the page for good, unless it was paid on: then that is taken over. Resolves with what became
   * of it; undefined where the gateway can close nothing, so that somebody may still pay there.
   * @throws GatewayError
   */
  async close(gateway: PaymentGateway, checkout: Checkout): Promise<PaymentNews | undefined> {
    await gateway.closeCheckout(checkout);
    const news = await gateway.look(checkout);
    if (news) await this.db.transaction((em) => this.settlement.apply(em, gateway.name, news));
    return news;
  }
}
