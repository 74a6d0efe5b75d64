import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { paymentGatewayContract } from '../../../test/contracts/payment-gateway.contract.js';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.js';
import { PayPalVendor } from '../../../sandbox/vendors/paypal/paypal-vendor.js';
import { signed } from '../../../sandbox/vendors/paypal/webhooks.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/index.js';
import { type PayPalAccess, SANDBOX_CREDENTIALS } from '../../platform/vendors/vendor-access.js';
import { PayPalGateway } from './paypal-gateway.js';

const clock = { now: () => new Date() } as Clock;

paymentGatewayContract('the PayPal adapter', ['reversals'], async () => {
  const vendor = new PayPalVendor();
  const sandbox = await startSandbox({ port: 0, vendors: [vendor] });
  const base = `http://127.0.0.1:${sandbox.port}`;
  const access: PayPalAccess = {
    mode: 'sandbox',
    environment: 'sandbox',
    baseUrl: `${base}/paypal`,
    ...SANDBOX_CREDENTIALS.paypal,
  };
  const post = async (path: string, body: object = {}): Promise<void> => {
    await fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  };
  const decide = async (url: string, wallet: string): Promise<void> => {
    const body = new URLSearchParams({ decision: 'pay', wallet });
    await fetch(url, { method: 'POST', body, redirect: 'manual' });
  };
  const gateway = new PayPalGateway(access, clock, 1_000);
  return {
    gateway,
    stranger: new PayPalGateway({ ...access, clientSecret: 'of-a-stranger' }, clock),
    pay: (url) => decide(url, 'balance'),
    beDeclined: (url) => decide(url, 'declined'),
    expire: (id) => post(`/vendors/paypal/orders/${id}/expire`),
    lastMessage: async ({ isForged = false } = {}) => {
      const notice = vendor.told().at(-1);
      if (!notice) throw new Error('nothing was told yet');
      const secret = isForged ? 'a-certificate-of-somebody-else' : undefined;
      const { body, headers } = signed(notice, { time: Math.floor(Date.now() / 1000), secret });
      return Promise.resolve({ body: Buffer.from(body), headers });
    },
    fail: (mode) => post('/faults', { vendor: 'paypal', mode }),
    recover: async () => void (await fetch(`${base}/faults`, { method: 'DELETE' })),
    // The client itself tries three times.
    loseAnswers: () => post('/vendors/paypal/answers/lose', { times: 3 }),
    dispose: () => sandbox.close(),
  };
});

describe('an order', () => {
  let sandbox: Sandbox;
  const ways: Server[] = [];
  const accessAt = (baseUrl: string): PayPalAccess => ({
    mode: 'sandbox',
    environment: 'sandbox',
    baseUrl,
    ...SANDBOX_CREDENTIALS.paypal,
  });
  const agreeAt = (url: string) => {
    const body = new URLSearchParams({ decision: 'pay', wallet: 'balance' });
    return fetch(url, { method: 'POST', body, redirect: 'manual' });
  };
  const order = () => ({
    paymentId: newId(),
    name: '100 credits',
    amountMinor: 990,
    currency: 'USD',
    returnUrl: 'http://127.0.0.1:9/return',
    cancelUrl: 'http://127.0.0.1:9/left',
  });

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, vendors: [new PayPalVendor()] });
  });
  afterAll(async () => {
    for (const way of ways) way.close();
    await sandbox.close();
  });

  it('that nobody agreed to in time is over by our clock, and is not taken afterwards', async () => {
    let hours = 2;
    const moving = { now: () => new Date(Date.now() + hours * 3_600_000) } as Clock;
    const gateway = new PayPalGateway(accessAt(`http://127.0.0.1:${sandbox.port}/paypal`), moving);
    const asked = order();
    const { paymentId } = asked;
    const { checkoutId, url } = await gateway.openCheckout(asked);
    const checkout = { paymentId, checkoutId };
    expect(await gateway.look(checkout)).toBeUndefined();
    hours = 4;
    expect(await gateway.look(checkout)).toEqual({ kind: 'expired', paymentId });
    await agreeAt(url);
    expect(await gateway.look(checkout)).toEqual({ kind: 'expired', paymentId });
  });

  it('whose money somebody else takes between our look and our asking is paid', async () => {
    const way = await wayOnWhichOthersAreFaster(sandbox.port);
    ways.push(way.server);
    const gateway = new PayPalGateway(accessAt(way.url), clock);
    const asked = order();
    const { checkoutId, url } = await gateway.openCheckout(asked);
    await agreeAt(url);
    const paid = await gateway.look({ paymentId: asked.paymentId, checkoutId });
    expect(way.answers).toEqual([201, 422]);
    expect(paid).toMatchObject({ kind: 'paid', paymentId: asked.paymentId, amountMinor: 990 });
  });
});

/** Leads to PayPal; whenever money is asked for, it is taken under another name just before. */
async function wayOnWhichOthersAreFaster(
  port: number,
): Promise<{ url: string; server: Server; answers: number[] }> {
  const answers: number[] = [];
  const passOn = async (request: IncomingMessage, requestId: string | undefined) => {
    const body = await bodyOf(request);
    const { authorization = '', prefer = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, prefer: String(prefer), 'content-type': type };
    const send = (id: string | undefined) =>
      fetch(`http://127.0.0.1:${port}${request.url}`, {
        method: request.method ?? 'GET',
        headers: id === undefined ? headers : { ...headers, 'paypal-request-id': id },
        ...(body.length > 0 ? { body } : {}),
      });
    const isCapture = request.url?.endsWith('/capture') ?? false;
    if (isCapture) answers.push((await send('of-somebody-else')).status);
    const answer = await send(requestId);
    if (isCapture) answers.push(answer.status);
    return answer;
  };
  const server = createServer((request, response) => {
    const requestId = request.headers['paypal-request-id'];
    void passOn(request, typeof requestId === 'string' ? requestId : undefined).then(
      async (answer) => {
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(Buffer.from(await answer.arrayBuffer()));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${own}/paypal`, server, answers };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
