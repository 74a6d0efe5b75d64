// The hair of free photos in every colour on one sheet, to be looked at after a change; and the catalogue's thumbnail.
import { join } from 'node:path';
import { root } from './paths.mjs';
import { contactSheet, thumbnail } from './sample-pictures.mjs';

const PHOTOS = [
  'web/public/samples/astronaut.jpg',
  'test/photos/portrait.jpg',
  'test/photos/friends.jpg',
];
const CELL = { width: 300, height: 340 };
const SLUG = 'hair-colour';

/**
 * @param engine folder of the compiled engine
 * @param work folder for the pictures
 */
export async function hairSheet(engine, work) {
  const { look } = await import(join(engine, 'tasks.js'));
  const { HAIR_COLOURS } = await import(join(engine, 'looks/person/hair/hair-colours.js'));
  const context = { progress() {}, signal: new AbortController().signal };
  const rows = [];
  for (const [n, photo] of PHOTOS.entries()) {
    const inputPath = join(root, photo);
    const row = [inputPath];
    for (const colour of Object.keys(HAIR_COLOURS)) {
      const outputDir = join(work, SLUG, `${n}-${colour}`);
      const request = { inputPath, outputDir, look: SLUG, params: { colour }, seed: 1 };
      row.push((await look(request, context)).files[0].path);
    }
    rows.push(row);
  }
  const [photo, ...dyed] = rows[0];
  await contactSheet(
    rows.flatMap(([own, ...colours]) => [
      [own, ...colours.slice(0, 5)],
      [own, ...colours.slice(5)],
    ]),
    'hair.jpg',
    CELL,
  );
  await thumbnail(dyed[Object.keys(HAIR_COLOURS).indexOf('copper')], SLUG);
  await thumbnail(photo, `${SLUG}-before`);
}
