// Characters of photos, of scenes that the engine draws and of plain colours, for the docs: their portraits on a contact
// sheet, each beside what it was made of, and their texts in a file.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { contactSheet, SHEETS, thumbnail } from './sample-pictures.mjs';

const root = join(import.meta.dirname, '../..');
const SAMPLES = join(root, 'web/public/samples');
const CELL = { width: 300, height: 375 };
const PAIRS_IN_A_ROW = 3;

const SCENES = ['Two foxes in the forest', 'A mermaid under the sea', 'A camel in the desert'];
const COLOURS = [
  '#101010',
  '#f4f4f4',
  '#2a50d8',
  '#1ba36b',
  '#f7379a',
  '#fbea4e',
  '#7a2f6b',
  '#808080',
];
const MOODS = ['playful', 'heroic', 'mysterious', 'cosy'];
const FRAMINGS = ['shoulders', 'whole', 'head'];
const PRONOUNS = ['none', 'she', 'he', 'they'];

/** @param engine the folder of the compiled engine; @param work an empty folder */
export async function fursonaSheet(engine, work) {
  const { fursona } = await import(join(engine, 'tasks.js'));
  const context = { progress() {}, signal: new AbortController().signal };
  const inputs = [
    ...(await photos()),
    ...(await scenes(engine, work)),
    ...(await plainColours(work)),
  ];
  const cells = [];
  const texts = [];
  for (const [i, inputPath] of inputs.entries()) {
    const params = {
      mood: MOODS[i % MOODS.length],
      framing: FRAMINGS[i % FRAMINGS.length],
      pronouns: PRONOUNS[(i + Math.floor(i / 4)) % PRONOUNS.length],
    };
    const outputDir = join(work, `fursona-${i}`);
    const made = await fursona({ inputPath, outputDir, params, seed: 11 + i }, context);
    cells.push(inputPath, made.files.find(({ kind }) => kind === 'image').path);
    texts.push((await readFile(made.texts[0].path, 'utf8')).split('\n\nMade from')[0]);
  }
  const columns = 2 * PAIRS_IN_A_ROW;
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, i) =>
    cells.slice(i * columns, (i + 1) * columns),
  );
  await contactSheet(rows, 'fursonas.jpg', CELL);
  await writeFile(join(SHEETS, 'fursonas.txt'), `${texts.join('\n\n\n')}\n`);
  await showInCatalogue(fursona, work, context);
}

async function showInCatalogue(fursona, work, context) {
  const inputPath = join(SAMPLES, 'chelsea.jpg');
  const params = { mood: 'cosy', animal: 'cat', name: 'Minka', framing: 'shoulders' };
  const { files } = await fursona(
    { inputPath, outputDir: join(work, 'shown'), params, seed: 2 },
    context,
  );
  const square = { width: 640, height: 640 };
  await thumbnail(files.find(({ kind }) => kind === 'image').path, 'fursona-describe', square);
  const before = await sharp(inputPath).resize(640, 640, { fit: 'cover' }).toBuffer();
  await thumbnail(before, 'fursona-describe-before', square);
}

async function photos() {
  const found = [];
  for (const folder of [SAMPLES, join(root, 'test/photos')]) {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg')).sort();
    found.push(...names.map((name) => join(folder, name)));
  }
  return found;
}

async function scenes(engine, work) {
  const { readIdea } = await import(join(engine, 'drawing/idea/read-idea.js'));
  const { composeScene } = await import(join(engine, 'drawing/layout/compose.js'));
  const { composeSheet, pictureHeight } = await import(join(engine, 'drawing/sheet/drawn-page.js'));
  const { renderPng } = await import(join(engine, 'drawing/sheet/render-png.js'));
  const wish = { paper: 'A4', difficulty: 'medium', bleed: true, coloured: true, patterns: false };
  const made = [];
  for (const [i, idea] of SCENES.entries()) {
    const scene = composeScene(readIdea(idea), pictureHeight(wish), 1, 5 + i);
    const path = join(work, `scene-${i}.png`);
    await sharp(await renderPng(composeSheet(scene, wish), idea, true))
      .resize(600)
      .toFile(path);
    made.push(path);
  }
  return made;
}

async function plainColours(work) {
  const made = [];
  for (const background of COLOURS) {
    const path = join(work, `colour-${background.slice(1)}.png`);
    await sharp({ create: { width: 300, height: 300, channels: 3, background } }).toFile(path);
    made.push(path);
  }
  return made;
}
