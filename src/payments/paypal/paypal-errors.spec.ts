import { describe, expect, it } from '@jest/globals';
import { toGatewayError } from './paypal-errors.js';

const answer = (statusCode: number, body: object | string) => ({
  statusCode,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const issue = (name: string) => ({
  name: 'UNPROCESSABLE_ENTITY',
  message: 'for ada@example.test',
  debug_id: 'f4a1b2c3d4e5f',
  details: [{ issue: name, description: 'of ada@example.test' }],
});

describe('what PayPal’s errors come down to', () => {
  it.each([
    [422, 'INSTRUMENT_DECLINED', 'declined'],
    [422, 'PAYER_CANNOT_PAY', 'declined'],
    [422, 'REFUND_AMOUNT_EXCEEDED', 'rejected'],
    [422, 'ORDER_COMPLETION_IN_PROGRESS', 'retryable'],
    [422, 'PAYEE_ACCOUNT_RESTRICTED', 'misconfigured'],
    [404, 'INVALID_RESOURCE_ID', 'rejected'],
    [403, 'PERMISSION_DENIED', 'misconfigured'],
    [409, 'PREVIOUS_REQUEST_IN_PROGRESS', 'retryable'],
  ])('%d with %s is %s', (status, name, failure) => {
    const error = toGatewayError(answer(status, issue(name)));
    expect(error).toMatchObject({ failure, vendorCode: `${name} f4a1b2c3d4e5f` });
  });

  it.each([
    [401, 'misconfigured'],
    [429, 'retryable'],
    [500, 'retryable'],
    [400, 'rejected'],
  ])('%d without anything readable is %s', (status, failure) => {
    const error = toGatewayError(answer(status, '<html>'));
    expect(error).toMatchObject({ failure, vendorCode: String(status) });
  });

  it('no answer may pass, and nothing of a person is said', () => {
    const silent = Object.assign(new Error('to ada@example.test'), { code: 'ECONNRESET' });
    expect(toGatewayError(silent)).toMatchObject({
      failure: 'retryable',
      vendorCode: 'ECONNRESET',
    });
    expect(toGatewayError(new SyntaxError('x')).vendorCode).toBe('garbage');
    const said = toGatewayError(answer(422, { ...issue('OF ADA@EXAMPLE.TEST'), name: 'a b' }));
    expect(said.message).toBe('payment gateway: rejected (422 f4a1b2c3d4e5f)');
  });
});
