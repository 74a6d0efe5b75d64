import { connect } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';

import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import { SmtpVendor } from '../../sandbox/vendors/smtp/smtp-vendor.js';

let sandbox: Sandbox;
let base: string;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, vendors: [new SmtpVendor()] });
  base = `http://127.0.0.1:${sandbox.port}`;
});
afterEach(() => sandbox.close());

const setFault = async (fault: Record<string, unknown>): Promise<void> => {
  const response = await fetch(`${base}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ vendor: 'smtp', ...fault }),
  });
  expect(response.status).toBe(200);
};

const send = (
  mail: Record<string, unknown> = {},
  options: Record<string, unknown> = {},
): Promise<{ response: string }> =>
  createTransport({
    host: '127.0.0.1',
    port: sandbox.vendorPorts['smtp']!,
    secure: false,
    ...options,
  }).sendMail({
    from: 'PixShift <no-reply@pixshift.local>',
    to: 'ada@example.org',
    subject: 'Your code',
    text: 'It is 123456.',
    ...mail,
  });

const inbox = async (): Promise<Record<string, unknown>[]> =>
  (await fetch(`${base}/inbox`)).json() as Promise<Record<string, unknown>[]>;
const calls = async (): Promise<Record<string, unknown>[]> =>
  (await fetch(`${base}/calls?vendor=smtp`)).json() as Promise<Record<string, unknown>[]>;

describe('delivery', () => {
  it('takes mail over SMTP and reads its words and accents', async () => {
    const { response } = await send({
      subject: 'Grüße – żółć 🎨',
      text: 'Ça va ? ✓\nhttp://127.0.0.1:3000/verify-email?token=abc',
      html: '<p>Ça va ?</p>',
      attachments: [{ filename: 'a.png', content: Buffer.alloc(100_000, 7) }],
    });
    expect(response).toMatch(/^250 /);
    expect(await inbox()).toEqual([
      expect.objectContaining({
        channel: 'email',
        to: 'ada@example.org',
        subject: 'Grüße – żółć 🎨',
        text: expect.stringMatching(/^Ça va \? ✓\nhttp:.*token=abc\s*$/),
      }),
    ]);
  });

  it('delivers to every recipient of the envelope, the hidden ones too', async () => {
    await send({ to: 'ada@example.org', cc: 'bob@example.org', bcc: 'eve@example.org' });
    const recipients = (await inbox()).map(({ to }) => to);
    expect(recipients.sort()).toEqual(['ada@example.org', 'bob@example.org', 'eve@example.org']);
  });

  it('falls back to the HTML part', async () => {
    await send({ text: undefined, html: '<p>Only HTML</p>' });
    expect((await inbox())[0]!['text']).toContain('<p>Only HTML</p>');
  });

  it('takes any credentials and records none', async () => {
    await send({}, { auth: { user: 'mailer', pass: 'hunter2' } });
    expect(await inbox()).toHaveLength(1);
    expect(JSON.stringify(await calls())).not.toMatch(/hunter2|mailer/);
  });

  it('records the message as a call', async () => {
    await send({ headers: { 'X-Request-Id': 'r-1' } });
    expect(await calls()).toEqual([
      expect.objectContaining({
        vendor: 'smtp',
        method: 'DATA',
        path: '/',
        headers: expect.objectContaining({ 'x-request-id': 'r-1', subject: 'Your code' }),
        body: expect.objectContaining({ to: ['ada@example.org'], subject: 'Your code' }),
        status: 250,
      }),
    ]);
  });

  it('refuses a message over 10 MiB', async () => {
    const attachments = [{ filename: 'big', content: Buffer.alloc(9 * 1024 * 1024) }];
    await expect(send({ attachments })).rejects.toMatchObject({ responseCode: 552 });
    expect(await inbox()).toEqual([]);
  });

  it('refuses the 51st recipient', async () => {
    const to = Array.from({ length: 51 }, (_, n) => `n${n}@example.org`);
    await send({ to });
    expect(await inbox()).toHaveLength(50);
  });
});

describe('faults', () => {
  it.each([
    ['500', 451],
    ['503', 421],
    ['429', 450],
    ['blocked', 550],
  ])('%s is refused with %i and not delivered', async (mode, responseCode) => {
    await setFault({ mode, times: 1 });
    await expect(send()).rejects.toMatchObject({ responseCode });
    expect(await inbox()).toEqual([]);
    expect(await calls()).toEqual([expect.objectContaining({ status: responseCode })]);

    await send();
    expect(await inbox()).toHaveLength(1);
  });

  it('429 says when to come back', async () => {
    await setFault({ mode: '429', retryAfter: 7 });
    await expect(send()).rejects.toThrow('try again in 7 seconds');
  });

  it('503 closes the connection after its answer', async () => {
    await setFault({ mode: '503' });
    const dialogue = await converse();
    expect(dialogue).toMatch(/421 4\.3\.2 Service not available[^\n]*\r\n$/);
  });

  it('slow delivers, later', async () => {
    await setFault({ mode: 'slow', delayMs: 150 });
    const start = performance.now();
    await send();
    expect(performance.now() - start).toBeGreaterThanOrEqual(145);
    expect(await inbox()).toHaveLength(1);
  });

  it('timeout never answers', async () => {
    await setFault({ mode: 'timeout' });
    await expect(send({}, { socketTimeout: 200 })).rejects.toThrow(/timeout/i);
    expect(await inbox()).toEqual([]);
  });

  it('timeout hangs up in the end', async () => {
    await setFault({ mode: 'timeout', delayMs: 50 });
    await expect(send()).rejects.toMatchObject({ code: 'ECONNECTION' });
  });

  it('garbage is no SMTP answer', async () => {
    await setFault({ mode: 'garbage' });
    const dialogue = await converse();
    expect(dialogue).toMatch(/354 [^\n]*\r\n[^\n]*this is not SMTP\r\n$/);
    await expect(send()).rejects.toThrow();
    expect(await inbox()).toEqual([]);
  });

  it('empty closes without an answer', async () => {
    await setFault({ mode: 'empty' });
    expect(await converse()).toMatch(/354 [^\n]*\r\n$/);
    await expect(send()).rejects.toMatchObject({ code: 'ECONNECTION' });
  });

  it('reset cuts the connection', async () => {
    await setFault({ mode: 'reset' });
    await expect(converse()).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(send()).rejects.toMatchObject({ code: expect.stringMatching(/^E(SOCKET|CONN)/) });
  });

  it('leave the next message alone once they are over', async () => {
    for (const mode of ['reset', 'garbage', 'empty', 'timeout']) {
      await setFault({ mode, times: 1, ...(mode === 'timeout' ? { delayMs: 20 } : {}) });
      await expect(send()).rejects.toThrow();
      await expect(send()).resolves.toMatchObject({ response: expect.stringMatching(/^250 /) });
    }
    expect(await inbox()).toHaveLength(4);
  });
});

/** One message by hand, to see the very bytes: resolves to all the server said once it hangs up. */
function converse(): Promise<string> {
  const steps = [
    'EHLO localhost',
    'MAIL FROM:<a@b.local>',
    'RCPT TO:<ada@example.org>',
    'DATA',
    'Subject: hi\r\n\r\nhello\r\n.',
  ];
  return new Promise((resolve, reject) => {
    let said = '';
    let last = '';
    const socket = connect(sandbox.vendorPorts['smtp']!, '127.0.0.1');
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      said += text;
      last += text;
      if (!/^\d{3} [^\n]*\r\n$/m.test(last)) return;
      last = '';
      const step = steps.shift();
      if (step) socket.write(`${step}\r\n`);
    });
    socket.on('error', reject);
    socket.on('end', () => {
      socket.end();
      resolve(said);
    });
  });
}
