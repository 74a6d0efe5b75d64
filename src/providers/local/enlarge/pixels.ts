/** A picture of whole bytes: the channels of every pixel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8ClampedArray;
}

/** A piece of a picture to be reckoned with: values nominally 0 to 1, laid out as those of {@link Pixels}. */
export interface Tile {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Float32Array;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The content of a box; outside of the picture its edge goes on. */
export function cutTile(picture: Pixels, box: Box): Tile {
  const { channels, data } = picture;
  const { left, top, width, height } = box;
  const out = new Float32Array(width * height * channels);
  for (let y = 0, to = 0; y < height; y++) {
    const row = clamp(top + y, picture.height - 1) * picture.width;
    for (let x = 0; x < width; x++) {
      const from = (row + clamp(left + x, picture.width - 1)) * channels;
      for (let c = 0; c < channels; c++) out[to++] = data[from + c]! / 255;
    }
  }
  return { width, height, channels, data: out };
}

/** Puts the part of a tile that begins `inset` pixels inside of it into the box of a picture. */
export function pasteTile(tile: Tile, inset: number, picture: Pixels, box: Box): void {
  const { channels } = tile;
  for (let y = 0; y < box.height; y++) {
    const from = ((inset + y) * tile.width + inset) * channels;
    const to = ((box.top + y) * picture.width + box.left) * channels;
    for (let i = 0; i < box.width * channels; i++) {
      picture.data[to + i] = tile.data[from + i]! * 255;
    }
  }
}

export function pixels(width: number, height: number, channels: 1 | 3): Pixels {
  return { width, height, channels, data: new Uint8ClampedArray(width * height * channels) };
}

function clamp(value: number, most: number): number {
  return value < 0 ? 0 : value > most ? most : value;
}
