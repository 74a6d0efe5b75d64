import { expect } from '@jest/globals';
import type { ApiAnswer, App } from '../harness.js';
import { control } from './app-with-providers.js';
import { eventually } from './eventually.js';

/** Begins to buy; fails unless that works. */
export async function beginCheckout(
  app: App,
  token: string,
  item = 'pack-100',
  gateway?: string,
): Promise<{ paymentId: string; url: string }> {
  const request = { item, ...(gateway === undefined ? {} : { gateway }) };
  const { status, body } = await app.post('/billing/checkout', { token, body: request });
  expect([status, body]).toEqual([201, expect.anything()]);
  return body as { paymentId: string; url: string };
}

/** What a person decides on the payment service's page; resolves with where they are sent. */
export async function decideAt(url: string, form: Record<string, string>): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  return answer.headers.get('location') ?? '';
}

export const payAt = (url: string, card = 'pm_card_visa'): Promise<string> =>
  decideAt(url, { decision: 'pay', card });

export function paymentOf(app: App, token: string, id: string): Promise<ApiAnswer> {
  return app.get(`/billing/payments/${id}`, { token });
}

/** Waits until the payment stands so; resolves with it. */
export async function untilPayment(
  app: App,
  token: string,
  id: string,
  status: string,
  ms = 30_000,
): Promise<Record<string, unknown>> {
  let body: Record<string, unknown> = {};
  await eventually(async () => {
    ({ body } = await paymentOf(app, token, id));
    return body['status'] === status;
  }, ms);
  return body;
}

export async function creditsOf(app: App, token: string): Promise<number> {
  const { body } = await app.get('/billing/balance', { token });
  return body.credits.available as number;
}

/** How a payment service's messages are sent from now on. */
export async function webhooks(
  app: App,
  settings: { mode?: 'deliver' | 'hold' | 'drop'; repeat?: number; url?: string },
  gateway = 'stripe',
): Promise<void> {
  await control(app, 'PUT', `/vendors/${gateway}/webhooks`, settings);
}
