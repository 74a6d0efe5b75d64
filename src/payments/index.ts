export { GatewayCustomer, Payment, ReceiptCounter, WebhookEvent } from './payment.entity.js';
export { Dispute, Refund } from './refund.entity.js';
export { PaymentsModule } from './payments.module.js';
export { Subscription, SubscriptionEvent } from './subscriptions/subscription.entity.js';
