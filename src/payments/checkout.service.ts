import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { PriceBook } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, newId, rowIn } from '../platform/database/index.js';
import { DomainError, InvalidFieldError } from '../platform/errors/index.js';
import { PublicLinks } from '../platform/http/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { RateLimiter } from '../platform/rate-limit/index.js';
import { GatewayCustomers } from './gateway-customers.js';
import type { GatewayName } from './payment.entity.js';
import type { PaymentGateway } from './payment-gateway.js';
import { PaymentGateways } from './payment-gateways.js';
import type { CheckoutRequest, CheckoutResponse } from './payments.dto.js';
import { gatewayProblem } from './payments.errors.js';

interface OrderRow {
  id: string;
  item: string;
  item_name: string;
  amount_minor: number;
  currency: string;
  gateway: GatewayName;
  checkout_url: string | null;
}

/**
 * Buying: first the payment's row, then the gateway, never in one transaction. Whatever breaks in
 * between, the same request finds the row and asks the gateway for the same page.
 */
@Injectable()
export class CheckoutService {
  /** Pages that are being opened; who asks meanwhile waits for the same one. */
  private readonly opening = new Map<string, Promise<string>>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly priceBook: PriceBook,
    private readonly gateways: PaymentGateways,
    private readonly customers: GatewayCustomers,
    private readonly limiter: RateLimiter,
    private readonly links: PublicLinks,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async checkout(
    userId: string,
    request: CheckoutRequest,
    key: string | undefined,
  ): Promise<CheckoutResponse> {
    const gateway = this.gateways.choose(request.gateway);
    const hashed = key === undefined ? null : hashedKey(key);
    const order =
      (await this.earlier(userId, hashed)) ??
      (await this.begin(userId, request.item, gateway.name, hashed));
    if (order.item !== request.item || order.gateway !== gateway.name) throw otherRequest();
    const url = order.checkout_url ?? (await this.open(userId, order, gateway));
    return { paymentId: order.id, url };
  }

  /** The row before the money: PENDING, with what the server says it costs. */
  private async begin(
    userId: string,
    item: string,
    gateway: GatewayName,
    key: string | null,
  ): Promise<OrderRow> {
    await this.limiter.consume('checkout-user', userId);
    return this.db.transaction(async (em) => {
      const now = this.clock.now();
      const offer = await this.priceBook.sellable(em, item, now);
      if (!offer) throw new InvalidFieldError('item', 'This is not for sale.');
      if (offer.kind !== 'pack') {
        throw new InvalidFieldError('item', 'Plans cannot be bought yet.');
      }
      const checkAt = this.clock.in(this.config.payments.checkAfterSeconds * 1000);
      const begun = await rowIn(
        em,
        sql<OrderRow>`
          insert into payment (id, created_at, updated_at, user_id, purpose, item, item_version_id,
            item_name, amount_minor, currency, credits_purchased, status, gateway, idempotency_key,
            check_at, checks)
          values (${newId()}, ${now}, ${now}, ${userId}, ${offer.kind}, ${offer.slug},
            ${offer.versionId}, ${offer.name}, ${offer.amountMinor}, ${offer.currency},
            ${offer.credits}, 'PENDING', ${gateway}, ${key}, ${checkAt}, 0)
          on conflict on constraint payment_key_unique do nothing
          returning ${ORDER}`,
      );
      const order = begun ?? (await rowIn(em, earlierOrder(userId, key)));
      if (!order) throw otherRequest();
      return order;
    });
  }

  private async earlier(userId: string, key: string | null): Promise<OrderRow | undefined> {
    return key === null ? undefined : this.db.row(earlierOrder(userId, key));
  }

  private async open(userId: string, order: OrderRow, gateway: PaymentGateway): Promise<string> {
    const before = this.opening.get(order.id);
    if (before) return before;
    const opening = this.openPage(userId, order, gateway).finally(() =>
      this.opening.delete(order.id),
    );
    this.opening.set(order.id, opening);
    return opening;
  }

  private async openPage(
    userId: string,
    order: OrderRow,
    gateway: PaymentGateway,
  ): Promise<string> {
    try {
      const customerId = await this.customers.of(userId, gateway);
      const page = this.links.to(`/billing/return?payment=${order.id}`);
      const { checkoutId, url, expiresAt } = await gateway.openCheckout({
        paymentId: order.id,
        customerId,
        name: order.item_name,
        amountMinor: order.amount_minor,
        currency: order.currency,
        returnUrl: page,
        cancelUrl: `${page}&left=1`,
      });
      await this.db.rows(sql`
        update payment set gateway_checkout_id = ${checkoutId}, checkout_url = ${url},
          checkout_expires_at = ${expiresAt}, updated_at = ${this.clock.now()}
        where id = ${order.id} and gateway_checkout_id is null`);
      return url;
    } catch (error) {
      throw gatewayProblem(error, this.logger);
    }
  }
}

const ORDER = sql`id, item, item_name, amount_minor, currency, gateway, checkout_url`;

const earlierOrder = (userId: string, key: string | null) =>
  sql<OrderRow>`
    select ${ORDER} from payment where user_id = ${userId} and idempotency_key = ${key}`;

/** Hashed, for whoever names a person in their key names them in the books for good. */
function hashedKey(key: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new InvalidFieldError(
      'Idempotency-Key',
      'The Idempotency-Key must have 1 to 255 visible ASCII characters.',
    );
  }
  return createHash('sha256').update(key).digest('hex');
}

function otherRequest(): DomainError {
  return new DomainError(
    'IDEMPOTENCY_MISMATCH',
    'This Idempotency-Key was used for another request. Use a new key for a new request.',
    { field: 'Idempotency-Key' },
  );
}
