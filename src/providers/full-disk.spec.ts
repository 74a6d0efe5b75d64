import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { oneOrAll } from '../../test/support/thorough.js';
import { ComputePool, defineTask } from '../platform/compute-pool/index.js';
import type { ProviderRequest } from './ai-provider.js';
import { TestFolder } from './local/testing/sample-scene.js';
import { LocalProvider } from './local-provider.js';

const TASKS = new URL('./local/testing/uncompiled-tasks.mjs', import.meta.url);
const folder = new TestFolder();

/** The pool's own processes, with the engine's sources. */
class SourcePool extends ComputePool {
  override run: ComputePool['run'] = (task, input, options) =>
    super.run(defineTask(TASKS, task.name), input, options);
}

const pool = new SourcePool({ processes: 1 });
afterAll(async () => {
  await pool.close();
  folder.remove();
});

describe('a disk that is full, in the process that makes the picture', () => {
  it.each(
    oneOrAll([
      // One is written by libvips, the other by Node: each says it in its own way.
      ['edit.image', 'photo-duotone', 'photo-duotone.jpg', { contrast: 10 }],
      [
        'trace.lineart',
        'coloring-page',
        'coloring-page.svg',
        { difficulty: 'simple', paper: 'A4' },
      ],
    ] as const),
  )(
    'is no failure of the run: %s',
    async (capability, recipe, file, params) => {
      const outputDir = join(folder.path, recipe);
      mkdirSync(outputDir);
      symlinkSync('/dev/full', join(outputDir, file));
      const inputFiles = [await folder.photo(`${recipe}.png`)];
      const request: ProviderRequest = {
        capability,
        recipe,
        params,
        inputFiles,
        seed: 1,
        outputDir,
      };
      const context = { signal: new AbortController().signal, progress: () => undefined };
      await expect(new LocalProvider(pool).run(request, context)).rejects.toMatchObject({
        code: 'SERVICE_UNAVAILABLE',
      });
    },
    60_000,
  );
});
