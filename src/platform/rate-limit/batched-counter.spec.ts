import { describe, expect, it } from '@jest/globals';
import { type Allowance, BatchedCounter } from './batched-counter.js';
import type { Standing } from './rate-limiter.js';

const WINDOW_MS = 60_000;

/** The shared counter as one process of many sees it: it answers a little later. */
class SharedCounter {
  consumed = 0;
  questions = 0;

  add = async (_key: string, points: number): Promise<Standing> => {
    this.questions += 1;
    await Promise.resolve();
    this.consumed += points;
    return { consumed: this.consumed, msBeforeReset: WINDOW_MS };
  };
}

let now = 0;
const failures: unknown[] = [];

function counter(tell: SharedCounter['add'], { limit = 100, batch = 10, maxKeys = 100 } = {}) {
  return new BatchedCounter(
    { limit, windowMs: WINDOW_MS, batch, maxKeys },
    tell,
    (error) => failures.push(error),
    () => now,
  );
}

async function burst(processes: BatchedCounter[], requests: number): Promise<Allowance[]> {
  return Promise.all(
    Array.from({ length: requests }, async (_, at) =>
      (processes[at % processes.length] as BatchedCounter).count('key'),
    ),
  );
}

const allowed = (answers: Allowance[]): number => answers.filter((answer) => answer.allowed).length;

describe('BatchedCounter', () => {
  it('lets exactly the limit through in one process, all at once', async () => {
    const shared = new SharedCounter();
    expect(allowed(await burst([counter(shared.add)], 500))).toBe(100);
  });

  it('lets exactly the limit through in one process, one after the other', async () => {
    const process = counter(new SharedCounter().add);
    let passed = 0;
    for (let at = 0; at < 150; at++) if ((await process.count('key')).allowed) passed += 1;
    expect(passed).toBe(100);
  });

  it.each([2, 3, 5])(
    'lets at least the limit and at most a batch per process more through %d processes',
    async (count) => {
      const shared = new SharedCounter();
      const processes = Array.from({ length: count }, () => counter(shared.add));
      const passed = allowed(await burst(processes, 1000));
      expect(passed).toBeGreaterThanOrEqual(100);
      expect(passed).toBeLessThanOrEqual(100 + count * 10);
    },
  );

  it('asks the shared counter once per batch, and not at all for a few requests', async () => {
    const shared = new SharedCounter();
    const process = counter(shared.add);
    await burst([process], 10);
    expect(shared.questions).toBe(0);
    await burst([process], 90);
    expect(shared.questions).toBe(9);
  });

  it('tells what remains and when the window ends', async () => {
    const process = counter(new SharedCounter().add);
    now = 1_000;
    expect(await process.count('key')).toEqual({ allowed: true, remaining: 99, resetMs: 60_000 });
    now = 31_000;
    expect(await process.count('key')).toEqual({ allowed: true, remaining: 98, resetMs: 30_000 });
  });

  it('begins anew after the window', async () => {
    const process = counter(new SharedCounter().add, { limit: 5 });
    now = 0;
    await burst([process], 5);
    expect((await process.count('key')).allowed).toBe(false);
    now = WINDOW_MS;
    expect((await process.count('key')).allowed).toBe(true);
  });

  it('counts keys apart', async () => {
    const process = counter(new SharedCounter().add, { limit: 1 });
    now = 0;
    expect((await process.count('a')).allowed).toBe(true);
    expect((await process.count('a')).allowed).toBe(false);
    expect((await process.count('b')).allowed).toBe(true);
  });

  it('forgets the oldest key rather than grow without end', async () => {
    const process = counter(new SharedCounter().add, { limit: 1, maxKeys: 2 });
    now = 0;
    for (const key of ['a', 'b', 'c']) await process.count(key);
    expect((await process.count('c')).allowed).toBe(false);
    expect((await process.count('a')).allowed).toBe(true);
  });

  it('lets requests pass and says so when the shared counter fails', async () => {
    failures.length = 0;
    const process = counter(() => Promise.reject(new Error('gone')));
    expect(allowed(await burst([process], 300))).toBe(300);
    expect(failures.length).toBeGreaterThan(0);
  });
});
