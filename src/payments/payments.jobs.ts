import { defineJob } from '../platform/queue/index.js';

/** Acts on what a gateway told us. */
export const processEventJob = defineJob<{ webhookEventId: string }>('payments.event', {
  limit: 12,
  delaySeconds: 2,
});

/** Has a gateway forget somebody who left. */
export const forgetCustomerJob = defineJob<{ gateway: string; customerId: string }>(
  'payments.forget',
  { limit: 20, delaySeconds: 60 },
);

/** Has a gateway end a subscription at once that nobody has any more. */
export const endSubscriptionJob = defineJob<{ gateway: string; gatewaySubscriptionId: string }>(
  'payments.end-subscription',
  { limit: 20, delaySeconds: 60 },
);
