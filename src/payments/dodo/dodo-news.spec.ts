import { describe, expect, it } from '@jest/globals';
import { newsOfDispute, newsOfPayment, newsOfRefunds, priceOf } from './dodo-news.js';
import type { DodoDispute, DodoPayment } from './dodo-words.js';

const payment = (change: Partial<DodoPayment> = {}): DodoPayment => ({
  payment_id: 'pay_1',
  status: 'succeeded',
  total_amount: 990,
  tax: 0,
  currency: 'USD',
  metadata: { payment_id: 'payment-1', amount_minor: '990' },
  disputes: [],
  refunds: [],
  ...change,
});

describe('what of a total is the price', () => {
  it.each([
    ['no tax', { total_amount: 990, tax: 0 }, 990],
    ['tax in it', { total_amount: 990, tax: 165 }, 990],
    ['tax on top', { total_amount: 1_188, tax: 198 }, 990],
    ['tax that is not said', { total_amount: 1_188, tax: null }, 1_188],
    ['a cent more than the tax', { total_amount: 1_189, tax: 198 }, 1_189],
    ['less, with a tax below nothing', { total_amount: 495, tax: -495 }, 495],
    ['less', { total_amount: 500, tax: 0 }, 500],
    ['nothing asked for', { metadata: { payment_id: 'payment-1' } }, 990],
    ['nonsense asked for', { metadata: { amount_minor: 'NaN' }, total_amount: 7, tax: 7 }, 7],
  ])('%s', (_case, change, price) => {
    expect(priceOf(payment(change))).toBe(price);
  });
});

it('a payment that is not one of ours, or waits for its owner, is no news', () => {
  expect(newsOfPayment(payment({ metadata: {} }))).toBeUndefined();
  expect(newsOfPayment(payment({ metadata: { payment_id: 7 } }))).toBeUndefined();
  for (const status of ['requires_customer_action', 'partially_captured', null]) {
    expect(newsOfPayment(payment({ status }))).toBeUndefined();
  }
  expect(newsOfPayment(payment({ status: 'processing' }))).toMatchObject({ kind: 'under-way' });
  expect(newsOfPayment(payment({ status: 'cancelled' }))).toMatchObject({ kind: 'expired' });
});

it('refunds that wait or failed are not counted, and a whole one without an amount is all', () => {
  const refund = { payment_id: 'pay_1', currency: 'USD', is_partial: true, amount: 300 };
  const refunds = [
    { ...refund, refund_id: 'ref_1', status: 'succeeded' },
    { ...refund, refund_id: 'ref_2', status: 'pending' },
    { ...refund, refund_id: 'ref_3', status: 'failed' },
  ];
  expect(newsOfRefunds(payment(), refunds)).toMatchObject({ refundedMinor: 300 });
  expect(newsOfRefunds(payment(), refunds.slice(1))).toBeUndefined();
  const whole = { ...refund, refund_id: 'ref_4', status: 'succeeded', is_partial: false };
  expect(newsOfRefunds(payment(), [{ ...whole, amount: null }])).toMatchObject({
    refundedMinor: 990,
  });
});

describe('a dispute', () => {
  const dispute = (change: Partial<DodoDispute> = {}): DodoDispute => ({
    dispute_id: 'dsp_1',
    payment_id: 'pay_1',
    amount: '990',
    currency: 'usd',
    dispute_stage: 'dispute',
    dispute_status: 'dispute_opened',
    ...change,
  });
  const newsOf = (change: Partial<DodoDispute>, paid?: Partial<DodoPayment>) =>
    newsOfDispute(dispute(change), payment(paid));

  it('is of no more than our price, whatever tax was on top and however its amount is written', () => {
    const onTop = { total_amount: 1_188, tax: 198 };
    expect(newsOf({ amount: '1188' }, onTop)).toMatchObject({ amountMinor: 990, currency: 'USD' });
    expect(newsOf({ amount: '9.90' })).toMatchObject({ amountMinor: 990 });
    expect(newsOf({ amount: '2000' })).toMatchObject({ amountMinor: 990 });
    expect(newsOf({ amount: '300.00', currency: 'JPY' })).toMatchObject({ amountMinor: 300 });
  });

  it('that is not one yet has moved no money, unless it was given back right then', () => {
    const before = { dispute_stage: 'pre_dispute' };
    for (const end of ['opened', 'challenged', 'won', 'cancelled', 'expired']) {
      expect(newsOf({ ...before, dispute_status: `dispute_${end}` })).toBeUndefined();
    }
    for (const end of ['accepted', 'lost']) {
      const news = newsOf({ ...before, dispute_status: `dispute_${end}` });
      expect(news).toMatchObject({ kind: 'dispute-lost' });
    }
    expect(newsOf({ dispute_status: 'dispute_of_another_kind' })).toBeUndefined();
  });
});
