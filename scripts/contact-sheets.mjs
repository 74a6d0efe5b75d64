// Draws pages of many ideas with the compiled engine and puts them on contact sheets for the docs, to be looked at
// after a change of a drawing; looks, pages and characters of the free photos, too; and the thumbnails of the catalogue.
//   npm run contact-sheets
//   npm run contact-sheets -- --photos     colouring pages of photos alone
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { enlargeSheet } from './setup/enlarge-sheet.mjs';
import { fursonaSheet } from './setup/fursona-sheet.mjs';
import { hairSheet } from './setup/hair-sheet.mjs';
import { lookSheets } from './setup/look-sheets.mjs';
import { photoPages } from './setup/photo-pages.mjs';
import { contactSheet, SHEETS, thumbnail, THUMBNAILS } from './setup/sample-pictures.mjs';

const engine = join(import.meta.dirname, '../dist/src/providers/local');
const { drawnPage, illustration } = await import(join(engine, 'tasks.js'));
const { DRAWING_SLUG, ILLUSTRATION_SLUG } = await import(join(engine, 'engine-manifest.js'));

sharp.concurrency(1);
sharp.cache(false);

const COLUMNS = 6;
const CELL = { width: 360, height: 510 };

/** One sheet each, in rows of six; every idea with the settings that differ from the usual ones. */
const IDEAS = {
  'ideas.jpg': [
    { idea: 'A fox wearing a crown reading a book in the forest', title: 'The reading fox' },
    { idea: 'Two cats riding a rocket in space', title: 'Space cats' },
    { idea: 'A princess and a dragon in front of a castle' },
    { idea: 'A mermaid with two dolphins and an octopus under the sea' },
    { idea: 'A pirate cat on a ship' },
    { idea: 'Two foxes riding a train through the snow' },
    { idea: 'A girl riding a unicorn', title: 'Up and away' },
    { idea: 'A robot holding a balloon in the city at night' },
    { idea: 'A penguin wearing a scarf and a polar bear in the snow' },
    { idea: 'A big dinosaur at a birthday party', title: 'Happy birthday' },
    { idea: 'An owl wearing glasses in a library at night' },
    { idea: 'A farmer driving a tractor and two cows' },
    { idea: 'A bear wearing a chef hat holding a cake in the living room' },
    { idea: 'Three bunnies in a meadow', difficulty: 'simple' },
    { idea: 'A knight riding a horse', difficulty: 'detailed' },
    { idea: 'A wizard and an owl in the forest at night' },
    { idea: 'A monkey eating a banana in the jungle' },
    { idea: 'A panda surfing at the beach' },
    { idea: 'A cowboy riding a camel in the desert' },
    { idea: 'Santa riding a sleigh in the snow', title: 'Merry Christmas' },
    { idea: 'A mouse flying an aeroplane in the sky' },
    { idea: 'A family of five ducks on a farm' },
    { idea: 'A superhero dog and a superhero cat in the city' },
    { idea: 'A lion with sunglasses on the beach', bleed: true, title: 'Summer' },
    { idea: 'A family of four in a car' },
    { idea: 'A stegosaurus and a triceratops' },
    { idea: 'A boy driving a digger' },
    { idea: 'A witch on a broomstick at night' },
    { idea: 'A swan and two ducks on a meadow' },
    { idea: 'A pegasus in the sky' },
    { idea: 'A butterfly', style: 'mandala' },
    { idea: 'A fox, a flower and a star', style: 'mandala', difficulty: 'detailed', title: 'Calm' },
    { idea: 'A turtle and a starfish', style: 'mandala', difficulty: 'simple' },
    { idea: 'An elephant in the savanna', style: 'zentangle', difficulty: 'detailed' },
    { idea: 'An owl in the forest at night', style: 'zentangle' },
    { idea: 'A dragon in front of a castle', style: 'zentangle' },
  ],
};

/** The same in colour. */
const SCENES = {
  'scenes.jpg': [
    'A fox wearing a crown reading a book in the forest',
    'Two cats riding a rocket in space',
    'A princess and a dragon in front of a castle',
    'A mermaid with two dolphins and an octopus under the sea',
    'Two foxes riding a train through the snow',
    'A wizard and an owl in the forest at night',
    'A girl riding a unicorn',
    'A robot holding a balloon in the city at night',
    'A penguin wearing a scarf and a polar bear in the snow',
    'A big dinosaur at a birthday party',
    'An owl wearing glasses in a library at night',
    'A farmer driving a tractor and two cows',
    'A knight riding a horse',
    'A monkey eating a banana in the jungle',
    'A panda surfing at the beach',
    'A cowboy riding a camel in the desert',
    'Santa riding a sleigh in the snow at night',
    'A mouse flying an aeroplane in the sky',
    'A superhero dog and a superhero cat in the city',
    'A family of four in a car',
    'A pirate on a pirate ship',
    'A pegasus in the sky at night',
    'Three dinosaurs and a volcano',
    'A zebra and a giraffe in the savanna',
    'An astronaut and an alien on the moon',
    'A witch on a broomstick at night',
    'A christmas tree and a snowman at night',
    'A boy driving a digger',
    'A swan and two ducks on a meadow',
    'A stegosaurus and a triceratops',
  ],
};

/** What falls from the sky, as pages and in colour. */
const WEATHER = {
  'weather.jpg': [
    'A frog holding an umbrella in the rain',
    'A pirate on a ship in a thunderstorm at night',
    'Two children in the city on a rainy day',
    'A cow and a pig in puddles',
    'A deer in the forest in the snow',
    'A cat at home in the rain',
  ],
};

const context = { progress() {}, signal: new AbortController().signal };
const work = await mkdtemp(join(tmpdir(), 'pixshift-sheets-'));

async function draw(wish, seed) {
  const outputDir = join(work, String(seed));
  const request = { difficulty: 'medium', paper: 'A4', ...wish, outputDir, seed };
  const { files, notes } = await drawnPage(request, context);
  if (notes.length > 0) throw new Error(`${wish.idea}: ${notes.join(' ')}`);
  return files.find(({ kind }) => kind === 'image').path;
}

async function paint(idea, seed) {
  const outputDir = join(work, `scene-${seed}`);
  const { files, notes } = await illustration({ idea, outputDir, seed }, context);
  if (notes.length > 0) throw new Error(`${idea}: ${notes.join(' ')}`);
  return files.find(({ kind }) => kind === 'image').path;
}

const inRows = (pictures) =>
  Array.from({ length: Math.ceil(pictures.length / COLUMNS) }, (_, i) =>
    pictures.slice(i * COLUMNS, (i + 1) * COLUMNS),
  );

async function ideaSheets() {
  let seed = 1;
  for (const [name, wishes] of Object.entries(IDEAS)) {
    const pages = [];
    for (const wish of wishes) pages.push(await draw(wish, seed++));
    await contactSheet(inRows(pages), name, CELL);
  }
  for (const [name, ideas] of Object.entries(SCENES)) {
    const scenes = [];
    for (const idea of ideas) scenes.push(await paint(idea, seed++));
    await contactSheet(inRows(scenes), name, { width: 360, height: 527 });
  }
  for (const [name, ideas] of Object.entries(WEATHER)) {
    const pages = [];
    for (const idea of ideas) pages.push(await draw({ idea }, seed++));
    const scenes = [];
    for (const idea of ideas) scenes.push(await paint(idea, seed++));
    await contactSheet([pages, scenes], name, CELL);
  }
}

/** The catalogue shows squares: the lower part of a page, where somebody is. */
async function thumbnails() {
  const shown = await draw({ idea: 'A princess and a dragon in front of a castle' }, 3);
  const { data, info } = await sharp(shown)
    .trim({ threshold: 30 })
    .png()
    .toBuffer({ resolveWithObject: true });
  const [inset, below] = [60, Math.round(info.height * 0.04)];
  const side = info.width - 2 * inset;
  const square = { left: inset, top: info.height - below - side, width: side, height: side };
  await thumbnail(await sharp(data).extract(square).png().toBuffer(), DRAWING_SLUG, {
    width: 640,
    height: 640,
  });
  const scene = await paint('A princess and a dragon in front of a castle', 3);
  await thumbnail(
    await sharp(scene).extract({ left: 0, top: 694, width: 1500, height: 1500 }).png().toBuffer(),
    ILLUSTRATION_SLUG,
    { width: 640, height: 640 },
  );
}

await mkdir(THUMBNAILS, { recursive: true });
await mkdir(SHEETS, { recursive: true });
await enlargeSheet(engine, work);
await photoPages(engine, work);
if (!process.argv.includes('--photos')) {
  await ideaSheets();
  await thumbnails();
  await fursonaSheet(engine, work);
  await lookSheets(engine, work);
  await hairSheet(engine, work);
}
await rm(work, { recursive: true, force: true });
