import { setTimeout as delay } from 'node:timers/promises';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { withoutSecretParameters, withoutSecrets, type Call } from './call-log.js';
import type { Fault } from './faults.js';
import type { HttpVendor, VendorServices } from './vendor.js';

/** Pictures travel as base64 inside JSON. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Mounts a vendor under its name, with the recording and the faults that all vendors share. */
export async function mountHttpVendor(
  app: FastifyInstance,
  vendor: HttpVendor,
  services: VendorServices,
): Promise<void> {
  await app.register(
    async (routes) => {
      acceptEveryBody(routes);
      const calls = new WeakMap<FastifyRequest, Call>();

      // After the body is read, so that a call is recorded whole, whatever becomes of it.
      routes.addHook('preHandler', async (request, reply) => {
        calls.set(
          request,
          services.calls.add({
            vendor: vendor.name,
            method: request.method,
            path: withoutSecretParameters(request.url.slice(vendor.name.length + 1)),
            headers: withoutSecrets(request.headers),
            body: request.body,
          }),
        );
        if (request.routeOptions.config.isPage) return;
        const fault = services.faults.take(vendor.name);
        if (fault) await applyFault(vendor, fault, request, reply);
      });
      routes.addHook('onSend', async (request, reply, payload) => {
        const call = calls.get(request);
        if (call) services.calls.answer(call, reply.statusCode, readable(payload));
      });
      vendor.register(routes, services);
    },
    { prefix: `/${vendor.name}` },
  );
  await app.register(async (routes) => vendor.control?.(routes), {
    prefix: `/vendors/${vendor.name}`,
  });
}

/** JSON is parsed; forms and other text stay text, the rest bytes: vendors parse as they need. */
function acceptEveryBody(routes: FastifyInstance): void {
  const options = { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES } as const;
  routes.removeAllContentTypeParsers();
  routes.addContentTypeParser<Buffer>('*', options, (_request, body, done) => done(null, body));
  routes.addContentTypeParser<Buffer>(
    /^(text\/|application\/x-www-form-urlencoded)/,
    options,
    (_, body, done) => done(null, body.toString()),
  );
  routes.addContentTypeParser<Buffer>(
    /^application\/([\w.-]+\+)?json/,
    options,
    (_request, body, done) => {
      try {
        done(null, body.length === 0 ? null : JSON.parse(body.toString()));
      } catch {
        done(Object.assign(new Error('The body is not JSON.'), { statusCode: 400 }));
      }
    },
  );
}

async function applyFault(
  vendor: HttpVendor,
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  switch (fault.mode) {
    case '500':
    case '503':
    case '429': {
      const status = Number(fault.mode);
      if (fault.retryAfter !== null) reply.header('retry-after', String(fault.retryAfter));
      await reply.code(status).send(vendor.errorBody(status));
      return;
    }
    case 'blocked': {
      const { status, body } = vendor.blocked();
      await reply.code(status).send(body);
      return;
    }
    case 'garbage':
      await reply.code(200).type('application/json').send('{"garbage": <<<');
      return;
    case 'empty':
      await reply.code(200).type('application/json').send('');
      return;
    case 'slow':
      await delay(fault.delayMs, undefined, { signal: untilClosed(request) }).catch(
        () => undefined,
      );
      return;
    case 'timeout':
      reply.hijack();
      await delay(fault.delayMs, undefined, { signal: untilClosed(request) }).catch(
        () => undefined,
      );
      request.raw.socket.destroy();
      return;
    case 'reset':
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      return;
  }
}

/** Aborts when the client is gone, so that no timer outlives its request. */
function untilClosed(request: FastifyRequest): AbortSignal {
  const controller = new AbortController();
  request.raw.socket.once('close', () => controller.abort());
  return controller.signal;
}

function readable(payload: unknown): unknown {
  if (typeof payload !== 'string') return Buffer.isBuffer(payload) ? payload : null;
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return payload;
  }
}
