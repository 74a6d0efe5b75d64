import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { PriceBook } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, newId, rowIn } from '../platform/database/index.js';
import { DomainError, InvalidFieldError } from '../platform/errors/index.js';
import { PublicLinks } from '../platform/http/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { RateLimiter } from '../platform/rate-limit/index.js';
import { GatewayCustomers } from './gateway-customers.js';
import type { GatewayName } from './payment.entity.js';
import type { CheckoutOrder, OpenedCheckout } from './checkout-order.js';
import { PaymentClosing } from './payment-closing.js';
import { PaymentGateways } from './payment-gateways.js';
import type { CheckoutRequest, CheckoutResponse } from './payments.dto.js';
import { AlreadySubscribedError, gatewayProblem, OtherPlanOpenError } from './payments.errors.js';

interface OrderRow {
  id: string;
  purpose: 'pack' | 'plan' | 'single';
  item: string;
  item_version_id: string | null;
  item_name: string;
  amount_minor: number;
  currency: string;
  gateway: GatewayName;
  gateway_checkout_id: string | null;
  checkout_url: string | null;
  checkout_expires_at: string | Date | null;
}

/** A page to begin another plan on is open, or one that nobody can pay on any more. */
class OtherPageOpen extends Error {
  constructor(readonly order: OrderRow) {
    super('another page is open');
  }
}

/** Who comes back more often is in two windows at once, and is asked to choose. */
const MAX_PAGES_CLOSED = 3;

/**
 * Buying: first the payment's row, then the gateway, never in one transaction. Whatever breaks in
 * between, the same request finds the row and asks the gateway for the same page. To begin a plan
 * there is one page at a time, so that nobody pays for two.
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
    private readonly closing: PaymentClosing,
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
    const { name } = this.gateways.choose(request.gateway);
    const hashed = key === undefined ? null : hashedKey(key);
    const order =
      (await this.earlier(userId, hashed)) ?? (await this.begin(userId, request, hashed));
    const isOther = request.gateway !== undefined && order.gateway !== name;
    if (order.item !== request.item || isOther) throw otherRequest();
    const url = order.checkout_url ?? (await this.open(userId, order));
    return { paymentId: order.id, url };
  }

  /** The row before the money, where no other page stands in its way. */
  private async begin(
    userId: string,
    request: CheckoutRequest,
    key: string | null,
  ): Promise<OrderRow> {
    await this.limiter.consume('checkout-user', userId);
    for (let closed = 0; ; closed++) {
      try {
        return await this.writeOrder(userId, request, key);
      } catch (error) {
        if (!(error instanceof OtherPageOpen)) throw error;
        if (closed === MAX_PAGES_CLOSED) throw new OtherPlanOpenError();
        await this.close(userId, error.order);
      }
    }
  }

  /** PENDING, with what the server says it costs. */
  private writeOrder(
    userId: string,
    { item, gateway: asked }: CheckoutRequest,
    key: string | null,
  ): Promise<OrderRow> {
    return this.db.transaction(async (em) => {
      const now = this.clock.now();
      const offer = await this.priceBook.sellable(em, item, now);
      if (!offer) throw new InvalidFieldError('item', 'This is not for sale.');
      const gateway = this.gateways.choose(asked, ...NEEDS[offer.kind]);
      if (offer.kind === 'plan') await refuseSecondPlan(em, userId);
      const checkAt = this.clock.in(this.config.payments.checkAfterSeconds * 1000);
      const begun = await rowIn(
        em,
        sql<OrderRow>`
          insert into payment (id, created_at, updated_at, user_id, purpose, item, item_version_id,
            item_name, amount_minor, currency, credits_purchased, status, gateway, idempotency_key,
            check_at, checks)
          values (${newId()}, ${now}, ${now}, ${userId}, ${offer.kind}, ${offer.slug},
            ${offer.versionId}, ${offer.name}, ${offer.amountMinor}, ${offer.currency},
            ${offer.credits}, 'PENDING', ${gateway.name}, ${key}, ${checkAt}, 0)
          on conflict do nothing
          returning ${ORDER}`,
      );
      const order = begun ?? (await rowIn(em, earlierOrder(userId, key)));
      if (order) return order;
      const open = offer.kind === 'plan' ? await rowIn(em, openPlanOrder(userId)) : undefined;
      if (!open) throw otherRequest();
      const isOver = open.checkout_expires_at && new Date(open.checkout_expires_at) <= now;
      const isSame = open.item_version_id === offer.versionId && open.gateway === gateway.name;
      if (isOver || !isSame) throw new OtherPageOpen(open);
      return open;
    });
  }

  /** Closes a page for good, unless it was paid on: then that is taken over. */
  private async close(userId: string, order: OrderRow): Promise<void> {
    // Where its answer was lost, asking again gives the same page.
    if (order.gateway_checkout_id === null) await this.open(userId, order);
    const row = await this.db.row(sql<OrderRow>`
      select ${ORDER} from payment where id = ${order.id}`);
    const checkout = { paymentId: order.id, checkoutId: row?.gateway_checkout_id ?? '' };
    const gateway = this.gateways.choose(order.gateway);
    try {
      await this.closing.close(gateway, checkout);
    } catch (error) {
      throw gatewayProblem(error, this.logger);
    }
  }

  private async earlier(userId: string, key: string | null): Promise<OrderRow | undefined> {
    return key === null ? undefined : this.db.row(earlierOrder(userId, key));
  }

  private async open(userId: string, order: OrderRow): Promise<string> {
    const before = this.opening.get(order.id);
    if (before) return before;
    const opening = this.openPage(userId, order).finally(() => this.opening.delete(order.id));
    this.opening.set(order.id, opening);
    return opening;
  }

  /**
   * Another process was faster. Of a gateway that knows no keys these are two pages, and whoever had both
   * could pay twice: so everybody is led to the one that is kept.
   */
  private async openedBefore(paymentId: string, url: string): Promise<string> {
    const row = await this.db.row(sql<{ checkout_url: string | null }>`
      select checkout_url from payment where id = ${paymentId}`);
    return row?.checkout_url ?? url;
  }

  private async openPage(userId: string, order: OrderRow): Promise<string> {
    try {
      const gateway = this.gateways.choose(order.gateway);
      const customerId = await this.customers.of(userId, gateway);
      const page = this.links.to(`/billing/return?payment=${order.id}`);
      const { checkoutId, url, expiresAt } = await this.openAt(gateway.name, order, {
        paymentId: order.id,
        customerId,
        name: order.item_name,
        amountMinor: order.amount_minor,
        currency: order.currency,
        returnUrl: page,
        cancelUrl: `${page}&left=1`,
      });
      const kept = await this.db.row(sql`
        update payment set gateway_checkout_id = ${checkoutId}, checkout_url = ${url},
          checkout_expires_at = ${expiresAt}, updated_at = ${this.clock.now()}
        where id = ${order.id} and gateway_checkout_id is null returning 1`);
      return kept ? url : await this.openedBefore(order.id, url);
    } catch (error) {
      throw gatewayProblem(error, this.logger);
    }
  }

  private openAt(
    name: GatewayName,
    { purpose, item_version_id }: OrderRow,
    order: CheckoutOrder,
  ): Promise<OpenedCheckout> {
    if (purpose !== 'plan') return this.gateways.choose(name).openCheckout(order);
    const { subscriptions } = this.gateways.choose(name, ...NEEDS[purpose]);
    return subscriptions.openCheckout({ ...order, versionId: item_version_id ?? '' });
  }
}

/** What a gateway must be able to do besides. */
const NEEDS = { pack: [], plan: ['subscriptions'] } as const;

const ORDER = sql`id, purpose, item, item_version_id, item_name, amount_minor, currency, gateway,
  gateway_checkout_id, checkout_url, checkout_expires_at`;

const openPlanOrder = (userId: string) =>
  sql<OrderRow>`
    select ${ORDER} from payment
    where user_id = ${userId} and purpose = 'plan' and status = 'PENDING'`;

/** @throws AlreadySubscribedError */
async function refuseSecondPlan(em: Em, userId: string): Promise<void> {
  const live = await rowIn(
    em,
    sql<{ slug: string; name: string }>`
      select v.slug, v.name from subscription s join offer_version v on v.id = s.version_id
      where s.user_id = ${userId} and s.status <> 'ENDED'`,
  );
  if (live) throw new AlreadySubscribedError(live.slug, live.name);
}

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
