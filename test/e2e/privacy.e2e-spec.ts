import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveRole } from '../factories/give-role.js';
import { smallPhoto, startRun, untilEnded, upload } from '../factories/runs.js';
import { type ApiAnswer, type App, type SignedUp, startApp } from '../harness.js';
import { confirmAddress } from '../support/confirm-address.js';
import { eventually } from '../support/eventually.js';
import { filesBelow, findInDatabase, findInFiles } from '../support/find-text.js';
import { bought, closeDispute, disputeThere } from '../support/reversals.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';
import { unzip } from '../support/unzip.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
}, 60_000);

async function untilDone(path: string, token?: string): Promise<ApiAnswer['body']> {
  for (const end = Date.now() + 25_000; Date.now() < end; await sleep(100)) {
    const { status, body } = await app.get(path, { token });
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    if (['COMPLETED', 'FAILED'].includes(body.status as string)) return body;
  }
  throw new Error(`${path} has not ended`);
}

const records = (files: Map<string, Buffer>, name: string): Record<string, unknown>[] =>
  JSON.parse(files.get(name)?.toString() ?? 'null') as Record<string, unknown>[];

describe('profile and preferences', () => {
  let person: SignedUp;
  beforeAll(async () => {
    person = await app.signUp();
  });
  const me = async () => (await app.get('/users/me', { token: person.accessToken })).body;

  it('are changed one by one and stay', async () => {
    const { status, body } = await app.patch('/users/me', {
      token: person.accessToken,
      body: { locale: 'EN-gb', timezone: 'Europe/London' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ locale: 'en-GB', timezone: 'Europe/London' });
    await app.patch('/users/me', { token: person.accessToken, body: { timezone: null } });
    expect(await me()).toMatchObject({ locale: 'en-GB', timezone: null });
    const preferences = await app.patch('/users/me/preferences', {
      token: person.accessToken,
      body: { theme: 'dark' },
    });
    const others = { retentionDefault: 'by-type', mailOnFailure: true };
    expect(preferences.body).toEqual({ ...others, theme: 'dark' });
    expect((await me()).preferences).toEqual({ ...others, theme: 'dark' });
    await app.patch('/users/me/preferences', {
      token: person.accessToken,
      body: { theme: 'system' },
    });
    expect((await me()).preferences).toEqual({ ...others, theme: 'system' });
  });

  it.each([
    ['/users/me', 'locale', 'not a language'],
    ['/users/me', 'timezone', 'Mars/Olympus'],
    ['/users/me', 'timezone', '+02:00'],
    ['/users/me', 'displayName', ''],
    ['/users/me/preferences', 'theme', 'pink'],
    ['/users/me/preferences', 'retentionDefault', 'FOREVER'],
    ['/users/me/preferences', 'mailOnFailure', 'yes'],
  ])('%s refuses %s = %j and names the field', async (path, field, value) => {
    const { status, body } = await app.patch(path, {
      token: person.accessToken,
      body: { [field]: value },
    });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'VALIDATION_ERROR' });
    expect(JSON.stringify(body.error.details)).toContain(field);
  });

  thorough('decide how long results are kept, unless a run says otherwise', async () => {
    const token = person.accessToken;
    await app.patch('/users/me/preferences', { token, body: { retentionDefault: 'GALLERY' } });
    const photo = await upload(app, token);
    const kept = await startRun(app, token, photo);
    const gone = await startRun(app, token, photo, { retention: 'EPHEMERAL' });
    expect((await untilEnded(app, token, kept.body.id as string)).retention.class).toBe('GALLERY');
    expect((await untilEnded(app, token, gone.body.id as string)).retention.class).toBe(
      'EPHEMERAL',
    );
  });
});

describe('the archive', () => {
  it('holds everything: JSON, pictures and ledger', async () => {
    const person = await app.signUp({ displayName: 'Ada Archive' });
    const token = person.accessToken;
    const photo = await upload(app, token);
    const run = await startRun(app, token, photo);
    const { artifacts } = await untilEnded(app, token, run.body.id as string);
    await app.patch(`/generations/${run.body.id}`, { token, body: { title: 'My best day' } });

    const asked = await app.post('/users/me/export', { token });
    expect(asked.status).toBe(202);
    expect(asked.body).toMatchObject({ kind: 'export', downloadUrl: null, bytes: null });
    const ready = await untilDone(`/users/me/privacy-requests/${asked.body.id}`, token);
    expect(ready).toMatchObject({ status: 'COMPLETED', progress: null });
    expect(Date.parse(ready.expiresAt as string) - Date.now()).toBeGreaterThan(6 * 86_400_000);

    const archive = await app.get(ready.downloadUrl as string, { token });
    expect(archive.headers.get('content-type')).toBe('application/zip');
    expect(archive.headers.get('content-disposition')).toMatch(/attachment; filename=".*\.zip"/);
    expect((archive.body as Buffer).length).toBe(ready.bytes);
    const files = await unzip(archive.body as Buffer);
    expect(files.get('README.txt')?.toString()).toContain('everything that PixShift keeps');
    expect(records(files, 'profile.json')).toEqual([
      expect.objectContaining({ email: person.email, display_name: 'Ada Archive' }),
    ]);
    expect(records(files, 'generations.json')).toEqual([
      expect.objectContaining({ id: run.body.id, title: 'My best day', status: 'COMPLETED' }),
    ]);
    expect(records(files, 'ledger.json').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['grant', 'hold', 'capture']),
    );
    expect(records(files, 'sessions.json')).toHaveLength(1);
    expect(records(files, 'sign-in-methods.json')).toEqual([
      expect.objectContaining({ provider: 'password' }),
    ]);
    expect(records(files, 'audit-trail.json').map(({ action }) => action)).toContain(
      'user.registered',
    );
    // The pictures are the very bytes that a download gives.
    const result = await app.get(artifacts[0].downloadUrl as string, { token });
    expect(files.get(`results/${run.body.id}/${artifacts[0].label}.jpg`)).toEqual(result.body);
    expect([...files.keys()].filter((name) => name.startsWith('uploads/'))).toHaveLength(1);
  });

  it('is made once at a time, and only its owner can fetch it', async () => {
    const [person, stranger] = [await app.signUp(), await app.signUp()];
    const asked = await Promise.all(
      [1, 2, 3].map(() => app.post('/users/me/export', { token: person.accessToken })),
    );
    expect(asked.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    const { id } = asked.find(({ status }) => status === 202)!.body as { id: string };
    await untilDone(`/users/me/privacy-requests/${id}`, person.accessToken);
    for (const path of [
      `/users/me/privacy-requests/${id}`,
      `/users/me/privacy-requests/${id}/download`,
    ]) {
      expect((await app.get(path, { token: stranger.accessToken })).status).toBe(404);
      expect((await app.get(path)).status).toBe(401);
    }
    const list = await app.get('/users/me/privacy-requests', { token: stranger.accessToken });
    expect(list.body).toEqual({ data: [] });
  });
});

describe('an erasure', () => {
  const AGENT = 'CanaryBrowser/7.7 (canary machine)';
  const NAME = 'Canary Canarysdottir';
  const TITLE = 'canary title of a secret';

  it('leaves nothing of the person in database and storage; books and trail still hold', async () => {
    const email = `canary-${Date.now()}@canary.test`;
    const password = 'canary horse battery';
    const registered = await app.post('/auth/register', {
      body: { email, password, displayName: NAME },
      headers: { 'user-agent': AGENT },
    });
    const token = registered.body.accessToken as string;
    await confirmAddress(app, email);
    const photo = await smallPhoto(301, 211);
    const asset = await upload(app, token, photo);
    const done = await startRun(
      app,
      token,
      asset,
      { retention: 'GALLERY' },
      { 'idempotency-key': 'canary-key-1' },
    );
    const { artifacts } = await untilEnded(app, token, done.body.id as string);
    await app.patch(`/generations/${done.body.id}`, { token, body: { title: TITLE } });
    const result = (await app.get(artifacts[0].downloadUrl as string, { token })).body as Buffer;
    const asked = await app.post('/users/me/export', { token });
    await untilDone(`/users/me/privacy-requests/${asked.body.id}`, token);
    // One that is still going on, with what it holds.
    await startRun(app, token, asset);

    const admin = await app.signUp();
    await giveRole(app.databaseUrl as string, admin.user.id as string, 'ADMIN');
    const adminToken = await app.signIn(admin);
    const granted = await app.post('/admin/grants', {
      token: adminToken,
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: { userId: registered.body.user.id, credits: 7, reason: `For ${NAME}, who rang us up` },
    });
    expect(granted.status).toBe(201);

    const middle = Math.floor(result.length / 2);
    const bytes = result.subarray(middle, middle + 32);
    expect(findInFiles(app.dataDir, [bytes])).not.toEqual([]);
    expect(await findInDatabase(app.databaseUrl as string, [email, NAME, TITLE])).not.toEqual([]);

    const erased = await app.post('/users/me/erase', {
      token,
      body: { confirm: 'ERASE', password },
    });
    expect(erased.status).toBe(202);
    // At once: no session, no way in, and nothing tells that there ever was one.
    for (let tries = 0; tries < 20; tries++) {
      if ((await app.get('/users/me', { token })).status === 401) break;
      await sleep(100);
    }
    expect((await app.get('/users/me', { token })).status).toBe(401);
    const unknown = await app.post('/auth/login', {
      body: { email: 'nobody-at-all@canary.test', password },
    });
    const gone = await app.post('/auth/login', { body: { email, password } });
    expect(gone.status).toBe(unknown.status);
    expect({ ...gone.body.error, requestId: '' }).toEqual({ ...unknown.body.error, requestId: '' });

    const receipt = await untilDone(erased.body.receiptUrl as string);
    expect(receipt).toMatchObject({ id: erased.body.receiptId, status: 'COMPLETED' });
    const shas = (receipt.files as { sha256: string }[]).map(({ sha256 }) => sha256);
    expect(shas).toContain(createHash('sha256').update(result).digest('hex'));
    expect(JSON.stringify(receipt)).not.toMatch(/canary/i);

    expect(
      await findInDatabase(app.databaseUrl as string, [email, NAME, TITLE, AGENT, 'canary']),
    ).toEqual([]);
    expect(findInFiles(app.dataDir, [bytes, email, NAME, TITLE, AGENT])).toEqual([]);
    const userId = registered.body.user.id as string;
    expect(filesBelow(app.dataDir).filter((path) => path.includes(userId))).toEqual([]);

    const books = await app.get('/admin/ledger/verify', { token: adminToken });
    expect(books.body).toMatchObject({ ok: true });
    const [hold] = await selectRows<{ open: number }>(
      app.databaseUrl,
      `select count(*)::int as open from hold where user_id = $1 and status = 'HELD'`,
      [userId],
    );
    expect(hold).toEqual({ open: 0 });
    const trail = await app.get(`/admin/audit-events?entityType=user&entityId=${userId}`, {
      token: adminToken,
    });
    const inbox = (await (await fetch(`${app.sandboxUrl}/inbox?to=${email}`)).json()) as {
      subject: string;
      text: string;
    }[];
    const goodbye = inbox.find(({ subject }) => subject === 'Your account is closed');
    expect(goodbye?.text).toContain(`/erased/${erased.body.receiptId}`);
    const proof = trail.body.data.find(
      ({ action }: { action: string }) => action === 'privacy.erased',
    );
    expect(proof.diff).toMatchObject({ receiptSha256: receipt.sha256 });

    // What the trail keeps of them is there, and nobody can read it.
    const acts = await app.get(`/admin/audit-events?actorId=${userId}&limit=100`, {
      token: adminToken,
    });
    const begun = (acts.body.data as { action: string; hidden: object; ip: null }[]).filter(
      ({ action }) => action === 'user.registered' || action === 'privacy.export-requested',
    );
    expect(begun.map(({ ip, hidden }) => ({ ip, hidden }))).toEqual([
      { ip: null, hidden: { ip: 'erased', userAgent: 'erased' } },
      { ip: null, hidden: { ip: 'erased', userAgent: 'erased' } },
    ]);
    expect(
      await selectRows(
        app.databaseUrl,
        'select wrapped_key, destroyed_at is not null as destroyed from subject_key where user_id = $1',
        [userId],
      ),
    ).toEqual([{ wrapped_key: null, destroyed: true }]);

    // The address is free again, and whoever takes it is somebody new.
    const again = await app.post('/auth/register', { body: { email, password } });
    expect(again.status).toBe(201);
    expect(again.body.user.id).not.toBe(userId);
  }, 60_000);

  thorough(
    'takes what was left to spend out of the books, and what comes back after it',
    async () => {
      const admin = await app.signUp();
      await giveRole(app.databaseUrl as string, admin.user.id, 'ADMIN');
      const token = await app.signIn(admin);
      const { person, intent } = await bought(app);
      const dispute = await disputeThere(app, intent);
      await app.post('/admin/grants', {
        token,
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: { userId: person.user.id, credits: 7, reason: 'A test of erasures' },
      });
      const onAccounts = async (): Promise<Record<string, number>> => {
        const sums = await selectRows<{ account: string; sum: number }>(
          app.databaseUrl,
          `select a.kind || ' ' || a.unit as account, coalesce(sum(e.amount), 0)::int as sum
         from ledger_account a left join ledger_entry e on e.account_id = a.id
         where a.user_id = $1 group by 1 order by 1`,
          [person.user.id],
        );
        return Object.fromEntries(sums.map(({ account, sum }) => [account, sum]));
      };
      await eventually(async () => (await onAccounts())['available CREDIT'] === 7, 20_000);
      const run = await startRun(app, person.accessToken, await upload(app, person.accessToken));
      await untilEnded(app, person.accessToken, run.body.id as string);
      expect(await onAccounts()).toMatchObject({ 'available CREDIT': 7, 'available FREE_RUN': 4 });

      const erased = await app.post('/users/me/erase', {
        token: person.accessToken,
        body: { confirm: 'ERASE', password: person.password },
      });
      const receipt = await untilDone(erased.body.receiptUrl as string);
      expect(receipt.things).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ what: 'credits to spend', count: 7, outcome: 'deleted' }),
          expect.objectContaining({ what: 'free runs', count: 4, outcome: 'deleted' }),
        ]),
      );
      const nothing = { 'available CREDIT': 0, 'available FREE_RUN': 0, 'held CREDIT': 0 };
      expect(await onAccounts()).toMatchObject(nothing);

      // The bank gives up: 100 credits come back to nobody.
      await closeDispute(app, dispute, 'won');
      const lapsed = (): Promise<{ lapsed: number }[]> =>
        selectRows(
          app.databaseUrl,
          `select sum(lapsed)::int as lapsed from credit_lot where user_id = $1`,
          [person.user.id],
        );
      await eventually(async () => (await lapsed())[0]?.lapsed === 107, 20_000);
      expect(await onAccounts()).toMatchObject(nothing);
      expect((await app.get('/admin/ledger/verify', { token })).body).toMatchObject({ ok: true });
    },
    60_000,
  );

  it.each([
    [{ password: 'x' }, 400, 'VALIDATION_ERROR'],
    [{ confirm: 'erase' }, 400, 'VALIDATION_ERROR'],
    [{ confirm: 'ERASE' }, 403, 'AUTH_FORBIDDEN'],
    [{ confirm: 'ERASE', password: 'wrong horse battery' }, 403, 'AUTH_FORBIDDEN'],
  ])('is refused with %j', async (body, status, code) => {
    const person = await app.signUp();
    const answer = await app.post('/users/me/erase', { token: person.accessToken, body });
    expect(answer.status).toBe(status);
    expect(answer.body.error.code).toBe(code);
    if (status === 403) expect(answer.body.error.details).toMatchObject({ proof: 'password' });
    expect((await app.get('/users/me', { token: person.accessToken })).status).toBe(200);
  });

  it('writes to nobody whose address was only claimed', async () => {
    const person = await app.signUp();
    const since = new Date().toISOString();
    const asked = await app.post('/users/me/export', { token: person.accessToken });
    await untilDone(`/users/me/privacy-requests/${asked.body.id}`, person.accessToken);
    const mails = (): Promise<unknown[]> =>
      selectRows(
        app.databaseUrl,
        `select kind from outgoing_message
         where kind in ('archive-ready', 'account-erased') and created_at > $1`,
        [since],
      );
    expect(await mails()).toEqual([]);
    const erased = await app.post('/users/me/erase', {
      token: person.accessToken,
      body: { confirm: 'ERASE', password: person.password },
    });
    await untilDone(erased.body.receiptUrl as string);
    expect(await mails()).toEqual([]);
  });

  it('needs a fresh sign-in where there is no password', async () => {
    const person = await app.signUp();
    const id = person.user.id as string;
    await selectRows(app.databaseUrl, 'update app_user set password_hash = null where id = $1', [
      id,
    ]);
    const erase = () =>
      app.post('/users/me/erase', { token: person.accessToken, body: { confirm: 'ERASE' } });
    await selectRows(
      app.databaseUrl,
      `update session set created_at = created_at - interval '16 minutes' where user_id = $1`,
      [id],
    );
    expect((await erase()).body.error).toMatchObject({
      code: 'AUTH_FORBIDDEN',
      details: { proof: 'recent-sign-in' },
    });
    await selectRows(app.databaseUrl, 'update session set created_at = now() where user_id = $1', [
      id,
    ]);
    expect((await erase()).status).toBe(202);
  });

  thorough(
    'does not take the last administrator',
    async () => {
      const alone = await startApp();
      const admin = await alone.signUp();
      await giveRole(alone.databaseUrl as string, admin.user.id as string, 'ADMIN');
      await sleep(300);
      const answer = await alone.post('/users/me/erase', {
        token: admin.accessToken,
        body: { confirm: 'ERASE', password: admin.password },
      });
      expect(answer.status).toBe(409);
      expect((await alone.get('/users/me', { token: admin.accessToken })).status).toBe(200);
    },
    60_000,
  );

  it('has a receipt for those who know its id only', async () => {
    expect((await app.get(`/erasures/${crypto.randomUUID()}`)).status).toBe(404);
    expect((await app.get('/erasures/not-an-id')).status).toBe(400);
  });
});
