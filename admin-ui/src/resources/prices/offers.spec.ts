import { describe, expect, it } from '@jest/globals';
import type { OfferVersion } from '../../providers/verbs';
import { offersOf, stateOf } from './offers';

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
