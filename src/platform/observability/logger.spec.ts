import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppConfig } from '../config/index.js';
import { createLogger, type Logger } from './logger.js';

let dataDir: string;
let logger: Logger;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'pixshift-log-'));
  const app = { environment: 'test', logLevel: 'info', dataDir, role: 'all' };
  logger = createLogger({ app } as unknown as AppConfig);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function lines(): Promise<Record<string, unknown>[]> {
  logger.flush();
  // Written behind the caller's back: what is awaited here has come when the file has stopped growing.
  for (let size = -1, now = 0; size !== now || now === 0; await sleep(300)) {
    size = now;
    now = statSync(join(dataDir, 'pixshift.log'), { throwIfNoEntry: false })?.size ?? 0;
  }
  return readFileSync(join(dataDir, 'pixshift.log'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('is one JSON object a line, with time, level, process and role', async () => {
    logger.info({ generationId: 'g-1' }, 'run completed');
    logger.debug('not at this level');
    expect(await lines()).toEqual([
      {
        level: 30,
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        pid: process.pid,
        role: 'all',
        generationId: 'g-1',
        msg: 'run completed',
      },
    ]);
  });

  it('keeps of a database error its code, its constraint and where it was, not its words', async () => {
    const cause = Object.assign(
      new Error('Key (email)=(ada@example.test) already exists: insert into app_user values (…)'),
      { code: '23505', constraint: 'app_user_email_unique', detail: 'ada@example.test' },
    );
    const wrapped = Object.assign(new Error(cause.message), { ...cause, cause });
    logger.warn({ err: wrapped }, 'failed');
    const [line] = await lines();
    expect(line?.['err']).toMatchObject({ code: '23505', constraint: 'app_user_email_unique' });
    expect(JSON.stringify(line)).toContain('logger.spec');
    expect(JSON.stringify(line)).not.toMatch(/ada@|insert into|Key \(/);
  });

  it('keeps of an unknown error what helps to find it, and of its causes too', async () => {
    logger.warn({ err: new TypeError('x is not a function', { cause: 'a text' }) }, 'failed');
    const [line] = await lines();
    expect(line?.['err']).toMatchObject({
      type: 'TypeError',
      message: 'x is not a function',
      stack: expect.stringContaining('logger.spec'),
      cause: { type: 'string' },
    });
  });

  it('ends with an error whose cause is itself', async () => {
    const error = new Error('round and round');
    error.cause = error;
    logger.warn({ err: error }, 'failed');
    expect(await lines()).toHaveLength(1);
  });
});

describe('a process that ends', () => {
  const ending = (how: string): string[] => {
    const module = new URL('./batched-lines.ts', import.meta.url).pathname;
    const script = `
      import { BatchedLines } from ${JSON.stringify(module)};
      const lines = new BatchedLines(1);
      for (let i = 0; i < 5000; i++) lines.write(i + ' of 5000 lines\\n');
      ${how}`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      env: {},
    });
    return stdout.split('\n').filter(Boolean);
  };

  it.each(['', 'process.exit(0);', 'throw new Error("unforeseen");'])(
    'has written every line, in order: %s',
    (how) => {
      const lines = ending(how);
      expect(lines).toHaveLength(5_000);
      expect(lines.every((line, i) => line === `${i} of 5000 lines`)).toBe(true);
    },
  );
});
