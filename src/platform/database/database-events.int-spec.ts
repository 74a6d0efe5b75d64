import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OpenDatabase, openDatabase } from '../../../test/support/open-database.js';
import { selectRows } from '../../../test/support/select-rows.js';
import { DatabaseEvents } from './database-events.js';

let database: OpenDatabase;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await openDatabase(2);
});
afterAll(() => database.close());
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

function newEvents(url = database.url): DatabaseEvents {
  const events = new DatabaseEvents(url);
  opened.push({ close: () => events.close() });
  return events;
}

const notify = (events: DatabaseEvents, channel: string, payload: string): Promise<void> =>
  database.db.transaction((em) => events.notify(em, channel, payload));

async function until(condition: () => boolean, ms = 8_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(10)) if (condition()) return;
  throw new Error('did not happen in time');
}

/** Ends the listening connections on the server's side. Returns how many there were. */
async function terminate(): Promise<number> {
  const rows = await selectRows(
    database.url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'pixshift-events' and datname = current_database()`,
  );
  return rows.length;
}

/** A door before the database that can be shut, as a server that is down shuts it. */
class Door {
  connections = 0;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  constructor(private readonly target: URL) {}

  async open(port = 0): Promise<number> {
    const server = createServer((socket) => {
      this.connections++;
      const upstream = connect(Number(this.target.port), this.target.hostname);
      for (const side of [socket, upstream]) {
        this.sockets.add(side);
        side.on('error', () => undefined);
        side.on('close', () => {
          socket.destroy();
          upstream.destroy();
        });
      }
      socket.pipe(upstream).pipe(socket);
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return (server.address() as { port: number }).port;
  }

  async shut(): Promise<void> {
    const closed = new Promise<void>((resolve) => void this.server?.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
    await closed;
  }
}

describe('messages', () => {
  it('reach every process that listens, and only their channel', async () => {
    const heard: string[] = [];
    const [one, two] = [newEvents(), newEvents()];
    await one.listen('news', (payload) => heard.push(`one ${payload}`));
    await two.listen('news', (payload) => heard.push(`two ${payload}`));
    await two.listen('other', (payload) => heard.push(`other ${payload}`));
    await notify(one, 'news', 'hello');
    await until(() => heard.length === 2);
    expect(heard.sort()).toEqual(['one hello', 'two hello']);
  });

  it('go out when their transaction commits, and not when it is rolled back', async () => {
    const heard: string[] = [];
    const events = newEvents();
    await events.listen('news', (payload) => heard.push(payload));
    const failing = database.db.transaction(async (em) => {
      await events.notify(em, 'news', 'never');
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await database.db.transaction(async (em) => {
      await events.notify(em, 'news', 'at the end');
      await sleep(150);
      expect(heard).toEqual([]);
    });
    await until(() => heard.length > 0);
    expect(heard).toEqual(['at the end']);
  });

  it('stop for those who have stopped to listen', async () => {
    const heard: string[] = [];
    const events = newEvents();
    const stop = await events.listen('news', () => heard.push('first'));
    await events.listen('news', () => heard.push('second'));
    stop();
    await notify(events, 'news', '');
    await until(() => heard.length > 0);
    await sleep(50);
    expect(heard).toEqual(['second']);
  });

  it('one handler that fails keeps no other from hearing', async () => {
    const heard: string[] = [];
    const events = newEvents();
    await events.listen('news', () => {
      throw new Error('a mistake in a handler');
    });
    await events.listen('news', (payload) => heard.push(payload));
    await notify(events, 'news', 'still here');
    await until(() => heard.length === 1);
  });
});

describe('a lost connection', () => {
  it('is made again, all channels are heard on it, and listeners are told of the gap once', async () => {
    const heard: string[] = [];
    let gaps = 0;
    const events = newEvents();
    await events.listen('news', (payload) => heard.push(payload));
    await events.listen('more', (payload) => heard.push(payload));
    events.onReconnect(() => gaps++);
    expect(await terminate()).toBe(1);
    await until(() => gaps > 0);
    await notify(events, 'news', 'a');
    await notify(events, 'more', 'b');
    await until(() => heard.length === 2);
    await sleep(300);
    expect(gaps).toBe(1);
    expect(await terminate()).toBe(1);
    await until(() => gaps === 2);
  });

  it('while the database is away it asks seldom, and tells listeners once when it is back', async () => {
    const target = new URL(database.url);
    const door = new Door(target);
    const through = new URL(database.url);
    through.port = String(await door.open());
    opened.push({ close: () => door.shut() });
    let gaps = 0;
    const heard: string[] = [];
    const events = newEvents(through.href);
    await events.listen('news', (payload) => heard.push(payload));
    events.onReconnect(() => gaps++);
    // A server that takes connections and ends them at once, as one that is starting does.
    await door.shut();
    let refused = 0;
    const rude = createServer((socket) => {
      refused++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => rude.listen(Number(through.port), '127.0.0.1', resolve));
    await sleep(3_000);
    await new Promise((resolve) => rude.close(resolve));
    // 100 ms, then twice as long each time: five tries in three seconds.
    expect(refused).toBeGreaterThanOrEqual(3);
    expect(refused).toBeLessThanOrEqual(8);
    expect(gaps).toBe(0);
    await door.open(Number(through.port));
    await until(() => gaps > 0);
    await notify(events, 'news', 'back');
    await until(() => heard.length === 1);
    await sleep(200);
    expect(gaps).toBe(1);
    expect(door.connections).toBe(2);
  }, 20_000);

  it('is not made again after the end', async () => {
    const events = newEvents();
    await events.listen('news', () => undefined);
    await events.close();
    await sleep(500);
    expect(await terminate()).toBe(0);
  });
});
