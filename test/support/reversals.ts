import { expect } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type ApiAnswer, type App, type SignedUp } from '../harness.js';
import { control } from './app-with-providers.js';
import { eventually } from './eventually.js';
import { beginCheckout, payAt, untilPayment } from './payments.js';
import { selectRows } from './select-rows.js';
import { stripeAt } from './stripe-client.js';

export interface Bought {
  readonly person: SignedUp;
  readonly token: string;
  readonly paymentId: string;
  /** The payment as the payment service calls it. */
  readonly intent: string;
}

/** Somebody new who has bought 100 credits for $9.90, or something else. */
export async function bought(app: App, item = 'pack-100'): Promise<Bought> {
  const person = await app.signUp();
  const token = person.accessToken;
  const { paymentId, url } = await beginCheckout(app, token, item);
  await payAt(url);
  await untilPayment(app, token, paymentId, 'COMPLETED');
  return { person, token, paymentId, intent: await intentOf(app, paymentId) };
}

/** The buyer has their account erased; resolves when it is. */
export async function eraseBuyer(app: App, { person, token }: Bought): Promise<void> {
  const asked = await app.post('/users/me/erase', {
    token,
    body: { confirm: 'ERASE', password: person.password },
  });
  expect(asked.status).toBeLessThan(300);
  await eventually(async () => {
    const text = `select 1 from app_user where id = $1 and status = 'erased'`;
    return (await selectRows(app.databaseUrl, text, [person.user.id])).length === 1;
  }, 30_000);
}

async function intentOf(app: App, paymentId: string): Promise<string> {
  const [row] = await selectRows<{ intent: string }>(
    app.databaseUrl,
    'select gateway_payment_id as intent from payment where id = $1',
    [paymentId],
  );
  return row?.intent ?? '';
}

/** Gives money back as people do in the payment service's own dashboard. */
export async function refundThere(app: App, intent: string, amount?: number): Promise<void> {
  await stripeAt(app.sandboxUrl).refunds.create({
    payment_intent: intent,
    ...(amount === undefined ? {} : { amount }),
  });
}

/** The buyer's bank takes the money back; resolves with the dispute's name. */
export async function disputeThere(app: App, intent: string): Promise<string> {
  const answer = await control(app, 'POST', '/vendors/stripe/disputes', { paymentIntent: intent });
  return ((await answer.json()) as { id: string }).id;
}

export async function closeDispute(app: App, id: string, outcome: 'won' | 'lost'): Promise<void> {
  await control(app, 'POST', `/vendors/stripe/disputes/${id}/close`, { outcome });
}

/** Gives money back as staff. */
export function refundBy(
  app: App,
  token: string,
  paymentId: string,
  amountMinor: number,
  key: string = randomUUID(),
): Promise<ApiAnswer> {
  return app.post(`/admin/payments/${paymentId}/refunds`, {
    token,
    headers: { 'idempotency-key': key },
    body: { amountMinor, reason: 'It was bought twice' },
  });
}

export async function expectBooksInOrder(app: App, admin: string): Promise<void> {
  const { body } = await app.get('/admin/ledger/verify', { token: admin });
  const broken = body.checks.filter(({ ok }: { ok: boolean }) => !ok);
  expect(broken).toEqual([]);
}
