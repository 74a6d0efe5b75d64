import type Stripe from 'stripe';
import type { ListsMessages } from '../gateway-capabilities.js';
import type { GatewayEvent } from '../payment-news.js';
import { calling } from './stripe-client.js';
import { EVENT_TYPES, newsOf } from './stripe-news.js';

const EVENTS_PAGE = 100;

/** Stripe's own list of what it told us. */
export class StripeMessages implements ListsMessages {
  constructor(private readonly stripe: Stripe) {}

  async *since(since: Date): AsyncIterable<GatewayEvent> {
    const asked = {
      created: { gte: Math.floor(since.getTime() / 1000) },
      types: [...EVENT_TYPES],
      limit: EVENTS_PAGE,
    };
    for (let after: string | undefined; ;) {
      const page = await calling(
        this.stripe.events.list({ ...asked, ...(after ? { starting_after: after } : {}) }),
      );
      for (const event of page.data) yield newsOf(event);
      after = page.data.at(-1)?.id;
      if (!page.has_more || after === undefined) return;
    }
  }
}
