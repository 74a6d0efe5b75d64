import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, startApp } from '../harness.js';
import { control } from '../support/app-with-providers.js';
import { confirmAddress } from '../support/confirm-address.js';
import { eventually } from '../support/eventually.js';
import { mailTo } from '../support/inbox.js';
import { textOfPdf } from '../support/pdf-text.js';
import { beginCheckout, creditsOf, payAt, untilPayment, webhooks } from '../support/payments.js';
import {
  type Bought,
  bought,
  closeDispute,
  disputeThere,
  eraseBuyer,
  expectBooksInOrder,
  refundBy,
  refundThere,
} from '../support/reversals.js';
import { selectRows } from '../support/select-rows.js';
import { stripeAt } from '../support/stripe-client.js';
import { oneOrAll, thorough } from '../support/thorough.js';

const RUN_COSTS = 60;

let app: App;
let admin: string;

beforeAll(async () => {
  app = await startApp();
  const staff = await app.signUp();
  await giveRole(app.databaseUrl ?? '', staff.user.id as string, 'ADMIN');
  admin = await app.signIn(staff);
  // So dear that no free run covers it: whoever runs it spends what was bought.
  const { body } = await app.get('/admin/transformation-types?limit=100', { token: admin });
  const type = body.data.find(({ slug }: { slug: string }) => slug === 'photo-duotone');
  const { body: found } = await app.get(`/admin/transformation-types/${type.id}`, { token: admin });
  const priced = await app.put(`/admin/transformation-types/${type.id}/price`, {
    token: admin,
    body: { revision: found.revision, unit: 'run', credits: RUN_COSTS },
  });
  expect(priced.status).toBe(200);
}, 60_000);
afterEach(async () => {
  await webhooks(app, { mode: 'deliver', repeat: 1 });
  await control(app, 'DELETE', '/faults');
  await expectBooksInOrder(app, admin);
});

async function run({ token }: Bought): Promise<void> {
  const started = await startRun(app, token, await upload(app, token));
  expect(started.status).toBe(202);
  expect((await untilEnded(app, token, started.body.id as string)).status).toBe('COMPLETED');
}
/** What the audit trail says of the payment, in its order. */
async function recordedOf({ paymentId }: Bought): Promise<string[]> {
  const events = await selectRows<{ action: string }>(
    app.databaseUrl,
    `select action from audit_event where entity_type = 'payment' and entity_id = $1 order by seq`,
    [paymentId],
  );
  return events.map(({ action }) => action);
}
const balanceOf = async ({ token }: Bought) =>
  (await app.get('/billing/balance', { token })).body as {
    credits: { available: number };
    owed: number;
  };
const until = ({ token, paymentId }: Bought, status: string, ms?: number) =>
  untilPayment(app, token, paymentId, status, ms);
const seenByStaff = async ({ paymentId }: Bought) =>
  (await app.get(`/admin/payments/${paymentId}`, { token: admin })).body;
const receiptOf = async ({ token, paymentId }: Bought): Promise<string> => {
  const answer = await fetch(app.api(`/billing/receipts/${paymentId}`), {
    headers: { authorization: `Bearer ${token}` },
  });
  return textOfPdf(Buffer.from(await answer.arrayBuffer()));
};
const noMessageWaits = () =>
  eventually(async () => {
    const left = await selectRows(
      app.databaseUrl,
      `select 1 from webhook_event where status = 'RECEIVED'`,
    );
    return left.length === 0;
  }, 30_000);

describe('a refund in the dashboard of the payment service', () => {
  it('takes the credits of what was given back, part by part, and tells the buyer', async () => {
    const ada = await bought(app);
    await confirmAddress(app, ada.person.email);
    await refundThere(app, ada.intent, 335);
    await until(ada, 'PARTIALLY_REFUNDED');
    const { body: own } = await app.get(`/billing/payments/${ada.paymentId}`, { token: ada.token });
    expect(own).toMatchObject({ amountMinor: 990, refundedMinor: 335 });
    // 33.8 credits' worth of money: 33 in the buyer's favour.
    expect(await creditsOf(app, ada.token)).toBe(67);
    const mail = await mailTo(app, ada.person.email, /goes back/);
    expect(mail.subject).toContain('$3.35');
    await refundThere(app, ada.intent);
    await until(ada, 'REFUNDED');
    expect(await creditsOf(app, ada.token)).toBe(0);
    expect(await seenByStaff(ada)).toMatchObject({
      status: 'REFUNDED',
      refundedMinor: 990,
      refundableMinor: 0,
      refunds: [],
    });
  });

  thorough(
    'of credits that are spent takes what is left, and the buyer owes nothing',
    async () => {
      const ada = await bought(app);
      await run(ada);
      await refundThere(app, ada.intent);
      await until(ada, 'REFUNDED');
      expect(await balanceOf(ada)).toMatchObject({ credits: { available: 0 }, owed: 0 });
    },
    40_000,
  );

  it('is the same whatever order its messages come in, and however often', async () => {
    const { accessToken: token } = await app.signUp();
    await webhooks(app, { mode: 'hold' });
    const { paymentId, url } = await beginCheckout(app, token);
    await payAt(url);
    const sessions = (await (await fetch(`${app.sandboxUrl}/vendors/stripe/sessions`)).json()) as {
      client_reference_id: string;
      payment_intent: string;
    }[];
    const intent = sessions.find((each) => each.client_reference_id === paymentId);
    await refundThere(app, intent?.payment_intent ?? '', 335);
    await refundThere(app, intent?.payment_intent ?? '', 160);
    await control(app, 'POST', '/vendors/stripe/webhooks/release', { order: 'reversed', times: 3 });
    await untilPayment(app, token, paymentId, 'PARTIALLY_REFUNDED');
    await noMessageWaits();
    expect(await creditsOf(app, token)).toBe(50);
    const { body } = await app.get(`/admin/payments/${paymentId}`, { token: admin });
    expect(body).toMatchObject({ refundedMinor: 495, refundableMinor: 495, unspentCredits: 50 });
  });
});

describe('a dispute', () => {
  it('takes what is unspent, and what is spent is owed: no run starts until it is paid', async () => {
    const ada = await bought(app);
    await run(ada);
    const dispute = await disputeThere(app, ada.intent);
    await until(ada, 'DISPUTED');
    expect(await balanceOf(ada)).toMatchObject({ credits: { available: 0 }, owed: RUN_COSTS });
    const owes = { creditsOwed: RUN_COSTS };
    expect((await app.get('/users/me', { token: ada.token })).body).toMatchObject(owes);
    expect(
      (await app.get(`/admin/users/${ada.person.user.id}`, { token: admin })).body,
    ).toMatchObject(owes);
    const refused = await startRun(app, ada.token, await upload(app, ada.token));
    expect([refused.status, refused.body.error.details]).toEqual([
      402,
      expect.objectContaining({ reason: 'CREDITS_OWED', creditsOwed: RUN_COSTS }),
    ]);
    await closeDispute(app, dispute, 'lost');
    await eventually(async () => (await seenByStaff(ada)).disputes[0].status === 'LOST', 30_000);
    expect(await seenByStaff(ada)).toMatchObject({ status: 'DISPUTED', refundableMinor: 0 });
    expect(await balanceOf(ada)).toMatchObject({ owed: RUN_COSTS });
    const asked = await refundBy(app, admin, ada.paymentId, 10);
    expect([asked.status, asked.body.error.code]).toEqual([409, 'CONFLICT']);
  }, 60_000);

  thorough(
    'that is won leaves everything as it was before',
    async () => {
      const ada = await bought(app);
      await run(ada);
      const dispute = await disputeThere(app, ada.intent);
      await until(ada, 'DISPUTED');
      await closeDispute(app, dispute, 'won');
      await until(ada, 'COMPLETED');
      expect(await balanceOf(ada)).toMatchObject({
        credits: { available: 100 - RUN_COSTS },
        owed: 0,
      });
      // And its credits can be refunded as before.
      expect(await seenByStaff(ada)).toMatchObject({ unspentCredits: 40, refundableMinor: 396 });
    },
    60_000,
  );

  it('may be heard of in the wrong order, and before the payment itself', async () => {
    for (const [outcome, status, credits] of [
      ['won', 'COMPLETED', 100],
      ['lost', 'DISPUTED', 0],
    ] as const) {
      await webhooks(app, { mode: 'hold' });
      const { accessToken: token } = await app.signUp();
      const { paymentId, url } = await beginCheckout(app, token);
      await payAt(url);
      const sessions = (await (
        await fetch(`${app.sandboxUrl}/vendors/stripe/sessions`)
      ).json()) as { client_reference_id: string; payment_intent: string }[];
      const session = sessions.find((each) => each.client_reference_id === paymentId);
      const dispute = await disputeThere(app, session?.payment_intent ?? '');
      await closeDispute(app, dispute, outcome);
      const release = { order: 'reversed', times: 2 };
      await control(app, 'POST', '/vendors/stripe/webhooks/release', release);
      await untilPayment(app, token, paymentId, status);
      await noMessageWaits();
      expect(await creditsOf(app, token)).toBe(credits);
    }
  }, 60_000);

  thorough(
    'that was lost and is won in the end gives back what it took, in any order',
    async () => {
      for (const order of ['as-made', 'reversed']) {
        const ada = await bought(app);
        await run(ada);
        await webhooks(app, { mode: 'hold' });
        const dispute = await disputeThere(app, ada.intent);
        await closeDispute(app, dispute, 'lost');
        if (order === 'as-made') {
          await control(app, 'POST', '/vendors/stripe/webhooks/release', { order });
          await eventually(async () => (await seenByStaff(ada)).disputes[0]?.status === 'LOST');
          await noMessageWaits();
          expect(await balanceOf(ada)).toMatchObject({ owed: RUN_COSTS });
        }
        await closeDispute(app, dispute, 'won');
        await control(app, 'POST', '/vendors/stripe/webhooks/release', { order, times: 2 });
        await eventually(
          async () => (await seenByStaff(ada)).disputes[0]?.status === 'WON',
          30_000,
        );
        await noMessageWaits();
        expect(await seenByStaff(ada)).toMatchObject({ status: 'COMPLETED', unspentCredits: 40 });
        expect(await balanceOf(ada)).toMatchObject({ credits: { available: 40 }, owed: 0 });
        await webhooks(app, { mode: 'deliver' });
      }
    },
    90_000,
  );

  it.each(oneOrAll(['reversed', 'as-made']))(
    'and a refund of one partly spent payment leave the same debt: messages %s',
    async (order) => {
      const ada = await bought(app);
      await run(ada);
      await webhooks(app, { mode: 'hold' });
      await refundThere(app, ada.intent, 396);
      // Of the rest, which is what the run cost.
      await disputeThere(app, ada.intent);
      await control(app, 'POST', '/vendors/stripe/webhooks/release', { order, times: 2 });
      await until(ada, 'DISPUTED');
      await noMessageWaits();
      expect(await balanceOf(ada)).toMatchObject({ credits: { available: 0 }, owed: RUN_COSTS });
      expect(await seenByStaff(ada)).toMatchObject({ refundedMinor: 396, creditsLost: 0 });
    },
    60_000,
  );
});

describe('a refund that fails after it was made', () => {
  const failThere = async ({ intent }: Bought): Promise<void> => {
    const { data } = await stripeAt(app.sandboxUrl).refunds.list({ payment_intent: intent });
    await control(app, 'POST', `/vendors/stripe/refunds/${data[0]?.id ?? ''}/fail`);
  };
  const revenue = async () =>
    (await app.get('/admin/revenue', { token: admin })).body.currencies[0].total;

  it.each(oneOrAll(['reversed', 'as-made']))(
    'is in the books and seen by staff, and its credits are back: messages %s',
    async (order) => {
      const ada = await bought(app);
      await confirmAddress(app, ada.person.email);
      const before = await revenue();
      await webhooks(app, { mode: 'hold' });
      expect((await refundBy(app, admin, ada.paymentId, 495)).body.status).toBe('COMPLETED');
      expect(await creditsOf(app, ada.token)).toBe(50);
      await failThere(ada);
      await control(app, 'POST', '/vendors/stripe/webhooks/release', { order, times: 2 });
      await until(ada, 'COMPLETED');
      await noMessageWaits();
      expect(await seenByStaff(ada)).toMatchObject({
        refundedMinor: 0,
        refundableMinor: 990,
        unspentCredits: 100,
        refunds: [{ amountMinor: 495, status: 'RETURNED' }],
      });
      expect(await recordedOf(ada)).toEqual([
        'payment.refund-asked',
        'payment.refunded',
        'payment.refund-returned',
      ]);
      expect(await revenue()).toEqual(before);
      expect(await receiptOf(ada)).toMatch(
        /Given back on .*\n-\$4\.95\nRefund not taken by the bank on .*\n\$4\.95\nRemains\n\$9\.90/,
      );
      const mail = await mailTo(app, ada.person.email, /\$4\.95 did not reach you/);
      expect(mail.text).toContain('/contact');
      const reference = encodeURIComponent(`payment:${ada.paymentId}`);
      const { body } = await app.get(`/admin/ledger?reference=${reference}&account=refunded`, {
        token: admin,
      });
      const amounts = body.data.map(({ amount }: { amount: number }) => amount);
      expect(amounts.sort((a: number, b: number) => a - b)).toEqual([-495, 495]);
      // And it can be given back again, as a whole.
      await webhooks(app, { mode: 'deliver' });
      expect((await refundBy(app, admin, ada.paymentId, 990)).body.status).toBe('COMPLETED');
      await noMessageWaits();
      expect(await seenByStaff(ada)).toMatchObject({ status: 'REFUNDED', refundedMinor: 990 });
      expect(await creditsOf(app, ada.token)).toBe(0);
    },
    60_000,
  );

  it.each(oneOrAll(['reversed', 'as-made']))(
    'at the payment service’s own dashboard is recognised, once: messages %s',
    async (order) => {
      const ada = await bought(app);
      await confirmAddress(app, ada.person.email);
      const before = await revenue();
      await webhooks(app, { mode: 'hold' });
      await refundThere(app, ada.intent, 335);
      await failThere(ada);
      await control(app, 'POST', '/vendors/stripe/webhooks/release', { order, times: 2 });
      await eventually(async () => (await seenByStaff(ada)).refunds.length === 1, 30_000);
      await noMessageWaits();
      expect(await seenByStaff(ada)).toMatchObject({
        status: 'COMPLETED',
        refundedMinor: 0,
        refundableMinor: 990,
        unspentCredits: 100,
        refunds: [{ amountMinor: 335, status: 'RETURNED', requestedBy: null }],
      });
      expect(await revenue()).toEqual(before);
      expect(await creditsOf(app, ada.token)).toBe(100);
      await mailTo(app, ada.person.email, /\$3\.35 did not reach you/);
    },
    60_000,
  );

  thorough(
    'at the dashboard, too, of credits that were spent, leaves what was there before',
    async () => {
      const ada = await bought(app);
      await run(ada);
      await refundThere(app, ada.intent);
      await until(ada, 'REFUNDED');
      expect(await seenByStaff(ada)).toMatchObject({ creditsLost: RUN_COSTS });
      await failThere(ada);
      await until(ada, 'COMPLETED');
      expect(await creditsOf(app, ada.token)).toBe(100 - RUN_COSTS);
      expect(await seenByStaff(ada)).toMatchObject({ creditsLost: 0, refundedMinor: 0 });
    },
    60_000,
  );

  it('does not hide what goes back afterwards at the dashboard', async () => {
    const ada = await bought(app);
    expect((await refundBy(app, admin, ada.paymentId, 495)).body.status).toBe('COMPLETED');
    await failThere(ada);
    await until(ada, 'COMPLETED');
    await noMessageWaits();
    const before = await revenue();
    const earlier = `update refund set updated_at = updated_at - interval '5 minutes' where payment_id = $1`;
    await selectRows(app.databaseUrl, earlier, [ada.paymentId]);
    await refundThere(app, ada.intent, 300);
    await until(ada, 'PARTIALLY_REFUNDED');
    expect(await seenByStaff(ada)).toMatchObject({ refundedMinor: 300, refundableMinor: 690 });
    const after = await revenue();
    expect([after.refunds - before.refunds, after.net - before.net]).toEqual([300, -300]);
    expect(await creditsOf(app, ada.token)).toBe(70);
  }, 60_000);

  it('takes nothing where the failure is heard of before that it was made', async () => {
    const ada = await bought(app);
    await webhooks(app, { mode: 'hold' });
    // All tries of the client do their work unheard.
    await control(app, 'POST', '/vendors/stripe/answers/lose', { times: 3 });
    expect((await refundBy(app, admin, ada.paymentId, 495)).body.status).toBe('PENDING');
    await failThere(ada);
    const release = { order: 'reversed', times: 2 };
    await control(app, 'POST', '/vendors/stripe/webhooks/release', release);
    await eventually(async () => (await seenByStaff(ada)).refunds[0].status === 'RETURNED', 30_000);
    await noMessageWaits();
    expect(await seenByStaff(ada)).toMatchObject({ status: 'COMPLETED', refundedMinor: 0 });
    expect(await creditsOf(app, ada.token)).toBe(100);
  }, 60_000);
});

describe('a refund by staff', () => {
  it('of somebody who was erased gives back what was unspent then, and nothing stays behind', async () => {
    const ada = await bought(app);
    expect((await seenByStaff(ada)).userErased).toBe(false);
    await eraseBuyer(app, ada);
    expect(await seenByStaff(ada)).toMatchObject({
      refundableMinor: 990,
      unspentCredits: 100,
      userErased: true,
    });
    const part = await refundBy(app, admin, ada.paymentId, 335);
    expect([part.status, part.body.status]).toEqual([201, 'COMPLETED']);
    expect(await seenByStaff(ada)).toMatchObject({ refundableMinor: 655, unspentCredits: 67 });
    const balances = 'select balance from ledger_account where user_id = $1 and balance <> 0';
    expect(await selectRows(app.databaseUrl, balances, [ada.person.user.id])).toEqual([]);
    const rest = await refundBy(app, admin, ada.paymentId, 655);
    expect([rest.status, rest.body.status]).toEqual([201, 'COMPLETED']);
    expect((await refundBy(app, admin, ada.paymentId, 1)).status).toBe(409);
    expect(await selectRows(app.databaseUrl, balances, [ada.person.user.id])).toEqual([]);
  }, 60_000);

  it('gives part of the money back, then the rest, takes the credits, and is on the receipt', async () => {
    const ada = await bought(app);
    const whole = await receiptOf(ada);
    expect(whole).toMatch(/Total, paid\n\$9\.90\nPaid by/);
    const first = await refundBy(app, admin, ada.paymentId, 335);
    expect([first.status, first.body]).toEqual([
      201,
      expect.objectContaining({ amountMinor: 335, credits: 33, status: 'COMPLETED' }),
    ]);
    // Its own answer is enough: nobody has to wait for the message.
    expect(await seenByStaff(ada)).toMatchObject({
      status: 'PARTIALLY_REFUNDED',
      refundedMinor: 335,
      refundableMinor: 655,
      refunds: [{ id: first.body.id, status: 'COMPLETED' }],
    });
    // Number, date and tax are as they were.
    const [upToTotal, thanks] = whole.split(/(?<=Total, paid\n\$9\.90\n)/);
    const part = await receiptOf(ada);
    expect([part.startsWith(upToTotal ?? ''), part.endsWith(thanks ?? '')]).toEqual([true, true]);
    expect(part).toMatch(/9\.90\nGiven back on \d+ \w+ \d{4}\n-\$3\.35\nRemains\n\$6\.55\nPaid by/);
    expect((await refundBy(app, admin, ada.paymentId, 655)).body.status).toBe('COMPLETED');
    expect(await seenByStaff(ada)).toMatchObject({ status: 'REFUNDED', refundedMinor: 990 });
    await noMessageWaits();
    expect(await receiptOf(ada)).toMatch(
      /-\$3\.35\nGiven back on .*\n-\$6\.55\nRemains\n\$0\.00\n/,
    );
    expect(await creditsOf(app, ada.token)).toBe(0);
    const more = await refundBy(app, admin, ada.paymentId, 1);
    expect([more.status, more.body.error.code]).toEqual([409, 'CONFLICT']);
  });

  it('is never more than what the unspent credits were worth, and says how much that is', async () => {
    const ada = await bought(app);
    await run(ada);
    const refused = await refundBy(app, admin, ada.paymentId, 397);
    expect([refused.status, refused.body.error.details]).toEqual([
      409,
      { refundableMinor: 396, currency: 'USD' },
    ]);
    expect(await creditsOf(app, ada.token)).toBe(40);
    expect((await refundBy(app, admin, ada.paymentId, 396)).status).toBe(201);
    expect(await creditsOf(app, ada.token)).toBe(0);
  }, 40_000);

  it('with one key is one, and with that key for something else is refused', async () => {
    const [ada, bob] = [await bought(app), await bought(app)];
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => refundBy(app, admin, ada.paymentId, 99, key)),
    );
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    await eventually(async () => (await seenByStaff(ada)).refundedMinor === 99, 30_000);
    for (const [paymentId, amount] of [
      [ada.paymentId, 98],
      [bob.paymentId, 99],
    ] as const) {
      const other = await refundBy(app, admin, paymentId, amount, key);
      expect([other.status, other.body.error.code]).toEqual([409, 'IDEMPOTENCY_MISMATCH']);
    }
    expect(await creditsOf(app, bob.token)).toBe(100);
  });

  it('several at once never give back more than there is', async () => {
    const ada = await bought(app);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => refundBy(app, admin, ada.paymentId, 495)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(new Set([...statuses, 201, 409])).toEqual(new Set([201, 409]));
    expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(2);
    await noMessageWaits();
    const { refundedMinor } = await seenByStaff(ada);
    expect(refundedMinor).toBe(495 * statuses.filter((status) => status === 201).length);
    expect(await creditsOf(app, ada.token)).toBe(100 - Math.floor(refundedMinor / 9.9));
  });

  it('that the payment service refuses gives the credits back', async () => {
    const ada = await bought(app);
    await webhooks(app, { mode: 'drop' });
    // Whole in the dashboard, and we have not heard of it.
    await refundThere(app, ada.intent);
    const key = randomUUID();
    const refused = await refundBy(app, admin, ada.paymentId, 495, key);
    expect([refused.status, refused.body.status]).toEqual([201, 'FAILED']);
    expect(await creditsOf(app, ada.token)).toBe(100);
    expect((await refundBy(app, admin, ada.paymentId, 495, key)).body).toEqual(refused.body);
    expect(await recordedOf(ada)).toEqual(['payment.refund-asked', 'payment.refund-failed']);
    expect(await seenByStaff(ada)).toMatchObject({ status: 'COMPLETED', unspentCredits: 100 });
  });

  it.each(['deliver', 'drop'] as const)(
    'whose answer was lost is made once, with messages that we %s',
    async (mode) => {
      const ada = await bought(app);
      await webhooks(app, { mode });
      // All tries of the client do their work unheard.
      await control(app, 'POST', '/vendors/stripe/answers/lose', { times: 3 });
      const lost = await refundBy(app, admin, ada.paymentId, 495);
      expect(lost.status).toBe(201);
      // A message may be faster than we are.
      expect(lost.body.status).not.toBe('FAILED');
      if (mode === 'drop') expect(lost.body.status).toBe('PENDING');
      expect(await creditsOf(app, ada.token)).toBe(50);
      if (mode === 'drop') {
        // A check is due, and the payment service has forgotten the key meanwhile.
        await control(app, 'POST', '/vendors/stripe/keys/forget');
        const due = 'update refund set check_at = now() where id = $1';
        await selectRows(app.databaseUrl, due, [lost.body.id]);
      }
      await until(ada, 'PARTIALLY_REFUNDED', 60_000);
      await eventually(async () => (await seenByStaff(ada)).refunds[0].status === 'COMPLETED');
      expect(await seenByStaff(ada)).toMatchObject({ refundedMinor: 495, unspentCredits: 50 });
    },
    90_000,
  );

  it('asks for a key, an amount and a reason, and for the permission', async () => {
    const ada = await bought(app);
    const path = `/admin/payments/${ada.paymentId}/refunds`;
    const headers = { 'idempotency-key': randomUUID() };
    const body = { amountMinor: 10, reason: 'It was bought twice' };
    expect((await app.post(path, { token: admin, body })).status).toBe(400);
    for (const wrong of [
      { ...body, amountMinor: 0 },
      { ...body, amountMinor: -5 },
      { ...body, amountMinor: 1.5 },
      { ...body, reason: '' },
    ]) {
      expect((await app.post(path, { token: admin, headers, body: wrong })).status).toBe(400);
    }
    expect((await app.post(path, { token: ada.token, headers, body })).status).toBe(403);
    expect((await refundBy(app, admin, randomUUID(), 10)).status).toBe(404);
    expect(await creditsOf(app, ada.token)).toBe(100);
  });
});

describe('what staff see of payments', () => {
  it('is found by owner, state and number of the receipt', async () => {
    const ada = await bought(app);
    const userId = ada.person.user.id as string;
    const list = async (query: string): Promise<string[]> => {
      const { status, body } = await app.get(`/admin/payments?${query}`, { token: admin });
      expect(status).toBe(200);
      return body.data.map(({ id }: { id: string }) => id);
    };
    const { receiptNo } = await seenByStaff(ada);
    expect(await list(`userId=${userId}`)).toEqual([ada.paymentId]);
    expect(await list(`userId=${userId}&status=REFUNDED`)).toEqual([]);
    expect(await list(`receiptNo=${receiptNo}`)).toEqual([ada.paymentId]);
    expect(await list(`userId=${userId}&gateway=stripe`)).toEqual([ada.paymentId]);
    const { createdAt } = await seenByStaff(ada);
    const later = new Date(Date.parse(createdAt as string) + 1).toISOString();
    expect(await list(`userId=${userId}&from=${createdAt}&to=${later}`)).toEqual([ada.paymentId]);
    expect(await list(`userId=${userId}&from=${later}`)).toEqual([]);
    expect(await list(`userId=${userId}&to=${createdAt}`)).toEqual([]);
    expect(await list('sort=amountMinor&limit=100')).toContain(ada.paymentId);
    for (const wrong of ['gateway=bank', 'from=yesterday', 'sort=userId', 'userId=7']) {
      expect((await app.get(`/admin/payments?${wrong}`, { token: admin })).status).toBe(400);
    }
    expect(JSON.stringify(await seenByStaff(ada))).not.toContain(ada.person.email);
    expect((await app.get(`/admin/payments/${randomUUID()}`, { token: admin })).status).toBe(404);
  });

  it('has what the payment service told of it, in the order in which it came', async () => {
    const ada = await bought(app);
    await refundThere(app, ada.intent, 335);
    await until(ada, 'PARTIALLY_REFUNDED');
    await noMessageWaits();
    const { messages } = await seenByStaff(ada);
    expect(messages.map(({ type, status }: Record<string, string>) => [type, status])).toEqual([
      ['checkout.session.completed', 'PROCESSED'],
      ['charge.refunded', 'PROCESSED'],
    ]);
  });

  it('names people, and their addresses on receipts, only to who may see them', async () => {
    const ada = await bought(app);
    const name = ada.person.user.displayName as string;
    await confirmAddress(app, ada.person.email);
    const { body: role } = await app.post('/admin/roles', {
      token: admin,
      body: { name: 'Bookkeeper', permissions: ['payments:read'] },
    });
    const tokenOf = async (key: string): Promise<string> => {
      const person = await app.signUp();
      await giveRole(app.databaseUrl ?? '', person.user.id as string, key);
      return app.signIn(person);
    };
    const viewers = [
      [await tokenOf(role.id as string), null, false, false],
      [await tokenOf('FINANCE'), name, true, false],
      [admin, name, true, true],
    ] as const;
    for (const [token, userName, isNamed, hasAddress] of viewers) {
      const { body } = await app.get(`/admin/payments/${ada.paymentId}`, { token });
      expect(body.userName).toBe(userName);
      const answer = await fetch(app.api(`/admin/payments/${ada.paymentId}/receipt`), {
        headers: { Authorization: `Bearer ${token}` },
      });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([
        200,
        'private, no-store',
      ]);
      const text = textOfPdf(Buffer.from(await answer.arrayBuffer()));
      expect(text).toContain(body.receiptNo);
      expect([text.includes(name), text.includes(ada.person.email)]).toEqual([isNamed, hasAddress]);
    }
    const { paymentId } = await beginCheckout(app, ada.token);
    const none = await app.get(`/admin/payments/${paymentId}/receipt`, { token: admin });
    expect([none.status, none.body.error.code]).toEqual([404, 'NOT_FOUND']);
  });
});
