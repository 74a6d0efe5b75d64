import type { CheckoutSession, PortalSession, SessionPlan } from './checkout-session.js';
import type { Charge, Customer, Dispute, Intent, Price, Product, Refund } from './objects.js';
import { type Form, textOf } from './form.js';
import { invalid, missing } from './refusals.js';
import type { Invoice, Subscription } from './subscription-objects.js';

const MAX_OBJECTS = 20_000;
const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

/** Objects of one kind by their id, the newest last; the oldest go when there are too many. */
export class Shelf<T extends { id: string; created: number }> {
  private readonly objects = new Map<string, T>();

  constructor(private readonly what: string) {}

  put(object: T): T {
    this.objects.set(object.id, object);
    const oldest = this.objects.size > MAX_OBJECTS ? this.objects.keys().next().value : undefined;
    if (oldest !== undefined) this.objects.delete(oldest);
    return object;
  }

  remove(id: string): void {
    this.objects.delete(id);
  }

  find(id: string | null | undefined): T | undefined {
    return id ? this.objects.get(id) : undefined;
  }

  /** @throws StripeRefusal */
  get(id: string, param?: string): T {
    const object = this.objects.get(id);
    if (!object) throw missing(this.what, id, param);
    return object;
  }

  all(): T[] {
    return [...this.objects.values()];
  }

  /** A page as the API gives it, the newest first. */
  page(query: Form, url: string, wanted: (object: T) => boolean) {
    const limit = Number(textOf(query, 'limit') ?? DEFAULT_LIMIT);
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
      throw invalid(`Invalid limit: must be from 1 to ${MAX_LIMIT}`, 'limit');
    }
    let rows = this.all()
      .reverse()
      .filter((object) => wanted(object) && isWithin(object.created, query['created']));
    const after = textOf(query, 'starting_after');
    const before = textOf(query, 'ending_before');
    if (after !== undefined) {
      this.get(after, 'starting_after');
      rows = rows.slice(rows.findIndex(({ id }) => id === after) + 1);
    }
    if (before !== undefined) {
      this.get(before, 'ending_before');
      rows = rows
        .slice(
          0,
          rows.findIndex(({ id }) => id === before),
        )
        .slice(-limit);
    }
    return { object: 'list', data: rows.slice(0, limit), has_more: rows.length > limit, url };
  }
}

/** `created=5`, or a range of `created[gt|gte|lt|lte]`. */
function isWithin(created: number, range: Form[string] | undefined): boolean {
  if (range === undefined || Array.isArray(range)) return true;
  if (typeof range === 'string') return created === Number(range);
  const bound = (name: string, fallback: number): number => Number(textOf(range, name) ?? fallback);
  return (
    created > bound('gt', -Infinity) &&
    created >= bound('gte', -Infinity) &&
    created < bound('lt', Infinity) &&
    created <= bound('lte', Infinity)
  );
}

/** An event as Stripe sends it and answers it. */
export interface StripeEvent {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: object };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

/** Everything that the account holds. In memory, for as long as the sandbox runs. */
export class StripeStore {
  readonly customers = new Shelf<Customer>('customer');
  readonly products = new Shelf<Product>('product');
  readonly prices = new Shelf<Price>('price');
  readonly sessions = new Shelf<CheckoutSession>('checkout.session');
  readonly portals = new Shelf<PortalSession>('billing_portal.session');
  readonly intents = new Shelf<Intent>('payment_intent');
  readonly charges = new Shelf<Charge>('charge');
  readonly refunds = new Shelf<Refund>('refund');
  readonly disputes = new Shelf<Dispute>('dispute');
  readonly subscriptions = new Shelf<Subscription>('subscription');
  readonly invoices = new Shelf<Invoice>('invoice');
  readonly events = new Shelf<StripeEvent>('event');
  readonly plans = new Map<string, SessionPlan>();
  /** Where people come back to from their bank, by the intent. */
  readonly returns = new Map<string, string>();
}
