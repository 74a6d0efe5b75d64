// Makes pages with the engine as a process of the pool does, and tells the time and processor time of one in
// ms and the most memory in MB.
import { join } from 'node:path';
import sharp from 'sharp';
import * as tasks from '../../dist/src/providers/local/tasks.js';

sharp.concurrency(1);
sharp.cache(false);

const context = { progress() {}, signal: new AbortController().signal };

process.on('message', async ({ task, wishes, folder }) => {
  let most = 0;
  const started = performance.now();
  const before = process.cpuUsage();
  for (const [seed, wish] of wishes.entries()) {
    const request = { difficulty: 'medium', paper: 'A4', ...wish, seed };
    await tasks[task]({ ...request, outputDir: join(folder, 'made') }, context);
    most = Math.max(most, process.memoryUsage.rss());
  }
  const { user, system } = process.cpuUsage(before);
  process.send({
    time: (performance.now() - started) / wishes.length,
    cpu: (user + system) / 1000 / wishes.length,
    memory: most / 1024 / 1024,
  });
});
