import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type DodoPayments from 'dodopayments';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { DodoVendor } from '../../sandbox/vendors/dodo/dodo-vendor.js';
import { DODO_PRODUCT, dodoAt } from '../support/dodo-client.js';
import { eventually } from '../support/eventually.js';

interface Received {
  body: string;
  headers: Record<string, string>;
}

let sandbox: Sandbox;
let base: string;
let dodo: DodoPayments;
let hooks: Server;
let received: Received[];

beforeEach(async () => {
  received = [];
  hooks = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = request.headers as Record<string, string>;
      received.push({ body: Buffer.concat(chunks).toString(), headers });
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
  const { port } = hooks.address() as AddressInfo;
  const vendors = [new DodoVendor(`http://127.0.0.1:${port}/hooks`)];
  sandbox = await startSandbox({ port: 0, vendors });
  base = `http://127.0.0.1:${sandbox.port}`;
  dodo = dodoAt(base);
});
afterEach(async () => {
  await sandbox.close();
  hooks.closeAllConnections();
  await new Promise((resolve) => hooks.close(resolve));
});

const open = (amount: number | null = 990, customer?: { email: string }) =>
  dodo.checkoutSessions.create({
    product_cart: [{ product_id: DODO_PRODUCT, quantity: 1, amount }],
    return_url: 'http://127.0.0.1:9/return?payment=1',
    cancel_url: 'http://127.0.0.1:9/left',
    metadata: { payment_id: 'payment-1' },
    ...(customer ? { customer } : {}),
  });

async function decide(url: string | null | undefined, form: Record<string, string>) {
  const body = new URLSearchParams(form);
  const answer = await fetch(url ?? '', { method: 'POST', body, redirect: 'manual' });
  return answer.headers.get('location') ?? String(answer.status);
}
const pay = (url: string | null | undefined, method = 'card') =>
  decide(url, { decision: 'pay', method, email: 'ada@example.test' });

async function control(method: string, path: string, body: object = {}): Promise<unknown> {
  const answer = await fetch(`${base}/vendors/dodo${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/** Buys, and resolves with the payment. */
async function bought(): Promise<DodoPayments.Payment> {
  const { session_id, checkout_url } = await open();
  await pay(checkout_url);
  const { payment_id } = await dodo.checkoutSessions.retrieve(session_id);
  return dodo.payments.retrieve(payment_id ?? '');
}

describe('a checkout', () => {
  it('is paid on its page, and the person comes back with the payment’s name', async () => {
    const { session_id, checkout_url } = await open();
    expect(await dodo.checkoutSessions.retrieve(session_id)).toMatchObject({
      payment_id: null,
      payment_status: null,
    });
    expect(await (await fetch(checkout_url ?? '')).text()).toContain('$9.90');
    const back = new URL(await pay(checkout_url));
    expect(back.origin + back.pathname).toBe('http://127.0.0.1:9/return');
    expect(back.searchParams.get('payment')).toBe('1');
    expect(back.searchParams.get('status')).toBe('succeeded');
    const paid = await dodo.payments.retrieve(back.searchParams.get('payment_id') ?? '');
    expect(paid).toMatchObject({
      status: 'succeeded',
      total_amount: 990,
      tax: 0,
      currency: 'USD',
      checkout_session_id: session_id,
      metadata: { payment_id: 'payment-1' },
      customer: { email: 'ada@example.test' },
    });
  });

  it('stays open where the card is declined; the next try is another payment', async () => {
    const { session_id, checkout_url } = await open(990, { email: 'bob@example.test' });
    await pay(checkout_url, 'declined');
    const first = await dodo.checkoutSessions.retrieve(session_id);
    expect(first).toMatchObject({ payment_status: 'failed', customer_email: 'bob@example.test' });
    expect(await (await fetch(checkout_url ?? '')).text()).toContain('declined the payment');
    await pay(checkout_url);
    const second = await dodo.checkoutSessions.retrieve(session_id);
    expect(second.payment_status).toBe('succeeded');
    expect(second.payment_id).not.toBe(first.payment_id);
    await eventually(() => Promise.resolve(received.length === 2));
    const types = received.map(({ body }) => (JSON.parse(body) as { type: string }).type);
    expect(types.sort()).toEqual(['payment.failed', 'payment.succeeded']);
  });

  it('waits for a transfer, is left without paying, and closes after a day', async () => {
    const slow = await open();
    expect(await pay(slow.checkout_url, 'transfer')).toContain('status=processing');
    const { payment_id } = await dodo.checkoutSessions.retrieve(slow.session_id);
    await control('POST', `/payments/${payment_id}/settle`, { status: 'cancelled' });
    expect((await dodo.payments.retrieve(payment_id ?? '')).status).toBe('cancelled');

    const left = await open();
    expect(await decide(left.checkout_url, { decision: 'back' })).toBe('http://127.0.0.1:9/left');
    await control('POST', `/sessions/${left.session_id}/expire`);
    expect((await fetch(left.checkout_url ?? '')).status).toBe(404);
    expect(await pay(left.checkout_url)).toBe('404');
  });

  it('costs what the seller says, unless the product has a price; tax is in it or on top', async () => {
    await control('PUT', '/pricing', { taxInclusive: true, taxBasisPoints: 1000 });
    expect(await bought()).toMatchObject({ total_amount: 990, tax: 90 });
    await control('PUT', '/pricing', { taxInclusive: false });
    expect(await bought()).toMatchObject({ total_amount: 1089, tax: 99 });
    await control('PUT', '/pricing', { payWhatYouWant: false, priceMinor: 500, taxBasisPoints: 0 });
    expect(await bought()).toMatchObject({ total_amount: 500 });
    expect((await dodo.products.retrieve(DODO_PRODUCT)).price).toMatchObject({
      pay_what_you_want: false,
      tax_inclusive: false,
    });
  });
});

describe('money back', () => {
  it('goes in parts and not beyond what was paid, and twice where it is asked for twice', async () => {
    const { payment_id } = await bought();
    const part = { payment_id, items: [{ item_id: DODO_PRODUCT, amount: 300 }] };
    const first = await dodo.refunds.create({ ...part, metadata: { refund_id: 'refund-1' } });
    expect(first).toMatchObject({ amount: 300, is_partial: true, status: 'succeeded' });
    await control('POST', '/answers/lose', { times: 1 });
    await expect(dodo.refunds.create(part)).rejects.toThrow();
    const halfway = await dodo.payments.retrieve(payment_id);
    expect(halfway.refunds.map(({ amount }) => amount)).toEqual([300, 300]);
    expect(halfway.refund_status).toBe('partial');
    expect((await dodo.refunds.retrieve(first.refund_id)).metadata).toEqual({
      refund_id: 'refund-1',
    });
    const beyond = { ...part, items: [{ item_id: DODO_PRODUCT, amount: 400 }] };
    await expect(dodo.refunds.create(beyond)).rejects.toMatchObject({ status: 400 });
    expect(await dodo.refunds.create({ payment_id })).toMatchObject({ amount: 390 });
    expect((await dodo.payments.retrieve(payment_id)).refund_status).toBe('full');
  });

  it('may wait and fail, and banks may take it', async () => {
    const { payment_id } = await bought();
    await control('PUT', '/refunds', { leadTo: 'pending' });
    const refund = await dodo.refunds.create({ payment_id });
    expect(refund.status).toBe('pending');
    await control('POST', `/refunds/${refund.refund_id}/settle`, { status: 'failed' });
    expect((await dodo.refunds.retrieve(refund.refund_id)).status).toBe('failed');
    const dispute = (await control('POST', '/disputes', { paymentId: payment_id })) as {
      dispute_id: string;
    };
    await control('POST', `/disputes/${dispute.dispute_id}/move`, { outcome: 'lost' });
    const { disputes } = await dodo.payments.retrieve(payment_id);
    expect(disputes).toMatchObject([{ amount: '990', dispute_status: 'dispute_lost' }]);
    await eventually(() => Promise.resolve(received.length === 4));
  });
});

it('signs its messages by the Standard Webhooks', async () => {
  await control('PUT', '/webhooks', { repeat: 2 });
  const { payment_id } = await bought();
  await eventually(() => Promise.resolve(received.length === 2));
  const [first, second] = received;
  const { type, data } = dodo.webhooks.unwrap(first?.body ?? '', { headers: first?.headers ?? {} });
  expect([type, data]).toEqual([
    'payment.succeeded',
    expect.objectContaining({ payment_id, payload_type: 'Payment' }),
  ]);
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  const changed = (first?.body ?? '').replace('990', '991');
  expect(() => dodo.webhooks.unwrap(changed, { headers: first?.headers ?? {} })).toThrow();
});

it('refuses in the shape of Dodo’s errors', async () => {
  await expect(dodoAt(base, 'nobody').payments.retrieve('pay_1')).rejects.toMatchObject({
    status: 401,
  });
  await expect(dodo.payments.retrieve('pay_1')).rejects.toMatchObject({
    status: 404,
    error: { code: 'PAYMENT_NOT_FOUND', message: expect.any(String) },
  });
  await expect(open(1)).rejects.toMatchObject({ status: 422, error: { code: 'INVALID_AMOUNT' } });
  await expect(open(null)).rejects.toMatchObject({ status: 422 });
});
