import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ApiAnswer,
  type App,
  createPreparedDatabase,
  startApp,
  temporaryFolder,
} from '../harness.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

const OLD = 'the-first-k3y-of-this-test-0123456789';
const NEW = 'the-second-k3y-of-this-test-0123456789';
const IN_BODY = { 'x-token-delivery': 'body' };

let databaseUrl: string;
let dataDir: string;
let app: App;

/** Another process over the same database. No vendor is needed here. */
const another = (env: Record<string, string> = {}): Promise<App> =>
  startApp({
    databaseUrl,
    dataDir,
    role: 'api',
    env: { JWT_SECRET: OLD, SANDBOX_PORT: '0', ...env },
  });

beforeAll(async () => {
  databaseUrl = (await createPreparedDatabase()).url;
  dataDir = temporaryFolder();
  app = await another();
}, 60_000);

const newAttempt = (): string => randomBytes(16).toString('hex');

const refresh = (on: App, refreshToken: string, attempt?: string): Promise<ApiAnswer> =>
  on.post('/auth/refresh', {
    body: { refreshToken },
    headers: { ...IN_BODY, ...(attempt === undefined ? {} : { 'idempotency-key': attempt }) },
  });

async function person(): Promise<{ accessToken: string; refreshToken: string }> {
  const { body } = await app.post('/auth/register', {
    body: { email: `p-${newAttempt()}@example.test`, password: 'correct horse battery' },
    headers: IN_BODY,
  });
  return body;
}

const me = async (on: App, token: string): Promise<number> =>
  (await on.get('/users/me', { token })).status;

/** That the whole family is dead a second later. */
async function expectDead(refreshToken: string, ...accessTokens: string[]): Promise<void> {
  await sleep(1_000);
  expect((await refresh(app, refreshToken)).status).toBe(401);
  for (const token of accessTokens) expect(await me(app, token)).toBe(401);
  const [row] = await selectRows<{ revoke_reason: string }>(
    databaseUrl,
    'select revoke_reason from session where id = $1',
    [refreshToken.slice(0, 36)],
  );
  expect(row).toEqual({ revoke_reason: 'refresh-reused' });
}

describe('an exchange whose answer was lost', () => {
  it('may be asked for again by the same attempt, and leads to the same successor', async () => {
    const { refreshToken } = await person();
    const attempt = newAttempt();
    const lost = await refresh(app, refreshToken, attempt);
    const again = await refresh(app, refreshToken, attempt);
    expect([lost.status, again.status]).toEqual([200, 200]);
    expect(again.body.refreshToken).toBe(lost.body.refreshToken);
    expect(again.body.refreshToken).not.toBe(refreshToken);
    expect(await me(app, again.body.accessToken)).toBe(200);
    // From there it goes on as ever.
    const next = await refresh(app, again.body.refreshToken, newAttempt());
    expect(next.status).toBe(200);
    expect((await refresh(app, next.body.refreshToken)).status).toBe(200);
  });

  it('that never arrived is simply made', async () => {
    const { refreshToken } = await person();
    expect((await refresh(app, refreshToken, newAttempt())).status).toBe(200);
  });

  it('is a replay to everybody who does not know the attempt', async () => {
    for (const guess of [undefined, newAttempt()]) {
      const { refreshToken } = await person();
      const { body } = await refresh(app, refreshToken, newAttempt());
      const stolen = await refresh(app, refreshToken, guess);
      expect([stolen.status, stolen.body.error.code]).toEqual([401, 'AUTH_INVALID']);
      await expectDead(body.refreshToken, body.accessToken);
    }
  });

  it('is no replay where all exchanges since had its name, in whatever order they come', async () => {
    const { refreshToken: first } = await person();
    const name = newAttempt();
    const second = (await refresh(app, first, name)).body.refreshToken;
    const third = (await refresh(app, second, name)).body.refreshToken;
    for (const late of [first, second]) {
      const { status, body } = await refresh(app, late, name);
      expect([status, body.refreshToken]).toEqual([200, third]);
    }
    expect((await refresh(app, third, newAttempt())).status).toBe(200);
    // Now another name was used.
    expect((await refresh(app, first, name)).status).toBe(401);
    await expectDead(third);
  });

  it('is a replay once the successor was used by another name', async () => {
    const { refreshToken } = await person();
    const attempt = newAttempt();
    const second = (await refresh(app, refreshToken, attempt)).body;
    const third = (await refresh(app, second.refreshToken, newAttempt())).body;
    expect((await refresh(app, refreshToken, attempt)).status).toBe(401);
    await expectDead(third.refreshToken, second.accessToken, third.accessToken);
  });

  thorough(
    'is a replay after five minutes',
    async () => {
      // Both are there before the exchange, so that only their clocks stand between them.
      const soon = await another({ CLOCK_OFFSET_MS: String(3 * 60_000) });
      const late = await another({ CLOCK_OFFSET_MS: String(5 * 60_000 + 1_000) });
      const { refreshToken } = await person();
      const attempt = newAttempt();
      const { body } = await refresh(app, refreshToken, attempt);
      expect((await refresh(soon, refreshToken, attempt)).status).toBe(200);
      expect((await refresh(late, refreshToken, attempt)).status).toBe(401);
      await expectDead(body.refreshToken, body.accessToken);
    },
    120_000,
  );

  it('is one exchange, however often and wherever it is asked for at once', async () => {
    const other = await another();
    const { refreshToken } = await person();
    const attempt = newAttempt();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => refresh(at % 2 ? app : other, refreshToken, attempt)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(20).fill(200));
    expect(new Set(answers.map(({ body }) => body.refreshToken as string)).size).toBe(1);
    const [row] = await selectRows<{ generation: number }>(
      databaseUrl,
      'select generation from session where id = $1',
      [refreshToken.slice(0, 36)],
    );
    expect(row).toEqual({ generation: 1 });
    expect((await refresh(app, answers[0]?.body.refreshToken)).status).toBe(200);
  }, 120_000);

  it('does not bring back a session that ended in between', async () => {
    const { refreshToken } = await person();
    const attempt = newAttempt();
    const { body } = await refresh(app, refreshToken, attempt);
    await app.post('/auth/logout', { token: body.accessToken });
    expect((await refresh(app, refreshToken, attempt)).status).toBe(401);
  });

  it.each(['short', 'x'.repeat(129), 'with spaces in its middle'])(
    'cannot be named %j, and the token stays good',
    async (attempt) => {
      const { refreshToken } = await person();
      const answer = await refresh(app, refreshToken, attempt);
      expect([answer.status, answer.body.error.details]).toEqual([
        400,
        { field: 'Idempotency-Key' },
      ]);
      expect((await refresh(app, refreshToken)).status).toBe(200);
    },
  );
});

describe('a change of JWT_SECRET, process by process', () => {
  thorough(
    'signs nobody out and is noticed by nobody, in any of its steps',
    async () => {
      const people = await Promise.all([person(), person(), person()]);
      let tokens: { accessToken: string; refreshToken: string }[] = people;
      /** Both processes take every token, give new ones, and know each other's exchanges. */
      const everythingWorks = async (one: App, two: App): Promise<void> => {
        tokens = await Promise.all(
          tokens.map(async ({ accessToken, refreshToken }, at) => {
            const [first, second] = at % 2 ? [two, one] : [one, two];
            expect([await me(first, accessToken), await me(second, accessToken)]).toEqual([
              200, 200,
            ]);
            const attempt = newAttempt();
            const lost = await refresh(first, refreshToken, attempt);
            const fresh = await refresh(second, refreshToken, attempt);
            expect([lost.status, fresh.status]).toEqual([200, 200]);
            expect(fresh.body.refreshToken).toBe(lost.body.refreshToken);
            const both = [lost.body.accessToken, fresh.body.accessToken];
            for (const token of both) {
              expect([await me(one, token), await me(two, token)]).toEqual([200, 200]);
            }
            return fresh.body as { accessToken: string; refreshToken: string };
          }),
        );
      };
      const keyOf = (token: string): string =>
        (
          JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as {
            kid: string;
          }
        ).kid;
      const oldKey = keyOf(people[0]?.accessToken ?? '');

      // 1: every process learns the new secret and goes on signing with the old one.
      const prepared = { JWT_SECRET: OLD, JWT_PREVIOUS_SECRET: NEW };
      const preparedOne = await another(prepared);
      await everythingWorks(preparedOne, app);
      const preparedTwo = await another(prepared);
      expect(keyOf(tokens[0]?.accessToken ?? '')).toBe(oldKey);

      // 2: every process signs with the new one and takes the old one still.
      const changed = { JWT_SECRET: NEW, JWT_PREVIOUS_SECRET: OLD };
      const changedOne = await another(changed);
      await everythingWorks(changedOne, preparedTwo);
      const changedTwo = await another(changed);
      await everythingWorks(changedTwo, changedOne);
      const ofOldTimes = people.map(({ accessToken }) => accessToken);
      for (const { accessToken } of tokens) expect(keyOf(accessToken)).not.toBe(oldKey);

      // 3: after ten minutes nothing that the old one signed is good, and it is taken away.
      const done = await another({ JWT_SECRET: NEW });
      for (const token of ofOldTimes) {
        expect(await me(changedOne, token)).toBe(200);
        expect(await me(done, token)).toBe(401);
      }
      await everythingWorks(done, changedTwo);
    },
    300_000,
  );
});
