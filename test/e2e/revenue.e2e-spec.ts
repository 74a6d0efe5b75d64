import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { giveRole } from '../factories/give-role.js';
import { type App, startApp } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { untilPayment } from '../support/payments.js';
import {
  bought,
  closeDispute,
  disputeThere,
  expectBooksInOrder,
  refundBy,
  refundThere,
} from '../support/reversals.js';
import { selectRows } from '../support/select-rows.js';

const BROKEN = 'the books hold the money of every payment, and what went back of it';

let app: App;
let admin: string;

beforeAll(async () => {
  app = await startApp();
  const staff = await app.signUp();
  await giveRole(app.databaseUrl ?? '', staff.user.id as string, 'ADMIN');
  admin = await app.signIn(staff);
}, 60_000);

interface Takings {
  sales: number;
  refunds: number;
  disputes: number;
  net: number;
}

async function revenue(query = ''): Promise<{
  currency: string;
  today: Takings;
  range: Takings;
  total: Takings;
  days: (Takings & { day: string })[];
}> {
  const { status, body } = await app.get(`/admin/revenue${query}`, { token: admin });
  expect(status).toBe(200);
  expect(body.currencies.map(({ currency }: { currency: string }) => currency)).toEqual(['USD']);
  return body.currencies[0];
}

/** What the entries of the ledger come to, read one by one. */
async function entriesOf(account: string, more = ''): Promise<number> {
  let sum = 0;
  for (let cursor = ''; ;) {
    const { body } = await app.get(
      `/admin/ledger?unit=USD&account=${account}&limit=2${more}${cursor}`,
      { token: admin },
    );
    for (const { amount } of body.data) sum += amount as number;
    if (!body.pagination.nextCursor) return sum;
    cursor = `&cursor=${body.pagination.nextCursor}`;
  }
}

async function expectEqualToLedger(): Promise<Takings> {
  const { total } = await revenue();
  const [sold, refunded, disputed] = await Promise.all(
    ['revenue', 'refunded', 'disputed'].map((account) => entriesOf(account)),
  );
  expect(total).toEqual({
    sales: 0 - (sold as number),
    refunds: refunded,
    disputes: disputed,
    net: 0 - ((sold as number) + (refunded as number) + (disputed as number)),
  });
  expect(await entriesOf('gateway')).toBe(total.net);
  const { body } = await app.get('/admin/stats', { token: admin });
  expect(body.totalRevenue).toEqual({ amountMinor: total.net, currency: 'USD' });
  return total;
}

describe('what was earned', () => {
  it('is nothing, of nothing, before anybody has paid', async () => {
    const nothing = { sales: 0, refunds: 0, disputes: 0, net: 0 };
    expect(await revenue()).toMatchObject({ today: nothing, range: nothing, total: nothing });
    expect(await expectEqualToLedger()).toEqual(nothing);
  });

  it('equals the ledger through sales, refunds and disputes, lost and won', async () => {
    const [ada, bob, cleo] = [await bought(app), await bought(app), await bought(app)];
    expect(await expectEqualToLedger()).toMatchObject({ sales: 2970, net: 2970 });
    expect((await refundBy(app, admin, ada.paymentId, 335)).status).toBe(201);
    await refundThere(app, ada.intent, 100);
    await eventually(async () => (await revenue()).total.refunds === 435, 30_000);
    const [lost, won] = [await disputeThere(app, bob.intent), await disputeThere(app, cleo.intent)];
    await untilPayment(app, bob.token, bob.paymentId, 'DISPUTED');
    await untilPayment(app, cleo.token, cleo.paymentId, 'DISPUTED');
    expect(await expectEqualToLedger()).toEqual({
      sales: 2970,
      refunds: 435,
      disputes: 1980,
      net: 555,
    });
    await closeDispute(app, lost, 'lost');
    await closeDispute(app, won, 'won');
    await untilPayment(app, cleo.token, cleo.paymentId, 'COMPLETED');
    const total = await expectEqualToLedger();
    expect(total).toEqual({ sales: 2970, refunds: 435, disputes: 990, net: 1545 });
    expect(await revenue()).toMatchObject({ today: total, range: total });
    await expectBooksInOrder(app, admin);
  }, 60_000);

  it('lies on its days (UTC), which have no gaps', async () => {
    const { paymentId } = await bought(app);
    const before = await revenue('?days=3');
    // Two days ago, which only somebody who owns the tables can say.
    await selectRows(
      app.databaseUrl,
      `begin; alter table ledger_entry disable trigger ledger_entry_append_only;
       update ledger_entry e set created_at = e.created_at - interval '2 days'
         from ledger_transaction t where t.id = e.transaction_id and t.idempotency_key = 'money:payment:${paymentId}';
       alter table ledger_entry enable trigger ledger_entry_append_only; commit`,
    );
    const after = await revenue('?days=3');
    expect(after.days.map(({ sales }) => sales)).toEqual([990, 0, before.today.sales - 990]);
    expect(after.range).toEqual(before.range);
    const week = await revenue('?days=7');
    expect(week.days).toHaveLength(7);
    expect(week.days.reduce((sum, { net }) => sum + net, 0)).toBe(week.range.net);
    const one = await revenue('?days=1');
    expect([one.range, one.total]).toEqual([one.today, before.total]);
    await expectEqualToLedger();
  });

  it('is for those alone who may see the ledger', async () => {
    const person = await app.signUp();
    const role = await app.post('/admin/roles', {
      token: admin,
      body: { name: 'Receptionist', permissions: ['users:read'] },
    });
    await giveRole(app.databaseUrl ?? '', person.user.id as string, role.body.id as string);
    const token = await app.signIn(person);
    expect((await app.get('/admin/revenue', { token })).status).toBe(403);
    expect((await app.get('/admin/stats', { token })).body.totalRevenue).toBeNull();
  });

  it.each(['0', '367', '1.5', 'x'])('refuses %s days', async (days) => {
    const { status, body } = await app.get(`/admin/revenue?days=${days}`, { token: admin });
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
  });
});

describe('the money in the books', () => {
  it('is found by its payment, and each transaction shows both sides', async () => {
    const { paymentId } = await bought(app);
    const reference = encodeURIComponent(`payment:${paymentId}`);
    const { body } = await app.get(`/admin/ledger?reference=${reference}`, { token: admin });
    const sold = body.data.find(({ account }: { account: string }) => account === 'revenue');
    expect(sold).toMatchObject({ kind: 'purchase', unit: 'USD', amount: -990, userId: null });
    // The credits that were bought are of the same payment.
    expect(body.pagination.total).toBe(4);
    const { body: both } = await app.get(`/admin/ledger/transactions/${sold.transactionId}`, {
      token: admin,
    });
    expect(
      both.entries
        .map(({ account, amount }: { account: string; amount: number }) => [account, amount])
        .sort(),
    ).toEqual([
      ['gateway', 990],
      ['revenue', -990],
    ]);
  });

  it('lies on accounts that come to zero in each unit', async () => {
    const { body } = await app.get('/admin/ledger/accounts', { token: admin });
    const sums = new Map<string, number>();
    for (const { unit, balance } of body.data) sums.set(unit, (sums.get(unit) ?? 0) + balance);
    expect([...sums.keys()].sort()).toEqual(['CREDIT', 'FREE_RUN', 'USD']);
    expect([...sums.values()]).toEqual([0, 0, 0]);
    const { total } = await revenue();
    expect(body.data).toContainEqual({
      account: 'gateway',
      unit: 'USD',
      ofUsers: false,
      balance: total.net,
    });
  });

  it('is no part of what people see of their own', async () => {
    const { token } = await bought(app);
    const { body } = await app.get('/billing/ledger?limit=100', { token });
    const units = new Set(body.data.map(({ unit }: { unit: string }) => unit));
    expect(units).toEqual(new Set(['CREDIT']));
    expect((await app.get('/billing/ledger?unit=USD', { token })).status).toBe(400);
  });

  it('is checked: money that no payment explains, and payments whose money is missing', async () => {
    const { paymentId } = await bought(app);
    const broken = async () => {
      const { body } = await app.get('/admin/ledger/verify', { token: admin });
      return body.checks
        .filter(({ ok }: { ok: boolean }) => !ok)
        .map(({ name }: { name: string }) => name);
    };
    const post = (amount: number, reference: string) =>
      selectRows(
        app.databaseUrl,
        `with t as (
           insert into ledger_transaction (id, created_at, kind, idempotency_key, reference)
           values (gen_random_uuid(), now(), 'adjust', $1, $2) returning id)
         insert into ledger_entry (id, created_at, transaction_id, account_id, amount)
         select gen_random_uuid(), now(), t.id, a.id, case a.kind when 'gateway' then $3::int else -$3::int end
         from t, ledger_account a where a.unit = 'USD' and a.kind in ('gateway', 'refunded')`,
        [randomUUID(), reference, amount],
      );
    await post(-1, `payment:${paymentId}`);
    expect(await broken()).toEqual([BROKEN]);
    await post(1, `payment:${paymentId}`);
    expect(await broken()).toEqual([]);
    await post(5, 'payment:of-nobody');
    expect(await broken()).toEqual([BROKEN]);
    await post(-5, 'payment:of-nobody');
    expect(await broken()).toEqual([]);
  });

  it.each(['usd', 'CREDITS', 'U$D'])('refuses the unit %s', async (unit) => {
    const { status, body } = await app.get(`/admin/ledger?unit=${encodeURIComponent(unit)}`, {
      token: admin,
    });
    expect([status, body.error.details.field]).toEqual([400, 'unit']);
  });
});
