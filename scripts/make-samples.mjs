// Makes the sample photos' thumbnails and the contact sheets from the compiled engine: run after a change of a look.
//   npm run samples
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { contactSheet, SHEETS, thumbnail, THUMBNAILS } from './setup/sample-pictures.mjs';

const root = join(import.meta.dirname, '..');
const engine = join(root, 'dist/src/providers/local');
const { look } = await import(join(engine, 'tasks.js'));
const { LOOKS } = await import(join(engine, 'looks/looks.js'));

sharp.concurrency(1);
sharp.cache(false);

const SAMPLES = join(root, 'web/public/samples');

const SEED = 7;

/** The photo that shows a look best, and settings that differ from the defaults. */
const SHOWN = {
  'photo-pencil-sketch': { photo: 'astronaut' },
  'photo-colour-pencil': { photo: 'chelsea' },
  'photo-oil': { photo: 'coffee' },
  'photo-watercolour': { photo: 'coffee' },
  'photo-cartoon': { photo: 'astronaut' },
  'photo-comic': { photo: 'chelsea' },
  'photo-pop-art': { photo: 'astronaut' },
  'photo-duotone': { photo: 'chelsea' },
  'photo-1900s': { photo: 'astronaut' },
  'photo-1910s': { photo: 'coffee' },
  'photo-1920s': { photo: 'astronaut' },
  'photo-1930s': { photo: 'astronaut' },
  'photo-1940s': { photo: 'rocket' },
  'photo-1950s': { photo: 'rocket' },
  'photo-1960s': { photo: 'coffee' },
  'photo-1970s': { photo: 'coffee' },
  'photo-1980s': { photo: 'chelsea' },
  'photo-1990s': { photo: 'rocket', params: { date: '1996-08-14' } },
};

const context = { progress() {}, signal: new AbortController().signal };
const work = await mkdtemp(join(tmpdir(), 'pixshift-samples-'));

async function makeLook(slug, photo, params = {}) {
  const outputDir = join(work, slug, photo);
  const inputPath = join(SAMPLES, `${photo}.jpg`);
  const { files } = await look({ inputPath, outputDir, look: slug, params, seed: SEED }, context);
  return files[0].path;
}

await mkdir(THUMBNAILS, { recursive: true });
await mkdir(SHEETS, { recursive: true });
const photos = (await readdir(SAMPLES))
  .filter((name) => name.endsWith('.jpg'))
  .map((name) => name.slice(0, -'.jpg'.length))
  .sort();

const lookRows = [photos.map((photo) => join(SAMPLES, `${photo}.jpg`))];
for (const { slug } of LOOKS) {
  const row = [];
  for (const photo of photos) row.push(await makeLook(slug, photo, SHOWN[slug].params));
  lookRows.push(row);
  const { photo } = SHOWN[slug];
  await thumbnail(row[photos.indexOf(photo)], slug);
  await thumbnail(join(SAMPLES, `${photo}.jpg`), `${slug}-before`);
}
await contactSheet(lookRows, 'looks.jpg');

await rm(work, { recursive: true, force: true });
