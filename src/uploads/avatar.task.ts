/**
 * Runs in a pool process. No relative imports, so that it also runs uncompiled under Node's type
 * stripping.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

export interface AvatarInput {
  /** A picture of our own making, upright and without metadata. */
  path: string;
  /** Where the square goes (WebP), and the small one. */
  avatarPath: string;
  smallPath: string;
  /** Sides in pixels. */
  side: number;
  smallSide: number;
}

export interface AvatarMade {
  bytes: number;
  sha256: string;
  width: number;
  height: number;
  previewBytes: number;
}

const QUALITY = 86;

/** Cuts the square out in which there is most to see, and makes it small. */
export async function makeAvatar(input: AvatarInput): Promise<AvatarMade> {
  const { path, avatarPath, smallPath, side, smallSide } = input;
  const avatar = await sharp(path, { limitInputPixels: false })
    .resize(side, side, { fit: 'cover', position: sharp.strategy.attention })
    .webp({ quality: QUALITY })
    .toFile(avatarPath);
  const small = await sharp(avatarPath)
    .resize(smallSide, smallSide)
    .webp({ quality: QUALITY })
    .toFile(smallPath);
  const sha256 = createHash('sha256')
    .update(await readFile(avatarPath))
    .digest('hex');
  return {
    bytes: avatar.size,
    sha256,
    width: avatar.width,
    height: avatar.height,
    previewBytes: small.size,
  };
}
