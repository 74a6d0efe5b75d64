import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.js';
import { TwilioVendor } from '../../../sandbox/vendors/twilio/twilio-vendor.js';
import type { TwilioAccess } from '../vendors/index.js';
import { DeliveryError } from './delivery-error.js';
import { TwilioSmsTransport } from './twilio-sms-transport.js';

const TO = '+4915112345678';

let sandbox: Sandbox;
let base: string;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, vendors: [new TwilioVendor()] });
  base = `http://127.0.0.1:${sandbox.port}`;
});
afterEach(() => fetch(`${base}/faults`, { method: 'DELETE' }));
afterAll(() => sandbox.close());

const access = (changes: Partial<TwilioAccess> = {}): TwilioAccess => ({
  mode: 'sandbox',
  baseUrl: `${base}/twilio`,
  accountSid: `AC${'5a'.repeat(16)}`,
  authToken: 'sandbox-auth-token',
  phoneNumber: '+15005550006',
  ...changes,
});
const send = (to = TO, changes?: Partial<TwilioAccess>): Promise<{ vendorId?: string }> =>
  new TwilioSmsTransport(access(changes)).send('id', { to, text: 'Code 123456' });
const fault = (mode: string, more: object = {}): Promise<Response> =>
  fetch(`${base}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ vendor: 'twilio', mode, ...more }),
  });

/** The failure; and nowhere in it, or behind it, the number, the text or the token. */
async function failureOf(pending: Promise<unknown>): Promise<DeliveryError> {
  const error = await pending.then(
    () => new Error('it was sent'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DeliveryError);
  expect(inspect(error, { depth: 10 })).not.toMatch(/12345678|50055500|Code 1|sandbox-auth/);
  return error as DeliveryError;
}

describe('TwilioSmsTransport', () => {
  it('hands a message over and learns its name', async () => {
    const { vendorId } = await send();
    expect(vendorId).toMatch(/^SM[0-9a-f]{32}$/);
    const inbox = await fetch(`${base}/inbox?to=${encodeURIComponent(TO)}`);
    expect(await inbox.json()).toMatchObject([{ channel: 'sms', to: TO, text: 'Code 123456' }]);
  });

  it.each([
    ['+15005550001', 'rejected', 'twilio 21211'],
    ['+15005550002', 'rejected', 'twilio 21612'],
    ['+15005550004', 'rejected', 'twilio 21610'],
    ['+15005550009', 'rejected', 'twilio 21614'],
    ['+15005550003', 'misconfigured', 'twilio 21408'],
    ['+15005550429', 'retryable', 'twilio 20429'],
  ])('to %s: %s, %s', async (to, failure, code) => {
    expect(await failureOf(send(to))).toMatchObject({ failure, code });
  });

  it.each([
    ['another token', { authToken: 'wrong' }, 'twilio 20003'],
    ['another account', { accountSid: `AC${'0'.repeat(32)}` }, 'twilio 20003'],
    ['a sender of somebody else', { phoneNumber: '+15005550007' }, 'twilio 21606'],
    ['a sender that is none', { phoneNumber: 'PixShift!' }, 'twilio 21212'],
  ])('with %s the fault is ours', async (_, changes, code) => {
    expect(await failureOf(send(TO, changes))).toMatchObject({ failure: 'misconfigured', code });
  });

  it('a sender whose queue is full waits', async () => {
    expect(await failureOf(send(TO, { phoneNumber: '+15005550008' }))).toMatchObject({
      failure: 'retryable',
      code: 'twilio 21611',
    });
  });

  it.each([
    ['500', 'retryable', 'twilio 20500'],
    ['503', 'retryable', 'twilio 20503'],
    ['garbage', 'retryable', 'twilio garbage'],
    ['empty', 'retryable', 'twilio garbage'],
    ['reset', 'retryable', 'twilio ECONNRESET'],
    ['blocked', 'rejected', 'twilio 21610'],
  ])('after %s: %s, %s', async (mode, failure, code) => {
    await fault(mode, { times: 1 });
    expect(await failureOf(send())).toMatchObject({ failure, code });
    await send();
  });

  it('waits as long as it is told to', async () => {
    await fault('429', { retryAfter: 7, times: 1 });
    expect(await failureOf(send())).toMatchObject({ failure: 'retryable', retryAfterSeconds: 7 });
  });

  it('gives up on a server that does not answer', async () => {
    await fault('timeout', { times: 1 });
    const impatient = new TwilioSmsTransport(access(), 300);
    const attempt = impatient.send('id', { to: TO, text: 'Code 123456' });
    expect(await failureOf(attempt)).toMatchObject({
      failure: 'retryable',
      code: 'twilio ECONNABORTED',
    });
  });

  describe('a server that is not what it should be', () => {
    let server: Server;
    afterEach(() => new Promise((resolve) => server.close(resolve)));

    async function serve(status: number, headers: Record<string, string>, body: string) {
      server = createServer((request, response) => {
        request.resume();
        response.writeHead(status, headers).end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }

    it('is not followed elsewhere', async () => {
      const baseUrl = await serve(307, { location: `${base}/twilio/x`, connection: 'close' }, '');
      const before = ((await (await fetch(`${base}/calls`)).json()) as unknown[]).length;
      expect(await failureOf(send(TO, { baseUrl }))).toMatchObject({ failure: 'misconfigured' });
      expect((await (await fetch(`${base}/calls`)).json()) as unknown[]).toHaveLength(before);
    });

    it('is not listened to for ever', async () => {
      const page = '"x'.repeat(100_000);
      const baseUrl = await serve(200, { connection: 'close' }, page);
      expect(await failureOf(send(TO, { baseUrl }))).toMatchObject({ failure: 'retryable' });
    });
  });

  it('is nowhere', async () => {
    expect(await failureOf(send(TO, { baseUrl: 'http://127.0.0.1:1' }))).toMatchObject({
      failure: 'retryable',
      code: 'twilio ECONNREFUSED',
    });
  });
});
