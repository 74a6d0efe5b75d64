import { NotFoundException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ContentTypeError, DomainError, InvalidFieldError } from '../errors/index.js';
import { isDecodable } from './is-decodable.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set by `@RouteConfig({ takesForm: true })`: the route reads a form itself. */
    takesForm?: boolean;
    /** Set by `@RouteConfig({ takesRawJson: true })`: the route gets the bytes of its JSON. */
    takesRawJson?: boolean;
  }
}

/**
 * Refuses requests that would otherwise be read as something that nobody sent: text that is no UTF-8 would
 * arrive with other characters in it, and a form sent to a route that takes JSON without any field.
 */
export function refuseUnreadable(fastify: FastifyInstance, isApi: (url: string) => boolean): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.takesRawJson) done(null, body);
    else if (isUtf8(body as Buffer)) void parseJson(request, body.toString(), done);
    else done(new InvalidFieldError('body', 'The body is not valid UTF-8.'));
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    const problem =
      hostProblemOf(request) ??
      // Before a body is read that nobody is there for.
      (request.is404 ? new NotFoundException() : undefined) ??
      (isApi(request.url) ? problemOf(request) : undefined);
    done(problem);
  });
  // Node would answer by itself, without a body; what we do not know we need not fulfil.
  fastify.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    fastify.server.emit('request', request, response);
  });
}

/** RFC 9112, section 3.2. */
function hostProblemOf({ raw, headers }: FastifyRequest): DomainError | undefined {
  if (headers.host !== undefined || raw.httpVersion === '1.0') return undefined;
  return new DomainError('VALIDATION_ERROR', 'The request names no host.', { field: 'Host' });
}

function problemOf(request: FastifyRequest): DomainError | undefined {
  const isForm = request.headers['content-type']?.toLowerCase().startsWith('multipart/');
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  if (isForm && hasBody && !request.routeOptions.config.takesForm) {
    return new ContentTypeError();
  }
  if (!isDecodable(request.url)) {
    return new DomainError('VALIDATION_ERROR', 'The address is malformed.', { field: 'url' });
  }
  return undefined;
}
