import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Extent, Row } from '../bench.js';
import { median } from '../support/statistics.js';
import type { World } from '../support/world.js';

/** `npm start` where everything is installed and built and the database is there, until it says so. */
export const warmStart: Row<{ world: World; extent: Extent }> = async ({ world, extent }) => {
  const env = {
    PORT: '0',
    SANDBOX_PORT: String(await freePort()),
    DATA_DIR: join(world.folder, 'started'),
  };
  const times: number[] = [];
  for (let i = 0; i <= extent.count(7, 3); i++) {
    const began = performance.now();
    const program = await world.npmStart(env);
    // The first one makes the database.
    if (i > 0) times.push(performance.now() - began);
    await program.stop();
  }
  return [
    {
      what: 'npm start, warm, until it is ready (time)',
      baseline: '',
      value: median(times),
      unit: 'ms',
      good: 'low',
      must: 3_000,
      aim: 2_000,
      detail: `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms`,
    },
  ];
};

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
