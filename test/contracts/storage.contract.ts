import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Storage, StorageNotFoundError } from '../../src/platform/storage/index.js';

export interface StorageUnderTest {
  storage: Storage;
  /** Removes all that the test stored. */
  dispose(): Promise<void>;
}

/** What every adapter of the storage port does. */
export function storageContract(name: string, make: () => Promise<StorageUnderTest>): void {
  describe(`${name} keeps the contract of storage`, () => {
    let subject: StorageUnderTest;
    let storage: Storage;
    let folder: string;

    beforeEach(async () => {
      subject = await make();
      storage = subject.storage;
      folder = await mkdtemp(join(tmpdir(), 'storage-contract-'));
    });
    afterEach(async () => {
      await subject.dispose();
      await rm(folder, { recursive: true, force: true });
    });

    const read = async (key: string): Promise<Buffer> => buffer((await storage.get(key)).stream);
    const keys = async (prefix: string): Promise<string[]> => {
      const found: string[] = [];
      for await (const { key } of storage.list(prefix)) found.push(key);
      return found.sort();
    };

    it('gives back what was put, from a buffer and from a stream', async () => {
      const body = randomBytes(300_000);
      expect(await storage.put('a/buffer.bin', body)).toBe(300_000);
      expect(await storage.put('a/stream.bin', Readable.from(slices(body)))).toBe(300_000);
      expect(await read('a/buffer.bin')).toEqual(body);
      expect(await read('a/stream.bin')).toEqual(body);
      const open = await storage.get('a/buffer.bin');
      open.stream.destroy();
      expect(open.bytes).toBe(300_000);
      expect(await storage.stat('a/stream.bin')).toMatchObject({
        key: 'a/stream.bin',
        bytes: 300_000,
      });
    });

    it('keeps an empty object', async () => {
      expect(await storage.put('empty', Buffer.alloc(0))).toBe(0);
      expect(await read('empty')).toHaveLength(0);
    });

    it('reads a range', async () => {
      await storage.put('range', Buffer.from('0123456789'));
      const { stream, bytes } = await storage.get('range', { start: 2, end: 5 });
      expect((await buffer(stream)).toString()).toBe('234');
      expect(bytes).toBe(10);
    });

    it('replaces an object as a whole', async () => {
      await storage.put('same', Buffer.from('the first, longer body'));
      await storage.put('same', Buffer.from('second'));
      expect((await read('same')).toString()).toBe('second');
    });

    it('takes a file over', async () => {
      const path = join(folder, 'local');
      await writeFile(path, 'from a file');
      expect(await storage.putFile('taken/over.txt', path)).toBe(11);
      expect((await read('taken/over.txt')).toString()).toBe('from a file');
      await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
    });

    it('says that an object is not there', async () => {
      await storage.put('there/is-a-file', Buffer.from('x'));
      for (const key of ['missing', 'there', 'there/is-a-file/below', 'there/other']) {
        await expect(storage.get(key)).rejects.toBeInstanceOf(StorageNotFoundError);
        await expect(storage.stat(key)).rejects.toBeInstanceOf(StorageNotFoundError);
        await expect(storage.localCopy(key)).rejects.toBeInstanceOf(StorageNotFoundError);
      }
    });

    it('deletes, and deletes again', async () => {
      await storage.put('gone/soon', Buffer.from('x'));
      await storage.delete('gone/soon');
      await storage.delete('gone/soon');
      await storage.delete('never/was');
      await expect(storage.stat('gone/soon')).rejects.toBeInstanceOf(StorageNotFoundError);
      expect(await keys('')).toEqual([]);
    });

    it('lists what starts with a prefix', async () => {
      for (const key of ['u/1/a', 'u/1/b', 'u/10/c', 'u/2/d', 'v/1/e']) {
        await storage.put(key, Buffer.from(key));
      }
      expect(await keys('u/1/')).toEqual(['u/1/a', 'u/1/b']);
      expect(await keys('u/1')).toEqual(['u/1/a', 'u/1/b', 'u/10/c']);
      expect(await keys('')).toHaveLength(5);
      expect(await keys('none/')).toEqual([]);
    });

    it('gives a path for work that needs one', async () => {
      await storage.put('for/work.txt', Buffer.from('on disk'));
      await using copy = await storage.localCopy('for/work.txt');
      expect(await readFile(copy.path, 'utf8')).toBe('on disk');
    });

    it('shows nothing of an object while it is written, and nothing after a failed write', async () => {
      let seen: string[] = ['not looked'];
      const failing = Readable.from(
        (async function* () {
          yield randomBytes(100_000);
          seen = await keys('');
          throw new Error('the sender hung up');
        })(),
      );
      await expect(storage.put('half/an-object', failing)).rejects.toThrow('the sender hung up');
      expect(seen).toEqual([]);
      expect(await keys('')).toEqual([]);
      await expect(storage.get('half/an-object')).rejects.toBeInstanceOf(StorageNotFoundError);
    });

    it('keeps the object that was there when its replacement fails', async () => {
      await storage.put('kept', Buffer.from('old'));
      const aborter = new AbortController();
      const endless = Readable.from(
        (async function* () {
          for (let i = 0; ; i++) {
            if (i === 3) aborter.abort();
            yield randomBytes(10_000);
            await new Promise((resolve) => setImmediate(resolve));
          }
        })(),
      );
      await expect(storage.put('kept', endless, { signal: aborter.signal })).rejects.toThrow();
      expect((await read('kept')).toString()).toBe('old');
    });

    it('lets readers meet whole objects only, whoever writes', async () => {
      const bodies = Array.from({ length: 4 }, (_, i) => Buffer.alloc(200_000, 65 + i));
      const whole = new Set(bodies.map(digest));
      await storage.put('busy', bodies[0]!);
      let writing = true;
      const writers = Promise.all(
        bodies.map(async (body) => {
          for (let i = 0; i < 5; i++) await storage.put('busy', body);
        }),
      ).finally(() => (writing = false));
      while (writing) expect(whole).toContain(digest(await read('busy')));
      await writers;
    });

    it('survives writes and deletes in the same folder at once', async () => {
      await Promise.all(
        Array.from({ length: 40 }, async (_, i) => {
          await storage.put(`churn/deep/${i}`, Buffer.from(String(i)));
          if (i % 2 === 0) await storage.delete(`churn/deep/${i}`);
        }),
      );
      expect(await keys('churn/')).toHaveLength(20);
    });

    it.each([
      '',
      '/',
      '/etc/passwd',
      '..',
      '../x',
      'a/../b',
      'a/./b',
      'a//b',
      'a/',
      '.hidden',
      'a/.hidden',
      'a\\b',
      'a\0b',
      'ä',
      'a b',
      '%2e%2e/x',
      'x'.repeat(600),
      `${'x'.repeat(129)}/y`,
    ])('refuses the key %j', async (key) => {
      await expect(storage.put(key, Buffer.from('x'))).rejects.toBeInstanceOf(TypeError);
      await expect(storage.get(key)).rejects.toBeInstanceOf(TypeError);
      await expect(storage.delete(key)).rejects.toBeInstanceOf(TypeError);
      await expect(storage.putFile(key, join(folder, 'none'))).rejects.toBeInstanceOf(TypeError);
    });
  });
}

function* slices(body: Buffer): Iterable<Buffer> {
  for (let at = 0; at < body.length; at += 7_001) yield body.subarray(at, at + 7_001);
}

const digest = (body: Buffer): string => createHash('sha256').update(body).digest('hex');
