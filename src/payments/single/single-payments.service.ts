import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { SingleRuns, type UnpaidRun } from '../../billing/index.js';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, type Em, newId, rowIn, rowsIn } from '../../platform/database/index.js';
import { NotFoundError } from '../../platform/errors/index.js';
import { PublicLinks } from '../../platform/http/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { RateLimiter } from '../../platform/rate-limit/index.js';
import { GatewayCustomers } from '../gateway-customers.js';
import type { ChargesDirectly } from '../gateway-capabilities.js';
import type { GatewayName, PaymentStatus } from '../payment.entity.js';
import type { CheckoutOrder } from '../checkout-order.js';
import { PaymentClosing } from '../payment-closing.js';
import type { PaymentGateway } from '../payment-gateway.js';
import { PaymentGateways } from '../payment-gateways.js';
import { PaymentSettlement } from '../payment-settlement.js';
import {
  gatewayProblem,
  MoneyUnderWayError,
  SinglePaymentError,
  WrongAmountError,
} from '../payments.errors.js';
import { fractionDigits } from '../money.js';
import type { SinglePaymentRequest } from './single-payments.dto.js';

interface PaymentRow {
  id: string;
  item_name: string;
  amount_minor: number;
  currency: string;
  status: PaymentStatus;
  gateway: GatewayName;
  gateway_checkout_id: string | null;
  /** Of a page; a charge without one has no end of its own. */
  checkout_expires_at: string | Date | null;
}

/** With whether its run waits for it at this moment. */
type OwnPayment = PaymentRow & { is_waited_for: boolean };

const COLUMNS = sql`id, item_name, amount_minor, currency, status, gateway, gateway_checkout_id, checkout_expires_at`;

/**
 * Paying for one run, with its price as the server quoted it. A run has one payment however often it is
 * asked for: the row first, then the gateway, and the run begins when the gateway says that it is paid.
 * Who pays by somebody else than before leaves that payment for another one.
 */
@Injectable()
export class SinglePaymentsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly runs: SingleRuns,
    private readonly gateways: PaymentGateways,
    private readonly customers: GatewayCustomers,
    private readonly settlement: PaymentSettlement,
    private readonly closing: PaymentClosing,
    private readonly limiter: RateLimiter,
    private readonly links: PublicLinks,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Resolves with the payment's id. @throws DomainError PAYMENT_FAILED where the card is declined */
  async pay(userId: string, request: SinglePaymentRequest): Promise<string> {
    const { paymentMethodId } = request;
    const needs = paymentMethodId === undefined ? [] : (['charges'] as const);
    const chosen = this.gateways.choose(request.gateway, ...needs);
    await this.limiter.consume('checkout-user', userId);
    const payment = await this.paymentOf(userId, request, chosen.name);
    if (payment.status !== 'PENDING') return payment.id;
    const gateway = this.gateways.find(payment.gateway) ?? chosen;
    try {
      const order = await this.orderOf(userId, payment, gateway);
      if (paymentMethodId === undefined) await this.openPage(payment, order, gateway);
      else await this.charge(payment, order, gateway, paymentMethodId);
    } catch (error) {
      throw gatewayProblem(error, this.logger);
    }
    return payment.id;
  }

  private async paymentOf(
    userId: string,
    request: SinglePaymentRequest,
    gateway: GatewayName,
  ): Promise<OwnPayment> {
    const begin = (em: Em) => this.begin(em, userId, request, gateway);
    const payment = await this.db.transaction(begin);
    if (!payment.is_waited_for) return payment;
    const isElsewhere = request.gateway !== undefined && payment.gateway !== gateway;
    if (payment.status === 'PENDING' && !isElsewhere) return payment;
    const isClosed = payment.status !== 'PENDING' || (await this.close(payment));
    return this.db.transaction(async (em) => {
      await this.leave(em, payment, request.generationId, isClosed);
      return begin(em);
    });
  }

  /** Resolves with whether nobody can pay there any more. @throws SinglePaymentError, MoneyUnderWayError */
  private async close(payment: PaymentRow): Promise<boolean> {
    const { id: paymentId, gateway_checkout_id: checkoutId } = payment;
    const gateway = this.gateways.find(payment.gateway);
    if (!gateway || checkoutId === null) return false;
    if (payment.checkout_expires_at === null) throw new SinglePaymentError('BY_CARD');
    try {
      const news = await this.closing.close(gateway, { paymentId, checkoutId });
      if (news?.kind === 'under-way') throw new MoneyUnderWayError();
      return news?.kind === 'expired';
    } catch (error) {
      throw gatewayProblem(error, this.logger);
    }
  }

  /**
   * It is of no run any more, unless it was paid meanwhile. Not every page can be closed: of one that
   * cannot, the gateway goes on being asked, and whoever pays there gets the money back.
   */
  private async leave(
    em: Em,
    { id }: PaymentRow,
    generationId: string,
    isClosed: boolean,
  ): Promise<void> {
    await this.runs.lock(em, generationId);
    await rowsIn(
      em,
      sql`
        update payment set status = 'FAILED', failure = coalesce(failure, 'canceled'), under_way = false,
          generation_id = null,
          check_at = case when ${isClosed}::boolean then null else check_at end,
          updated_at = ${this.clock.now()}
        where id = ${id} and status in ('PENDING', 'FAILED')`,
    );
  }

  private async begin(
    em: Em,
    userId: string,
    request: SinglePaymentRequest,
    gateway: GatewayName,
  ): Promise<OwnPayment> {
    const { generationId } = request;
    const run = await this.runs.find(em, userId, generationId);
    if (run === 'unknown') throw new NotFoundError('generation');
    const earlier = await rowIn(
      em,
      sql<PaymentRow>`select ${COLUMNS} from payment where generation_id = ${generationId}`,
    );
    if (run === 'over') {
      if (earlier && earlier.status !== 'PENDING') return { ...earlier, is_waited_for: false };
      throw new SinglePaymentError('OVER');
    }
    refuseOtherAmount(run, request);
    if (earlier) return { ...earlier, is_waited_for: true };
    const now = this.clock.now();
    const begun = await rowIn(
      em,
      sql<PaymentRow>`
        insert into payment (id, created_at, updated_at, user_id, purpose, generation_id, item, item_name,
          amount_minor, currency, credits_purchased, status, gateway, check_at, checks)
        values (${newId()}, ${now}, ${now}, ${userId}, 'single', ${generationId}, 'single',
          ${`One picture: ${run.name}`.slice(0, 120)}, ${run.amountMinor}, ${run.currency}, 0, 'PENDING',
          ${gateway}, ${this.clock.in(this.config.payments.checkAfterSeconds * 1000)}, 0)
        returning ${COLUMNS}`,
    );
    return { ...(begun as PaymentRow), is_waited_for: true };
  }

  private async orderOf(
    userId: string,
    payment: PaymentRow,
    gateway: PaymentGateway,
  ): Promise<CheckoutOrder> {
    const page = this.links.to(`/billing/return?payment=${payment.id}`);
    return {
      paymentId: payment.id,
      customerId: await this.customers.of(userId, gateway),
      name: payment.item_name,
      amountMinor: payment.amount_minor,
      currency: payment.currency,
      returnUrl: page,
      cancelUrl: `${page}&left=1`,
    };
  }

  /** The page where a person pays; the same one, however often it is asked for. */
  private async openPage(
    payment: PaymentRow,
    order: CheckoutOrder,
    gateway: PaymentGateway,
  ): Promise<void> {
    if (payment.gateway_checkout_id !== null) {
      if (payment.checkout_expires_at === null) throw new SinglePaymentError('BY_CARD');
      return;
    }
    const { checkoutId, url, expiresAt } = await gateway.openCheckout(order);
    await this.db.rows(sql`
      update payment set gateway_checkout_id = ${checkoutId}, checkout_url = ${url},
        checkout_expires_at = ${expiresAt}, updated_at = ${this.clock.now()}
      where id = ${payment.id} and gateway_checkout_id is null`);
  }

  /** Takes the money from what the client names. What came of it is news like all others. */
  private async charge(
    payment: PaymentRow,
    order: CheckoutOrder,
    gateway: PaymentGateway,
    method: string,
  ): Promise<void> {
    if (payment.checkout_expires_at !== null) throw new SinglePaymentError('ON_PAGE');
    const { charges } = this.gateways.choose(gateway.name, 'charges');
    const chargeId =
      payment.gateway_checkout_id ?? (await this.openCharge(payment, order, charges));
    const { news, url } = await charges.confirm(chargeId, method, order.returnUrl);
    if (news) await this.db.transaction((em) => this.settlement.apply(em, gateway.name, news));
    if (news?.kind === 'declined') throw new SinglePaymentError('DECLINED');
    await this.db.rows(sql`
      update payment set checkout_url = ${url ?? null}, failure = null, updated_at = ${this.clock.now()}
      where id = ${payment.id} and status = 'PENDING'`);
  }

  /** Its name is kept before any money moves, so that the gateway can be asked about it. */
  private async openCharge(
    payment: PaymentRow,
    order: CheckoutOrder,
    charges: ChargesDirectly,
  ): Promise<string> {
    const chargeId = await charges.open(order);
    const kept = await this.db.row(sql`
      update payment set gateway_checkout_id = ${chargeId}, updated_at = ${this.clock.now()}
      where id = ${payment.id} and coalesce(gateway_checkout_id, ${chargeId}) = ${chargeId} returning 1`);
    if (!kept) throw new SinglePaymentError('ON_PAGE');
    return chargeId;
  }
}

/** What the client says it costs must be what it costs (decision R-17). */
function refuseOtherAmount(
  { amountMinor, currency }: UnpaidRun,
  request: SinglePaymentRequest,
): void {
  const expectedAmount = amountMinor / 10 ** fractionDigits(currency);
  if (request.amount !== undefined && request.amount !== expectedAmount) {
    throw new WrongAmountError('amount', { expectedAmount, currency });
  }
  if (request.currency !== undefined && request.currency.toUpperCase() !== currency) {
    throw new WrongAmountError('currency', { expectedAmount, currency });
  }
}
