import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { startSandbox, type Sandbox } from '../../sandbox/sandbox.js';
import type { HttpVendor } from '../../sandbox/vendor.js';

/** The smallest vendor: it greets by name, and refuses in a shape of its own. */
const greeter: HttpVendor = {
  protocol: 'http',
  name: 'greeter',
  register(routes) {
    routes.post('/v1/greet', async (request) => ({ heard: request.body }));
  },
  errorBody: (status) => ({ failure: { status } }),
  blocked: () => ({ status: 200, body: { refusedBecause: 'content' } }),
};

let sandbox: Sandbox;
let base: string;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, vendors: [greeter] });
  base = `http://127.0.0.1:${sandbox.port}`;
});
afterEach(() => sandbox.close());

const setFault = async (fault: Record<string, unknown>): Promise<void> => {
  const response = await fetch(`${base}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ vendor: 'greeter', ...fault }),
  });
  expect(response.status).toBe(200);
};

const greet = (init: RequestInit = {}): Promise<Response> =>
  fetch(`${base}/greeter/v1/greet`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Ada"}',
    ...init,
  });

const calls = async (query = ''): Promise<Record<string, unknown>[]> =>
  (await fetch(`${base}/calls${query}`)).json() as Promise<Record<string, unknown>[]>;

describe('faults of a vendor that speaks HTTP', () => {
  it('without one, answers', async () => {
    expect(await (await greet()).json()).toEqual({ heard: { name: 'Ada' } });
  });

  it.each(['500', '503', '429'])('%s comes in the shape of the vendor', async (mode) => {
    await setFault({ mode });
    const response = await greet();
    expect(response.status).toBe(Number(mode));
    expect(await response.json()).toEqual({ failure: { status: Number(mode) } });
    expect(response.headers.get('retry-after')).toBeNull();
  });

  it('429 says when to come back', async () => {
    await setFault({ mode: '429', retryAfter: 7 });
    expect((await greet()).headers.get('retry-after')).toBe('7');
  });

  it('counts down, then the vendor is well again', async () => {
    await setFault({ mode: '503', times: 2 });
    const statuses = [await greet(), await greet(), await greet()].map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('slow answers, later', async () => {
    await setFault({ mode: 'slow', delayMs: 150 });
    const start = performance.now();
    expect((await greet()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(145);
  });

  it('timeout never answers', async () => {
    await setFault({ mode: 'timeout' });
    await expect(greet({ signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/i);
  });

  it('timeout hangs up in the end', async () => {
    await setFault({ mode: 'timeout', delayMs: 50 });
    await expect(greet()).rejects.toThrow('fetch failed');
  });

  it('garbage says it is JSON and is not', async () => {
    await setFault({ mode: 'garbage' });
    const response = await greet();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/json/);
    await expect(response.json()).rejects.toMatchObject({ name: 'SyntaxError' });
  });

  it('empty has no body', async () => {
    await setFault({ mode: 'empty' });
    const response = await greet();
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('blocked is refused in the way of the vendor', async () => {
    await setFault({ mode: 'blocked' });
    expect(await (await greet()).json()).toEqual({ refusedBecause: 'content' });
  });

  it('reset cuts the connection', async () => {
    await setFault({ mode: 'reset' });
    await expect(greet()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('leave the control API alone', async () => {
    await setFault({ mode: '500' });
    expect((await fetch(`${base}/inbox`)).status).toBe(200);
  });
});

describe('recorded calls', () => {
  it('hold request and answer, without secrets', async () => {
    await fetch(`${base}/greeter/v1/greet?lang=en&key=hunter2`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: 'Bearer sk-live-hunter2',
        'x-goog-api-key': 'hunter2',
        cookie: 'session=hunter2',
        'idempotency-key': 'payment-1',
      },
      body: '{"name":"Ada"}',
    });
    const [call] = await calls('?vendor=greeter');
    expect(call).toEqual({
      vendor: 'greeter',
      method: 'POST',
      path: '/v1/greet?lang=en&key=[redacted]',
      headers: expect.objectContaining({
        authorization: 'Bearer [redacted]',
        'x-goog-api-key': '[redacted]',
        cookie: '[redacted]',
        'idempotency-key': 'payment-1',
        'content-type': 'application/json',
      }),
      body: { name: 'Ada' },
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      status: 200,
      responseBody: { heard: { name: 'Ada' } },
    });
    expect(JSON.stringify(await calls())).not.toContain('hunter2');
  });

  it('come as JSON lines, one exchange each', async () => {
    await greet();
    await setFault({ mode: 'reset' });
    await greet().catch(() => undefined);
    const response = await fetch(`${base}/calls.jsonl?vendor=greeter`);
    const lines = (await response.text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        vendor: 'greeter',
        method: 'POST',
        path: '/v1/greet',
        requestHeaders: expect.objectContaining({ 'content-type': 'application/json' }),
        requestBody: { name: 'Ada' },
        status: 200,
        responseBody: { heard: { name: 'Ada' } },
      }),
      expect.objectContaining({ requestBody: { name: 'Ada' }, status: null, responseBody: null }),
    ]);
  });

  it('keep forms as text and other content as base64', async () => {
    const form = new URLSearchParams({ a: '1', b: 'two' });
    await greet({ headers: {}, body: form });
    await greet({
      headers: { 'content-type': 'image/png' },
      body: new Uint8Array([137, 80, 78, 71]),
    });
    const bodies = (await calls()).map(({ body }) => body);
    expect(bodies).toEqual(['a=1&b=two', { base64: 'iVBORw==' }]);
  });

  it('say how large a body was instead of keeping a large one', async () => {
    await greet({ body: JSON.stringify({ picture: 'x'.repeat(300_000) }) });
    expect((await calls())[0]).toMatchObject({ body: { truncated: true, characters: 300_014 } });
  });

  it('are the last 1,000', async () => {
    await greet({ body: '{"n":"first"}' });
    for (let sent = 0; sent < 1_000; sent += 100) {
      await Promise.all(Array.from({ length: 100 }, () => greet().then((r) => r.text())));
    }
    const kept = await calls();
    expect(kept).toHaveLength(1_000);
    expect(kept[0]).toMatchObject({ body: { name: 'Ada' } });
  });
});
