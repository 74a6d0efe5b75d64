import { describe, expect, it } from '@jest/globals';
import { paymentGatewayContract } from '../../../test/contracts/payment-gateway.contract.js';
import { startSandbox } from '../../../sandbox/sandbox.js';
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

describe('an order that nobody agreed to in time', () => {
  it('is over by our clock, and is not taken though its owner agrees afterwards', async () => {
    const sandbox = await startSandbox({ port: 0, vendors: [new PayPalVendor()] });
    const access: PayPalAccess = {
      mode: 'sandbox',
      environment: 'sandbox',
      baseUrl: `http://127.0.0.1:${sandbox.port}/paypal`,
      ...SANDBOX_CREDENTIALS.paypal,
    };
    let hours = 2;
    const moving = { now: () => new Date(Date.now() + hours * 3_600_000) } as Clock;
    const gateway = new PayPalGateway(access, moving);
    const paymentId = newId();
    const { checkoutId, url } = await gateway.openCheckout({
      paymentId,
      name: '100 credits',
      amountMinor: 990,
      currency: 'USD',
      returnUrl: 'http://127.0.0.1:9/return',
      cancelUrl: 'http://127.0.0.1:9/left',
    });
    const checkout = { paymentId, checkoutId };
    expect(await gateway.look(checkout)).toBeUndefined();
    hours = 4;
    expect(await gateway.look(checkout)).toEqual({ kind: 'expired', paymentId });
    const body = new URLSearchParams({ decision: 'pay', wallet: 'balance' });
    await fetch(url, { method: 'POST', body, redirect: 'manual' });
    expect(await gateway.look(checkout)).toEqual({ kind: 'expired', paymentId });
    await sandbox.close();
  });
});
