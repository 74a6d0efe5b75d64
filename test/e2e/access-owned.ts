import { setTimeout as sleep } from 'node:timers/promises';
import { startRun, untilEnded, upload } from '../factories/runs.js';
import type { App } from '../harness.js';
import { beginCheckout, payAt, untilPayment } from '../support/payments.js';

/** The ids in the paths and bodies of routes, e.g. `{ id: '…', artifactId: '…' }`. */
export type Ids = Readonly<Record<string, string>>;

export interface OwnedThing {
  readonly what: string;
  /** Makes one for the user of the token. */
  readonly make: (app: App, token: string) => Promise<Ids>;
  readonly routes: readonly {
    readonly method: 'get' | 'post' | 'put' | 'patch' | 'del';
    /** With `:id` and so on, as `make` names them. */
    readonly path: string;
    readonly body?: (ids: Ids) => object;
    /** The status for a stranger, where it is not 404; it must be that of unknown ids, too. */
    readonly foreign?: number;
  }[];
}

/**
 * Things that belong to one user. For each route the tests show that it opens for the owner, and that
 * somebody else's thing looks exactly like one that does not exist. Whoever adds a route with an id
 * of the user's own adds a line.
 */
export const OWNED_THINGS: readonly OwnedThing[] = [
  {
    what: 'a session',
    make: async (app, token) => {
      const { body } = await app.get('/auth/session', { token });
      return { id: body.session.id as string };
    },
    routes: [{ method: 'del', path: '/auth/sessions/:id' }],
  },
  {
    what: 'an upload',
    make: async (app, token) => ({ id: await upload(app, token) }),
    routes: [
      { method: 'get', path: '/uploads/:id' },
      { method: 'del', path: '/uploads/:id' },
      {
        method: 'post',
        path: '/quotes',
        // A price depends on the number of pictures, not on which they are.
        foreign: 201,
        body: ({ id }) => ({ type: 'photo-duotone', inputs: {}, inputAssetIds: [id] }),
      },
      {
        method: 'post',
        path: '/previews',
        body: ({ id }) => ({ type: 'photo-duotone', inputAssetId: id }),
      },
      {
        method: 'post',
        path: '/generations',
        foreign: 400,
        body: ({ id }) => ({ type: 'photo-duotone', inputs: {}, inputAssetIds: [id] }),
      },
    ],
  },
  {
    what: 'a way in',
    make: async (app, token) => {
      const { body } = await app.get('/auth/identities', { token });
      return { id: body.data[0].id as string };
    },
    routes: [
      // The only one, which stays.
      { method: 'del', path: '/auth/identities/:id' },
    ],
  },
  {
    what: 'an archive',
    make: async (app, token) => {
      const { body } = await app.post('/users/me/export', { token });
      const path = `/users/me/privacy-requests/${body.id}`;
      for (let tries = 0; tries < 250; tries++) {
        if ((await app.get(path, { token })).body.status === 'COMPLETED') break;
        await sleep(100);
      }
      return { id: body.id as string };
    },
    routes: [
      { method: 'get', path: '/users/me/privacy-requests/:id' },
      { method: 'get', path: '/users/me/privacy-requests/:id/download' },
    ],
  },
  {
    what: 'a payment',
    make: async (app, token) => {
      const { paymentId, url } = await beginCheckout(app, token);
      await payAt(url);
      await untilPayment(app, token, paymentId, 'COMPLETED');
      return { id: paymentId };
    },
    routes: [
      { method: 'get', path: '/billing/payments/:id' },
      { method: 'get', path: '/billing/receipts/:id' },
      { method: 'post', path: '/billing/payments/:id/cancel' },
    ],
  },
  {
    what: 'a generation',
    make: async (app, token) => {
      const { body } = await startRun(app, token, await upload(app, token));
      const { artifacts } = await untilEnded(app, token, body.id as string);
      return { id: body.id as string, artifactId: artifacts[0].id as string };
    },
    routes: [
      { method: 'get', path: '/generations/:id' },
      { method: 'patch', path: '/generations/:id', body: () => ({ title: 'Mine' }) },
      { method: 'post', path: '/generations/:id/cancel' },
      { method: 'post', path: '/generations/:id/retry' },
      { method: 'get', path: '/generations/:id/events' },
      { method: 'get', path: '/generations/:id/artifacts/:artifactId/download' },
      { method: 'post', path: '/generations/:id/artifacts/:artifactId/upload' },
      { method: 'del', path: '/generations/:id' },
    ],
  },
];

/**
 * Routes with an id that is nobody's own by the signed-in user alone: a grant is open to the browser
 * that came back from the provider, by its cookie (`identities.e2e-spec.ts`).
 */
export const OWNED_OTHERWISE: readonly string[] = ['POST /api/v1/auth/oauth/grants/:id/link'];
