import { minorOf, type Money } from './money.js';
import {
  type Capture,
  type Dispute,
  newCapture,
  newDispute,
  newOrder,
  newRefund,
  now,
  type Order,
  pageOf,
  PAYER,
  PAYER_WALLET,
  type PurchaseUnit,
  type Refund,
} from './objects.js';
import { missing, unprocessable } from './refusals.js';

const MAX_OBJECTS = 20_000;

/** What a person pays with on the page. */
export const WALLETS = {
  balance: 'PayPal balance',
  declined: 'A card that is declined',
  review: 'A bank account whose money takes a while',
} as const;
export type Wallet = keyof typeof WALLETS;

export interface Checkout {
  order: Order;
  returnUrl: string;
  cancelUrl: string;
  wallet: Wallet;
  /** The last try to take the money failed, and the person is asked for another way. */
  wasDeclined: boolean;
}

export type Announce = (type: string, resourceType: string, resource: object) => void;

/** Orders, the money that is taken for them, and what goes back of it. In memory and bounded. */
export class Till {
  readonly checkouts = new Map<string, Checkout>();
  readonly captures = new Map<string, Capture>();
  readonly refunds = new Map<string, { refund: Refund; capture: Capture }>();
  readonly disputes = new Map<string, Dispute>();
  /** What becomes of the next refunds. */
  nextRefund: 'COMPLETED' | 'PENDING' | 'REFUSED' = 'COMPLETED';

  constructor(private readonly announce: Announce) {}

  open(
    fields: Pick<PurchaseUnit, 'reference_id' | 'amount' | 'description' | 'custom_id'>,
    addresses: Pick<Checkout, 'returnUrl' | 'cancelUrl'>,
    origin: string,
  ): Order {
    const order = newOrder(fields, origin);
    const checkout: Checkout = { order, ...addresses, wallet: 'balance', wasDeclined: false };
    this.checkouts.set(order.id, checkout);
    const oldest =
      this.checkouts.size > MAX_OBJECTS ? this.checkouts.keys().next().value : undefined;
    if (oldest !== undefined) this.checkouts.delete(oldest);
    return order;
  }

  /** @throws PayPalRefusal */
  find(id: string): Checkout {
    const checkout = this.checkouts.get(id);
    if (!checkout) throw missing();
    return checkout;
  }

  /** @throws PayPalRefusal */
  findCapture(id: string): Capture {
    const capture = this.captures.get(id);
    if (!capture) throw missing();
    return capture;
  }

  /** The person agrees; nothing is taken yet. */
  approve(checkout: Checkout, wallet: Wallet): void {
    const { order } = checkout;
    checkout.wallet = wallet;
    checkout.wasDeclined = false;
    order.status = 'APPROVED';
    order.payer = PAYER;
    order.payment_source = { paypal: PAYER_WALLET };
    order.update_time = now();
    this.announce('CHECKOUT.ORDER.APPROVED', 'checkout-order', order);
  }

  /** @throws PayPalRefusal */
  capture(checkout: Checkout, origin: string): Order {
    const { order, wallet } = checkout;
    if (order.status === 'COMPLETED') throw unprocessable('ORDER_ALREADY_CAPTURED');
    if (order.status !== 'APPROVED') throw unprocessable('ORDER_NOT_APPROVED');
    order.update_time = now();
    if (wallet === 'declined') {
      checkout.wasDeclined = true;
      order.status = 'PAYER_ACTION_REQUIRED';
      throw unprocessable('INSTRUMENT_DECLINED', pageOf(origin, order.id));
    }
    const capture = newCapture(order, wallet === 'review', origin);
    this.captures.set(capture.id, capture);
    order.status = 'COMPLETED';
    order.purchase_units[0].payments = { captures: [capture] };
    const type = capture.status === 'PENDING' ? 'PENDING' : 'COMPLETED';
    this.announce(`PAYMENT.CAPTURE.${type}`, 'capture', capture);
    return order;
  }

  /** What became of money that took a while. */
  decide(capture: Capture, outcome: 'COMPLETED' | 'DECLINED'): Capture {
    capture.status = outcome;
    delete capture.status_details;
    capture.update_time = now();
    const type = outcome === 'DECLINED' ? 'DENIED' : outcome;
    this.announce(`PAYMENT.CAPTURE.${type}`, 'capture', capture);
    return capture;
  }

  /** @throws PayPalRefusal */
  refund(
    capture: Capture,
    asked: { amount?: Money; custom_id?: string; note_to_payer?: string },
    origin: string,
  ): Refund {
    if (capture.status === 'PENDING') throw unprocessable('PENDING_CAPTURE');
    if (this.nextRefund === 'REFUSED') throw unprocessable('REFUND_FAILED_INSUFFICIENT_FUNDS');
    const before = this.refundedOf(capture);
    const left = minorOf(capture.amount) - before;
    if (left === 0) throw unprocessable('CAPTURE_FULLY_REFUNDED');
    const { amount = { ...capture.amount }, ...more } = asked;
    if (amount.currency_code !== capture.amount.currency_code) {
      throw unprocessable('CURRENCY_MISMATCH');
    }
    if (minorOf(amount) > left) throw unprocessable('REFUND_AMOUNT_EXCEEDED');
    const fields = { amount, ...more, status: this.nextRefund };
    const refund = newRefund(capture, fields, before, origin);
    this.refunds.set(refund.id, { refund, capture });
    const { order } = this.find(this.orderOf(capture));
    const { payments } = order.purchase_units[0];
    if (payments) payments.refunds = [...(payments.refunds ?? []), refund];
    if (refund.status === 'PENDING') this.announce('PAYMENT.REFUND.PENDING', 'refund', refund);
    else this.settle(capture, refund);
    return refund;
  }

  /** What became of a refund that took a while. */
  decideRefund(id: string, outcome: 'COMPLETED' | 'FAILED'): Refund {
    const { refund, capture } = this.refunds.get(id) ?? {};
    if (!refund || !capture) throw missing();
    refund.status = outcome;
    delete refund.status_details;
    refund.update_time = now();
    if (outcome === 'COMPLETED') this.settle(capture, refund);
    else this.announce('PAYMENT.REFUND.FAILED', 'refund', refund);
    return refund;
  }

  dispute(capture: Capture, stage: Dispute['dispute_life_cycle_stage']): Dispute {
    const dispute = newDispute(capture, stage);
    this.disputes.set(dispute.dispute_id, dispute);
    this.announce('CUSTOMER.DISPUTE.CREATED', 'dispute', dispute);
    return dispute;
  }

  resolve(dispute: Dispute, outcome_code: string): Dispute {
    Object.assign(dispute, {
      status: 'RESOLVED',
      dispute_outcome: { outcome_code },
      update_time: now(),
    });
    this.announce('CUSTOMER.DISPUTE.RESOLVED', 'dispute', dispute);
    return dispute;
  }

  /** PayPal takes the money back itself. */
  reverse(capture: Capture, origin: string): Refund {
    const fields = { amount: { ...capture.amount }, status: 'COMPLETED' as const };
    const reversal = newRefund(capture, fields, 0, origin);
    this.announce('PAYMENT.CAPTURE.REVERSED', 'refund', reversal);
    return reversal;
  }

  /** A capture names what it is of by a link. */
  orderOf({ links }: Capture): string {
    const up = links.find(({ rel }) => rel === 'up')?.href ?? '';
    return up.slice(up.lastIndexOf('/') + 1);
  }

  private settle(capture: Capture, refund: Refund): void {
    const isAll = this.refundedOf(capture) >= minorOf(capture.amount);
    capture.status = isAll ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
    capture.update_time = now();
    this.announce('PAYMENT.CAPTURE.REFUNDED', 'refund', refund);
  }

  private refundedOf(capture: Capture): number {
    return [...this.refunds.values()]
      .filter(({ capture: of, refund }) => of === capture && refund.status !== 'FAILED')
      .reduce((sum, { refund }) => sum + minorOf(refund.amount), 0);
  }
}
