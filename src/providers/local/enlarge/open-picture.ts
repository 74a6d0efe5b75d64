import sharp from 'sharp';
import { EngineRefusal } from '../engine-refusal.js';
import { type Pixels, pixels } from './pixels.js';

export interface OpenPicture {
  colours: Pixels;
  /** How opaque each pixel is; undefined where all of them are. */
  alpha: Pixels | undefined;
}

const MAX_INPUT_PIXELS = 26_000_000;

/**
 * Decodes a picture as it is: upright, sRGB, colours apart from transparency.
 * @param check gets the size before anything is decoded, and may throw
 * @throws EngineRefusal PHOTO_UNREADABLE when the file is no picture or is damaged
 */
export async function openPicture(
  path: string,
  check: (width: number, height: number) => void,
): Promise<OpenPicture> {
  const source = sharp(path, {
    limitInputPixels: MAX_INPUT_PIXELS,
    failOn: 'error',
    pages: 1,
  });
  const { autoOrient } = await source.metadata().catch(refuse);
  check(autoOrient.width, autoOrient.height);
  const { data, info } = await source
    .autoOrient()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(refuse);
  return apart(data, info.width, info.height, info.channels);
}

function apart(data: Buffer, width: number, height: number, channels: number): OpenPicture {
  const colours = pixels(width, height, 3);
  const alpha = channels % 2 === 0 ? pixels(width, height, 1) : undefined;
  const [green, blue] = channels >= 3 ? [1, 2] : [0, 0];
  let isOpaque = true;
  for (let i = 0, from = 0, to = 0; i < width * height; i++, from += channels, to += 3) {
    colours.data[to] = data[from]!;
    colours.data[to + 1] = data[from + green]!;
    colours.data[to + 2] = data[from + blue]!;
    if (!alpha) continue;
    const opacity = data[from + channels - 1]!;
    alpha.data[i] = opacity;
    isOpaque &&= opacity === 255;
  }
  if (!alpha || isOpaque) return { colours, alpha: undefined };
  spreadColours(colours, alpha);
  return { colours, alpha };
}

/** Gives pixels that cannot be seen the colour of the nearest that can, so that no other one comes in at the edges. */
function spreadColours({ width, height, data }: Pixels, alpha: Pixels): void {
  const distance = Uint16Array.from(alpha.data, (opacity) => (opacity > 0 ? 0 : 0xffff));
  const take = (to: number, from: number): void => {
    if (distance[from]! + 1 >= distance[to]!) return;
    distance[to] = distance[from]! + 1;
    data.copyWithin(to * 3, from * 3, from * 3 + 3);
  };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (x > 0) take(i, i - 1);
      if (y > 0) take(i, i - width);
    }
  }
  for (let y = height - 1, i = width * height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, i--) {
      if (x < width - 1) take(i, i + 1);
      if (y < height - 1) take(i, i + width);
    }
  }
}

function refuse(): never {
  throw new EngineRefusal(
    'PHOTO_UNREADABLE',
    'This photo cannot be read. It may be damaged; please try another one.',
    'photo',
  );
}
