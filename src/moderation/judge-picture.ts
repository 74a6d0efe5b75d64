/** Runs in a process of the pool, which keeps the networks. */
import sharp from 'sharp';
import { runNetwork } from '../platform/networks/index.js';
import type { Verdict } from './judgement.js';
import { isOpen, nudityOf, type PictureClasses, verdictOn } from './nudity.js';
import type { PictureToJudge } from './picture-judge.js';

/** Pixels a side that the networks were trained on, with pictures squeezed into the square. */
const SIDE = 224;

/**
 * Pool task: what becomes of a picture. Two networks are asked, because each alone takes some parrots, onions or
 * pictures of screens for nudity, and not the same ones; the second only where it can still matter, which is rare.
 */
export async function judgePicture({ path }: PictureToJudge): Promise<Verdict> {
  const pixels = await squareOf(path);
  const first = await nudityBy('nsfw-mid', pixels);
  if (!isOpen(first)) return 'allow';
  return verdictOn((first + (await nudityBy('nsfw-small', pixels))) / 2);
}

async function nudityBy(network: 'nsfw-mid' | 'nsfw-small', pixels: Float32Array): Promise<number> {
  const [classes] = await runNetwork(network, pixels, SIDE);
  return nudityOf([...classes!] as unknown as PictureClasses);
}

/** Red, green and blue from 0 to 1; what is transparent is on white paper. */
async function squareOf(path: string): Promise<Float32Array> {
  const bytes = await sharp(path)
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .resize(SIDE, SIDE, { fit: 'fill' })
    .raw()
    .toBuffer();
  return Float32Array.from(bytes, (value) => value / 255);
}
