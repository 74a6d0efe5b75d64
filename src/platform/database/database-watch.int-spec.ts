import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createDatabase, type TestDatabase } from '../../../test/harness.js';
import { DatabaseWatch } from './database-watch.js';

const PATIENCE_MS = 1_500;

/** A way to the server on which nothing passes while it is held, and nothing is lost. */
class Valve {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private server: Server | undefined;
  private held = false;

  constructor(private readonly target: URL) {}

  async open(): Promise<string> {
    const server = createServer((socket) => {
      const upstream = connect(Number(this.target.port), this.target.hostname);
      const pair = [socket, upstream] as const;
      this.pairs.add(pair);
      for (const side of pair) {
        side.on('error', () => undefined);
        side.on('close', () => {
          pair.forEach((each) => each.destroy());
          this.pairs.delete(pair);
        });
      }
      socket.pipe(upstream).pipe(socket);
      if (this.held) pair.forEach((each) => each.pause());
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(this.target);
    url.port = String((server.address() as { port: number }).port);
    return url.href;
  }

  hold(): void {
    this.held = true;
    for (const pair of this.pairs) pair.forEach((each) => each.pause());
  }

  release(): void {
    this.held = false;
    for (const pair of this.pairs) pair.forEach((each) => each.resume());
  }

  close(): void {
    for (const pair of this.pairs) pair.forEach((each) => each.destroy());
    this.server?.close();
  }
}

let database: TestDatabase;
let valve: Valve;
let watch: DatabaseWatch;
let pool: pg.Pool;
const told: string[] = [];

beforeAll(async () => {
  database = await createDatabase();
});
beforeEach(async () => {
  valve = new Valve(new URL(database.url));
  const url = await valve.open();
  const tell = (_: unknown, message?: string) => void told.push(message ?? String(_));
  watch = new DatabaseWatch(url, PATIENCE_MS, { error: tell, info: tell } as never);
  pool = new pg.Pool({ connectionString: url, max: 2, Client: watch.over(pg.Client) });
  pool.on('error', () => undefined);
  watch.start();
});
afterEach(async () => {
  valve.close();
  watch.stop();
  await pool.end();
  told.length = 0;
});

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 15_000; !holds(); await sleep(20)) {
    if (Date.now() > end) throw new Error('It did not become so in time.');
  }
}

describe('a watched database', () => {
  it('that is silent ends what waits for it, refuses more at once, and serves when it answers', async () => {
    await pool.query('select 1');
    valve.hold();
    const waiting = pool.query('select 1').then(
      () => 'answered',
      (error: Error) => error.message,
    );
    await until(() => watch.isSilent);
    expect(await waiting).toMatch(/Connection terminated/);
    await expect(pool.query('select 1')).rejects.toThrow(/Connection terminated/);
    valve.release();
    await until(() => !watch.isSilent);
    expect((await pool.query('select 42 as n')).rows).toEqual([{ n: 42 }]);
    expect(told).toEqual(['the database does not answer', 'the database answers again']);
  }, 40_000);

  it('may take as long as it likes for a statement', async () => {
    const { rows } = await pool.query(`select pg_sleep(${(PATIENCE_MS * 3) / 1000}), 42 as n`);
    expect(rows).toMatchObject([{ n: 42 }]);
    expect(told).toEqual([]);
  }, 40_000);

  it('that refuses connections is not silent: who connects hears it by itself', async () => {
    await pool.query('select 1');
    valve.close();
    await sleep(PATIENCE_MS * 2);
    expect(watch.isSilent).toBe(false);
    await expect(pool.query('select 1')).rejects.toThrow();
  }, 40_000);
});
