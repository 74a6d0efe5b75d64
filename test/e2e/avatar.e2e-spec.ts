import { beforeAll, describe, expect, it } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import sharp from 'sharp';
import { smallPhoto } from '../factories/runs.js';
import { type ApiAnswer, type App, sharedApp, type SignedUp } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { filesBelow } from '../support/find-text.js';
import { query } from '../support/query.js';
import { unzip } from '../support/unzip.js';
import { thorough } from '../support/thorough.js';

let app: App;

beforeAll(async () => {
  app = await sharedApp();
}, 60_000);

function put(person: SignedUp, bytes: Buffer, name = 'me.jpg'): Promise<ApiAnswer> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), name);
  return app.put('/users/me/avatar', { token: person.accessToken, body });
}

const avatarUrl = async ({ accessToken }: SignedUp): Promise<string | null> =>
  (await app.get('/users/me', { token: accessToken })).body.avatarUrl as string | null;

const stored = (person: SignedUp) =>
  filesBelow(app.dataDir).filter((path) => path.includes(`avatars/${person.user.id}/`));

describe('a picture of oneself', () => {
  it('is cut to a small square, and its address needs no sign-in for five minutes', async () => {
    const person = await app.signUp();
    expect(await avatarUrl(person)).toBeNull();
    const answer = await put(person, await smallPhoto(900, 300));
    expect(answer.status).toBe(200);
    const url = await avatarUrl(person);
    expect(url).toBe(answer.body.avatarUrl);
    const file = await app.get(url as string);
    expect(file.status).toBe(200);
    const { format, width, height, exif } = await sharp(file.body as Buffer).metadata();
    expect({ format, width, height, exif }).toEqual({ format: 'webp', width: 192, height: 192 });
    expect(file.headers.get('cache-control')).toMatch(/^private, max-age=\d{1,3}, immutable$/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    const etag = file.headers.get('etag') as string;
    const again = await app.get(url as string, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const original = (url as string).replace('/preview?', '/original?');
    expect((await app.get(original)).status).toBe(404);
    expect((await app.get((url as string).split('?')[0] as string)).status).toBe(404);
  });

  it('takes the place of the one before, which is erased', async () => {
    const person = await app.signUp();
    await put(person, await smallPhoto());
    const first = await avatarUrl(person);
    const files = stored(person);
    expect(files).toHaveLength(2);
    await put(person, await smallPhoto(300, 500));
    expect(await avatarUrl(person)).not.toBe(first);
    expect((await app.get(first as string)).status).toBe(404);
    expect(stored(person)).toHaveLength(2);
    expect(stored(person)).not.toEqual(expect.arrayContaining(files));
  });

  thorough('is one, however many are sent at once', async () => {
    const person = await app.signUp();
    const photo = await smallPhoto();
    const answers = await Promise.all(Array.from({ length: 6 }, () => put(person, photo)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    await eventually(() => stored(person).length === 2);
    const rows = await query(
      app,
      `select 1 from asset where user_id = $1 and role = 'avatar' and erasing_at is null`,
      [person.user.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('goes when its owner says so, and saying so twice is no error', async () => {
    const person = await app.signUp();
    await put(person, await smallPhoto());
    const url = await avatarUrl(person);
    const remove = () => app.del('/users/me/avatar', { token: person.accessToken });
    expect((await remove()).status).toBe(204);
    expect(await avatarUrl(person)).toBeNull();
    expect((await app.get(url as string)).status).toBe(404);
    expect(stored(person)).toEqual([]);
    expect((await remove()).status).toBe(204);
  });

  it.each([
    [
      'no picture',
      Buffer.from('hello, I am a text, and long enough to be read'),
      'INVALID_FILE_TYPE',
    ],
    [
      'a drawing with scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'INVALID_FILE_TYPE',
    ],
    ['nothing', Buffer.alloc(0), 'VALIDATION_ERROR'],
  ])('is refused where it is %s, and the one before stays', async (_, bytes, code) => {
    const person = await app.signUp();
    await put(person, await smallPhoto());
    const before = await avatarUrl(person);
    const { status, body } = await put(person, bytes);
    expect(status).toBe(400);
    expect(body.error.code).toBe(code);
    expect(await avatarUrl(person)).toBe(before);
    expect((await app.put('/users/me/avatar', { token: person.accessToken })).status).toBe(415);
    expect((await app.put('/users/me/avatar')).status).toBe(401);
  });

  it('is in the archive, and gone after an erasure', async () => {
    const person = await app.signUp();
    const token = person.accessToken;
    await put(person, await smallPhoto());
    const url = await avatarUrl(person);
    const asked = await app.post('/users/me/export', { token });
    const request = `/users/me/privacy-requests/${asked.body.id}`;
    await eventually(
      async () => (await app.get(request, { token })).body.status === 'COMPLETED',
      25_000,
    );
    const archive = await app.get(`${request}/download`, { token });
    const picture = (await unzip(archive.body as Buffer)).get('profile-picture.webp');
    expect(await sharp(picture).metadata()).toMatchObject({ width: 512, height: 512 });

    const erased = await app.post('/users/me/erase', {
      token,
      body: { confirm: 'ERASE', password: person.password },
    });
    const receipt = erased.body.receiptUrl as string;
    await eventually(async () => (await app.get(receipt)).body.status === 'COMPLETED', 25_000);
    expect((await app.get(url as string)).status).toBe(404);
    expect(stored(person)).toEqual([]);
  }, 60_000);

  it.each([
    ['PUT', '/users/me/avatar'],
    ['POST', '/uploads'],
  ])(
    'that is still on its way when the account is erased does not arrive: %s %s',
    async (...to) => {
      const person = await app.signUp();
      const sending = slowUpload(person, await smallPhoto(), to);
      await sending.half;
      const erased = await app.post('/users/me/erase', {
        token: person.accessToken,
        body: { confirm: 'ERASE', password: person.password },
      });
      const receipt = erased.body.receiptUrl as string;
      await eventually(async () => (await app.get(receipt)).body.status === 'COMPLETED', 25_000);
      expect(await sending.finish()).toBe(404);
      expect(stored(person)).toEqual([]);
      expect(filesBelow(app.dataDir).filter((file) => file.includes(person.user.id))).toEqual([]);
      const rows = await query(
        app,
        'select 1 from asset where user_id = $1 and deleted_at is null',
        [person.user.id],
      );
      expect(rows).toEqual([]);
    },
    60_000,
  );
});

/** Sends the head of a form, and the rest when it is told to. */
function slowUpload(person: SignedUp, photo: Buffer, [method, path]: string[]) {
  const head = Buffer.from(
    '--cut\r\ncontent-disposition: form-data; name="file"; filename="me.jpg"\r\n\r\n',
  );
  const tail = Buffer.from('\r\n--cut--\r\n');
  const sent = httpRequest(app.api(path ?? ''), {
    method,
    headers: {
      authorization: `Bearer ${person.accessToken}`,
      'content-type': 'multipart/form-data; boundary=cut',
      'content-length': head.length + photo.length + tail.length,
    },
  });
  const status = new Promise<number>((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
  const middle = Math.floor(photo.length / 2);
  return {
    // The program has begun to read it once the quarantine has it.
    half: new Promise<void>((resolve) =>
      sent.write(Buffer.concat([head, photo.subarray(0, middle)]), () => setTimeout(resolve, 500)),
    ),
    finish: () => {
      sent.end(Buffer.concat([photo.subarray(middle), tail]));
      return status;
    },
  };
}
