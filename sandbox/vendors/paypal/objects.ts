import { randomBytes } from 'node:crypto';

import { minorOf, type Money, moneyOf } from './money.js';

export interface Link {
  href: string;
  rel: string;
  method: 'GET' | 'POST' | 'PATCH';
}

export interface Capture {
  id: string;
  status: 'COMPLETED' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'PENDING' | 'REFUNDED' | 'FAILED';
  status_details?: { reason: string };
  amount: Money;
  final_capture: boolean;
  custom_id?: string;
  seller_protection: { status: string; dispute_categories: string[] };
  seller_receivable_breakdown: { gross_amount: Money; paypal_fee: Money; net_amount: Money };
  links: Link[];
  create_time: string;
  update_time: string;
}

export interface Refund {
  id: string;
  status: 'CANCELLED' | 'FAILED' | 'PENDING' | 'COMPLETED';
  status_details?: { reason: string };
  amount: Money;
  custom_id?: string;
  note_to_payer?: string;
  seller_payable_breakdown: {
    gross_amount: Money;
    paypal_fee: Money;
    net_amount: Money;
    total_refunded_amount: Money;
  };
  links: Link[];
  create_time: string;
  update_time: string;
}

export interface PurchaseUnit {
  reference_id: string;
  amount: Money;
  description?: string;
  custom_id?: string;
  payee: { merchant_id: string };
  payments?: { captures: Capture[]; refunds?: Refund[] };
}

export interface Order {
  id: string;
  intent: 'CAPTURE';
  status: 'CREATED' | 'APPROVED' | 'VOIDED' | 'COMPLETED' | 'PAYER_ACTION_REQUIRED';
  payment_source: { paypal: Partial<typeof PAYER_WALLET> };
  purchase_units: [PurchaseUnit];
  payer?: typeof PAYER;
  links: Link[];
  create_time: string;
  update_time: string;
}

export interface Dispute {
  dispute_id: string;
  create_time: string;
  update_time: string;
  disputed_transactions: {
    seller_transaction_id: string;
    transaction_status: 'COMPLETED';
    gross_amount: Money;
    custom?: string;
  }[];
  reason: 'UNAUTHORISED';
  status: 'OPEN' | 'RESOLVED';
  dispute_amount: Money;
  dispute_life_cycle_stage: 'INQUIRY' | 'CHARGEBACK';
  dispute_outcome?: { outcome_code: string };
  links: Link[];
}

/** Whoever pays here is this person. */
const NAME = { given_name: 'Ada', surname: 'Example' };
export const PAYER_WALLET = {
  email_address: 'ada.buys@example.test',
  account_id: 'QYR5Z8XDVJNXQ',
  account_status: 'VERIFIED',
  name: NAME,
  address: { country_code: 'US' },
} as const;
export const PAYER = {
  name: NAME,
  email_address: PAYER_WALLET.email_address,
  payer_id: PAYER_WALLET.account_id,
  address: { country_code: 'US' },
} as const;
const MERCHANT = 'MZGX7R4KPSU2L';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
export const newId = (length = 17): string =>
  [...randomBytes(length)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
/** With whole seconds, as PayPal writes it. */
export const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`;

export function newOrder(
  fields: Pick<PurchaseUnit, 'reference_id' | 'amount' | 'description' | 'custom_id'>,
  origin: string,
): Order {
  const id = newId();
  const time = now();
  return {
    id,
    intent: 'CAPTURE',
    status: 'PAYER_ACTION_REQUIRED',
    payment_source: { paypal: {} },
    purchase_units: [{ ...fields, payee: { merchant_id: MERCHANT } }],
    links: [
      { href: `${origin}/v2/checkout/orders/${id}`, rel: 'self', method: 'GET' },
      { href: pageOf(origin, id), rel: 'payer-action', method: 'GET' },
    ],
    create_time: time,
    update_time: time,
  };
}

export const pageOf = (origin: string, id: string): string => `${origin}/checkoutnow?token=${id}`;

export function newCapture(order: Order, isPending: boolean, origin: string): Capture {
  const [{ amount, custom_id }] = order.purchase_units;
  const id = newId();
  const time = now();
  return {
    id,
    status: isPending ? 'PENDING' : 'COMPLETED',
    ...(isPending ? { status_details: { reason: 'PENDING_REVIEW' } } : {}),
    amount: { ...amount },
    final_capture: true,
    ...(custom_id === undefined ? {} : { custom_id }),
    seller_protection: {
      status: 'ELIGIBLE',
      dispute_categories: ['ITEM_NOT_RECEIVED', 'UNAUTHORIZED_TRANSACTION'],
    },
    seller_receivable_breakdown: afterFee(amount),
    links: [
      { href: `${origin}/v2/payments/captures/${id}`, rel: 'self', method: 'GET' },
      { href: `${origin}/v2/payments/captures/${id}/refund`, rel: 'refund', method: 'POST' },
      { href: `${origin}/v2/checkout/orders/${order.id}`, rel: 'up', method: 'GET' },
    ],
    create_time: time,
    update_time: time,
  };
}

function afterFee(gross: Money): Capture['seller_receivable_breakdown'] {
  const minor = minorOf(gross);
  const fee = Math.ceil(minor * 0.0349);
  const { currency_code: currency } = gross;
  return {
    gross_amount: { ...gross },
    paypal_fee: moneyOf(fee, currency),
    net_amount: moneyOf(minor - fee, currency),
  };
}

export function newRefund(
  capture: Capture,
  fields: Pick<Refund, 'amount' | 'custom_id' | 'note_to_payer' | 'status'>,
  refundedBefore: number,
  origin: string,
): Refund {
  const id = newId();
  const time = now();
  const { currency_code: currency } = fields.amount;
  const total = refundedBefore + minorOf(fields.amount);
  return {
    id,
    ...fields,
    ...(fields.status === 'PENDING' ? { status_details: { reason: 'ECHECK' } } : {}),
    seller_payable_breakdown: {
      gross_amount: { ...fields.amount },
      paypal_fee: moneyOf(0, currency),
      net_amount: { ...fields.amount },
      total_refunded_amount: moneyOf(total, currency),
    },
    links: [
      { href: `${origin}/v2/payments/refunds/${id}`, rel: 'self', method: 'GET' },
      { href: `${origin}/v2/payments/captures/${capture.id}`, rel: 'up', method: 'GET' },
    ],
    create_time: time,
    update_time: time,
  };
}

export function newDispute(capture: Capture, stage: Dispute['dispute_life_cycle_stage']): Dispute {
  const id = `PP-R-${newId(3)}-${randomBytes(4).readUInt32BE().toString().padStart(10, '0').slice(-8)}`;
  const time = now();
  return {
    dispute_id: id,
    create_time: time,
    update_time: time,
    disputed_transactions: [
      {
        seller_transaction_id: capture.id,
        transaction_status: 'COMPLETED',
        gross_amount: { ...capture.amount },
        ...(capture.custom_id === undefined ? {} : { custom: capture.custom_id }),
      },
    ],
    reason: 'UNAUTHORISED',
    status: 'OPEN',
    dispute_amount: { ...capture.amount },
    dispute_life_cycle_stage: stage,
    links: [
      {
        href: `https://api-m.sandbox.paypal.com/v1/customer/disputes/${id}`,
        rel: 'self',
        method: 'GET',
      },
    ],
  };
}
