import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { BUILT_IN_ROLES } from '../../src/users/permissions.js';
import { giveRole } from '../factories/give-role.js';
import {
  type ApiAnswer,
  type App,
  createPreparedDatabase,
  type SignedUp,
  startApp,
  temporaryFolder,
} from '../harness.js';
import { confirmAddress } from '../support/confirm-address.js';
import { sinceChange } from '../support/counts-in-time.js';
import { eventually } from '../support/eventually.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

const DAY = 86_400_000;
/** It takes a moment; how long a busy machine needs for one is not what is tested. */
const PATIENCE_MS = 20_000;
const OWN: readonly string[] = BUILT_IN_ROLES.GUEST;
const inFuture = (ms: number): string => new Date(Date.now() + ms).toISOString();

let app: App;
/** A second process over the same database and the same secrets. */
let other: App;
let admin: SignedUp;

beforeAll(async () => {
  const databaseUrl = (await createPreparedDatabase()).url;
  const options = {
    databaseUrl,
    dataDir: temporaryFolder(),
    role: 'api',
    env: { SANDBOX_PORT: '0' },
  } as const;
  app = await startApp(options);
  other = await startApp(options);
  admin = await staff('ADMIN');
}, 120_000);

async function staff(role: string, expiresAt?: string): Promise<SignedUp> {
  const person = await app.signUp({ displayName: `The ${role}` });
  await giveRole(app.databaseUrl as string, person.user.id, role);
  if (expiresAt) {
    await selectRows(
      app.databaseUrl,
      'update role_assignment set expires_at = $2 where user_id = $1',
      [person.user.id, expiresAt],
    );
    await selectRows(app.databaseUrl, `select pg_notify('access_changed', $1)`, [person.user.id]);
  }
  await eventually(async () => (await rolesSeen(app, person)).includes(role), PATIENCE_MS);
  return person;
}

const give = (by: SignedUp, to: SignedUp, role: string, body: object = {}): Promise<ApiAnswer> =>
  app.put(`/admin/users/${to.user.id}/roles/${role}`, {
    token: by.accessToken,
    body: { reason: 'A test of roles', ...body },
  });
const take = (by: SignedUp, from: SignedUp, role: string): Promise<ApiAnswer> =>
  app.del(`/admin/users/${from.user.id}/roles/${role}`, {
    token: by.accessToken,
    body: { reason: 'A test of roles' },
  });
const rolesOf = async (person: SignedUp): Promise<[string, string | null][]> =>
  (
    await app.get(`/admin/users/${person.user.id}/roles`, { token: admin.accessToken })
  ).body.data.map(({ role, expiresAt }: { role: string; expiresAt: string | null }) => [
    role,
    expiresAt,
  ]);
const rolesSeen = async (on: App, { accessToken }: SignedUp): Promise<string[]> =>
  (await on.get('/users/me/permissions', { token: accessToken })).body.roles ?? [];
const mayRead = async (on: App, { accessToken }: SignedUp): Promise<boolean> =>
  (await on.get('/admin/audit-events', { token: accessToken })).status === 200;
const lastAudit = async ({ user }: SignedUp): Promise<unknown> => {
  const { body } = await app.get(`/admin/audit-events?entityId=${user.id}&limit=1`, {
    token: admin.accessToken,
  });
  return body.data[0];
};

describe('a role', () => {
  it('is not given to whoever only claims the address of another account', async () => {
    const colleague = await app.signUp();
    await confirmAddress(app, colleague.email);
    const claimant = await app.signUp({ email: colleague.email });
    for (const refused of [
      await give(admin, claimant, 'SUPPORT'),
      await app.put(`/admin/users/${claimant.user.id}/role`, {
        token: admin.accessToken,
        body: { role: 'FINANCE', reason: 'A test of roles' },
      }),
    ]) {
      expect([refused.status, refused.body.error?.details]).toEqual([
        409,
        { reason: 'address-of-another', userId: colleague.user.id },
      ]);
    }
    expect(await rolesOf(claimant)).toEqual([['GUEST', null]]);
    expect((await give(admin, colleague, 'SUPPORT')).status).toBe(200);
  });

  it('is given besides the others and taken again, with who, why and when', async () => {
    const person = await app.signUp();
    const given = await give(admin, person, 'SUPPORT');
    expect(given.status).toBe(200);
    expect(given.body.data).toEqual([
      { role: 'GUEST', since: expect.any(String), expiresAt: null, grantedBy: null },
      {
        role: 'SUPPORT',
        since: expect.any(String),
        expiresAt: null,
        grantedBy: { id: admin.user.id, displayName: 'The ADMIN' },
      },
    ]);
    expect(await lastAudit(person)).toMatchObject({
      action: 'user.role-given',
      actor: { id: admin.user.id },
      diff: { role: 'SUPPORT', until: 'for good', reason: 'A test of roles' },
    });
    const end = inFuture(DAY);
    await give(admin, person, 'SUPPORT', { expiresAt: end });
    expect(await rolesOf(person)).toEqual([
      ['GUEST', null],
      ['SUPPORT', end],
    ]);
    expect(await lastAudit(person)).toMatchObject({
      action: 'user.role-given',
      diff: { role: 'SUPPORT', until: ['for good', end] },
    });
    expect((await take(admin, person, 'SUPPORT')).status).toBe(204);
    expect(await rolesOf(person)).toEqual([['GUEST', null]]);
    expect(await lastAudit(person)).toMatchObject({
      action: 'user.role-taken',
      diff: { role: 'SUPPORT', reason: 'A test of roles' },
    });
    expect((await take(admin, person, 'SUPPORT')).status).toBe(404);
  });

  it('given once more as it is leaves no second event', async () => {
    const person = await app.signUp();
    await give(admin, person, 'AUDITOR');
    const event = await lastAudit(person);
    expect((await give(admin, person, 'AUDITOR')).status).toBe(200);
    expect(await lastAudit(person)).toEqual(event);
  });

  it('counts in every process within five seconds, and no longer once it is taken', async () => {
    const person = await app.signUp();
    for (const on of [app, other]) expect(await mayRead(on, person)).toBe(false);
    await give(admin, person, 'AUDITOR');
    const isGiven = sinceChange();
    for (const on of [app, other]) await isGiven(() => mayRead(on, person));
    await take(admin, person, 'AUDITOR');
    const isTaken = sinceChange();
    for (const on of [app, other]) await isTaken(async () => !(await mayRead(on, person)));
    expect(await rolesSeen(app, person)).toEqual(['GUEST']);
  });

  it('is gone within five seconds also where no process is told of it', async () => {
    const person = await staff('AUDITOR');
    for (const on of [app, other]) await eventually(() => mayRead(on, person), PATIENCE_MS);
    await selectRows(app.databaseUrl, `delete from role_assignment where user_id = $1`, [
      person.user.id,
    ]);
    const isTaken = sinceChange();
    for (const on of [app, other]) await isTaken(async () => !(await mayRead(on, person)));
  });

  thorough(
    'ends by itself, everywhere and for tokens that were made while it was held',
    async () => {
      const person = await app.signUp();
      // Long enough to be seen while it lasts, on a busy machine, too.
      const end = inFuture(8_000);
      await give(admin, person, 'AUDITOR', { expiresAt: end });
      for (const on of [app, other]) await eventually(() => mayRead(on, person), PATIENCE_MS);
      const held = { ...person, accessToken: await app.signIn(person) };
      expect(decodeJwt(held.accessToken)['roles']).toContain('AUDITOR');
      await eventually(() => Date.now() > Date.parse(end), PATIENCE_MS);
      for (const on of [app, other]) {
        await eventually(async () => !(await mayRead(on, person)), PATIENCE_MS);
        await eventually(async () => !(await mayRead(on, held)), PATIENCE_MS);
      }
      expect(await rolesOf(person)).toEqual([['GUEST', null]]);
      expect(decodeJwt(await app.signIn(person))['roles']).toEqual(['GUEST']);
      // Their own account is theirs as before.
      expect((await app.get('/users/me', { token: person.accessToken })).status).toBe(200);
      expect((await take(admin, person, 'AUDITOR')).status).toBe(404);
    },
    60_000,
  );

  it('leaves everybody the one that everybody has', async () => {
    const person = await app.signUp();
    // In the place of all others, as the older route gives it.
    await app.put(`/admin/users/${person.user.id}/role`, {
      token: admin.accessToken,
      body: { role: 'SUPPORT' },
    });
    expect(await rolesOf(person)).toEqual([['SUPPORT', null]]);
    const end = inFuture(DAY);
    await give(admin, person, 'SUPPORT', { expiresAt: end });
    expect((await rolesOf(person)).sort()).toEqual([
      ['GUEST', null],
      ['SUPPORT', end],
    ]);
    await take(admin, person, 'SUPPORT');
    expect(await rolesOf(person)).toEqual([['GUEST', null]]);
  });

  it('is refused where the request makes no sense', async () => {
    const person = await app.signUp();
    const field = ({ status, body }: ApiAnswer): unknown => [status, body.error.details.field];
    const past = { expiresAt: new Date(Date.now() - 1_000).toISOString() };
    expect(field(await give(admin, person, 'SUPPORT', past))).toEqual([400, 'expiresAt']);
    expect(field(await give(admin, person, 'SUPPORT', { expiresAt: 'soon' }))).toEqual([
      400,
      'expiresAt',
    ]);
    expect(field(await give(admin, person, 'GUEST', { expiresAt: inFuture(DAY) }))).toEqual([
      400,
      'expiresAt',
    ]);
    expect(field(await give(admin, person, 'SUPPORT', { reason: ' ' }))).toEqual([400, 'reason']);
    expect(field(await give(admin, person, 'support'))).toEqual([400, 'role']);
    expect((await give(admin, person, 'KING')).status).toBe(404);
    expect((await take(admin, person, 'GUEST')).status).toBe(409);
    const nobody = { ...person, user: { id: crypto.randomUUID() } };
    expect((await give(admin, nobody, 'SUPPORT')).status).toBe(404);
    expect((await take(admin, nobody, 'SUPPORT')).status).toBe(404);
    await selectRows(app.databaseUrl, `update app_user set status = 'erased' where id = $1`, [
      person.user.id,
    ]);
    expect((await give(admin, person, 'SUPPORT')).status).toBe(409);
  });
});

describe('nobody', () => {
  it('changes their own roles', async () => {
    await staff('ADMIN');
    for (const answer of [
      await give(admin, admin, 'SUPPORT'),
      await give(admin, admin, 'ADMIN', { expiresAt: inFuture(DAY) }),
      await take(admin, admin, 'ADMIN'),
      await app.put(`/admin/users/${admin.user.id}/role`, {
        token: admin.accessToken,
        body: { role: 'GUEST' },
      }),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.body.error.message).toMatch(/your own roles/);
    }
    expect(await rolesOf(admin)).toEqual([['ADMIN', null]]);
  });

  it('gives or takes what they do not hold themselves', async () => {
    const { data } = (await app.get('/admin/roles?limit=100', { token: admin.accessToken })).body;
    const support = data.find(({ id }: { id: string }) => id === 'SUPPORT').permissions as string[];
    const ofStaff = support.filter((permission) => !OWN.includes(permission));
    const made = await app.post('/admin/roles', {
      token: admin.accessToken,
      body: { name: 'Team lead', permissions: [...ofStaff, 'roles:assign'] },
    });
    expect(made.status).toBe(201);
    const lead = await app.signUp();
    await give(admin, lead, 'TEAM_LEAD');
    await eventually(async () => (await rolesSeen(app, lead)).includes('TEAM_LEAD'), PATIENCE_MS);
    const person = await app.signUp();
    expect((await give(lead, person, 'SUPPORT')).status).toBe(200);
    expect((await take(lead, person, 'SUPPORT')).status).toBe(204);
    await give(admin, person, 'FINANCE');
    for (const answer of [
      await give(lead, person, 'ADMIN'),
      await give(lead, person, 'FINANCE', { expiresAt: inFuture(DAY) }),
      await take(lead, person, 'FINANCE'),
      await app.put(`/admin/users/${person.user.id}/role`, {
        token: lead.accessToken,
        body: { role: 'SUPPORT' },
      }),
      await app.put(`/admin/users/${(await app.signUp()).user.id}/role`, {
        token: lead.accessToken,
        body: { role: 'ADMIN' },
      }),
    ]) {
      expect(answer.status).toBe(403);
      expect(answer.body.error.details.missing).toContain('prices:write');
    }
    expect(await rolesOf(person)).toEqual([
      ['GUEST', null],
      ['FINANCE', null],
    ]);
    expect((await take(lead, admin, 'ADMIN')).status).toBe(403);
  });

  it('gives for longer than they hold it', async () => {
    const end = inFuture(DAY);
    const deputy = await staff('ADMIN', end);
    const person = await app.signUp();
    for (const body of [{}, { expiresAt: inFuture(2 * DAY) }]) {
      const refused = await give(deputy, person, 'SUPPORT', body);
      expect(refused.status).toBe(403);
      expect(refused.body.error.details).toEqual({ field: 'expiresAt', until: end });
    }
    const replaced = await app.put(`/admin/users/${person.user.id}/role`, {
      token: deputy.accessToken,
      body: { role: 'SUPPORT' },
    });
    expect(replaced.status).toBe(403);
    expect((await give(deputy, person, 'SUPPORT', { expiresAt: end })).status).toBe(200);
    // What they hold for good besides can be given for good.
    await give(admin, deputy, 'AUDITOR');
    expect((await give(deputy, person, 'AUDITOR')).status).toBe(200);
  });

  it('acts on what they held a moment ago', async () => {
    const [deposed, person] = [await staff('ADMIN'), await app.signUp()];
    // Nobody is told: the guard's copy, which is up to a second old, still lets them through.
    await mayRead(app, deposed);
    await selectRows(app.databaseUrl, 'delete from role_assignment where user_id = $1', [
      deposed.user.id,
    ]);
    expect((await give(deposed, person, 'SUPPORT')).status).toBe(403);
    expect(await rolesOf(person)).toEqual([['GUEST', null]]);
  });
});

describe('the last permanent administrator', () => {
  async function alone(): Promise<void> {
    await selectRows(
      app.databaseUrl,
      `delete from role_assignment where role = 'ADMIN' and user_id <> $1`,
      [admin.user.id],
    );
  }

  it('stays while all others are suspended or only for a time', async () => {
    await alone();
    const deputy = await staff('ADMIN', inFuture(DAY));
    const suspended = await staff('ADMIN');
    await selectRows(app.databaseUrl, `update app_user set status = 'suspended' where id = $1`, [
      suspended.user.id,
    ]);
    const refused = [
      await take(deputy, admin, 'ADMIN'),
      await give(deputy, admin, 'ADMIN', { expiresAt: inFuture(DAY / 2) }),
      await app.put(`/admin/users/${admin.user.id}/role`, {
        token: deputy.accessToken,
        body: { role: 'GUEST' },
      }),
      await app.post(`/admin/users/${admin.user.id}/suspend`, {
        token: deputy.accessToken,
        body: { reason: 'A test of roles' },
      }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 403, 409]);
    expect(await rolesOf(admin)).toEqual([['ADMIN', null]]);
    const successor = await staff('ADMIN');
    expect((await take(deputy, successor, 'ADMIN')).status).toBe(204);
  });

  thorough(
    'is left when two depose each other at once, whichever way',
    async () => {
      await alone();
      for (let round = 0; round < 20; round++) {
        const rival = await staff('ADMIN');
        const ways = [
          (by: SignedUp, whom: SignedUp) => take(by, whom, 'ADMIN'),
          (by: SignedUp, whom: SignedUp) => give(by, whom, 'ADMIN', { expiresAt: inFuture(DAY) }),
        ];
        const way = ways[round % ways.length] as (typeof ways)[number];
        const answers = await Promise.all([way(admin, rival), way(rival, admin)]);
        const done = answers.filter(({ status }) => status < 300);
        expect({ round, done: done.length }).toEqual({ round, done: 1 });
        for (const { status } of answers) expect([200, 204, 403, 409]).toContain(status);
        const left = await selectRows<{ user_id: string }>(
          app.databaseUrl,
          `select user_id from role_assignment where role = 'ADMIN' and expires_at is null`,
        );
        expect(left).toHaveLength(1);
        if (left[0]?.user_id !== admin.user.id) admin = rival;
        await alone();
      }
    },
    120_000,
  );

  it('or not, one of two who depose each other stays', async () => {
    await staff('ADMIN');
    for (let round = 0; round < 20; round++) {
      const [one, two] = [await staff('ADMIN'), await staff('ADMIN')];
      const answers = await Promise.all([take(one, two, 'ADMIN'), take(two, one, 'ADMIN')]);
      // Whoever is deposed deposes nobody any more.
      expect({ round, statuses: answers.map(({ status }) => status).sort() }).toEqual({
        round,
        statuses: [204, 403],
      });
    }
  }, 120_000);
});
