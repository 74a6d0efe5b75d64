import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { insertQuote, insertType, insertUser } from '../../test/factories/ledger-rows.js';
import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { openLedger } from '../../test/support/open-ledger.js';
import type { Clock } from '../platform/clock.js';
import { newId } from '../platform/database/index.js';
import type { Logger } from '../platform/observability/index.js';
import { BalanceReader } from './balance.read-model.js';
import type { CreditLedger } from './credit-ledger.js';
import { CreditLots } from './credit-lots.js';
import { LedgerCheck } from './ledger-check.js';
import { LotSweeper } from './lot-sweeper.js';

const START = new Date('2026-11-15T12:00:00Z');
const DAY = 86_400_000;
let time = START;
const clock = {
  now: () => new Date(time),
  in: (ms: number) => new Date(time.getTime() + ms),
} as Clock;

let open: OpenDatabase;
let ledger: CreditLedger;
let sweeper: LotSweeper;
let versionId: string;
let userId: string;

beforeAll(async () => {
  open = await openDatabase();
  ledger = openLedger(clock, open.config);
  const logger = { error: () => undefined } as unknown as Logger;
  sweeper = new LotSweeper(open.db, clock, new CreditLots(clock), open.config, logger);
  ({ versionId } = await insertType(open.db));
});
afterAll(() => open.close());
beforeEach(async () => {
  time = START;
  userId = await insertUser(open.db);
});

const after = (days: number): Date => new Date(START.getTime() + days * DAY);

function buy(
  key: string,
  credits: number,
  more: { source?: 'purchase' | 'plan'; expiresAt?: Date | null } = {},
): Promise<boolean> {
  const purchase = { source: 'purchase' as const, expiresAt: null, reference: 'payment:test' };
  return open.db.transaction((em) =>
    ledger.purchase(em, { userId, credits, key: own(key), ...purchase, ...more }),
  );
}

const own = (key: string): string => `${userId}:${key}`;

async function hold(credits: number): Promise<string | undefined> {
  const quoteId = await insertQuote(open.db, userId, versionId, credits);
  const held = await open.db.transaction((em) =>
    ledger.hold(em, { userId, generationId: newId(), quoteId, credits, freeTierEligible: false }),
  );
  return held?.holdId;
}

const settle = (holdId: string | undefined, captured: 'all' | number) =>
  open.db.transaction((em) => ledger.settle(em, holdId as string, captured));

const takeBack = (
  kind: 'refund' | 'chargeback',
  lot: string,
  credits: number,
  key = newId(),
  disputed = 0,
) =>
  open.db.transaction((em) =>
    ledger.takeBack(em, {
      userId,
      credits,
      lotKey: own(lot),
      key,
      reference: 'refund:test',
      kind,
      disputed,
    }),
  );

/** What is left of each lot, by the name it was bought under. */
async function left(): Promise<Record<string, number>> {
  const rows = await open.db.rows(
    sql<{
      key: string;
      remaining: number;
    }>`select key, remaining from credit_lot where user_id = ${userId}`,
  );
  return Object.fromEntries(rows.map(({ key, remaining }) => [key.split(':')[1], remaining]));
}

const usage = () => new BalanceReader(open.db, clock, open.config).read(userId);

/** The sums of the system's accounts, for the transactions that touch the user. */
async function books(): Promise<Record<string, number>> {
  const rows = await open.db.rows(
    sql<{ kind: string; amount: number }>`
      select a.kind, sum(e.amount)::int as amount from ledger_entry e
      join ledger_account a on a.id = e.account_id
      where e.transaction_id in (
        select transaction_id from ledger_entry mine join ledger_account o on o.id = mine.account_id
        where o.user_id = ${userId})
      group by a.kind having sum(e.amount) <> 0`,
  );
  return Object.fromEntries(rows.map(({ kind, amount }) => [kind, amount]));
}

afterEach(async () => {
  const { checks } = await new LedgerCheck(open.db, clock).run();
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

describe('credit lots', () => {
  it('are spent plan first, then by what lapses earliest, then the oldest', async () => {
    await buy('old', 10);
    await buy('new', 10);
    await buy('late', 10, { expiresAt: after(60) });
    await buy('soon', 10, { expiresAt: after(10) });
    await buy('plan', 10, { source: 'plan', expiresAt: after(90) });
    const order = [];
    for (let i = 0; i < 5; i++) {
      const before = await left();
      await hold(10);
      const now = await left();
      order.push(Object.keys(now).find((key) => now[key] !== before[key]));
    }
    expect(order).toEqual(['plan', 'soon', 'late', 'old', 'new']);
  });

  it('get back what a hold drew from them, each its own', async () => {
    await buy('a', 10, { expiresAt: after(10) });
    await buy('b', 10);
    const held = await hold(15);
    expect(await left()).toEqual({ a: 0, b: 5 });
    await settle(held, 0);
    expect(await left()).toEqual({ a: 10, b: 10 });
  });

  it('pay in the order in which they were drawn where a part is charged', async () => {
    await buy('a', 10, { expiresAt: after(10) });
    await buy('b', 10);
    await buy('c', 10);
    const held = await hold(25);
    expect(await settle(held, 12)).toEqual({ charged: 12, released: 13, lapsed: 0 });
    expect(await left()).toEqual({ a: 0, b: 8, c: 10 });
  });

  it('cannot be spent from the instant they lapse, before any sweep', async () => {
    await buy('a', 10, { expiresAt: after(10) });
    await buy('b', 5);
    time = after(10);
    expect((await usage()).credits.available).toBe(5);
    expect(await hold(6)).toBeUndefined();
    expect(await hold(5)).toBeDefined();
    expect(await left()).toEqual({ a: 10, b: 0 });
  });

  it('are swept once when their time is over', async () => {
    await buy('a', 10, { expiresAt: after(10) });
    await buy('b', 5);
    await hold(4);
    time = after(10);
    const swept = await Promise.all([sweeper.sweep(), sweeper.sweep(), sweeper.sweep()]);
    expect(swept.reduce((sum, credits) => sum + credits, 0)).toBeGreaterThanOrEqual(6);
    expect(await left()).toEqual({ a: 0, b: 5 });
    expect(await books()).toEqual({ available: 5, held: 4, expired: 6, issued: -15 });
    expect(await sweeper.sweep()).toBe(0);
  });

  it('let what comes back too late lapse at once', async () => {
    await buy('a', 10, { expiresAt: after(10) });
    await buy('b', 10);
    const held = await hold(15);
    time = after(11);
    expect(await settle(held, 3)).toEqual({ charged: 3, released: 12, lapsed: 7 });
    expect(await left()).toEqual({ a: 0, b: 10 });
    expect(await books()).toEqual({ available: 10, consumed: 3, expired: 7, issued: -20 });
  });

  it('are made once per key, however many tell of the payment at once', async () => {
    const posted = await Promise.all(Array.from({ length: 12 }, () => buy('a', 100)));
    expect(posted.filter(Boolean)).toHaveLength(1);
    expect(await books()).toEqual({ available: 100, issued: -100 });
  });
});

describe('a refund', () => {
  it('takes what is unspent of its purchase and nothing else', async () => {
    await buy('a', 100);
    await buy('b', 50);
    await settle(await hold(30), 'all');
    expect(await open.db.transaction((em) => ledger.unspentOf(em, own('a')))).toBe(70);
    expect(await takeBack('refund', 'a', 100)).toEqual({ posted: true, taken: 70, shortfall: 30 });
    expect(await left()).toEqual({ a: 0, b: 50 });
    expect((await usage()).owed).toBe(0);
    expect(await books()).toEqual({ available: 50, consumed: 30, issued: -80 });
  });

  it('is posted once per key and says the same again', async () => {
    await buy('a', 100);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => takeBack('refund', 'a', 40, own('once'))),
    );
    expect(answers.filter(({ posted }) => posted)).toHaveLength(1);
    expect(new Set(answers.map(({ taken, shortfall }) => `${taken}/${shortfall}`))).toEqual(
      new Set(['40/0']),
    );
    expect(await left()).toEqual({ a: 60 });
  });

  it('finds nothing to take where all is spent, lapsed or foreign', async () => {
    await buy('a', 10, { expiresAt: after(10) });
    time = after(10);
    expect(await open.db.transaction((em) => ledger.unspentOf(em, own('a')))).toBe(0);
    expect(await open.db.transaction((em) => ledger.unspentOf(em, 'none'))).toBe(0);
    expect(await takeBack('refund', 'a', 10)).toEqual({ posted: false, taken: 0, shortfall: 10 });
    await expect(takeBack('refund', 'other', 10)).rejects.toThrow('no lot');
  });
});

describe('what is given back after a taking back', () => {
  const giveBack = (lot: string, credits: number, key: string) =>
    open.db.transaction((em) =>
      ledger.giveBack(em, { userId, credits, lotKey: own(lot), key: own(key), reference: 'x' }),
    );

  it('returns to its own lot, once', async () => {
    await buy('a', 100);
    await takeBack('refund', 'a', 40);
    const answers = await Promise.all(Array.from({ length: 6 }, () => giveBack('a', 40, 'back')));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await left()).toEqual({ a: 100 });
    expect(await books()).toEqual({ available: 100, issued: -100 });
    expect(await giveBack('a', 0, 'nothing')).toBe(false);
    await expect(giveBack('other', 10, 'foreign')).rejects.toThrow('no lot');
  });

  it('pays what is owed first, and what was spent leaves room for no more', async () => {
    await buy('a', 100);
    await buy('b', 20);
    await settle(await hold(60), 'all');
    expect(await takeBack('chargeback', 'a', 100)).toMatchObject({ taken: 60, shortfall: 40 });
    expect(await giveBack('a', 100, 'won')).toBe(true);
    expect(await usage()).toMatchObject({ owed: 0, credits: { available: 60, held: 0 } });
    // 40 unspent of its own; of the other 60, 40 paid the debt and 20 are those of the other lot.
    expect(await left()).toEqual({ a: 40, b: 0, won: 20 });
    expect(await takeBack('refund', 'a', 40)).toMatchObject({ taken: 40, shortfall: 0 });
  });

  it('does not return to a lot whose time is over', async () => {
    await buy('a', 50, { expiresAt: after(10) });
    await takeBack('refund', 'a', 50);
    time = after(10);
    expect(await giveBack('a', 50, 'late')).toBe(true);
    expect(await left()).toEqual({ a: 0, late: 50 });
    expect(await usage()).toMatchObject({ credits: { available: 50 } });
  });

  it('ends with an owner who is erased', async () => {
    await buy('a', 100);
    await takeBack('chargeback', 'a', 100);
    await open.db.rows(
      sql`update app_user set status = 'erased', email = null where id = ${userId} returning id`,
    );
    expect(await giveBack('a', 100, 'won')).toBe(true);
    expect(await left()).toEqual({ a: 0 });
    expect(await books()).toEqual({ issued: -100, expired: 100 });
  });

  it('ends once with an owner who is erased, and leaves no entry where nothing was left', async () => {
    const lots = new CreditLots(clock);
    const forfeit = (cause: string): Promise<number> =>
      open.db.transaction((em) => lots.forfeit(em, userId, own(cause)));
    await buy('a', 100);
    expect(await forfeit('erased')).toBe(100);
    const before = await books();
    expect(before).toEqual({ issued: -100, expired: 100 });
    expect(await forfeit('erased again')).toBe(0);
    expect(await books()).toEqual(before);
    expect(
      await open.db.rows(
        sql`select from ledger_transaction where idempotency_key = ${`forfeit:${own('erased again')}`}`,
      ),
    ).toEqual([]);
  });
});

describe('a chargeback', () => {
  it('takes the rest from other lots, and what is missing is owed', async () => {
    await buy('a', 100);
    await buy('b', 20);
    await settle(await hold(90), 'all');
    expect(await takeBack('chargeback', 'a', 100)).toEqual({
      posted: true,
      taken: 30,
      shortfall: 70,
    });
    expect(await usage()).toMatchObject({ owed: 70, credits: { available: 0, held: 0 } });
    expect(await books()).toEqual({ consumed: 90, issued: -20, receivable: -70 });
  });

  it('freezes holds, of free runs too, until later purchases have paid it', async () => {
    await buy('a', 100);
    await settle(await hold(90), 'all');
    await takeBack('chargeback', 'a', 100, own('dispute'));
    const quoteId = await insertQuote(open.db, userId, versionId, 10);
    const free = () =>
      open.db.transaction((em) =>
        ledger.hold(em, {
          userId,
          generationId: newId(),
          quoteId,
          credits: 10,
          freeTierEligible: true,
        }),
      );
    expect(await free()).toBeUndefined();
    await buy('b', 50);
    expect(await usage()).toMatchObject({ owed: 40, credits: { available: 0 } });
    expect(await hold(1)).toBeUndefined();
    await buy('c', 50);
    expect(await usage()).toMatchObject({ owed: 0, credits: { available: 10 } });
    expect(await hold(10)).toBeDefined();
    expect(await free()).toMatchObject({ paidBy: 'free-run' });
    expect(await takeBack('chargeback', 'a', 100, own('dispute'))).toEqual({
      posted: false,
      taken: 10,
      shortfall: 90,
    });
  });

  it('is not paid by credits that come too late to be spent', async () => {
    await buy('a', 100);
    await settle(await hold(100), 'all');
    await takeBack('chargeback', 'a', 100);
    await buy('late', 50, { expiresAt: START });
    expect(await usage()).toMatchObject({ owed: 100, credits: { available: 0 } });
  });

  it('is paid by what a run in progress gives back', async () => {
    await buy('a', 100);
    const held = await hold(80);
    await takeBack('chargeback', 'a', 100);
    expect((await usage()).owed).toBe(80);
    await settle(held, 10);
    expect(await usage()).toMatchObject({ owed: 10, credits: { available: 0, held: 0 } });
    expect(await books()).toEqual({ consumed: 10, receivable: -10 });
  });

  it('asks no second time for what was refunded, and never for what lapsed', async () => {
    await buy('a', 100, { expiresAt: after(10) });
    await settle(await hold(20), 'all');
    expect(await takeBack('refund', 'a', 30)).toMatchObject({ taken: 30, shortfall: 0 });
    time = after(10);
    expect(await takeBack('chargeback', 'a', 100)).toEqual({
      posted: true,
      taken: 0,
      shortfall: 20,
    });
    expect(await takeBack('chargeback', 'a', 100)).toMatchObject({ posted: false, shortfall: 0 });
    expect(await books()).toEqual({ consumed: 20, receivable: -20 });
  });

  it('lets nobody spend what it takes while it takes it', async () => {
    await buy('a', 100);
    const [taken, ...holds] = await Promise.all([
      takeBack('chargeback', 'a', 100),
      ...Array.from({ length: 20 }, () => hold(10)),
    ]);
    const held = holds.filter(Boolean).length * 10;
    expect(taken).toMatchObject({ taken: 100 - held, shortfall: held });
    expect(await usage()).toMatchObject({ owed: held, credits: { available: 0, held } });
  });
});

describe('the database', () => {
  it('refuses what none of the statements do', async () => {
    await buy('a', 100);
    await hold(10);
    const lot = sql`key = ${own('a')}`;
    for (const change of ['remaining = 101', 'remaining = -1', 'lapsed = -1', 'taken_back = 101']) {
      const attempt = open.db.rows(sql`update credit_lot set ${sql.raw(change)} where ${lot}`);
      await expect(attempt).rejects.toMatchObject({ constraint: 'credit_lot_amounts_check' });
    }
    const attempts = {
      credit_lot_key_unique: sql`insert into credit_lot
        select (jsonb_populate_record(l, ${`{"id":"${newId()}"}`}::jsonb)).* from credit_lot l where ${lot}`,
      hold_allocation_amounts_check: sql`update hold_allocation set captured = 11
        where lot_id = (select id from credit_lot where ${lot})`,
      hold_allocation_lot_id_foreign: sql`delete from credit_lot where ${lot}`,
      ledger_account_balance_check: sql`update ledger_account set balance = 1, kind = 'receivable'
        where user_id = ${userId} and kind = 'held' and unit = 'FREE_RUN'`,
    };
    for (const [constraint, attempt] of Object.entries(attempts)) {
      await expect(open.db.rows(attempt)).rejects.toMatchObject({ constraint });
    }
  });

  it('shows lots that do not agree with the books', async () => {
    const check = new LedgerCheck(open.db, clock);
    await buy('a', 100);
    await hold(10);
    const broken = async (change: ReturnType<typeof sql>, undo: ReturnType<typeof sql>) => {
      await open.db.rows(change);
      const { checks } = await check.run();
      await open.db.rows(undo);
      return checks.filter(({ ok }) => !ok).map(({ name }) => name);
    };
    const lot = sql`key = ${own('a')}`;
    expect(
      await broken(
        sql`update credit_lot set remaining = 89 where ${lot}`,
        sql`update credit_lot set remaining = 90 where ${lot}`,
      ),
    ).toEqual(['what is left of all lots is what is available']);
    const drawn = sql`lot_id = (select id from credit_lot where ${lot})`;
    expect(
      await broken(
        sql`update hold_allocation set amount = 11 where ${drawn}`,
        sql`update hold_allocation set amount = 10 where ${drawn}`,
      ),
    ).toEqual([
      'every hold of credits names the lots it drew, whole',
      'no lot gives more than it holds',
    ]);
  });
});

describe('a refund and a dispute of one purchase', () => {
  const owed = async (): Promise<number> => {
    const [row] = await open.db.rows(
      sql<{ owed: number }>`
        select coalesce(-sum(balance), 0)::int as owed from ledger_account
        where user_id = ${userId} and kind = 'receivable'`,
    );
    return row?.owed ?? 0;
  };
  const AMOUNTS = [10, 40, 60, 100];

  it('leave the same debt and the same credits, whichever is heard of first', async () => {
    for (const spent of [0, 30, 60, 100]) {
      for (const refund of AMOUNTS) {
        for (const dispute of AMOUNTS) {
          const ends = [];
          for (const isRefundFirst of [true, false]) {
            userId = await insertUser(open.db);
            await buy('a', 100);
            await buy('b', 15);
            if (spent > 0) await settle(await hold(spent), 'all');
            if (isRefundFirst) await takeBack('refund', 'a', refund);
            const { taken, shortfall } = await takeBack('chargeback', 'a', dispute);
            if (!isRefundFirst) {
              await takeBack('refund', 'a', refund, newId(), taken + shortfall);
            }
            ends.push({ owed: await owed(), left: await left() });
          }
          expect({ spent, refund, dispute, end: ends[1] }).toEqual({
            spent,
            refund,
            dispute,
            end: ends[0],
          });
        }
      }
    }
  }, 60_000);
});
