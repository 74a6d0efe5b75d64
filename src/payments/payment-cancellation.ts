import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { SingleRuns } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { PaymentClosing } from './payment-closing.js';
import type { GatewayName, PaymentStatus } from './payment.entity.js';
import { PaymentGateways } from './payment-gateways.js';
import { AlreadyPaidError, gatewayProblem, MoneyUnderWayError } from './payments.errors.js';

interface OpenPayment {
  id: string;
  status: PaymentStatus;
  gateway: GatewayName;
  gateway_checkout_id: string | null;
  generation_id: string | null;
}

/**
 * Buyers call off what they have not paid, and with it the run that waits for it. The page is closed
 * first, where its gateway can; whoever pays there after all has paid, and gets what that is for or
 * their money back.
 */
@Injectable()
export class PaymentCancellation {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly gateways: PaymentGateways,
    private readonly closing: PaymentClosing,
    private readonly runs: SingleRuns,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Said twice, it is done once. @throws AlreadyPaidError, MoneyUnderWayError */
  async cancel(userId: string, paymentId: string): Promise<void> {
    const payment = await this.find(userId, paymentId);
    const isClosed = payment.status === 'PENDING' && (await this.close(payment));
    const status = await this.db.transaction((em) => this.callOff(em, payment, isClosed));
    if (status !== 'PENDING' && status !== 'FAILED') throw new AlreadyPaidError();
  }

  private async find(userId: string, paymentId: string): Promise<OpenPayment> {
    const payment = await this.db.row(sql<OpenPayment>`
      select id, status, gateway, gateway_checkout_id, generation_id from payment
      where id = ${paymentId} and user_id = ${userId}`);
    if (!payment) throw new NotFoundError('payment');
    return payment;
  }

  /** Resolves with whether nobody can pay there any more. */
  private async close(payment: OpenPayment): Promise<boolean> {
    const gateway = this.gateways.find(payment.gateway);
    const { id: paymentId, gateway_checkout_id: checkoutId } = payment;
    // Its page may be opening at this moment, or its answer was lost: it is asked about later.
    if (!gateway || checkoutId === null) return false;
    try {
      const news = await this.closing.close(gateway, { paymentId, checkoutId });
      if (news?.kind === 'under-way') throw new MoneyUnderWayError();
      return news?.kind === 'expired';
    } catch (error) {
      throw gatewayProblem(error, this.logger);
    }
  }

  /** Resolves with how the payment stood; what is not closed there goes on being asked about. */
  private async callOff(
    em: Em,
    { id, generation_id: generationId }: OpenPayment,
    isClosed: boolean,
  ): Promise<PaymentStatus | undefined> {
    // Runs are locked before their payments.
    if (generationId !== null) await this.runs.lock(em, generationId);
    const before = await rowIn(
      em,
      sql<{ status: PaymentStatus }>`select status from payment where id = ${id} for update`,
    );
    const isOpen = before?.status === 'PENDING' || before?.status === 'FAILED';
    if (!isOpen) return before?.status;
    if (generationId !== null) await this.runs.cancel(em, generationId);
    await rowsIn(
      em,
      sql`
        update payment set status = 'FAILED', failure = 'canceled', under_way = false,
          check_at = case when ${isClosed}::boolean then null else check_at end,
          updated_at = ${this.clock.now()}
        where id = ${id} and (status = 'PENDING' or ${isClosed}::boolean)`,
    );
    return before.status;
  }
}
