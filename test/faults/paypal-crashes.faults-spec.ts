import { afterAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { PayPalVendor } from '../../sandbox/vendors/paypal/paypal-vendor.js';
import { type App, createPreparedDatabase, startApp, temporaryFolder } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { creditsOf } from '../support/payments.js';
import { agreeAt } from '../support/paypal.js';
import { selectRows } from '../support/select-rows.js';

let sandbox: Sandbox;
afterAll(() => sandbox.close());

it('a program that is killed between what PayPal does and what it hears charges once and gives once', async () => {
  const port = await freePorts();
  sandbox = await startSandbox({
    port: 0,
    vendors: [new PayPalVendor(`http://127.0.0.1:${port}/api/v1/webhooks/paypal`)],
  });
  const { url: databaseUrl } = await createPreparedDatabase();
  const dataDir = temporaryFolder();
  // PayPal outlives the program.
  const env = {
    SANDBOX_PORT: '0',
    PAYPAL_BASE_URL: `http://127.0.0.1:${sandbox.port}/paypal`,
    PAYPAL_CLIENT_ID: 'sandbox-paypal-client',
    PAYPAL_CLIENT_SECRET: 'sandbox-paypal-secret',
    PAYPAL_WEBHOOK_ID: '1JE4291016473214C',
  };
  const start = (): Promise<App> => startApp({ port, databaseUrl, dataDir, env });
  const orders = async (): Promise<{ status: string }[]> =>
    (await (await fetch(`http://127.0.0.1:${sandbox.port}/vendors/paypal/orders`)).json()) as {
      status: string;
    }[];
  const payments = (): Promise<{ status: string }[]> =>
    selectRows(databaseUrl, 'select status from payment');
  let app = await start();
  const { accessToken: token } = await app.signUp();
  const headers = { 'Idempotency-Key': randomUUID() };
  const request = { token, headers, body: { item: 'pack-100', gateway: 'paypal' } };

  // Between the row, PayPal's answer and ours.
  const asked = app.post('/billing/checkout', request).catch(() => undefined);
  await eventually(async () => (await payments()).length === 1);
  await app.kill('SIGKILL');
  await asked;
  app = await start();
  const { status, body } = await app.post('/billing/checkout', request);
  expect(status).toBe(201);

  // Once the money is taken, and before we have written that down; or a moment later, or sooner.
  await agreeAt(body.url as string);
  await eventually(async () => (await orders()).some((order) => order.status === 'COMPLETED'));
  await app.kill('SIGKILL');
  app = await start();
  await eventually(async () => (await creditsOf(app, token)) === 100, 60_000);

  expect(await payments()).toEqual([{ status: 'COMPLETED' }]);
  expect(await orders()).toEqual([expect.objectContaining({ status: 'COMPLETED' })]);
  // Everything that PayPal told, to whichever program, has been acted on.
  await eventually(async () => {
    const told = await selectRows<{ status: string }>(
      databaseUrl,
      'select status from webhook_event',
    );
    return told.length > 0 && told.every(({ status }) => status !== 'RECEIVED');
  }, 60_000);
  expect(await creditsOf(app, token)).toBe(100);
}, 120_000);
