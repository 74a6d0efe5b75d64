// Makes the looks' thumbnails and contact sheets from the compiled engine: run after a change of a look.
//   npm run samples
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { hairSheet } from './setup/hair-sheet.mjs';
import { lookSheets } from './setup/look-sheets.mjs';
import { root } from './setup/paths.mjs';
import { SHEETS, THUMBNAILS } from './setup/sample-pictures.mjs';

sharp.concurrency(1);
sharp.cache(false);

const work = await mkdtemp(join(tmpdir(), 'pixshift-samples-'));
await mkdir(THUMBNAILS, { recursive: true });
await mkdir(SHEETS, { recursive: true });
const engine = join(root, 'dist/src/providers/local');
await lookSheets(engine, work);
await hairSheet(engine, work);
await rm(work, { recursive: true, force: true });
