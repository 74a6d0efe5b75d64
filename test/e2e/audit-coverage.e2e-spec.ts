import { beforeAll, describe, expect, it } from '@jest/globals';
import { giveRole } from '../factories/give-role.js';
import { type App, type SignedUp, startApp } from '../harness.js';
import { selectRows } from '../support/select-rows.js';
import { ACCESS_TABLE } from './access-table.js';
import { AUDIT_RECIPES } from './audit-recipes.js';

/** Where staff changes something. That the table names every route is shown by the tests of access. */
const CHANGING = Object.keys(ACCESS_TABLE).filter((route) =>
  /^(POST|PUT|PATCH|DELETE) \/api\/v1\/admin\//.test(route),
);

let app: App;
let admin: SignedUp;

beforeAll(async () => {
  // So that two people are needed to give a small payment back.
  app = await startApp({ env: { REFUND_LIMIT_MINOR: '500' } });
  const person = await app.signUp();
  await giveRole(app.databaseUrl as string, person.user.id as string, 'ADMIN');
  admin = { ...person, accessToken: await app.signIn(person) };
}, 60_000);

interface EventRow {
  action: string;
  actor_id: string | null;
  entity_type: string;
  entity_id: string | null;
}

const eventsOf = (requestId: string | null): Promise<EventRow[]> =>
  selectRows(
    app.databaseUrl,
    'select action, actor_id, entity_type, entity_id from audit_event where request_id = $1',
    [requestId],
  );

describe('every route by which staff changes something', () => {
  it('has a recipe', () => {
    expect(Object.keys(AUDIT_RECIPES).sort()).toEqual([...CHANGING].sort());
  });

  it.each(CHANGING)('%s leaves an event of who did it to what', async (route) => {
    const recipe = AUDIT_RECIPES[route];
    if (!recipe) throw new Error('Add a recipe to audit-recipes.ts.');
    const answer = await recipe(app, admin.accessToken);
    expect([200, 201, 204]).toContain(answer.status);
    const events = await eventsOf(answer.headers.get('x-request-id'));
    // What came of a refund may be on record by then, as the program's.
    expect(events.filter(({ actor_id }) => actor_id !== null)).toEqual([
      {
        action: expect.any(String),
        actor_id: admin.user.id,
        entity_type: expect.any(String),
        entity_id: expect.any(String),
      },
    ]);
  });
});

describe('security events of everybody', () => {
  it.each([
    [
      'a sign-in',
      'session.started',
      () => app.post('/auth/login', { body: { email: admin.email, password: admin.password } }),
    ],
    [
      'a failed sign-in',
      'sign-in.failed',
      () => app.post('/auth/login', { body: { email: admin.email, password: 'not the password' } }),
    ],
    [
      'an unknown account',
      'sign-in.failed',
      () =>
        app.post('/auth/login', {
          body: { email: 'nobody@example.test', password: 'not the password' },
        }),
    ],
    [
      'a sign-out',
      'session.ended',
      async () => app.post('/auth/logout', { token: (await app.signUp()).accessToken }),
    ],
    [
      'a refusal of somebody signed in',
      'access.denied',
      async () => app.get('/admin/users', { token: (await app.signUp()).accessToken }),
    ],
    [
      'a look through the whole trail',
      'audit.verified',
      () => app.get('/admin/audit-events/verify', { token: admin.accessToken }),
    ],
  ] as const)('%s is on record', async (_, action, call) => {
    const answer = await call();
    const events = await eventsOf(answer.headers.get('x-request-id'));
    expect(events.map((event) => event.action)).toEqual([action]);
  });
});
