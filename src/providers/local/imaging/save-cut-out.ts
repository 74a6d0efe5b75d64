import sharp from 'sharp';
import type { EngineFile } from '../engine-file.js';
import { xmpPacket, type Provenance } from '../provenance.js';
import type { RgbaImage } from './plane.js';

/** Writes a PNG with transparency that carries its provenance and nothing else. */
export async function saveCutOut(
  picture: RgbaImage,
  path: string,
  provenance: Provenance,
): Promise<Omit<EngineFile, 'label'>> {
  const { width, height, r, g, b, a } = picture;
  const bytes = new Uint8ClampedArray(a.length * 4);
  for (let i = 0, j = 0; i < a.length; i++, j += 4) {
    // What cannot be seen says nothing of the photo either.
    if (a[i]! <= 0) continue;
    bytes[j] = r[i]! * 255;
    bytes[j + 1] = g[i]! * 255;
    bytes[j + 2] = b[i]! * 255;
    bytes[j + 3] = a[i]! * 255;
  }
  const info = await sharp(bytes, { raw: { width, height, channels: 4 } })
    .withXmp(xmpPacket(provenance))
    .png({ compressionLevel: 8 })
    .toFile(path);
  return { kind: 'image', path, mime: 'image/png', width, height, bytes: info.size };
}
