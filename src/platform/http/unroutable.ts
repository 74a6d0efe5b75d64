import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { DomainError, errorEnvelope } from '../errors/index.js';

/** What Node's HTTP parser says of bytes that are no request. */
export interface ClientError extends Error {
  readonly code?: string;
  /** What of the request had arrived last. */
  readonly rawPacket?: unknown;
}

type Headers = Readonly<Record<string, string>>;

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * The answer to an address of the API that cannot be read, such as one with a broken percent sign. `headers` are
 * those that hooks set on all other answers: such a request reaches none.
 */
export function answerUnroutable(
  request: FastifyRequest,
  reply: FastifyReply,
  headers: Headers,
): void {
  const error = new DomainError('VALIDATION_ERROR', 'The address is malformed.', { field: 'url' });
  void reply
    .status(error.status)
    .headers({ ...headers, 'X-Request-Id': request.id })
    .type(JSON_TYPE)
    .send(errorEnvelope(error, request.id));
}

/**
 * The whole answer to bytes that are no HTTP request, with what is logged of it. Undefined where the
 * caller is gone and nobody would read it.
 */
export function unreadableAnswer(
  error: ClientError,
  securityHeaders: Headers,
): { text: string; logged: { requestId: string; status: number; code: string } } | undefined {
  if (error.code === 'ECONNRESET') return undefined;
  const refusal = refusalOf(error.code);
  const requestId = randomUUID();
  const isHead = String(error.rawPacket).startsWith('HEAD ');
  const body = JSON.stringify(errorEnvelope(refusal, requestId));
  const headers = Object.entries({
    ...securityHeaders,
    'X-Request-Id': requestId,
    'Content-Type': JSON_TYPE,
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  return {
    text: [`HTTP/1.1 ${refusal.status} Bad Request`, ...headers, '', isHead ? '' : body].join(
      '\r\n',
    ),
    logged: { requestId, status: refusal.status, code: error.code ?? 'unknown' },
  };
}

function refusalOf(code: string | undefined): DomainError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new DomainError('VALIDATION_ERROR', 'The headers of the request are too large.', {
        field: 'headers',
      });
    case 'HPE_INVALID_METHOD':
      return new DomainError('VALIDATION_ERROR', 'This method is not known.', { field: 'method' });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new DomainError('VALIDATION_ERROR', 'The request took too long to arrive.', {
        field: 'body',
      });
    default:
      return new DomainError('VALIDATION_ERROR', 'This is not a valid HTTP request.', {
        field: 'request',
      });
  }
}
