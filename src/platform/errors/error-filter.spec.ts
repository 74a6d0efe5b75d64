import { describe, expect, it } from '@jest/globals';
import { type ArgumentsHost, HttpException } from '@nestjs/common';
import { pino } from 'pino';
import { DomainError, RateLimitError, UnavailableError } from './domain-error.js';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';
import { ErrorFilter } from './error-filter.js';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: { error: Record<string, unknown> };
  logged: Record<string, unknown>[];
  destroyed: boolean;
}

/** Has the filter answer what a route has thrown. */
function answer(thrown: unknown, { headersSent = false } = {}): Answer {
  const result = { status: 0, headers: {}, logged: [], destroyed: false } as unknown as Answer;
  const reply = {
    sent: false,
    raw: { headersSent, destroy: () => (result.destroyed = true) },
    header: (name: string, value: string) => {
      result.headers[name] = value;
      return reply;
    },
    status: (status: number) => {
      result.status = status;
      return reply;
    },
    send: (body: Answer['body']) => {
      // As it goes over the wire.
      result.body = JSON.parse(JSON.stringify(body)) as Answer['body'];
      return reply;
    },
  };
  const request = { id: 'request-1234', method: 'GET', url: '/api/v1/there?token=hidden' };
  const host = {
    switchToHttp: () => ({ getRequest: () => request, getResponse: () => reply }),
  } as unknown as ArgumentsHost;
  const logger = pino(
    {},
    { write: (line: string) => result.logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  new ErrorFilter(logger).catch(thrown, host);
  return result;
}

/** The table as the product's design gives it, written down a second time on purpose. */
const TABLE: [ErrorCode, number, string][] = [
  ['AUTH_REQUIRED', 401, 'AUTHENTICATION'],
  ['AUTH_INVALID', 401, 'AUTHENTICATION'],
  ['AUTH_EXPIRED', 401, 'AUTHENTICATION'],
  ['AUTH_FORBIDDEN', 403, 'AUTHENTICATION'],
  ['VALIDATION_ERROR', 400, 'VALIDATION'],
  ['FILE_TOO_LARGE', 400, 'VALIDATION'],
  ['INVALID_FILE_TYPE', 400, 'VALIDATION'],
  ['FREE_TIER_EXHAUSTED', 402, 'BILLING'],
  ['PAYMENT_REQUIRED', 402, 'BILLING'],
  ['PAYMENT_FAILED', 402, 'BILLING'],
  ['TRANSFORMATION_FAILED', 500, 'API'],
  ['API_ERROR', 502, 'API'],
  ['RATE_LIMIT_EXCEEDED', 429, 'API'],
  ['NOT_FOUND', 404, 'VALIDATION'],
  ['METHOD_NOT_ALLOWED', 405, 'VALIDATION'],
  ['CONFLICT', 409, 'VALIDATION'],
  ['TYPE_IN_USE', 409, 'VALIDATION'],
  ['IDEMPOTENCY_MISMATCH', 409, 'VALIDATION'],
  ['BODY_TOO_LARGE', 413, 'VALIDATION'],
  ['CONTENT_TYPE_NOT_SUPPORTED', 415, 'VALIDATION'],
  ['SERVICE_UNAVAILABLE', 503, 'NETWORK'],
  ['INTERNAL_ERROR', 500, 'API'],
];

describe('every code of the table', () => {
  it('is tested here', () => {
    expect(TABLE.map(([code]) => code).sort()).toEqual(Object.keys(ERROR_CODES).sort());
  });

  it.each(TABLE)('%s answers %i in the one shape', (code, status, category) => {
    const result = answer(new DomainError(code, 'For people.', { field: 'name', figure: 3 }));
    expect(result.status).toBe(status);
    expect(result.headers['Cache-Control']).toBe('no-store');
    expect(result.body).toEqual({
      error: {
        code,
        message: 'For people.',
        category,
        details: { field: 'name', figure: 3 },
        requestId: 'request-1234',
      },
    });
    expect(result.logged).toHaveLength(status >= 500 ? 1 : 0);
    if (status >= 500) expect(result.logged[0]).toMatchObject({ requestId: 'request-1234', code });
  });
});

describe('what nobody foresaw', () => {
  const secrets = /select |password|\/srv\/|at Object|hunter2|token=/i;

  it.each([
    ['an error', new Error('select * from app_user where password = hunter2 at /srv/app/x.js')],
    ['a text', 'password hunter2'],
    ['nothing', undefined],
    ['null', null],
    ['an object', { code: 'EACCES', path: '/srv/app', message: 'hunter2' }],
    ['a circle', Object.assign(new Error('hunter2'), { cause: undefined })],
    ['an exception of the framework', new HttpException('select hunter2', 500)],
    ['one with an unknown status', new HttpException('hunter2', 599)],
    ['a broken database rule', Object.assign(new Error('select 1'), { code: '23514' })],
  ])('%s becomes INTERNAL_ERROR and tells nothing', (_, thrown) => {
    const result = answer(thrown);
    expect(result.status).toBe(500);
    expect(result.body.error).toMatchObject({ code: 'INTERNAL_ERROR', details: {} });
    expect(JSON.stringify(result.body)).not.toMatch(secrets);
    expect(result.logged).toHaveLength(1);
  });

  it('an exception of the framework keeps its status and loses its words', () => {
    for (const [status, code, expected] of [
      [400, 'VALIDATION_ERROR', 400],
      [401, 'AUTH_REQUIRED', 401],
      [403, 'AUTH_FORBIDDEN', 403],
      [404, 'NOT_FOUND', 404],
      [405, 'VALIDATION_ERROR', 400],
      [413, 'BODY_TOO_LARGE', 413],
      [415, 'CONTENT_TYPE_NOT_SUPPORTED', 415],
      [429, 'RATE_LIMIT_EXCEEDED', 429],
      [503, 'SERVICE_UNAVAILABLE', 503],
    ] as const) {
      const result = answer(new HttpException('password hunter2', status));
      expect(result).toMatchObject({ status: expected, body: { error: { code } } });
      expect(JSON.stringify(result.body)).not.toMatch(secrets);
    }
  });
});

it('says when to come back', () => {
  expect(answer(new RateLimitError('Slowly.', 17)).headers['Retry-After']).toBe('17');
  expect(answer(new UnavailableError('Later.', 9))).toMatchObject({
    headers: { 'Retry-After': '9' },
    body: { error: { details: { retryAfter: 9 } } },
  });
});

it('cuts an answer off that has begun, for it cannot become an error any more', () => {
  const result = answer(new Error('too late'), { headersSent: true });
  expect(result.destroyed).toBe(true);
  expect(result.body).toBeUndefined();
});
