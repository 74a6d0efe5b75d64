import { type App, type SignedUp } from '../harness.js';
import { control } from './app-with-providers.js';
import { beginCheckout, decideAt, untilPayment } from './payments.js';
import { selectRows } from './select-rows.js';

export interface BoughtByPayPal {
  readonly person: SignedUp;
  readonly token: string;
  readonly paymentId: string;
  /** The payment as PayPal calls it. */
  readonly captureId: string;
}

/** Opens PayPal's page; `orderId` is what PayPal calls it. */
export async function beginPayPal(
  app: App,
  token: string,
  item = 'pack-100',
): Promise<{ paymentId: string; url: string; orderId: string }> {
  const { paymentId, url } = await beginCheckout(app, token, item, 'paypal');
  return { paymentId, url, orderId: new URL(url).searchParams.get('token') ?? '' };
}

/** The person agrees on PayPal's page; resolves with where they are sent. */
export const agreeAt = (
  url: string,
  wallet: 'balance' | 'declined' | 'review' = 'balance',
): Promise<string> => decideAt(url, { decision: 'pay', wallet });

export const paypal = (app: App, method: string, path: string, body?: object): Promise<Response> =>
  control(app, method, `/vendors/paypal${path}`, body);

/** Somebody new who has bought 100 credits for $9.90 by PayPal. */
export async function boughtByPayPal(app: App): Promise<BoughtByPayPal> {
  const person = await app.signUp();
  const token = person.accessToken;
  const { paymentId, url } = await beginPayPal(app, token);
  await agreeAt(url);
  await untilPayment(app, token, paymentId, 'COMPLETED', 60_000);
  return { person, token, paymentId, captureId: await captureOf(app, paymentId) };
}

async function captureOf(app: App, paymentId: string): Promise<string> {
  const [row] = await selectRows<{ id: string }>(
    app.databaseUrl,
    'select gateway_payment_id as id from payment where id = $1',
    [paymentId],
  );
  return row?.id ?? '';
}

export interface PayPalOrder {
  id: string;
  status: string;
  purchase_units: {
    custom_id: string;
    payments?: { captures: { id: string; status: string }[] };
  }[];
}

export async function orderAt(app: App, orderId: string): Promise<PayPalOrder | undefined> {
  const all = (await (await paypal(app, 'GET', '/orders')).json()) as PayPalOrder[];
  return all.find(({ id }) => id === orderId);
}

/** How often PayPal was asked to take the money of an order, by what it answered. */
export async function capturesAsked(app: App, orderId: string): Promise<number[]> {
  const calls = (await (await control(app, 'GET', '/calls?vendor=paypal')).json()) as {
    path: string;
    status: number;
  }[];
  return calls
    .filter(({ path }) => path.endsWith(`/${orderId}/capture`))
    .map(({ status }) => status);
}
