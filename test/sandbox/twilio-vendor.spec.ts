import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';

import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import { segmentsOf } from '../../sandbox/vendors/twilio/segments.js';
import { TwilioVendor } from '../../sandbox/vendors/twilio/twilio-vendor.js';

const ACCOUNT = `AC${'5a'.repeat(16)}`;
const TOKEN = 'sandbox-auth-token';
const FROM = '+15005550006';
const TO = '+4915112345678';

let sandbox: Sandbox;
let base: string;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, vendors: [new TwilioVendor()] });
  base = `http://127.0.0.1:${sandbox.port}`;
});
afterEach(() => sandbox.close());

/** The real client, pointed at the sandbox. */
function client(account = ACCOUNT, token = TOKEN) {
  class LocalClient extends twilio.RequestClient {
    override request<T>(options: RequestClient.RequestOptions<T>) {
      const { pathname, search } = new URL(options.uri);
      return super.request({ ...options, uri: `${base}/twilio${pathname}${search}` });
    }
  }
  return twilio(account, token, { httpClient: new LocalClient({ timeout: 5_000 }) });
}

const send = (to = TO, body = 'Your code is 123456.', from = FROM) =>
  client().messages.create({ to, from, body });
const refused = (pending: Promise<unknown>): Promise<unknown> =>
  pending.then(
    () => 'was accepted',
    ({ status, code, message, moreInfo }) => ({ status, code, message, moreInfo }),
  );
const inbox = async (): Promise<unknown> => (await fetch(`${base}/inbox`)).json();

describe('a message', () => {
  it('is accepted with the whole object and arrives in the inbox', async () => {
    const message = await send();
    expect(message).toMatchObject({
      accountSid: ACCOUNT,
      apiVersion: '2010-04-01',
      body: 'Your code is 123456.',
      direction: 'outbound-api',
      errorCode: null,
      errorMessage: null,
      from: FROM,
      messagingServiceSid: null,
      numMedia: '0',
      numSegments: '1',
      price: null,
      priceUnit: 'USD',
      status: 'queued',
      to: TO,
    });
    expect(message.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(message.uri).toBe(`/2010-04-01/Accounts/${ACCOUNT}/Messages/${message.sid}.json`);
    expect(message.dateCreated.getTime()).toBeGreaterThan(Date.now() - 5_000);
    expect(await inbox()).toEqual([
      { channel: 'sms', to: TO, from: FROM, text: 'Your code is 123456.', at: expect.any(String) },
    ]);
  });

  it('has an id of its own', async () => {
    expect((await send()).sid).not.toBe((await send()).sid);
  });

  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    [`${'a'.repeat(158)}€`, 1],
    [`${'a'.repeat(159)}€`, 2],
    ['ü'.repeat(70), 1],
    ['ż'.repeat(70), 1],
    ['ż'.repeat(71), 2],
    ['🎨'.repeat(36), 2],
  ])('is counted in segments as networks do (%#)', (text, segments) => {
    expect(segmentsOf(text)).toBe(segments);
  });
});

describe('what Twilio refuses', () => {
  it.each([
    ['a number that does not exist', () => send('+15005550001'), 400, 21211],
    ['no number at all', () => send('somebody'), 400, 21211],
    ['a number it has no route to', () => send('+15005550002'), 400, 21612],
    ['a region that is switched off', () => send('+15005550003'), 400, 21408],
    ['somebody who opted out', () => send('+15005550004'), 400, 21610],
    ['a number that takes no SMS', () => send('+15005550009'), 400, 21614],
    ['a number whose account is asked too often', () => send('+15005550429'), 429, 20429],
    ['a sender that is no number', () => send(TO, 'Hi', 'PixShift!'), 400, 21212],
    ['a sender of somebody else', () => send(TO, 'Hi', '+15005550007'), 400, 21606],
    ['a sender with a full queue', () => send(TO, 'Hi', '+15005550008'), 400, 21611],
    ['an empty message', () => send(TO, ''), 400, 21602],
    ['a message that is too long', () => send(TO, 'x'.repeat(1_601)), 400, 21617],
  ])('is %s', async (_, attempt, status, code) => {
    expect(await refused(attempt())).toEqual({
      status,
      code,
      message: expect.any(String),
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
    });
    expect(await inbox()).toEqual([]);
  });

  it.each([
    ['another token', ACCOUNT, 'wrong'],
    ['another account', `AC${'0'.repeat(32)}`, TOKEN],
  ])('is %s', async (_, account, token) => {
    const attempt = client(account, token).messages.create({ to: TO, from: FROM, body: 'Hi' });
    expect(await refused(attempt)).toMatchObject({ status: 401, code: 20003 });
    expect(await inbox()).toEqual([]);
  });

  it('is a request without credentials, and one for an account that is not the caller’s', async () => {
    const address = (account: string) =>
      `${base}/twilio/2010-04-01/Accounts/${account}/Messages.json`;
    const anonymous = await fetch(address(ACCOUNT), { method: 'POST', body: '' });
    expect([anonymous.status, anonymous.headers.get('www-authenticate')]).toEqual([
      401,
      'Basic realm="Twilio API"',
    ]);
    const foreign = await fetch(address(`AC${'1'.repeat(32)}`), {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${ACCOUNT}:${TOKEN}`)}` },
    });
    expect([foreign.status, await foreign.json()]).toEqual([
      404,
      expect.objectContaining({ code: 20404, status: 404 }),
    ]);
  });
});

describe('faults', () => {
  it.each([
    ['500', 500, 20500],
    ['503', 503, 20503],
    ['429', 429, 20429],
    ['blocked', 400, 21610],
  ])('%s come in Twilio’s shape', async (mode, status, code) => {
    await fetch(`${base}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ vendor: 'twilio', mode, times: 1 }),
    });
    expect(await refused(send())).toMatchObject({ status, code });
    expect((await send()).status).toBe('queued');
  });
});

it('records calls without credentials', async () => {
  await send();
  const [call] = (await (await fetch(`${base}/calls?vendor=twilio`)).json()) as [
    { path: string; headers: Record<string, string>; status: number },
  ];
  expect(call).toMatchObject({
    path: `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`,
    headers: { authorization: 'Basic [redacted]' },
    status: 201,
  });
});
