import { describe, expect, it } from '@jest/globals';
import { diffLines } from './audit-diff';

describe('diffLines', () => {
  it('tells a change, what came and what went', () => {
    expect(
      diffLines({
        status: ['active', 'suspended'],
        minPlan: [null, 'plus'],
        thumbnailUrl: ['/a.webp', null],
        isActive: [true, false],
      }),
    ).toEqual([
      { name: 'Status', kind: 'changed', before: 'active', after: 'suspended' },
      { name: 'Min plan', kind: 'added', after: 'plus' },
      { name: 'Thumbnail url', kind: 'removed', before: '/a.webp' },
      { name: 'Is active', kind: 'changed', before: 'yes', after: 'no' },
    ]);
  });

  it('tells of lists what differs, and their order where nothing else does', () => {
    expect(
      diffLines({
        roles: [
          ['GUEST', 'AUDITOR'],
          ['GUEST', 'ADMIN'],
        ],
      }),
    ).toEqual([
      { name: 'Roles', kind: 'removed', before: 'Auditor' },
      { name: 'Roles', kind: 'added', after: 'Admin' },
    ]);
    expect(
      diffLines({
        order: [
          ['a', 'b'],
          ['b', 'a'],
        ],
      }),
    ).toEqual([{ name: 'Order', kind: 'changed', before: 'a, b', after: 'b, a' }]);
    expect(diffLines({ tags: [[], ['print']] })).toEqual([
      { name: 'Tags', kind: 'added', after: 'print' },
    ]);
  });

  it('tells of objects the fields that differ', () => {
    const before = { unit: 'run', credits: 10, bundleUnits: null };
    expect(diffLines({ price: [before, { ...before, credits: 15 }] })).toEqual([
      { name: 'Price: Credits', kind: 'changed', before: '10', after: '15' },
    ]);
    expect(diffLines({ price: [null, before] })).toEqual([
      { name: 'Price', kind: 'added', after: 'unit run, credits 10, bundle units nothing' },
    ]);
  });

  it('tells amounts as money where it is told of which currency', () => {
    expect(diffLines({ amountMinor: 1005, currency: 'USD' })).toEqual([
      { name: 'Amount', kind: 'fact', after: '$10.05' },
      { name: 'Currency', kind: 'fact', after: 'USD' },
    ]);
    const before = { amountMinor: 990, currency: 'USD', credits: 100 };
    expect(diffLines({ terms: [before, { ...before, amountMinor: 890 }] })).toEqual([
      { name: 'Terms: Amount', kind: 'changed', before: '$9.90', after: '$8.90' },
    ]);
    expect(diffLines({ amountMinor: [990, 890], currency: 'JPY' })[0]).toMatchObject({
      before: '¥990',
      after: '¥890',
    });
    expect(diffLines({ amountMinor: 1005 })).toEqual([
      { name: 'Amount (in the smallest unit of its currency)', kind: 'fact', after: '1005' },
    ]);
  });

  it('tells codes in words, and leaves currencies and names', () => {
    expect(diffLines({ status: ['COMPLETED', 'PARTIALLY_REFUNDED'], gateway: 'stripe' })).toEqual([
      { name: 'Status', kind: 'changed', before: 'Completed', after: 'Partially refunded' },
      { name: 'Gateway', kind: 'fact', after: 'stripe' },
    ]);
    expect(
      diffLines({ currency: 'USD', route: 'GET /users/me', title: 'A VERY loud one' }),
    ).toEqual([
      { name: 'Currency', kind: 'fact', after: 'USD' },
      { name: 'Route', kind: 'fact', after: 'GET /users/me' },
      { name: 'Title', kind: 'fact', after: 'A VERY loud one' },
    ]);
  });

  it('tells facts as they are', () => {
    expect(diffLines({ reason: 'spam', sessions: 2, list: ['a', 'b', 'c'], none: null })).toEqual([
      { name: 'Reason', kind: 'fact', after: 'spam' },
      { name: 'Sessions', kind: 'fact', after: '2' },
      { name: 'List', kind: 'fact', after: 'a, b, c' },
      { name: 'None', kind: 'fact', after: 'nothing' },
    ]);
    const [moment] = diffLines({ effectiveFrom: '2026-11-26T19:46:44.220Z' });
    expect(moment?.after).toMatch(/2026/);
    expect(moment?.after).not.toContain('T19');
    expect(diffLines({})).toEqual([]);
  });
});
