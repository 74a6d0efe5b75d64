import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { diskUnavailable, type LocalDisk } from './local-disk.js';
import { toStorageError } from './storage.errors.js';

export const CHUNK_BYTES = 64 * 1024;

/** Reads up to a chunk at `at`, not beyond `end`. */
export async function readChunk(file: FileHandle, at: number, end: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, end - at));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
  return buffer.subarray(0, bytesRead);
}

/** A part of an open file, as a stream that fails where the disk falls silent. Closes the file. */
export class StoredBytes extends Readable {
  /** `first`: what stands at `at`, already read. */
  constructor(
    private readonly disk: LocalDisk,
    private readonly file: FileHandle,
    private first: Buffer | undefined,
    private at: number,
    private readonly end: number,
  ) {
    super({ highWaterMark: CHUNK_BYTES });
  }

  override _read(): void {
    if (this.at >= this.end) return void this.push(null);
    this.next().then(
      (chunk) => {
        this.at += chunk.length;
        // Cut short under the reader, who was promised more.
        if (chunk.length === 0) this.destroy(diskUnavailable());
        else this.push(chunk);
      },
      (error: unknown) => this.destroy(toStorageError(error) as Error),
    );
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    // Not waited for: on a silent disk it would take as long as what could not be read.
    void this.file.close().catch(() => undefined);
    done(error);
  }

  private async next(): Promise<Buffer> {
    const { first } = this;
    this.first = undefined;
    return first ?? (await this.disk.run(() => readChunk(this.file, this.at, this.end)));
  }
}
