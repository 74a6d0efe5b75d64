/**
 * Runs in a pool process. No relative imports, so that it also runs uncompiled under Node's type
 * stripping.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import sharp from 'sharp';

export interface RenditionInput {
  /** The file to store, made by this program. */
  path: string;
  /** Whether the file is a picture with a width and a height. */
  picture: boolean;
  /** The picture that the preview is made of, if there is to be one. */
  previewFrom: string | null;
  /** Where the preview (WebP) goes. */
  previewPath: string;
  /** Longest side of the preview in pixels. */
  previewSide: number;
}

export interface Rendition {
  bytes: number;
  sha256: string;
  width: number | null;
  height: number | null;
  /** Size of the preview; null where none was asked for. */
  previewBytes: number | null;
}

/** Measures and hashes a file of the program's own making and makes its preview. */
export async function makeRendition(input: RenditionInput): Promise<Rendition> {
  const { path, picture, previewFrom, previewPath, previewSide } = input;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  const size = picture ? await sharp(path, { limitInputPixels: false }).metadata() : undefined;
  const preview =
    previewFrom === null
      ? undefined
      : await sharp(previewFrom, { limitInputPixels: false })
          .resize(previewSide, previewSide, { fit: 'inside', withoutEnlargement: true })
          .webp({ quality: 80, effort: 2 })
          .toFile(previewPath);
  return {
    bytes: (await stat(path)).size,
    sha256: hash.digest('hex'),
    width: size?.autoOrient.width ?? null,
    height: size?.autoOrient.height ?? null,
    previewBytes: preview?.size ?? null,
  };
}
