import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import {
  type FileHandle,
  mkdir,
  open,
  opendir,
  rename,
  rm,
  rmdir,
  stat,
  unlink,
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock.js';
import { assertStorageKey, assertStoragePrefix } from './storage-key.js';
import { removeOlderThan } from './remove-older-than.js';
import { StorageNotFoundError, toStorageError } from './storage.errors.js';
import {
  type ByteRange,
  type LocalCopy,
  type OpenObject,
  type PutOptions,
  Storage,
  type StoredObject,
} from './storage.js';

const MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * Objects as files below one folder. A write goes to `tmp/` on the same file system, is synced and
 * then renamed, so that a reader, or a start after a crash, meets whole objects only. Times of
 * objects are those of the program's clock.
 */
export class FolderStorage extends Storage {
  private readonly objects: string;
  private readonly temporary: string;

  constructor(
    root: string,
    private readonly clock: Clock,
  ) {
    super();
    this.objects = join(root, 'objects');
    this.temporary = join(root, 'tmp');
  }

  override put(key: string, body: Readable | Buffer, options: PutOptions = {}): Promise<number> {
    return this.write(key, (draft) =>
      pipeline(
        Buffer.isBuffer(body) ? Readable.from([body], { objectMode: false }) : body,
        createWriteStream(draft, { flags: 'wx', mode: MODE }),
        { signal: options.signal },
      ),
    );
  }

  override async putFile(key: string, localPath: string): Promise<number> {
    const bytes = await this.write(key, async (draft) => {
      try {
        await rename(localPath, draft);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
        await pipeline(
          createReadStream(localPath),
          createWriteStream(draft, { flags: 'wx', mode: MODE }),
        );
      }
    });
    await rm(localPath, { force: true });
    return bytes;
  }

  override async get(key: string, range?: ByteRange): Promise<OpenObject> {
    const path = this.pathOf(key);
    let file: FileHandle | undefined;
    try {
      file = await open(path, 'r');
      const found = await file.stat();
      if (!found.isFile()) throw new StorageNotFoundError();
      const span = range && { start: range.start, end: range.end - 1 };
      return { stream: file.createReadStream(span), bytes: found.size };
    } catch (error) {
      await file?.close();
      throw toStorageError(error);
    }
  }

  override async stat(key: string): Promise<StoredObject> {
    const path = this.pathOf(key);
    try {
      const found = await stat(path);
      if (!found.isFile()) throw new StorageNotFoundError();
      return { key, bytes: found.size, modifiedAt: found.mtime };
    } catch (error) {
      throw toStorageError(error);
    }
  }

  override async delete(key: string): Promise<void> {
    const path = this.pathOf(key);
    try {
      await unlink(path);
    } catch (error) {
      const missing = toStorageError(error);
      if (!(missing instanceof StorageNotFoundError)) throw missing;
    }
    await this.removeEmptyFolders(dirname(path));
  }

  override async *list(prefix: string): AsyncIterable<StoredObject> {
    assertStoragePrefix(prefix);
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    for await (const path of files(join(this.objects, folder))) {
      const key = relative(this.objects, path);
      if (!key.startsWith(prefix)) continue;
      const found = await stat(path).catch(() => undefined);
      if (found) yield { key, bytes: found.size, modifiedAt: found.mtime };
    }
  }

  /** The file of the object itself. */
  override async localCopy(key: string): Promise<LocalCopy> {
    await this.stat(key);
    const release = () => Promise.resolve();
    return { path: this.pathOf(key), release, [Symbol.asyncDispose]: release };
  }

  override removeAbandoned(ageMs: number): Promise<number> {
    return removeOlderThan(this.temporary, ageMs);
  }

  /** Has `fill` make the object as a draft file, then puts it in its place in one step. */
  private async write(key: string, fill: (draft: string) => Promise<void>): Promise<number> {
    const path = this.pathOf(key);
    const draft = join(this.temporary, randomUUID());
    try {
      await mkdir(this.temporary, { recursive: true, mode: FOLDER_MODE });
      await fill(draft);
      const bytes = await this.seal(draft);
      await this.moveInto(path, draft);
      return bytes;
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw toStorageError(error);
    }
  }

  /** Stamps the draft with the program's time and waits until the disk has it. Returns its size. */
  private async seal(draft: string): Promise<number> {
    const file = await open(draft, 'r+');
    try {
      const now = this.clock.now();
      await file.utimes(now, now);
      await file.sync();
      return (await file.stat()).size;
    } finally {
      await file.close();
    }
  }

  private async moveInto(path: string, draft: string): Promise<void> {
    const folder = dirname(path);
    for (let tries = 1; ; tries++) {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      try {
        await rename(draft, path);
        break;
      } catch (error) {
        // A delete beside us may have removed the folder between the two steps.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries === 5) throw error;
      }
    }
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  }

  private async removeEmptyFolders(from: string): Promise<void> {
    for (let folder = from; folder !== this.objects; folder = dirname(folder)) {
      try {
        await rmdir(folder);
      } catch {
        return;
      }
    }
  }

  private pathOf(key: string): string {
    assertStorageKey(key);
    return join(this.objects, key);
  }
}

/** The files below a folder, at any depth; none where the folder is not there. */
async function* files(folder: string): AsyncIterable<string> {
  let entries;
  try {
    entries = await opendir(folder);
  } catch (error) {
    if (toStorageError(error) instanceof StorageNotFoundError) return;
    throw toStorageError(error);
  }
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.isFile()) yield path;
  }
}
