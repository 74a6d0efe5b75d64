import { newId } from '../../src/platform/database/new-id.js';
import type { ApiAnswer, App } from '../harness.js';
import { giveRole } from '../factories/give-role.js';
import { bought, refundBy } from '../support/reversals.js';

/** Calls the route once, so that it changes something, and answers what the program answered. */
export type Recipe = (app: App, admin: string) => Promise<ApiAnswer>;

const TYPES = '/admin/transformation-types';

/**
 * How each route that lets staff change something is made to do so. The tests show that every one of
 * them leaves an event in the audit trail; a route that is missing here fails them, so whoever adds a
 * route adds a recipe.
 */
export const AUDIT_RECIPES: Readonly<Record<string, Recipe>> = {
  'POST /api/v1/admin/users/:id/suspend': async (app, token) =>
    suspend(app, token, await personId(app)),
  'POST /api/v1/admin/users/:id/reactivate': async (app, token) => {
    const id = await personId(app);
    await suspend(app, token, id);
    return app.post(`/admin/users/${id}/reactivate`, {
      token,
      body: { reason: 'It was a mistake' },
    });
  },
  'PUT /api/v1/admin/users/:id/role': async (app, token) =>
    app.put(`/admin/users/${await personId(app)}/role`, { token, body: { role: 'SUPPORT' } }),
  'PUT /api/v1/admin/users/:id/roles/:role': async (app, token) =>
    giveSupport(app, token, await personId(app)),
  'DELETE /api/v1/admin/users/:id/roles/:role': async (app, token) => {
    const id = await personId(app);
    await giveSupport(app, token, id);
    return app.del(`/admin/users/${id}/roles/SUPPORT`, { token, body: { reason: 'Moved on' } });
  },
  'POST /api/v1/admin/roles': (app, token) => app.post('/admin/roles', { token, body: role() }),
  'PATCH /api/v1/admin/roles/:key': async (app, token) => {
    const { body } = await app.post('/admin/roles', { token, body: role() });
    return app.patch(`/admin/roles/${body.id}`, {
      token,
      body: { revision: body.revision, permissions: ['users:read', 'users:suspend'] },
    });
  },
  'DELETE /api/v1/admin/roles/:key': async (app, token) => {
    const { body } = await app.post('/admin/roles', { token, body: role() });
    return app.del(`/admin/roles/${body.id}`, { token });
  },
  'DELETE /api/v1/admin/users/:id/sessions': async (app, token) =>
    app.del(`/admin/users/${await personId(app)}/sessions`, {
      token,
      body: { reason: 'A lost phone' },
    }),
  'DELETE /api/v1/admin/users/:id/sessions/:sessionId': async (app, token) => {
    const id = await personId(app);
    const { body } = await app.get(`/admin/users/${id}/sessions`, { token });
    return app.del(`/admin/users/${id}/sessions/${body.data[0].id}`, {
      token,
      body: { reason: 'A lost phone' },
    });
  },
  'POST /api/v1/admin/grants': async (app, token) =>
    app.post('/admin/grants', {
      token,
      headers: { 'idempotency-key': newId() },
      body: { userId: await personId(app), credits: 5, reason: 'For the trouble' },
    }),

  'POST /api/v1/admin/corrections': async (app, token) =>
    app.post('/admin/corrections', {
      token,
      headers: { 'idempotency-key': newId() },
      body: { userId: await personId(app), credits: 5, reason: 'Given twice', mayOwe: true },
    }),

  'POST /api/v1/admin/payments/:id/refunds': async (app, token) =>
    refundBy(app, token, (await bought(app)).paymentId, 99),
  'POST /api/v1/admin/generations/:id/reviewed': async (app, token) => {
    const body = { type: 'coloring-from-prompt', inputs: { idea: 'a fox', title: 'Sexy' } };
    const { body: run } = await app.post('/generations', { token, body });
    return app.post(`/admin/generations/${run.id}/reviewed`, { token });
  },
  'POST /api/v1/admin/refunds/:id/approve': async (app, token) =>
    app.post(`/admin/refunds/${await waitingRefund(app)}/approve`, { token }),
  'POST /api/v1/admin/refunds/:id/reject': async (app, token) =>
    app.post(`/admin/refunds/${await waitingRefund(app)}/reject`, {
      token,
      body: { reason: 'Ask the buyer first' },
    }),

  'PUT /api/v1/admin/prices/plans/:slug': async (app, token) => {
    const { body } = await app.get('/admin/prices', { token });
    const [plan] = body.data.filter(({ slug }: { slug: string }) => slug === 'premium');
    const { name, description, credits, fairUse } = plan;
    return app.put('/admin/prices/plans/premium', {
      token,
      body: {
        after: plan.number,
        name,
        description,
        credits,
        fairUse,
        amountMinor: 899,
        onSale: true,
      },
    });
  },
  'PUT /api/v1/admin/prices/packs/:slug': (app, token) =>
    app.put(`/admin/prices/packs/pack-${newId().slice(-12)}`, {
      token,
      body: {
        after: 0,
        name: '20 credits',
        description: 'Two pictures.',
        amountMinor: 198,
        credits: 20,
        onSale: true,
      },
    }),

  'POST /api/v1/admin/transformation-types': (app, token) =>
    app.post(TYPES, { token, body: product() }),
  'PATCH /api/v1/admin/transformation-types/:id': async (app, token) => {
    const { id, revision } = await draft(app, token);
    return app.patch(`${TYPES}/${id}`, {
      token,
      body: { revision, description: 'In other words.' },
    });
  },
  'DELETE /api/v1/admin/transformation-types/:id': async (app, token) => {
    const { id } = await draft(app, token);
    return app.del(`${TYPES}/${id}`, { token });
  },
  'POST /api/v1/admin/transformation-types/:id/versions': async (app, token) => {
    const { id } = await draft(app, token);
    return app.post(`${TYPES}/${id}/versions`, { token, body: {} });
  },
  'PATCH /api/v1/admin/transformation-types/:id/versions/:number': async (app, token) => {
    const { id, revision } = await draft(app, token);
    return app.patch(`${TYPES}/${id}/versions/1`, {
      token,
      body: { revision, deadlineMs: 45_000 },
    });
  },
  'POST /api/v1/admin/transformation-types/:id/versions/:number/publish': async (app, token) => {
    const { id, revision } = await draft(app, token);
    return app.post(`${TYPES}/${id}/versions/1/publish`, { token, body: { revision } });
  },
  'POST /api/v1/admin/transformation-types/:id/enable': async (app, token) => {
    const { id } = await published(app, token);
    await app.post(`${TYPES}/${id}/disable`, { token, body: {} });
    return app.post(`${TYPES}/${id}/enable`, { token, body: {} });
  },
  'POST /api/v1/admin/transformation-types/:id/disable': async (app, token) => {
    const { id } = await published(app, token);
    return app.post(`${TYPES}/${id}/disable`, { token, body: {} });
  },
  'POST /api/v1/admin/transformation-types/:id/archive': async (app, token) => {
    const { id } = await published(app, token);
    return app.post(`${TYPES}/${id}/archive`, { token, body: {} });
  },
  'PUT /api/v1/admin/transformation-types/:id/price': async (app, token) => {
    const { id, revision } = await draft(app, token);
    return app.put(`${TYPES}/${id}/price`, { token, body: { revision, unit: 'run', credits: 15 } });
  },
};

async function personId(app: App): Promise<string> {
  return (await app.signUp()).user.id as string;
}

const role = () => ({
  name: `On record ${newId().slice(-12)}`,
  description: 'Looks after people.',
  permissions: ['users:read'],
});

function giveSupport(app: App, token: string, id: string): Promise<ApiAnswer> {
  return app.put(`/admin/users/${id}/roles/SUPPORT`, { token, body: { reason: 'Joins us' } });
}

function suspend(app: App, token: string, id: string): Promise<ApiAnswer> {
  return app.post(`/admin/users/${id}/suspend`, { token, body: { reason: 'Sends spam' } });
}

async function draft(app: App, token: string): Promise<{ id: string; revision: number }> {
  const { body } = await app.post(TYPES, { token, body: product() });
  return { id: body.id as string, revision: body.revision as number };
}

async function published(app: App, token: string): Promise<{ id: string }> {
  const { id } = await draft(app, token);
  await app.post(`${TYPES}/${id}/versions/1/publish`, { token, body: {} });
  return { id };
}

/** The smallest whole product: a look that the local engine can make. */
function product(): Record<string, unknown> {
  return {
    name: `On record ${newId()}`,
    description: 'Two blues and nothing else.',
    category: 'photo',
    inputKind: 'photo',
    outputKind: 'image',
    price: { unit: 'run', credits: 10 },
    pipeline: [
      { id: 'photo', kind: 'prepare.image', needs: [] },
      {
        id: 'look',
        kind: 'edit.image',
        needs: ['photo'],
        recipe: 'photo-duotone',
        params: { palette: 'petrol-sand' },
      },
      { id: 'keep', kind: 'store', needs: ['look'] },
    ],
    inputSchema: { type: 'object', additionalProperties: false, properties: {} },
    routes: { standard: ['local'] },
  };
}

/** A refund of more than one person may give, which somebody else asked for. */
async function waitingRefund(app: App): Promise<string> {
  const person = await app.signUp();
  await giveRole(app.databaseUrl ?? '', person.user.id as string, 'FINANCE');
  const { paymentId } = await bought(app);
  const { body } = await refundBy(app, await app.signIn(person), paymentId, 990);
  return body.id as string;
}
