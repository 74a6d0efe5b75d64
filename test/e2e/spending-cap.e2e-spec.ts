import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, sharedApp, type SignedUp } from '../harness.js';
import { newId } from '../../src/platform/database/new-id.js';
import { confirmAddress } from '../support/confirm-address.js';
import { mailsTo, mailTo } from '../support/inbox.js';
import { query } from '../support/query.js';

let app: App;
let admin: string;
let ada: SignedUp;
let token: string;
let photo: string;

beforeAll(async () => {
  app = await sharedApp();
  admin = await adminWithCredits(app);
});
beforeEach(async () => {
  ada = await app.signUp();
  token = ada.accessToken;
  await confirmAddress(app, ada.email);
  photo = await upload(app, token);
  await app.post('/admin/grants', {
    token: admin,
    headers: { 'idempotency-key': newId() },
    body: { userId: ada.user.id, credits: 200, reason: 'work for the test' },
  });
  // Runs are paid by credits from here on.
  const free = await startRun(app, token, photo);
  await untilEnded(app, token, free.body.id as string);
  await query(
    app,
    `update ledger_account set balance = 0 where user_id = $1 and unit = 'FREE_RUN' and kind = 'available'`,
    [ada.user.id],
  );
});

const cap = (credits: unknown) => app.put('/billing/cap', { token, body: { credits } });

describe('a cap on one’s own spending', () => {
  it('is set, changed and removed by its owner, and told in what happened', async () => {
    const none = { cap: null, alertAt: null, spent: 0, held: 0 };
    expect((await app.get('/billing/cap', { token })).body).toMatchObject(none);
    expect((await cap(100)).body).toMatchObject({ cap: 100, alertAt: 80, spent: 0, held: 0 });
    expect((await cap(40)).body).toMatchObject({ cap: 40, alertAt: 32 });
    // Said again it changes nothing, and is not told again below.
    expect((await cap(40)).body).toMatchObject({ cap: 40, alertAt: 32 });
    const other = await app.signUp();
    expect((await app.get('/billing/cap', { token: other.accessToken })).body).toMatchObject(none);
    expect((await app.del('/billing/cap', { token })).status).toBe(204);
    expect((await app.del('/billing/cap', { token })).status).toBe(204);
    expect((await app.get('/billing/cap', { token })).body).toMatchObject(none);
    const { body } = await app.get('/users/me/activity?kind=change', { token });
    expect(body.data.map(({ words }: { words: string }) => words).slice(0, 3)).toEqual([
      'Removed the cap on your spending',
      'Capped your spending at 40 credits a month',
      'Capped your spending at 100 credits a month',
    ]);
  });

  it.each([0, -1, 1.5, '10', null, 1_000_001])('is no %p', async (credits) => {
    const { status, body } = await cap(credits);
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(JSON.stringify(body.error.details)).toContain('credits');
  });

  it('tells its owner when most of it is spent, once, and refuses what would pass it', async () => {
    await cap(25);
    const first = await startRun(app, token, photo);
    expect([first.status, first.body.price]).toEqual([
      202,
      expect.objectContaining({ paidBy: 'credits', quoted: 10 }),
    ]);
    await untilEnded(app, token, first.body.id as string);
    expect(await mailsTo(app, ada.email)).not.toContainEqual(
      expect.objectContaining({ subject: expect.stringContaining('credits for this month') }),
    );
    const second = await startRun(app, token, photo);
    expect(second.status).toBe(202);
    const mail = await mailTo(app, ada.email, /^20 of your 25 credits for this month are used/);
    expect(mail.text).toContain(`${app.url}/account/billing`);
    await untilEnded(app, token, second.body.id as string);

    const third = await startRun(app, token, photo);
    expect(third).toMatchObject({
      status: 402,
      body: {
        error: {
          code: 'PAYMENT_REQUIRED',
          category: 'BILLING',
          message: expect.stringContaining('20 of the 25'),
          details: {
            reason: 'SPENDING_CAP_REACHED',
            waysOn: expect.arrayContaining(['change-cap', 'wait']),
            cap: 25,
            capUsed: 20,
            capResetAt: expect.stringMatching(/-01T00:00:00.000Z$/),
            creditsNeeded: 10,
            creditsAvailable: 180,
          },
        },
      },
    });
    const quote = await app.post('/quotes', { token, body: { type: 'photo-duotone' } });
    expect(quote.body).toMatchObject({
      paidBy: 'none',
      refusal: { code: 'PAYMENT_REQUIRED', details: { reason: 'SPENDING_CAP_REACHED' } },
    });
    const again = await app.post(`/generations/${second.body.id}/retry`, { token });
    expect(again.status).toBe(409);

    await app.del('/billing/cap', { token });
    const fourth = await startRun(app, token, photo);
    expect(fourth.status).toBe(202);
    await untilEnded(app, token, fourth.body.id as string);
    expect((await app.get('/billing/cap', { token })).body).toMatchObject({ spent: 30, held: 0 });
    const told = (await mailsTo(app, ada.email)).filter(({ subject }) =>
      subject.includes('credits for this month'),
    );
    expect(told).toHaveLength(1);
    const { body } = await app.get('/users/me/activity?kind=change', { token });
    expect(body.data).toContainEqual(
      expect.objectContaining({
        by: 'program',
        words: '20 of the 25 credits that you let a month cost are spent or set aside',
      }),
    );
  }, 60_000);
});
