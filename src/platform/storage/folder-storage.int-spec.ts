import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { storageContract } from '../../../test/contracts/storage.contract.js';
import type { Clock } from '../clock.js';
import { UnavailableError } from '../errors/index.js';
import { FolderStorage } from './folder-storage.js';

const at = (time: string): Clock => ({ now: () => new Date(time) }) as Clock;

storageContract('a folder', async () => {
  const root = await mkdtemp(join(tmpdir(), 'folder-storage-'));
  return {
    storage: new FolderStorage(root, at('2026-11-21T12:00:00Z')),
    dispose: () => rm(root, { recursive: true }),
  };
});

describe('FolderStorage', () => {
  let root: string;
  let storage: FolderStorage;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'folder-storage-'));
    storage = new FolderStorage(root, at('2026-11-21T12:00:00Z'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('stamps objects with the time of the program', async () => {
    await storage.put('timed', Buffer.from('x'));
    expect((await storage.stat('timed')).modifiedAt).toEqual(new Date('2026-11-21T12:00:00Z'));
  });

  it('leaves no draft behind when a write fails', async () => {
    const failing = new Readable({ read: () => failing.destroy(new Error('cut')) });
    await expect(storage.put('a', failing)).rejects.toThrow('cut');
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  it('keeps files from other accounts of the machine', async () => {
    await storage.put('private/file', Buffer.from('x'));
    expect((await stat(join(root, 'objects/private/file'))).mode & 0o077).toBe(0);
    expect((await stat(join(root, 'objects/private'))).mode & 0o077).toBe(0);
  });

  it('removes the folders that a delete leaves empty, and no other', async () => {
    await storage.put('u/1/a', Buffer.from('x'));
    await storage.put('u/2/b', Buffer.from('x'));
    await storage.delete('u/1/a');
    expect(await readdir(join(root, 'objects/u'))).toEqual(['2']);
  });

  it('removes old drafts of interrupted writes and keeps young ones', async () => {
    await mkdir(join(root, 'tmp'));
    await writeFile(join(root, 'tmp/old'), 'x');
    await writeFile(join(root, 'tmp/young'), 'x');
    const past = new Date(Date.now() - 7_200_000);
    await utimes(join(root, 'tmp/old'), past, past);
    expect(await storage.removeAbandoned(3_600_000)).toBe(1);
    expect(await readdir(join(root, 'tmp'))).toEqual(['young']);
  });

  it.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'EMFILE'])(
    'says that it is unavailable on %s, and leaves nothing',
    async (code) => {
      const failing = new Readable({
        read: () => failing.destroy(Object.assign(new Error('the disk'), { code })),
      });
      await expect(storage.put('a', failing)).rejects.toBeInstanceOf(UnavailableError);
      expect(await readdir(join(root, 'tmp'))).toEqual([]);
    },
  );
});
