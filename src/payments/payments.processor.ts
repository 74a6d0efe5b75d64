import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { InjectLogger, type Logger } from '../platform/observability/index.js';
import { JobQueue } from '../platform/queue/index.js';
import { PaymentChecks } from './payment-checks.js';
import { PaymentGateways } from './payment-gateways.js';
import { endSubscriptionJob, forgetCustomerJob, processEventJob } from './payments.jobs.js';
import { RefundRequests } from './refund-requests.js';
import { ReversalChecks } from './reversal-checks.js';
import { SubscriptionChecks } from './subscriptions/subscription-checks.js';
import { WebhookInbox } from './webhook-inbox.js';

const SWEEP_MS = 2_000;
/** A message that waits for longer has lost its job. */
const STUCK_MS = 30_000;
const CATCH_UP_MS = 600_000;
const LOOK_BACK_MS = 2 * 3_600_000;
/** Before that, messages may have been missed while nobody listened. */
const FIRST_LOOK_BACK_MS = 3 * 86_400_000;
const DAY_MS = 86_400_000;

/** Acts on what gateways say, and asks them where they say nothing. */
@Injectable()
export class PaymentsProcessor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timers: NodeJS.Timeout[] = [];
  private sweeping: Promise<void> | undefined;
  private lookBackMs = FIRST_LOOK_BACK_MS;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
    private readonly inbox: WebhookInbox,
    private readonly checks: PaymentChecks,
    private readonly refunds: RefundRequests,
    private readonly subscriptions: SubscriptionChecks,
    private readonly reversals: ReversalChecks,
    private readonly gateways: PaymentGateways,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.app.role === 'api') return;
    await this.queue.process(processEventJob, ({ webhookEventId }) =>
      this.inbox.process(webhookEventId),
    );
    await this.queue.process(forgetCustomerJob, async ({ gateway, customerId }) => {
      await this.gateways.find(gateway)?.customers?.forget(customerId);
    });
    await this.queue.process(endSubscriptionJob, async ({ gateway, gatewaySubscriptionId }) => {
      await this.gateways.find(gateway)?.subscriptions?.end(gatewaySubscriptionId);
    });
    this.timers = [
      setInterval(() => (this.sweeping ??= this.sweep()), SWEEP_MS),
      setInterval(() => void this.catchUp(), CATCH_UP_MS),
    ];
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    try {
      await this.checks.checkDue();
      await this.refunds.checkDue();
      await this.subscriptions.checkDue();
      await this.reversals.checkDue();
      const stuck = await this.db.rows(sql<{ id: string }>`
        select id from webhook_event
        where status = 'RECEIVED' and created_at < ${this.clock.in(-STUCK_MS)}
        order by created_at limit 100`);
      for (const { id } of stuck) await this.inbox.process(id);
    } catch (error) {
      this.logger.warn({ err: error }, 'sweeping payments failed');
    } finally {
      this.sweeping = undefined;
    }
  }

  private async catchUp(): Promise<void> {
    try {
      await this.checks.catchUp(this.clock.in(-this.lookBackMs));
      this.lookBackMs = LOOK_BACK_MS;
      const keepMs = this.config.payments.webhookKeepDays * DAY_MS;
      await this.db.rows(sql`
        delete from webhook_event
        where status <> 'RECEIVED' and created_at < ${this.clock.in(-keepMs)}`);
    } catch (error) {
      this.logger.warn({ err: error }, 'catching up on webhooks failed');
    }
  }
}
