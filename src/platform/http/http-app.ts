import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { constants } from 'node:zlib';
import type { AppConfig } from '../config/index.js';
import { ErrorFilter } from '../errors/index.js';
import { type Logger, NestLogger } from '../observability/index.js';
import { refuseUnreadable } from './readable-requests.js';
import { runInRequestContext } from './request-context.js';
import { RouteMethods } from './route-methods.js';
import { securityHeaders } from './security-headers.js';
import { routedAddress } from './static-apps.js';
import { takeForms } from './take-forms.js';
import { answerUnroutable, type ClientError, unreadableAnswer } from './unroutable.js';
import { createValidationPipe } from './validation.js';

/** All routes but health live below this. */
export const API_PREFIX = 'api/v1';

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/**
 * The HTTP application: request ids, security headers, CORS from the configuration, compression,
 * body limits, one validation pipe and one error filter for every route.
 */
export async function createHttpApp(
  module: Parameters<typeof NestFactory.create>[0],
  config: AppConfig,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const { http, role } = config.app;
  const headers = securityHeaders(config);
  const adapter = new FastifyAdapter({
    bodyLimit: http.jsonBodyLimitBytes,
    // Refused in our words, see refuseUnreadable.
    http: { requireHostHeader: false },
    requestTimeout: http.requestTimeoutMs,
    trustProxy:
      http.trustedProxies > 0 && ((_address: string, hop: number) => hop < http.trustedProxies),
    routerOptions: { maxParamLength: 200 },
    rewriteUrl: routedAddress,
    genReqId: (request: IncomingMessage) => {
      const sent = request.headers['x-request-id'];
      return typeof sent === 'string' && REQUEST_ID.test(sent) ? sent : randomUUID();
    },
    forceCloseConnections: 'idle',
    frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      logger.info(requestLine(request, 400, 0));
      answerUnroutable(request, reply, headers.api);
    },
    clientErrorHandler: (error: ClientError, socket: Socket) => {
      const answer = unreadableAnswer(error, headers.api);
      if (answer) logger.info({ msg: 'request', ...answer.logged });
      if (answer && socket.writable) socket.end(answer.text);
      else socket.destroy();
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    bufferLogs: false,
    // Bodies are JSON, or forms with files where a route says so: Fastify's own parser is enough, and
    // a plain form that another site's page could send is none of them.
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: true,
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  const methods = new RouteMethods();
  fastify.addHook('onRoute', (route) => methods.add(route));

  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(isApiAnswer(request.url) ? headers.api : headers.page);
    void reply.header('x-request-id', request.id);
    const userAgent = String(request.headers['user-agent'] ?? '').slice(0, 300);
    runInRequestContext({ requestId: request.id, ip: request.ip, userAgent }, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    logger[reply.statusCode >= 500 ? 'error' : 'info'](
      requestLine(request, reply.statusCode, reply.elapsedTime),
    );
    done();
  });
  if (role === 'worker') {
    fastify.addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith('/health/')) done();
      else reply.callNotFound();
    });
  }

  await app.register(cors, {
    origin: http.corsOrigins.length > 0 ? http.corsOrigins : false,
    credentials: true,
    // An OPTIONS that is no preflight is answered like one, not with a text of its own.
    strictPreflight: false,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      'X-Request-Id',
      'Retry-After',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'ETag',
      'Location',
      'Content-Disposition',
    ],
    maxAge: 600,
  });
  await app.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(cookie);
  takeForms(fastify, {
    limits: {
      fileSize: config.uploads.maxBytes,
      files: 1,
      fields: 4,
      fieldSize: 1024,
      fieldNameSize: 100,
      parts: 5,
      headerPairs: 100,
    },
    throwFileSizeLimit: false,
  });
  refuseUnreadable(fastify, isApiAnswer);

  app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready'] });
  app.useGlobalPipes(createValidationPipe());
  // A worker has its health alone, whatever is registered.
  const methodsAt = (url: string) => (role === 'worker' ? [] : methods.at(url));
  app.useGlobalFilters(new ErrorFilter(logger, methodsAt));
  return app;
}

/** Everything of the API but the pages of its documentation. */
function isApiAnswer(url: string): boolean {
  if (url.startsWith(`/${API_PREFIX}/`)) return !url.startsWith(`/${API_PREFIX}/docs`);
  return url.startsWith('/health/');
}

/** The allow-list of what a request leaves in the logs. */
function requestLine(request: FastifyRequest, status: number, elapsedMs: number) {
  return {
    msg: 'request',
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'unmatched',
    status,
    ms: Math.round(elapsedMs * 10) / 10,
    ...(request.principal ? { userId: request.principal.userId } : {}),
  };
}
