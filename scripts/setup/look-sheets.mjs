// Every look of the free photos on two sheets, to be looked at after a change; and the catalogue's thumbnails of looks.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from './paths.mjs';
import { contactSheet, thumbnail } from './sample-pictures.mjs';

const SAMPLES = join(root, 'web/public/samples');
const MORE = join(root, 'test/photos');
/** Photos of people and of other things for the sheets, beside the samples that the web app ships. */
const ALSO = {
  things: ['portrait', 'flowers'],
  people: ['portrait', 'face-paint', 'crew', 'friends'],
};
const CELL = { width: 360, height: 360 };

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
/** Of looks with a person, whose first settings are the sample's, so that nobody is promised another picture. */
const SHOWN_WITH_PEOPLE = { photo: 'astronaut' };

/**
 * @param engine folder of the compiled engine
 * @param work folder for the pictures
 */
export async function lookSheets(engine, work) {
  const { look } = await import(join(engine, 'tasks.js'));
  const { LOOKS } = await import(join(engine, 'looks/looks.js'));
  const context = { progress() {}, signal: new AbortController().signal };
  const shipped = (await readdir(SAMPLES))
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => name.slice(0, -'.jpg'.length))
    .sort();
  const one = await oneOfTheCrew(work);
  const fileOf = (photo) =>
    photo === one ? one : join(shipped.includes(photo) ? SAMPLES : MORE, `${photo}.jpg`);

  async function lookOf(slug, photo, params = {}) {
    const outputDir = join(work, slug, photo === one ? 'one' : photo);
    const request = { inputPath: fileOf(photo), outputDir, look: slug, params, seed: SEED };
    const { files } = await look(request, context);
    return files[0].path;
  }

  /** The photos, and under them what each look makes of them; and the thumbnails of those looks. */
  async function sheetOf(looks, photos, name) {
    const rows = [photos.map(fileOf)];
    for (const { slug } of looks) {
      const { photo, params } = SHOWN[slug] ?? SHOWN_WITH_PEOPLE;
      const row = [];
      for (const each of photos) row.push(await lookOf(slug, each, params));
      rows.push(row);
      await thumbnail(row[photos.indexOf(photo)], slug);
      await thumbnail(fileOf(photo), `${slug}-before`);
    }
    await contactSheet(rows, name, CELL);
  }

  const anything = LOOKS.filter(({ check }) => !check);
  await sheetOf(anything, [...shipped, ...ALSO.things], 'looks.jpg');
  // Hair has a sheet of its own: not every photo of a person suits it.
  const people = LOOKS.filter(({ check, slug }) => check && slug !== 'hair-colour');
  await sheetOf(people, ['astronaut', ...ALSO.people, one], 'people.jpg');
}

/** The man on the right of the crew by himself, at the edge of his picture. */
async function oneOfTheCrew(work) {
  const photo = join(MORE, 'crew.jpg');
  const { width, height } = await sharp(photo).metadata();
  const path = join(work, 'one-of-the-crew.png');
  await sharp(photo)
    .extract({
      left: Math.round(width * 0.58),
      top: Math.round(height * 0.3),
      width: Math.round(width * 0.36),
      height: Math.round(height * 0.55),
    })
    .toFile(path);
  return path;
}
