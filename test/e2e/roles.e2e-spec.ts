import { beforeAll, describe, expect, it } from '@jest/globals';
import { BUILT_IN_ROLES, PERMISSIONS, ROLE_KEYS } from '../../src/users/permissions.js';
import { giveRole } from '../factories/give-role.js';
import { type ApiAnswer, type App, type SignedUp, startApp } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { selectRows } from '../support/select-rows.js';
import { thorough } from '../support/thorough.js';

const PATIENCE_MS = 20_000;

let app: App;
let admin: SignedUp;

beforeAll(async () => {
  app = await startApp({ role: 'api' });
  admin = await staff('ADMIN');
}, 60_000);

async function staff(role: string): Promise<SignedUp> {
  const person = await app.signUp({ displayName: `The ${role}` });
  await giveRole(app.databaseUrl as string, person.user.id, role);
  await eventually(async () => (await permissionsOf(person)).roles.includes(role), PATIENCE_MS);
  return person;
}

const permissionsOf = async ({ accessToken }: SignedUp) =>
  (await app.get('/users/me/permissions', { token: accessToken })).body;
const create = (body: object, by = admin): Promise<ApiAnswer> =>
  app.post('/admin/roles', { token: by.accessToken, body });
const change = (key: string, body: object, by = admin): Promise<ApiAnswer> =>
  app.patch(`/admin/roles/${key}`, { token: by.accessToken, body });
const remove = (key: string, by = admin): Promise<ApiAnswer> =>
  app.del(`/admin/roles/${key}`, { token: by.accessToken });
const read = (key: string): Promise<ApiAnswer> =>
  app.get(`/admin/roles/${key}`, { token: admin.accessToken });
const give = (to: SignedUp, role: string, body: object = {}): Promise<ApiAnswer> =>
  app.put(`/admin/users/${to.user.id}/roles/${role}`, {
    token: admin.accessToken,
    body: { reason: 'A test of roles', ...body },
  });
const take = (from: SignedUp, role: string): Promise<ApiAnswer> =>
  app.del(`/admin/users/${from.user.id}/roles/${role}`, {
    token: admin.accessToken,
    body: { reason: 'A test of roles' },
  });
const audited = async (key: string) =>
  (
    await app.get(`/admin/audit-events?entityType=role&entityId=${key}`, {
      token: admin.accessToken,
    })
  ).body.data;

let made = 0;
async function newRole(
  permissions: string[],
  by = admin,
): Promise<{ id: string; revision: number }> {
  const answer = await create({ name: `Role ${++made}`, permissions }, by);
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('the permissions that roles are made of', () => {
  it('are all listed, in groups and in words', async () => {
    const { status, body } = await app.get('/admin/permissions', { token: admin.accessToken });
    expect(status).toBe(200);
    expect(body.data.map(({ id }: { id: string }) => id).sort()).toEqual([...PERMISSIONS].sort());
    expect(body.data.find(({ id }: { id: string }) => id === 'users:suspend')).toEqual({
      id: 'users:suspend',
      group: 'People',
      does: 'Suspend and reactivate accounts',
      everybody: false,
    });
    const own = body.data.filter(({ everybody }: { everybody: boolean }) => everybody);
    expect(own.map(({ id }: { id: string }) => id)).toEqual(BUILT_IN_ROLES.GUEST);
  });
});

describe('the list of roles', () => {
  it('begins with what the program ships, told with how many hold it', async () => {
    const { body } = await app.get('/admin/roles?limit=100', { token: admin.accessToken });
    const shipped = body.data.filter(({ builtIn }: { builtIn: boolean }) => builtIn);
    expect(shipped.map(({ id }: { id: string }) => id).sort()).toEqual([...ROLE_KEYS].sort());
    expect((await read('ADMIN')).body).toMatchObject({
      id: 'ADMIN',
      name: 'Admin',
      builtIn: true,
      permissions: PERMISSIONS,
      holders: 1,
    });
  });

  it('goes on page by page', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await app.get(`/admin/roles?limit=4${cursor}`, { token: admin.accessToken });
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      cursor = body.pagination.nextCursor ? `&cursor=${body.pagination.nextCursor}` : '';
    } while (cursor);
    const { total } = (await app.get('/admin/roles', { token: admin.accessToken })).body.pagination;
    expect(new Set(seen).size).toBe(total);
  });
});

describe('a role of one’s own', () => {
  it('is made, given, changed for all who hold it at once, and deleted', async () => {
    const answer = await create({
      name: '  Night shift ',
      description: 'Keeps an eye on things.',
      permissions: ['users:suspend', 'users:read'],
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: 'NIGHT_SHIFT',
      name: 'Night shift',
      description: 'Keeps an eye on things.',
      permissions: ['users:read', 'users:suspend'],
      builtIn: false,
      holders: 0,
      revision: 1,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    const [one, two] = [await app.signUp(), await app.signUp()];
    for (const person of [one, two]) expect((await give(person, 'NIGHT_SHIFT')).status).toBe(200);
    await eventually(
      async () => (await permissionsOf(one)).permissions.includes('users:suspend'),
      PATIENCE_MS,
    );
    // Their own account is theirs as before.
    expect((await permissionsOf(one)).roles).toEqual(['GUEST', 'NIGHT_SHIFT']);
    const holders = await app.get('/admin/users?role=NIGHT_SHIFT', { token: admin.accessToken });
    expect(holders.body.pagination.total).toBe(2);

    const changed = await change('NIGHT_SHIFT', {
      revision: 1,
      name: 'Night watch',
      permissions: ['users:read', 'audit:read'],
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ id: 'NIGHT_SHIFT', name: 'Night watch', revision: 2 });
    for (const person of [one, two]) {
      await eventually(async () => {
        const { permissions } = await permissionsOf(person);
        return permissions.includes('audit:read') && !permissions.includes('users:suspend');
      }, PATIENCE_MS);
    }

    const refused = await remove('NIGHT_SHIFT');
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({
      message: '2 people hold this role. Take it from them first, then it can be deleted.',
      details: { holders: 2 },
    });
    await take(one, 'NIGHT_SHIFT');
    // A role that has ended is held by nobody.
    await give(two, 'NIGHT_SHIFT', { expiresAt: new Date(Date.now() + 4_000).toISOString() });
    await eventually(async () => (await remove('NIGHT_SHIFT')).status === 204, PATIENCE_MS);
    expect((await read('NIGHT_SHIFT')).status).toBe(404);
    expect((await audited('NIGHT_SHIFT')).map(({ action }: { action: string }) => action)).toEqual([
      'role.deleted',
      'role.updated',
      'role.created',
    ]);
  });

  it('is in the audit trail with what came and went', async () => {
    const { id } = await newRole(['users:read', 'users:suspend']);
    await change(id, { revision: 1, permissions: ['users:read', 'audit:read'] });
    expect((await audited(id))[0]).toMatchObject({
      action: 'role.updated',
      actor: { id: admin.user.id },
      entityType: 'role',
      entityId: id,
      diff: {
        permissions: [
          ['users:read', 'users:suspend'],
          ['audit:read', 'users:read'],
        ],
      },
    });
    await change(id, { revision: 2, permissions: ['audit:read', 'users:read'] });
    expect(await audited(id)).toHaveLength(2);
    expect((await read(id)).body.revision).toBe(2);
  });

  it('is not overwritten by who has not seen what it became', async () => {
    const { id, revision } = await newRole(['users:read']);
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((word) => change(id, { revision, description: word })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body.error.details).toEqual({ field: 'revision', revision: 2 });
  });

  it('needs a name of its own', async () => {
    expect((await create({ name: 'Librarian', permissions: [] })).status).toBe(201);
    for (const name of ['Librarian', 'LIBRARIAN', 'librarian!', 'Admin', 'guest']) {
      const refused = await create({ name, permissions: [] });
      expect({ name, status: refused.status }).toEqual({ name, status: 409 });
      expect(refused.body.error.details.field).toBe('name');
    }
    // A name without Latin letters is a name, too.
    const other = await create({ name: '夜班', permissions: [] });
    expect(other.body).toMatchObject({
      name: '夜班',
      id: expect.stringMatching(/^ROLE_[0-9A-F]{8}$/),
    });
  });

  it.each([
    [{ name: 'x', permissions: [] }, 'name'],
    [{ name: 'x'.repeat(61), permissions: [] }, 'name'],
    [{ name: 'a\u202eb', permissions: [] }, 'name'],
    [{ name: null, permissions: [] }, 'name'],
    [{ name: 'Good name', description: 'x'.repeat(301), permissions: [] }, 'description'],
    [{ name: 'Good name' }, 'permissions'],
    [{ name: 'Good name', permissions: 'users:read' }, 'permissions'],
    [{ name: 'Good name', permissions: ['users:fly'] }, 'permissions'],
    [{ name: 'Good name', permissions: ['generations:create'] }, 'permissions'],
    [{ name: 'Good name', permissions: ['users:read', 'users:read'] }, 'permissions'],
    [{ name: 'Good name', permissions: [], builtIn: true }, 'builtIn'],
  ])('refuses %j and names the field', async (body, field) => {
    const { status, body: answer } = await create(body);
    expect({ status, field: answer.error.details.field }).toEqual({ status: 400, field });
  });

  it('is not found where there is none', async () => {
    expect((await read('NOBODY')).status).toBe(404);
    expect((await change('NOBODY', { revision: 1 })).status).toBe(404);
    expect((await remove('NOBODY')).status).toBe(404);
    expect((await read('no-key')).body.error.details.field).toBe('key');
  });
});

describe('a role that the program ships', () => {
  it.each(ROLE_KEYS)('%s stays as it is', async (key) => {
    const { revision } = (await read(key)).body;
    expect((await change(key, { revision, permissions: [] })).status).toBe(409);
    expect((await remove(key)).status).toBe(409);
    expect((await read(key)).body.permissions.sort()).toEqual([...BUILT_IN_ROLES[key]].sort());
  });
});

describe('nobody', () => {
  let lead: SignedUp;

  beforeAll(async () => {
    const made = await create({
      name: 'Head of support',
      permissions: ['users:read', 'users:suspend', 'roles:write', 'roles:assign'],
    });
    expect(made.status).toBe(201);
    lead = await app.signUp();
    await give(lead, 'HEAD_OF_SUPPORT');
    await eventually(
      async () => (await permissionsOf(lead)).permissions.includes('roles:write'),
      PATIENCE_MS,
    );
  });

  it('makes a role with a permission that they do not hold', async () => {
    const refused = await create(
      { name: 'Too much', permissions: ['users:read', 'prices:write'] },
      lead,
    );
    expect(refused.status).toBe(403);
    expect(refused.body.error.details).toEqual({ missing: ['prices:write'] });
    const own = await newRole(['users:read'], lead);
    const more = await change(own.id, { revision: 1, permissions: ['audit:read'] }, lead);
    expect(more.status).toBe(403);
    expect((await read(own.id)).body.permissions).toEqual(['users:read']);
  });

  it('changes or deletes a role that can do more than they can', async () => {
    const { id } = await newRole(['users:read', 'prices:write']);
    expect((await change(id, { revision: 1, permissions: [] }, lead)).status).toBe(403);
    expect((await remove(id, lead)).status).toBe(403);
    expect((await read(id)).body.permissions).toEqual(
      ['users:read', 'prices:write'].sort().reverse(),
    );
  });

  it('changes or deletes a role that they hold themselves', async () => {
    const { revision } = (await read('HEAD_OF_SUPPORT')).body;
    expect((await change('HEAD_OF_SUPPORT', { revision, description: 'I' }, lead)).status).toBe(
      409,
    );
    expect((await remove('HEAD_OF_SUPPORT', lead)).body.error.message).toBe(
      'You hold this role yourself. Ask somebody else.',
    );
  });

  it('puts into a role what they hold for a time only', async () => {
    const deputy = await app.signUp();
    const end = new Date(Date.now() + 86_400_000).toISOString();
    await give(deputy, 'ADMIN', { expiresAt: end });
    await eventually(
      async () => (await permissionsOf(deputy)).roles.includes('ADMIN'),
      PATIENCE_MS,
    );
    const refused = await create({ name: 'For ever', permissions: ['audit:read'] }, deputy);
    expect(refused.status).toBe(403);
    expect(refused.body.error.details).toEqual({ field: 'permissions', until: end });
    const { id } = await newRole([]);
    const more = await change(id, { revision: 1, permissions: ['audit:read'] }, deputy);
    expect(more.status).toBe(403);
    // What is taken away, or only called by another name, gives nobody anything.
    expect((await change(id, { revision: 1, description: 'Less' }, deputy)).status).toBe(200);
  });

  thorough('gives a role that is being deleted, whoever comes first', async () => {
    // Two, for one and the same does one thing after the other.
    const colleague = await staff('ADMIN');
    for (let round = 0; round < 20; round++) {
      const { id } = await newRole(['users:read']);
      const person = await app.signUp();
      const [given, removed] = await Promise.all([give(person, id), remove(id, colleague)]);
      expect([
        [200, 409],
        [404, 204],
      ]).toContainEqual([given.status, removed.status]);
    }
    const orphans = await selectRows(
      app.databaseUrl,
      'select 1 from role_assignment where role not in (select key from role)',
    );
    expect(orphans).toEqual([]);
  });
});
