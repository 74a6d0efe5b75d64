import { expect, it } from '@jest/globals';
import type { Generation } from '../../providers/verbs';
import { paidByInWords, priceInWords } from './price-words';

type Payment = NonNullable<Generation['payment']>;

const run = (
  status: Generation['status'],
  price: Partial<Generation['price']>,
  payment: Payment | null = null,
) => ({ status, price: { quoted: 10, charged: 0, released: 0, ...price } as never, payment });
const PAID: Payment = {
  id: '1',
  amountMinor: 99,
  refundedMinor: 0,
  currency: 'USD',
  gateway: 'stripe',
  paidAt: '2026-11-28T10:00:00.000Z',
};

it.each([
  [run('COMPLETED', { paidBy: 'credits', charged: 10 }), '10 credits', 'Credits'],
  [run('PENDING', { paidBy: 'credits', charged: null }), '10 credits held', 'Credits'],
  [run('COMPLETED', { paidBy: 'free-run' }), 'free run', 'A free run'],
  [
    run('PROCESSING', { paidBy: 'free-run', charged: null }),
    'free run held',
    'A free run, set aside',
  ],
  [run('FAILED', { paidBy: 'free-run' }), 'free run given back', 'A free run, given back'],
  [run('CANCELED', { paidBy: 'free-run' }), 'free run given back', 'A free run, given back'],
  [run('COMPLETED', { paidBy: 'payment' }), 'paid by itself', 'A payment of its own'],
  [run('COMPLETED', { paidBy: 'payment' }, PAID), '$0.99', '$0.99 by itself, through Stripe'],
  [
    run('PENDING', { paidBy: 'payment', charged: null }, { ...PAID, paidAt: null }),
    '$0.99 not paid',
    '$0.99 by itself, through Stripe: not paid',
  ],
  [
    run('FAILED', { paidBy: 'payment' }, { ...PAID, refundedMinor: 99 }),
    '$0.99 given back',
    '$0.99 by itself, through Stripe: given back',
  ],
  [
    run('COMPLETED', { paidBy: 'payment' }, { ...PAID, refundedMinor: 50 }),
    '$0.99, $0.50 given back',
    '$0.99 by itself, through Stripe: $0.50 given back',
  ],
] as const)('says what a run cost and what paid for it: %#', (generation, price, paidBy) => {
  expect(priceInWords(generation)).toBe(price);
  expect(paidByInWords(generation)).toBe(paidBy);
});
