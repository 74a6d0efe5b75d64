import { afterAll, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { StripeVendor } from '../../sandbox/vendors/stripe/stripe-vendor.js';
import { type App, createPreparedDatabase, startApp, temporaryFolder } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { holdTable } from '../support/held-table.js';
import { beginCheckout, creditsOf, payAt } from '../support/payments.js';
import { selectRows } from '../support/select-rows.js';

let sandbox: Sandbox;
afterAll(() => sandbox.close());

it('a program that is killed in the middle of renewals gives each month once', async () => {
  const port = await freePorts();
  sandbox = await startSandbox({
    port: 0,
    vendors: [new StripeVendor(`http://127.0.0.1:${port}/api/v1/webhooks/stripe`)],
  });
  const { url: databaseUrl } = await createPreparedDatabase();
  const dataDir = temporaryFolder();
  // The payment service outlives the program.
  const there = `http://127.0.0.1:${sandbox.port}`;
  const env = {
    SANDBOX_PORT: '0',
    STRIPE_BASE_URL: `${there}/stripe`,
    STRIPE_SECRET_KEY: 'sk_test_pixshift_sandbox',
    STRIPE_WEBHOOK_SECRET: 'whsec_pixshift_sandbox',
  };
  const start = (): Promise<App> => startApp({ port, databaseUrl, dataDir, env });
  let app = await start();
  const { accessToken: token } = await app.signUp();
  const { url } = await beginCheckout(app, token, 'premium');
  await payAt(url);
  await eventually(async () => (await creditsOf(app, token)) === 1000, 60_000);
  const [subscription] = (await (await fetch(`${there}/vendors/stripe/subscriptions`)).json()) as {
    id: string;
  }[];

  // Before the message is kept, and when half of what it changes is made.
  for (const [round, table] of ['webhook_event', 'credit_lot'].entries()) {
    const held = await holdTable(databaseUrl, table);
    const renewed = await fetch(`${there}/vendors/stripe/subscriptions/${subscription?.id}/renew`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(renewed.status).toBe(200);
    await held.untilWanted();
    await app.kill('SIGKILL');
    await held.release();
    app = await start();
    await eventually(async () => (await creditsOf(app, token)) === 1000 * (round + 2), 90_000);
  }
  const months = await selectRows<{ cause: string; credits: number }>(
    databaseUrl,
    `select p.cause, l.amount as credits from payment p join credit_lot l on l.key = 'payment:' || p.id
     order by p.period_start`,
  );
  expect(months).toEqual([
    { cause: 'start', credits: 1000 },
    ...Array.from({ length: 2 }, () => ({ cause: 'renewal', credits: 1000 })),
  ]);
  const receipts = await selectRows(
    databaseUrl,
    'select 1 from payment where receipt_no is not null',
  );
  expect(receipts).toHaveLength(3);
}, 240_000);
