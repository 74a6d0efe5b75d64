import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { BillingModule, LedgerCheck, PaidPlans, SinglePayments } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { APP_CONFIG, type AppConfig } from '../platform/config/index.js';
import { type Logger, LOGGER } from '../platform/observability/index.js';
import { UsersModule } from '../users/index.js';
import { CheckoutService } from './checkout.service.js';
import { GatewayCustomers } from './gateway-customers.js';
import { OrphanPayments } from './orphan-payments.js';
import { PaymentCancellation } from './payment-cancellation.js';
import { PaymentChecks } from './payment-checks.js';
import { PaymentClosing } from './payment-closing.js';
import { PaymentGateways } from './payment-gateways.js';
import { PaymentReceipts } from './payment-receipts.js';
import { PaymentReversals } from './payment-reversals.js';
import { PaymentSales } from './payment-sales.js';
import { PaymentSettlement } from './payment-settlement.js';
import { PAYMENT_PROMISES } from './payment-promises.js';
import { PaymentsAdminController } from './payments.admin.controller.js';
import { PaymentsAdminReader } from './payments.admin.read-model.js';
import { PaymentsController } from './payments.controller.js';
import { PaymentsPersonalData } from './payments-personal-data.js';
import { PaymentsProcessor } from './payments.processor.js';
import { PaymentReader } from './payments.read-model.js';
import { PaymentRefunds } from './payment-refunds.js';
import { RefundDecisions } from './refund-decisions.js';
import { RefundNotices } from './refund-notices.js';
import { RefundRequests } from './refund-requests.js';
import { RefundReader } from './refunds.read-model.js';
import { RefundStart } from './refund-start.js';
import { RefundsAdminController } from './refunds.admin.controller.js';
import { RefundsService } from './refunds.service.js';
import { ReversalChecks } from './reversal-checks.js';
import { SingleGiveBacks } from './single/single-give-backs.js';
import { SinglePaymentsController } from './single/single-payments.controller.js';
import { SinglePaymentsService } from './single/single-payments.service.js';
import { SubscribedPlans } from './subscriptions/paid-plans.read-model.js';
import { PeriodPayments } from './subscriptions/period-payments.js';
import { SubscriptionChecks } from './subscriptions/subscription-checks.js';
import { SubscriptionNotices } from './subscriptions/subscription-notices.js';
import { SubscriptionsAdminController } from './subscriptions/subscriptions.admin.controller.js';
import { SubscriptionsController } from './subscriptions/subscriptions.controller.js';
import { SubscriptionReader } from './subscriptions/subscriptions.read-model.js';
import { SubscriptionsService } from './subscriptions/subscriptions.service.js';
import { SubscriptionSettlement } from './subscriptions/subscription-settlement.js';
import { WebhookInbox } from './webhook-inbox.js';
import { WebhooksController } from './webhooks.controller.js';

/**
 * Global, so that billing, which stands below it, gets its PaidPlans, and runs, which do not know it,
 * have their payments given back.
 */
@Global()
@Module({
  imports: [BillingModule, UsersModule],
  controllers: [
    PaymentsController,
    PaymentsAdminController,
    SubscriptionsAdminController,
    RefundsAdminController,
    SinglePaymentsController,
    SubscriptionsController,
    WebhooksController,
  ],
  providers: [
    CheckoutService,
    GatewayCustomers,
    PaymentChecks,
    {
      provide: PaymentGateways,
      useFactory: (config: AppConfig, clock: Clock, logger: Logger) =>
        PaymentGateways.open(config, clock, logger),
      inject: [APP_CONFIG, Clock, LOGGER],
    },
    OrphanPayments,
    PaymentCancellation,
    PaymentClosing,
    PaymentReader,
    PaymentReceipts,
    PaymentSales,
    PaymentRefunds,
    PaymentReversals,
    PaymentSettlement,
    PaymentsAdminReader,
    PaymentsPersonalData,
    PaymentsProcessor,
    RefundDecisions,
    RefundNotices,
    RefundReader,
    RefundStart,
    RefundRequests,
    { provide: PaidPlans, useClass: SubscribedPlans },
    PeriodPayments,
    RefundsService,
    ReversalChecks,
    { provide: SinglePayments, useClass: SingleGiveBacks },
    SinglePaymentsService,
    SubscriptionChecks,
    SubscriptionNotices,
    SubscriptionReader,
    SubscriptionSettlement,
    SubscriptionsService,
    WebhookInbox,
  ],
  exports: [PaidPlans, SinglePayments],
})
export class PaymentsModule implements OnModuleInit {
  constructor(private readonly ledgerCheck: LedgerCheck) {}

  onModuleInit(): void {
    for (const [promise, broken] of Object.entries(PAYMENT_PROMISES)) {
      this.ledgerCheck.add(promise, broken);
    }
  }
}
