import { expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { insertQuote, insertType, insertUser } from '../../test/factories/ledger-rows.js';
import { createDatabase } from '../../test/harness.js';
import { selectRows } from '../../test/support/select-rows.js';
import { LedgerCheck } from './ledger-check.js';
import { entities } from '../mikro-orm.entities.js';
import type { Clock } from '../platform/clock.js';
import { Database, newId, ormOptions } from '../platform/database/index.js';

const MIGRATION = 'Migration20261127004928_credit_lots';

it('what people had before there were lots lies in one lot each, with its holds', async () => {
  const { url } = await createDatabase();
  const orm = await MikroORM.init(ormOptions(entities, { url, poolMax: 2, warn: () => undefined }));
  try {
    const db = new Database(orm);
    const executed = (await orm.migrator.getExecuted()).map(({ name }) => name);
    await orm.migrator.down({ to: executed[executed.indexOf(MIGRATION) - 1] as string });
    const [rich, poor] = [await insertUser(db), await insertUser(db)];
    const { versionId } = await insertType(db);
    // 100 given; 40 charged of 50, 10 given back whole, 5 held: 55 available.
    const holds: [number, number, string][] = [
      [50, 40, 'PARTIAL'],
      [10, 0, 'RELEASED'],
      [5, 0, 'HELD'],
    ];
    const accounts = [
      [rich, 'available', 55],
      [rich, 'held', 5],
      [poor, 'available', 0],
      [poor, 'held', 0],
    ] as const;
    for (const [userId, kind, balance] of accounts) {
      await selectRows(
        url,
        `insert into ledger_account (id, created_at, updated_at, user_id, kind, unit, balance)
         values ('${newId()}', now(), now(), '${userId}', '${kind}', 'CREDIT', ${balance})`,
      );
    }
    for (const [amount, captured, status] of holds) {
      const quoteId = await insertQuote(db, rich, versionId, amount);
      await selectRows(
        url,
        `insert into hold (id, created_at, updated_at, user_id, quote_id, generation_id, unit, amount, captured, status)
         values ('${newId()}', now(), now(), '${rich}', '${quoteId}', '${newId()}', 'CREDIT', ${amount}, ${captured}, '${status}')`,
      );
    }
    await orm.migrator.up();
    expect(
      await selectRows(url, 'select user_id, amount, remaining, expires_at from credit_lot'),
    ).toEqual([{ user_id: rich, amount: 100, remaining: 55, expires_at: null }]);
    expect(
      await selectRows(url, 'select amount, captured from hold_allocation order by amount'),
    ).toEqual([
      { amount: 5, captured: 0 },
      { amount: 10, captured: 0 },
      { amount: 50, captured: 40 },
    ]);
    const { checks } = await new LedgerCheck(db, { now: () => new Date() } as Clock).run();
    const lots = checks.filter(({ name }) => / lots?\b/.test(name));
    expect(lots).toHaveLength(3);
    expect(lots.filter(({ ok }) => !ok)).toEqual([]);
  } finally {
    await orm.close(true);
  }
});
