import { randomBytes } from 'node:crypto';

const BUSINESS = 'bus_pixshift_sandbox';
const BRAND = 'brd_pixshift_sandbox';

/** The one product: whoever sells says what it costs each time. */
export const PRODUCT_ID = 'pdt_pixshift_sandbox';

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`;
const now = (): string => new Date().toISOString();

export type Metadata = Record<string, string | number | boolean>;

/** How the product is priced, which the seller decides in Dodo's dashboard. */
export interface Pricing {
  /** Whether the price is what the seller says at checkout. */
  payWhatYouWant: boolean;
  /** What it costs, or with pay what you want, at least. */
  priceMinor: number;
  /** Whether tax is in the price, or is added to it. */
  taxInclusive: boolean;
  taxBasisPoints: number;
}

export const PRICING: Pricing = {
  payWhatYouWant: true,
  priceMinor: 50,
  taxInclusive: true,
  taxBasisPoints: 0,
};

/** What is paid for so much by the seller's word. */
export function totalOf(minor: number, { taxInclusive, taxBasisPoints }: Pricing) {
  const rate = taxBasisPoints / 10_000;
  if (taxInclusive) return { total: minor, tax: minor - Math.round(minor / (1 + rate)) };
  const tax = Math.round(minor * rate);
  return { total: minor + tax, tax };
}

export function productOf({ payWhatYouWant, priceMinor, taxInclusive }: Pricing) {
  return {
    product_id: PRODUCT_ID,
    business_id: BUSINESS,
    brand_id: BRAND,
    name: 'PixShift credits',
    description: null,
    image: null,
    is_recurring: false,
    license_key_enabled: false,
    metadata: {},
    credit_entitlements: [],
    entitlements: [],
    tax_category: 'saas',
    price: {
      type: 'one_time_price',
      price: priceMinor,
      currency: 'USD',
      discount: 0,
      discount_bps: 0,
      pay_what_you_want: payWhatYouWant,
      purchasing_power_parity: false,
      suggested_price: null,
      tax_inclusive: taxInclusive,
    },
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  };
}

export function newCustomer(fields: { email: string; name: string; metadata: Metadata }) {
  return {
    customer_id: newId('cus'),
    business_id: BUSINESS,
    created_at: now(),
    phone_number: null,
    blocked_at: null,
    blocklist_entry_id: null,
    ...fields,
  };
}
export type Customer = ReturnType<typeof newCustomer>;

/** A customer as payments and refunds show them. */
const limited = ({ customer_id, email, name, metadata, phone_number }: Customer) => ({
  customer_id,
  email,
  name,
  metadata,
  phone_number,
});

/** A page to pay on, with what Dodo keeps of it and does not show. */
export interface Session {
  id: string;
  created_at: string;
  customer: Customer | undefined;
  amountMinor: number;
  returnUrl: string | null;
  cancelUrl: string | null;
  metadata: Metadata;
  /** The last try to pay. */
  paymentId: string | null;
}

export function newSession(fields: Omit<Session, 'id' | 'created_at' | 'paymentId'>): Session {
  return { id: newId('cks'), created_at: now(), paymentId: null, ...fields };
}

export function newPayment(fields: {
  session: Session;
  customer: Customer;
  pricing: Pricing;
  last4: string | null;
}) {
  const { session, customer, pricing, last4 } = fields;
  const { total, tax } = totalOf(session.amountMinor, pricing);
  const isCard = last4 !== null;
  return {
    payment_id: newId('pay'),
    business_id: BUSINESS,
    brand_id: BRAND,
    billing: { country: 'US', city: null, state: null, street: null, zipcode: '94102' },
    card_holder_name: null,
    card_issuing_country: isCard ? 'US' : null,
    card_last_four: last4,
    card_network: isCard ? 'VISA' : null,
    card_type: isCard ? 'CREDIT' : null,
    checkout_session_id: session.id,
    created_at: now(),
    currency: 'USD',
    custom_field_responses: null,
    customer: limited(customer),
    digital_products_delivered: false,
    discount_id: null,
    discounts: null,
    disputes: [] as Dispute[],
    error_code: null as string | null,
    error_message: null as string | null,
    invoice_id: null as string | null,
    invoice_url: null as string | null,
    is_multi_subscription: false,
    is_update_payment_method: false,
    metadata: session.metadata,
    payment_link: null,
    payment_method: isCard ? 'card' : 'bank_transfer',
    payment_method_id: null,
    payment_method_type: isCard ? 'credit' : 'sepa',
    payment_provider: 'dodo',
    product_cart: [{ product_id: PRODUCT_ID, quantity: 1 }],
    refund_status: null as 'partial' | 'full' | null,
    refunds: [] as RefundListItem[],
    retry_attempt: 0,
    settlement_amount: total,
    settlement_currency: 'USD',
    settlement_tax: tax,
    status: 'processing' as PaymentStatus,
    subscription_id: null,
    subscription_ids: [],
    tax,
    total_amount: total,
    updated_at: null as string | null,
  };
}
export type PaymentStatus = 'processing' | 'succeeded' | 'failed' | 'cancelled';
export type Payment = ReturnType<typeof newPayment>;

export function newRefund(
  payment: Payment,
  fields: { amount: number; reason: string | null; metadata: Metadata },
) {
  return {
    refund_id: newId('ref'),
    payment_id: payment.payment_id,
    business_id: BUSINESS,
    brand_id: BRAND,
    created_at: now(),
    currency: payment.currency,
    customer: payment.customer,
    is_partial: fields.amount < payment.total_amount,
    status: 'pending' as RefundStatus,
    ...fields,
  };
}
export type RefundStatus = 'pending' | 'succeeded' | 'failed';
export interface RefundListItem {
  refund_id: string;
  payment_id: string;
  business_id: string;
  created_at: string;
  amount: number;
  currency: string;
  is_partial: boolean;
  reason: string | null;
  status: RefundStatus;
}
export type Refund = ReturnType<typeof newRefund>;

/** A refund as its payment shows it: without what the seller wrote on it. */
export function listed(refund: Refund): RefundListItem {
  const { metadata, customer, brand_id, ...item } = refund;
  return item;
}

export function newDispute(payment: Payment, stage: Dispute['dispute_stage']): Dispute {
  return {
    dispute_id: newId('dsp'),
    payment_id: payment.payment_id,
    business_id: BUSINESS,
    amount: String(payment.total_amount),
    currency: payment.currency,
    created_at: now(),
    dispute_stage: stage,
    dispute_status: 'dispute_opened',
    is_resolved_by_rdr: null,
    remarks: null,
  };
}
export interface Dispute {
  dispute_id: string;
  payment_id: string;
  business_id: string;
  amount: string;
  currency: string;
  created_at: string;
  dispute_stage: 'pre_dispute' | 'dispute' | 'pre_arbitration';
  dispute_status: `dispute_${DisputeOutcome}`;
  is_resolved_by_rdr: boolean | null;
  remarks: string | null;
}
export const DISPUTE_OUTCOMES = [
  'opened',
  'expired',
  'accepted',
  'cancelled',
  'challenged',
  'won',
  'lost',
] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** A message before it is signed. Its id travels in a header alone. */
export interface DodoEvent {
  id: string;
  type: string;
  message: { business_id: string; type: string; timestamp: string; data: object };
}

export function newEvent(type: string, payloadType: string, data: object): DodoEvent {
  const message = {
    business_id: BUSINESS,
    type,
    timestamp: now(),
    data: { payload_type: payloadType, ...structuredClone(data) },
  };
  return { id: newId('msg'), type, message };
}
