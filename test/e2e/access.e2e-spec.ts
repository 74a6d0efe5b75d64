import { beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { BUILT_IN_ROLES, ROLE_KEYS, type RoleKey } from '../../src/users/permissions.js';
import { giveRole } from '../factories/give-role.js';
import { type App, sharedApp, type SignedUp } from '../harness.js';
import { ACCESS_TABLE } from './access-table.js';
import { type Ids, OWNED_OTHERWISE, OWNED_THINGS } from './access-owned.js';

let app: App;
const people = {} as Record<RoleKey, SignedUp>;

beforeAll(async () => {
  app = await sharedApp();
  for (const role of ROLE_KEYS) {
    people[role] = await app.signUp();
    await giveRole(app.databaseUrl as string, people[role].user.id as string, role);
  }
  await sleep(300);
}, 60_000);

/** The status of a call that reads no more than the head of the answer, streams included. */
async function status(route: string, token?: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const filled = path
    .replace(/:(\w*id)\b/gi, () => crypto.randomUUID())
    .replace(/:number/, '1')
    .replace(/:\w+/g, 'no-such-thing');
  const response = await fetch(`${app.url}${filled}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }),
  });
  await response.body?.cancel();
  return response.status;
}

const guarded = Object.entries(ACCESS_TABLE).filter(([, access]) => access !== 'public');
const open = Object.entries(ACCESS_TABLE).filter(([, access]) => access === 'public');

describe('strangers', () => {
  it.each(guarded)('are asked to sign in at %s', async (route) => {
    expect(await status(route)).toBe(401);
  });

  it.each(open)('are let through at %s', async (route) => {
    const answer = await status(route);
    expect(answer).not.toBe(403);
    expect(answer).toBeLessThan(500);
    // Without anything to refresh or to end these two have no other answer.
    if (!/auth\/(refresh|logout)$/.test(route)) expect(answer).not.toBe(401);
  });
});

describe.each(ROLE_KEYS)('%s', (role) => {
  const held: readonly string[] = BUILT_IN_ROLES[role];

  it.each(guarded.filter(([, permission]) => held.includes(permission)))(
    'may call %s (%s)',
    async (route) => {
      const answer = await status(route, people[role].accessToken);
      expect([401, 403]).not.toContain(answer);
      expect(answer).toBeLessThan(500);
    },
  );

  const missing = guarded.filter(([, permission]) => !held.includes(permission));
  if (missing.length > 0) {
    it.each(missing)('may not call %s (%s)', async (route) => {
      expect(await status(route, people[role].accessToken)).toBe(403);
    });
  }
});

it('has every route in the table of owned things that names one of them', () => {
  const naming = guarded
    .map(([route]) => route)
    .filter((route) => /:\w*id\b/i.test(route) && !route.includes('/admin/'));
  const listed = OWNED_THINGS.flatMap(({ routes }) =>
    routes.map(({ method, path }) => {
      const verb = method === 'del' ? 'DELETE' : method.toUpperCase();
      return `${verb} /api/v1${path}`;
    }),
  );
  expect(naming.filter((route) => ![...listed, ...OWNED_OTHERWISE].includes(route))).toEqual([]);
});

describe.each(OWNED_THINGS)('$what', ({ make, routes }) => {
  type Route = (typeof routes)[number];
  let ids: Ids;
  let stranger: SignedUp;

  beforeAll(async () => {
    ids = await make(app, (await app.signUp()).accessToken);
    stranger = await app.signUp();
  }, 60_000);

  async function call({ method, path, body }: Route, token: string, target: Ids) {
    const filled = path.replace(/:(\w+)/g, (_, name: string) => target[name] ?? '');
    const response = await fetch(app.api(filled), {
      method: method === 'del' ? 'DELETE' : method.toUpperCase(),
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body(target)) } : {}),
    });
    if (response.ok) await response.body?.cancel();
    const { error } = response.ok ? { error: undefined } : ((await response.json()) as ErrorAnswer);
    return { status: response.status, error: { ...error, requestId: '' } };
  }

  it.each(routes)('of somebody else looks like none at all: $method $path', async (route) => {
    const none = Object.fromEntries(Object.keys(ids).map((name) => [name, crypto.randomUUID()]));
    const foreign = await call(route, stranger.accessToken, ids);
    const unknown = await call(route, stranger.accessToken, none);
    expect(withoutIds(foreign)).toEqual(withoutIds(unknown));
    expect(foreign.status).toBe(route.foreign ?? 404);
    // An administrator is a stranger here, too: staff has routes of its own.
    expect(await call(route, people.ADMIN.accessToken, ids)).toEqual(foreign);
  });

  it.each(routes)(
    'opens for its owner: $method $path',
    async (route) => {
      const owner = await app.signUp();
      const mine = await make(app, owner.accessToken);
      const { status } = await call(route, owner.accessToken, mine);
      expect([401, 403, 404]).not.toContain(status);
      expect(status).toBeLessThan(500);
    },
    60_000,
  );
});

interface ErrorAnswer {
  error: Record<string, unknown>;
}

/** An answer may repeat the id that it was asked for. */
function withoutIds(answer: object): object {
  const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  return JSON.parse(JSON.stringify(answer).replace(id, 'id')) as object;
}
