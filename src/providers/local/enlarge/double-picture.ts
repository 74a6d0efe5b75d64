import { setImmediate as turn } from 'node:timers/promises';
import { backProject } from './back-project.js';
import { doubleByLanczos, LANCZOS_REACH } from './lanczos.js';
import { doubleByNetwork } from './network.js';
import { type Box, cutTile, type Pixels, pasteTile, pixels, type Tile } from './pixels.js';

/** A way to double a tile. */
export interface Doubling {
  /** Longest side of the tiles that a picture is cut into, in its pixels. */
  readonly side: number;
  /** How far around a tile it looks, so that every tile comes out as the whole would. */
  readonly margin: number;
  double(tile: Tile): Tile | Promise<Tile>;
}

/**
 * By the network; three channels. A tile takes about a quarter of a second, so that a cancelled run ends soon. The
 * network looks 10 pixels far, but of the last ones next to nothing comes: with 8, one value of 2,000 is off by one.
 */
export const BY_NETWORK: Doubling = {
  side: 96,
  margin: 8,
  double: async (tile) => backProject(tile, await doubleByNetwork(tile)),
};

/** By Lanczos' kernel, sharpened by what it took. */
export const BY_LANCZOS: Doubling = {
  side: 400,
  margin: 2 * LANCZOS_REACH,
  double: (tile) => backProject(tile, doubleByLanczos(tile)),
};

/** By Lanczos' kernel alone: of a sharp edge nothing rings. */
export const SOFTLY: Doubling = { side: 400, margin: LANCZOS_REACH, double: doubleByLanczos };

export function tilesOf({ width, height }: Pixels, { side }: Doubling): Box[] {
  const across = parts(width, side);
  return parts(height, side).flatMap((row) =>
    across.map((column) => ({
      left: column.from,
      top: row.from,
      width: column.length,
      height: row.length,
    })),
  );
}

/**
 * Twice as wide and as high, tile by tile, so that memory does not depend on the size but for the pictures themselves.
 * Between tiles other work of this process has its turn, such as hearing that nobody waits any more.
 * @param onTile after each tile; what it throws ends the work
 */
export async function doublePicture(
  picture: Pixels,
  doubling: Doubling,
  onTile: () => void = () => undefined,
): Promise<Pixels> {
  const { margin } = doubling;
  const out = pixels(picture.width * 2, picture.height * 2, picture.channels);
  for (const box of tilesOf(picture, doubling)) {
    const tile = cutTile(picture, {
      left: box.left - margin,
      top: box.top - margin,
      width: box.width + 2 * margin,
      height: box.height + 2 * margin,
    });
    pasteTile(await doubling.double(tile), margin * 2, out, {
      left: box.left * 2,
      top: box.top * 2,
      width: box.width * 2,
      height: box.height * 2,
    });
    await turn();
    onTile();
  }
  return out;
}

/** Parts of nearly one length, none of them longer than `most`. */
function parts(length: number, most: number): { from: number; length: number }[] {
  const count = Math.ceil(length / most);
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * length) / count);
    return { from, length: Math.floor(((i + 1) * length) / count) - from };
  });
}
