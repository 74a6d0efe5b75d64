import { request } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';

import type { InboxMessage } from '../../sandbox/inbox.js';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import { SmtpVendor } from '../../sandbox/vendors/smtp/smtp-vendor.js';

let sandbox: Sandbox;
let base: string;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, vendors: [new SmtpVendor()] });
  base = `http://127.0.0.1:${sandbox.port}`;
});
afterEach(() => sandbox.close());

const postFault = (body: unknown): Promise<Response> =>
  fetch(`${base}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const inbox = async (): Promise<InboxMessage[]> =>
  (await fetch(`${base}/inbox`)).json() as Promise<InboxMessage[]>;

async function errorOf(response: Response) {
  const { error } = (await response.json()) as {
    error: { code: string; message: string; details: { fields?: { field: string }[] } };
  };
  return error;
}

async function sendMail(to: string, subject: string, text: string): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: sandbox.vendorPorts['smtp']!,
    secure: false,
  });
  await transport.sendMail({ from: 'PixShift <no-reply@pixshift.local>', to, subject, text });
}

describe('inbox', () => {
  it('lists what was sent, newest first, and by recipient whatever the case', async () => {
    await sendMail('ada@example.org', 'First', 'one');
    await sendMail('bob@example.org', 'Second', 'two');
    await sendMail('ada@example.org', 'Third', 'three');

    expect((await inbox()).map(({ subject }) => subject)).toEqual(['Third', 'Second', 'First']);

    const response = await fetch(`${base}/inbox?to=${encodeURIComponent('ADA@example.org')}`);
    expect(await response.json()).toEqual([
      {
        channel: 'email',
        to: 'ada@example.org',
        from: 'no-reply@pixshift.local',
        subject: 'Third',
        text: expect.stringMatching(/^three\s*$/),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
      expect.objectContaining({ subject: 'First' }),
    ]);
  });

  it('is a page without scripts in which nothing of a message is markup', async () => {
    await sendMail(
      'ada@example.org',
      '<img src=x onerror=alert(1)>',
      'Confirm: http://127.0.0.1:3000/verify?token=a&b="c" <script>alert(1)</script>',
    );
    const response = await fetch(`${base}/`);
    const page = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).toContain('<a href="http://127.0.0.1:3000/verify?token=a&amp;b=" rel=');
    expect(page).not.toMatch(/<script|<img|onerror="/);
    expect(page).toContain('http-equiv="refresh"');
  });

  it('shows a mail as clients do, in a frame that runs nothing, and its plain part', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: sandbox.vendorPorts['smtp']! });
    const html =
      '<p>Hello <a href="http://127.0.0.1:3000/x">there</a><script>alert(1)</script></p>';
    await transport.sendMail({
      from: 'a@b.local',
      to: 'c@d.local',
      subject: 'Hi',
      text: 'Hello',
      html,
    });
    const page = await (await fetch(`${base}/`)).text();
    expect(page).toContain(
      '<iframe title="Hi" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="&lt;p&gt;Hello',
    );
    expect(page).toContain('&lt;a target=&quot;_blank&quot;');
    expect(page).toContain('<p class="text">Hello');
    expect(page).not.toMatch(/<script/);
  });

  it('can be searched and stops reloading on request', async () => {
    await sendMail('ada@example.org', 'Hello Ada', 'text');
    await sendMail('bob@example.org', 'Hello Bob', 'text');
    const page = await (await fetch(`${base}/?to=bob@example.org&paused=1`)).text();
    expect(page).toContain('Hello Bob');
    expect(page).not.toContain('Hello Ada');
    expect(page).not.toContain('http-equiv="refresh"');
  });

  it('keeps the last 500 messages', async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: sandbox.vendorPorts['smtp']!,
      secure: false,
      pool: true,
      maxConnections: 10,
      maxMessages: Infinity,
    });
    const send = (n: number) =>
      transport.sendMail({ from: 'a@b.local', to: `n${n}@example.org`, subject: '', text: 'x' });
    await send(0);
    await Promise.all(Array.from({ length: 500 }, (_, n) => send(n + 1)));
    transport.close();

    const kept = await inbox();
    expect(kept).toHaveLength(500);
    expect(kept.map(({ to }) => to)).not.toContain('n0@example.org');
  });
});

describe('faults', () => {
  it('are set, listed and cleared', async () => {
    const set = await postFault({ vendor: 'smtp', mode: '429', times: 2, retryAfter: 7 });
    expect(set.status).toBe(200);
    const fault = { vendor: 'smtp', mode: '429', times: 2, retryAfter: 7, delayMs: 3000 };
    expect(await set.json()).toEqual(fault);
    expect(await (await fetch(`${base}/faults`)).json()).toEqual([fault]);
    expect(await (await fetch(`${base}/`)).text()).toContain('429, 2 more');

    expect((await fetch(`${base}/faults`, { method: 'DELETE' })).status).toBe(204);
    expect(await (await fetch(`${base}/faults`)).json()).toEqual([]);
  });

  it('end for one vendor by the mode ok', async () => {
    await postFault({ vendor: 'smtp', mode: '500' });
    expect((await postFault({ vendor: 'smtp', mode: 'ok' })).status).toBe(200);
    expect(await (await fetch(`${base}/faults`)).json()).toEqual([]);
  });

  it.each([
    ['an unknown vendor', { vendor: 'acme', mode: '500' }, 'vendor'],
    ['an unknown mode', { vendor: 'smtp', mode: '418' }, 'mode'],
    ['a missing mode', { vendor: 'smtp' }, 'mode'],
    ['a number as text', { vendor: 'smtp', mode: 'slow', delayMs: '10' }, 'delayMs'],
    ['a fraction', { vendor: 'smtp', mode: '500', times: 1.5 }, 'times'],
    ['no times', { vendor: 'smtp', mode: '500', times: 0 }, 'times'],
    ['a negative wait', { vendor: 'smtp', mode: '429', retryAfter: -1 }, 'retryAfter'],
    ['a wait too long', { vendor: 'smtp', mode: 'slow', delayMs: 600_001 }, 'delayMs'],
    ['a wait without its mode', { vendor: 'smtp', mode: '500', delayMs: 5 }, 'delayMs'],
    ['retryAfter without its mode', { vendor: 'smtp', mode: 'slow', retryAfter: 5 }, 'retryAfter'],
    ['an unknown field', { vendor: 'smtp', mode: '500', time: 2 }, 'time'],
    ['a list', [], ''],
    ['null', null, 'vendor'],
  ])('refuse %s and name the field', async (_why, body, field) => {
    const response = await postFault(body);
    expect(response.status).toBe(400);
    const error = await errorOf(response);
    expect(error.code).toBe('VALIDATION_ERROR');
    expect(error.details.fields?.map((wrong) => wrong.field)).toContain(field);
    expect(await (await fetch(`${base}/faults`)).json()).toEqual([]);
  });

  it.each([
    ['not JSON', { 'content-type': 'application/json' }, '{', 400],
    ['another content type', { 'content-type': 'text/plain' }, '{}', 415],
    ['more than 16 KiB', { 'content-type': 'application/json' }, `"${'x'.repeat(16_384)}"`, 413],
  ])('refuse a body that is %s', async (_why, headers, body, status) => {
    const response = await fetch(`${base}/faults`, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
    expect((await errorOf(response)).code).toBe('VALIDATION_ERROR');
  });
});

describe('queries', () => {
  it.each([
    '/inbox?to=',
    `/inbox?to=${'x'.repeat(321)}`,
    '/inbox?to=a&to=b',
    '/inbox?recipient=a',
    '/calls?vendor=acme',
    '/calls.jsonl?vendor=acme',
    '/?paused=yes',
  ])('refuses %s', async (path) => {
    const response = await fetch(base + path);
    expect(response.status).toBe(400);
    expect((await errorOf(response)).code).toBe('VALIDATION_ERROR');
  });

  it('answers 404 as JSON', async () => {
    const response = await fetch(`${base}/nowhere?x=1`);
    expect(response.status).toBe(404);
    expect(await errorOf(response)).toEqual({
      code: 'NOT_FOUND',
      message: 'The sandbox has no GET /nowhere.',
      details: {},
    });
  });
});

describe('pages of other origins', () => {
  it('cannot read by a name that resolves to loopback, nor write across origins', async () => {
    const status = (path: string, method: string, headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port: sandbox.port, path, method, headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await status('/inbox', 'GET', { host: 'attacker.example' })).toBe(403);
    expect(await status('/faults', 'DELETE', { origin: 'https://attacker.example' })).toBe(403);
    expect(await status('/faults', 'DELETE', { origin: base })).toBe(204);
  });
});
