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
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../clock.js';
import { diskUnavailable, LocalDisk } from './local-disk.js';
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
import { readChunk, StoredBytes } from './stored-bytes.js';

const MODE = 0o600;
const FOLDER_MODE = 0o700;
const TIMEOUT_MS = 8_000;

const MARK = '.pixshift-store';
const MARK_TEXT = `PixShift keeps its files in this folder. While this file is missing, the program takes the
folder for one whose disk is not mounted: it stores nothing here and takes nothing for erased.
`;

/**
 * Objects as files below one folder. A write goes to `tmp/` on the same file system, is synced and
 * then renamed, so that a reader, or a start after a crash, meets whole objects only. Times of
 * objects are those of the program's clock. A mark tells a store without an object from a folder
 * without the store.
 */
export class FolderStorage extends Storage {
  private readonly objects: string;
  private readonly temporary: string;
  private readonly mark: string;
  private readonly disk: LocalDisk;
  private made: Promise<void> | undefined;

  constructor(
    private readonly root: string,
    private readonly clock: Clock,
    timeoutMs = TIMEOUT_MS,
  ) {
    super();
    this.objects = join(root, 'objects');
    this.temporary = join(root, 'tmp');
    this.mark = join(root, MARK);
    this.disk = new LocalDisk(timeoutMs, () => this.writeSomething());
  }

  override async put(
    key: string,
    body: Readable | Buffer,
    options: PutOptions = {},
  ): Promise<number> {
    const path = this.pathOf(key);
    const draft = this.newDraft();
    try {
      const file = await this.on(
        async () => {
          await this.makeRoom();
          return open(draft, 'wx', MODE);
        },
        (opened) => opened.close().finally(() => rm(draft, { force: true })),
      );
      await this.fill(file, body, options.signal);
      return await this.publish(draft, path);
    } catch (error) {
      await this.drop(draft);
      throw toStorageError(error);
    }
  }

  override async putFile(key: string, localPath: string): Promise<number> {
    const path = this.pathOf(key);
    const draft = this.newDraft();
    try {
      await this.on(
        () => this.take(localPath, draft),
        () => rm(draft, { force: true }),
      );
      return await this.publish(draft, path);
    } catch (error) {
      await this.drop(draft);
      throw error;
    }
  }

  override async get(key: string, range?: ByteRange): Promise<OpenObject> {
    const path = this.pathOf(key);
    const found = await this.on(
      () => openAt(path, range),
      ({ file }) => file.close(),
    );
    const { file, first, at, end, bytes } = found;
    return { stream: new StoredBytes(this.disk, file, first, at, end), bytes };
  }

  override async stat(key: string): Promise<StoredObject> {
    const path = this.pathOf(key);
    return this.on(async () => {
      const found = await stat(path);
      if (!found.isFile()) throw new StorageNotFoundError();
      return { key, bytes: found.size, modifiedAt: found.mtime };
    });
  }

  override async delete(key: string): Promise<void> {
    const path = this.pathOf(key);
    try {
      await this.on(() => unlink(path));
    } catch (error) {
      if (!(error instanceof StorageNotFoundError)) throw error;
    }
    await this.on(() => this.removeEmptyFolders(dirname(path)));
  }

  override async *list(prefix: string): AsyncIterable<StoredObject> {
    assertStoragePrefix(prefix);
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    for await (const path of this.files(join(this.objects, folder))) {
      const key = relative(this.objects, path);
      if (!key.startsWith(prefix)) continue;
      const found = await this.on(() => stat(path).catch(() => undefined));
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
    return removeOlderThan(this.temporary, ageMs, this.disk);
  }

  override check(): Promise<void> {
    return this.on(async () => {
      await this.makeRoom();
      await this.writeSomething();
    });
  }

  /** Work on the disk, with its errors as those of the port. */
  private on<T>(
    work: (signal: AbortSignal) => Promise<T>,
    late?: (result: T) => Promise<unknown>,
  ): Promise<T> {
    return this.disk.run(async (signal) => {
      try {
        await this.makeOnce();
        return await work(signal);
      } catch (error) {
        const known = toStorageError(error);
        // What is not there may be elsewhere, on a disk that is not.
        if (known instanceof StorageNotFoundError) await this.requireMark();
        throw known;
      }
    }, late);
  }

  /** The store, where there is none yet. Only then: what goes while the program runs is not made anew. */
  private makeOnce(): Promise<void> {
    this.made ??= this.make().catch((error: unknown) => {
      this.made = undefined;
      throw error;
    });
    return this.made;
  }

  private async make(): Promise<void> {
    await mkdir(this.objects, { recursive: true, mode: FOLDER_MODE });
    try {
      await writeFile(this.mark, MARK_TEXT, { flag: 'wx', mode: MODE });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }

  /** @throws UnavailableError where the folder is there and the store is not */
  private async requireMark(): Promise<void> {
    try {
      await stat(this.mark);
    } catch (error) {
      throw diskUnavailable({ cause: error });
    }
  }

  private async makeRoom(): Promise<void> {
    await this.requireMark();
    await mkdir(this.temporary, { recursive: true, mode: FOLDER_MODE });
  }

  private newDraft(): string {
    return join(this.temporary, randomUUID());
  }

  /** Writes all of `body`, however slowly it comes, and closes the file. */
  private async fill(
    file: FileHandle,
    body: Readable | Buffer,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    try {
      const source = Buffer.isBuffer(body) ? Readable.from([body], { objectMode: false }) : body;
      if (signal) addAbortSignal(signal, source);
      for await (const chunk of source as AsyncIterable<Buffer>) {
        await this.disk.run(() => file.writeFile(chunk));
      }
    } finally {
      await this.disk.eventually(() => file.close());
    }
  }

  /** Makes a draft of a local file, by a move where it can. */
  private async take(localPath: string, draft: string): Promise<void> {
    await this.makeRoom();
    try {
      await rename(localPath, draft);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      await pipeline(
        createReadStream(localPath),
        createWriteStream(draft, { flags: 'wx', mode: MODE }),
      );
      await rm(localPath, { force: true });
    }
  }

  /** Puts a draft in its place in one step. Returns its size. */
  private publish(draft: string, path: string): Promise<number> {
    return this.on(async (signal) => {
      try {
        const bytes = await this.seal(draft);
        // Whoever wanted it has been told that it failed.
        signal.throwIfAborted();
        await this.moveInto(path, draft);
        return bytes;
      } catch (error) {
        if (signal.aborted) await rm(draft, { force: true });
        throw error;
      }
    });
  }

  private drop(draft: string): Promise<void> {
    return this.disk.eventually(() => rm(draft, { force: true }));
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
      await this.requireMark();
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

  /** The files below a folder, at any depth; none where the folder is not there. */
  private async *files(folder: string): AsyncIterable<string> {
    let entries;
    try {
      entries = await this.on(
        () => opendir(folder),
        (late) => late.close(),
      );
    } catch (error) {
      if (error instanceof StorageNotFoundError) return;
      throw error;
    }
    try {
      for (;;) {
        const entry = await this.on(() => entries.read());
        if (!entry) return;
        const path = join(folder, entry.name);
        if (entry.isDirectory()) yield* this.files(path);
        else if (entry.isFile()) yield path;
      }
    } finally {
      await entries.close().catch(() => undefined);
    }
  }

  /** Finds out whether the disk takes anything: it fails as every write would. */
  private async writeSomething(): Promise<void> {
    const path = join(this.root, `.probe-${randomUUID()}`);
    const file = await open(path, 'wx', MODE);
    try {
      await file.writeFile('x');
      await file.sync();
    } finally {
      await file.close();
      await unlink(path);
    }
  }

  private pathOf(key: string): string {
    assertStorageKey(key);
    return join(this.objects, key);
  }
}

/** An open file with its first bytes, so that a disk that gives none is noticed before any answer. */
async function openAt(path: string, range: ByteRange | undefined) {
  const file = await open(path, 'r');
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new StorageNotFoundError();
    const at = range?.start ?? 0;
    const end = Math.min(range?.end ?? found.size, found.size);
    const first = at < end ? await readChunk(file, at, end) : undefined;
    return { file, first, at, end, bytes: found.size };
  } catch (error) {
    await file.close();
    throw error;
  }
}
