import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { newId } from '../../src/platform/database/new-id.js';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { giveRole } from '../factories/give-role.js';
import { blockedPicture } from '../factories/judged-pictures.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type ApiAnswer, type App, sharedApp } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { payAtDodo } from '../support/dodo.js';
import { agreeAt, orderAt, paypal } from '../support/paypal.js';
import { decideAt, payAt, untilPayment, webhooks } from '../support/payments.js';
import { query } from '../support/query.js';
import { thorough } from '../support/thorough.js';

const HOUR_MS = 3_600_000;
const THREE_D = 'pm_card_threeDSecure2Required';

let app: App;
let admin: string;
let token: string;

beforeAll(async () => {
  app = await sharedApp();
  admin = await adminWithCredits(app, 1);
});
beforeEach(async () => {
  ({ accessToken: token } = await app.signUp());
});
afterEach(async () => {
  await webhooks(app, { mode: 'deliver', repeat: 1 });
  const { body } = await app.get('/admin/ledger/verify', { token: admin });
  expect(body.checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
});

async function waitingRun(more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await startRun(app, token, await upload(app, token), {
    pay: 'single',
    ...more,
  });
  expect([status, body]).toEqual([202, expect.anything()]);
  return body.id as string;
}

const pay = (generationId: string, more: Record<string, unknown> = {}): Promise<ApiAnswer> =>
  app.post('/billing/payments', { token, body: { generationId, ...more } });

const byCard = (generationId: string, paymentMethodId = 'pm_card_visa') =>
  pay(generationId, { paymentMethodId });

const statusOf = async (id: string): Promise<string> =>
  (await app.get(`/generations/${id}`, { token })).body.status as string;

const untilGivenBack = (paymentId: string) =>
  untilPayment(app, token, paymentId, 'REFUNDED', 30_000);

describe('one picture that is paid for by itself', () => {
  it('waits for its payment, begins when it is paid, and touches neither free runs nor credits', async () => {
    const before = (await app.get('/billing/balance', { token })).body;
    const accepted = await startRun(app, token, await upload(app, token), { pay: 'single' });
    expect(accepted).toMatchObject({
      status: 202,
      body: {
        status: 'PENDING',
        price: { paidBy: 'payment', quoted: 10, charged: null },
        unpaid: { amountMinor: 99, currency: 'USD', until: expect.any(String) },
      },
    });
    const id = accepted.body.id as string;
    const until = Date.parse(accepted.body.unpaid.until as string) - Date.now();
    expect(until).toBeGreaterThan(29 * 60_000);
    expect(until).toBeLessThanOrEqual(30 * 60_000);
    // Longer than a worker that looks by itself would take.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await app.get(`/generations/${id}`, { token })).body).toMatchObject({
      status: 'PENDING',
      position: null,
      startedAt: null,
      unpaid: { amountMinor: 99 },
    });

    const paid = await byCard(id);
    expect(paid).toMatchObject({
      status: 201,
      body: {
        purpose: 'single',
        generationId: id,
        amountMinor: 99,
        currency: 'USD',
        credits: 0,
        status: 'COMPLETED',
        checkoutUrl: null,
        receiptNo: expect.stringMatching(/^PS-/),
      },
    });
    expect(await untilEnded(app, token, id)).toMatchObject({
      status: 'COMPLETED',
      unpaid: null,
      price: { paidBy: 'payment', charged: 0 },
    });
    expect((await app.get('/billing/balance', { token })).body).toEqual(before);
    const receipt = await app.get(`/billing/receipts/${paid.body.id}`, { token });
    expect(receipt.status).toBe(200);

    // Staff see what paid for it, as far as they see payments at all.
    const seen = await app.get(`/admin/generations/${id}`, { token: admin });
    const payment = {
      id: paid.body.id,
      amountMinor: 99,
      refundedMinor: 0,
      currency: 'USD',
      gateway: 'stripe',
      paidAt: paid.body.paidAt,
    };
    expect(seen.body.payment).toEqual(payment);
    const editor = await app.signUp();
    await giveRole(app.databaseUrl ?? '', editor.user.id as string, 'CATALOG_EDITOR');
    const unseen = await app.get(`/admin/generations/${id}`, { token: await app.signIn(editor) });
    expect(unseen.body).toMatchObject({ price: { paidBy: 'payment' }, payment: null });
  }, 60_000);

  it('is paid on the payment service’s page, and begins though nobody comes back', async () => {
    const id = await waitingRun();
    const first = await pay(id);
    const second = await pay(id);
    expect(first.body.checkoutUrl).toMatch(/^http/);
    expect(second.body).toEqual(first.body);
    await payAt(first.body.checkoutUrl as string);
    expect((await untilEnded(app, token, id)).status).toBe('COMPLETED');
    expect((await byCard(id)).body).toMatchObject({ id: first.body.id, status: 'COMPLETED' });
  }, 60_000);

  it('is paid once, however often it is asked for at once', async () => {
    const id = await waitingRun();
    const answers = await Promise.all(Array.from({ length: 8 }, () => byCard(id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await untilEnded(app, token, id)).status).toBe('COMPLETED');
    const rows = await query(app, 'select status from payment where generation_id = $1', [id]);
    expect(rows).toEqual([{ status: 'COMPLETED' }]);
  }, 60_000);

  it('is not to be had of what nothing is made of: no price, no run, nothing to pay', async () => {
    const type = 'illustration-from-prompt';
    for (const [idea, words, reason] of [
      ['A naked woman', 'the pages go to children', 'IDEA_UNSAFE'],
      ['A nazi bear', 'words in it that are about hatred', 'WORDS_BLOCKED'],
    ] as const) {
      const body = { type, inputs: { idea } };
      const refusals = [
        await app.post('/quotes', { token, body }),
        await app.post('/generations', { token, body: { ...body, pay: 'single' } }),
      ];
      // Without money in it, it is a run that staff finds; it was refused in these very words.
      const run = await untilEnded(
        app,
        token,
        (await app.post('/generations', { token, body })).body.id,
      );
      expect(run).toMatchObject({ status: 'BLOCKED', price: { charged: 0 } });
      for (const refusal of refusals) {
        expect(refusal).toMatchObject({
          status: 400,
          body: {
            error: {
              code: 'VALIDATION_ERROR',
              message: expect.stringContaining(words),
              details: { field: 'inputs.idea', reason },
            },
          },
        });
        expect(refusal.body.error.message).toBe(run.error.message);
      }
      const again = await app.post(`/generations/${run.id}/retry`, {
        token,
        body: { pay: 'single' },
      });
      expect(again).toMatchObject({ status: 400, body: { error: { details: { reason } } } });
    }
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await blockedPicture())]), 'photo.png');
    const photo = await app.post('/uploads', { token, body: form });
    expect(await startRun(app, token, photo.body.id as string, { pay: 'single' })).toMatchObject({
      status: 400,
      body: { error: { details: { field: 'inputAssetIds', reason: 'PICTURE_BLOCKED' } } },
    });
    expect((await app.get('/generations', { token })).body.data).toHaveLength(2);
    expect((await app.get('/users/me', { token })).body.freeTier.held).toBe(0);
    // What somebody of us may look at is made, and paid for.
    await waitingRun({ type: 'coloring-from-photo', inputs: { title: 'Sexy cat' } });
  }, 60_000);

  it('costs what the server says, whatever the client says', async () => {
    const id = await waitingRun();
    for (const [field, claim] of [
      ['amount', { amount: 0.01, currency: 'USD' }],
      ['amount', { amount: 99 }],
      ['currency', { amount: 0.99, currency: 'EUR' }],
    ] as const) {
      const { status, body } = await pay(id, { ...claim, paymentMethodId: 'pm_card_visa' });
      expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
      expect(body.error.details).toMatchObject({ field, expectedAmount: 0.99, currency: 'USD' });
    }
    expect(await statusOf(id)).toBe('PENDING');
    const right = await pay(id, {
      amount: 0.99,
      currency: 'usd',
      paymentMethodId: 'pm_card_visa',
    });
    expect(right.body).toMatchObject({ status: 'COMPLETED', amountMinor: 99 });
    await untilEnded(app, token, id);
  }, 60_000);

  it('survives a declined card, an unknown one, and a bank that asks', async () => {
    const id = await waitingRun();
    const declined = await byCard(id, 'pm_card_chargeDeclined');
    expect(declined).toMatchObject({
      status: 402,
      body: { error: { code: 'PAYMENT_FAILED', details: { field: 'paymentMethodId' } } },
    });
    expect(await statusOf(id)).toBe('PENDING');
    const unknown = await byCard(id, 'pm_of_nobody');
    expect([unknown.status, unknown.body.error.details.field]).toEqual([400, 'paymentMethodId']);

    const asked = await byCard(id, THREE_D);
    expect(asked.body).toMatchObject({ status: 'PENDING', checkoutUrl: expect.any(String) });
    await decideAt(asked.body.checkoutUrl as string, { decision: 'refuse' });
    await untilDeclined(asked.body.id as string);
    expect(await statusOf(id)).toBe('PENDING');

    const again = await byCard(id, THREE_D);
    const back = await decideAt(again.body.checkoutUrl as string, { decision: 'confirm' });
    expect(back).toBe(`${app.url}/billing/return?payment=${asked.body.id}`);
    expect((await untilEnded(app, token, id)).status).toBe('COMPLETED');
    const rows = await query(app, 'select 1 from payment where generation_id = $1', [id]);
    expect(rows).toHaveLength(1);
  }, 60_000);

  thorough(
    'begins without a message, too: the payment service is asked',
    async () => {
      await webhooks(app, { mode: 'drop' });
      const id = await waitingRun();
      const { body } = await pay(id);
      await payAt(body.checkoutUrl as string);
      await query(app, `update payment set check_at = now() where id = $1`, [body.id]);
      expect((await untilEnded(app, token, id)).status).toBe('COMPLETED');
    },
    60_000,
  );

  it('that comes to nothing gives the money back by itself, once', async () => {
    const wall = { width: 300, height: 300, channels: 3, background: '#888' } as const;
    const asset = await upload(app, token, await sharp({ create: wall }).jpeg().toBuffer());
    const { body } = await startRun(app, token, asset, {
      type: 'coloring-from-photo',
      pay: 'single',
    });
    const paid = await byCard(body.id as string);
    expect((await untilEnded(app, token, body.id as string)).status).toBe('FAILED');
    await untilGivenBack(paid.body.id as string);
    const rows = await query(app, 'select status, amount_minor from refund where payment_id = $1', [
      paid.body.id,
    ]);
    expect(rows).toEqual([{ status: 'COMPLETED', amount_minor: 99 }]);
  }, 60_000);

  thorough(
    'is paid by somebody else than at first, and the page before is closed',
    async () => {
      const id = await waitingRun();
      const first = await pay(id, { gateway: 'stripe' });
      const second = await pay(id, { gateway: 'paypal' });
      expect([second.status, second.body]).toEqual([
        201,
        expect.objectContaining({ status: 'PENDING', gateway: 'paypal', generationId: id }),
      ]);
      expect((await pay(id)).body).toEqual(second.body);
      const left = await app.get(`/billing/payments/${first.body.id}`, { token });
      expect(left.body).toMatchObject({ status: 'FAILED', generationId: null, checkoutUrl: null });
      const closed = await fetch(first.body.checkoutUrl as string, { redirect: 'manual' });
      expect(closed.status).toBe(404);
      await agreeAt(second.body.checkoutUrl as string);
      expect((await untilEnded(app, token, id)).status).toBe('COMPLETED');
      // What is paid is paid, by whomever one would like to pay now.
      expect((await pay(id, { gateway: 'stripe' })).body).toMatchObject({
        id: second.body.id,
        status: 'COMPLETED',
      });
    },
    60_000,
  );

  thorough(
    'that is paid on a page that was left and could not be closed gives that money back',
    async () => {
      const id = await waitingRun();
      const first = await pay(id, { gateway: 'dodo' });
      const second = await pay(id, { gateway: 'stripe' });
      await payAtDodo(first.body.checkoutUrl as string);
      await untilGivenBack(first.body.id as string);
      expect(await statusOf(id)).toBe('PENDING');
      await payAt(second.body.checkoutUrl as string);
      expect((await untilEnded(app, token, id)).status).toBe('COMPLETED');
      const rows = await query(
        app,
        `select gateway, status, generation_id from payment
       where id = any($1) order by gateway`,
        [[first.body.id, second.body.id]],
      );
      expect(rows).toEqual([
        { gateway: 'dodo', status: 'REFUNDED', generation_id: null },
        { gateway: 'stripe', status: 'COMPLETED', generation_id: id },
      ]);
    },
    60_000,
  );

  it('whose payment came to nothing is paid for anew', async () => {
    const id = await waitingRun();
    const first = await pay(id, { gateway: 'paypal' });
    await agreeAt(first.body.checkoutUrl as string, 'review');
    const [capture] = await untilCaptured(first.body.checkoutUrl as string);
    const unpaid = async () => (await app.get(`/generations/${id}`, { token })).body.unpaid;
    await eventually(async () => (await unpaid()).underWay === true, 30_000);
    // The half an hour is for deciding: money that moves has a day.
    expect(Date.parse((await unpaid()).until as string)).toBeGreaterThan(Date.now() + 23 * HOUR_MS);
    // Nobody is led to pay a second time, there or elsewhere.
    expect((await pay(id)).body).toMatchObject({ id: first.body.id, checkoutUrl: null });
    const elsewhere = await pay(id, { gateway: 'stripe' });
    expect([elsewhere.status, elsewhere.body.error.details.reason]).toEqual([409, 'UNDER_WAY']);
    await paypal(app, 'POST', `/captures/${capture?.id}/decide`, { outcome: 'DECLINED' });
    await untilPayment(app, token, first.body.id as string, 'FAILED');
    expect(await statusOf(id)).toBe('PENDING');
    expect(await unpaid()).toMatchObject({ underWay: false });
    const again = await byCard(id);
    expect(again.body).toMatchObject({ status: 'COMPLETED', generationId: id });
    expect(again.body.id).not.toBe(first.body.id);
    expect((await untilEnded(app, token, id)).status).toBe('COMPLETED');
  }, 60_000);

  thorough(
    'can be what a run that failed is tried again as',
    async () => {
      const first = await waitingRun();
      await app.post(`/generations/${first}/cancel`, { token });
      const again = await app.post(`/generations/${first}/retry`, {
        token,
        body: { pay: 'single' },
      });
      expect([again.status, again.body.unpaid]).toEqual([
        202,
        expect.objectContaining({ amountMinor: 99 }),
      ]);
      expect((await byCard(again.body.id as string)).body.status).toBe('COMPLETED');
      expect(await untilEnded(app, token, again.body.id as string)).toMatchObject({
        status: 'COMPLETED',
        parentId: first,
        price: { paidBy: 'payment' },
      });
      const bad = await app.post(`/generations/${first}/retry`, { token, body: { pay: 'twice' } });
      expect([bad.status, bad.body.error.details.field]).toEqual([400, 'pay']);
    },
    60_000,
  );

  thorough(
    'expires unpaid, and what is paid too late goes back',
    async () => {
      const id = await waitingRun();
      const { body } = await pay(id);
      await webhooks(app, { mode: 'hold' });
      await payAt(body.checkoutUrl as string);
      await query(app, `update generation set unpaid_until = now() where id = $1`, [id]);
      expect(await untilEnded(app, token, id)).toMatchObject({ status: 'EXPIRED', unpaid: null });
      await webhooks(app, { mode: 'deliver' });
      await untilGivenBack(body.id as string);
      expect(await statusOf(id)).toBe('EXPIRED');

      const other = await waitingRun();
      const page = await pay(other);
      await query(app, `update generation set unpaid_until = now() where id = $1`, [other]);
      await untilEnded(app, token, other);
      await untilPayment(app, token, page.body.id as string, 'FAILED');
      const late = await byCard(other);
      expect([late.status, late.body.status]).toEqual([201, 'FAILED']);
      const never = await waitingRun();
      await app.post(`/generations/${never}/cancel`, { token });
      const over = await byCard(never);
      expect([over.status, over.body.error.code]).toEqual([409, 'CONFLICT']);
    },
    60_000,
  );

  it('that is cancelled and paid at once ends with a picture or with the money', async () => {
    const ids = [await waitingRun(), await waitingRun(), await waitingRun()];
    const both = await Promise.all(
      ids.flatMap((id) => [byCard(id), app.post(`/generations/${id}/cancel`, { token })]),
    );
    expect(both.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    for (const id of ids) {
      const { status } = await untilEnded(app, token, id);
      const [payment] = await query<{ status: string; id: string }>(
        app,
        'select id, status from payment where generation_id = $1',
        [id],
      );
      if (status === 'COMPLETED' || !payment) continue;
      await eventually(async () => {
        const { body } = await app.get(`/billing/payments/${payment.id}`, { token });
        return body.status === 'REFUNDED' || body.status === 'FAILED';
      }, 30_000);
    }
  }, 60_000);

  thorough(
    'is nobody else’s to pay for, and no other run is',
    async () => {
      const id = await waitingRun();
      const other = await app.signUp();
      const foreign = await app.post('/billing/payments', {
        token: other.accessToken,
        body: { generationId: id },
      });
      const unknown = await app.post('/billing/payments', {
        token: other.accessToken,
        body: { generationId: newId() },
      });
      expect([foreign.status, unknown.status]).toEqual([404, 404]);
      expect(foreign.body.error.message).toBe(unknown.body.error.message);
      const free = await startRun(app, token, await upload(app, token));
      expect((await byCard(free.body.id as string)).status).toBe(404);
      await untilEnded(app, token, free.body.id as string);
      for (const bad of [{ pay: 'twice' }, { pay: null }]) {
        expect((await startRun(app, token, await upload(app, token), bad)).status).toBe(400);
      }
      await app.post(`/generations/${id}/cancel`, { token });
    },
    60_000,
  );

  async function untilCaptured(url: string): Promise<{ id: string }[]> {
    const orderId = new URL(url).searchParams.get('token') ?? '';
    let captures: { id: string }[] = [];
    await eventually(async () => {
      const order = await orderAt(app, orderId);
      captures = order?.purchase_units[0]?.payments?.captures ?? [];
      return captures.length > 0;
    }, 30_000);
    return captures;
  }

  async function untilDeclined(paymentId: string): Promise<void> {
    await eventually(async () => {
      const { body } = await app.get(`/billing/payments/${paymentId}`, { token });
      return body.failure === 'declined';
    }, 20_000);
  }
});
