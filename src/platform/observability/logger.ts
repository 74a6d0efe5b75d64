import { Inject, type LoggerService } from '@nestjs/common';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, multistream, pino, type StreamEntry } from 'pino';
import { type AppConfig, makeDataDir } from '../config/index.js';
import { BatchedLines } from './batched-lines.js';
import { isoTime } from './iso-time.js';

export const LOGGER = Symbol('Logger');
/** Injects the process's structured logger. */
export const InjectLogger = () => Inject(LOGGER);
export type { Logger };

/**
 * Structured logs as JSON lines: to standard output in production, else to `dataDir/pixshift.log`
 * with errors on standard error besides. Callers log ids and figures only, never bodies, tokens,
 * prompts, addresses of people or phone numbers.
 */
export function createLogger(config: AppConfig): Logger {
  const { environment, logLevel, dataDir, role } = config.app;
  const options = {
    level: logLevel,
    base: { pid: process.pid, role },
    timestamp: isoTime,
    serializers: { err: (error: unknown) => safeError(error) },
  };
  if (environment === 'production' || environment === 'staging') {
    return pino(options, new BatchedLines(process.stdout.fd));
  }
  makeDataDir(dataDir);
  const file = new BatchedLines(openSync(join(dataDir, 'pixshift.log'), 'a'));
  const streams: StreamEntry[] = [
    { level: 'trace', stream: file },
    { level: 'error', stream: pino.destination({ fd: 2, sync: true }) },
  ];
  return pino(options, multistream(streams));
}

/** Longer chains of causes, and those that end in themselves, are cut. */
const MAX_CAUSES = 4;

/**
 * An error as type, code and stack. Database drivers put values into their messages, so of those
 * only the code and the constraint are kept.
 */
function safeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as Error & Record<string, unknown>;
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const hasCause = error.cause !== undefined && depth < MAX_CAUSES;
  const cause = hasCause ? safeError(error.cause, depth + 1) : undefined;
  return {
    type: error.name,
    code,
    ...(fromDatabase
      ? {
          constraint,
          table,
          stack: error.stack
            ?.split('\n')
            .filter((line) => /^\s+at /.test(line))
            .join('\n'),
        }
      : { message: error.message, stack: error.stack }),
    ...(cause ? { cause } : {}),
  };
}

/** Lets Nest write its own messages through the same logger. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }
  debug(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }
  verbose(message: unknown, context?: string): void {
    this.logger.trace({ context }, String(message));
  }
}
