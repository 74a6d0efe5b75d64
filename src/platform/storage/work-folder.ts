import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskUnavailable, LocalDisk } from './local-disk.js';
import { removeOlderThan } from './remove-older-than.js';
import { StorageNotFoundError, toStorageError } from './storage.errors.js';

const TIMEOUT_MS = 8_000;

/** A new file that is written piece by piece. */
export interface NewFile {
  writev(pieces: readonly Uint8Array[]): Promise<{ readonly bytesWritten: number }>;
  close(): Promise<void>;
}

/**
 * A folder of one piece of work. It goes, with all in it, when the work ends. All but `release`
 * throw an UnavailableError where the disk is full, gone or silent.
 */
export interface WorkSpace extends AsyncDisposable {
  readonly path: string;
  /** Path of a file in it. */
  file(name: string): string;
  /** A new file in it. */
  create(name: string): Promise<NewFile>;
  /** A new folder in it. Resolves with its path. */
  folder(name: string): Promise<string>;
  /** Something short that is done with files in it. */
  within<T>(work: () => Promise<T>): Promise<T>;
  /** Never throws: what cannot be removed now goes as soon as it can. */
  release(): Promise<void>;
}

/**
 * Room for files that are not objects yet: uploads in quarantine, renditions in the making. On the
 * same file system as the folder store, so that `putFile` moves. What a crash leaves behind goes by
 * {@link removeAbandoned}.
 */
export class WorkFolder {
  private readonly disk: LocalDisk;

  constructor(
    private readonly root: string,
    timeoutMs = TIMEOUT_MS,
  ) {
    this.disk = new LocalDisk(timeoutMs, async () => removeAll(await this.newFolder('probe')));
  }

  /**
   * A new folder for one piece of work: `await using space = await workFolder.open('upload')`.
   * @throws UnavailableError where the disk is full, gone or silent
   */
  async open(purpose: string): Promise<WorkSpace> {
    const path = await this.on(() => this.newFolder(purpose), removeAll);
    const file = (name: string): string => join(path, name);
    const release = () => this.disk.eventually(() => removeAll(path));
    return {
      path,
      file,
      create: (name) => this.create(file(name)),
      folder: async (name) => {
        await this.on(() => mkdir(file(name)));
        return file(name);
      },
      within: (work) => this.on(work),
      release,
      [Symbol.asyncDispose]: release,
    };
  }

  /** Removes the folders that nobody touched for `ageMs`. Returns how many. */
  removeAbandoned(ageMs: number): Promise<number> {
    return removeOlderThan(this.root, ageMs, this.disk);
  }

  private async newFolder(purpose: string): Promise<string> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    return mkdtemp(join(this.root, `${purpose}-`));
  }

  private async create(path: string): Promise<NewFile> {
    const file = await this.on(
      () => open(path, 'wx', 0o600),
      (late) => late.close(),
    );
    return {
      writev: (pieces) => this.on(() => file.writev(pieces)),
      close: () =>
        this.on(() => file.close()).catch((error: unknown) => {
          void this.disk.eventually(() => file.close());
          throw error;
        }),
    };
  }

  /** Here nothing is missing but by a disk that is gone. */
  private async on<T>(work: () => Promise<T>, late?: (result: T) => Promise<unknown>): Promise<T> {
    try {
      return await this.disk.run(work, late);
    } catch (error) {
      const known = toStorageError(error);
      throw known instanceof StorageNotFoundError ? diskUnavailable({ cause: error }) : known;
    }
  }
}

function removeAll(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true });
}
