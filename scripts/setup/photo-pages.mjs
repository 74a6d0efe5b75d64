// Colouring pages of the free photos on one sheet, to be looked at after a change; and the catalogue's thumbnails.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from './paths.mjs';
import { contactSheet, thumbnail } from './sample-pictures.mjs';

const FOLDERS = ['web/public/samples', 'test/photos'];
const PHOTOS = [
  ['astronaut', 'crew'],
  ['portrait', 'face-paint'],
  ['friends', 'dog'],
  ['chelsea', 'kitten'],
  ['penguin', 'flowers'],
  ['columns', 'bridge'],
  ['paris', 'rocket'],
  ['coffee'],
];
const CELL = { width: 330, height: 330 };
const SHOWN = { photo: 'astronaut', difficulty: 'simple' };

/**
 * Makes a page of every photo in every difficulty.
 * @param engine folder of the compiled engine
 * @param work folder for the pages
 */
export async function photoPages(engine, work) {
  const { coloringPage } = await import(join(engine, 'tasks.js'));
  const { DIFFICULTIES } = await import(join(engine, 'coloring/difficulty.js'));
  const { COLORING_SLUG } = await import(join(engine, 'engine-manifest.js'));
  const context = { progress() {}, signal: new AbortController().signal };

  async function pageOf(photo, difficulty) {
    const outputDir = join(work, difficulty, photo);
    const request = { inputPath: pathOf(photo), outputDir, difficulty, paper: 'A4', seed: 1 };
    const { files } = await coloringPage(request, context);
    // Without the white sheet around the drawing.
    return sharp(files.find(({ kind }) => kind === 'image').path)
      .trim({ threshold: 30 })
      .toColourspace('srgb')
      .png()
      .toBuffer();
  }

  const rows = [];
  for (const photos of PHOTOS) {
    const row = [];
    for (const photo of photos) {
      row.push(pathOf(photo));
      for (const difficulty of Object.keys(DIFFICULTIES)) row.push(await pageOf(photo, difficulty));
    }
    rows.push(row);
  }
  await contactSheet(rows, 'colouring.jpg', CELL);
  await thumbnail(await pageOf(SHOWN.photo, SHOWN.difficulty), COLORING_SLUG);
  await thumbnail(pathOf(SHOWN.photo), `${COLORING_SLUG}-before`);
}

function pathOf(photo) {
  return FOLDERS.map((folder) => join(root, folder, `${photo}.jpg`)).find(existsSync);
}
