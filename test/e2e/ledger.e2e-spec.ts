import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, type SignedUp, startApp } from '../harness.js';
import { confirmAddress } from '../support/confirm-address.js';
import { mailTo } from '../support/inbox.js';
import { creditsOf } from '../support/payments.js';
import { query } from '../support/query.js';
import { bought, refundBy } from '../support/reversals.js';

let app: App;
let admin: string;
let person: SignedUp;

beforeAll(async () => {
  app = await startApp();
  const staff = await app.signUp();
  await giveRole(app.databaseUrl as string, staff.user.id as string, 'ADMIN');
  admin = await app.signIn(staff);
  person = await app.signUp();
  await app.post('/admin/grants', {
    token: admin,
    headers: { 'idempotency-key': newId() },
    body: { userId: person.user.id, credits: 25, reason: 'work for the test' },
  });
  const token = person.accessToken;
  const run = await startRun(app, token, await upload(app, token));
  await untilEnded(app, token, run.body.id as string);
}, 90_000);

const own = (search = '') => app.get(`/billing/ledger${search}`, { token: person.accessToken });
const all = (search: string) => app.get(`/admin/ledger${search}`, { token: admin });

describe('credits that staff take', () => {
  const take = (body: object, key = newId(), token = admin) =>
    app.post('/admin/corrections', { token, headers: { 'idempotency-key': key }, body });
  const grant = (userId: unknown, credits: number) =>
    app.post('/admin/grants', {
      token: admin,
      headers: { 'idempotency-key': newId() },
      body: { userId, credits, reason: 'work for the test' },
    });
  const reason = 'Given twice by mistake';

  it('are gone once, and told of with the reason', async () => {
    const ada = await app.signUp();
    await confirmAddress(app, ada.email);
    await grant(ada.user.id, 30);
    await grant(ada.user.id, 10);
    const request = { userId: ada.user.id, credits: 35, reason };
    const key = newId();
    for (const answer of [await take(request, key), await take(request, key)]) {
      expect([answer.status, answer.body]).toEqual([
        201,
        expect.objectContaining({
          credits: { available: 5, held: 0 },
          owed: 0,
          lots: [expect.objectContaining({ remaining: 5 })],
        }),
      ]);
    }
    const other = await take({ ...request, credits: 1 }, key);
    expect([other.status, other.body.error.code]).toEqual([409, 'IDEMPOTENCY_MISMATCH']);
    const mail = await mailTo(app, ada.email, /35 credits taken/);
    expect(mail.text).toContain(reason);
    const { body } = await app.get('/users/me/activity', { token: ada.accessToken });
    expect(JSON.stringify(body.data)).toContain('Our staff took 35 credits');
  });

  it('are never more than there are, unless it is said that the rest is owed', async () => {
    const ada = await app.signUp();
    await grant(ada.user.id, 10);
    const request = { userId: ada.user.id, credits: 25, reason };
    const short = await take(request);
    expect([short.status, short.body.error.details]).toEqual([
      409,
      { field: 'credits', reason: 'CREDITS_SHORT', available: 10 },
    ]);
    const { body: before } = await app.get('/billing/balance', { token: ada.accessToken });
    expect([before.credits.available, before.owed]).toEqual([10, 0]);
    const owing = await take({ ...request, mayOwe: true });
    expect([owing.status, owing.body.credits.available, owing.body.owed]).toEqual([201, 0, 15]);
    await grant(ada.user.id, 20);
    const { body } = await app.get('/billing/balance', { token: ada.accessToken });
    expect([body.credits.available, body.owed]).toEqual([5, 0]);
    expect((await app.get('/admin/ledger/verify', { token: admin })).body.ok).toBe(true);
  });

  it('are what was given first, so that what was bought can be refunded', async () => {
    const ada = await bought(app);
    await grant(ada.person.user.id, 20);
    await take({ userId: ada.person.user.id, credits: 30, reason });
    const { body } = await app.get(`/admin/payments/${ada.paymentId}`, { token: admin });
    expect([body.unspentCredits, body.refundableMinor]).toEqual([90, 891]);
    expect((await refundBy(app, admin, ada.paymentId, 891)).body.status).toBe('COMPLETED');
    expect(await creditsOf(app, ada.token)).toBe(0);
    expect((await app.get('/admin/ledger/verify', { token: admin })).body.ok).toBe(true);
  });

  it('are taken with a key, a number, a reason and from somebody who is there', async () => {
    const request = { userId: person.user.id, credits: 1, reason };
    for (const [bad, field] of [
      [{ ...request, credits: 0 }, 'credits'],
      [{ ...request, credits: -5 }, 'credits'],
      [{ ...request, credits: 10_001 }, 'credits'],
      [{ ...request, reason: '' }, 'reason'],
      [{ ...request, mayOwe: 'yes' }, 'mayOwe'],
    ] as const) {
      const { status, body } = await take(bad);
      expect([status, body.error.details.field]).toEqual([400, field]);
    }
    expect((await take({ ...request, userId: newId() })).status).toBe(404);
    expect((await app.post('/admin/corrections', { token: admin, body: request })).status).toBe(
      400,
    );
  });
});

describe('the books', () => {
  it('are read by everybody for themselves, newest first, page by page', async () => {
    const { body, status } = await own('?limit=100');
    expect(status).toBe(200);
    expect(
      body.data.map(({ kind, account, unit, amount }: Record<string, unknown>) => [
        kind,
        account,
        unit,
        amount,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['grant', 'available', 'CREDIT', 25],
        ['grant', 'available', 'FREE_RUN', 5],
        ['hold', 'available', 'FREE_RUN', -1],
        ['hold', 'held', 'FREE_RUN', 1],
        ['capture', 'held', 'FREE_RUN', -1],
      ]),
    );
    expect(body.data[0].kind).toBe('capture');
    expect(body.data[0]).not.toHaveProperty('userId');
    const first = await own('?limit=2');
    const second = await own(`?limit=2&cursor=${first.body.pagination.nextCursor}`);
    expect([...first.body.data, ...second.body.data]).toEqual(body.data.slice(0, 4));
    const other = await app.signUp();
    expect((await app.get('/billing/ledger', { token: other.accessToken })).body.data).toEqual([]);
  });

  it('are filtered by unit and by what happened, and say which there are', async () => {
    const { body } = await own('?unit=CREDIT&kind=grant');
    expect(body.data).toEqual([expect.objectContaining({ kind: 'grant', amount: 25 })]);
    for (const search of ['?unit=EURO', '?kind=gift', '?sort=amount', '?limit=0']) {
      expect((await own(search)).status).toBe(400);
    }
    expect((await all('?userId=me')).status).toBe(400);
  });

  it('show staff every entry, and each transaction whole', async () => {
    const { body } = await all(`?userId=${person.user.id}&unit=CREDIT`);
    expect(body.data).toEqual([expect.objectContaining({ userId: person.user.id, amount: 25 })]);
    const { transactionId } = body.data[0];
    const found = await app.get(`/admin/ledger/transactions/${transactionId}`, { token: admin });
    expect(found.body).toMatchObject({ kind: 'grant', reference: `user:${person.user.id}` });
    const amounts = found.body.entries.map(({ account, amount }: Record<string, unknown>) => [
      account,
      amount,
    ]);
    expect(amounts).toHaveLength(2);
    expect(amounts).toEqual(
      expect.arrayContaining([
        ['available', 25],
        ['promo_issued', -25],
      ]),
    );
    // What a run was charged names the run, though it was posted for a hold of it.
    const ofRun = (await all(`?userId=${person.user.id}&unit=FREE_RUN&account=held`)).body.data;
    const [run] = (await app.get('/generations', { token: person.accessToken })).body.data;
    expect(
      ofRun.map(({ kind, generationId }: Record<string, unknown>) => [kind, generationId]),
    ).toEqual([
      ['capture', run.id],
      ['hold', run.id],
    ]);
    const charged = await app.get(`/admin/ledger/transactions/${ofRun[0].transactionId}`, {
      token: admin,
    });
    expect(charged.body).toMatchObject({ kind: 'capture', generationId: run.id });
    const missing = await app.get(`/admin/ledger/transactions/${newId()}`, { token: admin });
    expect(missing.status).toBe(404);
  });

  it('say publicly what they promise, and what the last check found', async () => {
    const before = await app.get('/billing/trust');
    expect(before.status).toBe(200);
    await query(
      app,
      `insert into ledger_verification (day, started_at, finished_at, checks)
       values ('2999-01-01', now(), now(), '[{"name":"sums are zero","ok":false,"violations":2}]')`,
    );
    const { body } = await app.get('/billing/trust');
    expect(body).toEqual({
      checkedAt: expect.stringMatching(/Z$/),
      kept: false,
      promises: [{ name: 'sums are zero', kept: false }],
    });
  });
});

describe('a balance', () => {
  it('says in which lots it lies, in the order of spending', async () => {
    await query(app, `update credit_lot set amount = 5, remaining = 5 where user_id = $1`, [
      person.user.id,
    ]);
    await query(
      app,
      `insert into credit_lot (id, created_at, updated_at, user_id, source, key, amount, remaining, expires_at)
       select gen_random_uuid(), now(), now(), $1, source, source, 10, 10, now() + ends::interval
       from (values ('plan', '30 days'), ('purchase', '1 day'), ('promo', '-1 second')) l(source, ends)`,
      [person.user.id],
    );
    const { body } = await app.get('/billing/balance', { token: person.accessToken });
    expect(body.lots.map(({ source }: { source: string }) => source)).toEqual([
      'plan',
      'purchase',
      'admin',
    ]);
    expect(body.lots[2].expiresAt).toBeNull();
    // The books say 25; what lapsed a second ago is not among it, whatever the sweep has done.
    expect(body.credits.available).toBe(15);
    expect(body.owed).toBe(0);
  });

  it('that is owed starts nothing, and says why', async () => {
    const debtor = await app.signUp();
    const token = debtor.accessToken;
    await query(
      app,
      `insert into ledger_account (id, created_at, updated_at, user_id, kind, unit, balance)
       values (gen_random_uuid(), now(), now(), $1, 'receivable', 'CREDIT', -70)`,
      [debtor.user.id],
    );
    const refused = await app.post('/generations', {
      token,
      body: {
        type: 'photo-pencil-sketch',
        inputAssetIds: [await upload(app, token)],
      },
    });
    expect(refused.status).toBe(402);
    expect(refused.body.error).toMatchObject({
      code: 'PAYMENT_REQUIRED',
      details: { reason: 'CREDITS_OWED', creditsOwed: 70 },
    });
    const quote = await app.post('/quotes', { token, body: { type: 'photo-pencil-sketch' } });
    expect(quote.body.paidBy).toBe('none');
    expect((await app.get('/billing/balance', { token })).body.owed).toBe(70);
  });
});
