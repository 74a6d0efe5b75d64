import { describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { startSandbox } from '../../../sandbox/sandbox.js';
import { DodoVendor } from '../../../sandbox/vendors/dodo/dodo-vendor.js';
import type { GatewayUnderTest } from '../../../test/contracts/gateway-under-test.js';
import { paymentGatewayContract } from '../../../test/contracts/payment-gateway.contract.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/index.js';
import { type DodoAccess, SANDBOX_CREDENTIALS } from '../../platform/vendors/vendor-access.js';
import { DodoGateway } from './dodo-gateway.js';

const clock = { now: () => new Date(), in: (ms: number) => new Date(Date.now() + ms) } as Clock;
const FORGED = `whsec_${Buffer.from('the secret of somebody else').toString('base64')}`;

type Made = GatewayUnderTest & {
  control(method: string, path: string, body?: object): Promise<unknown>;
};

async function make(): Promise<Made> {
  const sandbox = await startSandbox({ port: 0, vendors: [new DodoVendor()] });
  const base = `http://127.0.0.1:${sandbox.port}`;
  const access: DodoAccess = {
    mode: 'sandbox',
    isTest: true,
    baseUrl: `${base}/dodo`,
    ...SANDBOX_CREDENTIALS.dodo,
  };
  const send = async (method: string, path: string, body: object = {}): Promise<unknown> => {
    const json = { 'content-type': 'application/json' };
    const sent = method === 'GET' ? {} : { headers: json, body: JSON.stringify(body) };
    return (await fetch(base + path, { method, ...sent })).json();
  };
  const control = (method: string, path: string, body?: object) =>
    send(method, `/vendors/dodo${path}`, body);
  const decide = async (url: string, way: string): Promise<void> => {
    const body = new URLSearchParams({ decision: 'pay', method: way, email: 'ada@example.test' });
    await fetch(url, { method: 'POST', body, redirect: 'manual' });
  };
  return {
    gateway: new DodoGateway(access, clock, 1_000),
    stranger: new DodoGateway({ ...access, apiKey: 'dodo_test_stranger' }, clock),
    lacks: ['keys', 'closing'],
    pay: (url) => decide(url, 'card'),
    beDeclined: (url) => decide(url, 'declined'),
    expire: async (id) => void (await control('POST', `/sessions/${id}/expire`)),
    toleranceSeconds: 300,
    lastMessage: async ({ offsetSeconds = 0, isForged = false } = {}) => {
      const events = (await control('GET', '/events')) as { id: string; message: object }[];
      const { id = '', message = {} } = events.at(-1) ?? {};
      const body = JSON.stringify(message);
      const time = Math.floor(Date.now() / 1000) + offsetSeconds;
      const secret = isForged ? FORGED : access.webhookSecret;
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
      return {
        body: Buffer.from(body),
        headers: {
          'webhook-id': id,
          'webhook-timestamp': String(time),
          'webhook-signature': `v1,${signature}`,
        },
      };
    },
    fail: async (mode) => void (await send('POST', '/faults', { vendor: 'dodo', mode })),
    recover: async () => void (await fetch(`${base}/faults`, { method: 'DELETE' })),
    loseAnswers: async () => void (await control('POST', '/answers/lose', { times: 1 })),
    dispose: () => sandbox.close(),
    control,
  };
}

paymentGatewayContract('the Dodo adapter', ['reversals'], make);

describe('what was paid, and what was given back', () => {
  const order = () => ({
    paymentId: newId(),
    name: '100 credits',
    amountMinor: 990,
    currency: 'USD',
    returnUrl: 'http://127.0.0.1:9/return',
    cancelUrl: 'http://127.0.0.1:9/left',
  });

  it('is our price with its tax in it or on top, and nothing else', async () => {
    const { gateway, pay, control, dispose } = await make();
    const paidAt = async (pricing: object): Promise<number> => {
      const asked = order();
      const { url, checkoutId } = await gateway.openCheckout(asked);
      await control('PUT', '/pricing', pricing);
      await pay(url);
      const news = await gateway.look({ paymentId: asked.paymentId, checkoutId });
      return news?.kind === 'paid' ? news.amountMinor : NaN;
    };
    expect(await paidAt({ taxInclusive: true, taxBasisPoints: 2_000 })).toBe(990);
    expect(await paidAt({ taxInclusive: false })).toBe(990);
    expect(await paidAt({ taxBasisPoints: 0 })).toBe(990);
    await dispose();
  });

  it('opens no page where our amount would not be what is paid', async () => {
    const { gateway, control, dispose } = await make();
    await control('PUT', '/pricing', { payWhatYouWant: false });
    await expect(gateway.openCheckout(order())).rejects.toMatchObject({ failure: 'misconfigured' });
    await control('PUT', '/pricing', { payWhatYouWant: true });
    const other = gateway.openCheckout({ ...order(), currency: 'EUR' });
    await expect(other).rejects.toMatchObject({ failure: 'misconfigured' });
    await dispose();
  });

  it('goes back with the tax that was on top, and is reckoned without it', async () => {
    const { gateway, pay, control, dispose } = await make();
    await control('PUT', '/pricing', { taxInclusive: false, taxBasisPoints: 2_000 });
    const asked = order();
    const { url, checkoutId } = await gateway.openCheckout(asked);
    await pay(url);
    const paid = await gateway.look({ paymentId: asked.paymentId, checkoutId });
    const gatewayPaymentId = paid?.kind === 'paid' ? paid.gatewayPaymentId : '';
    const part = { gatewayPaymentId, currency: 'USD', isRepeated: false };
    const refunded = async (amountMinor: number) =>
      (await gateway.refund({ ...part, refundId: newId(), amountMinor })).find(
        ({ kind }) => kind === 'refunded',
      );
    expect(await refunded(333)).toMatchObject({ refundedMinor: 333 });
    expect(await refunded(333)).toMatchObject({ refundedMinor: 666 });
    expect(await refunded(324)).toMatchObject({ refundedMinor: 990 });
    const made = (await control('GET', '/refunds')) as { amount: number }[];
    expect(made.map(({ amount }) => amount)).toEqual([400, 400, 388]);
    await dispose();
  });

  it('is heard of by message: refunds of ours and of others, and disputes', async () => {
    const { gateway, pay, control, lastMessage, dispose } = await make();
    const asked = order();
    const { url, checkoutId } = await gateway.openCheckout(asked);
    await pay(url);
    const paid = await gateway.look({ paymentId: asked.paymentId, checkoutId });
    const gatewayPaymentId = paid?.kind === 'paid' ? paid.gatewayPaymentId : '';
    const heard = async () => {
      const { body, headers } = await lastMessage();
      return (await gateway.readWebhook(body, headers)).news;
    };
    const refundId = newId();
    await gateway.refund({
      refundId,
      gatewayPaymentId,
      amountMinor: 300,
      currency: 'USD',
      isRepeated: false,
    });
    expect(await heard()).toEqual({ kind: 'refund-made', gatewayPaymentId, refundId });
    const [made] = (await control('GET', '/refunds')) as { refund_id: string }[];
    await control('POST', `/refunds/${made?.refund_id}/settle`, { status: 'failed' });
    expect(await heard()).toEqual({ kind: 'refund-failed', gatewayPaymentId, refundId });

    const inquiry = { paymentId: gatewayPaymentId, stage: 'pre_dispute' };
    await control('POST', '/disputes', inquiry);
    expect(await heard()).toBeNull();
    const { dispute_id: disputeId } = (await control('POST', '/disputes', {
      paymentId: gatewayPaymentId,
    })) as { dispute_id: string };
    const disputed = { gatewayPaymentId, disputeId, amountMinor: 990, currency: 'USD' };
    expect(await heard()).toEqual({ kind: 'disputed', ...disputed });
    for (const [outcome, kind] of [
      ['challenged', 'disputed'],
      ['lost', 'dispute-lost'],
      ['won', 'dispute-won'],
      ['accepted', 'dispute-lost'],
      ['expired', 'dispute-lost'],
      ['cancelled', 'dispute-won'],
    ]) {
      await control('POST', `/disputes/${disputeId}/move`, { outcome });
      expect(await heard()).toEqual({ kind, ...disputed });
    }
    await dispose();
  });
});
