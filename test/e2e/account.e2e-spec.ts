import { beforeAll, describe, expect, it } from '@jest/globals';
import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, sharedApp, type SignedUp } from '../harness.js';
import { query } from '../support/query.js';
import { thorough } from '../support/thorough.js';

interface Item {
  id: string;
  kind: string;
  words: string;
  at: string;
  by: string;
  ip: string | null;
  device: { name: string } | null;
  run: { id: string; name: string; status: string } | null;
}

let app: App;
let admin: SignedUp;

beforeAll(async () => {
  app = await sharedApp();
  admin = await app.signUp({ displayName: 'Zenobia Staffson' });
  await giveRole(app.databaseUrl as string, admin.user.id as string, 'ADMIN');
}, 60_000);

async function run(person: SignedUp, more: Record<string, unknown> = {}): Promise<string> {
  const token = person.accessToken;
  const { body } = await startRun(app, token, await upload(app, token), more);
  await untilEnded(app, token, body.id as string);
  return body.id as string;
}

function grant(userId: unknown, credits: number) {
  return app.post('/admin/grants', {
    token: admin.accessToken,
    headers: { 'idempotency-key': crypto.randomUUID() },
    body: { userId, credits, reason: 'For the trouble' },
  });
}

const activity = async (person: SignedUp, search = ''): Promise<Item[]> => {
  const { status, body } = await app.get(`/users/me/activity?limit=100${search}`, {
    token: person.accessToken,
  });
  expect(status).toBe(200);
  return body.data as Item[];
};

describe('the figures of an account', () => {
  it('begin with nothing, twelve months long', async () => {
    const person = await app.signUp();
    const { status, body } = await app.get('/users/me/stats', { token: person.accessToken });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      totalTransformations: 0,
      totalSpent: { amountMinor: 0, currency: 'USD' },
      creditsSpent: 0,
      freeRunsUsed: 0,
      notCharged: 0,
      favourites: 0,
      categories: [],
    });
    expect(body.months).toHaveLength(12);
    expect(body.months.at(-1).month).toBe(new Date().toISOString().slice(0, 7));
    expect(Date.now() - Date.parse(body.asOf as string)).toBeLessThan(60_000);
  });

  thorough(
    'are those of the books and of the runs, and nobody else’s',
    async () => {
      const person = await app.signUp();
      const token = person.accessToken;
      const first = await run(person);
      await run(person, { type: 'coloring-from-photo' });
      await app.patch(`/generations/${first}`, { token, body: { isFavourite: true } });
      // The free runs are used up: from here on credits pay.
      await query(
        app,
        `update ledger_account set balance = 0
       where user_id = $1 and kind = 'available' and unit = 'FREE_RUN'`,
        [person.user.id],
      );
      expect((await grant(person.user.id, 25)).status).toBe(201);
      const paid = await run(person);
      const removed = await run(person);
      await app.del(`/generations/${removed}`, { token });
      await query(
        app,
        `update generation set finished_at = finished_at - interval '2 months' where id = $1`,
        [paid],
      );
      await run(await app.signUp());

      const { body } = await app.get('/users/me/stats', { token });
      const [books] = await query<{ credits: number; free: number }>(
        app,
        `select coalesce(-sum(e.amount) filter (where a.unit = 'CREDIT'), 0)::int as credits,
              coalesce(-sum(e.amount) filter (where a.unit = 'FREE_RUN'), 0)::int as free
       from ledger_entry e join ledger_account a on a.id = e.account_id
         join ledger_transaction t on t.id = e.transaction_id
       where a.user_id = $1 and t.kind = 'capture'`,
        [person.user.id],
      );
      expect(books).toEqual({ credits: 20, free: 2 });
      expect(body).toMatchObject({
        totalTransformations: 4,
        totalSpent: { amountMinor: 198, currency: 'USD' },
        creditsSpent: books?.credits,
        freeRunsUsed: books?.free,
        notCharged: 0,
        favourites: 1,
        categories: [
          { category: 'photo', transformations: 3 },
          { category: 'coloring', transformations: 1 },
        ],
      });
      expect(body.months.at(-1)).toMatchObject({
        transformations: 3,
        freeRuns: 2,
        creditsSpent: 10,
      });
      expect(body.months.at(-3)).toMatchObject({
        transformations: 1,
        freeRuns: 0,
        creditsSpent: 10,
      });
    },
    60_000,
  );

  thorough('count what cost nothing apart', async () => {
    const person = await app.signUp();
    const id = await run(person);
    await query(app, `update generation set status = 'FAILED', price_charged = 0 where id = $1`, [
      id,
    ]);
    const { body } = await app.get('/users/me/stats', { token: person.accessToken });
    expect(body).toMatchObject({ totalTransformations: 0, notCharged: 1, freeRunsUsed: 0 });
  });
});

describe('the activity of an account', () => {
  it('tells sign-ins, changes, runs and archives in words, newest first', async () => {
    const person = await app.signUp();
    const token = await app.signIn(person);
    const made = await run(person);
    await app.post('/auth/change-password', {
      token,
      body: { currentPassword: person.password, newPassword: 'another horse battery staple' },
    });
    await app.post('/users/me/export', { token });
    await app.post('/auth/login', {
      body: { email: person.email, password: 'quite wrong' },
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' },
    });
    const items = await activity({ ...person, accessToken: token });
    expect(items.map(({ kind, words, by }) => [kind, words, by])).toEqual([
      ['sign-in', 'A sign-in was refused', 'somebody'],
      ['archive', 'Asked for your archive', 'you'],
      ['change', 'Changed the password', 'you'],
      ['run', 'Duotone was made', 'you'],
      ['sign-in', 'Signed in with your password', 'you'],
      ['change', 'Made this account', 'you'],
    ]);
    expect(items[0]).toMatchObject({ ip: '127.0.0.1', device: { name: 'Firefox on Linux' } });
    expect(items[3]?.run).toEqual({ id: made, name: 'Duotone', status: 'COMPLETED' });
    const kinds = async (kind: string) =>
      (await activity({ ...person, accessToken: token }, `&kind=${kind}`)).map((item) => item.kind);
    expect(await kinds('run')).toEqual(['run']);
    expect(await kinds('sign-in')).toEqual(['sign-in', 'sign-in']);
    expect(await kinds('change')).toEqual(['change', 'change']);
    expect(await kinds('archive')).toEqual(['archive']);
  });

  it('shows what staff did without saying who, and staff nothing of others', async () => {
    const person = await app.signUp();
    await grant(person.user.id, 3);
    const [given] = await activity(person);
    expect(given).toMatchObject({
      words: 'You were given 3 credits',
      by: 'staff',
      ip: null,
      device: null,
    });
    expect(JSON.stringify(await activity(person))).not.toContain('Zenobia');
    expect(JSON.stringify(await activity(person))).not.toContain(admin.user.id);
    expect((await activity(admin)).map(({ words }) => words)).not.toContain(
      'You were given 3 credits',
    );
  });

  it('is one’s own only', async () => {
    const [person, other] = [await app.signUp(), await app.signUp()];
    await run(person);
    await app.post('/users/me/export', { token: person.accessToken });
    const items = await activity(other);
    expect(items.map(({ words }) => words)).toEqual(['Made this account']);
    expect((await app.get('/users/me/activity')).status).toBe(401);
  });

  thorough('leaves out what was removed from the gallery', async () => {
    const person = await app.signUp();
    const id = await run(person);
    await app.del(`/generations/${id}`, { token: person.accessToken });
    expect((await activity(person)).map(({ kind }) => kind)).toEqual(['change']);
  });

  thorough(
    'is read page by page, each entry once, though sign-ins come in between',
    async () => {
      const person = await app.signUp();
      for (let n = 0; n < 3; n++) await run(person);
      for (let n = 0; n < 6; n++) await app.signIn(person);
      const all = await activity(person);
      const found: Item[] = [];
      let cursor: string | undefined;
      do {
        const page = await app.get(
          `/users/me/activity?limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`,
          { token: person.accessToken },
        );
        found.push(...(page.body.data as Item[]));
        cursor = page.body.pagination.nextCursor as string | undefined;
        await app.signIn(person);
      } while (cursor !== undefined);
      expect(found.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(found).toHaveLength(10);
    },
    60_000,
  );

  it.each(['kind=nonsense', 'limit=101', 'cursor=x', 'sort=kind'])('refuses %s', async (search) => {
    const { status, body } = await app.get(`/users/me/activity?${search}`, {
      token: admin.accessToken,
    });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 'VALIDATION_ERROR',
      details: { field: search.split('=')[0] },
    });
  });
});
