import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { insertQuote, insertType, insertUser } from '../../test/factories/ledger-rows.js';

import { type OpenDatabase, openDatabase } from '../../test/support/open-database.js';
import { openLedger } from '../../test/support/open-ledger.js';
import type { Clock } from '../platform/clock.js';
import { newId } from '../platform/database/index.js';
import { BalanceReader } from './balance.read-model.js';
import type { CreditLedger, HoldResult } from './credit-ledger.js';
import { LedgerCheck } from './ledger-check.js';

let time = new Date('2026-11-15T12:00:00Z');
const clock = {
  now: () => new Date(time),
  in: (ms: number) => new Date(time.getTime() + ms),
} as Clock;

let open: OpenDatabase;
let ledger: CreditLedger;
let balances: BalanceReader;
let check: LedgerCheck;
let versionId: string;
let userId: string;

beforeAll(async () => {
  open = await openDatabase();
  ledger = openLedger(clock, open.config);
  balances = new BalanceReader(open.db, clock, open.config);
  check = new LedgerCheck(open.db, clock);
  ({ versionId } = await insertType(open.db));
});
afterAll(() => open.close());
beforeEach(async () => {
  time = new Date('2026-11-15T12:00:00Z');
  userId = await insertUser(open.db);
});

async function hold(credits: number, freeTierEligible = true): Promise<HoldResult | undefined> {
  const quoteId = await insertQuote(open.db, userId, versionId, credits);
  return open.db.transaction((em) =>
    ledger.hold(em, { userId, generationId: newId(), quoteId, credits, freeTierEligible }),
  );
}

const settle = (holdId: string, captured: 'all' | number) =>
  open.db.transaction((em) => ledger.settle(em, holdId, captured));

const grant = (credits: number, key: string = newId()) =>
  open.db.transaction((em) =>
    ledger.grant(em, { userId, credits, key, actorId: null, memo: 'granted-by-staff' }),
  );

async function expectBooksToBalance(): Promise<void> {
  const { checks } = await check.run();
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
}

describe('CreditLedger', () => {
  it('gives five free runs a month and refuses the sixth', async () => {
    const holds = [];
    for (let i = 0; i < 6; i++) holds.push(await hold(10));
    expect(holds.map((held) => held?.paidBy)).toEqual([
      ...Array<string>(5).fill('free-run'),
      undefined,
    ]);
    const { freeTier } = await balances.read(userId);
    expect(freeTier).toEqual({
      limit: 5,
      used: 0,
      held: 5,
      remaining: 0,
      renewsAt: '2026-12-01T00:00:00.000Z',
    });
    await expectBooksToBalance();
  });

  it('lets exactly five of 200 parallel requests through', async () => {
    const results = await Promise.all(Array.from({ length: 200 }, () => hold(10)));
    expect(results.filter(Boolean)).toHaveLength(5);
    await expectBooksToBalance();
  });

  it('spends credits to the last one and never below, however many ask at once', async () => {
    await grant(105);
    const results = await Promise.all(Array.from({ length: 60 }, () => hold(10, false)));
    expect(results.filter(Boolean)).toHaveLength(10);
    expect((await balances.read(userId)).credits).toEqual({ available: 5, held: 100 });
    await expectBooksToBalance();
  });

  it('sets nothing aside for what costs nothing', async () => {
    await grant(10);
    expect(await hold(0, false)).toBeUndefined();
    expect((await balances.read(userId)).credits).toMatchObject({ available: 10, held: 0 });
    await expectBooksToBalance();
  });

  it('uses no free run for what costs more than a free run covers', async () => {
    expect(await hold(11)).toBeUndefined();
    await grant(11);
    expect(await hold(11)).toMatchObject({ paidBy: 'credits' });
    expect((await balances.read(userId)).freeTier.remaining).toBe(5);
  });

  it('settles a hold once, whoever tries how often', async () => {
    await grant(30);
    const held = (await hold(30, false)) as HoldResult;
    const settled = await Promise.all(
      Array.from({ length: 20 }, (_, i) => settle(held.holdId, i % 2 === 0 ? 'all' : 0)),
    );
    expect(settled.filter(Boolean)).toHaveLength(1);
    await expectBooksToBalance();
  });

  it('charges a part and gives the rest back', async () => {
    await grant(40);
    const held = (await hold(30, false)) as HoldResult;
    expect(await settle(held.holdId, 22)).toEqual({ charged: 22, released: 8, lapsed: 0 });
    expect((await balances.read(userId)).credits).toEqual({ available: 18, held: 0 });
    await expectBooksToBalance();
  });

  it('gives a released free run back, and lets it lapse where its month is over', async () => {
    const first = (await hold(10)) as HoldResult;
    const second = (await hold(10)) as HoldResult;
    await settle(first.holdId, 0);
    expect((await balances.read(userId)).freeTier).toMatchObject({
      remaining: 4,
      held: 1,
      used: 0,
    });
    time = new Date('2026-12-01T00:00:01Z');
    expect((await balances.read(userId)).freeTier.remaining).toBe(5);
    await hold(10);
    await settle(second.holdId, 0);
    expect((await balances.read(userId)).freeTier).toMatchObject({ remaining: 4, held: 1 });
    await expectBooksToBalance();
  });

  it('opens a month once, however many start it at once', async () => {
    await hold(10);
    time = new Date('2026-12-01T00:00:01Z');
    const results = await Promise.all(Array.from({ length: 40 }, () => hold(10)));
    expect(results.filter(Boolean)).toHaveLength(5);
    await expectBooksToBalance();
  });

  it('posts a gift once per key', async () => {
    expect(await grant(50, 'gift-1')).toBe(true);
    expect(await grant(50, 'gift-1')).toBe(false);
    expect((await balances.read(userId)).credits.available).toBe(50);
  });

  it('leaves nothing behind when the transaction fails', async () => {
    const quoteId = await insertQuote(open.db, userId, versionId, 10);
    const failing = open.db.transaction(async (em) => {
      await ledger.hold(em, {
        userId,
        generationId: newId(),
        quoteId,
        credits: 10,
        freeTierEligible: true,
      });
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect((await balances.read(userId)).freeTier).toMatchObject({ remaining: 5, held: 0 });
  });

  it('refuses entries that do not sum to zero, and any change of what is written', async () => {
    await grant(10);
    const account = sql`(select id from ledger_account where user_id = ${userId} and kind = 'available' and unit = 'CREDIT')`;
    const transaction = sql`(select id from ledger_transaction order by created_at desc, id desc limit 1)`;
    await expect(
      open.db.rows(sql`insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
        values (${newId()}, now(), ${transaction}, ${account}, 5)`),
    ).rejects.toThrow('sum to zero');
    await expect(open.db.rows(sql`update ledger_entry set amount = amount * 2`)).rejects.toThrow(
      'append-only',
    );
    await expect(open.db.rows(sql`delete from ledger_transaction`)).rejects.toThrow('append-only');
    await expect(open.db.rows(sql`truncate ledger_entry`)).rejects.toThrow('append-only');
  });

  it('is guarded by the database against what none of its statements do', async () => {
    await grant(30);
    const held = (await hold(20, false)) as HoldResult;
    const own = sql`user_id = ${userId} and unit = 'CREDIT'`;
    const attempts = {
      ledger_account_balance_check: sql`update ledger_account set balance = -1 where ${own}`,
      hold_amounts_check: sql`update hold set captured = 21 where id = ${held.holdId}`,
      hold_generation_unique: sql`insert into hold select (jsonb_populate_record(h, ${`{"id":"${newId()}"}`}::jsonb)).*
        from hold h where id = ${held.holdId}`,
      ledger_transaction_key_unique: sql`insert into ledger_transaction
        select (jsonb_populate_record(t, ${`{"id":"${newId()}"}`}::jsonb)).*
        from ledger_transaction t where kind = 'hold'`,
      ledger_entry_transaction_id_foreign: sql`insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
        select uuidv7(), now(), uuidv7(), id, side from ledger_account, unnest(array[-1, 1]) side
        where ${own} and kind = 'held'`,
      ledger_entry_account_id_foreign: sql`insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
        select uuidv7(), now(), id, uuidv7(), side from ledger_transaction, unnest(array[-1, 1]) side
        where kind = 'hold'`,
    };
    for (const [constraint, attempt] of Object.entries(attempts)) {
      await expect(open.db.rows(attempt)).rejects.toMatchObject({ constraint });
    }
    await expect(open.db.rows(sql`delete from ledger_account where ${own}`)).rejects.toThrow(
      'append-only',
    );
    await expect(
      open.db.rows(sql`update ledger_account set kind = 'found' where ${own}`),
    ).rejects.toMatchObject({ constraint: 'ledger_account_kind_check' });
    await expectBooksToBalance();
  });

  it('agrees with a model over random histories', async () => {
    const operation = fc.oneof(
      fc.record({ op: fc.constant('grant' as const), credits: fc.integer({ min: 1, max: 40 }) }),
      fc.record({
        op: fc.constant('hold' as const),
        credits: fc.integer({ min: 1, max: 20 }),
        free: fc.boolean(),
      }),
      fc.record({
        op: fc.constant('settle' as const),
        pick: fc.nat(10),
        part: fc.integer({ min: 0, max: 25 }),
      }),
      fc.record({ op: fc.constant('month' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 25 }), async (operations) => {
        userId = await insertUser(open.db);
        time = new Date('2026-01-15T12:00:00Z');
        const model = { credits: 0, free: 5, month: 0, holds: [] as ModelHold[] };
        for (const step of operations) {
          if (step.op === 'month') {
            time = new Date(Date.UTC(2026, ++model.month, 15));
            model.free = 5;
          } else if (step.op === 'grant') {
            await grant(step.credits);
            model.credits += step.credits;
          } else if (step.op === 'hold') {
            const got = await hold(step.credits, step.free);
            const expected = modelHold(model, step.credits, step.free);
            expect(got?.paidBy).toBe(expected);
            if (got)
              model.holds.push({
                id: got.holdId,
                credits: step.credits,
                paidBy: got.paidBy,
                month: model.month,
              });
          } else if (model.holds.length > 0) {
            const [held] = model.holds.splice(step.pick % model.holds.length, 1) as [ModelHold];
            const result = await settle(held.id, step.part);
            if (held.paidBy === 'credits') {
              const charged = Math.min(step.part, held.credits);
              expect(result).toEqual({ charged, released: held.credits - charged, lapsed: 0 });
              model.credits += held.credits - charged;
            } else if (step.part === 0 && held.month === model.month) model.free++;
          }
          const usage = await balances.read(userId);
          expect(usage.credits.available).toBe(model.credits);
          expect(usage.freeTier.remaining).toBe(model.free);
        }
        await expectBooksToBalance();
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

interface ModelHold {
  id: string;
  credits: number;
  paidBy: 'free-run' | 'credits';
  month: number;
}

function modelHold(model: { credits: number; free: number }, credits: number, eligible: boolean) {
  if (eligible && credits <= 10 && model.free > 0) {
    model.free--;
    return 'free-run';
  }
  if (model.credits < credits) return undefined;
  model.credits -= credits;
  return 'credits';
}
