import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { giveRole } from '../factories/give-role.js';
import { type ApiAnswer, type App, type SignedUp, startApp } from '../harness.js';
import { confirmAddress } from '../support/confirm-address.js';
import { mailsTo, mailTo } from '../support/inbox.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

let app: App;
let admin: SignedUp;
let support: SignedUp;

async function staff(role: string): Promise<SignedUp> {
  const person = await app.signUp({ displayName: `The ${role}` });
  await giveRole(app.databaseUrl as string, person.user.id, role);
  return person;
}

beforeAll(async () => {
  app = await startApp();
  admin = await staff('ADMIN');
  support = await staff('SUPPORT');
  await sleep(200);
});

const suspend = (by: SignedUp, id: string, reason: unknown = 'sends spam'): Promise<ApiAnswer> =>
  app.post(`/admin/users/${id}/suspend`, { token: by.accessToken, body: { reason } });
const reactivate = (by: SignedUp, id: string): Promise<ApiAnswer> =>
  app.post(`/admin/users/${id}/reactivate`, {
    token: by.accessToken,
    body: { reason: 'a mistake' },
  });
const setRole = (by: SignedUp, id: string, role: unknown): Promise<ApiAnswer> =>
  app.put(`/admin/users/${id}/role`, { token: by.accessToken, body: { role } });
const list = (by: SignedUp, query: string): Promise<ApiAnswer> =>
  app.get(`/admin/users?${query}`, { token: by.accessToken });
const lastAudit = async (entityId: string): Promise<unknown> =>
  (
    await selectRows(
      app.databaseUrl,
      `select action, actor_id, actor, diff, request_id from audit_event
       where entity_id = $1 order by seq desc limit 1`,
      [entityId],
    )
  )[0];

describe('one’s own account', () => {
  it('can be renamed', async () => {
    const { accessToken } = await app.signUp();
    const answer = await app.patch('/users/me', {
      token: accessToken,
      body: { displayName: ' Grace  Hopper ' },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.displayName).toBe('Grace  Hopper');
    expect((await app.get('/users/me', { token: accessToken })).body).toEqual(answer.body);
  });

  it.each([
    [{ displayName: '' }, 'displayName'],
    [{ displayName: 'x'.repeat(81) }, 'displayName'],
    [{ displayName: 'a\u0000b' }, 'displayName'],
    [{ displayName: 7 }, 'displayName'],
    [{ email: 'other@example.test' }, 'email'],
    [{ status: 'active' }, 'status'],
  ])('refuses %j and names the field', async (body, field) => {
    const { accessToken } = await app.signUp();
    const answer = await app.patch('/users/me', { token: accessToken, body });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({ code: 'VALIDATION_ERROR', details: { field } });
  });

  it('tells what one may do', async () => {
    const answer = await app.get('/users/me/permissions', { token: support.accessToken });
    expect(answer.body).toEqual({
      role: 'GUEST',
      roles: ['SUPPORT'],
      permissions: expect.arrayContaining(['users:suspend', 'generations:create']),
    });
    expect(answer.body.permissions).not.toContain('roles:assign');
  });
});

describe('the list of users', () => {
  it('shows addresses to an ADMIN and masks them for others', async () => {
    const person = await app.signUp({ email: 'miriam@example.test', displayName: 'Miriam' });
    const forAdmin = (await list(admin, 'q=miriam')).body;
    expect(forAdmin.data).toEqual([
      {
        id: person.user.id,
        email: 'miriam@example.test',
        emailVerified: false,
        phone: null,
        displayName: 'Miriam',
        role: 'GUEST',
        roles: ['GUEST'],
        status: 'active',
        freeTierUsed: 0,
        credits: { available: 0, held: 0 },
        creditsOwed: 0,
        createdAt: expect.any(String),
        lastActiveAt: expect.any(String),
      },
    ]);
    const forSupport = (await list(support, 'q=Miriam')).body;
    expect(forSupport.data).toEqual([{ ...forAdmin.data[0], email: 'm•••@example.test' }]);
    const one = await app.get(`/admin/users/${person.user.id}`, { token: support.accessToken });
    expect(one.body.email).toBe('m•••@example.test');
  });

  it('knows when somebody was here last, from the first minute on', async () => {
    const lastActive = async (id: string): Promise<number> => {
      const { body } = await app.get(`/admin/users/${id}`, { token: admin.accessToken });
      return Date.parse(body.lastActiveAt as string);
    };
    const begun = Date.now();
    const person = await app.signUp();
    const joined = await lastActive(person.user.id);
    expect(joined).toBeGreaterThanOrEqual(begun);
    await app.signIn(person);
    const returned = await lastActive(person.user.id);
    expect(returned).toBeGreaterThan(joined);
    // Whoever keeps a page open renews their access, and no request of theirs is a minute late.
    const { body } = await app.post('/auth/login', {
      body: { email: person.email, password: person.password },
      headers: { 'x-token-delivery': 'body' },
    });
    const signedIn = await lastActive(person.user.id);
    await app.post('/auth/refresh', { body: { refreshToken: body.refreshToken } });
    expect(await lastActive(person.user.id)).toBeGreaterThan(signedIn);
  });

  it('tells by which ways somebody signs in, with addresses as they may be seen', async () => {
    const person = await app.signUp({ email: 'gwen@example.test' });
    const waysIn = (by: SignedUp, id = person.user.id): Promise<ApiAnswer> =>
      app.get(`/admin/users/${id}/identities`, { token: by.accessToken });
    const forAdmin = await waysIn(admin);
    expect(forAdmin.body.data).toEqual([
      {
        id: expect.any(String),
        provider: 'password',
        label: 'gwen@example.test',
        addedAt: expect.any(String),
        lastUsedAt: expect.any(String),
        usable: true,
      },
    ]);
    expect((await waysIn(support)).body.data[0].label).toBe('g•••@example.test');
    expect((await waysIn(admin, crypto.randomUUID())).status).toBe(404);
  });

  it('does not let those who see masked addresses find them out by searching', async () => {
    await app.signUp({ email: 'secretive@example.test', displayName: 'Somebody' });
    expect((await list(support, 'q=secretive')).body.data).toEqual([]);
    expect((await list(support, 'q=secretive%40example.test')).body.data).toHaveLength(1);
    expect((await list(admin, 'q=secretive')).body.data).toHaveLength(1);
  });

  it('takes percent signs for what they are', async () => {
    expect((await list(admin, 'q=%25')).body.data).toEqual([]);
    expect((await list(admin, 'q=_')).body.data).toEqual([]);
  });

  it('filters by role and status, sorts and pages', async () => {
    expect((await list(admin, 'role=SUPPORT')).body.data).toMatchObject([{ id: support.user.id }]);
    expect((await list(admin, 'status=erased')).body.data).toEqual([]);
    const first = (await list(admin, 'limit=2&sort=createdAt')).body;
    expect(first.data.map(({ id }: { id: string }) => id)).toEqual([
      admin.user.id,
      support.user.id,
    ]);
    const next = (await list(admin, `limit=2&sort=createdAt&cursor=${first.pagination.nextCursor}`))
      .body;
    expect(next.data).toHaveLength(2);
    expect(next.data[0].id).not.toBe(support.user.id);
  });

  it.each(['role=KING', 'status=odd', 'sort=passwordHash', 'limit=101', 'page=0', 'colour=red'])(
    'refuses %s with 400',
    async (query) => {
      expect((await list(admin, query)).status).toBe(400);
    },
  );

  it('answers an unknown id with 404 and something else than an id with 400', async () => {
    const unknown = await app.get(`/admin/users/${crypto.randomUUID()}`, {
      token: admin.accessToken,
    });
    expect(unknown.status).toBe(404);
    const odd = await app.get('/admin/users/me', { token: admin.accessToken });
    expect(odd.status).toBe(400);
    expect(odd.body.error.details.field).toBe('id');
  });

  it('never shows a hash', async () => {
    expect(JSON.stringify((await list(admin, 'limit=100')).body)).not.toMatch(/argon2|hash/i);
  });
});

describe('a change of roles', () => {
  const put = (id: string, role: string, body: object): Promise<ApiAnswer> =>
    app.put(`/admin/users/${id}/roles/${role}`, {
      token: admin.accessToken,
      body: { reason: 'a test of roles', ...body },
    });

  it('is told to its owner once, with what they have now', async () => {
    const person = await app.signUp({ displayName: 'Ada' });
    await confirmAddress(app, person.email);
    expect((await put(person.user.id, 'SUPPORT', {})).status).toBe(200);
    const first = await mailTo(app, person.email, /roles at PixShift/);
    expect(first.text).toMatch(/Support\W+for good/);
    expect(first.text).not.toContain('a test of roles');
    // As it is: nothing to tell.
    expect((await put(person.user.id, 'SUPPORT', {})).status).toBe(200);
    await put(person.user.id, 'AUDITOR', { expiresAt: '2126-12-03T10:00:00.000Z' });
    const second = await mailTo(app, person.email, /roles at PixShift/, { count: 2 });
    expect(second.text).toMatch(/Auditor\W+until 3 December 2126 at 10:00 UTC/);
    expect((await setRole(admin, person.user.id, 'GUEST')).status).toBe(200);
    const last = await mailTo(app, person.email, /roles at PixShift/, { count: 3 });
    expect(last.text).toContain('no role for staff any more');
    const all = await mailsTo(app, person.email);
    expect(all.filter(({ subject }) => /roles at/.test(subject))).toHaveLength(3);
  });
});

describe('suspending', () => {
  it('signs out everywhere, keeps out with a clear word, and can be taken back', async () => {
    const person = await app.signUp();
    const second = await app.signIn(person);
    const answer = await suspend(support, person.user.id);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id: person.user.id, status: 'suspended' });
    expect(await lastAudit(person.user.id)).toMatchObject({
      action: 'user.suspended',
      actor_id: support.user.id,
      actor: { kind: 'user', role: 'SUPPORT' },
      diff: { status: ['active', 'suspended'], sessions: 2 },
      request_id: answer.headers.get('x-request-id'),
    });
    await sleep(1_000);
    for (const token of [person.accessToken, second]) {
      expect((await app.get('/users/me', { token })).status).toBe(401);
    }
    const login = (password: string): Promise<ApiAnswer> =>
      app.post('/auth/login', { body: { email: person.email, password } });
    const refused = await login(person.password);
    expect(refused.status).toBe(403);
    expect(refused.body.error).toMatchObject({
      code: 'AUTH_FORBIDDEN',
      message: 'This account is suspended. Please contact support.',
    });
    // Those who do not know the password learn nothing.
    expect((await login('not the password')).body.error.code).toBe('AUTH_INVALID');

    expect((await reactivate(support, person.user.id)).body.status).toBe('active');
    expect((await login(person.password)).status).toBe(200);
    expect((await app.get('/users/me', { token: person.accessToken })).status).toBe(401);
  });

  it('is told to its owner, and so is its end', async () => {
    const person = await app.signUp({ displayName: 'Ada' });
    const claimant = await app.signUp();
    await confirmAddress(app, person.email);
    for (const { user } of [person, claimant]) {
      expect((await suspend(support, user.id, 'a secret of staff')).status).toBe(200);
    }
    const mail = await mailTo(app, person.email, /was suspended/);
    expect(mail.text).toContain('Hello Ada');
    expect(mail.text).not.toContain('a secret of staff');
    expect(mail.text).toMatch(/\/contact\n/);
    await reactivate(support, person.user.id);
    await mailTo(app, person.email, /open again/);
    // Whoever only claims an address must not have its reader written to.
    expect(await mailsTo(app, claimant.email)).not.toContainEqual(
      expect.objectContaining({ subject: expect.stringMatching(/suspended/) }),
    );
  });

  it('is not for those who may do what one may not do oneself', async () => {
    const auditor = await staff('AUDITOR');
    const colleague = await staff('SUPPORT');
    const refused = await suspend(support, auditor.user.id);
    expect(refused.status).toBe(403);
    expect(refused.body.error.details.missing).toContain('audit:verify');
    const sessions = await app.del(`/admin/users/${auditor.user.id}/sessions`, {
      token: support.accessToken,
      body: { reason: 'a test' },
    });
    expect(sessions.status).toBe(403);
    expect((await app.get('/users/me', { token: auditor.accessToken })).status).toBe(200);
    expect((await suspend(support, colleague.user.id)).status).toBe(200);
    expect((await suspend(admin, auditor.user.id)).status).toBe(200);
    expect((await reactivate(support, auditor.user.id)).status).toBe(403);
  });

  it('needs a reason', async () => {
    const { user } = await app.signUp();
    for (const reason of [null, '', '  ', 'x', 'x'.repeat(501), 7]) {
      const answer = await suspend(admin, user.id, reason);
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.field).toBe('reason');
    }
  });

  it('is refused twice, for oneself, and for an ADMIN by others', async () => {
    const { user } = await app.signUp();
    expect((await suspend(admin, user.id)).status).toBe(200);
    expect((await suspend(admin, user.id)).status).toBe(409);
    expect((await reactivate(admin, user.id)).status).toBe(200);
    expect((await reactivate(admin, user.id)).status).toBe(409);
    expect((await suspend(admin, admin.user.id)).status).toBe(409);
    expect((await suspend(support, support.user.id)).status).toBe(409);
    expect((await suspend(support, admin.user.id)).status).toBe(403);
    expect((await suspend(admin, crypto.randomUUID())).status).toBe(404);
  });
});

describe('roles', () => {
  it('are given by an ADMIN, count at once and are audited', async () => {
    const person = await app.signUp();
    const may = async (): Promise<number> =>
      (await app.get('/admin/audit-events', { token: person.accessToken })).status;
    expect(await may()).toBe(403);
    const answer = await setRole(admin, person.user.id, 'AUDITOR');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ role: 'GUEST', roles: ['AUDITOR'] });
    expect(await lastAudit(person.user.id)).toMatchObject({
      action: 'user.role-changed',
      actor_id: admin.user.id,
      diff: { roles: [['GUEST'], ['AUDITOR']] },
    });
    await sleep(300);
    expect(await may()).toBe(200);
    await setRole(admin, person.user.id, 'GUEST');
    await sleep(300);
    expect(await may()).toBe(403);
    // Who was given more rights keeps their sign-in.
    expect((await app.get('/users/me', { token: person.accessToken })).status).toBe(200);
  });

  it('are refused where there is no such role or right', async () => {
    const { user } = await app.signUp();
    expect((await setRole(admin, user.id, 'KING')).body.error.details.field).toBe('role');
    expect((await setRole(support, user.id, 'ADMIN')).status).toBe(403);
    expect((await setRole(support, support.user.id, 'ADMIN')).status).toBe(403);
    expect((await setRole(admin, crypto.randomUUID(), 'ADMIN')).status).toBe(404);
  });

  thorough(
    'leave an ADMIN, also when two depose each other at once',
    async () => {
      expect((await setRole(admin, admin.user.id, 'GUEST')).status).toBe(409);
      for (let round = 0; round < 5; round++) {
        const other = await staff('ADMIN');
        await sleep(300);
        const answers = await Promise.all([
          setRole(admin, other.user.id, 'GUEST'),
          setRole(other, admin.user.id, 'GUEST'),
          suspend(admin, other.user.id),
          suspend(other, admin.user.id),
        ]);
        for (const { status } of answers) expect([200, 401, 403, 409]).toContain(status);
        const left = await selectRows(
          app.databaseUrl,
          `select u.id from app_user u join role_assignment r on r.user_id = u.id
         where r.role = 'ADMIN' and u.status = 'active'`,
        );
        expect(left.length).toBeGreaterThan(0);
        // For the next round the first one is in charge again, alone.
        await selectRows(app.databaseUrl, `update app_user set status = 'active' where id = $1`, [
          admin.user.id,
        ]);
        await giveRole(app.databaseUrl as string, other.user.id, 'GUEST');
        await giveRole(app.databaseUrl as string, admin.user.id, 'ADMIN');
        admin = { ...admin, accessToken: await app.signIn(admin) };
        await sleep(300);
      }
    },
    60_000,
  );
});

describe('refusals of signed-in users', () => {
  it('are in the audit trail, and those who may can read it', async () => {
    const { accessToken, user } = await app.signUp();
    await app.get('/admin/users?q=secret-question', { token: accessToken });
    const answer = await app.get(`/admin/audit-events?actorId=${user.id}&action=access.denied`, {
      token: admin.accessToken,
    });
    expect(answer.body.data).toEqual([
      {
        id: expect.any(String),
        seq: expect.any(Number),
        actor: { id: user.id, kind: 'user', role: 'GUEST', name: user.displayName },
        action: 'access.denied',
        entityType: 'route',
        entityId: 'GET /api/v1/admin/users',
        entityName: null,
        diff: { permission: 'users:read' },
        ip: '127.0.0.1',
        userAgent: 'node',
        hidden: {},
        requestId: expect.any(String),
        at: expect.any(String),
      },
    ]);
  });

  it.each(['action=nonsense', 'actorId=me', 'from=yesterday', 'limit=0', 'cursor=x'])(
    'are not listed by %s',
    async (query) => {
      const answer = await app.get(`/admin/audit-events?${query}`, { token: admin.accessToken });
      expect(answer.status).toBe(400);
    },
  );
});
