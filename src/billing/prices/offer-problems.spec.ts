import { describe, expect, it } from '@jest/globals';
import { offerProblems, startProblems } from './offer-problems.js';

const STANDARD = { amountMinor: 99, credits: 10 };
const PACK = {
  kind: 'pack' as const,
  slug: 'pack-100',
  name: '100 credits',
  description: '10 standard pictures.',
  amountMinor: 990,
  currency: 'USD',
  credits: 100,
  period: null,
  fairUse: null,
  onSale: true,
};
const PLAN = { ...PACK, kind: 'plan' as const, slug: 'premium', period: 'month' as const };
const FREE = { ...PLAN, slug: 'free', amountMinor: 0, credits: 0, period: null };

const fields = (offer: Parameters<typeof offerProblems>[0]): string[] =>
  offerProblems(offer, STANDARD).map(({ field }) => field);

describe('what is wrong with an offer', () => {
  it.each([
    ['a pack', PACK, []],
    ['a pack that is off sale', { ...PACK, onSale: false }, []],
    ['a pack dearer than its credits one by one', { ...PACK, amountMinor: 991 }, ['amountMinor']],
    ['a pack too cheap to be paid by card', { ...PACK, amountMinor: 49 }, ['amountMinor']],
    ['a pack of nothing', { ...PACK, credits: 0 }, ['credits']],
    ['a pack with a name no address has', { ...PACK, slug: 'Pack 1' }, ['slug']],
    ['a pack with too long a name', { ...PACK, slug: 'a'.repeat(41) }, ['slug']],
    [
      'a pack of which nothing is said',
      { ...PACK, slug: '-', name: '', description: ' ', amountMinor: 0, credits: 0 },
      ['name', 'description', 'amountMinor', 'credits', 'slug'],
    ],
    ['a plan', PLAN, []],
    ['a plan without a name', { ...PLAN, name: '' }, ['name']],
    ['an unlimited plan, off sale', { ...PLAN, fairUse: 'Your own use.', onSale: false }, []],
    ['a plan for nothing', { ...PLAN, amountMinor: 0 }, ['amountMinor']],
    ['single pictures, unlimited', { ...PLAN, period: null, fairUse: 'x' }, ['fairUse']],
    ['single pictures, off sale', { ...PLAN, period: null, onSale: false }, ['onSale']],
    ['the free plan', FREE, []],
    [
      'a free plan that is none',
      { ...FREE, amountMinor: 1, credits: 1, fairUse: 'x', onSale: false },
      ['amountMinor', 'credits', 'fairUse', 'onSale'],
    ],
  ])('%s', (_, offer, expected) => {
    expect(fields(offer)).toEqual(expected);
  });

  it.each([
    ['2020-01-01T00:00:00Z', ['effectiveFrom']],
    ['2026-11-28T11:40:00Z', ['effectiveFrom']],
    ['2026-11-28T11:50:00Z', []],
    ['2026-11-29T00:00:00Z', []],
  ])('holding from %s', (from, expected) => {
    const problems = startProblems(new Date(from), new Date('2026-11-28T12:00:00Z'));
    expect(problems.map(({ field }) => field)).toEqual(expected);
  });

  it('says the least price as people write money', () => {
    const [problem] = offerProblems({ ...PACK, amountMinor: 1 }, STANDARD);
    expect(problem?.message).toBe('It must cost at least $0.50.');
  });
});
