import type { NewFile } from '../platform/storage/index.js';

/** So much is collected before it is written: a write for each piece that arrives costs more than the bytes. */
const BATCH_BYTES = 256 * 1024;
/** And so many: a piece of one byte takes hundreds in memory, and senders choose how small theirs are. */
const BATCH_PIECES = 64;

/** A new file that the pieces of an upload are written to, in the order in which they come. */
export class UploadFile {
  private pieces: Uint8Array[] = [];
  private bytes = 0;

  constructor(private readonly file: NewFile) {}

  /** The piece is kept until it is written, and must not be changed. */
  async write(piece: Uint8Array): Promise<void> {
    this.pieces.push(piece);
    this.bytes += piece.length;
    if (this.bytes >= BATCH_BYTES || this.pieces.length >= BATCH_PIECES) await this.flush();
  }

  /** Writes what is left and closes. */
  async end(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.file.close();
    }
  }

  /** Closes; what is left is not worth writing, nor what the disk says to that. */
  async abandon(): Promise<void> {
    await this.file.close().catch(() => undefined);
  }

  /** A system may write less than it is asked to, and says so: what it left is asked for again. */
  private async flush(): Promise<void> {
    let { pieces } = this;
    this.pieces = [];
    this.bytes = 0;
    while (pieces.length > 0) {
      const { bytesWritten } = await this.file.writev(pieces);
      if (bytesWritten === 0) throw Object.assign(new Error('nothing written'), { code: 'ENOSPC' });
      pieces = without(pieces, bytesWritten);
    }
  }
}

/** The pieces after their first `bytes`. */
function without(pieces: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let skip = bytes;
  return pieces.flatMap((piece) => {
    const left = piece.subarray(Math.min(skip, piece.length));
    skip -= piece.length - left.length;
    return left.length > 0 ? [left] : [];
  });
}
