import { z } from 'zod';

import {
  type Customer,
  newCustomer,
  newPayment,
  newSession,
  type Payment,
  type PaymentStatus,
  type Pricing,
  PRODUCT_ID,
  type Session,
} from './objects.js';
import { invalid, METHODS, missing } from './refusals.js';
import type { DodoStore } from './store.js';

const OPEN_MS = 86_400_000;

export const metadata = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const email = z.email().max(254);

/** What we know of Dodo's request; other fields of it are refused, so that none is sent in vain. */
export const checkoutRequest = z.strictObject({
  product_cart: z
    .array(
      z.strictObject({
        product_id: z.string(),
        quantity: z.int().min(1),
        amount: z.int().nullish(),
      }),
    )
    .length(1),
  customer: z
    .union([
      z.strictObject({ customer_id: z.string() }),
      z.strictObject({ email, name: z.string().nullish(), phone_number: z.string().nullish() }),
    ])
    .nullish(),
  billing_currency: z.string().length(3).nullish(),
  cancel_url: z.url().nullish(),
  return_url: z.url().nullish(),
  feature_flags: z.record(z.string(), z.boolean()).optional(),
  metadata: metadata.nullish(),
});
type CheckoutRequest = z.output<typeof checkoutRequest>;

/** Pages to pay on: made by the program, decided by a person, each good for a day. */
export class CheckoutDesk {
  constructor(
    private readonly store: DodoStore,
    private readonly pricing: Pricing,
    private readonly announce: (type: string, payload: string, object: object) => void,
  ) {}

  create(asked: CheckoutRequest): Session {
    const [item] = asked.product_cart;
    if (!item || item.product_id !== PRODUCT_ID) throw missing('product');
    return this.store.sessions.put(
      newSession({
        customer: this.customerOf(asked.customer),
        amountMinor: this.priceOf(item.amount ?? undefined) * item.quantity,
        returnUrl: asked.return_url ?? null,
        cancelUrl: asked.cancel_url ?? null,
        metadata: asked.metadata ?? {},
      }),
    );
  }

  isOpen({ created_at, paymentId }: Session): boolean {
    const last = this.store.payments.find(paymentId);
    const isOver = last?.status === 'succeeded' || last?.status === 'processing';
    return !isOver && Date.now() - Date.parse(created_at) < OPEN_MS;
  }

  /** The person tries to pay; each try is a payment of its own. */
  pay(session: Session, method: string, address: string): Payment | undefined {
    const chosen = METHODS[method];
    if (!chosen || !this.isOpen(session)) return undefined;
    session.customer ??= this.knownBy(address, 'Sandbox customer');
    const { pricing } = this;
    const payment = this.store.payments.put(
      newPayment({ session, customer: session.customer, pricing, last4: chosen.last4 }),
    );
    session.paymentId = payment.payment_id;
    this.settle(payment, chosen.leadsTo);
    return payment;
  }

  /** What becomes of a payment, now or later. */
  settle(payment: Payment, status: PaymentStatus): void {
    payment.status = status;
    payment.updated_at = new Date().toISOString();
    if (status === 'succeeded') {
      payment.invoice_id = payment.payment_id.replace('pay', 'inv');
      payment.error_code = payment.error_message = null;
    }
    if (status === 'failed') {
      payment.error_code = 'DO_NOT_HONOR';
      payment.error_message = 'The bank declined the payment.';
    }
    this.announce(`payment.${status}`, 'Payment', payment);
  }

  /** Time passes until nobody can pay there any more. */
  expire(session: Session): void {
    session.created_at = new Date(Date.parse(session.created_at) - 2 * OPEN_MS).toISOString();
  }

  private priceOf(amount: number | undefined): number {
    const { payWhatYouWant, priceMinor } = this.pricing;
    // As Dodo does: of a product with a price of its own the amount is not looked at.
    if (!payWhatYouWant) return priceMinor;
    if (amount === undefined || amount < priceMinor) {
      throw invalid(`The amount must be at least ${priceMinor}.`, 'INVALID_AMOUNT');
    }
    return amount;
  }

  private customerOf(asked: CheckoutRequest['customer']): Customer | undefined {
    if (!asked) return undefined;
    if ('customer_id' in asked) return this.store.customers.get(asked.customer_id);
    return this.knownBy(asked.email, asked.name ?? 'Sandbox customer');
  }

  private knownBy(address: string, name: string): Customer {
    const { customers } = this.store;
    const known = customers.all().find((customer) => customer.email === address);
    return known ?? customers.put(newCustomer({ email: address, name, metadata: {} }));
  }
}
