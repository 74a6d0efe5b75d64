import { beforeAll, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import type Stripe from 'stripe';
import { shuffled } from '../../sandbox/shuffled.js';
import { giveRole } from '../factories/give-role.js';
import { type App, createPreparedDatabase, startApp, temporaryFolder } from '../harness.js';
import { control } from '../support/app-with-providers.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { paymentOf, untilPayment, webhooks } from '../support/payments.js';
import { expectBooksInOrder } from '../support/reversals.js';
import { selectRows } from '../support/select-rows.js';
import { stripeAt } from '../support/stripe-client.js';
import { signed } from '../support/stripe-events.js';
import {
  planLots,
  renewThere,
  secondsText,
  subscribe,
  type Subscriber,
} from '../support/subscriptions.js';

const PEOPLE = 30;
const STEPS = 8;
const MESSAGES = 1_000;
const PREMIUM = { amount: 999, credits: 1000 };
const PRO = { amount: 1999, credits: 10_000 };

let app: App;
let admin: string;
let stripe: Stripe;
let versions: Record<string, string>;
let startWorker: (sandboxPort: number) => Promise<App>;

/** The API alone, so that everything has been sent before anything is acted on. */
beforeAll(async () => {
  const { url: databaseUrl } = await createPreparedDatabase();
  const dataDir = temporaryFolder();
  app = await startApp({ databaseUrl, dataDir, role: 'api' });
  startWorker = (port) =>
    startApp({ databaseUrl, dataDir, role: 'worker', env: { SANDBOX_PORT: String(port) } });
  stripe = stripeAt(app.sandboxUrl);
  const person = await app.signUp();
  await giveRole(databaseUrl, person.user.id as string, 'ADMIN');
  admin = await app.signIn(person);
  const plans = await rows<{ slug: string; id: string }>(
    `select slug, id from offer_version where slug in ('premium', 'pro')`,
  );
  versions = Object.fromEntries(plans.map(({ slug, id }) => [slug, id]));
}, 60_000);

const rows = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  selectRows(app.databaseUrl, sql, values);

/** Something that happens to a subscription at the payment service. */
async function step(id: string): Promise<void> {
  const { status, items, metadata } = await stripe.subscriptions.retrieve(id);
  if (status === 'canceled') return;
  const [item] = items.data;
  const isPremium = metadata['plan_version'] === versions['premium'];
  const dice = randomInt(10);
  if (dice < 4) return renewThere(app, id, 'pm_card_visa');
  if (dice < 6) return renewThere(app, id, 'pm_card_chargeDeclined');
  if (dice < 8) {
    const cancel_at_period_end = randomInt(2) === 0;
    return void (await stripe.subscriptions.update(id, { cancel_at_period_end }));
  }
  if (status !== 'active' || !item) return;
  await renewThere(app, id, 'pm_card_visa');
  const { status: after } = await stripe.subscriptions.retrieve(id);
  if (after !== 'active') return;
  const product = await stripe.products.create({ name: 'Another plan' });
  await stripe.subscriptions.update(id, {
    items: [
      {
        id: item.id,
        price_data: {
          currency: 'usd',
          product: product.id,
          unit_amount: (isPremium ? PRO : PREMIUM).amount,
          recurring: { interval: 'month' },
        },
      },
    ],
    metadata: {
      plan_version: versions[isPremium ? 'pro' : 'premium'] ?? '',
      plan_before: versions[isPremium ? 'premium' : 'pro'] ?? '',
    },
    proration_behavior: isPremium ? 'always_invoice' : 'none',
  });
}

/** What the bills that were paid bring, one after the other. */
async function expectedLots(id: string) {
  const { data } = await stripe.invoices.list({ subscription: id, limit: 100 });
  const paid = data.filter(({ status }) => status === 'paid');
  return paid
    .map(({ billing_reason, total, lines, parent }) => {
      const plan = parent?.subscription_details?.metadata?.['plan_version'];
      const whole = plan === versions['pro'] ? PRO : PREMIUM;
      const amount =
        billing_reason === 'subscription_update'
          ? Math.floor((9000 * total) / 1000)
          : whole.credits;
      return { amount, expires_at: secondsText(lines.data[0]?.period.end ?? 0) };
    })
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => (a.expires_at < b.expires_at ? -1 : 1) || a.amount - b.amount);
}

/** The message of somebody's first bill, of another amount than was asked for. */
async function wrongBill({ atStripe: id }: Subscriber): Promise<string> {
  const { data } = await stripe.events.list({ type: 'invoice.paid', limit: 1 });
  const [event] = data;
  const invoice = event?.data.object as Stripe.Invoice;
  expect(invoice.parent?.subscription_details?.subscription).toBe(id);
  return JSON.stringify({ ...event, data: { object: { ...invoice, total: 1, amount_paid: 1 } } });
}

async function allEvents(): Promise<string[]> {
  const bodies: string[] = [];
  for await (const event of stripe.events.list({ limit: 100 })) {
    if (/^(invoice|customer\.subscription|checkout)/.test(event.type)) {
      bodies.push(JSON.stringify(event));
    }
  }
  return bodies;
}

async function expectLots(people: readonly Subscriber[]): Promise<void> {
  for (const { person, atStripe: id } of people) {
    expect(byExpiry(await planLots(app, person.user.id))).toEqual(byExpiry(await expectedLots(id)));
  }
}

const byExpiry = (lots: { amount: number; expires_at: string }[]) =>
  [...lots].sort((a, b) => a.expires_at.localeCompare(b.expires_at) || a.amount - b.amount);

it('a thousand messages of subscriptions, shuffled, repeated and forty at once, are what the bills say', async () => {
  await webhooks(app, { mode: 'drop' });
  const people: Subscriber[] = [];
  for (let i = 0; i < PEOPLE; i++) {
    people.push(await subscribe(app, i % 3 === 0 ? 'pro' : 'premium'));
  }
  for (const { atStripe: id } of people) {
    for (let i = 0; i < STEPS; i++) await step(id);
  }
  const cheated = await subscribe(app);
  const wrong = await wrongBill(cheated);
  const events = (await allEvents()).filter((body) => !body.includes(cheated.atStripe));
  const repeated = Array.from(
    { length: Math.max(0, MESSAGES - events.length) },
    () => events[randomInt(events.length)],
  );
  const waiting = shuffled([wrong, ...events, ...repeated].map((body) => signed(body ?? '')));
  expect(waiting.length).toBeGreaterThanOrEqual(MESSAGES);
  await Promise.all(
    Array.from({ length: 40 }, async () => {
      for (let next; (next = waiting.pop());) {
        expect((await app.post('/webhooks/stripe', next)).status).toBe(200);
      }
    }),
  );

  // The messages alone: this worker cannot ask anybody.
  const silent = await startWorker(await freePorts());
  await eventually(async () => {
    const left = await rows(`select 1 from webhook_event where status = 'RECEIVED'`);
    return left.length === 0;
  }, 180_000);
  await expectLots(people);
  expect(await planLots(app, cheated.person.user.id)).toEqual([]);
  expect((await paymentOf(app, cheated.token, cheated.paymentId)).body.status).toBe('PENDING');
  const grants = await rows<{ count: number }>(
    `select count(*)::int as count from payment where purpose = 'plan' and status = 'COMPLETED'
     group by gateway_invoice_id having count(*) > 1`,
  );
  expect(grants).toEqual([]);
  await expectBooksInOrder(app, admin);
  await silent.stop();

  // And one that can finds out how each of them stands, where two messages were of the same second.
  const worker = await startWorker(Number(new URL(app.sandboxUrl).port));
  await eventually(async () => {
    const answer = await control(app, 'GET', '/vendors/stripe/subscriptions');
    const there = (await answer.json()) as Stripe.Subscription[];
    const here = await rows<{ id: string; status: string; ends: boolean; version: string }>(
      `select gateway_subscription_id as id, status, ends_at_period_end as ends,
         coalesce(next_version_id, version_id) as version from subscription`,
    );
    return here.every(({ id, status, ends, version }) => {
      const truth = there.find((each) => each.id === id);
      if (!truth) return false;
      if (truth.status === 'canceled') return status === 'ENDED';
      return (
        status === truth.status.toUpperCase() &&
        ends === truth.cancel_at_period_end &&
        version === truth.metadata['plan_version']
      );
    });
  }, 60_000);
  // What messages said before and asking says again is given once.
  await expectLots(people);
  await expectBooksInOrder(app, admin);
  await untilPayment(app, cheated.token, cheated.paymentId, 'COMPLETED');
  expect(await planLots(app, cheated.person.user.id)).toMatchObject([{ amount: 1000 }]);
  await worker.stop();
}, 400_000);
