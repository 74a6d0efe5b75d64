import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/index.js';
import type { Offer } from './offer.js';
import { PriceBook, writeVersion } from './price-book.js';

const NOW = new Date('2026-11-15T12:00:00Z');
const LATER = new Date('2026-12-01T00:00:00Z');
const clock = { now: () => NOW } as Clock;

let open: OpenDatabase;
let book: PriceBook;

beforeAll(async () => {
  open = await openDatabase(4);
  book = new PriceBook(open.db, clock, open.config);
});
afterAll(() => open.close());

const sellable = (item: string, at = NOW) =>
  open.db.transaction((em) => book.sellable(em, item, at));

const plan = async (slug: string): Promise<Offer> => {
  const offer = (await book.plans()).find((each) => each.slug === slug);
  return offer as Offer;
};

const next = (changed: Partial<Offer>) =>
  open.db.transaction((em) =>
    writeVersion(
      em,
      {
        id: newId(),
        kind: 'pack',
        slug: 'pack-100',
        number: 2,
        name: '120 credits',
        description: 'More for the same.',
        amountMinor: 990,
        currency: 'USD',
        credits: 120,
        period: null,
        fairUse: null,
        features: null,
        onSale: true,
        sortOrder: 4,
        effectiveFrom: LATER,
        ...changed,
      },
      NOW,
    ),
  );

it('reckons by the file until prices were taken in', async () => {
  expect(await book.payAsYouGo()).toMatchObject({
    currency: 'USD',
    standardImage: { amountMinor: 99, credits: 10 },
  });
});

it('is read in the transaction of who asks, for there may be no other connection', async () => {
  const narrow = await openDatabase(1);
  try {
    const fresh = new PriceBook(narrow.db, clock, narrow.config);
    const terms = await narrow.db.transaction((em) => fresh.payAsYouGo(em));
    expect(terms).toMatchObject({ currency: 'USD' });
  } finally {
    await narrow.close();
  }
});

it('is not waited for in a transaction where another reading waits for a connection', async () => {
  const narrow = await openDatabase(1);
  try {
    const fresh = new PriceBook(narrow.db, clock, narrow.config);
    const entered = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const terms = narrow.db.transaction(async (em) => {
      entered.resolve();
      await asked.promise;
      return fresh.payAsYouGo(em);
    });
    await entered.promise;
    const outside = fresh.plans();
    asked.resolve();
    expect(await terms).toMatchObject({ currency: 'USD' });
    await outside;
  } finally {
    await narrow.close();
  }
});

it('takes the file in once, however many start at once, and never again', async () => {
  const other = new PriceBook(open.db, clock, open.config);
  await Promise.all([book.takeIn(), other.takeIn(), book.takeIn()]);
  const { pricing } = open.config;
  const changed = { ...open.config, pricing: { ...pricing, packs: [] } };
  await new PriceBook(open.db, clock, changed).takeIn();
  expect(await sellable('pack-1000')).toMatchObject({ credits: 1000, amountMinor: 7900 });
});

it('reckons by the price of a single picture as it is in force, and offers what is on sale', async () => {
  const basic = { ...(await plan('basic')), id: newId(), number: 2, amountMinor: 121 };
  await open.db.transaction((em) => writeVersion(em, { ...basic, effectiveFrom: NOW }, NOW));
  const fresh = new PriceBook(open.db, clock, open.config);
  expect(await fresh.payAsYouGo()).toEqual({
    currency: 'USD',
    standardImage: { amountMinor: 121, credits: 10 },
  });
  expect(await fresh.planOnSale('premium')).toMatchObject({ amountMinor: 999, period: 'month' });
  expect(await fresh.planOnSale('basic')).toBeUndefined();
});

it('keeps nothing of a reading that a change has overtaken', async () => {
  const fresh = new PriceBook(open.db, clock, open.config);
  const before = fresh.plans();
  fresh.forget();
  const basic = { ...(await plan('basic')), id: newId(), number: 3, amountMinor: 131 };
  await open.db.transaction((em) => writeVersion(em, { ...basic, effectiveFrom: NOW }, NOW));
  await before;
  expect((await fresh.payAsYouGo()).standardImage.amountMinor).toBe(131);
});

it('sells packs and plans that are paid by the month, and nothing else', async () => {
  expect(await sellable('pack-100')).toEqual({
    kind: 'pack',
    slug: 'pack-100',
    versionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    amountMinor: 990,
    currency: 'USD',
    credits: 100,
    name: '100 credits',
  });
  expect(await sellable('pro')).toMatchObject({ kind: 'plan', credits: 10_000, period: 'month' });
  for (const item of ['free', 'basic', 'pack-7', '']) expect(await sellable(item)).toBeUndefined();
});

it('sells the version that holds at the time, and keeps what was bought apart from it', async () => {
  const before = await sellable('pack-100');
  await next({});
  expect(await sellable('pack-100')).toEqual(before);
  const then = await sellable('pack-100', LATER);
  expect(then).toMatchObject({ credits: 120 });
  expect(then?.versionId).not.toBe(before?.versionId);
});

it('lets what was decided last replace what was planned', async () => {
  await next({ number: 3, credits: 110, effectiveFrom: NOW });
  expect(await sellable('pack-100', LATER)).toMatchObject({ credits: 110 });
  await next({ number: 4, onSale: false, effectiveFrom: NOW });
  expect(await sellable('pack-100', LATER)).toBeUndefined();
});
