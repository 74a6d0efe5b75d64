import { beforeAll, describe, expect, it } from '@jest/globals';
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

/** The rules as they ship: general 600 a minute per session, 300 per address; sign-in 5 and 20. */
const FACTOR = { RATE_LIMIT_FACTOR: '1' };
const BATCH = { session: 20, anonymous: 10 };

let databaseUrl: string;
let one: App;
let two: App;
let accessToken: string;

/** A new minute for everybody. */
async function forgetAll(): Promise<void> {
  await selectRows(databaseUrl, 'truncate rate_limit_counter');
}

const allowed = (answers: readonly ApiAnswer[]): number =>
  answers.filter(({ status }) => status !== 429).length;

/** Sends `count` requests to both processes in turns, some at a time. */
async function flood(count: number, send: (app: App) => Promise<ApiAnswer>): Promise<ApiAnswer[]> {
  const answers: ApiAnswer[] = [];
  for (let at = 0; at < count; at += 40) {
    const wave = Array.from({ length: Math.min(40, count - at) }, (_, i) =>
      send(i % 2 ? one : two),
    );
    answers.push(...(await Promise.all(wave)));
  }
  return answers;
}

beforeAll(async () => {
  databaseUrl = (await createPreparedDatabase()).url;
  const dataDir = temporaryFolder();
  [one, two] = await Promise.all([
    startApp({ databaseUrl, dataDir, env: FACTOR }),
    startApp({ databaseUrl, dataDir, env: FACTOR }),
  ]);
  ({ accessToken } = await one.signUp({ email: 'limited@example.test' }));
});

// In this order, for who was refused is refused by that process until the minute ends.
describe('the general limit', () => {
  it('tells every caller how they stand', async () => {
    await forgetAll();
    const { accessToken: token } = await one.signUp();
    const first = await one.get('/users/me', { token });
    const second = await one.get('/users/me', { token });
    expect(first.headers.get('ratelimit-limit')).toBe('600');
    expect(first.headers.get('ratelimit-remaining')).toBe('599');
    expect(second.headers.get('ratelimit-remaining')).toBe('598');
    expect(Number(second.headers.get('ratelimit-reset'))).toBeGreaterThan(50);
    const stranger = await one.get('/users/me');
    expect(stranger.headers.get('ratelimit-limit')).toBe('300');
  });

  it('lets requests pass when the shared counter is gone, while sign-in fails closed', async () => {
    await forgetAll();
    const person = await one.signUp();
    await selectRows(databaseUrl, 'alter table rate_limit_counter rename to hidden');
    for (let at = 0; at < 50; at++) {
      expect((await one.get('/users/me', { token: person.accessToken })).status).toBe(200);
    }
    for (const [path, body] of [
      ['/auth/login', { email: person.email, password: person.password }],
      ['/auth/register', { email: 'new@example.test', password: person.password }],
    ] as const) {
      const answer = await one.post(path, { body });
      expect(answer.status).toBe(503);
      expect(answer.body.error.code).toBe('SERVICE_UNAVAILABLE');
      expect(answer.headers.get('retry-after')).toBe('5');
    }
    await selectRows(databaseUrl, 'alter table hidden rename to rate_limit_counter');
    await sleep(50);
    expect((await one.post('/auth/login', { body: person })).status).toBe(400);
    expect(await one.signIn(person)).toEqual(expect.any(String));
  });

  it('lets a session make 600 requests a minute over both processes, and hardly more', async () => {
    const answers = await flood(900, (app) => app.get('/users/me', { token: accessToken }));
    expect(allowed(answers)).toBeGreaterThanOrEqual(600);
    expect(allowed(answers)).toBeLessThanOrEqual(600 + 2 * BATCH.session);
    const refused = answers.findLast(({ status }) => status === 429) as ApiAnswer;
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('retry-after')).toBe(refused.headers.get('ratelimit-reset'));
  }, 60_000);

  it('leaves other sessions and the health of the program alone', async () => {
    await forgetAll();
    const person = await two.signUp();
    expect((await two.get('/users/me', { token: accessToken })).status).toBe(429);
    expect((await two.get('/users/me', { token: person.accessToken })).status).toBe(200);
    expect((await two.get(`${two.url}/health/ready`)).status).toBe(200);
  });

  thorough('is not for downloads and events', async () => {
    const app = await startApp({ env: FACTOR });
    const { accessToken: token } = await app.signUp();
    const id = crypto.randomUUID();
    for (const path of [
      `/generations/${id}/events`,
      `/generations/${id}/artifacts/${id}/download`,
    ]) {
      const answer = await app.get(path, { token });
      expect(answer.headers.get('ratelimit-limit')).toBeNull();
    }
    expect((await app.get('/users/me', { token })).headers.get('ratelimit-remaining')).toBe('599');
  });
});

describe('sign-in limits', () => {
  it('count an account whether it exists or not, and in any case of its letters', async () => {
    for (const isKnown of [false, true]) {
      await forgetAll();
      const email = isKnown ? 'somebody@example.test' : 'Nobody@Example.test';
      // Registering counts as well: it tries the password on the accounts of the address.
      if (isKnown) await one.signUp({ email });
      const left = isKnown ? 4 : 5;
      const spellings = [` ${email}`, email.toUpperCase(), email, email, email].slice(0, left);
      const statuses: number[] = [];
      for (const spelling of [...spellings, email]) {
        const { status } = await one.post('/auth/login', {
          body: { email: spelling, password: 'not the password' },
        });
        statuses.push(status);
      }
      expect(statuses).toEqual([...Array<number>(left).fill(401), 429]);
    }
  }, 60_000);

  it('let five attempts a minute on one account through, of forty at once in two processes', async () => {
    await forgetAll();
    const answers = await flood(40, (app) =>
      app.post('/auth/login', { body: { email: 'limited@example.test', password: 'wrong' } }),
    );
    // Which of the two rules refuses first depends on the order; no more than five are compared.
    const compared = answers.filter(({ status }) => status === 401).length;
    expect(compared).toBeLessThanOrEqual(5);
    expect(compared).toBeGreaterThan(0);
    const refused = answers.filter(({ status }) => status === 429);
    expect(compared + refused.length).toBe(40);
    for (const { body, headers } of refused) {
      expect(body.error).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED', category: 'API' });
      const wait = Number(headers.get('retry-after'));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
      expect(body.error.details.retryAfter).toBe(wait);
      expect(headers.get('ratelimit-remaining')).toBe('0');
      expect(headers.get('ratelimit-reset')).toBe(String(wait));
      // They tell of the rule that refused, not of the general one.
      expect(headers.get('ratelimit-limit')).toBe(String(body.error.details.limit));
    }
    // Both count at once, and the first to refuse is told: of those that the rule of the address lets
    // through, all but five are refused by the one of the account.
    const limits = refused.map(({ body }) => body.error.details.limit as number);
    expect(new Set([...limits, 5, 20])).toEqual(new Set([5, 20]));
    expect(limits.filter((limit) => limit === 5).length).toBeGreaterThanOrEqual(20 - compared);
  });

  thorough('let twenty accounts an hour be made from one address', async () => {
    const app = await startApp({ env: FACTOR });
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, at) =>
        app.post('/auth/register', {
          body: { email: `many-${at}@example.test`, password: 'correct horse battery' },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });
});

describe('the general limit of an address', () => {
  it('counts strangers and guessed tokens by address', async () => {
    await forgetAll();
    const guess = (at: number): string =>
      `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.${'x'.repeat(42)}${at % 10}`;
    let at = 0;
    const answers = await flood(420, (app) => app.get('/users/me', { token: guess(at++) }));
    expect(allowed(answers)).toBeGreaterThanOrEqual(270);
    expect(allowed(answers)).toBeLessThanOrEqual(300 + 2 * BATCH.anonymous);
  }, 60_000);
});
