import { ListObjectVersionsCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { UnavailableError } from '../../src/platform/errors/index.js';
import {
  makeS3Client,
  S3Storage,
  StorageNotFoundError,
  WorkFolder,
} from '../../src/platform/storage/index.js';
import { storageContract } from '../contracts/storage.contract.js';
import { startApp, temporaryFolder } from '../harness.js';
import { eventually } from '../support/eventually.js';
import { startRun, untilEnded, upload, smallPhoto } from '../factories/runs.js';
import { type S3Server, startS3Server } from '../support/s3-server.js';

let server: S3Server;
let folder: string;

beforeAll(async () => {
  server = await startS3Server();
  folder = temporaryFolder();
}, 300_000);
afterAll(() => server?.stop());

interface Overrides {
  bucket?: string;
  secretAccessKey?: string;
  endpoint?: string;
}

async function storageOf(overrides: Overrides = {}) {
  const { endpoint, accessKeyId, secretAccessKey } = server;
  const bucket = overrides.bucket ?? (await server.bucket());
  const client = makeS3Client({
    ...{ endpoint, accessKeyId, secretAccessKey, ...overrides },
    bucket,
    region: 'us-east-1',
    connectTimeoutMs: 500,
    answerTimeoutMs: 1_500,
    idleTimeoutMs: 5_000,
  });
  const work = new WorkFolder(join(folder, 'work'));
  return { client, bucket, storage: new S3Storage(client, bucket, work) };
}

storageContract('a bucket', async () => {
  const { client, storage } = await storageOf();
  return {
    storage,
    dispose: async () => {
      client.destroy();
      await rm(join(folder, 'work'), { recursive: true, force: true });
    },
  };
});

describe('a bucket', () => {
  it('that keeps versions has none left of what is deleted', async () => {
    const { client, bucket, storage } = await storageOf();
    await client.send(
      new PutBucketVersioningCommand({
        Bucket: bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    for (const words of ['first', 'second', 'third']) await storage.put('a/b', Buffer.from(words));
    await storage.put('a/b.txt', Buffer.from('a neighbour'));
    await storage.delete('a/b');
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket }),
    );
    expect([...Versions, ...DeleteMarkers].map(({ Key }) => Key)).toEqual(['a/b.txt']);
  });

  it('is listed in full, however many objects it has', async () => {
    const { storage } = await storageOf();
    const keys = Array.from({ length: 1_050 }, (_, at) => `many/${String(at).padStart(4, '0')}`);
    for (let at = 0; at < keys.length; at += 50) {
      await Promise.all(keys.slice(at, at + 50).map((key) => storage.put(key, Buffer.from('x'))));
    }
    const found: string[] = [];
    for await (const { key } of storage.list('many/')) found.push(key);
    expect(found).toEqual(keys);
  }, 120_000);

  it.each([
    ['is not there', () => ({ bucket: 'no-such-bucket' }), /does not exist/],
    ['belongs to other keys', () => ({ secretAccessKey: 'wrong' }), /may not be used/],
  ])('that %s is said at the start, in words', async (_, overrides, words) => {
    const { storage } = await storageOf({ bucket: await server.bucket(), ...overrides() });
    await expect(storage.assertUsable()).rejects.toThrow(words);
    await expect(storage.get('anything')).rejects.toBeInstanceOf(UnavailableError);
    await expect(storage.stat('anything')).rejects.toBeInstanceOf(
      'bucket' in overrides() ? StorageNotFoundError : UnavailableError,
    );
  });

  it('that does not answer is unavailable within seconds, and usable again afterwards', async () => {
    const { storage } = await storageOf();
    await storage.put('kept', Buffer.from('still here'));
    server.signal('SIGSTOP');
    try {
      // No mistake of whoever set it up: the program may start.
      await storage.assertUsable();
      const asked = Date.now();
      await expect(storage.stat('kept')).rejects.toBeInstanceOf(UnavailableError);
      await expect(storage.get('kept')).rejects.toBeInstanceOf(UnavailableError);
      expect(Date.now() - asked).toBeLessThan(15_000);
    } finally {
      server.signal('SIGCONT');
    }
    expect((await buffer((await storage.get('kept')).stream)).toString()).toBe('still here');
  }, 60_000);

  it('of a server that is gone is unavailable', async () => {
    const { storage } = await storageOf({ endpoint: 'http://127.0.0.1:9' });
    await expect(storage.put('a', Buffer.from('x'))).rejects.toBeInstanceOf(UnavailableError);
  });
});

describe('the program with a bucket', () => {
  it('takes a photo in, makes a picture, hands it out and erases both', async () => {
    const { bucket, storage } = await storageOf();
    const app = await startApp({
      env: {
        AWS_S3_BUCKET: bucket,
        S3_ENDPOINT: server.endpoint,
        AWS_ACCESS_KEY_ID: server.accessKeyId,
        AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
      },
    });
    const keys = async (): Promise<string[]> => {
      const found: string[] = [];
      for await (const { key } of storage.list('')) found.push(key);
      return found;
    };
    const { accessToken: token, password } = await app.signUp();
    const photo = await upload(app, token, await smallPhoto());
    expect((await keys()).length).toBeGreaterThan(0);
    const { body: run } = await startRun(app, token, photo);
    const ended = await untilEnded(app, token, run.id as string);
    expect(ended.status).toBe('COMPLETED');
    const address = new URL(ended.artifacts[0].downloadUrl as string, app.url);
    const part = await fetch(address, {
      headers: { authorization: `Bearer ${token}`, range: 'bytes=0-2' },
    });
    // A JPEG begins so.
    expect([part.status, Buffer.from(await part.arrayBuffer()).toString('hex')]).toEqual([
      206,
      'ffd8ff',
    ]);
    expect(part.headers.get('content-range')).toBe(`bytes 0-2/${ended.artifacts[0].bytes}`);

    // Silent for a while: said so, refused before it costs anything, and over by itself.
    const isWell = async (): Promise<boolean> =>
      (await app.get(`${app.url}/health/ready`)).body.parts.storage === 'ok';
    const next = await upload(app, token, await smallPhoto());
    server.signal('SIGSTOP');
    try {
      await eventually(async () => !(await isWell()), 40_000);
      const refused = await startRun(app, token, next);
      expect([refused.status, refused.body.error?.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    } finally {
      server.signal('SIGCONT');
    }
    await eventually(isWell, 40_000);
    const { body: later } = await startRun(app, token, next);
    expect(await untilEnded(app, token, later.id as string)).toMatchObject({ status: 'COMPLETED' });

    const erased = await app.post('/users/me/erase', {
      token,
      body: { confirm: 'ERASE', password },
    });
    expect(erased.status).toBe(202);
    await eventually(async () => (await keys()).length === 0, 30_000);
  }, 180_000);

  it('does not start with a bucket that is not there, and says why', async () => {
    await expect(
      startApp({
        env: {
          AWS_S3_BUCKET: 'no-such-bucket',
          S3_ENDPOINT: server.endpoint,
          AWS_ACCESS_KEY_ID: server.accessKeyId,
          AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
        },
      }),
    ).rejects.toThrow(/AWS_S3_BUCKET no-such-bucket: does not exist/);
  }, 60_000);
});
