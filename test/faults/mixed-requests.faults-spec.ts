import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { adminWithCredits } from '../factories/admin-with-credits.js';
import { untilAllEnded } from '../factories/run-states.js';
import { smallPhoto, startRun, upload } from '../factories/runs.js';
import { type ApiAnswer, startApp } from '../harness.js';
import { note } from '../support/note.js';
import { query } from '../support/query.js';

const REQUESTS = 10_000;
const LANES = 16;
/** By then caches are filled, code is compiled and every connection is open. */
const WARM = 3_000;
const GROWTH_MB = 60;

const rssMb = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const openFiles = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;

it(`${REQUESTS} mixed requests: no failure, no memory and no connection that stays`, async () => {
  const app = await startApp({ env: { SANDBOX_PORT: '0' } });
  const token = await adminWithCredits(app);
  const assetId = await upload(app, token);
  const first = (await startRun(app, token, assetId)).body.id as string;
  const [done] = await untilAllEnded(app, [first]);
  expect(done?.status).toBe('COMPLETED');
  const { body: run } = await app.get(`/generations/${first}`, { token });
  const { downloadUrl, previewUrl } = run.artifacts[0] as Record<string, string>;
  const photo = await smallPhoto(320, 240);
  const ids: string[] = [];
  const cheap: (() => Promise<ApiAnswer>)[] = [
    () => app.get('/users/me', { token }),
    () => app.get('/transformation-types'),
    () => app.get('/generations?limit=20', { token }),
    () => app.get(`/generations/${first}`, { token }),
    () => app.get(downloadUrl as string, { token }),
    () => app.get(previewUrl as string),
    () => app.post('/quotes', { token, body: { type: 'photo-duotone', inputAssetIds: [assetId] } }),
    () => app.patch('/users/me', { token, body: { displayName: `Name ${Math.random()}` } }),
    () => app.get('/admin/generations', { token }),
    () => app.get('/no/such/address', { token }),
    () => app.post('/quotes', { token, body: { type: 42 } }),
    () => app.get('/users/me', { token: 'not.a.token' }),
  ];
  const dear: (() => Promise<ApiAnswer>)[] = [
    async () => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(photo)]), 'photo.jpg');
      return app.post('/uploads', { token, body: form });
    },
    async () => {
      const answer = await startRun(app, token, assetId);
      if (answer.status === 202) ids.push(answer.body.id as string);
      return answer;
    },
    () =>
      app.post('/auth/login', { body: { email: 'nobody@example.test', password: 'wrong one' } }),
  ];
  let sent = 0;
  const statuses = new Map<number, number>();
  const before = { mb: 0, files: 0 };
  const since = performance.now();
  const lane = async (): Promise<void> => {
    while (sent < REQUESTS) {
      const turn = sent++;
      if (turn === WARM) Object.assign(before, { mb: rssMb(app.pid), files: openFiles(app.pid) });
      const from = turn % 60 === 0 ? dear : cheap;
      const { status } = await from[Math.floor(Math.random() * from.length)]!();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const seconds = (performance.now() - since) / 1000;
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  const states = await untilAllEnded(app, ids, 90_000);
  expect(states.every(({ status }) => status === 'COMPLETED')).toBe(true);
  await sleep(2_000);
  const after = { mb: rssMb(app.pid), files: openFiles(app.pid) };
  const connections = await query<{ name: string; n: number }>(
    app,
    `select application_name as name, count(*)::int as n from pg_stat_activity
     where datname = current_database() and application_name like 'pixshift%' group by 1`,
  );
  note(`${REQUESTS} requests in ${seconds.toFixed(0)} s`, {
    memory: `${before.mb.toFixed(0)} to ${after.mb.toFixed(0)} MB`,
    openFiles: `${before.files} to ${after.files}`,
    connections: connections.map(({ name, n }) => `${name} ${n}`).join(' '),
    statuses: [...statuses].map(([status, n]) => `${status}: ${n}`).join(' '),
  });
  expect(after.mb - before.mb).toBeLessThan(GROWTH_MB);
  // Sockets of callers may come and go.
  expect(after.files - before.files).toBeLessThan(LANES);
  const most: Record<string, number> = { pixshift: 12, 'pixshift-jobs': 5, 'pixshift-events': 1 };
  for (const { name, n } of connections) expect(n).toBeLessThanOrEqual(most[name] ?? 1);
}, 300_000);
