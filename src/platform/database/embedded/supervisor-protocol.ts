import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { EmbeddedPostgresErrorCode } from './embedded-postgres.errors.js';

/** What the supervisor is told on its command line, as JSON. */
export interface SupervisorTask {
  readonly dataDir: string;
  /** Settings of PostgreSQL beyond the usual ones. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The supervisor's exit code when another one already looks after this data folder. */
export const ALREADY_SUPERVISED = 75;

export type ClientMessage =
  | { readonly type: 'hello'; readonly nonce: string; readonly proof: string }
  /** "I need the database no longer": answered by the end of the connection. */
  | { readonly type: 'release' };

export type SupervisorMessage =
  | { readonly type: 'welcome'; readonly proof: string }
  | { readonly type: 'starting'; readonly note: string }
  /** `supervisor` is its pid. */
  | { readonly type: 'ready'; readonly port: number; readonly supervisor: number }
  /** The answer to `release` while others still use the database. */
  | { readonly type: 'kept' }
  /** Too late: it is shutting down. Connect again when it is gone. */
  | { readonly type: 'stopping' }
  | {
      readonly type: 'failed';
      readonly code: EmbeddedPostgresErrorCode;
      readonly message: string;
    };

/**
 * The name of the supervisor's socket in Linux's abstract namespace. Binding it is the lock of the
 * data folder: only one process can, and the kernel frees it however that process ends, so there
 * is no stale lock to judge. The same folder under another path gives the same name.
 */
export function socketName(dataDir: string): string {
  const { dev, ino } = statSync(dataDir);
  const digest = createHash('sha256').update(`${dev}:${ino}`).digest('hex');
  return `\0pixshift-postgres-${digest.slice(0, 32)}`;
}

/**
 * Any account of the machine can bind or reach an abstract socket: both sides prove that they can
 * read the password file before they believe each other.
 */
export function proofOf(password: string, role: 'client' | 'supervisor', nonce: string): string {
  return createHmac('sha256', password).update(`${role}:${nonce}`).digest('hex');
}

export function sameProof(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/**
 * The database's password, made at the first start and kept in a file that only its owner can
 * read. Of several processes that start at once, one makes it and the others read it: the finished
 * file appears by a link, which only the first can make.
 */
export function databasePassword(dataDir: string): string {
  const file = join(dataDir, 'postgres-password');
  const found = readPassword(file);
  if (found !== undefined) return found;
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}

function readPassword(file: string): string | undefined {
  try {
    const password = readFileSync(file, 'utf8').trim();
    if (/^[\w-]{16,}$/.test(password)) return password;
    rmSync(file, { force: true });
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Calls `handle` for every JSON line; a peer that sends anything else is cut off. */
export function readMessages<T>(socket: Socket, handle: (message: T) => void): void {
  let pending = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    pending += chunk;
    const lines = pending.split('\n');
    pending = lines.pop() ?? '';
    try {
      if (pending.length > 65_536) throw new Error('line too long');
      for (const line of lines) handle(JSON.parse(line) as T);
    } catch {
      socket.destroy();
    }
  });
}

export function sendMessage<T extends ClientMessage | SupervisorMessage>(
  socket: Socket,
  message: T,
): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}
