import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * The first of `count` neighbouring ports that are free on loopback. Below the range from which the
 * kernel takes ports for outgoing connections, so that none of ours is lost to one of those.
 */
export async function freePorts(count = 1): Promise<number> {
  for (;;) {
    const first = randomInt(10_000, 20_000);
    const free = await Promise.all(Array.from({ length: count }, (_, i) => isFree(first + i)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      probe.close(() => resolve(true));
    });
  });
}
