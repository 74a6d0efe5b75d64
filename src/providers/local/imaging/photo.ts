import sharp from 'sharp';
import { EngineRefusal } from '../engine-refusal.js';
import { rgbImage, type RgbImage } from './plane.js';

export interface PhotoSize {
  /** Longest side that the result may have. */
  maxSide: number;
  /** A small photo is enlarged at most by this factor. */
  maxEnlargement: number;
  /** Most pixels that the result may have. */
  maxPixels?: number;
}

const MAX_INPUT_PIXELS = 26_000_000;

/**
 * Decodes a photo for the engine: upright, on white where it is transparent, sRGB, scaled to fit.
 * @throws EngineRefusal PHOTO_UNREADABLE when the file is no picture or is damaged
 */
export async function loadPhoto(path: string, size: PhotoSize): Promise<RgbImage> {
  try {
    const options = { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error', pages: 1 } as const;
    const source = sharp(path, options);
    const { width, height } = (await source.metadata()).autoOrient;
    const scale = Math.min(
      size.maxSide / Math.max(width, height),
      size.maxEnlargement,
      Math.sqrt((size.maxPixels ?? Infinity) / (width * height)),
    );
    const { data, info } = await source
      .autoOrient()
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), {
        fit: 'fill',
        kernel: scale > 1 ? 'cubic' : 'lanczos3',
      })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return fromBytes(data, info.width, info.height, info.channels);
  } catch {
    throw new EngineRefusal(
      'PHOTO_UNREADABLE',
      'This photo cannot be read. It may be damaged; please try another one.',
      'photo',
    );
  }
}

function fromBytes(data: Buffer, width: number, height: number, channels: number): RgbImage {
  const image = rgbImage(width, height);
  const { r, g, b } = image;
  const green = channels >= 3 ? 1 : 0;
  const blue = channels >= 3 ? 2 : 0;
  for (let i = 0, j = 0; i < r.length; i++, j += channels) {
    r[i] = data[j]! / 255;
    g[i] = data[j + green]! / 255;
    b[i] = data[j + blue]! / 255;
  }
  return image;
}

/** Interleaved 8-bit RGB; values outside 0 to 1 are cut. */
export function toBytes(image: RgbImage): Uint8ClampedArray {
  const { r, g, b } = image;
  const bytes = new Uint8ClampedArray(r.length * 3);
  for (let i = 0, j = 0; i < r.length; i++, j += 3) {
    bytes[j] = r[i]! * 255;
    bytes[j + 1] = g[i]! * 255;
    bytes[j + 2] = b[i]! * 255;
  }
  return bytes;
}
