import { createCipheriv } from 'node:crypto';
import sharp from 'sharp';

/**
 * A picture of 12 megapixels, as a telephone takes it, that is about so many bytes as a JPEG: smooth
 * shapes with grain, always the same.
 */
export async function photoOf(bytes: number): Promise<Buffer> {
  const [width, height] = [4000, 3000];
  const shapes = await sharp(noise(40 * 30 * 3), { raw: { width: 40, height: 30, channels: 3 } })
    .resize(width, height, { kernel: 'cubic' })
    .raw()
    .toBuffer();
  const grain = noise(shapes.length);
  const pixels = Buffer.alloc(shapes.length);
  let [low, high] = [1, 64];
  let best: Buffer | undefined;
  // More grain, more bytes: halve the interval until it fits.
  while (high - low > 1) {
    const strength = Math.floor((low + high) / 2);
    for (let i = 0; i < pixels.length; i++) {
      const value = (shapes[i] ?? 0) + ((((grain[i] ?? 0) - 128) * strength) >> 7);
      pixels[i] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
    const photo = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 92 })
      .toBuffer();
    if (photo.length <= bytes) {
      best = photo;
      low = strength;
      if (photo.length > bytes * 0.95) break;
    } else high = strength;
  }
  if (!best) throw new Error(`no photo of ${bytes} bytes`);
  return best;
}

/** Bytes that look random and are the same each time. */
function noise(length: number): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(
    Buffer.alloc(length),
  );
}

/** A form with this file in its field `file`. */
export function formOf(photo: Buffer): { headers: Record<string, string>; body: Buffer } {
  const boundary = 'pixshift-bench-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="photo.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
