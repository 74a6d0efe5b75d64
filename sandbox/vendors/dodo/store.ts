import type { Customer, Dispute, DodoEvent, Payment, Refund, Session } from './objects.js';
import { missing } from './refusals.js';

const MAX_OBJECTS = 20_000;

/** Objects of one kind by their id; the oldest go when there are too many. */
export class Shelf<T> {
  private readonly objects = new Map<string, T>();

  constructor(
    private readonly what: string,
    private readonly idOf: (object: T) => string,
  ) {}

  put(object: T): T {
    this.objects.set(this.idOf(object), object);
    const oldest = this.objects.size > MAX_OBJECTS ? this.objects.keys().next().value : undefined;
    if (oldest !== undefined) this.objects.delete(oldest);
    return object;
  }

  find(id: string | null | undefined): T | undefined {
    return id ? this.objects.get(id) : undefined;
  }

  /** @throws DodoRefusal */
  get(id: string): T {
    const object = this.objects.get(id);
    if (!object) throw missing(this.what);
    return object;
  }

  /** The oldest first. */
  all(): T[] {
    return [...this.objects.values()];
  }
}

/** Everything that the account holds. In memory, for as long as the sandbox runs. */
export class DodoStore {
  readonly customers = new Shelf<Customer>('customer', ({ customer_id }) => customer_id);
  readonly sessions = new Shelf<Session>('session', ({ id }) => id);
  readonly payments = new Shelf<Payment>('payment', ({ payment_id }) => payment_id);
  readonly refunds = new Shelf<Refund>('refund', ({ refund_id }) => refund_id);
  readonly disputes = new Shelf<Dispute>('dispute', ({ dispute_id }) => dispute_id);
  readonly events = new Shelf<DodoEvent>('event', ({ id }) => id);
}
