import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import { shuffled } from '../../sandbox/shuffled.js';
import { newId } from '../../src/platform/database/new-id.js';
import { giveRole } from '../factories/give-role.js';
import { type ApiAnswer, type App, startApp } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { creditsOf } from '../support/payments.js';
import { selectRows } from '../support/select-rows.js';
import { sessionObject, signed, type SignedEvent, stripeEvent } from '../support/stripe-events.js';
import { thorough } from '../support/thorough.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
});

const rows = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  selectRows(app.databaseUrl, sql, values);
const deliver = ({ body, headers }: SignedEvent): Promise<ApiAnswer> =>
  app.post('/webhooks/stripe', { body, headers });
const allProcessed = () =>
  eventually(async () => {
    const left = await rows(`select 1 from webhook_event where status = 'RECEIVED'`);
    return left.length === 0;
  }, 120_000);

/** Payments that wait for their money, without a gateway that was ever asked. */
async function pendingPayments(userId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await rows(
    `insert into payment (id, created_at, updated_at, user_id, purpose, item, item_name, amount_minor,
       currency, credits_purchased, status, gateway, checks)
     select id::uuid, now(), now(), $1, 'pack', 'pack-100', '100 credits', 990, 'USD', 100, 'PENDING',
       'stripe', 0 from unnest($2::text[]) id`,
    [userId, ids],
  );
  return ids;
}

const paid = (id: string, amount = 990, currency = 'usd'): string =>
  stripeEvent(
    'checkout.session.completed',
    sessionObject(id, { status: 'complete', payment_status: 'paid', amount, currency }),
  );
const expired = (id: string): string =>
  stripeEvent(
    'checkout.session.expired',
    sessionObject(id, { status: 'expired', payment_status: 'unpaid' }),
  );
const declined = (id: string): string =>
  stripeEvent('payment_intent.payment_failed', {
    id: `pi_${id}`,
    object: 'payment_intent',
    metadata: { payment_id: id },
  });

describe('a message', () => {
  it('that was signed by somebody else, is too old, of the future, changed or unsigned, is refused', async () => {
    const ada = await app.signUp();
    const [id = ''] = await pendingPayments(ada.user.id as string, 1);
    const body = paid(id);
    const genuine = signed(body);
    const wrong: SignedEvent[] = [
      signed(body, { secret: 'whsec_other' }),
      signed(body, { offsetSeconds: -310 }),
      signed(body, { offsetSeconds: 310 }),
      signed(body, { offsetSeconds: 86_400 * 365 }),
      { ...genuine, body: body.replace('990', '991') },
      { body, headers: { 'content-type': 'application/json' } },
      { body, headers: { ...genuine.headers, 'stripe-signature': 't=now,v1=' } },
      { body, headers: { ...genuine.headers, 'stripe-signature': '' } },
    ];
    for (const each of wrong) {
      const answer = await deliver(each);
      expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
      expect(JSON.stringify(answer.body)).not.toMatch(/whsec|node_modules|expected sig/i);
    }
    expect(await rows('select 1 from webhook_event')).toEqual([]);
    expect((await deliver(genuine)).body).toEqual({ received: true });
    await eventually(async () => (await creditsOf(app, ada.accessToken)) === 100, 30_000);
  });

  it('of a kind that we do not go by, or about nobody’s payment, is taken and changes nothing', async () => {
    const unknown = await deliver(signed(stripeEvent('radar.early_fraud_warning.created', {})));
    expect([unknown.status, unknown.body]).toEqual([200, { received: true }]);
    expect((await deliver(signed(paid(randomUUID())))).status).toBe(200);
    const foreign = stripeEvent('checkout.session.completed', {
      ...sessionObject('x', { status: 'complete', payment_status: 'paid' }),
      metadata: {},
    });
    expect((await deliver(signed(foreign))).status).toBe(200);
    await allProcessed();
  });

  it('that is no JSON, has two megabytes or comes to an unknown gateway is refused', async () => {
    const before = await rows('select 1 from webhook_event');
    expect((await deliver(signed('not JSON at all'))).status).toBe(400);
    const large = await deliver(
      signed(JSON.stringify({ id: 'evt', large: 'x'.repeat(2_000_000) })),
    );
    expect(large.status).toBeGreaterThanOrEqual(400);
    expect(large.status).toBeLessThan(500);
    const { body, headers } = signed(paid(randomUUID()));
    expect((await app.post('/webhooks/dogecoin', { body, headers })).status).toBe(404);
    expect(await rows('select 1 from webhook_event')).toHaveLength(before.length);
  });

  it('of another amount or currency than was asked for gives nothing', async () => {
    const ada = await app.signUp();
    const [id = ''] = await pendingPayments(ada.user.id as string, 1);
    expect((await deliver(signed(paid(id, 1)))).status).toBe(200);
    expect((await deliver(signed(paid(id, 990, 'mxn')))).status).toBe(200);
    await allProcessed();
    expect(await creditsOf(app, ada.accessToken)).toBe(0);
    expect(await rows('select status from payment where id = $1', [id])).toEqual([
      { status: 'PENDING' },
    ]);
  });
});

it('money that went back in another currency than came in changes nothing', async () => {
  const ada = await app.signUp();
  const [id = ''] = await pendingPayments(ada.user.id as string, 1);
  await deliver(signed(paid(id)));
  const charge = { id: 'ch_1', object: 'charge', payment_intent: `pi_${id}`, amount_refunded: 990 };
  await deliver(signed(stripeEvent('charge.refunded', { ...charge, currency: 'mxn' })));
  await allProcessed();
  expect(await creditsOf(app, ada.accessToken)).toBe(100);
  const columns = 'select status, refunded_minor from payment where id = $1';
  expect(await rows(columns, [id])).toEqual([{ status: 'COMPLETED', refunded_minor: 0 }]);
});

thorough(
  'a thousand messages, each up to five times, in any order and forty at once, are what they are in order',
  async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => app.signUp()));
    const of = await Promise.all(people.map(({ user }) => pendingPayments(user.id as string, 130)));
    const events: string[] = [];
    const wanted = new Map<string, { status: string; failure: string | null }>();
    for (const ids of of) {
      ids.forEach((id, i) => {
        if (i < 80) {
          // Declined first, then paid.
          events.push(...(i % 2 === 0 ? [declined(id)] : []), paid(id));
          // And the page says that it expired, which can only have been before.
          if (i % 10 === 0) events.push(expired(id));
          wanted.set(id, { status: 'COMPLETED', failure: null });
        } else if (i < 110) {
          events.push(declined(id), expired(id));
          wanted.set(id, { status: 'FAILED', failure: 'expired' });
        } else if (i < 122) {
          events.push(declined(id));
          wanted.set(id, { status: 'PENDING', failure: 'declined' });
        } else wanted.set(id, { status: 'PENDING', failure: null });
      });
    }
    while (events.length < 1_000) events.push(stripeEvent('charge.succeeded', {}));
    expect(events).toHaveLength(1_000);

    const deliveries = shuffled(
      events.flatMap((body) => Array<string>(randomInt(1, 6)).fill(body)),
    );
    const statuses = new Set<number>();
    const runners = Array.from({ length: 40 }, async () => {
      for (let body; (body = deliveries.pop()) !== undefined;) {
        statuses.add((await deliver(signed(body))).status);
      }
    });
    await Promise.all(runners);
    expect(statuses).toEqual(new Set([200]));
    await allProcessed();

    for (const { accessToken } of people) expect(await creditsOf(app, accessToken)).toBe(8_000);
    const found = await rows<{ id: string; status: string; failure: string | null }>(
      'select id, status, failure from payment where id = any($1)',
      [of.flat()],
    );
    expect(new Map(found.map(({ id, ...state }) => [id, state]))).toEqual(wanted);
    const numbers = await rows<{ receipt_no: string }>(
      'select receipt_no from payment where receipt_no is not null order by receipt_no',
    );
    const ordinals = numbers.map(({ receipt_no }) => Number(receipt_no.slice(-6)));
    expect(ordinals).toEqual(ordinals.map((_, i) => i + 1));

    const [first] = people;
    await giveRole(app.databaseUrl ?? '', first?.user.id as string, 'ADMIN');
    const token = await app.signIn(first ?? { email: '', password: '' });
    const { body: books } = await app.get('/admin/ledger/verify', { token });
    expect(books).toMatchObject({ ok: true });
  },
  180_000,
);
