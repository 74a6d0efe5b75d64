import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { giveRole } from '../factories/give-role.js';
import { type ApiAnswer, type App, type SignedUp, startApp } from '../harness.js';
import { confirmAddress } from '../support/confirm-address.js';
import { eventually } from '../support/eventually.js';
import { mailTo } from '../support/inbox.js';
import { creditsOf } from '../support/payments.js';
import { type Bought, bought, expectBooksInOrder, refundBy } from '../support/reversals.js';
import { selectRows } from '../support/select-rows.js';
import { stripeAt } from '../support/stripe-client.js';

const LIMIT = 500;

let app: App;
let ann: string;
let ben: string;
let benHimself: SignedUp;
let auditor: string;

beforeAll(async () => {
  app = await startApp({ env: { REFUND_LIMIT_MINOR: String(LIMIT) } });
  const staff = async (role: string): Promise<[SignedUp, string]> => {
    const person = await app.signUp();
    await giveRole(app.databaseUrl ?? '', person.user.id as string, role);
    return [person, await app.signIn(person)];
  };
  [, ann] = await staff('FINANCE');
  [benHimself, ben] = await staff('SUPPORT');
  [, auditor] = await staff('AUDITOR');
}, 60_000);

const approve = (token: string, id: string): Promise<ApiAnswer> =>
  app.post(`/admin/refunds/${id}/approve`, { token });
const reject = (token: string, id: string): Promise<ApiAnswer> =>
  app.post(`/admin/refunds/${id}/reject`, { token, body: { reason: 'Ask the buyer first' } });
const seen = async ({ paymentId }: Bought) =>
  (await app.get(`/admin/payments/${paymentId}`, { token: ann })).body;
const atStripe = async ({ intent }: Bought): Promise<number> =>
  (await stripeAt(app.sandboxUrl).refunds.list({ payment_intent: intent })).data.length;

/** Somebody has bought, and Ann asks for more back than she may give alone. */
async function proposed(amountMinor = 990): Promise<{ ada: Bought; id: string }> {
  const ada = await bought(app);
  const { status, body } = await refundBy(app, ann, ada.paymentId, amountMinor);
  expect([status, body.status]).toEqual([201, 'AWAITING']);
  return { ada, id: body.id as string };
}

describe('a refund above what one person may give', () => {
  it('moves nothing until a second person lets it go', async () => {
    const { ada, id } = await proposed();
    expect(await creditsOf(app, ada.token)).toBe(100);
    expect(await atStripe(ada)).toBe(0);
    expect(await seen(ada)).toMatchObject({
      status: 'COMPLETED',
      refundedMinor: 0,
      refundableMinor: 0,
      refunds: [{ id, status: 'AWAITING', credits: 0, reason: 'It was bought twice' }],
    });
    const { body: waiting } = await app.get('/admin/refunds?status=AWAITING', { token: ben });
    expect(waiting.data.map((each: { id: string }) => each.id)).toContain(id);

    const { status, body } = await approve(ben, id);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        status: 'COMPLETED',
        credits: 100,
        decidedBy: benHimself.user.id,
        decidedByName: benHimself.user.displayName,
        reason: null,
      }),
    ]);
    expect(await creditsOf(app, ada.token)).toBe(0);
    expect(await atStripe(ada)).toBe(1);
    expect(await seen(ada)).toMatchObject({ status: 'REFUNDED', refundedMinor: 990 });
    await expectBooksInOrder(app, ann);
  });

  it('is never let go by who asked for it, nor by the buyer, nor by who only looks', async () => {
    const { ada, id } = await proposed();
    await giveRole(app.databaseUrl ?? '', ada.person.user.id as string, 'SUPPORT');
    const buyer = await app.signIn(ada.person);
    for (const token of [ann, buyer, auditor, ada.token]) {
      for (const answer of [await approve(token, id), await reject(token, id)]) {
        expect([answer.status, answer.body.error.code]).toEqual([403, 'AUTH_FORBIDDEN']);
      }
    }
    expect(await atStripe(ada)).toBe(0);
    expect((await seen(ada)).refunds[0].status).toBe('AWAITING');
  });

  it('is let go once, however many say so', async () => {
    const { ada, id } = await proposed();
    const answers = await Promise.all(Array.from({ length: 5 }, () => approve(ben, id)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await atStripe(ada)).toBe(1);
    const late = await reject(ben, id);
    expect([late.status, late.body.error.details]).toEqual([409, { status: 'COMPLETED' }]);
    await expectBooksInOrder(app, ann);
  });

  it('that is rejected leaves everything as it was, and can be asked for again', async () => {
    const { ada, id } = await proposed();
    const other = await refundBy(app, ben, ada.paymentId, 100);
    expect([other.status, other.body.error.message]).toEqual([
      409,
      'Another refund of this payment waits for a second person.',
    ]);
    expect((await reject(ben, id)).body).toMatchObject({ status: 'REJECTED', reason: null });
    const again = await approve(ben, id);
    expect([again.status, again.body.error.code]).toEqual([409, 'CONFLICT']);
    expect(await creditsOf(app, ada.token)).toBe(100);
    expect((await refundBy(app, ann, ada.paymentId, 990)).body.status).toBe('AWAITING');
  });

  it('is counted over all parts of one payment', async () => {
    const ada = await bought(app);
    expect((await seen(ada)).refundableAloneMinor).toBe(LIMIT);
    expect((await refundBy(app, ann, ada.paymentId, 300)).body.status).toBe('COMPLETED');
    expect(await seen(ada)).toMatchObject({ refundableMinor: 690, refundableAloneMinor: 200 });
    expect((await refundBy(app, ann, ada.paymentId, 201)).body.status).toBe('AWAITING');
  });

  it('is looked at again when it is decided', async () => {
    const { ada, id } = await proposed(900);
    await stripeAt(app.sandboxUrl).refunds.create({ payment_intent: ada.intent, amount: 495 });
    await eventually(async () => (await seen(ada)).refundedMinor === 495, 30_000);
    const refused = await approve(ben, id);
    expect([refused.status, refused.body.error.details]).toEqual([
      409,
      { refundableMinor: 495, currency: 'USD' },
    ]);
    expect((await seen(ada)).refunds[0].status).toBe('AWAITING');
  });

  it('is on record with who asked and who decided, and why', async () => {
    const { ada, id } = await proposed();
    await approve(ben, id);
    const events = await selectRows(
      app.databaseUrl,
      `select action, actor_id, diff ->> 'refundId' as refund from audit_event
       where entity_type = 'payment' and entity_id = $1 order by seq`,
      [ada.paymentId],
    );
    expect(events).toEqual([
      { action: 'payment.refund-asked', actor_id: expect.any(String), refund: id },
      { action: 'payment.refund-approved', actor_id: benHimself.user.id, refund: id },
      { action: 'payment.refunded', actor_id: null, refund: id },
    ]);
  });

  it('keeps what was written about somebody who goes in the sealed trail alone', async () => {
    const { ada, id } = await proposed();
    const { person } = ada;
    const erased = await app.post('/users/me/erase', {
      token: ada.token,
      body: { confirm: 'ERASE', password: person.password },
    });
    expect(erased.status).toBeLessThan(300);
    await eventually(async () => {
      const text = 'select reason from refund where id = $1';
      const [row] = await selectRows<{ reason: string | null }>(app.databaseUrl, text, [id]);
      return row?.reason === null;
    }, 30_000);
    expect((await approve(ben, id)).body.status).toBe('COMPLETED');
    const left = await selectRows(
      app.databaseUrl,
      'select balance from ledger_account where user_id = $1 and balance <> 0',
      [person.user.id],
    );
    expect(left).toEqual([]);
  });

  it('is told of to the buyer: that it is looked at, and how that ended, but not why', async () => {
    const ada = await bought(app);
    const { email } = ada.person;
    await confirmAddress(app, email);
    const asked = await refundBy(app, ann, ada.paymentId, 990);
    const waits = await mailTo(app, email, /\$9\.90 is being looked at/);
    expect((await reject(ben, asked.body.id as string)).status).toBe(200);
    const rejected = await mailTo(app, email, /\$9\.90 was not approved/);
    for (const { text } of [waits, rejected]) {
      expect(text).toContain('100 credits');
      expect(text).not.toMatch(/Ask the buyer first|It was bought twice/);
    }
    expect(rejected.text).toContain('/contact');
    const { body } = await refundBy(app, ann, ada.paymentId, 990);
    await mailTo(app, email, /is being looked at/, { count: 2 });
    await approve(ben, body.id as string);
    await mailTo(app, email, /\$9\.90 of your payment .* goes back to you/);
  });

  it('that is not there is not found', async () => {
    for (const answer of [await approve(ben, randomUUID()), await reject(ben, randomUUID())]) {
      expect(answer.status).toBe(404);
    }
  });
});
