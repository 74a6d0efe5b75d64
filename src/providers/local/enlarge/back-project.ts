import { doubleByLanczos } from './lanczos.js';
import type { Tile } from './pixels.js';

/**
 * Makes a doubled tile true to what it was doubled from (iterative back-projection of M. Irani and S. Peleg, 1991):
 * the mean of every four pixels is compared with the one that they came from, and what is missing is added. That
 * gives back the light and colour that a network changed, and the sharpness that doubling took.
 */
export function backProject(tile: Tile, doubled: Tile): Tile {
  const { width, height, channels } = tile;
  const missing = Float32Array.from(tile.data);
  const line = width * channels;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        const at = y * 4 * line + x * 2 * channels + c;
        const { data } = doubled;
        const sum =
          data[at]! + data[at + channels]! + data[at + line * 2]! + data[at + line * 2 + channels]!;
        missing[y * line + x * channels + c]! -= sum / 4;
      }
    }
  }
  const correction = doubleByLanczos({ ...tile, data: missing });
  for (let i = 0; i < correction.data.length; i++) correction.data[i]! += doubled.data[i]!;
  return correction;
}
