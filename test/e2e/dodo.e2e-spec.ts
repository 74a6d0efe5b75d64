import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type ApiAnswer, type App, startApp } from '../harness.js';
import { control } from '../support/app-with-providers.js';
import {
  beginAtDodo,
  boughtAtDodo,
  dodoControl,
  dodoMessage,
  payAtDodo,
  signedByDodo,
} from '../support/dodo.js';
import { DODO_PRODUCT, DODO_SECRET, dodoAt } from '../support/dodo-client.js';
import { eventually } from '../support/eventually.js';
import { creditsOf, decideAt, paymentOf, untilPayment } from '../support/payments.js';
import { textOfPdf } from '../support/pdf-text.js';
import { expectBooksInOrder, refundBy } from '../support/reversals.js';
import { query } from '../support/query.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

const PRICING = { payWhatYouWant: true, priceMinor: 50, taxInclusive: true, taxBasisPoints: 0 };

let app: App;
let admin: string;

beforeAll(async () => {
  app = await startApp();
  const staff = await app.signUp();
  await giveRole(app.databaseUrl ?? '', staff.user.id as string, 'ADMIN');
  admin = await app.signIn(staff);
}, 60_000);
afterEach(async () => {
  await dodoControl(app, 'PUT', '/webhooks', { mode: 'deliver', repeat: 1 });
  await dodoControl(app, 'PUT', '/pricing', PRICING);
  await dodoControl(app, 'PUT', '/refunds', { leadTo: 'succeeded' });
  await control(app, 'DELETE', '/faults');
  await expectBooksInOrder(app, admin);
});

const rows = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  selectRows(app.databaseUrl, sql, values);
const deliver = (message: { body: string; headers: Record<string, string> }): Promise<ApiAnswer> =>
  app.post('/webhooks/dodo', message);
const allProcessed = () =>
  eventually(async () => {
    const left = await rows(`select 1 from webhook_event where status = 'RECEIVED'`);
    return left.length === 0;
  }, 60_000);
const seenByStaff = async (paymentId: string) =>
  (await app.get(`/admin/payments/${paymentId}`, { token: admin })).body;

describe('buying a pack through Dodo', () => {
  it('gives the credits once Dodo says that it is paid, without the browser', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginAtDodo(app, token);
    const back = new URL(await payAtDodo(url));
    expect(back.origin + back.pathname).toBe(`${app.url}/billing/return`);
    expect(back.searchParams.get('payment')).toBe(paymentId);
    // Nobody comes back: the message alone has to do it.
    const paid = await untilPayment(app, token, paymentId, 'COMPLETED');
    expect(paid).toMatchObject({ gateway: 'dodo', receiptNo: expect.stringMatching(/^PS-/) });
    expect(await creditsOf(app, token)).toBe(100);
    const { body: history } = await app.get('/billing/history', { token });
    expect(history.data).toMatchObject([{ id: paymentId, gateway: 'dodo' }]);
    expect(await seenByStaff(paymentId)).toMatchObject({ gateway: 'dodo', status: 'COMPLETED' });
  });

  it('tells Dodo our amount and nothing of the person', async () => {
    const ada = await app.signUp();
    const { paymentId } = await beginAtDodo(app, ada.accessToken);
    const answer = await fetch(`${app.sandboxUrl}/calls?vendor=dodo`);
    const calls = (await answer.json()) as { path: string; body: unknown }[];
    const asked = calls.find(
      ({ path, body }) => path === '/checkouts' && JSON.stringify(body).includes(paymentId),
    );
    expect(asked?.body).toMatchObject({
      product_cart: [{ amount: 990, quantity: 1 }],
      metadata: { payment_id: paymentId, amount_minor: '990' },
    });
    const text = JSON.stringify(asked?.body);
    expect(text).not.toContain(ada.email);
    expect(text).not.toContain(ada.user.id);
  });

  it('is one payment and one page for one key, twenty times at once and by two programs', async () => {
    const { accessToken: token } = await app.signUp();
    const other = await startApp({
      role: 'api',
      databaseUrl: app.databaseUrl ?? '',
      env: {
        SANDBOX_PORT: '0',
        DODO_BASE_URL: `${app.sandboxUrl}/dodo`,
        DODO_API_KEY: 'dodo_test_pixshift_sandbox',
        DODO_WEBHOOK_SECRET: DODO_SECRET,
        DODO_PRODUCT_ID: DODO_PRODUCT,
        PUBLIC_URL: app.url,
      },
      dataDir: app.dataDir,
    });
    const request = {
      token,
      headers: { 'Idempotency-Key': randomUUID() },
      body: { item: 'pack-100', gateway: 'dodo' },
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? app : other).post('/billing/checkout', request),
      ),
    );
    await other.stop();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  }, 90_000);

  it('that was declined can be paid by another card on the same page', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginAtDodo(app, token);
    await payAtDodo(url, 'declined');
    await eventually(
      async () => (await paymentOf(app, token, paymentId)).body.failure === 'declined',
      30_000,
    );
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject({
      status: 'PENDING',
      checkoutUrl: url,
    });
    await payAtDodo(url);
    expect(await untilPayment(app, token, paymentId, 'COMPLETED')).toMatchObject({ failure: null });
    expect(await creditsOf(app, token)).toBe(100);
  });

  it('is declined no more once a transfer is on its way after all', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginAtDodo(app, token);
    const failure = async () => (await paymentOf(app, token, paymentId)).body.failure;
    await payAtDodo(url, 'declined');
    await eventually(async () => (await failure()) === 'declined', 30_000);
    const back = new URL(await payAtDodo(url, 'transfer'));
    await eventually(async () => (await failure()) === null, 30_000);
    const onItsWay = { status: 'PENDING', failure: null, underWay: true, checkoutUrl: null };
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject(onItsWay);
    expect(await seenByStaff(paymentId)).toMatchObject(onItsWay);
    // What was said before is brought once more, late: how it stands is not in it.
    const body = dodoMessage('payment.failed', { paymentId, status: 'failed' });
    await deliver(signedByDodo(body, { id: `msg_late_${paymentId}` }));
    await allProcessed();
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject(onItsWay);
    const off = await app.post(`/billing/payments/${paymentId}/cancel`, { token });
    expect([off.status, off.body.error.details.reason]).toEqual([409, 'UNDER_WAY']);
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject(onItsWay);
    const id = back.searchParams.get('payment_id');
    await dodoControl(app, 'POST', `/payments/${id}/settle`, { status: 'succeeded' });
    expect(await untilPayment(app, token, paymentId, 'COMPLETED')).toMatchObject({
      underWay: false,
    });
    expect(await creditsOf(app, token)).toBe(100);
  });

  it('by a transfer that takes a while gives nothing before it is there', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginAtDodo(app, token);
    const back = new URL(await payAtDodo(url, 'transfer'));
    await allProcessed();
    expect((await paymentOf(app, token, paymentId)).body.status).toBe('PENDING');
    const id = back.searchParams.get('payment_id');
    await dodoControl(app, 'POST', `/payments/${id}/settle`, { status: 'succeeded' });
    await untilPayment(app, token, paymentId, 'COMPLETED');
    expect(await creditsOf(app, token)).toBe(100);
  });

  thorough(
    'that is left and abandoned comes to nothing when the page is over',
    async () => {
      const { accessToken: token } = await app.signUp();
      const { paymentId, url } = await beginAtDodo(app, token);
      expect(await decideAt(url, { decision: 'back' })).toBe(
        `${app.url}/billing/return?payment=${paymentId}&left=1`,
      );
      await dodoControl(app, 'POST', `/sessions/${url.split('/').at(-1)}/expire`);
      // Looking at it has us ask Dodo, which sends no message about a page that nobody paid on.
      expect(await untilPayment(app, token, paymentId, 'FAILED', 60_000)).toMatchObject({
        failure: 'expired',
        checkoutUrl: null,
      });
      expect(await creditsOf(app, token)).toBe(0);
    },
    90_000,
  );

  it('that was called off and is paid after all is honoured, though no message comes', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginAtDodo(app, token);
    const off = await app.post(`/billing/payments/${paymentId}/cancel`, { token });
    expect([off.status, off.body.status, off.body.failure]).toEqual([200, 'FAILED', 'canceled']);
    await dodoControl(app, 'PUT', '/webhooks', { mode: 'drop' });
    await payAtDodo(url);
    await query(app, 'update payment set check_at = now() where id = $1 and check_at is not null', [
      paymentId,
    ]);
    await untilPayment(app, token, paymentId, 'COMPLETED');
    expect(await creditsOf(app, token)).toBe(100);
  });

  it('that was called off is asked about until its page is over', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginAtDodo(app, token);
    await app.post(`/billing/payments/${paymentId}/cancel`, { token });
    await dodoControl(app, 'POST', `/sessions/${url.split('/').at(-1)}/expire`);
    await query(app, 'update payment set check_at = now() where id = $1', [paymentId]);
    await eventually(async () => {
      const [row] = await rows<{ check_at: string | null }>(
        'select check_at from payment where id = $1',
        [paymentId],
      );
      return row?.check_at === null;
    }, 30_000);
    expect((await paymentOf(app, token, paymentId)).body.failure).toBe('canceled');
  });

  it('is not for plans', async () => {
    const { accessToken: token } = await app.signUp();
    const body = { item: 'pro', gateway: 'dodo' };
    const answer = await app.post('/billing/checkout', { token, body });
    expect([answer.status, answer.body.error.details.field]).toEqual([400, 'gateway']);
  });
});

describe('one picture', () => {
  const waiting = async () => {
    const { accessToken: token } = await app.signUp();
    const { body: run } = await startRun(app, token, await upload(app, token), { pay: 'single' });
    const generationId = run.id as string;
    const body = { generationId, gateway: 'dodo' };
    const { body: payment } = await app.post('/billing/payments', { token, body });
    return {
      token,
      generationId,
      paymentId: payment.id as string,
      url: payment.checkoutUrl as string,
    };
  };

  it('is paid for by itself, and begins though nobody comes back', async () => {
    const { token, generationId, url } = await waiting();
    await payAtDodo(url);
    expect((await untilEnded(app, token, generationId)).status).toBe('COMPLETED');
  }, 60_000);

  it('that nobody waits for any more is given back, for Dodo’s page stays open', async () => {
    const { token, generationId, paymentId, url } = await waiting();
    const canceled = await app.post(`/generations/${generationId}/cancel`, { token });
    expect(canceled.status).toBeLessThan(300);
    await payAtDodo(url);
    await untilPayment(app, token, paymentId, 'REFUNDED', 60_000);
  }, 90_000);

  it('whose payment was called off and is paid after all is given back', async () => {
    const { token, generationId, paymentId, url } = await waiting();
    const off = await app.post(`/billing/payments/${paymentId}/cancel`, { token });
    expect(off.body.failure).toBe('canceled');
    expect((await untilEnded(app, token, generationId)).status).toBe('CANCELED');
    await payAtDodo(url);
    await untilPayment(app, token, paymentId, 'REFUNDED', 60_000);
  }, 90_000);
});

describe('when Dodo’s messages go wrong', () => {
  thorough(
    'a payment is found by asking where none comes and nobody comes back',
    async () => {
      await dodoControl(app, 'PUT', '/webhooks', { mode: 'drop' });
      const { accessToken: token } = await app.signUp();
      const { paymentId, url } = await beginAtDodo(app, token);
      await payAtDodo(url);
      await untilPayment(app, token, paymentId, 'COMPLETED', 60_000);
      expect(await creditsOf(app, token)).toBe(100);
    },
    90_000,
  );

  it.each(['shuffled', 'reversed'])('they say the same repeated, late and %s', async (order) => {
    const { accessToken: token } = await app.signUp();
    await dodoControl(app, 'PUT', '/webhooks', { mode: 'hold' });
    const { paymentId, url } = await beginAtDodo(app, token);
    await payAtDodo(url, 'declined');
    const paid = new URL(await payAtDodo(url));
    const payment_id = paid.searchParams.get('payment_id') ?? '';
    for (const amount of [335, 160]) {
      const items = [{ item_id: DODO_PRODUCT, amount }];
      await dodoAt(app.sandboxUrl).refunds.create({ payment_id, items });
    }
    await dodoControl(app, 'POST', '/webhooks/release', { order, times: 3 });
    await untilPayment(app, token, paymentId, 'PARTIALLY_REFUNDED');
    await allProcessed();
    expect(await creditsOf(app, token)).toBe(50);
    expect(await seenByStaff(paymentId)).toMatchObject({ refundedMinor: 495 });
    expect((await paymentOf(app, token, paymentId)).body.failure).toBeNull();
    const { body: history } = await app.get('/billing/history', { token });
    expect(history.pagination.total).toBe(1);
  });

  it('those that are forged, stale, of the future, changed or unsigned are refused', async () => {
    const { accessToken: token } = await app.signUp();
    await dodoControl(app, 'PUT', '/webhooks', { mode: 'drop' });
    const { paymentId } = await beginAtDodo(app, token);
    const body = dodoMessage('payment.succeeded', { paymentId, status: 'succeeded' });
    const genuine = signedByDodo(body, { id: `msg_${paymentId}` });
    const secret = `whsec_${Buffer.from('somebody else entirely').toString('base64')}`;
    const before = await rows('select 1 from webhook_event');
    for (const wrong of [
      signedByDodo(body, { secret }),
      signedByDodo(body, { offsetSeconds: -310 }),
      signedByDodo(body, { offsetSeconds: 310 }),
      signedByDodo(body, { offsetSeconds: 86_400 * 365 }),
      { ...genuine, body: body.replace('990', '991') },
      { ...genuine, headers: { ...genuine.headers, 'webhook-id': 'msg_other' } },
      { ...genuine, headers: { ...genuine.headers, 'webhook-timestamp': 'now' } },
      { ...genuine, headers: { ...genuine.headers, 'webhook-signature': 'v1' } },
      { body, headers: { 'content-type': 'application/json' } },
      signedByDodo('not JSON at all'),
      signedByDodo('{"type":"payment.succeeded","data":{"payment_id":1}}'),
    ]) {
      const answer = await deliver(wrong);
      expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
      expect(JSON.stringify(answer.body)).not.toMatch(/whsec|node_modules|matching signature/i);
    }
    expect(await rows('select 1 from webhook_event')).toHaveLength(before.length);
    expect((await deliver(genuine)).body).toEqual({ received: true });
    await untilPayment(app, token, paymentId, 'COMPLETED');
  });

  it('those that we do not go by are taken and change nothing', async () => {
    const body = JSON.stringify({ type: 'license_key.created', data: {} });
    expect((await deliver(signedByDodo(body, { id: 'msg_license' }))).status).toBe(200);
    await allProcessed();
  });
});

describe('what was paid', () => {
  it.each([
    ['too little', { total: 1 }],
    ['too much', { total: 1_089 }],
    ['less tax than the total differs by', { total: 1_089, tax: 98 }],
    ['a tax below nothing', { total: 495, tax: -495 }],
    ['too little, with a word for it', { total: 1, asked: 1 }],
  ])('that is not what we asked for gives nothing: %s', async (_case, paid) => {
    const { accessToken: token } = await app.signUp();
    const { paymentId } = await beginAtDodo(app, token);
    const fields = { paymentId, status: 'succeeded', ...paid };
    const message = signedByDodo(dodoMessage('payment.succeeded', fields), {
      id: `msg_${paymentId}`,
    });
    expect((await deliver(message)).status).toBe(200);
    await allProcessed();
    expect((await paymentOf(app, token, paymentId)).body.status).toBe('PENDING');
    expect(await creditsOf(app, token)).toBe(0);
  });

  it.each([
    ['in the price', { taxInclusive: true, taxBasisPoints: 2_000 }],
    ['on top of it', { taxInclusive: false, taxBasisPoints: 2_000 }],
  ])('counts with tax %s, which Dodo accounts for', async (_case, pricing) => {
    await dodoControl(app, 'PUT', '/pricing', pricing);
    const ada = await boughtAtDodo(app);
    expect(await creditsOf(app, ada.token)).toBe(100);
    const receipt = await fetch(app.api(`/billing/receipts/${ada.paymentId}`), {
      headers: { authorization: `Bearer ${ada.token}` },
    });
    const text = textOfPdf(Buffer.from(await receipt.arrayBuffer()));
    expect(text).toContain('VAT: on the invoice of Dodo Payments');
    expect(text).toMatch(/Paid by Dodo Payments on \d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d UTC/);
    expect(text).toContain('$9.90');
    // What the buyer paid there goes back whole, and is our whole price.
    expect((await refundBy(app, admin, ada.paymentId, 990)).status).toBe(201);
    await untilPayment(app, ada.token, ada.paymentId, 'REFUNDED');
    const { total_amount, refunds } = await dodoAt(app.sandboxUrl).payments.retrieve(ada.dodoId);
    expect(refunds.map(({ amount }) => amount)).toEqual([total_amount]);
  });

  it('cannot be another price than ours: no page opens for such a product', async () => {
    await dodoControl(app, 'PUT', '/pricing', { payWhatYouWant: false, priceMinor: 500 });
    const { accessToken: token } = await app.signUp();
    const body = { item: 'pack-100', gateway: 'dodo' };
    const answer = await app.post('/billing/checkout', { token, body });
    expect([answer.status, answer.body.error.code]).toEqual([502, 'API_ERROR']);
  });
});

describe('money that nobody waits for', () => {
  it('a second time for the same thing gives nothing more, and people are told', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId } = await beginAtDodo(app, token);
    const fields = { paymentId, status: 'succeeded' };
    for (const page of ['one', 'two']) {
      const body = dodoMessage('payment.succeeded', fields).replace('"pay_', `"pay_${page}_`);
      expect((await deliver(signedByDodo(body, { id: `msg_${page}_${paymentId}` }))).status).toBe(
        200,
      );
      await untilPayment(app, token, paymentId, 'COMPLETED');
    }
    await allProcessed();
    expect(await creditsOf(app, token)).toBe(100);
    await eventually(() => {
      const log = readFileSync(join(app.dataDir, 'pixshift.log'), 'utf8').split('\n');
      const told = log.filter((line) => line.includes('was paid for twice'));
      return Promise.resolve(told.some((line) => line.includes(`pay_two_${paymentId}`)));
    }, 30_000);
  });

  thorough(
    'for an account that is gone goes back by itself, for Dodo’s page stays open',
    async () => {
      const ada = await app.signUp();
      const { paymentId, url } = await beginAtDodo(app, ada.accessToken);
      const erased = await app.post('/users/me/erase', {
        token: ada.accessToken,
        body: { confirm: 'ERASE', password: ada.password },
      });
      expect(erased.status).toBeLessThan(300);
      await eventually(async () => {
        const gone = `select 1 from app_user where id = $1 and status = 'erased'`;
        return (await rows(gone, [ada.user.id])).length === 1;
      }, 30_000);
      const dodoId = new URL(await payAtDodo(url)).searchParams.get('payment_id') ?? '';
      await eventually(async () => {
        const { refunds } = await dodoAt(app.sandboxUrl).payments.retrieve(dodoId);
        return refunds.length === 1 && refunds[0]?.amount === 990;
      }, 30_000);
      await eventually(async () => (await seenByStaff(paymentId)).status === 'REFUNDED', 30_000);
    },
  );
});

describe('money back', () => {
  it('goes in parts and whole, by staff', async () => {
    const ada = await boughtAtDodo(app);
    expect((await refundBy(app, admin, ada.paymentId, 300)).status).toBe(201);
    await untilPayment(app, ada.token, ada.paymentId, 'PARTIALLY_REFUNDED');
    expect(await creditsOf(app, ada.token)).toBe(70);
    expect((await refundBy(app, admin, ada.paymentId, 690)).status).toBe(201);
    await untilPayment(app, ada.token, ada.paymentId, 'REFUNDED');
    expect(await creditsOf(app, ada.token)).toBe(0);
  });

  thorough(
    'goes once where the answer was lost, although Dodo would do it twice',
    async () => {
      const ada = await boughtAtDodo(app);
      await dodoControl(app, 'PUT', '/webhooks', { mode: 'drop' });
      await dodoControl(app, 'POST', '/answers/lose', { times: 1 });
      const answer = await refundBy(app, admin, ada.paymentId, 300);
      expect(answer.status).toBe(201);
      // A worker an hour later asks for it again.
      const later = await startApp({
        role: 'worker',
        databaseUrl: app.databaseUrl ?? '',
        env: { CLOCK_OFFSET_MS: '3600000', SANDBOX_PORT: new URL(app.sandboxUrl).port },
      });
      await untilPayment(app, ada.token, ada.paymentId, 'PARTIALLY_REFUNDED', 60_000);
      await later.stop();
      const { refunds } = await dodoAt(app.sandboxUrl).payments.retrieve(ada.dodoId);
      expect(refunds.map(({ amount }) => amount)).toEqual([300]);
    },
    90_000,
  );

  it('goes once where the same is asked for twice at once, although Dodo would do it twice', async () => {
    const ada = await boughtAtDodo(app);
    // Whoever asks sees nothing of what somebody else is about to ask for.
    await control(app, 'POST', '/faults', { vendor: 'dodo', mode: 'slow', delayMs: 1_000 });
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => refundBy(app, admin, ada.paymentId, 300, key)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    await untilPayment(app, ada.token, ada.paymentId, 'PARTIALLY_REFUNDED');
    const { refunds } = await dodoAt(app.sandboxUrl).payments.retrieve(ada.dodoId);
    expect(refunds.map(({ amount }) => amount)).toEqual([300]);
  });

  it('that fails later is here again, with its credits', async () => {
    await dodoControl(app, 'PUT', '/refunds', { leadTo: 'pending' });
    const ada = await boughtAtDodo(app);
    expect((await refundBy(app, admin, ada.paymentId, 300)).status).toBe(201);
    expect(await creditsOf(app, ada.token)).toBe(70);
    const { refunds } = await dodoAt(app.sandboxUrl).payments.retrieve(ada.dodoId);
    await dodoControl(app, 'POST', `/refunds/${refunds[0]?.refund_id}/settle`, {
      status: 'failed',
    });
    await eventually(async () => (await creditsOf(app, ada.token)) === 100, 30_000);
    expect((await paymentOf(app, ada.token, ada.paymentId)).body.status).toBe('COMPLETED');
  });

  thorough(
    'in Dodo’s dashboard, and by a dispute, is found although no message of it comes',
    async () => {
      const [ada, ben] = [await boughtAtDodo(app), await boughtAtDodo(app)];
      await dodoControl(app, 'PUT', '/webhooks', { mode: 'drop' });
      await dodoAt(app.sandboxUrl).refunds.create({ payment_id: ada.dodoId });
      await dodoControl(app, 'POST', '/disputes', { paymentId: ben.dodoId });
      const paid = [ada.paymentId, ben.paymentId];
      const looks = await rows<{ is_next: boolean }>(
        `select look_at between now() + interval '23 hours' and now() + interval '25 hours' as is_next
       from payment where id = any($1)`,
        [paid],
      );
      expect(looks).toEqual([{ is_next: true }, { is_next: true }]);
      await query(app, 'update payment set look_at = now() where id = any($1)', [paid]);
      await untilPayment(app, ada.token, ada.paymentId, 'REFUNDED');
      await untilPayment(app, ben.token, ben.paymentId, 'DISPUTED');
      expect([await creditsOf(app, ada.token), await creditsOf(app, ben.token)]).toEqual([0, 0]);
      // The older a payment is, the seldomer it is looked at, and one day no more.
      const old = `update payment set look_at = now(), paid_at = now() - $2::interval where id = $1`;
      await query(app, old, [ada.paymentId, '30 days']);
      await query(app, old, [ben.paymentId, '181 days']);
      await eventually(async () => {
        const [next] = await rows<{ days: number | null }>(
          `select round(extract(epoch from look_at - now()) / 86400)::int as days from payment where id = $1`,
          [ada.paymentId],
        );
        const [none] = await rows<{ look_at: string | null }>(
          'select look_at from payment where id = $1',
          [ben.paymentId],
        );
        return next?.days === 30 && none?.look_at === null;
      }, 30_000);
    },
    60_000,
  );

  it('that a bank takes goes with its credits, and comes again when it is won back', async () => {
    const ada = await boughtAtDodo(app);
    const { dispute_id } = await dodoControl<{ dispute_id: string }>(app, 'POST', '/disputes', {
      paymentId: ada.dodoId,
    });
    await untilPayment(app, ada.token, ada.paymentId, 'DISPUTED');
    expect(await creditsOf(app, ada.token)).toBe(0);
    await dodoControl(app, 'POST', `/disputes/${dispute_id}/move`, { outcome: 'won' });
    await untilPayment(app, ada.token, ada.paymentId, 'COMPLETED');
    expect(await creditsOf(app, ada.token)).toBe(100);
  });
});

describe('when Dodo is down', () => {
  it.each([
    ['500', 503, 'SERVICE_UNAVAILABLE'],
    ['reset', 503, 'SERVICE_UNAVAILABLE'],
    ['garbage', 503, 'SERVICE_UNAVAILABLE'],
    ['blocked', 502, 'API_ERROR'],
  ])(
    'buying is refused honestly: %s',
    async (mode, status, code) => {
      const { accessToken: token } = await app.signUp();
      await control(app, 'POST', '/faults', { vendor: 'dodo', mode });
      const body = { item: 'pack-100', gateway: 'dodo' };
      const answer = await app.post('/billing/checkout', { token, body });
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    },
    60_000,
  );

  it('who asked meanwhile gets the page of the same payment afterwards', async () => {
    const { accessToken: token } = await app.signUp();
    const request = {
      token,
      headers: { 'Idempotency-Key': randomUUID() },
      body: { item: 'pack-100', gateway: 'dodo' },
    };
    await dodoControl(app, 'POST', '/answers/lose', { times: 1 });
    expect((await app.post('/billing/checkout', request)).status).toBe(503);
    const { status, body } = await app.post('/billing/checkout', request);
    expect(status).toBe(201);
    await payAtDodo(body.url as string);
    await untilPayment(app, token, body.paymentId as string, 'COMPLETED');
    expect((await app.get('/billing/history', { token })).body.pagination.total).toBe(1);
  });

  it('its message about a refund is asked for again, and nothing is lost', async () => {
    const ada = await boughtAtDodo(app);
    await dodoControl(app, 'PUT', '/webhooks', { mode: 'hold' });
    await dodoAt(app.sandboxUrl).refunds.create({ payment_id: ada.dodoId });
    // To learn how much it is in all, Dodo is asked, which does not answer.
    await control(app, 'POST', '/faults', { vendor: 'dodo', mode: '500' });
    const release = { order: 'as-made', times: 1 };
    const [first] = await dodoControl<{ status: number; eventId: string }[]>(
      app,
      'POST',
      '/webhooks/release',
      release,
    );
    expect(first?.status).toBe(503);
    await control(app, 'DELETE', '/faults');
    await dodoControl(app, 'POST', '/webhooks/send', { eventId: first?.eventId });
    await untilPayment(app, ada.token, ada.paymentId, 'REFUNDED');
  });
});
