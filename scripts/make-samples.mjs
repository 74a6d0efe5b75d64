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
const MORE = join(root, 'test/photos');
/** Photos of people and of other things for the sheets, beside the samples that the web app ships. */
const ALSO = {
  things: ['portrait', 'flowers'],
  people: ['portrait', 'face-paint', 'crew', 'friends'],
};

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
  'photo-royal-portrait': { photo: 'astronaut' },
  'person-wearing-crown': { photo: 'astronaut' },
  'photo-hat-and-glasses': { photo: 'astronaut' },
  'photo-background': { photo: 'astronaut', params: { background: 'sunset' } },
};

const context = { progress() {}, signal: new AbortController().signal };
const work = await mkdtemp(join(tmpdir(), 'pixshift-samples-'));

const fileOf = (photo) => join(photos.includes(photo) ? SAMPLES : MORE, `${photo}.jpg`);

async function makeLook(slug, photo, params = {}) {
  const outputDir = join(work, slug, photo);
  const inputPath = fileOf(photo);
  const { files } = await look({ inputPath, outputDir, look: slug, params, seed: SEED }, context);
  return files[0].path;
}

await mkdir(THUMBNAILS, { recursive: true });
await mkdir(SHEETS, { recursive: true });
const photos = (await readdir(SAMPLES))
  .filter((name) => name.endsWith('.jpg'))
  .map((name) => name.slice(0, -'.jpg'.length))
  .sort();

/** One sheet: the photos, and under them what each look makes of them; and the thumbnails of those looks. */
async function lookSheet(looks, of, name, cell) {
  const rows = [of.map(fileOf)];
  for (const { slug } of looks) {
    const { photo, params } = SHOWN[slug];
    const row = [];
    for (const one of of) row.push(await makeLook(slug, one, params));
    rows.push(row);
    await thumbnail(row[of.indexOf(photo)], slug);
    await thumbnail(fileOf(photo), `${slug}-before`);
  }
  await contactSheet(rows, name, cell);
}
const anything = LOOKS.filter(({ needsFace }) => !needsFace);
await lookSheet(anything, [...photos, ...ALSO.things], 'looks.jpg', { width: 360, height: 360 });
const people = LOOKS.filter(({ needsFace }) => needsFace);
await lookSheet(people, ['astronaut', ...ALSO.people], 'people.jpg');

await rm(work, { recursive: true, force: true });
