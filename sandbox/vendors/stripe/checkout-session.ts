import { type Metadata, NO_ADDRESS, newId, type Price, seconds } from './objects.js';
import type { BegunSubscription } from './subscription-objects.js';

const OPEN_SECONDS = 86_400;

/** What is bought: a price, made for this session or known before, so many times. */
export interface Bought {
  price: Price;
  name: string;
  quantity: number;
}

export function newLineItem({ price, name, quantity }: Bought) {
  const amount = price.unit_amount * quantity;
  return {
    id: newId('li'),
    object: 'item' as const,
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: name,
    metadata: {},
    price,
    quantity,
  };
}
export type LineItem = ReturnType<typeof newLineItem>;

/** What a session keeps for later, which Stripe does not show. */
export interface SessionPlan {
  items: LineItem[];
  intentMetadata: Metadata;
  subscriptionMetadata: Metadata;
  description: string | null;
  /** The payment that waits for the person's confirmation at the bank. */
  pendingIntent?: string;
  /** The subscription that waits with it. */
  begun?: BegunSubscription;
  problem?: string;
}

export function newSession(fields: {
  mode: 'payment' | 'subscription';
  success_url: string;
  cancel_url: string | null;
  customer: string | null;
  customer_email: string | null;
  client_reference_id: string | null;
  metadata: Metadata;
  currency: string;
  amount: number;
  expires_at: number | undefined;
  origin: string;
}) {
  const { amount, origin, expires_at, ...rest } = fields;
  const id = newId('cs_test', 24);
  return {
    id,
    object: 'checkout.session' as const,
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: seconds(),
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer_account: null,
    customer_creation: fields.mode === 'payment' ? 'if_required' : null,
    customer_details: null as ReturnType<typeof customerDetails> | null,
    discounts: [],
    expires_at: expires_at ?? seconds() + OPEN_SECONDS,
    integration_identifier: null,
    invoice: null as string | null,
    invoice_creation: null,
    livemode: false,
    locale: null,
    managed_payments: null,
    origin_context: null,
    payment_intent: null as string | null,
    payment_link: null,
    payment_method_collection: fields.mode === 'subscription' ? 'always' : 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_status: 'unpaid' as 'unpaid' | 'paid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open' as 'open' | 'complete' | 'expired',
    submit_type: null,
    subscription: null as string | null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${origin}/stripe/c/pay/${id}` as string | null,
    wallet_options: null,
    ...rest,
  };
}
export type CheckoutSession = ReturnType<typeof newSession>;

export function customerDetails(email: string | null) {
  return {
    address: NO_ADDRESS,
    business_name: null,
    email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

export function newPortalSession(customer: string, returnUrl: string | null, origin: string) {
  const id = newId('bps');
  return {
    id,
    object: 'billing_portal.session' as const,
    configuration: 'bpc_sandbox',
    created: seconds(),
    customer,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: null,
    on_behalf_of: null,
    return_url: returnUrl,
    url: `${origin}/stripe/p/session/${id}`,
  };
}
export type PortalSession = ReturnType<typeof newPortalSession>;
