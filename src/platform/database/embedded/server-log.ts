import {
  closeSync,
  copyFileSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';

const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The log file that PostgreSQL and its supervisor share. It is kept small by copying it to
 * `<file>.1` and cutting it: the server writes in append mode, so it carries on in the same file.
 */
export class ServerLog {
  readonly fd: number;

  constructor(private readonly file: string) {
    this.fd = openSync(file, 'a+', 0o640);
    this.rotate();
  }

  write(text: string): void {
    try {
      writeSync(this.fd, `${new Date().toISOString()} [supervisor ${process.pid}] ${text}\n`);
    } catch {
      // A full disk must not stop the one process that can shut the database down in order.
    }
  }

  size(): number {
    return fstatSync(this.fd).size;
  }

  /** What was written after `offset`, at most the last 20,000 bytes of it. */
  since(offset: number): string {
    const end = this.size();
    const start = Math.max(offset > end ? 0 : offset, end - 20_000);
    const buffer = Buffer.alloc(end - start);
    return buffer.toString('utf8', 0, readSync(this.fd, buffer, 0, buffer.length, start));
  }

  rotate(): void {
    if (this.size() <= MAX_BYTES) return;
    try {
      copyFileSync(this.file, `${this.file}.1`);
    } catch {
      // No room for the copy: the old lines are worth less than the room.
    }
    ftruncateSync(this.fd, 0);
  }

  close(): void {
    closeSync(this.fd);
  }
}
