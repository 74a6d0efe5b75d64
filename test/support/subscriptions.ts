import { expect } from '@jest/globals';
import type { ApiAnswer, App, SignedUp } from '../harness.js';
import { control } from './app-with-providers.js';
import { eventually } from './eventually.js';
import { beginCheckout, payAt } from './payments.js';
import { selectRows } from './select-rows.js';

export interface Subscriber {
  readonly person: SignedUp;
  readonly token: string;
  readonly paymentId: string;
  /** The subscription as the payment service calls it. */
  readonly atStripe: string;
}

interface Period {
  current_period_start: number;
  current_period_end: number;
}

/** A subscription as the payment service has it. */
export interface StripeSubscription {
  id: string;
  status: string;
  cancel_at_period_end: boolean;
  metadata: Record<string, string>;
  items: { data: (Period & { price: { unit_amount: number } })[] };
}

/** Somebody, new unless given, who has just paid the first month of a plan. */
export async function subscribe(
  app: App,
  plan = 'premium',
  person?: SignedUp,
): Promise<Subscriber> {
  const whose = person ?? (await app.signUp());
  const token = whose.accessToken;
  const { paymentId, url } = await beginCheckout(app, token, plan);
  await payAt(url);
  const { id } = await atStripe(app, paymentId);
  return { person: whose, token, paymentId, atStripe: id };
}

/** The same, once we have heard of it. */
export async function subscribed(
  app: App,
  plan = 'premium',
  person?: SignedUp,
): Promise<Subscriber> {
  const subscriber = await subscribe(app, plan, person);
  await untilSubscription(app, subscriber.token, { status: 'ACTIVE' });
  return subscriber;
}

export async function atStripe(app: App, paymentId: string): Promise<StripeSubscription> {
  const answer = await control(app, 'GET', '/vendors/stripe/subscriptions');
  const all = (await answer.json()) as StripeSubscription[];
  const found = all.find(({ metadata }) => metadata['payment_id'] === paymentId);
  expect(found).toBeDefined();
  return found as StripeSubscription;
}

/** A month passes at the payment service; `card` is what pays from now on. */
export async function renewThere(app: App, id: string, card?: string): Promise<void> {
  await control(app, 'POST', `/vendors/stripe/subscriptions/${id}/renew`, card ? { card } : {});
}

export const ownSubscription = (app: App, token: string): Promise<ApiAnswer> =>
  app.get('/billing/subscription', { token });

/** Waits until one's own subscription has these fields; resolves with the whole. */
export async function untilSubscription(
  app: App,
  token: string,
  wanted: Record<string, unknown>,
  ms = 60_000,
): Promise<Record<string, unknown>> {
  let subscription: Record<string, unknown> = {};
  await eventually(async () => {
    const { body } = await ownSubscription(app, token);
    subscription = body.subscription ?? {};
    return Object.entries(wanted).every(
      ([name, value]) => JSON.stringify(subscription[name]) === JSON.stringify(value),
    );
  }, ms);
  return subscription;
}

/** The lots of credits that somebody's plans brought, the earliest to lapse first. */
export function planLots(
  app: App,
  userId: unknown,
): Promise<{ amount: number; expires_at: string }[]> {
  return selectRows(
    app.databaseUrl,
    `select amount, to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as expires_at
     from credit_lot where user_id = $1 and source = 'plan' order by expires_at, amount`,
    [userId],
  );
}

export const secondsText = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000', '');
