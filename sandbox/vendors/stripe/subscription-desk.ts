import { type Announce, type Cashier } from './cashier.js';
import { type Intent, type Metadata, type Price, seconds } from './objects.js';
import { invalid, StripeRefusal } from './refusals.js';
import type { StripeStore } from './store.js';
import {
  type BegunSubscription,
  type Invoice,
  newInvoice,
  newInvoicePayment,
  newSubscription,
  type Period,
  periodFrom,
  repriced,
  type Subscription,
} from './subscription-objects.js';

interface NewSubscription {
  readonly customer: string;
  readonly price: Price;
  readonly method: string;
  readonly metadata: Metadata;
}

const RETRY_SECONDS = 3 * 86_400;

/** Subscriptions and their invoices, and time, which passes only when somebody says so. */
export class SubscriptionDesk {
  private invoices = 0;

  constructor(
    private readonly store: StripeStore,
    private readonly cashier: Cashier,
    private readonly announce: Announce,
  ) {}

  /** One whose first invoice is paid by a card that is kept. @throws StripeRefusal where it is declined */
  start(fields: NewSubscription): Subscription {
    const begun = this.prepare(fields);
    this.cashier.charge(begun.intent, fields.method);
    this.finish(begun);
    return begun.subscription;
  }

  /**
   * As far as it comes while a person is there whose bank may ask: then its intent waits for them.
   *
   * @throws StripeRefusal where the card is declined
   */
  begin(fields: NewSubscription): BegunSubscription {
    const begun = this.prepare(fields);
    this.cashier.confirm(begun.intent, fields.method);
    return begun;
  }

  /** Its first invoice is paid. */
  finish({ subscription, invoice, intent }: BegunSubscription): void {
    settle(invoice, intent);
    this.store.subscriptions.put(subscription);
    this.announce('customer.subscription.created', subscription);
    this.announcePaid(invoice);
  }

  /** The period ends: it goes on, or it was to end here. `card` is what pays from now on. */
  renew(subscription: Subscription, card: string | undefined): Subscription {
    const [item] = subscription.items.data;
    if (!item || subscription.status === 'canceled') throw invalid('The subscription has ended.');
    if (subscription.cancel_at_period_end) return this.end(subscription, item.current_period_end);
    subscription.default_payment_method = card ?? subscription.default_payment_method;
    const method = subscription.default_payment_method ?? 'pm_card_visa';
    const latest = this.store.invoices.find(subscription.latest_invoice);
    const retried = latest?.status === 'open' ? latest : undefined;
    if (!retried) {
      const period = periodFrom(item.current_period_end, item.price.recurring?.interval ?? 'month');
      item.current_period_start = period.start;
      item.current_period_end = period.end;
    }
    const period = { start: item.current_period_start, end: item.current_period_end };
    const invoice =
      retried ?? this.bill(subscription, 'subscription_cycle', item.price.unit_amount, period);
    const failed = this.pay(subscription, invoice, method);
    if (failed) {
      subscription.status = 'past_due';
      invoice.next_payment_attempt = seconds() + RETRY_SECONDS;
      this.announce('invoice.payment_failed', invoice);
    } else {
      subscription.status = 'active';
      this.announcePaid(invoice);
    }
    this.announce('customer.subscription.updated', subscription);
    return subscription;
  }

  /**
   * Another price from now on; what it costs more for the rest of the period is billed at once.
   * @throws StripeRefusal where that is not paid and `mustPay` says that nothing changes then
   */
  change(
    subscription: Subscription,
    price: Price,
    {
      billsNow,
      mustPay = false,
      at,
    }: { billsNow: boolean; mustPay?: boolean; at?: number | undefined },
  ): void {
    const [item] = subscription.items.data;
    if (!item) return;
    const before = item.price;
    const { difference, period } = restOf(item, price, at);
    repriced(item, price);
    if (difference <= 0 || !billsNow) return;
    const latest = subscription.latest_invoice;
    const invoice = this.bill(subscription, 'subscription_update', difference, period);
    const failed = this.pay(
      subscription,
      invoice,
      subscription.default_payment_method ?? 'pm_card_visa',
    );
    if (!failed) return this.announcePaid(invoice);
    if (!mustPay) return this.announce('invoice.payment_failed', invoice);
    repriced(item, before);
    subscription.latest_invoice = latest;
    invoice.status = 'void';
    throw failed;
  }

  /** The bill that a change would make now. It is kept nowhere. */
  preview(subscription: Subscription, price: Price, at?: number): object {
    const [item] = subscription.items.data;
    if (!item || subscription.status === 'canceled') throw invalid('The subscription has ended.');
    const { difference: amount, period } = restOf(item, price, at);
    const customerEmail = this.store.customers.find(subscription.customer)?.email ?? null;
    const reason = 'subscription_update' as const;
    const bill = newInvoice({ subscription, amount, reason, period, customerEmail, number: '' });
    const due = Math.max(0, amount);
    return {
      ...bill,
      id: bill.id.replace(/^in_/, 'upcoming_in_'),
      number: null,
      status: 'draft',
      amount_due: due,
      amount_remaining: due,
      effective_at: null,
      status_transitions: { ...bill.status_transitions, finalized_at: null },
    };
  }

  cancelAtPeriodEnd(subscription: Subscription, cancels: boolean): void {
    subscription.cancel_at_period_end = cancels;
    subscription.cancel_at = cancels
      ? (subscription.items.data[0]?.current_period_end ?? null)
      : null;
    subscription.canceled_at = cancels ? seconds() : null;
  }

  end(subscription: Subscription, at = seconds()): Subscription {
    subscription.status = 'canceled';
    subscription.ended_at = at;
    subscription.canceled_at ??= seconds();
    this.announce('customer.subscription.deleted', subscription);
    return subscription;
  }

  private prepare(fields: NewSubscription): BegunSubscription {
    const subscription = newSubscription(fields);
    subscription.default_payment_method = fields.method;
    const [item] = subscription.items.data;
    const period = { start: subscription.start_date, end: item?.current_period_end ?? 0 };
    const amount = fields.price.unit_amount;
    const invoice = this.bill(subscription, 'subscription_create', amount, period);
    return { subscription, invoice, intent: this.intentFor(subscription, invoice) };
  }

  private bill(
    subscription: Subscription,
    reason: Invoice['billing_reason'],
    amount: number,
    period: Period,
  ): Invoice {
    this.invoices += 1;
    const customerEmail = this.store.customers.find(subscription.customer)?.email ?? null;
    const number = `SANDBOX-${String(this.invoices).padStart(4, '0')}`;
    const fields = { subscription, amount, reason, period, customerEmail, number };
    const invoice = this.store.invoices.put(newInvoice(fields));
    subscription.latest_invoice = invoice.id;
    this.announce('invoice.created', invoice);
    this.announce('invoice.finalized', invoice);
    return invoice;
  }

  private pay(
    subscription: Subscription,
    invoice: Invoice,
    method: string,
  ): StripeRefusal | undefined {
    const intent = this.intentFor(subscription, invoice);
    try {
      this.cashier.charge(intent, method);
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      return error;
    }
    settle(invoice, intent);
    return undefined;
  }

  /** One more try to have the invoice paid. */
  private intentFor(subscription: Subscription, invoice: Invoice): Intent {
    invoice.attempt_count += 1;
    invoice.attempted = true;
    return this.cashier.open({
      amount: invoice.amount_due,
      currency: invoice.currency,
      customer: subscription.customer,
      metadata: {},
      description: 'Subscription',
      receipt_email: null,
    });
  }

  private announcePaid(invoice: Invoice): void {
    this.announce('invoice.paid', invoice);
    this.announce('invoice.payment_succeeded', invoice);
  }
}

function settle(invoice: Invoice, intent: Intent): void {
  invoice.status = 'paid';
  invoice.amount_paid = invoice.amount_due;
  invoice.amount_remaining = 0;
  invoice.status_transitions.paid_at = seconds();
  invoice.next_payment_attempt = null;
  invoice.payments.data.push(newInvoicePayment(invoice, intent.id));
}

/** What another price makes a difference for the rest of the period from a moment on, and that rest. */
function restOf(
  item: Subscription['items']['data'][number],
  price: Price,
  at: number | undefined,
): { difference: number; period: Period } {
  if (at !== undefined && (at < item.current_period_start || at > item.current_period_end)) {
    throw invalid('The proration date must be within the current period.', 'proration_date');
  }
  const period = { start: at ?? seconds(), end: item.current_period_end };
  const left = (period.end - period.start) / (item.current_period_end - item.current_period_start);
  const share = Math.min(1, Math.max(0, left));
  return { difference: Math.round((price.unit_amount - item.price.unit_amount) * share), period };
}
