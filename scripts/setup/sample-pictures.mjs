// What the scripts that show the engine's work share: thumbnails for the catalogue, contact sheets for the docs.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const root = join(import.meta.dirname, '../..');
export const THUMBNAILS = join(root, 'web/public/looks');
export const SHEETS = join(root, 'docs/contact-sheets');

const THUMBNAIL = { width: 640, height: 480 };
const MAX_THUMBNAIL_BYTES = 60_000;
const CELL = 480;
const GAP = 12;

/** A picture as a WebP thumbnail, at the best quality that keeps it small. */
export async function thumbnail(input, name, size = THUMBNAIL) {
  const small = await sharp(input)
    .resize(size.width, size.height, { fit: 'inside' })
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

/** Pictures in rows, one file, to be looked at. */
export async function contactSheet(rows, name, cell = { width: CELL, height: CELL }) {
  const columns = Math.max(...rows.map((row) => row.length));
  const tiles = [];
  for (const [y, row] of rows.entries()) {
    for (const [x, path] of row.entries()) {
      const { data, info } = await sharp(path)
        .resize(cell.width, cell.height, { fit: 'inside' })
        .toColourspace('srgb')
        .png()
        .toBuffer({ resolveWithObject: true });
      tiles.push({
        input: data,
        left: GAP + x * (cell.width + GAP) + Math.floor((cell.width - info.width) / 2),
        top: GAP + y * (cell.height + GAP) + Math.floor((cell.height - info.height) / 2),
      });
    }
  }
  const size = (count, side) => GAP + count * (side + GAP);
  await sharp({
    create: {
      width: size(columns, cell.width),
      height: size(rows.length, cell.height),
      channels: 3,
      background: '#e6e4df',
    },
  })
    .composite(tiles)
    .jpeg({ quality: 82 })
    .toFile(join(SHEETS, name));
}
