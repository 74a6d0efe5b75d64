import { type DestinationStream, pino } from 'pino';

const FULL = 32 * 1024;
const LATEST_MS = 200;
/** While nothing can be written so much is kept; what comes after is lost. */
const MOST_KEPT = 1024 * 1024;

/**
 * Collects lines and writes many at a time, because a write for each would cost a quarter of a small
 * request. They are written after a fifth of a second at the latest, and when the process ends by itself;
 * a kill loses the lines of that moment. A disk that takes none ends nothing but the log.
 */
export class BatchedLines implements DestinationStream {
  private lines = '';
  private timer: NodeJS.Timeout | undefined;
  private readonly target: ReturnType<typeof pino.destination>;

  constructor(fd: number) {
    // Before the target's own listeners, which close it.
    process.on('beforeExit', () => this.pass());
    process.on('exit', () => this.flushSync());
    // At once, for a write that is still on its way when the process ends would be lost.
    this.target = pino.destination({ fd, sync: true, maxLength: MOST_KEPT });
    // Tried again with the next lines. Without a listener it would end the process.
    this.target.on('error', () => undefined);
  }

  write(line: string): void {
    this.lines += line;
    if (this.lines.length >= FULL) this.pass();
    else this.timer ??= setTimeout(() => this.pass(), LATEST_MS).unref();
  }

  /** Called for a fatal line: nothing is known of what comes after. */
  flushSync(): void {
    this.pass();
    try {
      this.target.flushSync();
    } catch {
      // As above; whoever ends goes on ending.
    }
  }

  private pass(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.lines === '') return;
    this.target.write(this.lines);
    this.lines = '';
  }
}
