import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';

import { CallLog } from './call-log.js';
import { registerControlRoutes } from './control-routes.js';
import { FaultBook } from './faults.js';
import { mountHttpVendor } from './http-vendor-plugin.js';
import { Inbox } from './inbox.js';
import { ControlError } from './valid.js';
import type { Listener, Vendor } from './vendor.js';

const MAX_CONTROL_BODY_BYTES = 16 * 1024;

export interface Sandbox {
  /** Of the control API and of the vendors that speak HTTP. */
  port: number;
  /** Of each vendor with a port of its own, by name. */
  vendorPorts: Record<string, number>;
  close(): Promise<void>;
}

export interface SandboxOptions {
  /**
   * Where HTTP listens, on 127.0.0.1. The vendors with a protocol of their own take the ports after
   * it, in the given order. 0 = free ports for all.
   */
  port: number;
  vendors: readonly Vendor[];
}

/** Starts the stand-ins. Rejects when a port is taken; then nothing is left listening. */
export async function startSandbox({ port, vendors }: SandboxOptions): Promise<Sandbox> {
  const services = { inbox: new Inbox(), calls: new CallLog(), faults: new FaultBook() };
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: MAX_CONTROL_BODY_BYTES,
  });
  const listeners: Listener[] = [];
  const close = async (): Promise<void> => {
    await Promise.all([app.close(), ...listeners.map((listener) => listener.close())]);
  };

  try {
    refuseForeignPages(app);
    answerErrorsAsJson(app);
    await app.register(async (control) => {
      control.removeContentTypeParser('text/plain');
      registerControlRoutes(control, vendors, services);
    });
    const vendorPorts: Record<string, number> = {};
    for (const vendor of vendors) {
      if (vendor.protocol === 'http') {
        await mountHttpVendor(app, vendor, services);
      } else {
        const wanted = port === 0 ? 0 : port + 1 + listeners.length;
        const listener = await vendor.listen(wanted, services);
        listeners.push(listener);
        vendorPorts[vendor.name] = listener.port;
      }
    }
    await app.listen({ port, host: '127.0.0.1' });
    const address = app.server.address();
    return {
      port: typeof address === 'object' && address ? address.port : port,
      vendorPorts,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The server listens on loopback only, but a page that a developer visits can send requests there:
 * by a name that resolves to 127.0.0.1, or across origins. Both are refused.
 */
function refuseForeignPages(app: FastifyInstance): void {
  const isLoopback = (host: string): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(host);
  app.addHook('onRequest', async (request) => {
    const { host = '', origin } = request.headers;
    const foreign = !isLoopback(host) || (origin !== undefined && origin !== `http://${host}`);
    if (foreign) {
      throw new ControlError(
        403,
        'FORBIDDEN',
        'The sandbox answers requests of this machine only.',
      );
    }
  });
}

function answerErrorsAsJson(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) =>
    reply.code(404).send({
      error: {
        code: 'NOT_FOUND',
        message: `The sandbox has no ${request.method} ${request.url.split('?', 1)[0]}.`,
        details: {},
      },
    }),
  );
  app.setErrorHandler(async (error: FastifyError | ControlError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) console.error(`sandbox: ${request.method} ${request.url}`, error);
    return reply.code(status).send({
      error: {
        code: error instanceof ControlError ? error.code : codeOf(status),
        message: status >= 500 ? 'The sandbox failed; its log says why.' : error.message,
        details: error instanceof ControlError ? error.details : {},
      },
    });
  });
}

function codeOf(status: number): string {
  return status >= 500 ? 'INTERNAL_ERROR' : 'VALIDATION_ERROR';
}
