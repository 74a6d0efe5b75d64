import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeOlderThan } from './remove-older-than.js';
import { toStorageError } from './storage.errors.js';

/** A folder of one piece of work. It goes, with all in it, when the work ends. */
export interface WorkSpace extends AsyncDisposable {
  readonly path: string;
  /** Path of a file in it. */
  file(name: string): string;
  release(): Promise<void>;
}

/**
 * Room for files that are not objects yet: uploads in quarantine, renditions in the making. On the
 * same file system as the folder store, so that `putFile` moves. What a crash leaves behind goes by
 * {@link removeAbandoned}.
 */
export class WorkFolder {
  constructor(private readonly root: string) {}

  /**
   * A new folder for one piece of work: `await using space = await workFolder.open('upload')`.
   * @throws UnavailableError where the disk is full
   */
  async open(purpose: string): Promise<WorkSpace> {
    try {
      await mkdir(this.root, { recursive: true, mode: 0o700 });
      const path = await mkdtemp(join(this.root, `${purpose}-`));
      const release = () => rm(path, { recursive: true, force: true });
      return { path, file: (name) => join(path, name), release, [Symbol.asyncDispose]: release };
    } catch (error) {
      throw toStorageError(error);
    }
  }

  /** Removes the folders that nobody touched for `ageMs`. Returns how many. */
  removeAbandoned(ageMs: number): Promise<number> {
    return removeOlderThan(this.root, ageMs);
  }
}
