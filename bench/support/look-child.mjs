// Makes looks of a photo, or makes it bigger, as a process of the pool does; or decodes and encodes it by sharp alone.
// Tells the processor time of one in ms, the memory after one at the most and the most that there ever was, in MB.
import { join } from 'node:path';
import sharp from 'sharp';
import { enlarge, look } from '../../dist/src/providers/local/tasks.js';

sharp.concurrency(1);
sharp.cache(false);

const context = { progress() {}, signal: new AbortController().signal };
const SIDE = 1024;

const kinds = {
  look: ({ slug, photo, folder }, seed) =>
    look(
      {
        inputPath: photo,
        outputDir: join(folder, 'looks'),
        look: slug,
        params: {},
        seed,
        maxSide: SIDE,
      },
      context,
    ),
  enlarge: ({ scale, photo, folder }) =>
    enlarge({ inputPath: photo, outputDir: join(folder, 'bigger'), params: { scale } }, context),
  /** As it is. */
  plain: ({ photo, folder }) =>
    sharp(photo)
      .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
      .toFile(join(folder, 'plain.jpg')),
  sharp: ({ photo, folder }) =>
    sharp(photo)
      .resize(SIDE, SIDE, { fit: 'inside' })
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      .toFile(join(folder, 'plain.jpg')),
};

process.on('message', async (task) => {
  let memory = 0;
  const before = process.cpuUsage();
  for (let seed = 0; seed < task.times; seed++) {
    await kinds[task.kind](task, seed);
    memory = Math.max(memory, process.memoryUsage.rss());
  }
  const { user, system } = process.cpuUsage(before);
  process.send({
    cpu: (user + system) / 1000 / task.times,
    memory: memory / 1024 / 1024,
    peak: process.resourceUsage().maxRSS / 1024,
  });
});
