import { afterAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { StripeVendor } from '../../sandbox/vendors/stripe/stripe-vendor.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, createPreparedDatabase, startApp, temporaryFolder } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { freePorts } from '../support/free-ports.js';
import { holdTable } from '../support/held-table.js';
import { creditsOf, payAt } from '../support/payments.js';
import { selectRows } from '../support/select-rows.js';

let sandbox: Sandbox;
afterAll(() => sandbox.close());

it('a program that is killed between any two steps of a purchase charges once and gives once', async () => {
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
  const rows = <T extends object>(sql: string): Promise<T[]> => selectRows(databaseUrl, sql);
  let app = await start();
  /** Begins something, and kills the program where it would write to a table next. */
  const killBefore = async (table: string, begin: () => Promise<unknown>): Promise<void> => {
    const held = await holdTable(databaseUrl, table);
    const begun = begin().catch(() => undefined);
    await held.untilWanted();
    await app.kill('SIGKILL');
    await begun;
    await held.release();
    app = await start();
  };
  const { accessToken: token } = await app.signUp();
  const headers = { 'Idempotency-Key': randomUUID() };
  const request = { token, headers, body: { item: 'pack-100' } };
  const buy = () => app.post('/billing/checkout', request);

  // The row is written, and its buyer is known to the payment service and not to us.
  await killBefore('gateway_customer', buy);
  expect(await rows('select status, checkout_url from payment')).toEqual([
    { status: 'PENDING', checkout_url: null },
  ]);
  const { status, body } = await buy();
  expect(status).toBe(201);

  // It is paid; its message came, and is not kept.
  await killBefore('webhook_event', () => payAt(body.url as string));
  // The message is kept, and half of what it changes is made.
  const lots = await holdTable(databaseUrl, 'credit_lot');
  await lots.untilWanted();
  await app.kill('SIGKILL');
  await lots.release();
  expect(await rows('select status from payment')).toEqual([{ status: 'PENDING' }]);
  app = await start();
  await eventually(async () => (await creditsOf(app, token)) === 100, 60_000);

  expect(await rows('select status from payment')).toEqual([{ status: 'COMPLETED' }]);
  const sessions = await fetch(`${there}/vendors/stripe/sessions`);
  expect(await sessions.json()).toHaveLength(1);
  // Everything that was told, to whichever program, has been acted on.
  await eventually(async () => {
    const told = await rows<{ status: string }>('select status from webhook_event');
    return told.length > 0 && told.every((event) => event.status !== 'RECEIVED');
  }, 60_000);
  expect(await creditsOf(app, token)).toBe(100);

  // One picture for money: its charge is made, and neither it nor its run is released here.
  const assetId = await upload(app, token);
  const run = await startRun(app, token, assetId, { pay: 'single' });
  const generationId = run.body.id as string;
  const charge = { token, body: { generationId, paymentMethodId: 'pm_card_visa' } };
  await killBefore('ledger_transaction', () => app.post('/billing/payments', charge));
  expect((await app.post('/billing/payments', charge)).body).toMatchObject({ generationId });
  expect((await untilEnded(app, token, generationId, 60_000)).status).toBe('COMPLETED');
  expect(
    await rows(
      `select p.status, p.amount_minor, (select count(*)::int from refund) as refunds
       from payment p where p.purpose = 'single'`,
    ),
  ).toEqual([{ status: 'COMPLETED', amount_minor: 99, refunds: 0 }]);
}, 180_000);
