// Takes photos in and judges them as a process of the pool does, or takes them in as sharp alone would, and
// tells what one costs in ms of processor time.
import { join } from 'node:path';
import sharp from 'sharp';
import { judgePicture } from '../../dist/src/moderation/judge-picture.js';
import { checkPicture } from '../../dist/src/uploads/check-picture.js';
import { ingest } from '../../dist/src/uploads/ingest.task.js';

sharp.concurrency(1);
sharp.cache(false);

const LIMITS = { minSide: 100, maxSide: 5000, maxJpegScans: 100 };

const work = {
  async ingest(photo, folder) {
    const { format } = await checkPicture(photo, LIMITS);
    await ingest({
      ...LIMITS,
      path: photo,
      format,
      picturePath: join(folder, 'ingested.jpg'),
      previewPath: join(folder, 'ingested.webp'),
      previewSide: 960,
    });
  },
  /** What was taken in before. */
  async judge(photo, folder) {
    await judgePicture({ path: join(folder, 'ingested.webp') });
  },
  async sharp(photo, folder) {
    await sharp(photo).jpeg({ quality: 92 }).toFile(join(folder, 'encoded.jpg'));
  },
};

process.on('message', async ({ kind, times, photo, folder }) => {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) await work[kind](photo, folder);
  const { user, system } = process.cpuUsage(before);
  process.send({ cpu: (user + system) / 1000 / times });
});
