import fc from 'fast-check';
import { sql } from 'kysely';
import { deepStrictEqual } from 'node:assert';
import { CreditLots } from '../../src/billing/credit-lots.js';
import { LedgerCheck } from '../../src/billing/ledger-check.js';
import type { Clock } from '../../src/platform/clock.js';
import { newId } from '../../src/platform/database/new-id.js';
import { insertQuote, insertType, insertUser } from '../factories/ledger-rows.js';
import { openDatabase, type OpenDatabase } from './open-database.js';
import { openLedger } from './open-ledger.js';

const DAY = 86_400_000;

interface ModelLot {
  key: string;
  plan: boolean;
  amount: number;
  remaining: number;
  lapsed: number;
  takenBack: number;
  expiresAt: number;
}

interface ModelHold {
  id: string;
  drawn: { lot: ModelLot; amount: number }[];
}

/** The ledger as one would explain it: arrays and plain arithmetic, no database. */
class Model {
  readonly lots: ModelLot[] = [];
  holds: ModelHold[] = [];
  owed = 0;
  now = Date.UTC(2026, 0, 15);

  spendable(): ModelLot[] {
    return this.lots
      .filter(({ remaining, expiresAt }) => remaining > 0 && expiresAt > this.now)
      .sort((a, b) => Number(b.plan) - Number(a.plan) || a.expiresAt - b.expiresAt || 0);
  }

  available(): number {
    return this.spendable().reduce((sum, { remaining }) => sum + remaining, 0);
  }

  draw(amount: number): ModelHold['drawn'] {
    const drawn: ModelHold['drawn'] = [];
    for (const lot of this.spendable()) {
      if (amount === 0) break;
      const taken = Math.min(amount, lot.remaining);
      lot.remaining -= taken;
      amount -= taken;
      drawn.push({ lot, amount: taken });
    }
    return drawn;
  }

  add(key: string, plan: boolean, amount: number, expiresAt: number): void {
    this.lots.push({ key, plan, amount, remaining: amount, lapsed: 0, takenBack: 0, expiresAt });
    this.recover();
  }

  recover(): void {
    const paid = Math.min(this.owed, this.available());
    this.draw(paid);
    this.owed -= paid;
  }

  hold(amount: number): ModelHold['drawn'] | undefined {
    if (this.owed > 0 || this.available() < amount) return undefined;
    return this.draw(amount);
  }

  settle(
    { drawn }: ModelHold,
    part: number,
  ): { charged: number; released: number; lapsed: number } {
    const amount = drawn.reduce((sum, each) => sum + each.amount, 0);
    const charged = Math.min(part, amount);
    let left = charged;
    let lapsed = 0;
    for (const { lot, amount: from } of drawn) {
      const paid = Math.min(left, from);
      left -= paid;
      if (lot.expiresAt > this.now) lot.remaining += from - paid;
      else {
        lot.lapsed += from - paid;
        lapsed += from - paid;
      }
    }
    if (amount - charged > lapsed) this.recover();
    return { charged, released: amount - charged, lapsed };
  }

  sweep(): number {
    let total = 0;
    for (const lot of this.lots.filter(({ expiresAt }) => expiresAt <= this.now)) {
      total += lot.remaining;
      lot.lapsed += lot.remaining;
      lot.remaining = 0;
    }
    return total;
  }

  takeBack(lot: ModelLot, kind: 'refund' | 'chargeback', credits: number) {
    this.sweep();
    const wanted = Math.min(credits, lot.amount - lot.takenBack);
    const own = Math.min(wanted, lot.remaining);
    lot.remaining -= own;
    if (kind === 'refund') {
      lot.takenBack += own;
      return { posted: own > 0, taken: own, shortfall: credits - own };
    }
    const unused = Math.min(wanted - own, lot.lapsed);
    lot.lapsed -= unused;
    const others = Math.min(wanted - own - unused, this.available());
    this.draw(others);
    const owed = wanted - own - unused - others;
    this.owed += owed;
    lot.takenBack += wanted;
    return { posted: wanted > 0, taken: own + others, shortfall: owed };
  }
}

const credits = fc.integer({ min: 1, max: 40 });
const operation = fc.oneof(
  { weight: 2, arbitrary: fc.record({ op: fc.constant('grant' as const), credits }) },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('purchase' as const),
      credits,
      source: fc.constantFrom('purchase' as const, 'plan' as const),
      days: fc.option(fc.integer({ min: 1, max: 20 })),
      twice: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ op: fc.constant('hold' as const), credits }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('together' as const),
      credits,
      many: fc.integer({ min: 2, max: 5 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      op: fc.constant('settle' as const),
      pick: fc.nat(99),
      part: fc.oneof(fc.constant(0), fc.constant(99), fc.integer({ min: 0, max: 40 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('wait' as const),
      days: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('sweep' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('take-back' as const),
      kind: fc.constantFrom('refund' as const, 'chargeback' as const),
      pick: fc.nat(99),
      credits,
      twice: fc.boolean(),
    }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer O> ? O : never;

/**
 * Runs random histories of so many steps on the ledger and on the model, some at a time, and compares
 * every lot and balance after each step; in the end all books are checked. Throws with the shortest
 * history that shows a difference.
 */
export async function compareWithModel(runs: number, steps: number, lanes = 4): Promise<void> {
  const open = await openDatabase();
  try {
    const { versionId } = await insertType(open.db);
    const histories = fc.array(operation, { minLength: steps, maxLength: steps, size: 'max' });
    await Promise.all(
      Array.from({ length: lanes }, () =>
        fc.assert(
          fc.asyncProperty(histories, (history) => live(open, versionId, history)),
          { numRuns: Math.ceil(runs / lanes) },
        ),
      ),
    );
    const { checks } = await new LedgerCheck(open.db, { now: () => new Date() } as Clock).run();
    deepStrictEqual(
      checks.filter(({ ok }) => !ok),
      [],
    );
  } finally {
    await open.close();
  }
}

async function live(
  { db, config }: OpenDatabase,
  versionId: string,
  history: readonly Operation[],
): Promise<void> {
  const model = new Model();
  const clock = { now: () => new Date(model.now) } as Clock;
  const ledger = openLedger(clock, config);
  const lots = new CreditLots(clock);
  const userId = await insertUser(db);
  const quoteId = await insertQuote(db, userId, versionId, 1000);
  const hold = async (amount: number): Promise<string | undefined> => {
    const request = { userId, generationId: newId(), quoteId, credits: amount };
    const held = await db.transaction((em) =>
      ledger.hold(em, { ...request, freeTierEligible: false }),
    );
    return held?.holdId;
  };
  for (const step of history) {
    model.now += 1;
    switch (step.op) {
      case 'grant': {
        const gift = { key: newId(), actorId: null, memo: 'granted-by-staff' as const };
        await db.transaction((em) => ledger.grant(em, { userId, credits: step.credits, ...gift }));
        model.add(gift.key, false, step.credits, Infinity);
        break;
      }
      case 'purchase': {
        const key = newId();
        const end = step.days === null ? Infinity : model.now + step.days * DAY;
        const expiresAt = step.days === null ? null : new Date(end);
        const bought = { userId, credits: step.credits, source: step.source, expiresAt };
        const buy = () =>
          db.transaction((em) => ledger.purchase(em, { ...bought, key, reference: 'payment:x' }));
        const posted = await Promise.all(step.twice ? [buy(), buy()] : [buy()]);
        deepStrictEqual(posted.filter(Boolean).length, 1);
        model.add(key, step.source === 'plan', step.credits, end);
        break;
      }
      case 'hold': {
        const id = await hold(step.credits);
        const drawn = model.hold(step.credits);
        deepStrictEqual(id !== undefined, drawn !== undefined);
        if (id && drawn) model.holds.push({ id, drawn });
        break;
      }
      case 'together': {
        const ids = await Promise.all(Array.from({ length: step.many }, () => hold(step.credits)));
        const held = ids.filter((id) => id !== undefined);
        const drawn = held.map(() => model.hold(step.credits));
        if (held.length < step.many) deepStrictEqual(model.hold(step.credits), undefined);
        model.holds.push(...(await whoDrewWhat(held, drawn)));
        break;
      }
      case 'settle': {
        const [held] = model.holds.splice(step.pick % Math.max(1, model.holds.length), 1);
        if (!held) break;
        const settle = () => db.transaction((em) => ledger.settle(em, held.id, step.part));
        const settled = await Promise.all([settle(), settle()]);
        deepStrictEqual(settled.filter(Boolean), [model.settle(held, step.part)]);
        break;
      }
      case 'wait':
        model.now += step.days * DAY;
        break;
      case 'sweep':
        deepStrictEqual(await db.transaction((em) => lots.lapse(em, userId)), model.sweep());
        break;
      case 'take-back': {
        const lot = model.lots[step.pick % Math.max(1, model.lots.length)];
        if (!lot) break;
        const { kind } = step;
        const request = { userId, credits: step.credits, lotKey: lot.key, key: newId(), kind };
        const take = () =>
          db.transaction((em) => ledger.takeBack(em, { ...request, reference: 'refund:x' }));
        const first = await take();
        deepStrictEqual(first, model.takeBack(lot, kind, step.credits));
        if (step.twice && first.posted) deepStrictEqual(await take(), { ...first, posted: false });
        break;
      }
    }
    await compare();
  }

  /** Which of the holds that were placed at once drew first is theirs to decide; what was drawn is not. */
  async function whoDrewWhat(
    ids: readonly string[],
    expected: (ModelHold['drawn'] | undefined)[],
  ): Promise<ModelHold[]> {
    const rows = await db.rows(sql<{ id: string; drawn: string }>`
      select d.hold_id as id, string_agg(l.key || ' ' || d.amount, ', ' order by d.ordinal) as drawn
      from hold_allocation d join credit_lot l on l.id = d.lot_id
      where d.hold_id = any(${ids}::uuid[]) group by d.hold_id`);
    deepStrictEqual(rows.length, ids.length);
    return rows.map(({ id, drawn: text }) => {
      const at = expected.findIndex(
        (drawn) => drawn?.map(({ lot, amount }) => `${lot.key} ${amount}`).join(', ') === text,
      );
      const [drawn] = at < 0 ? [] : expected.splice(at, 1);
      if (!drawn) throw new Error(`nobody should have drawn ${text}`);
      return { id, drawn };
    });
  }

  async function compare(): Promise<void> {
    const rows = await db.rows(sql<object>`
      select key, remaining, lapsed, taken_back as "takenBack" from credit_lot
      where user_id = ${userId} order by created_at`);
    deepStrictEqual(
      rows,
      model.lots.map(({ key, remaining, lapsed, takenBack }) => ({
        key,
        remaining,
        lapsed,
        takenBack,
      })),
    );
    const pots = await db.rows(sql<{ kind: string; balance: number }>`
      select kind, balance::int as balance from ledger_account
      where user_id = ${userId} and unit = 'CREDIT' and balance <> 0 order by kind`);
    const left = model.lots.reduce((sum, { remaining }) => sum + remaining, 0);
    const held = model.holds.flatMap(({ drawn }) => drawn).reduce((sum, d) => sum + d.amount, 0);
    const expected = { available: left, held, receivable: -model.owed };
    deepStrictEqual(
      Object.fromEntries(pots.map(({ kind, balance }) => [kind, balance])),
      Object.fromEntries(Object.entries(expected).filter(([, balance]) => balance !== 0)),
    );
  }
}
