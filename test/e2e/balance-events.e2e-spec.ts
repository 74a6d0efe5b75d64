import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/platform/database/new-id.js';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { readStream, startRun, type StreamEvent, untilEnded, upload } from '../factories/runs.js';
import { type App, sharedApp, type SignedUp } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { beginCheckout, payAt } from '../support/payments.js';

const PATH = '/billing/balance/events';

let app: App;
let admin: string;
let ada: SignedUp;
let token: string;

beforeAll(async () => {
  app = await sharedApp();
  admin = await adminWithCredits(app);
});
beforeEach(async () => {
  ada = await app.signUp();
  token = ada.accessToken;
});

const give = (credits: number) =>
  app.post('/admin/grants', {
    token: admin,
    headers: { 'idempotency-key': newId() },
    body: { userId: ada.user.id, credits, reason: 'work for the test' },
  });

/** A stream that somebody has open; `heard` grows by itself. */
function watch(lastEventId?: string) {
  const heard: StreamEvent[] = [];
  let leave = false;
  const over = readStream(app, token, PATH, {
    ...(lastEventId ? { lastEventId } : {}),
    stop: (event) => (heard.push(event), leave),
  });
  return { heard, over, leaveWithNext: () => (leave = true) };
}

type Watch = ReturnType<typeof watch>;
const last = ({ heard }: Watch) => heard.at(-1)?.data;
const credits = (available: number, held = 0) =>
  expect.objectContaining({ credits: { available, held } });

async function until(stream: Watch, expected: unknown): Promise<void> {
  await eventually(() => {
    try {
      expect(last(stream)).toEqual(expected);
      return true;
    } catch {
      return false;
    }
  }, 15_000);
}

describe('the balance', () => {
  it('is told at once, and in every tab when it changes: given, bought, held, used', async () => {
    const tabs = [watch(), watch()] as const;
    for (const tab of tabs) await until(tab, credits(0));
    expect(tabs[0].heard[0]).toMatchObject({
      event: 'balance',
      id: expect.stringMatching(/^[\w-]{16}$/),
      data: { freeTier: { remaining: 5, limit: 5 }, owed: 0 },
    });
    await give(25);
    for (const tab of tabs) await until(tab, credits(25));
    await payAt((await beginCheckout(app, token)).url);
    for (const tab of tabs) await until(tab, credits(125));
    const run = await startRun(app, token, await upload(app, token));
    await untilEnded(app, token, run.body.id as string);
    for (const tab of tabs) {
      await until(
        tab,
        expect.objectContaining({
          freeTier: expect.objectContaining({ remaining: 4, held: 0, used: 1 }),
        }),
      );
    }
    tabs.forEach((tab) => tab.leaveWithNext());
    await give(1);
    await Promise.all(tabs.map(({ over }) => over));
  }, 60_000);

  it('is told again to whoever comes back only if it changed meanwhile', async () => {
    const before = watch();
    await until(before, credits(0));
    before.leaveWithNext();
    await give(3);
    const [, second] = await before.over;
    expect(second?.data).toEqual(credits(3));

    const same = watch(second?.id);
    const other = watch('something-else');
    await until(other, credits(3));
    expect(same.heard).toEqual([]);
    await give(4);
    await until(same, credits(7));
    expect(same.heard).toHaveLength(1);
    [same, other].forEach((stream) => stream.leaveWithNext());
    await give(1);
    await Promise.all([same.over, other.over]);
  }, 60_000);

  it('is told to nobody else, and to nobody whose session has ended', async () => {
    expect((await app.get(PATH)).status).toBe(401);
    const mine = watch();
    await until(mine, credits(0));
    const other = await app.signUp();
    await app.post('/admin/grants', {
      token: admin,
      headers: { 'idempotency-key': newId() },
      body: { userId: other.user.id, credits: 9, reason: 'work for the test' },
    });
    expect((await app.post('/auth/logout', { token })).status).toBe(204);
    // The server ends it, without a further word.
    await mine.over;
    expect(mine.heard).toHaveLength(1);
  }, 60_000);
});
