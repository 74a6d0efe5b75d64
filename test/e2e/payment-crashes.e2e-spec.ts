import { afterAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { StripeVendor } from '../../sandbox/vendors/stripe/stripe-vendor.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, createDatabase, startApp, temporaryFolder } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { creditsOf, payAt } from '../support/payments.js';
import { selectRows } from '../support/select-rows.js';

let sandbox: Sandbox;
afterAll(() => sandbox.close());

it('a program that is killed in the middle of a purchase charges once and gives once', async () => {
  const port = await freePorts();
  sandbox = await startSandbox({
    port: 0,
    vendors: [new StripeVendor(`http://127.0.0.1:${port}/api/v1/webhooks/stripe`)],
  });
  const { url: databaseUrl } = await createDatabase();
  const dataDir = temporaryFolder();
  // The payment service outlives the program.
  const env = {
    SANDBOX_PORT: '0',
    STRIPE_BASE_URL: `http://127.0.0.1:${sandbox.port}/stripe`,
    STRIPE_SECRET_KEY: 'sk_test_pixshift_sandbox',
    STRIPE_WEBHOOK_SECRET: 'whsec_pixshift_sandbox',
  };
  const start = (): Promise<App> => startApp({ port, databaseUrl, dataDir, env });
  let app = await start();
  const { accessToken: token } = await app.signUp();
  const headers = { 'Idempotency-Key': randomUUID() };
  const request = { token, headers, body: { item: 'pack-100' } };

  // Between the row, the gateway's answer and ours.
  const asked = app.post('/billing/checkout', request).catch(() => undefined);
  await sleep(25);
  await app.kill('SIGKILL');
  await asked;
  app = await start();
  const { status, body } = await app.post('/billing/checkout', request);
  expect(status).toBe(201);

  // Between the payment, its message, and what it changes.
  await payAt(body.url as string);
  await sleep(15);
  await app.kill('SIGKILL');
  app = await start();
  await eventually(async () => (await creditsOf(app, token)) === 100, 60_000);

  const payments = await selectRows<{ status: string }>(databaseUrl, 'select status from payment');
  expect(payments).toEqual([{ status: 'COMPLETED' }]);
  const sessions = await fetch(`http://127.0.0.1:${sandbox.port}/vendors/stripe/sessions`);
  expect(await sessions.json()).toHaveLength(1);
  await sleep(1_000);
  expect(await creditsOf(app, token)).toBe(100);

  // One picture for money: between its charge, the word of it, and the run.
  const assetId = await upload(app, token);
  const run = await startRun(app, token, assetId, { pay: 'single' });
  const generationId = run.body.id as string;
  const charge = { token, body: { generationId, paymentMethodId: 'pm_card_visa' } };
  for (const ms of [12, 30]) {
    const charging = app.post('/billing/payments', charge).catch(() => undefined);
    await sleep(ms);
    await app.kill('SIGKILL');
    await charging;
    app = await start();
  }
  expect((await app.post('/billing/payments', charge)).body).toMatchObject({ generationId });
  expect((await untilEnded(app, token, generationId, 60_000)).status).toBe('COMPLETED');
  const singles = await selectRows(
    databaseUrl,
    `select p.status, p.amount_minor, (select count(*)::int from refund) as refunds
     from payment p where p.purpose = 'single'`,
  );
  expect(singles).toEqual([{ status: 'COMPLETED', amount_minor: 99, refunds: 0 }]);
}, 180_000);
