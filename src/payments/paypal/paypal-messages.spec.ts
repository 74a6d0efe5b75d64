import { describe, expect, it } from '@jest/globals';
import { readMessage } from './paypal-messages.js';

const CAPTURE = '3C679366HH908993F';
const PAYMENT = '0197a000-0000-7000-8000-000000000001';
const amount = { currency_code: 'USD', value: '9.90' };
const news = (event_type: string, resource: object) =>
  readMessage(Buffer.from(JSON.stringify({ id: 'WH-1', event_type, resource })))?.news;

const upLink = {
  rel: 'up',
  href: `https://api-m.paypal.com/v2/payments/captures/${CAPTURE}`,
};
const dispute = (more: object) => ({
  dispute_id: 'PP-R-1',
  disputed_transactions: [{ seller_transaction_id: CAPTURE }],
  dispute_amount: amount,
  status: 'OPEN',
  ...more,
});

describe('what PayPal’s messages come down to', () => {
  it('is nothing where nobody of ours is meant, or nothing is readable', () => {
    expect(readMessage(Buffer.from('{'))).toBeUndefined();
    expect(readMessage(Buffer.from('[]'))).toBeUndefined();
    expect(readMessage(Buffer.from('{"id":"WH-1"}'))).toBeUndefined();
    expect(news('BILLING.PLAN.CREATED', { id: 'P-1' })).toBeNull();
    expect(news('CHECKOUT.ORDER.APPROVED', { purchase_units: [] })).toBeNull();
    expect(news('CHECKOUT.ORDER.APPROVED', { purchase_units: [{}] })).toBeNull();
    expect(
      news('PAYMENT.CAPTURE.COMPLETED', { id: CAPTURE, status: 'COMPLETED', amount }),
    ).toBeNull();
  });

  it('is that somebody agreed, but of an order that was closed', () => {
    const agreed = (custom_id: string) =>
      news('CHECKOUT.ORDER.APPROVED', { purchase_units: [{ custom_id }] });
    expect(agreed(PAYMENT)).toEqual({ kind: 'approved', paymentId: PAYMENT });
    expect(agreed(`closed-${PAYMENT}`)).toBeNull();
  });

  it('is money that was taken, also where the page was closed at that moment', () => {
    for (const custom_id of [PAYMENT, `closed-${PAYMENT}`]) {
      const capture = { id: CAPTURE, status: 'COMPLETED', custom_id, amount };
      expect(news('PAYMENT.CAPTURE.COMPLETED', capture)).toEqual({
        kind: 'paid',
        paymentId: PAYMENT,
        gatewayPaymentId: CAPTURE,
        amountMinor: 990,
        currency: 'USD',
      });
    }
  });

  it('is all that went back so far, and at least what this refund is', () => {
    const refund = { id: 'R1', amount: { ...amount, value: '1.00' }, links: [upLink] };
    const total_refunded_amount = { ...amount, value: '4.00' };
    const refunded = { kind: 'refunded', gatewayPaymentId: CAPTURE, currency: 'USD' };
    const whole = { ...refund, seller_payable_breakdown: { total_refunded_amount } };
    expect(news('PAYMENT.CAPTURE.REFUNDED', whole)).toEqual({ ...refunded, refundedMinor: 400 });
    expect(news('PAYMENT.CAPTURE.REFUNDED', refund)).toEqual({ ...refunded, refundedMinor: 100 });
  });

  it('is a dispute by its name, and a reversal by that of its payment', () => {
    const taken = { gatewayPaymentId: CAPTURE, amountMinor: 990 };
    const lost = { kind: 'dispute-lost', ...taken, disputeId: CAPTURE, currency: 'USD' };
    expect(news('CUSTOMER.DISPUTE.CREATED', dispute({}))).toMatchObject({
      kind: 'disputed',
      ...taken,
      disputeId: 'PP-R-1',
    });
    const asked = dispute({ dispute_life_cycle_stage: 'INQUIRY' });
    expect(news('CUSTOMER.DISPUTE.CREATED', asked)).toBeNull();
    expect(news('PAYMENT.CAPTURE.REVERSED', { id: 'R2', amount, links: [upLink] })).toEqual(lost);
    // Where the capture itself is what the message brings.
    const itself = { id: CAPTURE, amount, links: [{ rel: 'self', href: 'https://x.test/1' }] };
    expect(news('PAYMENT.CAPTURE.REVERSED', itself)).toEqual(lost);
  });

  it.each([
    ['RESOLVED_BUYER_FAVOUR', 'dispute-lost'],
    ['ACCEPTED', 'dispute-lost'],
    ['RESOLVED_SELLER_FAVOUR', 'dispute-won'],
    ['RESOLVED_WITH_PAYOUT', 'dispute-won'],
    ['CANCELED_BY_BUYER', 'dispute-won'],
  ])('a dispute that ends with %s is %s', (outcome_code, kind) => {
    const ended = dispute({ status: 'RESOLVED', dispute_outcome: { outcome_code } });
    expect(news('CUSTOMER.DISPUTE.RESOLVED', ended)).toMatchObject({ kind });
  });
});
