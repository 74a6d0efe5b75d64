import { describe, expect, it } from '@jest/globals';
import type { OfferVersion } from '../../providers/verbs';
import { isSame, momentAhead, offersOf, stateOf } from './offers';

const version = (more: Partial<OfferVersion>): OfferVersion =>
  ({
    kind: 'pack',
    slug: 'pack-100',
    number: 1,
    amountMinor: 990,
    inForce: false,
    effectiveFrom: '2026-01-01T00:00:00Z',
    ...more,
  }) as OfferVersion;

describe('what is sold', () => {
  it('is plans, then packs, each by its price, with the newest version first', () => {
    const offers = offersOf([
      version({ slug: 'pack-500', amountMinor: 4450, inForce: true }),
      version({ number: 1 }),
      version({ number: 2, amountMinor: 890, inForce: true }),
      version({ kind: 'plan', slug: 'pro', amountMinor: 1999, inForce: true }),
      version({ kind: 'plan', slug: 'free', amountMinor: 0, inForce: true }),
    ]);
    expect(offers.map(({ slug }) => slug)).toEqual(['free', 'pro', 'pack-100', 'pack-500']);
    expect(offers[2]?.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(offers[2]?.current?.number).toBe(2);
  });

  it('holds, will hold, or is no more', () => {
    const now = Date.parse('2026-06-01T00:00:00Z');
    expect(stateOf(version({ inForce: true }), now)).toBe('live');
    expect(stateOf(version({ effectiveFrom: '2026-07-01T00:00:00Z' }), now)).toBe('planned');
    expect(stateOf(version({}), now)).toBe('retired');
  });
});

it('tells whether a version says anything new', () => {
  const features = { qualityTier: 'best', priority: 1, history: true, earlyAccess: false } as const;
  const before = version({ features });
  expect(isSame(version({ features: { ...features }, number: 2 }), before)).toBe(true);
  for (const changed of [{ name: 'x' }, { onSale: false }, { features: null }] as const) {
    expect(isSame(version({ features, ...changed }), before)).toBe(false);
  }
});

it('tells a moment that is ahead, and none that is empty or has come', () => {
  const now = Date.parse('2026-11-28T12:00:00Z');
  expect(momentAhead('2099-01-01T00:00', now)).toMatch(/^20(98|99)-/);
  for (const past of ['', '2020-01-01T00:00']) expect(momentAhead(past, now)).toBeNull();
});
