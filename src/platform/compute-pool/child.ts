/**
 * Entry of a pool process: runs one task at a time and answers over IPC.
 * It has no relative imports besides types, so that it also runs uncompiled under Node's type stripping.
 */
import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import type { Task } from './compute-task.js';
import type { FromChild, RemoteErrorShape, ToChild } from './pool-messages.js';

// The parent went away: nobody can take a result any more.
process.on('disconnect', () => process.exit(0));

// Where cores are scarce, whoever answers requests goes before whoever makes pictures.
for (const thread of threads()) giveWay(thread);

const { default: sharp } = await import('sharp');
// One process is one core: libvips' own threads and cache would break the pool's bounds.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Those that run by now. On Linux a priority is a thread's own, and those that compile and clear away for
 * this one began before it; what it starts from here on has its priority. Elsewhere it is the process's.
 */
function threads(): number[] {
  try {
    return readdirSync('/proc/self/task').map(Number);
  } catch {
    return [process.pid];
  }
}

function giveWay(thread: number): void {
  try {
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended meanwhile.
  }
}

const running = new Map<number, AbortController>();

function send(message: FromChild): void {
  if (process.connected) process.send?.(message);
}

function describe(error: unknown): RemoteErrorShape {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { code, field, details } = error as Error & Record<string, unknown>;
  const shape: RemoteErrorShape = { name: error.name, message: error.message };
  if (typeof code === 'string') shape.code = code;
  if (typeof field === 'string') shape.field = field;
  if (details !== undefined) shape.details = details;
  if (error.stack !== undefined) shape.stack = error.stack;
  return shape;
}

async function run(message: Extract<ToChild, { kind: 'run' }>): Promise<void> {
  const { id } = message;
  const controller = new AbortController();
  running.set(id, controller);
  let answer: FromChild;
  try {
    const module = (await import(message.module)) as Record<string, unknown>;
    const task = module[message.name];
    if (typeof task !== 'function') {
      throw new TypeError(`Task "${message.name}" is not a function of ${message.module}`);
    }
    const output = await (task as Task<unknown, unknown>)(message.input, {
      progress: (value) => send({ kind: 'progress', id, value }),
      signal: controller.signal,
    });
    answer = { kind: 'done', id, output, rss: process.memoryUsage.rss() };
  } catch (error) {
    answer = { kind: 'failed', id, error: describe(error), rss: process.memoryUsage.rss() };
  }
  running.delete(id);
  try {
    send(answer);
  } catch (error) {
    // The output (or the details) cannot be cloned: the caller must still get an answer.
    send({
      kind: 'failed',
      id,
      error: { ...describe(error), details: undefined },
      rss: process.memoryUsage.rss(),
    });
  }
}

process.on('message', (message: ToChild) => {
  if (message.kind === 'run') void run(message);
  else running.get(message.id)?.abort();
});
