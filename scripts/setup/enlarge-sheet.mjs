// Parts of small photos made bigger on one sheet, to be looked at after a change; and the catalogue's thumbnails.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from './paths.mjs';
import { contactSheet, thumbnail } from './sample-pictures.mjs';

const FOLDERS = ['web/public/samples', 'test/photos'];
/** How big it gets, and the part of a photo that is made so: `left`, `top`, `width`, `height`. */
const PARTS = [
  ['astronaut', 4, 170, 30, 120, 120],
  ['friends', 4, 95, 85, 120, 120],
  ['crew', 4, 230, 50, 120, 120],
  ['portrait', 2, 130, 120, 240, 240],
  ['chelsea', 4, 130, 60, 120, 120],
  ['coffee', 2, 200, 90, 240, 240],
  ['paris', 2, 250, 150, 240, 240],
  ['columns', 4, 200, 150, 120, 120],
];
const SHOWN = ['astronaut', 4, 150, 30, 160, 120];
const CELL = { width: 480, height: 480 };

/**
 * In each row the pixels of the photo, the same by Lanczos' kernel alone, and what is made of them.
 * @param engine folder of the compiled engine
 * @param work folder for the pictures
 */
export async function enlargeSheet(engine, work) {
  const { enlarge } = await import(join(engine, 'tasks.js'));
  const { doublePicture, SOFTLY } = await import(join(engine, 'enlarge/double-picture.js'));
  const context = { progress() {}, signal: new AbortController().signal };

  async function ways([photo, scale, left, top, width, height]) {
    const outputDir = join(work, `bigger-${photo}-${width}`);
    await mkdir(outputDir, { recursive: true });
    const inputPath = join(outputDir, 'part.png');
    await sharp(pathOf(photo)).extract({ left, top, width, height }).png().toFile(inputPath);
    const params = { scale: String(scale) };
    const { files } = await enlarge({ inputPath, outputDir, params }, context);
    const size = [width * scale, height * scale];
    const pixels = await sharp(inputPath)
      .resize(...size, { kernel: 'nearest' })
      .png()
      .toBuffer();
    const { data, info } = await sharp(inputPath).raw().toBuffer({ resolveWithObject: true });
    let soft = { ...info, data: new Uint8ClampedArray(data) };
    for (let times = 1; times < scale; times *= 2) soft = await doublePicture(soft, SOFTLY);
    const raw = { width: soft.width, height: soft.height, channels: 3 };
    return [pixels, await sharp(soft.data, { raw }).png().toBuffer(), files[0].path];
  }

  const shown = [];
  for (const part of PARTS) shown.push(await ways(part));
  const rows = Array.from({ length: PARTS.length / 2 }, (_, i) =>
    shown.slice(2 * i, 2 * i + 2).flat(),
  );
  await contactSheet(rows, 'bigger.jpg', CELL);
  const [before, , after] = await ways(SHOWN);
  await thumbnail(after, 'photo-enlarge');
  await thumbnail(before, 'photo-enlarge-before');
}

function pathOf(photo) {
  return FOLDERS.map((folder) => join(root, folder, `${photo}.jpg`)).find(existsSync);
}
