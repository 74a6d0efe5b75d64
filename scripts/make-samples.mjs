// Makes the sample photos' thumbnails and the contact sheets from the compiled engine: run after a change of a look.
//   npm run samples
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const root = join(import.meta.dirname, '..');
const engine = join(root, 'dist/src/providers/local');
const { look, coloringPage } = await import(join(engine, 'tasks.js'));
const { LOOKS } = await import(join(engine, 'looks/looks.js'));
const { DIFFICULTIES } = await import(join(engine, 'coloring/difficulty.js'));
const { COLORING_SLUG } = await import(join(engine, 'engine-manifest.js'));

sharp.concurrency(1);
sharp.cache(false);

const SAMPLES = join(root, 'web/public/samples');
const THUMBNAILS = join(root, 'web/public/looks');
const SHEETS = join(root, 'docs/contact-sheets');

const THUMBNAIL = { width: 640, height: 480 };
const MAX_THUMBNAIL_BYTES = 60_000;
const CELL = 480;
const GAP = 12;
const SEED = 7;

/** The photo that shows a look best, and settings that differ from the defaults. */
const SHOWN = {
  'photo-pencil-sketch': { photo: 'astronaut' },
  'photo-pop-art': { photo: 'astronaut' },
  'photo-duotone': { photo: 'chelsea' },
  'photo-1920s': { photo: 'astronaut' },
  'photo-1970s': { photo: 'coffee' },
  'photo-1990s': { photo: 'rocket', params: { date: '1996-08-14' } },
  [COLORING_SLUG]: { photo: 'coffee', difficulty: 'medium' },
};

const context = { progress() {}, signal: new AbortController().signal };
const work = await mkdtemp(join(tmpdir(), 'pixshift-samples-'));

async function makeLook(slug, photo, params = {}) {
  const outputDir = join(work, slug, photo);
  const inputPath = join(SAMPLES, `${photo}.jpg`);
  const { files } = await look({ inputPath, outputDir, look: slug, params, seed: SEED }, context);
  return files[0].path;
}

async function makePage(photo, difficulty) {
  const outputDir = join(work, difficulty, photo);
  const inputPath = join(SAMPLES, `${photo}.jpg`);
  const request = { inputPath, outputDir, difficulty, paper: 'A4', seed: SEED };
  const { files } = await coloringPage(request, context);
  return files.find(({ kind }) => kind === 'image').path;
}

/** A picture as a WebP thumbnail, at the best quality that keeps it small. */
async function thumbnail(input, name) {
  const small = await sharp(input)
    .resize(THUMBNAIL.width, THUMBNAIL.height, { fit: 'inside' })
    .toColourspace('srgb')
    .png()
    .toBuffer();
  for (let quality = 84; quality >= 30; quality -= 6) {
    const bytes = await sharp(small).webp({ quality, effort: 6 }).toBuffer();
    if (bytes.length > MAX_THUMBNAIL_BYTES) continue;
    await writeFile(join(THUMBNAILS, `${name}.webp`), bytes);
    return;
  }
  throw new Error(`${name} does not fit into ${MAX_THUMBNAIL_BYTES} bytes`);
}

/** Without the white sheet around the drawing. */
const trimmed = (path) =>
  sharp(path).trim({ threshold: 30 }).toColourspace('srgb').png().toBuffer();

async function contactSheet(rows, name) {
  const columns = Math.max(...rows.map((row) => row.length));
  const tiles = [];
  for (const [y, row] of rows.entries()) {
    for (const [x, path] of row.entries()) {
      const { data, info } = await sharp(path)
        .resize(CELL, CELL, { fit: 'inside' })
        .toColourspace('srgb')
        .png()
        .toBuffer({ resolveWithObject: true });
      tiles.push({
        input: data,
        left: GAP + x * (CELL + GAP) + Math.floor((CELL - info.width) / 2),
        top: GAP + y * (CELL + GAP) + Math.floor((CELL - info.height) / 2),
      });
    }
  }
  const size = (count) => GAP + count * (CELL + GAP);
  await sharp({
    create: { width: size(columns), height: size(rows.length), channels: 3, background: '#e6e4df' },
  })
    .composite(tiles)
    .jpeg({ quality: 82 })
    .toFile(join(SHEETS, name));
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

const pageRows = [];
for (const difficulty of Object.keys(DIFFICULTIES)) {
  const row = [];
  for (const photo of photos) {
    row.push(await trimmed(await makePage(photo, difficulty)));
  }
  pageRows.push(row);
}
await contactSheet(pageRows, 'colouring.jpg');
const { photo, difficulty } = SHOWN[COLORING_SLUG];
const shown = pageRows[Object.keys(DIFFICULTIES).indexOf(difficulty)][photos.indexOf(photo)];
await thumbnail(shown, COLORING_SLUG);
await thumbnail(join(SAMPLES, `${photo}.jpg`), `${COLORING_SLUG}-before`);
await rm(work, { recursive: true, force: true });
