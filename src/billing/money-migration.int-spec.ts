import { expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { insertUser } from '../../test/factories/ledger-rows.js';
import { createDatabase } from '../../test/harness.js';
import { selectRows } from '../../test/support/select-rows.js';
import { entities } from '../mikro-orm.entities.js';
import { Database, newId, ormOptions } from '../platform/database/index.js';

const MIGRATION = 'Migration20261127040515_money_in_the_books';

it('what was paid and went back before money was in the books is posted, each on its day', async () => {
  const { url } = await createDatabase();
  const orm = await MikroORM.init(ormOptions(entities, { url, poolMax: 2, warn: () => undefined }));
  try {
    const executed = (await orm.migrator.getExecuted()).map(({ name }) => name);
    await orm.migrator.down({ to: executed[executed.indexOf(MIGRATION) - 1] as string });
    const userId = await insertUser(new Database(orm));
    const insert = async (status: string, currency: string, refunded = 0): Promise<string> => {
      const id = newId();
      await selectRows(
        url,
        `insert into payment (id, created_at, updated_at, user_id, purpose, item, item_name, amount_minor,
           currency, credits_purchased, status, gateway, checks, paid_at, refunded_minor, credits_refunded)
         values ($1, '2026-10-01', '2026-10-03', $2, 'pack', 'pack-100', '100 credits', 990,
           $3, 100, $4, 'stripe', 0, '2026-10-02', $5, 0)`,
        [id, userId, currency, status, refunded],
      );
      return id;
    };
    await insert('PENDING', 'USD');
    await insert('FAILED', 'GBP');
    await insert('COMPLETED', 'EUR');
    await insert('PARTIALLY_REFUNDED', 'USD', 335);
    const disputed = await insert('DISPUTED', 'USD');
    for (const [at, status] of ['LOST', 'WON'].entries()) {
      await selectRows(
        url,
        `insert into dispute (id, created_at, updated_at, payment_id, gateway, gateway_dispute_id, amount_minor, status, credits)
         values ($1, '2026-10-04', now(), $2, 'stripe', $3, 990, $4, 0)`,
        [newId(), disputed, `dp_${at}`, status],
      );
    }
    await orm.migrator.up();
    const sums = await selectRows(
      url,
      `select a.unit, a.kind, e.created_at::date::text as day, sum(e.amount)::int as sum
       from ledger_entry e join ledger_account a on a.id = e.account_id
       where a.kind <> 'gateway' group by 1, 2, 3 order by 1, 3`,
    );
    expect(sums).toEqual([
      { unit: 'EUR', kind: 'revenue', day: '2026-10-02', sum: -990 },
      { unit: 'USD', kind: 'revenue', day: '2026-10-02', sum: -1980 },
      { unit: 'USD', kind: 'refunded', day: '2026-10-03', sum: 335 },
      { unit: 'USD', kind: 'disputed', day: '2026-10-04', sum: 990 },
    ]);
    expect(
      await selectRows(
        url,
        `select transaction_id from ledger_entry group by 1 having sum(amount) <> 0`,
      ),
    ).toEqual([]);
  } finally {
    await orm.close(true);
  }
});
