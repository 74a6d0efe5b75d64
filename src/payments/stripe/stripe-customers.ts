import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import type { CustomerRequest, KeepsCustomers } from '../gateway-capabilities.js';
import { calling, isMissing } from './stripe-client.js';

/** People who buy, as Stripe knows them. */
export class StripeCustomers implements KeepsCustomers {
  constructor(private readonly stripe: Stripe) {}

  async open({ userId, email }: CustomerRequest): Promise<string> {
    const fields = { metadata: { user_id: userId }, ...(email === null ? {} : { email }) };
    // Another address is another request: Stripe refuses one key for two of them.
    const address = createHash('sha256')
      .update(email ?? '')
      .digest('hex');
    const { id } = await calling(
      this.stripe.customers.create(fields, {
        idempotencyKey: `customer:${userId}:${address.slice(0, 16)}`,
      }),
    );
    return id;
  }

  async forget(customerId: string): Promise<void> {
    await calling(this.stripe.customers.del(customerId)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }
}
