import { beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { giveRole } from '../factories/give-role.js';
import { type ApiAnswer, type App, startApp } from '../harness.js';

let app: App;
let token: string;
let admin: string;

beforeAll(async () => {
  app = await startApp({ env: { SANDBOX_PORT: '0' } });
  token = (await app.signUp({ displayName: 'Ada' })).accessToken;
  const person = await app.signUp();
  await giveRole(app.databaseUrl as string, person.user.id as string, 'ADMIN');
  admin = person.accessToken;
}, 60_000);

const nameNow = async (): Promise<string> =>
  (await app.get('/users/me', { token })).body.displayName as string;

const rename = (body: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> =>
  app.patch('/users/me', { token, body, headers });

function expectRefusal(answer: ApiAnswer, field: string): void {
  expect({ status: answer.status, error: answer.body?.error }).toMatchObject({
    status: 400,
    error: { code: 'VALIDATION_ERROR', details: { field } },
  });
}

/** The whole answer to these bytes, as text. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(app.port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

describe('a body that would be read as something that nobody sent', () => {
  it.each([
    ['bytes that are no UTF-8', Buffer.from('7b22646973706c61794e616d65223a22ff227d', 'hex')],
    ['a character that is cut off', Buffer.from('{"displayName":"Ad\u00e9"}', 'latin1')],
  ])('%s are refused, not replaced', async (_, body) => {
    expectRefusal(await rename(body, { 'content-type': 'application/json' }), 'body');
    expect(await nameNow()).toBe('Ada');
  });

  it('a form is not taken for a JSON body without fields', async () => {
    const form = new FormData();
    form.append('displayName', 'Eve');
    for (const answer of [
      await rename(form),
      await rename('{"displayName":"Eve"}', { 'content-type': 'Multipart/Form-Data; boundary=x' }),
    ]) {
      expect(answer.status).toBe(415);
      expect(answer.body.error).toMatchObject({
        code: 'CONTENT_TYPE_NOT_SUPPORTED',
        details: { field: 'Content-Type' },
      });
    }
    expect(await nameNow()).toBe('Ada');
  });

  it.each(['null', '"text"', '7', 'true', '[]', '[{"displayName":"Eve"}]'])(
    '%s is no object',
    async (body) => {
      expectRefusal(await rename(body, { 'content-type': 'application/json' }), 'body');
    },
  );

  it('none at all is one without fields, as the contract says where all of them may be left out', async () => {
    expect((await app.patch('/users/me', { token })).status).toBe(200);
    expectRefusal(await app.post('/quotes', { token }), 'type');
    expect(await nameNow()).toBe('Ada');
  });

  it.each([
    ['PATCH', '/users/me', { displayName: null }, 'displayName'],
    ['POST', '/quotes', { type: 'photo-duotone', inputs: null }, 'inputs'],
    ['POST', '/quotes', { type: 'photo-duotone', inputAssetIds: null }, 'inputAssetIds'],
    ['POST', '/generations', { type: 'photo-duotone', quoteId: null }, 'quoteId'],
    ['PATCH', `/generations/${crypto.randomUUID()}`, { isFavourite: null }, 'isFavourite'],
    ['PATCH', `/generations/${crypto.randomUUID()}`, { retention: null }, 'retention'],
  ] as const)('%s %s with %j: null is not left out', async (method, path, body, field) => {
    expectRefusal(await (method === 'POST' ? app.post : app.patch)(path, { token, body }), field);
  });

  it.each(['constructor', 'hasOwnProperty', 'toString', 'prototype', '__defineGetter__'])(
    '%s is no field, although every object has it',
    async (name) => {
      expectRefusal(await rename(Object.fromEntries([[name, 'x']])), name);
      expectRefusal(await app.get(`/generations?${name}=x`, { token }), name);
    },
  );
});

describe('an answer to a hostile request', () => {
  it.each([
    ['a field with an endless name', Object.fromEntries([['n'.repeat(10_000), 1]])],
    [
      'fields without number',
      Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, at])),
    ],
    ['a field with an endless name inside', { type: 'x', inputs: { ['\0'.repeat(9_000)]: 1 } }],
  ])('stays short: %s', async (_, body) => {
    const answer = await app.post('/quotes', { token, body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message.length).toBeLessThan(200);
    expect(JSON.stringify(answer.body).length).toBeLessThan(8_192);
  });

  it('still names the field', async () => {
    const { body } = await rename({ nickname: 'Ada' });
    expect(body.error.message).toBe('There is no field “nickname” in this request.');
  });
});

describe('a query', () => {
  it.each(['%ff', 'x%ED%A0%80', '%c3%28', '%', '100%'])('with %s is malformed', async (text) => {
    expectRefusal(await app.get(`/transformation-types?q=${text}`), 'url');
  });

  it('of a page may be malformed: advertisers write such things, and people want the page', async () => {
    const page = await fetch(`${app.url}/?utm_campaign=%E4pfel`, {
      headers: { accept: 'text/html' },
    });
    expect(page.status).toBe(200);
  });

  it.each(['0x10', '1e1', ' 7 ', '7.0', '+7', '', '٧', '9'.repeat(30)])(
    'takes %j for no whole number',
    async (text) => {
      const query = encodeURIComponent(text);
      expectRefusal(await app.get(`/transformation-types?limit=${query}`), 'limit');
    },
  );

  it.each(['0x10', '1e1', ' 7 '])('takes %j for no number of a version', async (text) => {
    const type = `/admin/transformation-types/${crypto.randomUUID()}`;
    const path = `${type}/versions/${encodeURIComponent(text)}/publish`;
    expectRefusal(await app.post(path, { token: admin, body: {} }), 'number');
  });

  it('takes digits', async () => {
    const { status, body } = await app.get('/transformation-types?limit=007');
    expect(status).toBe(200);
    expect(body.data).toHaveLength(7);
  });
});

describe('what the server in front of us would answer by itself', () => {
  it('an unknown expectation is not fulfilled and not asked about', async () => {
    const answer = await raw(
      'GET /health/live HTTP/1.1\r\nHost: x\r\nExpect: nonsense\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*\{"status":"ok"\}$/);
  });

  it('headers without end on a HEAD are refused without a body', async () => {
    const answer = await raw(`HEAD / HTTP/1.1\r\nHost: x\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*X-Request-Id: [^]*\r\n\r\n$/);
  });

  it('a request that names no host is refused in our words', async () => {
    const answer = await raw('GET /api/v1/users/me HTTP/1.1\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*"code":"VALIDATION_ERROR"/);
  });
});
