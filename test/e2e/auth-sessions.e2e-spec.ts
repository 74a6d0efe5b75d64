import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveRole } from '../factories/give-role.js';
import {
  type ApiAnswer,
  type App,
  createPreparedDatabase,
  startApp,
  temporaryFolder,
} from '../harness.js';
import { sinceChange } from '../support/counts-in-time.js';
import { refreshCookie } from '../support/refresh-cookie.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

const HOUR = 3_600_000;
const FIRST_SECRET = 'the-first-k3y-of-this-test-0123456789';
const SECOND_SECRET = 'the-second-k3y-of-this-test-0123456789';
const PASSWORD = 'correct horse battery';
const IN_BODY = { 'x-token-delivery': 'body' };

let databaseUrl: string;
let dataDir: string;
let app: App;
let count = 0;

/** Another process over the same database and the same secrets. */
const another = (env: Record<string, string> = {}): Promise<App> =>
  startApp({ databaseUrl, dataDir, env: { JWT_SECRET: FIRST_SECRET, ...env } });

const refresh = (on: App, refreshToken: string): Promise<ApiAnswer> =>
  on.post('/auth/refresh', { body: { refreshToken }, headers: IN_BODY });

const me = async (on: App, token: string): Promise<string> => {
  const { status, body } = await on.get('/users/me', { token });
  return status === 200 ? '200' : (body.error.code as string);
};

async function person(): Promise<{
  id: string;
  email: string;
  accessToken: string;
  refreshToken: string;
}> {
  const email = `person-${++count}@example.test`;
  const { body } = await app.post('/auth/register', {
    body: { email, password: PASSWORD },
    headers: IN_BODY,
  });
  const { accessToken, refreshToken, user } = body;
  return { id: user.id, email, accessToken, refreshToken };
}

beforeAll(async () => {
  databaseUrl = (await createPreparedDatabase()).url;
  dataDir = temporaryFolder();
  app = await another();
});

describe('time', () => {
  thorough(
    'ends an access token after ten minutes and not before, while the session goes on',
    async () => {
      const { accessToken, refreshToken } = await person();
      const before = await another({ CLOCK_OFFSET_MS: String(9 * 60_000) });
      expect(await me(before, accessToken)).toBe('200');
      const after = await another({ CLOCK_OFFSET_MS: String(10 * 60_000 + 1_000) });
      expect(await me(after, accessToken)).toBe('AUTH_EXPIRED');
      const fresh = await refresh(after, refreshToken);
      expect(fresh.status).toBe(200);
      expect(await me(after, fresh.body.accessToken)).toBe('200');
      // Who signs out with an access token that is over is signed out.
      expect((await after.post('/auth/logout', { token: accessToken })).status).toBe(204);
      await sleep(1_000);
      expect(await me(after, fresh.body.accessToken)).toBe('AUTH_INVALID');
    },
    60_000,
  );

  thorough(
    'ends a session after 24 idle hours, and after 7 days in any case',
    async () => {
      const idle = await person();
      const active = await person();
      const first = await another({ CLOCK_OFFSET_MS: String(23 * HOUR) });
      const { refreshToken } = (await refresh(first, active.refreshToken)).body;
      const second = await another({ CLOCK_OFFSET_MS: String(46 * HOUR) });
      const over = await refresh(second, idle.refreshToken);
      expect([over.status, over.body.error.code]).toEqual([401, 'AUTH_EXPIRED']);
      const again = await refresh(second, refreshToken);
      expect(again.status).toBe(200);

      // As if it had been used every day since.
      await selectRows(
        databaseUrl,
        `update session set idle_expires_at = absolute_expires_at + interval '1 day' where user_id = $1`,
        [active.id],
      );
      const nearEnd = await another({ CLOCK_OFFSET_MS: String(168 * HOUR - 300_000) });
      const last = await refresh(nearEnd, again.body.refreshToken);
      expect(last.status).toBe(200);
      // The last access token ends with the session, before its ten minutes.
      expect(last.body.expiresIn).toBeLessThanOrEqual(300);
      await selectRows(
        databaseUrl,
        `update session set idle_expires_at = absolute_expires_at + interval '1 day' where user_id = $1`,
        [active.id],
      );
      const end = await another({ CLOCK_OFFSET_MS: String(168 * HOUR + 1_000) });
      const ended = await refresh(end, last.body.refreshToken);
      expect([ended.status, ended.body.error.code]).toEqual([401, 'AUTH_EXPIRED']);
    },
    120_000,
  );

  thorough(
    'notes activity once a minute, and each note prolongs the session',
    async () => {
      const { id, accessToken } = await person();
      const times = async (): Promise<{ activity: string; idle: string; user: string | null }> => {
        await sleep(200);
        const [row] = await selectRows<{ activity: string; idle: string; user: string | null }>(
          databaseUrl,
          `select s.last_activity_at::text as activity, s.idle_expires_at::text as idle,
                u.last_active_at::text as user
         from session s join app_user u on u.id = s.user_id where u.id = $1`,
          [id],
        );
        return row as { activity: string; idle: string; user: string | null };
      };
      const start = await times();
      await me(app, accessToken);
      expect(await times()).toEqual(start);
      const later = await another({ CLOCK_OFFSET_MS: '61000' });
      await me(later, accessToken);
      const touched = await times();
      expect(Date.parse(touched.activity) - Date.parse(start.activity)).toBeGreaterThan(60_000);
      expect(Date.parse(touched.idle) - Date.parse(touched.activity)).toBe(24 * HOUR);
      expect(touched.user).toBe(touched.activity);
      for (let round = 0; round < 5; round++) await me(later, accessToken);
      expect(await times()).toEqual(touched);
    },
    60_000,
  );
});

describe('secrets', () => {
  thorough(
    'can be changed without signing anybody out',
    async () => {
      const { accessToken, refreshToken } = await person();
      const both = await another({
        JWT_SECRET: SECOND_SECRET,
        JWT_PREVIOUS_SECRET: FIRST_SECRET,
      });
      expect(await me(both, accessToken)).toBe('200');
      const fresh = (await refresh(both, refreshToken)).body;
      const onlyNew = await another({ JWT_SECRET: SECOND_SECRET });
      expect(await me(onlyNew, accessToken)).toBe('AUTH_INVALID');
      expect(await me(onlyNew, fresh.accessToken)).toBe('200');
    },
    60_000,
  );
});

describe('two processes', () => {
  it('know within a second that a session ended in the other', async () => {
    const other = await another();
    const out = await person();
    const reused = await person();
    for (const { accessToken } of [out, reused]) {
      expect([await me(app, accessToken), await me(other, accessToken)]).toEqual(['200', '200']);
    }
    await app.post('/auth/logout', { token: out.accessToken });
    await refresh(app, reused.refreshToken);
    await refresh(app, reused.refreshToken);
    const isOver = sinceChange(1_000);
    for (const { accessToken } of [out, reused]) {
      await isOver(async () => (await me(other, accessToken)) !== '200');
      expect(await me(other, accessToken)).toBe('AUTH_INVALID');
    }
  }, 60_000);

  thorough(
    'let one of twenty parallel exchanges through, whichever of them is asked',
    async () => {
      const other = await another();
      const { refreshToken } = await person();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, at) => refresh(at % 2 ? app : other, refreshToken)),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(19);
    },
    60_000,
  );

  thorough(
    'know changed rights within five seconds',
    async () => {
      const other = await another();
      const { id, accessToken } = await person();
      const seesUsers = async (on: App): Promise<number> =>
        (await on.get('/admin/users', { token: accessToken })).status;
      expect([await seesUsers(app), await seesUsers(other)]).toEqual([403, 403]);
      for (const [role, status] of [
        ['SUPPORT', 200],
        ['GUEST', 403],
      ] as const) {
        await giveRole(databaseUrl, id, role);
        const isSo = sinceChange();
        for (const on of [app, other]) await isSo(async () => (await seesUsers(on)) === status);
      }
    },
    60_000,
  );
});

describe('behind https', () => {
  it('the cookie is for https alone, and PUBLIC_URL is the origin it is taken from', async () => {
    const published = await another({ PUBLIC_URL: 'https://pix.example' });
    const answer = await published.post('/auth/register', {
      body: { email: 'behind-https@example.test', password: PASSWORD },
    });
    const cookie = refreshCookie(answer);
    expect(cookie?.attributes).toContain('Secure');
    const from = (origin: string): Promise<ApiAnswer> =>
      published.post('/auth/refresh', {
        headers: { cookie: cookie?.pair ?? '', origin, 'x-requested-with': 'fetch' },
      });
    expect((await from('https://evil.example')).status).toBe(403);
    expect((await from('https://pix.example')).status).toBe(200);
  }, 60_000);
});
