import sharp from 'sharp';
import type { EngineFile } from '../engine-file.js';
import { xmpPacket, type Provenance } from '../provenance.js';
import { toBytes } from './photo.js';
import type { RgbImage } from './plane.js';

/** Writes a JPEG that carries its provenance and nothing else. */
export async function savePicture(
  picture: RgbImage,
  path: string,
  provenance: Provenance,
): Promise<Omit<EngineFile, 'label'>> {
  const { width, height } = picture;
  const info = await sharp(toBytes(picture), { raw: { width, height, channels: 3 } })
    .withXmp(xmpPacket(provenance))
    // Full colour resolution: halftone dots and red ink fringe at half of it.
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toFile(path);
  return { kind: 'image', path, mime: 'image/jpeg', width, height, bytes: info.size };
}
