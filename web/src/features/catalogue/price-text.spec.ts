import { expect, it } from '@jest/globals';

import type { Me, TransformationType } from '../../api/types.js';
import { priceText } from './price-text.js';

const sold = (): string => '$0.99';
const look = { freeTierEligible: true, price: { credits: 10, unit: 'run' } } as TransformationType;
const having = (remaining: number, available: number) =>
  ({ freeTier: { remaining }, credits: { available } }) as Me;

it('a free run is spoken of as long as there may be one', () => {
  expect(priceText(look, sold, undefined)).toBe('Free run or $0.99');
  expect(priceText(look, sold, having(1, 100))).toBe('Free run or $0.99');
  expect(priceText(look, () => undefined, undefined)).toBe('Free run');
});

it('whose free runs are used up reads what one costs them', () => {
  expect(priceText(look, sold, having(0, 10))).toBe('10 credits');
  expect(priceText(look, sold, having(0, 9))).toBe('$0.99');
  expect(priceText(look, () => undefined, having(0, 0))).toBe('10 credits');
});

it('what no free run pays has its price for everybody', () => {
  const dear = { ...look, freeTierEligible: false };
  expect(priceText(dear, sold, having(5, 0))).toBe('$0.99');
});
