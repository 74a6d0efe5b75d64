import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveRole } from '../factories/give-role.js';
import { readEvents, smallPhoto, startRun, untilEnded } from '../factories/runs.js';
import { type App, startApp } from '../harness.js';
import { selectRows } from '../support/select-rows.js';

const EMAIL = 'canary.person@canary-mail.test';
const PASSWORD = 'canary-password-73921';
const NAME = 'Canary Displayname';
const TITLE = 'canary title of a picture';
const FILE = 'canary-file-name.jpg';
const PAGE_TITLE = 'Canary Page';
const AGENT = 'canary-agent/1.0';

let app: App;
/** Everything that must not be found: what people typed, sent or were given. */
const secrets: string[] = [EMAIL, PASSWORD, NAME, TITLE, FILE, PAGE_TITLE, AGENT, 'canary'];

/** All that the program wrote: its log and what stood on the terminal. */
function written(): string {
  return `${readFileSync(join(app.dataDir, 'pixshift.log'), 'utf8')}\n${app.output()}`;
}

describe('a whole journey, with mistakes and faults in it', () => {
  beforeAll(async () => {
    app = await startApp({ env: { LOG_LEVEL: 'trace', LEASE_MS: '2000' } });
    const headers = { 'user-agent': AGENT };
    const person = await app.signUp({ email: EMAIL, password: PASSWORD, displayName: NAME });
    await app.post('/auth/register', { body: { email: EMAIL, password: PASSWORD }, headers });
    await app.post('/auth/login', {
      body: { email: EMAIL, password: `${PASSWORD}-wrong` },
      headers,
    });
    const login = await app.post('/auth/login', {
      body: { email: EMAIL, password: PASSWORD },
      headers: { ...headers, 'x-token-delivery': 'body' },
    });
    const token = login.body.accessToken as string;
    secrets.push(token, token.split('.')[2] as string, person.accessToken);
    if (login.body.refreshToken) secrets.push(login.body.refreshToken as string);
    const cookie = login.headers.get('set-cookie') ?? '';
    const value = /=([^;]{20,})/.exec(cookie)?.[1];
    if (value) secrets.push(value);

    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await smallPhoto())]), FILE);
    const upload = await app.post('/uploads', { token, body: form });
    secrets.push(/sig=([\w-]+)/.exec(upload.body.previewUrl as string)?.[1] as string);
    await app.get(`${app.url}${upload.body.previewUrl}`);
    const broken = new FormData();
    broken.append('file', new Blob(['no picture']), FILE);
    await app.post('/uploads', { token, body: broken });

    const assetId = upload.body.id as string;
    const key = 'canary-idempotency-key';
    const run = await startRun(
      app,
      token,
      assetId,
      { type: 'coloring-from-photo', inputs: { title: PAGE_TITLE } },
      { 'idempotency-key': key },
    );
    expect(run.status).toBe(202);
    const id = run.body.id as string;
    await readEvents(app, token, id);
    const ended = await untilEnded(app, token, id);
    expect(ended.status).toBe('COMPLETED');
    await app.patch(`/generations/${id}`, { token, body: { title: TITLE, isFavourite: true } });
    await app.get(`/generations?q=${encodeURIComponent(TITLE)}`, { token });
    await app.get(ended.artifacts[0].downloadUrl as string, { token });
    await app.patch('/users/me', { token, body: { displayName: `${NAME} Two` } });

    // What is refused, and what breaks, must be as silent.
    await app.get(`/generations?unknown=canary-${TITLE}`, { token });
    await app.get('/users/me?access_token=canary-in-the-address', { token: `canary.${token}` });
    await app.post('/quotes', {
      token,
      body: { type: 'photo-duotone', inputs: { canary: TITLE } },
    });
    await app.post('/auth/login', {
      body: `{"email":"${EMAIL}","password":`,
      headers: { 'content-type': 'application/json' },
    });
    await giveRole(app.databaseUrl as string, person.user.id as string, 'ADMIN');
    const admin = await app.signIn({ email: EMAIL, password: PASSWORD });
    secrets.push(admin);
    await app.get(`/admin/users?q=${encodeURIComponent(EMAIL)}`, { token: admin });
    await app.post('/admin/grants', {
      token: admin,
      headers: { 'idempotency-key': key },
      body: { userId: person.user.id, credits: 5, reason: 'canary reason' },
    });
    await selectRows(app.databaseUrl, 'alter table app_user rename column display_name to hidden');
    for (const attempt of [
      () => app.patch('/users/me', { token, body: { displayName: NAME } }),
      () => app.post('/auth/register', { body: { email: `x-${EMAIL}`, password: PASSWORD } }),
    ]) {
      expect((await attempt()).status).toBe(500);
    }
    await selectRows(app.databaseUrl, 'alter table app_user rename column hidden to display_name');
    await app.post('/auth/logout', { token });
    await sleep(1_000);
  }, 120_000);

  it('leaves nothing of what people typed, sent or were given in the log or on the terminal', () => {
    const text = written();
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(4);
      const at = text.toLowerCase().indexOf(secret.toLowerCase());
      expect(at < 0 ? '' : text.slice(Math.max(0, at - 200), at + 100)).toBe('');
    }
    expect(text).not.toMatch(/Bearer |eyJ[\w-]{10,}\./);
    // What people may be found by, although it stands in no field of a form.
    expect(text).not.toMatch(/127\.0\.0\.1(?!:\d)/);
  });

  it('leaves what is needed to find out what happened: lines with ids, routes and times', () => {
    const lines = readFileSync(join(app.dataDir, 'pixshift.log'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = lines.filter(({ msg }) => msg === 'request');
    expect(requests.length).toBeGreaterThan(20);
    for (const line of requests) {
      const allowed = [
        'level',
        'time',
        'pid',
        'role',
        'msg',
        'requestId',
        'method',
        'route',
        'status',
        'ms',
        'userId',
      ];
      expect(allowed).toEqual(expect.arrayContaining(Object.keys(line)));
      expect(line['requestId']).toEqual(expect.any(String));
    }
    const failures = lines.filter(({ msg }) => msg === 'request failed');
    expect(failures.map(({ code }) => code)).toEqual(['INTERNAL_ERROR', 'INTERNAL_ERROR']);
    expect(failures[0]).toMatchObject({
      err: { code: '42703', stack: expect.stringContaining('at ') },
    });
    for (const failure of failures) {
      expect(
        requests.some(
          ({ requestId, status }) => requestId === failure['requestId'] && status === 500,
        ),
      ).toBe(true);
    }
    expect(lines.some(({ msg }) => msg === 'run completed')).toBe(true);
    expect(lines.some(({ route }) => route === '/api/v1/generations/:id/events')).toBe(true);
  });
});
