import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { giveRole } from '../factories/give-role.js';
import { startRun, upload } from '../factories/runs.js';
import { type App, startApp } from '../harness.js';
import { control } from '../support/app-with-providers.js';
import { eventually } from '../support/eventually.js';
import {
  creditsOf,
  decideAt,
  paymentOf,
  untilPayment,
  webhooks as anyWebhooks,
} from '../support/payments.js';
import {
  agreeAt,
  beginPayPal,
  boughtByPayPal,
  capturesAsked,
  orderAt,
  paypal,
} from '../support/paypal.js';
import { textOfPdf } from '../support/pdf-text.js';
import { expectBooksInOrder, refundBy } from '../support/reversals.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

let app: App;
let admin: string;

beforeAll(async () => {
  app = await startApp();
  const staff = await app.signUp();
  await giveRole(app.databaseUrl ?? '', staff.user.id as string, 'ADMIN');
  admin = await app.signIn(staff);
}, 60_000);
afterEach(async () => {
  await webhooks({ mode: 'deliver', repeat: 1 });
  await control(app, 'DELETE', '/faults');
  await paypal(app, 'PUT', '/refunds/next', { status: 'COMPLETED' });
  await expectBooksInOrder(app, admin);
});

const webhooks = (settings: Parameters<typeof anyWebhooks>[1]) =>
  anyWebhooks(app, settings, 'paypal');
const release = (order: string, times = 1) =>
  paypal(app, 'POST', '/webhooks/release', { order, times });
const heldCount = async (): Promise<number> =>
  ((await (await paypal(app, 'GET', '/webhooks')).json()) as { held: number }).held;
const noMessageWaits = () =>
  eventually(async () => {
    const left = await selectRows(
      app.databaseUrl,
      `select 1 from webhook_event where status = 'RECEIVED'`,
    );
    return left.length === 0;
  }, 30_000);

describe('buying a pack by PayPal', () => {
  thorough('gives the credits though nobody comes back, by the message alone', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url, orderId } = await beginPayPal(app, token);
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject({
      status: 'PENDING',
      gateway: 'paypal',
      checkoutUrl: url,
    });
    const back = new URL(await agreeAt(url));
    expect(`${back.origin}${back.pathname}`).toBe(`${app.url}/billing/return`);
    expect(back.searchParams.get('payment')).toBe(paymentId);

    await eventually(async () => (await creditsOf(app, token)) === 100, 30_000);
    const paid = (await paymentOf(app, token, paymentId)).body;
    expect(paid).toMatchObject({
      status: 'COMPLETED',
      gateway: 'paypal',
      amountMinor: 990,
      currency: 'USD',
      receiptNo: expect.stringMatching(/^PS-\d{4}-\d{6}$/),
    });
    expect(await capturesAsked(app, orderId)).toEqual([201]);
    const receipt = await fetch(app.api(`/billing/receipts/${paymentId}`), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(textOfPdf(Buffer.from(await receipt.arrayBuffer()))).toContain('Paid by PayPal on');
  });

  thorough(
    'takes the money though no message comes, while somebody waits on the page',
    async () => {
      await webhooks({ mode: 'drop' });
      const { accessToken: token } = await app.signUp();
      const { paymentId, url } = await beginPayPal(app, token);
      await agreeAt(url);
      await untilPayment(app, token, paymentId, 'COMPLETED', 60_000);
      expect(await creditsOf(app, token)).toBe(100);
    },
    90_000,
  );

  thorough(
    'and though neither message nor person comes, later',
    async () => {
      await webhooks({ mode: 'drop' });
      const { accessToken: token } = await app.signUp();
      await agreeAt((await beginPayPal(app, token)).url);
      const later = await startApp({
        role: 'worker',
        databaseUrl: app.databaseUrl ?? '',
        env: { CLOCK_OFFSET_MS: '3600000', SANDBOX_PORT: new URL(app.sandboxUrl).port },
      });
      await eventually(async () => (await creditsOf(app, token)) === 100, 60_000);
      await later.stop();
    },
    90_000,
  );

  it('takes it once, however often and in whatever order the messages come', async () => {
    await webhooks({ mode: 'hold' });
    const { accessToken: token } = await app.signUp();
    const { paymentId, url, orderId } = await beginPayPal(app, token);
    await agreeAt(url);
    await untilPayment(app, token, paymentId, 'COMPLETED', 60_000);
    // That it was agreed to, and that it was taken.
    expect(await heldCount()).toBe(2);
    await release('reversed', 3);
    await noMessageWaits();
    expect(await creditsOf(app, token)).toBe(100);
    expect((await capturesAsked(app, orderId)).filter((status) => status === 201)).toHaveLength(1);
    const rows = await selectRows(
      app.databaseUrl,
      `select 1 from webhook_event where gateway = 'paypal' and news ->> 'paymentId' = $1`,
      [paymentId],
    );
    expect(rows).toHaveLength(2);
  }, 90_000);

  it.each([
    ['another amount', { currency_code: 'USD', value: '0.10' }],
    ['another currency', { currency_code: 'MXN', value: '9.90' }],
  ])('gives nothing for %s than was asked for', async (_case, amount) => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url, orderId } = await beginPayPal(app, token);
    await paypal(app, 'POST', `/orders/${orderId}/amount`, { amount });
    await agreeAt(url);
    await eventually(async () => (await orderAt(app, orderId))?.status === 'COMPLETED', 30_000);
    await noMessageWaits();
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject({ status: 'PENDING' });
    expect(await creditsOf(app, token)).toBe(0);
  });

  it('waits where PayPal has to wait for the money, and takes what comes of it', async () => {
    const { accessToken: token } = await app.signUp();
    const [good, bad] = [await beginPayPal(app, token), await beginPayPal(app, token)];
    for (const [{ paymentId, url, orderId }, outcome] of [
      [good, 'COMPLETED'],
      [bad, 'DECLINED'],
    ] as const) {
      await agreeAt(url, 'review');
      await eventually(async () => (await orderAt(app, orderId))?.status === 'COMPLETED', 30_000);
      expect((await paymentOf(app, token, paymentId)).body).toMatchObject({ status: 'PENDING' });
      const [capture] = (await orderAt(app, orderId))?.purchase_units[0]?.payments?.captures ?? [];
      await paypal(app, 'POST', `/captures/${capture?.id ?? ''}/decide`, { outcome });
    }
    await untilPayment(app, token, good.paymentId, 'COMPLETED');
    const failed = await untilPayment(app, token, bad.paymentId, 'FAILED');
    expect(failed).toMatchObject({ failure: 'declined', checkoutUrl: null });
    expect(await creditsOf(app, token)).toBe(100);
  }, 60_000);

  it('says that it was declined, and takes another way on the same page', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId, url } = await beginPayPal(app, token);
    await agreeAt(url, 'declined');
    await eventually(
      async () => (await paymentOf(app, token, paymentId)).body.failure === 'declined',
      30_000,
    );
    expect((await paymentOf(app, token, paymentId)).body).toMatchObject({
      status: 'PENDING',
      checkoutUrl: url,
    });
    expect(await creditsOf(app, token)).toBe(0);
    expect(await (await fetch(url)).text()).toContain('choose another way');
    await agreeAt(url);
    await untilPayment(app, token, paymentId, 'COMPLETED');
    expect(await creditsOf(app, token)).toBe(100);
  });

  thorough(
    'is declined no more once money is on its way after all',
    async () => {
      const { accessToken: token } = await app.signUp();
      const { paymentId, url, orderId } = await beginPayPal(app, token);
      const failure = async () => (await paymentOf(app, token, paymentId)).body.failure;
      await agreeAt(url, 'declined');
      await eventually(async () => (await failure()) === 'declined', 30_000);
      await agreeAt(url, 'review');
      await eventually(async () => (await failure()) === null, 30_000);
      expect((await paymentOf(app, token, paymentId)).body).toMatchObject({ status: 'PENDING' });
      const [capture] = (await orderAt(app, orderId))?.purchase_units[0]?.payments?.captures ?? [];
      expect(capture?.status).toBe('PENDING');
      await paypal(app, 'POST', `/captures/${capture?.id ?? ''}/decide`, { outcome: 'COMPLETED' });
      await untilPayment(app, token, paymentId, 'COMPLETED');
      expect(await creditsOf(app, token)).toBe(100);
    },
    60_000,
  );

  thorough(
    'can be left, and comes to nothing when PayPal forgets it',
    async () => {
      const { accessToken: token } = await app.signUp();
      const { paymentId, url, orderId } = await beginPayPal(app, token);
      const back = new URL(await decideAt(url, { decision: 'back' }));
      expect(back.searchParams.get('left')).toBe('1');
      expect((await paymentOf(app, token, paymentId)).body).toMatchObject({ status: 'PENDING' });
      await paypal(app, 'POST', `/orders/${orderId}/expire`);
      const failed = await untilPayment(app, token, paymentId, 'FAILED', 60_000);
      expect(failed).toMatchObject({ failure: 'expired', checkoutUrl: null, receiptNo: null });
    },
    90_000,
  );

  it('takes nothing of who has left for good, though they agree afterwards', async () => {
    const ada = await app.signUp();
    const { paymentId, url, orderId } = await beginPayPal(app, ada.accessToken);
    const erased = await app.post('/users/me/erase', {
      token: ada.accessToken,
      body: { confirm: 'ERASE', password: ada.password },
    });
    expect(erased.status).toBeLessThan(300);
    const failed = (): Promise<object[]> =>
      selectRows(app.databaseUrl, `select 1 from payment where id = $1 and status = 'FAILED'`, [
        paymentId,
      ]);
    await eventually(async () => (await failed()).length === 1, 30_000);
    await webhooks({ mode: 'hold' });
    await agreeAt(url);
    await release('as-made');
    await noMessageWaits();
    expect(await capturesAsked(app, orderId)).toEqual([]);
    expect(await failed()).toHaveLength(1);
  });

  it('opens the same page where the answer of PayPal was lost', async () => {
    const { accessToken: token } = await app.signUp();
    const headers = { 'Idempotency-Key': randomUUID() };
    const request = { token, headers, body: { item: 'pack-100', gateway: 'paypal' } };
    await paypal(app, 'POST', '/answers/lose', { times: 3 });
    const lost = await app.post('/billing/checkout', request);
    expect([lost.status, lost.body.error.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    const found = await app.post('/billing/checkout', request);
    expect(found.status).toBe(201);
    const all = (await (await paypal(app, 'GET', '/orders')).json()) as {
      purchase_units: { custom_id: string }[];
    }[];
    const own = all.filter(
      ({ purchase_units: [unit] }) => unit?.custom_id === found.body.paymentId,
    );
    expect(own).toHaveLength(1);
  });

  it('goes on where PayPal ends a token before its time', async () => {
    const { accessToken: token } = await app.signUp();
    await beginPayPal(app, token);
    await paypal(app, 'POST', '/tokens/forget');
    await beginPayPal(app, token);
  });

  it.each([
    ['500', 503, 'SERVICE_UNAVAILABLE'],
    ['reset', 503, 'SERVICE_UNAVAILABLE'],
    ['garbage', 503, 'SERVICE_UNAVAILABLE'],
    ['blocked', 502, 'API_ERROR'],
  ])('is refused honestly where PayPal answers %s', async (mode, status, code) => {
    const { accessToken: token } = await app.signUp();
    await control(app, 'POST', '/faults', { vendor: 'paypal', mode });
    const body = { item: 'pack-100', gateway: 'paypal' };
    const answer = await app.post('/billing/checkout', { token, body });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await creditsOf(app, token)).toBe(0);
  });
});

describe('what PayPal cannot do', () => {
  it('is said in public', async () => {
    const { body } = await app.get('/billing/gateways');
    expect(body.data).toContainEqual({
      name: 'paypal',
      mode: 'sandbox',
      sells: ['pack', 'single'],
    });
  });

  it('is refused by name: a plan, and a charge without a page', async () => {
    const { accessToken: token } = await app.signUp();
    const plan = { item: 'premium', gateway: 'paypal' };
    const refused = await app.post('/billing/checkout', { token, body: plan });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(refused.body.error.details.field).toBe('gateway');

    const run = await startRun(app, token, await upload(app, token), { pay: 'single' });
    const generationId = run.body.id as string;
    const charge = { generationId, paymentMethodId: 'pm_card_visa', gateway: 'paypal' };
    const charged = await app.post('/billing/payments', { token, body: charge });
    expect([charged.status, charged.body.error.details.field]).toEqual([400, 'gateway']);
    const history = await app.get('/billing/history', { token });
    expect(history.body.pagination.total).toBe(0);

    // On its page one run can be paid for.
    const onPage = { generationId, gateway: 'paypal' };
    const { body } = await app.post('/billing/payments', { token, body: onPage });
    await agreeAt(body.checkoutUrl as string);
    await untilPayment(app, token, body.id as string, 'COMPLETED');
  });

  it('and who has bought there alone has nothing to see to on the page of cards', async () => {
    const { token } = await boughtByPayPal(app);
    const portal = await app.post('/billing/portal', { token });
    expect([portal.status, portal.body.error.code]).toEqual([409, 'CONFLICT']);
  });
});

describe('a message', () => {
  const genuine = async () => {
    const { accessToken: token } = await app.signUp();
    await webhooks({ mode: 'drop' });
    const { paymentId, url } = await beginPayPal(app, token);
    await agreeAt(url);
    await untilPayment(app, token, paymentId, 'COMPLETED', 60_000);
    return { token, paymentId };
  };
  const headers = {
    'content-type': 'application/json',
    'paypal-auth-algo': 'SHA256withRSA',
    'paypal-cert-url': 'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1',
    'paypal-transmission-id': '0f6f2f8c-5a52-11ee-8c99-0242ac120002',
    'paypal-transmission-time': '2026-11-27T09:00:00Z',
    'paypal-transmission-sig': 'c2lnbmVkIGJ5IG5vYm9keQ==',
  };
  const verifications = async (): Promise<number> => {
    const calls = (await (await control(app, 'GET', '/calls?vendor=paypal')).json()) as {
      path: string;
    }[];
    return calls.filter(({ path }) => path.endsWith('verify-webhook-signature')).length;
  };
  const send = (body: object | string, more: Record<string, string> = {}) =>
    app.post('/webhooks/paypal', { body, headers: { ...headers, ...more } });

  it('that is not PayPal’s changes nothing, whatever it says', async () => {
    const { accessToken: token } = await app.signUp();
    const { paymentId } = await beginPayPal(app, token);
    const resource = {
      id: '3C679366HH908993F',
      status: 'COMPLETED',
      custom_id: paymentId,
      amount: { currency_code: 'USD', value: '9.90' },
    };
    const forged = { id: 'WH-1', event_type: 'PAYMENT.CAPTURE.COMPLETED', resource };
    const refused = await send(forged);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect((await paymentOf(app, token, paymentId)).body.status).toBe('PENDING');
    expect(await creditsOf(app, token)).toBe(0);
    const kept = `select 1 from webhook_event where event_id = 'WH-1'`;
    expect(await selectRows(app.databaseUrl, kept)).toEqual([]);
  });

  it('with a certificate elsewhere, or without what PayPal sends, is refused without asking', async () => {
    const event = { id: 'WH-2', event_type: 'PAYMENT.CAPTURE.COMPLETED', resource: {} };
    const before = await verifications();
    for (const certificate of [
      'https://evil.test/v1/notifications/certs/CERT-1',
      'http://api.paypal.com/v1/notifications/certs/CERT-1',
      'https://api.paypal.com.evil.test/certs/CERT-1',
      'https://api.paypal.com@evil.test/certs/CERT-1',
      'https://api.paypal.com:8443/certs/CERT-1',
      'file:///etc/passwd',
    ]) {
      expect((await send(event, { 'paypal-cert-url': certificate })).status).toBe(400);
    }
    for (const name of Object.keys(headers).filter((each) => each.startsWith('paypal-'))) {
      expect((await send(event, { [name]: '' })).status).toBe(400);
    }
    expect((await send('[]')).status).toBe(400);
    expect((await send('not json')).status).toBe(400);
    expect(await verifications()).toBe(before);
  });

  thorough(
    'that cannot be verified now is to be sent again, and is taken then',
    async () => {
      await webhooks({ mode: 'hold' });
      const { accessToken: token } = await app.signUp();
      const { url } = await beginPayPal(app, token);
      await agreeAt(url);
      await control(app, 'POST', '/faults', { vendor: 'paypal', mode: '503' });
      const [first] = (await (await release('as-made')).json()) as {
        eventId: string;
        status: number;
      }[];
      expect(first?.status).toBe(503);
      await control(app, 'DELETE', '/faults');
      await paypal(app, 'POST', '/webhooks/send', { eventId: first?.eventId });
      await eventually(async () => (await creditsOf(app, token)) === 100, 30_000);
    },
    60_000,
  );

  it('of PayPal’s signed by somebody else is refused; what we do not go by is taken', async () => {
    const { token } = await genuine();
    await webhooks({ mode: 'hold' });
    const { captureId } = await boughtByPayPal(app);
    const dispute = await paypal(app, 'POST', '/disputes', {
      capture: captureId,
      stage: 'INQUIRY',
    });
    expect(dispute.ok).toBe(true);
    const sent = (await (await release('as-made')).json()) as { type: string; status: number }[];
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
    const eventId = (sent.at(-1) as unknown as { eventId: string }).eventId;
    const forged = await paypal(app, 'POST', '/webhooks/send', { eventId, secret: 'not-paypal' });
    expect(await forged.json()).toMatchObject([{ status: 400 }]);
    expect(await creditsOf(app, token)).toBe(100);
  }, 90_000);
});

describe('money that goes back', () => {
  const until = (token: string, paymentId: string, status: string) =>
    untilPayment(app, token, paymentId, status, 60_000);

  const refundedThere = async (captureId: string): Promise<string[]> => {
    const refunds = (await (await paypal(app, 'GET', '/refunds')).json()) as {
      amount: { value: string };
      links: { href: string }[];
    }[];
    const own = refunds.filter(({ links }) => links.some(({ href }) => href.endsWith(captureId)));
    return own.map(({ amount }) => amount.value);
  };

  it('in part and whole, by staff, once', async () => {
    const { token, paymentId, captureId } = await boughtByPayPal(app);
    const key = randomUUID();
    const [part, again] = [
      await refundBy(app, admin, paymentId, 300, key),
      await refundBy(app, admin, paymentId, 300, key),
    ];
    expect(part.body).toMatchObject({ status: 'COMPLETED' });
    expect(again.body.id).toBe(part.body.id);
    await until(token, paymentId, 'PARTIALLY_REFUNDED');
    expect(await creditsOf(app, token)).toBe(70);
    await refundBy(app, admin, paymentId, 690);
    await until(token, paymentId, 'REFUNDED');
    expect(await creditsOf(app, token)).toBe(0);
    await noMessageWaits();
    expect(await refundedThere(captureId)).toEqual(['3.00', '6.90']);
  }, 90_000);

  thorough(
    'is found again where PayPal’s answer was lost and its memory of request ids is gone',
    async () => {
      const { token, paymentId, captureId } = await boughtByPayPal(app);
      await webhooks({ mode: 'drop' });
      await paypal(app, 'POST', '/answers/lose', { times: 3 });
      const asked = await refundBy(app, admin, paymentId, 300);
      expect(asked.body).toMatchObject({ status: 'PENDING' });
      await paypal(app, 'POST', '/keys/forget');
      const due = 'update refund set check_at = now() where id = $1';
      await selectRows(app.databaseUrl, due, [asked.body.id]);
      await until(token, paymentId, 'PARTIALLY_REFUNDED');
      expect(await creditsOf(app, token)).toBe(70);
      expect(await refundedThere(captureId)).toEqual(['3.00']);
    },
    90_000,
  );

  thorough(
    'at PayPal’s own dashboard takes the credits, too',
    async () => {
      const { token, paymentId, captureId } = await boughtByPayPal(app);
      for (const [value, left, status] of [
        ['3.00', 70, 'PARTIALLY_REFUNDED'],
        ['6.90', 0, 'REFUNDED'],
      ] as const) {
        const amount = { currency_code: 'USD', value };
        await paypal(app, 'POST', `/captures/${captureId}/refund`, { amount });
        await until(token, paymentId, status);
        expect(await creditsOf(app, token)).toBe(left);
      }
    },
    90_000,
  );

  thorough(
    'there, and by a dispute, is found although no message of it comes',
    async () => {
      const [ada, ben] = [await boughtByPayPal(app), await boughtByPayPal(app)];
      await webhooks({ mode: 'drop' });
      const amount = { currency_code: 'USD', value: '3.00' };
      await paypal(app, 'POST', `/captures/${ada.captureId}/refund`, { amount });
      await paypal(app, 'POST', '/disputes', { capture: ben.captureId });
      const due = 'update payment set look_at = now() where id = any($1) and look_at > now()';
      await selectRows(app.databaseUrl, due, [[ada.paymentId, ben.paymentId]]);
      await until(ada.token, ada.paymentId, 'PARTIALLY_REFUNDED');
      await until(ben.token, ben.paymentId, 'DISPUTED');
      expect([await creditsOf(app, ada.token), await creditsOf(app, ben.token)]).toEqual([70, 0]);
    },
    90_000,
  );

  it('that PayPal refuses leaves everything as it was', async () => {
    const { token, paymentId } = await boughtByPayPal(app);
    await paypal(app, 'PUT', '/refunds/next', { status: 'REFUSED' });
    const refused = await refundBy(app, admin, paymentId, 300);
    expect(refused.body).toMatchObject({ status: 'FAILED' });
    expect(await creditsOf(app, token)).toBe(100);
    expect((await paymentOf(app, token, paymentId)).body.status).toBe('COMPLETED');
  }, 60_000);

  it('that takes a while is waited for, and given back to the books where it fails', async () => {
    const { token, paymentId } = await boughtByPayPal(app);
    await paypal(app, 'PUT', '/refunds/next', { status: 'PENDING' });
    const asked = await refundBy(app, admin, paymentId, 300);
    expect(asked.body).toMatchObject({ status: 'PENDING' });
    expect(await creditsOf(app, token)).toBe(70);
    const refunds = (await (await paypal(app, 'GET', '/refunds')).json()) as { id: string }[];
    const { id = '' } = refunds.at(-1) ?? {};
    await paypal(app, 'POST', `/refunds/${id}/decide`, { outcome: 'FAILED' });
    await eventually(async () => (await creditsOf(app, token)) === 100, 60_000);
    await until(token, paymentId, 'COMPLETED');
  }, 90_000);

  it('by a dispute and a reversal of the same money goes once, and comes back where it is won', async () => {
    const [lost, won] = [await boughtByPayPal(app), await boughtByPayPal(app)];
    for (const { token, paymentId, captureId } of [lost, won]) {
      await paypal(app, 'POST', '/disputes', { capture: captureId });
      await until(token, paymentId, 'DISPUTED');
      expect(await creditsOf(app, token)).toBe(0);
    }
    await paypal(app, 'POST', `/captures/${lost.captureId}/reverse`);
    const disputes = (await (await paypal(app, 'GET', '/disputes')).json()) as {
      dispute_id: string;
      disputed_transactions: { seller_transaction_id: string }[];
    }[];
    for (const [{ captureId }, outcome] of [
      [lost, 'RESOLVED_BUYER_FAVOUR'],
      [won, 'RESOLVED_SELLER_FAVOUR'],
    ] as const) {
      const of = disputes.find(
        ({ disputed_transactions: [about] }) => about?.seller_transaction_id === captureId,
      );
      await paypal(app, 'POST', `/disputes/${of?.dispute_id ?? ''}/resolve`, { outcome });
    }
    await until(won.token, won.paymentId, 'COMPLETED');
    expect(await creditsOf(app, won.token)).toBe(100);
    await noMessageWaits();
    const kept = await selectRows<{ status: string; amount_minor: number }>(
      app.databaseUrl,
      'select status, amount_minor from dispute where payment_id = $1',
      [lost.paymentId],
    );
    expect(kept).toEqual([{ status: 'LOST', amount_minor: 990 }]);
    // What was won once can be disputed again.
    await paypal(app, 'POST', '/disputes', { capture: won.captureId });
    await until(won.token, won.paymentId, 'DISPUTED');
    expect(await creditsOf(app, won.token)).toBe(0);
    await noMessageWaits();
    await expectBooksInOrder(app, admin);
  }, 120_000);
});
