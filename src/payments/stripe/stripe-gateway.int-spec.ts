import { createHmac } from 'node:crypto';
import { paymentGatewayContract } from '../../../test/contracts/payment-gateway.contract.js';
import { startSandbox } from '../../../sandbox/sandbox.js';
import { StripeVendor } from '../../../sandbox/vendors/stripe/stripe-vendor.js';
import { stripeAt } from '../../../test/support/stripe-client.js';
import type { Clock } from '../../platform/clock.js';
import { SANDBOX_CREDENTIALS, type StripeAccess } from '../../platform/vendors/vendor-access.js';
import { StripeGateway } from './stripe-gateway.js';

const clock = { now: () => new Date() } as Clock;

const ABILITIES = ['customers', 'subscriptions', 'charges', 'messages'] as const;

paymentGatewayContract('the Stripe adapter', ABILITIES, async () => {
  const sandbox = await startSandbox({ port: 0, vendors: [new StripeVendor()] });
  const base = `http://127.0.0.1:${sandbox.port}`;
  const access: StripeAccess = {
    mode: 'sandbox',
    baseUrl: `${base}/stripe`,
    ...SANDBOX_CREDENTIALS.stripe,
  };
  const post = async (path: string, body: object = {}): Promise<void> => {
    await fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  };
  const decide = async (url: string, card: string): Promise<void> => {
    const body = new URLSearchParams({ decision: 'pay', card });
    await fetch(url, { method: 'POST', body, redirect: 'manual' });
  };
  return {
    gateway: new StripeGateway(access, clock, 1_000),
    stranger: new StripeGateway({ ...access, secretKey: 'sk_test_stranger' }, clock),
    methods: {
      paying: 'pm_card_visa',
      declining: 'pm_card_chargeDeclined',
      asking: 'pm_card_threeDSecure2Required',
    },
    pay: (url) => decide(url, 'pm_card_visa'),
    beDeclined: (url) => decide(url, 'pm_card_chargeDeclined'),
    expire: (id) => post(`/vendors/stripe/sessions/${id}/expire`),
    toleranceSeconds: 300,
    lastMessage: async ({ offsetSeconds = 0, isForged = false } = {}) => {
      const { data } = await stripeAt(base).events.list({ limit: 1 });
      const secret = isForged ? 'whsec_of_somebody_else' : access.webhookSecret;
      const body = JSON.stringify(data[0]);
      const time = Math.floor(Date.now() / 1000) + offsetSeconds;
      const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
      return {
        body: Buffer.from(body),
        headers: { 'stripe-signature': `t=${time},v1=${signature}` },
      };
    },
    fail: (mode) => post('/faults', { vendor: 'stripe', mode }),
    recover: async () => void (await fetch(`${base}/faults`, { method: 'DELETE' })),
    // The client itself tries three times.
    loseAnswers: () => post('/vendors/stripe/answers/lose', { times: 3 }),
    dispose: () => sandbox.close(),
  };
});
