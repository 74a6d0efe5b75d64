import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AppConfig } from './config/index.js';
import type { Logger } from './observability/index.js';
import { RecurringWork } from './recurring-work.js';

const logged: unknown[] = [];

class Work extends RecurringWork {
  protected readonly everyMs = 1_000;
  protected readonly title = 'counting';
  begun = 0;

  constructor(
    role: 'api' | 'worker',
    protected override readonly beginsAtOnce = false,
  ) {
    super(
      { app: { role } } as unknown as AppConfig,
      { error: (_: unknown, text: string) => logged.push(text) } as unknown as Logger,
    );
  }

  end: (error?: Error) => void = () => undefined;

  protected override round(): Promise<void> {
    this.begun += 1;
    return new Promise((resolve, reject) => {
      this.end = (error) => (error ? reject(error) : resolve());
    });
  }
}

beforeEach(() => {
  jest.useFakeTimers();
  logged.length = 0;
});
afterEach(() => {
  jest.useRealTimers();
});

describe('recurring work', () => {
  it('is for workers', async () => {
    const [api, worker] = [new Work('api'), new Work('worker')];
    for (const work of [api, worker]) void work.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(1_000);
    expect([api.begun, worker.begun]).toEqual([0, 1]);
  });

  it('begins at once where it says so', () => {
    const work = new Work('worker', true);
    void work.onApplicationBootstrap();
    expect(work.begun).toBe(1);
  });

  it('does one round at a time', async () => {
    const work = new Work('worker');
    void work.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(3_500);
    expect(work.begun).toBe(1);
    work.end();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(work.begun).toBe(2);
  });

  it('tells of a round that fails, and goes on', async () => {
    const work = new Work('worker');
    void work.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(1_000);
    work.end(new Error('no'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(logged).toEqual(['counting failed']);
    expect(work.begun).toBe(2);
  });

  it('ends after the round that is going on', async () => {
    const work = new Work('worker');
    void work.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(1_000);
    let ended = false;
    const ending = work.beforeApplicationShutdown().then(() => (ended = true));
    await jest.advanceTimersByTimeAsync(5_000);
    expect([ended, work.begun]).toEqual([false, 1]);
    work.end();
    await ending;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(work.begun).toBe(1);
  });
});
