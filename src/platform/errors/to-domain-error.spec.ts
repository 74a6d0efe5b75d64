import { describe, expect, it } from '@jest/globals';
import { toDomainError } from './to-domain-error.js';

const coded = (code: string): Error => Object.assign(new Error('relation "secret"'), { code });

describe('errors of the database and the network', () => {
  it.each([
    ['22P02', 'VALIDATION_ERROR', 'a malformed uuid'],
    ['22021', 'VALIDATION_ERROR', 'a NUL byte'],
    ['22P05', 'VALIDATION_ERROR', 'a NUL byte in JSON'],
    ['22003', 'VALIDATION_ERROR', 'a number out of range'],
    ['22007', 'VALIDATION_ERROR', 'a malformed time'],
    ['23505', 'CONFLICT', 'a double'],
    ['23503', 'CONFLICT', 'a reference to nothing'],
    ['23001', 'CONFLICT', 'a removal of what is referred to'],
    ['40001', 'CONFLICT', 'a serialization failure'],
    ['40P01', 'CONFLICT', 'a deadlock'],
    ['57P01', 'SERVICE_UNAVAILABLE', 'a terminated connection'],
    ['57P02', 'SERVICE_UNAVAILABLE', 'a crash of the server'],
    ['57P03', 'SERVICE_UNAVAILABLE', 'a server that starts'],
    ['57014', 'SERVICE_UNAVAILABLE', 'a statement that took too long'],
    ['25006', 'SERVICE_UNAVAILABLE', 'a stand-by'],
    ['25P03', 'SERVICE_UNAVAILABLE', 'a transaction that was idle too long'],
    ['53300', 'SERVICE_UNAVAILABLE', 'too many connections'],
    ['53100', 'SERVICE_UNAVAILABLE', 'a full disk'],
    ['08006', 'SERVICE_UNAVAILABLE', 'a lost connection'],
    ['ECONNREFUSED', 'SERVICE_UNAVAILABLE', 'a refused connection'],
    ['ECONNRESET', 'SERVICE_UNAVAILABLE', 'a reset connection'],
    ['EAI_AGAIN', 'SERVICE_UNAVAILABLE', 'a name that cannot be looked up now'],
    ['42601', 'INTERNAL_ERROR', 'a mistake of ours'],
    ['23514', 'INTERNAL_ERROR', 'a broken rule of ours'],
  ])('%s is %s: %s', (code, expected) => {
    const error = toDomainError(coded(code));
    expect(error.code).toBe(expected);
    expect(JSON.stringify([error.message, error.details])).not.toMatch(/secret/);
    const wrapped = new Error('Failed query', {
      cause: new Error('driver', { cause: coded(code) }),
    });
    expect(toDomainError(wrapped).code).toBe(expected);
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
    'Cannot use a pool after calling end on the pool',
  ])('"%s" of the driver is SERVICE_UNAVAILABLE', (message) => {
    expect(toDomainError(new Error(message)).code).toBe('SERVICE_UNAVAILABLE');
  });

  it('ends with an error whose cause is itself', () => {
    const error = new Error('round and round');
    error.cause = error;
    expect(toDomainError(error).code).toBe('INTERNAL_ERROR');
  });
});
