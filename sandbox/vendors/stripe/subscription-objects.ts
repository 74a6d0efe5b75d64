import { type Intent, type Metadata, newId, type Price, seconds } from './objects.js';

export interface Period {
  start: number;
  end: number;
}

/** The period that begins at `start`: a month later, or what the price says. */
export function periodFrom(start: number, interval: string): Period {
  const from = new Date(start * 1000);
  const to = new Date(from);
  if (interval === 'year') to.setUTCFullYear(to.getUTCFullYear() + 1);
  else if (interval === 'week') to.setUTCDate(to.getUTCDate() + 7);
  else if (interval === 'day') to.setUTCDate(to.getUTCDate() + 1);
  else {
    to.setUTCMonth(to.getUTCMonth() + 1);
    // The 31st of a shorter month is its last day.
    if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0);
  }
  return { start, end: seconds(to.getTime()) };
}

/** The older shape of a price, which subscription items still carry. */
function planOf(price: Price) {
  return {
    id: price.id,
    object: 'plan' as const,
    active: true,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: null,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  };
}

export function newItem(subscription: string, price: Price, period: Period) {
  return {
    id: newId('si', 7),
    object: 'subscription_item' as const,
    billing_thresholds: null,
    created: seconds(),
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity: 1,
    subscription,
    tax_rates: [],
  };
}
export type SubscriptionItem = ReturnType<typeof newItem>;

export function repriced(item: SubscriptionItem, price: Price): void {
  item.price = price;
  item.plan = planOf(price);
}

export function newSubscription(fields: { customer: string; price: Price; metadata: Metadata }) {
  const { customer, price, metadata } = fields;
  const id = newId('sub');
  const period = periodFrom(seconds(), price.recurring?.interval ?? 'month');
  return {
    id,
    object: 'subscription' as const,
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: period.start,
    billing_cycle_anchor_config: null,
    billing_mode: { type: 'flexible', flexible: { proration_discounts: 'included' } },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null as number | null,
    cancel_at_period_end: false,
    canceled_at: null as number | null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: seconds(),
    currency: price.currency,
    customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: null as string | null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    ended_at: null as number | null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: {
      object: 'list' as const,
      data: [newItem(id, price, period)],
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    latest_invoice: null as string | null,
    livemode: false,
    managed_payments: null,
    metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: period.start,
    status: 'active' as 'active' | 'past_due' | 'canceled',
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' },
    },
    trial_start: null,
  };
}
export type Subscription = ReturnType<typeof newSubscription>;

export function newInvoice(fields: {
  subscription: Subscription;
  amount: number;
  reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
  period: Period;
  customerEmail: string | null;
  number: string;
}) {
  const { subscription, amount, reason, period, customerEmail, number } = fields;
  const id = newId('in');
  const item = subscription.items.data[0];
  const details = {
    subscription: subscription.id,
    // As it was when the bill was made, whatever it becomes.
    metadata: { ...subscription.metadata },
  };
  return {
    id,
    object: 'invoice' as const,
    account_country: 'US',
    account_name: 'Sandbox',
    account_tax_ids: null,
    amount_due: amount,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: amount,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: false,
    automatic_tax: {
      disabled_reason: null,
      enabled: false,
      liability: null,
      provider: null,
      status: null,
    },
    automatically_finalizes_at: null,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    created: seconds(),
    currency: subscription.currency,
    custom_fields: null,
    customer: subscription.customer,
    customer_account: null,
    customer_address: null,
    customer_email: customerEmail,
    customer_name: null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: seconds(),
    ending_balance: 0,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: {
      object: 'list' as const,
      data: [
        {
          id: newId('il'),
          object: 'line_item' as const,
          amount,
          currency: subscription.currency,
          description: 'Subscription',
          discount_amounts: [],
          discountable: true,
          discounts: [],
          invoice: id,
          livemode: false,
          metadata: details.metadata,
          parent: {
            type: 'subscription_item_details',
            invoice_item_details: null,
            subscription_item_details: {
              invoice_item: null,
              proration: reason === 'subscription_update',
              proration_details: { credited_items: null },
              subscription: subscription.id,
              subscription_item: item?.id ?? '',
            },
          },
          period,
          pretax_credit_amounts: [],
          pricing: {
            type: 'price_details',
            price_details: { price: item?.price.id ?? '', product: item?.price.product ?? '' },
            unit_amount_decimal: String(amount),
          },
          quantity: 1,
          quantity_decimal: '1',
          subscription: subscription.id,
          subtotal: amount,
          taxes: [],
        },
      ],
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    livemode: false,
    metadata: {},
    next_payment_attempt: null as number | null,
    number,
    on_behalf_of: null,
    parent: { type: 'subscription_details', quote_details: null, subscription_details: details },
    payment_settings: {
      default_mandate: null,
      payment_method_options: null,
      payment_method_types: null,
    },
    /** Shown where it is asked for by `expand`. */
    payments: {
      object: 'list' as const,
      data: [] as ReturnType<typeof newInvoicePayment>[],
      has_more: false,
      url: `/v1/invoice_payments?invoice=${id}`,
    },
    period_end: period.end,
    period_start: period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'open' as 'open' | 'paid' | 'void' | 'uncollectible',
    status_transitions: {
      finalized_at: seconds(),
      marked_uncollectible_at: null,
      paid_at: null as number | null,
      voided_at: null,
    },
    subtotal: amount,
    subtotal_excluding_tax: amount,
    test_clock: null,
    total: amount,
    total_discount_amounts: [],
    total_excluding_tax: amount,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  };
}
export type Invoice = ReturnType<typeof newInvoice>;

/** One whose first invoice is not paid yet; nobody is told of it before. */
export interface BegunSubscription {
  readonly subscription: Subscription;
  readonly invoice: Invoice;
  readonly intent: Intent;
}

export function newInvoicePayment(
  invoice: { id: string; amount_due: number; currency: string },
  paymentIntent: string,
) {
  return {
    id: newId('inpay'),
    object: 'invoice_payment' as const,
    amount_paid: invoice.amount_due,
    amount_requested: invoice.amount_due,
    created: seconds(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { type: 'payment_intent', payment_intent: paymentIntent },
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: seconds() },
  };
}
