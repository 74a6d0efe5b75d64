import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { PATHS as CONSOLE_PATHS } from '../../admin-ui/src/paths.js';
import { PATHS } from '../../web/src/app/paths.js';
import { type App, startApp } from '../harness.js';
import { thorough } from '../support/thorough.js';

const FRIEND = 'https://friend.example';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

let app: App;
let token: string;

beforeAll(async () => {
  app = await startApp({ env: { CORS_ORIGINS: `${FRIEND},http://other.example:8080` } });
  token = (await app.signUp()).accessToken;
}, 60_000);

interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** Bytes as they are on a connection of their own, for what no client library would send. */
function raw(text: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(app.port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', (error) => (answer ? undefined : reject(error)));
    socket.on('close', () => {
      const [head = '', ...rest] = answer.split('\r\n\r\n');
      const [first = '', ...lines] = head.split('\r\n');
      resolve({
        status: Number(first.split(' ')[1]),
        headers: Object.fromEntries(
          lines.map((line) => {
            const [name = '', value = ''] = line.split(/: ?(.*)/s);
            return [name.toLowerCase(), value];
          }),
        ),
        text: rest.join('\r\n\r\n'),
      });
    });
  });
}

const rawRequest = (first: string, headers: string[] = [], body = ''): Promise<RawAnswer> =>
  raw([`${first} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers, '', body].join('\r\n'));

/** A GET whose answer is not unpacked. */
function packed(
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${app.url}${path}`, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

/** What the log says of this request; written behind the answer, so it may take a moment. */
async function logged(requestId: string): Promise<Record<string, unknown>[]> {
  for (let tries = 0; tries < 50; tries++) {
    const lines = readFileSync(join(app.dataDir, 'pixshift.log'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(requestId))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    if (lines.length > 0) return lines;
    await sleep(20);
  }
  return [];
}

function expectEnvelope(
  { status, text, headers }: RawAnswer,
  expected: { status: number; code: string; field?: string },
): void {
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  const { error, ...rest } = JSON.parse(text);
  expect(rest).toEqual({});
  expect(Object.keys(error).sort()).toEqual(
    ['category', 'code', 'details', 'message', 'requestId'].sort(),
  );
  expect({ status, code: error.code, field: error.details.field }).toEqual({
    field: undefined,
    ...expected,
  });
  expect(error.requestId).toMatch(UUID);
  expect(headers['x-request-id']).toBe(error.requestId);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(text).not.toMatch(/\bat .*:\d+|node_modules|\/src\/|\/dist\/|select |insert into/i);
}

describe('requests that cannot be understood', () => {
  const json = ['Content-Type: application/json'];
  const login = (body: string, headers = json): Promise<RawAnswer> =>
    rawRequest(
      'POST /api/v1/auth/login',
      [...headers, `Content-Length: ${Buffer.byteLength(body)}`],
      body,
    );
  const bad = (field: string) => ({ status: 400, code: 'VALIDATION_ERROR', field });

  it.each([
    ['half of a JSON text', '{"email":'],
    ['no JSON', 'email=a'],
    ['nothing', ''],
    ['a prototype', '{"__proto__":{"admin":true},"email":"a@example.test","password":"x"}'],
    ['a constructor', '{"constructor":{"prototype":{"admin":true}}}'],
    ['a text', '"hello"'],
    ['a number', '1'],
    ['null', 'null'],
    ['a list', '[{"email":"a@example.test","password":"x"}]'],
    ['nesting without end', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['deep objects', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ])('%s as body', async (_, body) => {
    const answer = await login(body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).error.code).toBe('VALIDATION_ERROR');
    expect(JSON.parse(answer.text).error.details.field).toEqual(expect.any(String));
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'multipart/form-data; boundary=x',
    'nonsense',
  ])('a body of type %s where JSON is asked for, whatever reads it', async (type) => {
    const body = 'email=ada%40example.test&password=long-enough-1';
    for (const first of [
      'POST /api/v1/auth/login',
      'PATCH /api/v1/users/me',
      'DELETE /api/v1/auth/sessions',
      'POST /api/v1/admin/roles',
      'POST /api/v1/webhooks/stripe',
    ]) {
      const headers = [
        `Content-Type: ${type}`,
        `Authorization: Bearer ${token}`,
        `Content-Length: ${body.length}`,
      ];
      expectEnvelope(await rawRequest(first, headers, body), {
        status: 415,
        code: 'CONTENT_TYPE_NOT_SUPPORTED',
        field: 'Content-Type',
      });
    }
  });

  it('a body that is packed in a way that nobody knows', async () => {
    for (const first of ['POST /api/v1/auth/login', 'GET /api/v1/transformation-types']) {
      const answer = await rawRequest(
        first,
        [...json, 'Content-Encoding: nonsense', 'Content-Length: 2'],
        '{}',
      );
      expectEnvelope(answer, {
        status: 415,
        code: 'CONTENT_TYPE_NOT_SUPPORTED',
        field: 'Content-Encoding',
      });
    }
  });

  it('a body of JSON where a file is asked for', async () => {
    for (const path of ['/uploads', '/users/me/avatar']) {
      const method = path === '/uploads' ? app.post : app.put;
      const { status, body } = await method(path, { token, body: { image: 'aGVsbG8=' } });
      expect([path, status, body.error.code, body.error.details.field]).toEqual([
        path,
        415,
        'CONTENT_TYPE_NOT_SUPPORTED',
        'Content-Type',
      ]);
    }
  });

  it('a body that is too large, whatever reads it', async () => {
    const body = JSON.stringify({ email: 'a@example.test', password: 'x'.repeat(300_000) });
    for (const first of [
      'POST /api/v1/auth/login',
      'PATCH /api/v1/users/me',
      'POST /api/v1/admin/roles',
      'POST /api/v1/webhooks/stripe',
    ]) {
      const headers = [...json, `Authorization: Bearer ${token}`, `Content-Length: ${body.length}`];
      expectEnvelope(await rawRequest(first, headers, body), {
        status: 413,
        code: 'BODY_TOO_LARGE',
        field: 'body',
      });
    }
  });

  it.each([
    'GET /api/v1/%zz',
    'GET /health/%c0%af',
    'GET /api/v1/generations/%',
    'POST /api/v1/%ff%fe',
  ])('a malformed address: %s', async (first) => {
    const answer = await rawRequest(first);
    expectEnvelope(answer, bad('url'));
    expect(await logged(answer.headers['x-request-id'] as string)).toMatchObject([
      { msg: 'request', status: 400 },
    ]);
  });

  it('a malformed address of a page, by the page that says that there is none', async () => {
    for (const path of ['/%c0%af?q=%ff', '/studio/%ff', '/admin/%']) {
      const { status, headers, text } = await rawRequest(`GET ${path}`);
      expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(text).toContain('<div id="root">');
    }
  });

  it('a method that does not exist, headers without end, and no HTTP at all', async () => {
    expectEnvelope(await rawRequest('FOO /api/v1/users/me'), bad('method'));
    expectEnvelope(await rawRequest('GET /', [`X-Big: ${'x'.repeat(40_000)}`]), bad('headers'));
    expectEnvelope(await raw('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n'), bad('method'));
    expectEnvelope(await raw('GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n'), bad('request'));
    expect((await app.get('/users/me', { token })).status).toBe(200);
  });

  it('an address that nothing answers to, by whatever method and with whatever body', async () => {
    const text = ['Content-Type: text/plain', 'Content-Length: 5'];
    expectEnvelope(await rawRequest('POST /api/v1/nothing', text, 'hello'), {
      status: 404,
      code: 'NOT_FOUND',
    });
    for (const first of [
      'GET /api/v1/nothing',
      'DELETE /api/v1/nothing',
      'PROPFIND /api/v1/nothing',
      'GET /api/v1/',
      'GET /api/v2/users/me',
      'GET /api',
      'GET /health/none',
      'POST /health/none',
      `GET /api/v1/transformation-types/${'x'.repeat(500)}`,
    ]) {
      const answer = await rawRequest(first);
      if (first.includes('xxx')) expect([400, 404]).toContain(answer.status);
      else expectEnvelope(answer, { status: 404, code: 'NOT_FOUND' });
    }
  });

  it.each([
    ['DELETE /api/v1/transformation-types', 'GET, HEAD'],
    ['GET /api/v1/auth/login', 'POST'],
    ['PUT /api/v1/users/me?x=1', 'GET, HEAD, PATCH'],
    ['PROPFIND /api/v1/users/me', 'GET, HEAD, PATCH'],
    ['POST /api/v1/generations/019ac000-0000-7000-8000-000000000000', 'DELETE, GET, HEAD, PATCH'],
    ['GET /api/v1/uploads', 'POST'],
    ['GET /api/v1/webhooks/stripe', 'POST'],
    ['POST /api/v1/billing/balance/events', 'GET, HEAD'],
    ['POST /health/live', 'GET, HEAD'],
    ['TRACE /', 'GET, HEAD'],
    ['POST /', 'GET, HEAD'],
    ['DELETE /gallery', 'GET, HEAD'],
    ['PUT /admin/users', 'GET, HEAD'],
  ])('a method that this address does not take: %s', async (first, allow) => {
    const answer = await rawRequest(first);
    expectEnvelope(answer, { status: 405, code: 'METHOD_NOT_ALLOWED', field: 'method' });
    expect(answer.headers['allow']).toBe(allow);
  });

  it('pages that the console has are found, and others are not', async () => {
    for (const pattern of [...CONSOLE_PATHS, '/']) {
      const page = await rawRequest(`GET /admin${pattern.replace('$id', 'something')}`);
      expect({ pattern, status: page.status }).toEqual({ pattern, status: 200 });
      expect(page.text).toContain('id="root"');
    }
    for (const path of ['/nothing', '/users/create', '/refunds/1/show', '/wp-login.php']) {
      const page = await rawRequest(`GET /admin${path}`);
      expect({ path, status: page.status }).toEqual({ path, status: 404 });
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.text).toContain('id="root"');
    }
  });

  it('pages that the web app has are found, and others are not', async () => {
    for (const pattern of Object.values(PATHS)) {
      const page = await rawRequest(`GET ${pattern.replaceAll(/\$\w+/g, 'something')}`);
      expect({ pattern, status: page.status }).toEqual({ pattern, status: 200 });
      expect(page.text).toContain('id="root"');
    }
    for (const path of ['/no-such-page', '/gallery/2', '/wp-login.php', '/assets/gone.js']) {
      const page = await rawRequest(`GET ${path}`);
      expect({ path, status: page.status }).toEqual({ path, status: 404 });
      // The app's own page says so.
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.text).toContain('id="root"');
    }
  });

  it('path tricks reach no file', async () => {
    for (const path of [
      '/../../../etc/passwd',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/..%5c..%5cpackage.json',
      '//etc/passwd',
      '/.env',
      '/api/v1/../../etc/passwd',
    ]) {
      const { text } = await rawRequest(`GET ${path}`);
      expect(text).not.toMatch(/root:|"pixshift"/);
    }
  });
});

describe('the request id', () => {
  it('is that of the caller where it can be one, in header, body and log', async () => {
    const id = 'caller.made-this_1';
    const answer = await app.get('/users/me', { headers: { 'x-request-id': id } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('x-request-id')).toBe(id);
    expect(answer.body.error.requestId).toBe(id);
    expect(await logged(id)).toMatchObject([
      { msg: 'request', method: 'GET', route: '/api/v1/users/me', status: 401 },
    ]);
  });

  it.each([
    'short',
    'has blanks in it',
    'x'.repeat(65),
    'semi;colon;here',
    'a\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9',
  ])('%j is replaced by one of ours', async (id) => {
    const answer = await app.get('/users/me', { headers: { 'x-request-id': id } });
    expect(answer.headers.get('x-request-id')).toMatch(UUID);
    expect(answer.body.error.requestId).toBe(answer.headers.get('x-request-id'));
  });

  it('is another one for every request, and on answers that are fine too', async () => {
    const ids = new Set<string | null>();
    for (let at = 0; at < 3; at++) {
      ids.add((await app.get('/users/me', { token })).headers.get('x-request-id'));
    }
    expect(ids.size).toBe(3);
  });
});

describe('browsers of other origins', () => {
  const preflight = (origin: string) =>
    fetch(app.api('/users/me'), {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  it('that are configured may call with credentials and read our headers', async () => {
    for (const origin of [FRIEND, 'http://other.example:8080']) {
      const { status, headers } = await preflight(origin);
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(origin);
      expect(headers.get('access-control-allow-credentials')).toBe('true');
      expect(headers.get('access-control-allow-methods')).toContain('PATCH');
      expect(headers.get('access-control-allow-headers')).toContain('authorization');
      expect(headers.get('vary')).toMatch(/origin/i);
      const answer = await app.get('/users/me', { token, headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      expect(answer.headers.get('access-control-expose-headers')).toMatch(/X-Request-Id/i);
      // Errors must be readable as well.
      const refused = await app.get('/users/me', { headers: { origin } });
      expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
    }
  });

  it.each([
    'https://evil.example',
    'null',
    `${FRIEND}.evil.example`,
    'https://FRIEND.example',
    `${FRIEND}:8443`,
    'http://friend.example',
  ])('%s is allowed nothing', async (origin) => {
    for (const { headers } of [
      await preflight(origin),
      await app.get('/users/me', { token, headers: { origin } }),
    ]) {
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('an OPTIONS that is no preflight is answered without a body', async () => {
    const answer = await rawRequest('OPTIONS /api/v1/users/me');
    expect(answer).toMatchObject({ status: 204, text: '' });
  });

  it('are allowed nothing by default', async () => {
    const plain = await startApp();
    const answer = await fetch(plain.api('/users/me'), {
      method: 'OPTIONS',
      headers: { origin: FRIEND, 'access-control-request-method': 'GET' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }, 60_000);
});

describe('security headers', () => {
  const common = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': expect.stringMatching(/^(no-referrer|strict-origin|same-origin)/),
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': expect.stringMatching(/^(DENY|SAMEORIGIN)$/),
  };
  const headersOf = async (path: string): Promise<Record<string, string>> => {
    const answer = await fetch(`${app.url}${path}`);
    await answer.arrayBuffer();
    return Object.fromEntries(answer.headers);
  };
  const directives = (policy: string): Map<string, string> =>
    new Map(
      policy.split(';').map((part) => {
        const [name = '', ...values] = part.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );

  it.each([
    '/api/v1/transformation-types',
    '/api/v1/users/me',
    '/api/v1/nothing',
    '/api/v1/openapi.json',
  ])('of the API let a browser do nothing with it: %s', async (path) => {
    const headers = await headersOf(path);
    expect(headers).toMatchObject(common);
    const policy = directives(headers['content-security-policy'] ?? '');
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(headers['cache-control']).toEqual(expect.any(String));
  });

  it.each(['/', '/studio/some-type', '/admin', '/api/v1/docs'])(
    'of pages allow our own scripts only: %s',
    async (path) => {
      const headers = await headersOf(path);
      expect(headers).toMatchObject(common);
      const policy = directives(headers['content-security-policy'] ?? '');
      expect(policy.get('default-src')).toBe("'self'");
      expect(policy.get('script-src')).toBe("'self'");
      expect(policy.get('object-src')).toBe("'none'");
      expect(policy.get('base-uri')).toBe("'self'");
      expect(policy.get('frame-ancestors')).toBe("'none'");
      expect(policy.get('connect-src')).toBe("'self'");
    },
  );

  it('tell nobody what the server is made of', async () => {
    for (const path of ['/', '/api/v1/users/me', '/health/live', '/api/v1/nothing']) {
      const headers = await headersOf(path);
      expect(headers).not.toHaveProperty('server');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(JSON.stringify(headers)).not.toMatch(/fastify|nest|express|node\//i);
    }
  });

  thorough(
    'ask for https only where the site has it',
    async () => {
      expect(await headersOf('/')).not.toHaveProperty('strict-transport-security');
      const secure = await startApp({ env: { PUBLIC_URL: 'https://pixshift.example' } });
      for (const path of ['/', '/api/v1/transformation-types']) {
        const { headers } = await fetch(`${secure.url}${path}`);
        expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
      }
    },
    60_000,
  );

  it('say how long answers may be kept', async () => {
    expect((await headersOf('/'))['cache-control']).toBe('no-cache');
    expect((await headersOf('/api/v1/users/me'))['cache-control']).toBe('no-store');
    const own = await app.get('/users/me', { token });
    expect(own.headers.get('cache-control')).toMatch(/no-store/);
    const html = await (await fetch(`${app.url}/`)).text();
    const asset = /\/assets\/[\w.-]+\.js/.exec(html)?.[0] as string;
    expect((await headersOf(asset))['cache-control']).toBe('public, max-age=31536000, immutable');
  });
});

describe('compression', () => {
  const LIST = '/api/v1/transformation-types?limit=100';

  it('is what the caller understands', async () => {
    const plain = await packed(LIST, {});
    expect(plain.headers['content-encoding']).toBeUndefined();
    const br = await packed(LIST, { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.headers['vary']).toMatch(/accept-encoding/i);
    expect(brotliDecompressSync(br.body)).toEqual(plain.body);
    const gzip = await packed(LIST, { 'accept-encoding': 'gzip' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(br.body.length).toBeLessThan(plain.body.length / 3);
  });

  it.each([
    'identity;q=0, *;q=0',
    'br;q=zebra',
    ';;;,,,',
    'x'.repeat(4_000),
    '*',
    'zstd',
    'gzip;q=0',
  ])('survives Accept-Encoding: %.40s', async (encoding) => {
    const answer = await packed(LIST, { 'accept-encoding': encoding });
    expect([200, 406]).toContain(answer.status);
    if (answer.headers['content-encoding'] === 'br') brotliDecompressSync(answer.body);
    else if (answer.headers['content-encoding'] === 'gzip') gunzipSync(answer.body);
    else expect(JSON.parse(answer.body.toString())).toHaveProperty('data');
  });

  it('is not worth it for small answers', async () => {
    const { headers } = await packed('/health/live', { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBeUndefined();
  });
});

describe('HEAD', () => {
  it.each(['/api/v1/transformation-types', '/', '/health/live', '/api/v1/nothing'])(
    'is GET without the body: %s',
    async (path) => {
      const [get, head] = await Promise.all([
        rawRequest(`GET ${path}`),
        rawRequest(`HEAD ${path}`),
      ]);
      expect(head.status).toBe(get.status);
      expect(head.text).toBe('');
      expect(head.headers['content-type']).toBe(get.headers['content-type']);
    },
  );
});

describe('every error', () => {
  it('carries the id under which the log knows it', async () => {
    for (const [path, request] of [
      ['/users/me', {}],
      ['/users/me', { token: 'nonsense' }],
      ['/admin/users', { token }],
      ['/generations/not-an-id', { token }],
      [`/generations/${crypto.randomUUID()}`, { token }],
      ['/generations?limit=0', { token }],
    ] as const) {
      const { status, headers, body } = await app.get(path, request);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(headers.get('x-request-id')).toBe(body.error.requestId);
      expect(await logged(body.error.requestId as string)).toMatchObject([{ status }]);
    }
  });

  it('names the field that is wrong', async () => {
    for (const [path, field] of [
      ['/generations/not-an-id', 'id'],
      [`/generations/${crypto.randomUUID()}/artifacts/none/download`, 'artifactId'],
      ['/generations?limit=0', 'limit'],
      ['/generations?sort=hair', 'sort'],
      ['/generations?cursor=zebra', 'cursor'],
      ['/generations?unknown=1', 'unknown'],
      ['/uploads/none', 'id'],
    ] as const) {
      const { status, body } = await app.get(path, { token });
      expect({ path, status, field: body.error.details.field }).toEqual({
        path,
        status: 400,
        field,
      });
    }
  });

  it.each([
    [{ displayName: null }, 'displayName'],
    [{ displayName: 'A\0da' }, 'displayName'],
    [{ displayName: 'A\ud800' }, 'displayName'],
    [{ displayName: ['Ada'] }, 'displayName'],
    [{ displayname: 'Ada' }, 'displayname'],
  ])('names it in a body too: %j', async (body, field) => {
    const answer = await app.patch('/users/me', { token, body });
    expect(answer).toMatchObject({ status: 400, body: { error: { details: { field } } } });
  });
});
