import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { giveRole } from '../factories/give-role.js';
import { startRun, upload } from '../factories/runs.js';
import {
  type ApiAnswer,
  type App,
  createPreparedDatabase,
  type SignedUp,
  startApp,
  temporaryFolder,
} from '../harness.js';
import { eventually } from '../support/eventually.js';
import { refreshCookie } from '../support/refresh-cookie.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1';

let app: App;
/** A second process over the same database and the same secrets. */
let other: App;

beforeAll(async () => {
  const databaseUrl = (await createPreparedDatabase()).url;
  const dataDir = temporaryFolder();
  // Without a worker runs wait for ever, and so do their streams.
  const options = { databaseUrl, dataDir, role: 'api', env: { SANDBOX_PORT: '0' } } as const;
  app = await startApp(options);
  other = await startApp(options);
}, 120_000);

interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly sessionId: string;
}

async function signInWith(person: SignedUp, userAgent = CHROME): Promise<SignedIn> {
  const { status, body } = await app.post('/auth/login', {
    body: { email: person.email, password: person.password },
    headers: { 'user-agent': userAgent, 'x-token-delivery': 'body' },
  });
  expect(status).toBe(200);
  return {
    accessToken: body.accessToken,
    refreshToken: body.refreshToken,
    sessionId: (body.refreshToken as string).slice(0, 36),
  };
}

const me = async (on: App, { accessToken }: { accessToken: string }): Promise<number> =>
  (await on.get('/users/me', { token: accessToken })).status;

/** That every process refuses both tokens of the sessions, a second after they were ended. */
async function expectEnded(...ended: SignedIn[]): Promise<void> {
  await sleep(1_000);
  for (const session of ended) {
    for (const on of [app, other]) expect(await me(on, session)).toBe(401);
    const { refreshToken } = session;
    expect((await other.post('/auth/refresh', { body: { refreshToken } })).status).toBe(401);
  }
}

async function expectLive(...live: { accessToken: string }[]): Promise<void> {
  for (const session of live) {
    for (const on of [app, other]) expect(await me(on, session)).toBe(200);
  }
}

const listOf = async (token: string): Promise<ApiAnswer['body']> =>
  (await app.get('/auth/sessions', { token })).body;

/** What is recorded about a thing, newest first, as an administrator reads it. */
async function audited(entityId: string, by: SignedUp): Promise<unknown[]> {
  const { body } = await app.get(`/admin/audit-events?entityId=${entityId}`, {
    token: by.accessToken,
  });
  return body.data;
}

async function staff(role: string): Promise<SignedUp> {
  const person = await app.signUp({ displayName: `The ${role}` });
  await giveRole(app.databaseUrl as string, person.user.id, role);
  return person;
}

describe('the list of one’s sessions', () => {
  it('says device, address, way in and times, newest first, and which one is asking', async () => {
    const person = await app.signUp();
    const phone = await signInWith(person, IPHONE);
    const { data, pagination } = await listOf(phone.accessToken);
    expect(pagination).toMatchObject({ page: 1, total: 2 });
    expect(data[0]).toEqual({
      id: phone.sessionId,
      device: { name: 'Safari on iPhone', kind: 'phone' },
      ip: '127.0.0.1',
      authProvider: 'password',
      createdAt: expect.stringMatching(/Z$/),
      lastActivityAt: expect.stringMatching(/Z$/),
      idleExpiresAt: expect.stringMatching(/Z$/),
      absoluteExpiresAt: expect.stringMatching(/Z$/),
      current: true,
    });
    expect(data[1]).toMatchObject({ device: { kind: 'program' }, current: false });
    const seenFromTheOther = await listOf(person.accessToken);
    expect(seenFromTheOther.data.map(({ current }: { current: boolean }) => current)).toEqual([
      false,
      true,
    ]);
  });

  it('leaves out what ended, and nobody else’s is in it', async () => {
    const person = await app.signUp();
    const ended = await signInWith(person);
    await app.post('/auth/logout', { token: ended.accessToken });
    const expired = await signInWith(person);
    await selectRows(
      app.databaseUrl,
      `update session set idle_expires_at = now() - interval '1 s' where id = $1`,
      [expired.sessionId],
    );
    const { data } = await listOf(person.accessToken);
    expect(data).toHaveLength(1);
    expect(data[0].current).toBe(true);
  });

  it('pages and sorts as every list', async () => {
    const person = await app.signUp();
    for (let round = 0; round < 3; round++) await signInWith(person);
    const token = person.accessToken;
    const first = (await app.get('/auth/sessions?limit=2&sort=createdAt', { token })).body;
    expect(first.data[0].current).toBe(true);
    const { nextCursor } = first.pagination;
    const next = (
      await app.get(`/auth/sessions?limit=2&sort=createdAt&cursor=${nextCursor}`, { token })
    ).body;
    expect(next.data).toHaveLength(2);
    expect((await app.get('/auth/sessions?sort=ip', { token })).status).toBe(400);
  });

  it('follows a session to where it is used', async () => {
    const person = await app.signUp();
    const session = await signInWith(person);
    const { body } = await app.post('/auth/refresh', {
      body: { refreshToken: session.refreshToken },
      headers: { 'user-agent': IPHONE },
    });
    const { data } = await listOf(body.accessToken);
    expect(data[0]).toMatchObject({ id: session.sessionId, device: { name: 'Safari on iPhone' } });
  });
});

describe('ending a session of one’s own', () => {
  it('counts in every process within a second, and leaves the others alone', async () => {
    const person = await app.signUp();
    const lost = await signInWith(person, IPHONE);
    await expectLive(lost, person);
    const answer = await app.del(`/auth/sessions/${lost.sessionId}`, { token: person.accessToken });
    expect(answer.status).toBe(204);
    await expectEnded(lost);
    await expectLive(person);
    expect(await audited(lost.sessionId, await staff('ADMIN'))).toMatchObject([
      { action: 'session.ended', actor: { id: person.user.id }, diff: { by: 'owner' } },
      { action: 'session.started' },
    ]);
  });

  it('forgets the cookie where it is the one that asks, and only there', async () => {
    const person = await app.signUp();
    const here = await signInWith(person);
    const there = await signInWith(person);
    const token = here.accessToken;
    const theirs = await app.del(`/auth/sessions/${there.sessionId}`, { token });
    expect(refreshCookie(theirs)).toBeUndefined();
    const mine = await app.del(`/auth/sessions/${here.sessionId}`, { token });
    expect(mine.status).toBe(204);
    expect(refreshCookie(mine)?.pair).toBe('pixshift_refresh=');
    await expectEnded(here, there);
  });

  it('answers with 404 where it ended before, and 400 where the id is none', async () => {
    const person = await app.signUp();
    const { sessionId } = await signInWith(person);
    const token = person.accessToken;
    expect((await app.del(`/auth/sessions/${sessionId}`, { token })).status).toBe(204);
    expect((await app.del(`/auth/sessions/${sessionId}`, { token })).status).toBe(404);
    const odd = await app.del('/auth/sessions/mine', { token });
    expect([odd.status, odd.body.error.details.field]).toEqual([400, 'id']);
  });
});

describe('ending all sessions of one’s own', () => {
  it('keeps the one that asks', async () => {
    const person = await app.signUp();
    const others = [await signInWith(person), await signInWith(person, IPHONE)];
    const foreign = await app.signUp();
    await expectLive(...others, person);
    const answer = await app.del('/auth/sessions', { token: person.accessToken });
    expect([answer.status, answer.body]).toEqual([200, { ended: 2 }]);
    expect(refreshCookie(answer)).toBeUndefined();
    await expectEnded(...others);
    await expectLive(person, foreign);
    const again = await app.del('/auth/sessions', { token: person.accessToken });
    expect([again.status, again.body]).toEqual([200, { ended: 0 }]);
  });

  it('takes the one that asks along where that is said', async () => {
    const person = await app.signUp();
    const sessions = [await signInWith(person), await signInWith(person)];
    const [here] = sessions as [SignedIn];
    const answer = await app.del('/auth/sessions?includeCurrent=true', { token: here.accessToken });
    expect([answer.status, answer.body]).toEqual([200, { ended: 3 }]);
    expect(refreshCookie(answer)?.pair).toBe('pixshift_refresh=');
    await expectEnded(...sessions);
    expect(await me(app, person)).toBe(401);
  });

  it.each(['includeCurrent=perhaps', 'all=true'])('refuses ?%s', async (query) => {
    const person = await app.signUp();
    const { status } = await app.del(`/auth/sessions?${query}`, { token: person.accessToken });
    expect(status).toBe(400);
    await expectLive(person);
  });
});

describe('a stream of events', () => {
  /** Opens the stream of a run that waits; `over` becomes true when the server ends it. */
  async function watchRun(session: SignedIn): Promise<{ over: boolean; text: string }> {
    const token = session.accessToken;
    const { body } = await startRun(app, token, await upload(app, token));
    const response = await fetch(other.api(`/generations/${body.id}/events`), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    const stream = { over: false, text: '' };
    void (async () => {
      for await (const chunk of response.body ?? []) {
        stream.text += Buffer.from(chunk as Uint8Array).toString();
      }
      stream.over = true;
    })();
    await eventually(() => stream.text.includes('event: queued'));
    return stream;
  }

  thorough('says nothing of waiting once the run has begun, be it between two looks', async () => {
    const person = await app.signUp();
    const token = person.accessToken;
    const { body: run } = await startRun(app, token, await upload(app, token));
    const worker = new pg.Client({ connectionString: app.databaseUrl });
    await worker.connect();
    try {
      // The stream has read that the run waits, and cannot read its events yet.
      await worker.query('begin');
      await worker.query('lock table generation_event in access exclusive mode');
      const answer = fetch(other.api(`/generations/${run.id}/events`), {
        headers: { authorization: `Bearer ${token}` },
      });
      await eventually(async () => {
        const waiting = await worker.query(
          `select 1 from pg_locks where relation = 'generation_event'::regclass and not granted`,
        );
        return waiting.rows.length > 0;
      });
      await worker.query(
        `update generation set status = 'PROCESSING', last_event_seq = last_event_seq + 1 where id = $1`,
        [run.id],
      );
      await worker.query(
        `insert into generation_event (generation_id, seq, kind, payload, created_at)
         select id, last_event_seq, 'progress', '{"step":"store","done":1,"of":2}', now()
         from generation where id = $1`,
        [run.id],
      );
      await worker.query('commit');
      const reader = (await answer).body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      await eventually(async () => {
        text += (await reader.read()).value ?? '';
        return text.includes('event: progress');
      });
      // What belongs to the same look has arrived by the next one, which finds nothing new.
      await worker.query(`select pg_notify('generation_event', $1)`, [run.id]);
      await sleep(1_000);
      void reader.cancel();
      expect(text.slice(text.indexOf('event: progress'))).not.toContain('event: queued');
    } finally {
      await worker.end();
    }
  });

  it('ends with the session that opened it, within a second, and with no other', async () => {
    const person = await app.signUp();
    const here = await signInWith(person);
    const lost = await signInWith(person);
    const [mine, theirs] = [await watchRun(here), await watchRun(lost)];
    const { status } = await app.del(`/auth/sessions/${lost.sessionId}`, {
      token: here.accessToken,
    });
    expect(status).toBe(204);
    await sleep(1_000);
    expect(theirs.over).toBe(true);
    expect(mine.over).toBe(false);
  });

  thorough('ends, too, where the news of it is lost', async () => {
    const person = await app.signUp();
    const session = await signInWith(person);
    const stream = await watchRun(session);
    await selectRows(app.databaseUrl, 'update session set revoked_at = now() where id = $1', [
      session.sessionId,
    ]);
    await eventually(() => stream.over, 10_000);
  });
});

describe('staff', () => {
  it('sees the sessions of a user, their addresses only as far as contacts are shown', async () => {
    const person = await app.signUp();
    await signInWith(person, IPHONE);
    const path = `/admin/users/${person.user.id}/sessions`;
    const admin = await staff('ADMIN');
    const support = await staff('SUPPORT');
    await eventually(
      async () => (await app.get(path, { token: support.accessToken })).status === 200,
    );
    const forAdmin = (await app.get(path, { token: admin.accessToken })).body;
    expect(forAdmin.pagination.total).toBe(2);
    expect(forAdmin.data[0]).toMatchObject({
      device: { name: 'Safari on iPhone', kind: 'phone' },
      ip: '127.0.0.1',
      authProvider: 'password',
    });
    expect(forAdmin.data[0]).not.toHaveProperty('current');
    const forSupport = (await app.get(path, { token: support.accessToken })).body;
    expect(forSupport.data[0].ip).toBe('127.0.•.•');
    const unknown = `/admin/users/${crypto.randomUUID()}/sessions`;
    expect((await app.get(unknown, { token: admin.accessToken })).status).toBe(404);
  });

  it('ends one session, with a reason, everywhere and on the record', async () => {
    const person = await app.signUp();
    const [one, two] = [await signInWith(person), await signInWith(person)];
    const support = await staff('SUPPORT');
    await eventually(
      async () => (await app.get('/admin/users', { token: support.accessToken })).status === 200,
    );
    await expectLive(one, two);
    const answer = await app.del(`/admin/users/${person.user.id}/sessions/${one.sessionId}`, {
      token: support.accessToken,
      body: { reason: 'reported as stolen' },
    });
    expect(answer.status).toBe(204);
    await expectEnded(one);
    await expectLive(two);
    expect(await audited(person.user.id, await staff('ADMIN'))).toMatchObject([
      {
        action: 'session.revoked-by-staff',
        actor: { id: support.user.id },
        diff: { sessionId: one.sessionId, reason: 'reported as stolen' },
      },
      { action: 'user.registered' },
    ]);
  });

  it('ends all sessions of a user', async () => {
    const person = await app.signUp();
    const sessions = [await signInWith(person), await signInWith(person)];
    const admin = await staff('ADMIN');
    await expectLive(...sessions, person);
    const answer = await app.del(`/admin/users/${person.user.id}/sessions`, {
      token: admin.accessToken,
      body: { reason: 'the mail address was taken over' },
    });
    expect([answer.status, answer.body]).toEqual([200, { ended: 3 }]);
    await expectEnded(...sessions);
    // The account itself is as it was.
    await expectLive(await signInWith(person));
  });

  it('is refused without a reason, for strangers’ sessions, unknown users and an ADMIN', async () => {
    const [person, stranger] = [await app.signUp(), await app.signUp()];
    const theirs = await signInWith(stranger);
    const [admin, support] = [await staff('ADMIN'), await staff('SUPPORT')];
    const token = support.accessToken;
    await eventually(async () => (await app.get('/admin/users', { token })).status === 200);
    const reason = 'a test';
    const path = (userId: string, sid = ''): string =>
      `/admin/users/${userId}/sessions${sid && `/${sid}`}`;
    const del = (where: string, body: object = { reason }): Promise<ApiAnswer> =>
      app.del(where, { token, body });
    for (const where of [path(person.user.id), path(stranger.user.id, theirs.sessionId)]) {
      const silent = await del(where, {});
      expect([silent.status, silent.body.error.details.field]).toEqual([400, 'reason']);
    }
    expect((await del(path(person.user.id, theirs.sessionId))).status).toBe(404);
    expect((await del(path(crypto.randomUUID()))).status).toBe(404);
    expect((await del(path(admin.user.id))).status).toBe(403);
    await expectLive(person, theirs, admin);
    // An auditor may look and not touch.
    const auditor = await staff('AUDITOR');
    await eventually(
      async () => (await app.get('/admin/users', { token: auditor.accessToken })).status === 200,
    );
    const refused = await app.del(path(person.user.id), {
      token: auditor.accessToken,
      body: { reason },
    });
    expect([refused.status, refused.body.error.details]).toEqual([
      403,
      { permission: 'sessions:revoke' },
    ]);
  });

  thorough(
    'tells the owner by mail, without the reason',
    async () => {
      // One that sends mail, to the sandbox beside it.
      const sender = await startApp({
        databaseUrl: app.databaseUrl as string,
        dataDir: app.dataDir,
      });
      const inboxOf = async ({ email }: SignedUp): Promise<{ subject: string; text: string }[]> => {
        const answer = await fetch(`${sender.sandboxUrl}/inbox?to=${email}`);
        const mails = (await answer.json()) as { subject: string; text: string }[];
        return mails.filter(({ subject }) => subject.startsWith('We signed you out'));
      };
      const admin = await staff('ADMIN');
      const [one, all, none] = [await app.signUp(), await app.signUp(), await app.signUp()];
      const unproved = await app.signUp();
      for (const { user } of [one, all, none]) {
        await selectRows(
          app.databaseUrl,
          'update app_user set email_verified_at = now() where id = $1',
          [user.id],
        );
      }
      const { sessionId } = await signInWith(one, IPHONE);
      await app.post('/auth/logout', { token: none.accessToken });
      for (const path of [
        `/admin/users/${one.user.id}/sessions/${sessionId}`,
        `/admin/users/${none.user.id}/sessions`,
        `/admin/users/${unproved.user.id}/sessions`,
        `/admin/users/${all.user.id}/sessions`,
      ]) {
        const { status } = await sender.del(path, {
          token: admin.accessToken,
          body: { reason: 'a secret suspicion' },
        });
        expect([200, 204]).toContain(status);
      }
      await eventually(async () => (await inboxOf(all)).length > 0, 20_000);
      await eventually(async () => (await inboxOf(one)).length > 0, 20_000);
      const [aboutOne, aboutAll] = [(await inboxOf(one))[0], (await inboxOf(all))[0]];
      expect(aboutOne?.subject).toBe('We signed you out of PixShift');
      expect(aboutOne?.text).toContain('on one device (Safari on iPhone)');
      expect(aboutAll?.text).toContain('on all devices');
      expect(JSON.stringify([aboutOne, aboutAll])).not.toContain('suspicion');
      // Who was signed in nowhere was not signed out, and an address may be somebody else's.
      expect(await inboxOf(none)).toEqual([]);
      expect(await inboxOf(unproved)).toEqual([]);
    },
    120_000,
  );
});
