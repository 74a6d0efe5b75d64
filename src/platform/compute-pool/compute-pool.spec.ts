import { afterEach, describe, expect, it } from '@jest/globals';
import { constants } from 'node:os';
import { ComputePool, type ComputePoolOptions } from './compute-pool.js';
import { defineTask } from './compute-task.js';

const fixture = new URL('./compute-pool.fixture.mjs', import.meta.url);

interface Finished {
  label: string;
  at: number;
  pid: number;
}

const double = defineTask<number, number>(fixture, 'double');
const whoAmI = defineTask<null, { pid: number; env: string[] }>(fixture, 'whoAmI');
const niceness = defineTask<null, number[]>(fixture, 'niceness');
const wait = defineTask<{ ms: number; label: string }, Finished>(fixture, 'wait');
const obedient = defineTask<null, string>(fixture, 'obedient');
const hang = defineTask<null, never>(fixture, 'hang');
const crash = defineTask<null, never>(fixture, 'crash');
const refuse = defineTask<null, never>(fixture, 'refuse');
const unclonable = defineTask<null, unknown>(fixture, 'unclonable');
const bloat = defineTask<null, number>(fixture, 'bloat');
const leaf = defineTask<null, number>(fixture, 'leaf');
const litter = defineTask<null, number>(fixture, 'litter');
const missing = defineTask<null, never>(fixture, 'missing');

const pools: ComputePool[] = [];

function open(options: Partial<ComputePoolOptions> = {}): ComputePool {
  const pool = new ComputePool(options);
  pools.push(pool);
  return pool;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function eventually(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(condition()).toBe(true);
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe('ComputePool', () => {
  it('runs a task in another process and starts none before it is needed', async () => {
    const pool = open();
    expect(pool.pids()).toEqual([]);
    await expect(pool.run(double, 21)).resolves.toBe(42);
    const { pid } = await pool.run(whoAmI, null);
    expect(pid).not.toBe(process.pid);
    expect(pool.pids()).toEqual([pid]);
  });

  it('hides the environment of the parent from its processes', async () => {
    process.env['POOL_SPEC_SECRET'] = 'hunter2';
    const { env } = await open().run(whoAmI, null);
    delete process.env['POOL_SPEC_SECRET'];
    expect(env).not.toContain('POOL_SPEC_SECRET');
    expect(env).not.toContain('HOME');
  });

  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('gives way with every thread of its processes', async () => {
    const found = await open().run(niceness, null);
    expect(found.length).toBeGreaterThan(1);
    expect(Math.min(...found)).toBeGreaterThanOrEqual(constants.priority.PRIORITY_BELOW_NORMAL);
  });

  it('never runs more processes than it may', async () => {
    const pool = open({ processes: 2, batchProcesses: 2 });
    const labels = ['a', 'b', 'c', 'd', 'e'];
    const all = await Promise.all(labels.map((label) => pool.run(wait, { ms: 40, label })));
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(2);
  });

  it('runs first what came first', async () => {
    const pool = open({ processes: 1 });
    const order: string[] = [];
    const onProgress = (value: unknown) => order.push((value as { started: string }).started);
    const labels = ['a', 'b', 'c', 'd'];
    await Promise.all(labels.map((label) => pool.run(wait, { ms: 1, label }, { onProgress })));
    expect(order).toEqual(labels);
  });

  it('keeps a process free of batch work, so that an interactive task starts at once', async () => {
    const pool = open({ processes: 2 });
    const batch = ['a', 'b', 'c'].map((label) => pool.run(wait, { ms: 400, label }));
    const settled: string[] = [];
    for (const task of batch) void task.then(({ label }) => settled.push(label));
    await pool.run(double, 1, { priority: 'interactive' });
    expect(settled).toEqual([]);
    await Promise.all(batch);
  });

  it('lets interactive tasks overtake waiting batch tasks', async () => {
    const pool = open({ processes: 1 });
    const order: string[] = [];
    const push = ({ label }: Finished) => order.push(label);
    await Promise.all([
      pool.run(wait, { ms: 30, label: 'running' }).then(push),
      pool.run(wait, { ms: 1, label: 'batch' }).then(push),
      pool.run(wait, { ms: 1, label: 'interactive' }, { priority: 'interactive' }).then(push),
    ]);
    expect(order).toEqual(['running', 'interactive', 'batch']);
  });

  it('kills a task that runs over its time and goes on with a fresh process', async () => {
    const pool = open({ processes: 1 });
    const { pid } = await pool.run(whoAmI, null);
    await expect(pool.run(hang, null, { timeoutMs: 150 })).rejects.toMatchObject({
      name: 'ComputePoolError',
      code: 'TASK_TIMEOUT',
    });
    await expect(pool.run(double, 4)).resolves.toBe(8);
    await eventually(() => !isAlive(pid));
  });

  it('rejects at once on abort and keeps the process of a task that obeys', async () => {
    const pool = open({ processes: 1 });
    const { pid } = await pool.run(whoAmI, null);
    const abort = new AbortController();
    const options = { signal: abort.signal, onProgress: () => abort.abort() };
    await expect(pool.run(obedient, null, options)).rejects.toMatchObject({ code: 'TASK_ABORTED' });
    await expect(pool.run(whoAmI, null)).resolves.toMatchObject({ pid });
  });

  it('kills the process of an aborted task that does not obey', async () => {
    const pool = open({ processes: 1, cancelGraceMs: 50 });
    const { pid } = await pool.run(whoAmI, null);
    const abort = new AbortController();
    const options = { signal: abort.signal, onProgress: () => abort.abort() };
    await expect(pool.run(hang, null, options)).rejects.toMatchObject({ code: 'TASK_ABORTED' });
    const after = await pool.run(whoAmI, null);
    expect(after.pid).not.toBe(pid);
  });

  it('never starts a task that was aborted while it waited', async () => {
    const pool = open({ processes: 1 });
    const abort = new AbortController();
    const first = pool.run(wait, { ms: 50, label: 'first' });
    const second = pool.run(crash, null, { signal: abort.signal });
    abort.abort();
    await expect(second).rejects.toMatchObject({ code: 'TASK_ABORTED' });
    await expect(first).resolves.toMatchObject({ label: 'first' });
  });

  it('rejects the task of a crashed process only, and replaces the process', async () => {
    const pool = open({ processes: 2, batchProcesses: 2 });
    const bystander = pool.run(wait, { ms: 100, label: 'bystander' });
    await expect(pool.run(crash, null)).rejects.toMatchObject({
      code: 'PROCESS_CRASHED',
      details: { signal: 'SIGKILL' },
    });
    await expect(bystander).resolves.toMatchObject({ label: 'bystander' });
    await expect(pool.run(double, 2)).resolves.toBe(4);
  });

  it('carries name, code, message, field and details of an error across', async () => {
    await expect(open().run(refuse, null)).rejects.toMatchObject({
      name: 'Refusal',
      message: 'No such thing',
      code: 'NO_SUCH_THING',
      field: 'photo',
      details: { limit: 5 },
    });
  });

  it('says what is wrong with a task or a value that cannot cross', async () => {
    const pool = open();
    await expect(pool.run(missing, null)).rejects.toThrow('"missing" is not a function');
    await expect(pool.run(unclonable, null)).rejects.toThrow('could not be cloned');
    const input = (() => 1) as unknown as number;
    await expect(pool.run(double, input)).rejects.toMatchObject({ code: 'TASK_NOT_SENT' });
    await expect(pool.run(double, 3)).resolves.toBe(6);
  });

  it('replaces a process after its number of tasks', async () => {
    const pool = open({ processes: 1, maxTasksPerProcess: 2 });
    const pids: number[] = [];
    for (let n = 0; n < 4; n++) pids.push((await pool.run(whoAmI, null)).pid);
    expect(pids[0]).toBe(pids[1]);
    expect(pids[2]).toBe(pids[3]);
    expect(pids[0]).not.toBe(pids[2]);
    await eventually(() => !isAlive(pids[0]!));
  });

  it('takes no more and more for small things, and gives back what pictures took', async () => {
    const pool = open();
    expect(await pool.run(litter, null)).toBeLessThan(26);
    expect(await pool.run(leaf, null)).toBeLessThan(40);
  });

  it('replaces a process that grew too large', async () => {
    const pool = open({ processes: 1, maxRssBytes: 100 * 1024 * 1024 });
    const pid = await pool.run(bloat, null);
    await expect(pool.run(whoAmI, null)).resolves.not.toMatchObject({ pid });
  });

  it('ends idle processes', async () => {
    const pool = open({ idleMs: 30 });
    const { pid } = await pool.run(whoAmI, null);
    await eventually(() => !isAlive(pid));
    expect(pool.pids()).toEqual([]);
    await expect(pool.run(double, 5)).resolves.toBe(10);
  });

  it('refuses what exceeds its queue', async () => {
    const pool = open({ processes: 1, maxQueue: 1 });
    const running = pool.run(wait, { ms: 30, label: 'running' });
    const waiting = pool.run(double, 1);
    await expect(pool.run(double, 2)).rejects.toMatchObject({ code: 'POOL_FULL' });
    await Promise.all([running, waiting]);
  });

  it('closes: running and waiting tasks are rejected and no process stays', async () => {
    const pool = open({ processes: 1 });
    const { pid } = await pool.run(whoAmI, null);
    const running = pool.run(hang, null);
    const waiting = pool.run(double, 1);
    const outcomes = Promise.allSettled([running, waiting]);
    await pool.close();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'POOL_CLOSED' } });
    }
    expect(isAlive(pid)).toBe(false);
    await expect(pool.run(double, 1)).rejects.toMatchObject({ code: 'POOL_CLOSED' });
  });
});
