import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveRole } from '../factories/give-role.js';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import { type App, type SignedUp, startApp } from '../harness.js';
import { selectRows } from '../support/select-rows.js';

let app: App;
let admin: SignedUp;

beforeAll(async () => {
  app = await startApp();
  admin = await app.signUp();
  await giveRole(app.databaseUrl as string, admin.user.id as string, 'ADMIN');
  await sleep(300);
}, 60_000);

const stats = async (query = '') =>
  (await app.get(`/admin/stats${query}`, { token: admin.accessToken })).body;
const today = () => new Date().toISOString().slice(0, 10);

describe('the figures of the business', () => {
  it('count people, completed runs and who was active, with their days', async () => {
    const before = await stats();
    const person = await app.signUp();
    const photo = await upload(app, person.accessToken);
    for (let n = 0; n < 2; n++) {
      const run = await startRun(app, person.accessToken, photo);
      await untilEnded(app, person.accessToken, run.body.id as string);
    }
    await app.post('/generations', { token: person.accessToken, body: { type: 'nonsense' } });
    // Somebody who has not been here for 31 days, and a run that failed then.
    const old = await app.signUp();
    await selectRows(
      app.databaseUrl,
      `update app_user set created_at = now() - interval '40 days',
         last_active_at = now() - interval '31 days' where id = $1`,
      [old.user.id],
    );
    await selectRows(
      app.databaseUrl,
      `update app_user set last_active_at = now() - interval '29 days' where id = $1`,
      [person.user.id],
    );
    const after = await stats();
    expect(after.totalUsers).toBe(before.totalUsers + 2);
    expect(after.totalTransformations).toBe(before.totalTransformations + 2);
    expect(after.activeUsers).toBe(before.activeUsers + 1);
    expect(after.trend).toHaveLength(30);
    expect(after.trend.at(-1)).toMatchObject({ day: today(), transformations: 2 });
    expect(after.trend.at(-1).newUsers).toBe(before.trend.at(-1).newUsers + 1);
    expect(Date.now() - Date.parse(after.asOf)).toBeLessThan(60_000);
  });

  it('note that somebody was active on a day once, however much they do', async () => {
    const person = await app.signUp();
    // Activity is noted at most once a minute: as if the last one were longer ago.
    for (let n = 0; n < 2; n++) {
      await selectRows(
        app.databaseUrl,
        `update session set last_activity_at = now() - interval '2 minutes' where user_id = $1`,
        [person.user.id],
      );
      await selectRows(app.databaseUrl, `select pg_notify('access_changed', $1)`, [person.user.id]);
      await sleep(300);
      await app.get('/users/me', { token: person.accessToken });
    }
    const days = async () =>
      selectRows(app.databaseUrl, 'select day::text from active_day where user_id = $1', [
        person.user.id,
      ]);
    for (let tries = 0; tries < 50 && (await days()).length === 0; tries++) await sleep(100);
    expect(await days()).toEqual([{ day: today() }]);
    expect((await stats()).trend.at(-1).activeUsers).toBeGreaterThan(0);
  });

  it('leave erased people out', async () => {
    const person = await app.signUp();
    const before = await stats();
    await app.post('/users/me/erase', {
      token: person.accessToken,
      body: { confirm: 'ERASE', password: person.password },
    });
    const after = await stats();
    expect(after.totalUsers).toBe(before.totalUsers - 1);
    // Who is new is one of them.
    expect(after.trend.at(-1).newUsers).toBe(before.trend.at(-1).newUsers - 1);
  });

  it.each(['0', '367', '1.5', 'x'])('refuse %s days', async (days) => {
    const { status, body } = await app.get(`/admin/stats?days=${days}`, {
      token: admin.accessToken,
    });
    expect(status).toBe(400);
    expect(body.error.code).toBe('VALIDATION_ERROR');
  });

  it('go back as many days as asked for, without gaps', async () => {
    const { trend } = await stats('?days=366');
    expect(trend).toHaveLength(366);
    const times = trend.map(({ day }: { day: string }) => Date.parse(day));
    times.slice(1).forEach((time: number, at: number) => {
      expect(time - times[at]).toBe(86_400_000);
    });
  });
});
