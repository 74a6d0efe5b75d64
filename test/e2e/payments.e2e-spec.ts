import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startRun, upload } from '../factories/runs.js';
import { type App, startApp } from '../harness.js';
import { control } from '../support/app-with-providers.js';
import { confirmAddress } from '../support/confirm-address.js';
import { eventually } from '../support/eventually.js';
import { mailTo } from '../support/inbox.js';
import {
  beginCheckout,
  creditsOf,
  decideAt,
  payAt,
  paymentOf,
  untilPayment,
  webhooks,
} from '../support/payments.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterEach(async () => {
  await webhooks(app, { mode: 'deliver', repeat: 1 });
  await control(app, 'DELETE', '/faults');
});

const rows = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  selectRows(app.databaseUrl, sql, values);

describe('buying a pack', () => {
  it('gives the credits once the payment service says that it is paid, without the browser', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginCheckout(app, token);
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject({
      id: paymentId,
      purpose: 'pack',
      item: 'pack-100',
      credits: 100,
      status: 'PENDING',
      failure: null,
      receiptNo: null,
      checkoutUrl: url,
      paidAt: null,
    });
    expect(await creditsOf(app, token)).toBe(0);

    expect(await payAt(url)).toBe(`${app.url}/billing/return?payment=${paymentId}`);
    // Nobody comes back: the webhook alone has to do it.
    await eventually(async () => (await creditsOf(app, token)) === 100, 30_000);
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject({
      status: 'COMPLETED',
      receiptNo: expect.stringMatching(/^PS-\d{4}-\d{6}$/),
      checkoutUrl: null,
      paidAt: expect.any(String),
    });
    const { body: history } = await app.get('/billing/history', { token });
    expect(history).toMatchObject({ data: [{ id: paymentId }], pagination: { total: 1 } });
  });

  it('costs what the server says, whatever the client does', async () => {
    const { accessToken: token } = await app.signUp();
    const body = { item: 'pack-100', amountMinor: 1, credits: 1_000_000 };
    const refused = await app.post('/billing/checkout', { token, body });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    const unknown = await app.post('/billing/checkout', { token, body: { item: 'pack-free' } });
    expect([unknown.status, unknown.body.error.details.field]).toEqual([400, 'item']);
    const other = { item: 'pack-100', gateway: 'dogecoin' };
    expect((await app.post('/billing/checkout', { token, body: other })).status).toBe(400);
  });

  it('says that the card was declined, and takes another one on the same page', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginCheckout(app, token);
    await payAt(url, 'pm_card_chargeDeclined');
    await eventually(
      async () => (await paymentOf(app, token, paymentId)).body.failure === 'declined',
      30_000,
    );
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject({
      status: 'PENDING',
      checkoutUrl: url,
    });
    expect(await creditsOf(app, token)).toBe(0);
    await payAt(url);
    const paid = await untilPayment(app, token, paymentId, 'COMPLETED');
    expect(paid['failure']).toBeNull();
    expect(await creditsOf(app, token)).toBe(100);
  });

  it('can be left, and comes to nothing when the page expires', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginCheckout(app, token);
    expect(await decideAt(url, { decision: 'back' })).toBe(
      `${app.url}/billing/return?payment=${paymentId}&left=1`,
    );
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject({ status: 'PENDING' });
    const checkoutId = url.split('/').at(-1);
    await control(app, 'POST', `/vendors/stripe/sessions/${checkoutId}/expire`);
    const failed = await untilPayment(app, token, paymentId, 'FAILED');
    expect(failed).toMatchObject({ failure: 'expired', checkoutUrl: null, receiptNo: null });
    expect(await creditsOf(app, token)).toBe(0);
  });

  it('is one payment for one key, twenty times at once', async () => {
    const { accessToken: token } = await app.signUp();
    const headers = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.post('/billing/checkout', { token, headers, body: { item: 'pack-100' } }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const [first] = answers;
    expect(
      await rows('select id from payment where id = $1', [first?.body.paymentId]),
    ).toHaveLength(1);
    expect((await app.get('/billing/history', { token })).body.pagination.total).toBe(1);

    await payAt(first?.body.url as string);
    await untilPayment(app, token, first?.body.paymentId as string, 'COMPLETED');
    const again = await app.post('/billing/checkout', {
      token,
      headers,
      body: { item: 'pack-100' },
    });
    expect(again.body).toEqual(first?.body);
    const body = { item: 'pack-500' };
    const mismatch = await app.post('/billing/checkout', { token, headers, body });
    expect([mismatch.status, mismatch.body.error.code]).toEqual([409, 'IDEMPOTENCY_MISMATCH']);
  });

  it('opens the same page where the answer of the payment service was lost', async () => {
    const { accessToken: token } = await app.signUp();
    const headers = { 'Idempotency-Key': randomUUID() };
    const request = { token, headers, body: { item: 'pack-100' } };
    // All tries of the client: the customer is made, then nothing is heard of anything.
    await control(app, 'POST', '/vendors/stripe/answers/lose', { times: 3 });
    const lost = await app.post('/billing/checkout', request);
    expect([lost.status, lost.body.error.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    const found = await app.post('/billing/checkout', request);
    expect(found.status).toBe(201);
    expect((await app.get('/billing/history', { token })).body.pagination.total).toBe(1);
  });

  it.each([
    ['500', 503, 'SERVICE_UNAVAILABLE'],
    ['reset', 503, 'SERVICE_UNAVAILABLE'],
    ['garbage', 503, 'SERVICE_UNAVAILABLE'],
    ['blocked', 502, 'API_ERROR'],
  ])(
    'is refused honestly where the payment service answers %s',
    async (mode, status, code) => {
      const { accessToken: token } = await app.signUp();
      await control(app, 'POST', '/faults', { vendor: 'stripe', mode });
      const answer = await app.post('/billing/checkout', { token, body: { item: 'pack-100' } });
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
      expect(await creditsOf(app, token)).toBe(0);
    },
    60_000,
  );
});

describe('what is not paid yet', () => {
  const cancel = (token: string, id: string) =>
    app.post(`/billing/payments/${id}/cancel`, { token });
  const sessionAt = async (url: string) => {
    const all = (await (await control(app, 'GET', '/vendors/stripe/sessions')).json()) as {
      id: string;
      status: string;
    }[];
    return all.find(({ id }) => id === url.split('/').at(-1))?.status;
  };

  it('is called off by its buyer: nobody can pay there any more, and another plan can be chosen', async () => {
    const { accessToken: token } = await app.signUp();
    for (const item of ['pack-100', 'premium', 'pro']) {
      const { paymentId, url } = await beginCheckout(app, token, item);
      for (const answer of [await cancel(token, paymentId), await cancel(token, paymentId)]) {
        expect([answer.status, answer.body]).toEqual([
          200,
          expect.objectContaining({ status: 'FAILED', failure: 'canceled', checkoutUrl: null }),
        ]);
      }
      expect(await sessionAt(url)).toBe('expired');
      expect(await rows('select check_at from payment where id = $1', [paymentId])).toEqual([
        { check_at: null },
      ]);
    }
  });

  it('and is paid at that moment is paid: the buyer has it', async () => {
    const { accessToken: token } = await app.signUp();
    await webhooks(app, { mode: 'drop' });
    const { paymentId, url } = await beginCheckout(app, token);
    await payAt(url);
    const answer = await cancel(token, paymentId);
    expect([answer.status, answer.body.error.details]).toEqual([409, { reason: 'PAID' }]);
    expect((await paymentOf(app, token, paymentId)).body.status).toBe('COMPLETED');
    expect(await creditsOf(app, token)).toBe(100);
    expect((await cancel(token, paymentId)).status).toBe(409);
  });

  it('stays as it is where the payment service does not answer', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId } = await beginCheckout(app, token);
    await control(app, 'POST', '/faults', { vendor: 'stripe', mode: '500' });
    expect((await cancel(token, paymentId)).status).toBe(503);
    await control(app, 'DELETE', '/faults');
    expect((await paymentOf(app, token, paymentId)).body.status).toBe('PENDING');
    expect((await cancel(token, paymentId)).body.failure).toBe('canceled');
  });

  it('takes the run along that waits for it', async () => {
    const { accessToken: token } = await app.signUp();
    const { body: run } = await startRun(app, token, await upload(app, token), { pay: 'single' });
    const generationId = run.id as string;
    const { body } = await app.post('/billing/payments', { token, body: { generationId } });
    expect((await cancel(token, body.id as string)).body).toMatchObject({ failure: 'canceled' });
    const { body: ended } = await app.get(`/generations/${generationId}`, { token });
    expect([ended.status, ended.unpaid]).toEqual(['CANCELED', null]);
    expect(await sessionAt(body.checkoutUrl as string)).toBe('expired');
  });
});

describe('when no message comes', () => {
  it('a payment is found by asking, for whoever waits on the page', async () => {
    await webhooks(app, { mode: 'drop' });
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginCheckout(app, token);
    await payAt(url);
    await untilPayment(app, token, paymentId, 'COMPLETED', 60_000);
    expect(await creditsOf(app, token)).toBe(100);
  }, 90_000);

  thorough(
    'and for those who never come back, later',
    async () => {
      await webhooks(app, { mode: 'drop' });
      const { accessToken: token } = await app.signUp();
      const { url } = await beginCheckout(app, token);
      await payAt(url);
      // A worker an hour later, on the same database and sandbox.
      const later = await startApp({
        role: 'worker',
        databaseUrl: app.databaseUrl ?? '',
        env: {
          CLOCK_OFFSET_MS: '3600000',
          SANDBOX_PORT: new URL(app.sandboxUrl).port,
        },
      });
      await eventually(async () => (await creditsOf(app, token)) === 100, 60_000);
      await later.stop();
    },
    90_000,
  );
});

describe('a receipt', () => {
  it('has a number without gaps and is fetched by its owner alone', async () => {
    const [ada, bob] = [await app.signUp(), await app.signUp()];
    const numbers: number[] = [];
    let paymentId = '';
    for (let i = 0; i < 2; i++) {
      const checkout = await beginCheckout(app, ada.accessToken);
      paymentId = checkout.paymentId;
      expect(
        (await app.get(`/billing/receipts/${paymentId}`, { token: ada.accessToken })).status,
      ).toBe(404);
      await payAt(checkout.url);
      const paid = await untilPayment(app, ada.accessToken, paymentId, 'COMPLETED');
      numbers.push(Number(String(paid['receiptNo']).slice(-6)));
    }
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
    const pdf = await fetch(app.api(`/billing/receipts/${paymentId}`), {
      headers: { authorization: `Bearer ${ada.accessToken}` },
    });
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toMatch(
      /^attachment; filename="PS-\d{4}-\d{6}\.pdf"$/,
    );
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    for (const path of [`/billing/receipts/${paymentId}`, `/billing/payments/${paymentId}`]) {
      expect((await app.get(path, { token: bob.accessToken })).status).toBe(404);
    }
    expect((await app.get('/billing/history', { token: bob.accessToken })).body.data).toEqual([]);
  });

  it('is mailed once, to an address that was shown to be the buyer’s', async () => {
    const ada = await app.signUp();
    await confirmAddress(app, ada.email);
    await webhooks(app, { repeat: 3 });
    const { paymentId, url } = await beginCheckout(app, ada.accessToken);
    await payAt(url);
    const paid = await untilPayment(app, ada.accessToken, paymentId, 'COMPLETED');
    const mail = await mailTo(app, ada.email, /receipt/);
    expect(mail.subject).toContain(paid['receiptNo']);
    const sent = await rows<{ kind: string }>(
      `select kind from outgoing_message where kind = 'receipt' and once_key = $1`,
      [`receipt:${paymentId}`],
    );
    expect(sent).toHaveLength(1);
  });
});

describe('what can be bought by whom', () => {
  it('is public: the sandbox says that it is one', async () => {
    expect((await app.get('/billing/gateways')).body).toEqual({
      data: [
        { name: 'stripe', mode: 'sandbox', sells: ['pack', 'plan', 'single'] },
        { name: 'paypal', mode: 'sandbox', sells: ['pack', 'single'] },
        { name: 'dodo', mode: 'sandbox', sells: ['pack', 'single'] },
      ],
    });
  });

  it('is limited in number', async () => {
    const limited = await startApp({ env: { RATE_LIMIT_FACTOR: '0.1' } });
    const { accessToken: token } = await limited.signUp();
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) {
      const body = { item: 'pack-100' };
      statuses.push((await limited.post('/billing/checkout', { token, body })).status);
    }
    expect(statuses).toEqual([201, 201, 429]);
  });
});

it('a person who leaves takes their account at the payment service along, and the books stay', async () => {
  const ada = await app.signUp();
  const { paymentId, url } = await beginCheckout(app, ada.accessToken);
  await payAt(url);
  await untilPayment(app, ada.accessToken, paymentId, 'COMPLETED');
  const open = await beginCheckout(app, ada.accessToken);
  const [customer] = await rows<{ customer_id: string }>(
    'select customer_id from gateway_customer where user_id = $1',
    [ada.user.id],
  );
  const erased = await app.post('/users/me/erase', {
    token: ada.accessToken,
    body: { confirm: 'ERASE', password: ada.password },
  });
  expect(erased.status).toBeLessThan(300);
  await eventually(async () => {
    const calls = await (await fetch(`${app.sandboxUrl}/calls?vendor=stripe`)).json();
    return (calls as { method: string; path: string }[]).some(
      ({ method, path }) =>
        method === 'DELETE' && path === `/v1/customers/${customer?.customer_id}`,
    );
  }, 30_000);
  // Nobody can pay for who is gone.
  expect((await fetch(open.url)).status).toBe(404);
  const kept = await rows<{ id: string; status: string }>(
    'select id, status from payment where user_id = $1 order by created_at',
    [ada.user.id],
  );
  expect(kept.map(({ status }) => status)).toEqual(['COMPLETED', 'FAILED']);
});
