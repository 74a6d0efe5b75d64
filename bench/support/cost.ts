import { type Load, send } from './load.js';
import { cpuMs } from './processes.js';
import { type Compared, compare } from './statistics.js';
import type { Server, World } from './world.js';

export interface Cost {
  /** Processor time per request, in µs: of the server's process, and with the database's. */
  server: Compared;
  withDatabase: Compared;
  /** Requests per second. */
  throughput: Compared;
}

interface Side {
  server: Server;
  load: Load;
  /** Puts things back before each round, unmeasured. */
  before?: () => Promise<unknown>;
}

/** What the same requests cost two servers. */
export async function compareCost(
  world: World,
  rounds: number,
  subject: Side,
  baseline: Side,
): Promise<Cost> {
  // A server that has just started still runs its code the slow way.
  for (const { server, load, before } of [subject, baseline]) {
    await before?.();
    await send(server.url, load);
  }
  const measure = async ({ server, load, before }: Side) => {
    await before?.();
    const started = { server: cpuMs(server.pid), database: world.databaseCpuMs() };
    const ms = await send(server.url, load);
    const micros = (cpu: number): number => (cpu * 1000) / load.amount;
    const own = micros(cpuMs(server.pid) - started.server);
    return {
      server: own,
      withDatabase: own + micros(world.databaseCpuMs() - started.database),
      throughput: (load.amount * 1000) / ms,
    };
  };
  return compare(
    rounds,
    () => measure(subject),
    () => measure(baseline),
  );
}
