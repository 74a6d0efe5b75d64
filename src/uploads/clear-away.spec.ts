import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

const MIB = 1024 * 1024;
const module = new URL('./clear-away.ts', import.meta.url).pathname;

/** The most that lay outside of the heap, in MiB, while 200 MiB came in by pieces that nobody keeps. */
function mostOutside(options: string[]): number {
  const script = `
    import { clearAway } from ${JSON.stringify(module)};
    let most = 0;
    for (let i = 0; i < 3200; i++) {
      clearAway(new ArrayBuffer(${MIB / 16}).byteLength);
      most = Math.max(most, process.memoryUsage().arrayBuffers);
      // What is let go of is cleared away by another thread.
      if (i % 16 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    console.log(most / ${MIB});`;
  const run = spawnSync(process.execPath, [...options, '--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: {},
  });
  return Number(run.stdout);
}

it('lets go of what came in long before V8 would by itself', () => {
  expect(mostOutside(['--expose-gc'])).toBeLessThan(mostOutside([]) / 1.5);
});
