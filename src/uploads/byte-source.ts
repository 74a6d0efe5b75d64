import { type FileHandle, open } from 'node:fs/promises';

/** Random access to the bytes of a file, so that headers are read without reading the file. */
export interface ByteSource {
  readonly size: number;
  /** Up to `length` bytes from `at` on; fewer, or none, where the file ends before. */
  read(at: number, length: number): Promise<Buffer>;
}

const WINDOW = 64 * 1024;

/** A file as a {@link ByteSource}. Reads ahead by a window, because headers are read in small steps. */
export class FileSource implements ByteSource, AsyncDisposable {
  private window = Buffer.alloc(0);
  private windowAt = 0;

  private constructor(
    private readonly file: FileHandle,
    readonly size: number,
  ) {}

  static async open(path: string): Promise<FileSource> {
    const file = await open(path, 'r');
    return new FileSource(file, (await file.stat()).size);
  }

  async read(at: number, length: number): Promise<Buffer> {
    const from = at - this.windowAt;
    if (from >= 0 && from + length <= this.window.length) {
      return this.window.subarray(from, from + length);
    }
    const buffer = Buffer.allocUnsafe(
      Math.max(0, Math.min(Math.max(length, WINDOW), this.size - at)),
    );
    const { bytesRead } = await this.file.read(buffer, 0, buffer.length, at);
    this.window = buffer.subarray(0, bytesRead);
    this.windowAt = at;
    return this.window.subarray(0, length);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.file.close();
  }
}
