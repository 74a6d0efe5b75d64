import sharp, { type Sharp } from 'sharp';
import type { EngineFile } from '../engine-file.js';
import { type Provenance, xmpPacket } from '../provenance.js';
import type { OpenPicture } from './open-picture.js';

/** Writes a JPEG or, of a picture with transparency, a PNG; with its provenance and nothing else. */
export async function saveEnlarged(
  { colours, alpha }: OpenPicture,
  stem: string,
  provenance: Provenance,
): Promise<Omit<EngineFile, 'label'>> {
  const { width, height } = colours;
  const opaque = sharp(colours.data, { raw: { width, height, channels: 3 } }).withXmp(
    xmpPacket(provenance),
  );
  const write = async (picture: Sharp, path: string, mime: string) => {
    const { size } = await picture.toFile(path);
    return { kind: 'image' as const, path, mime, width, height, bytes: size };
  };
  if (!alpha) {
    // Whoever asks for more pixels wants to see them: full colour resolution. Huffman tables of its own would need the
    // whole picture in memory once more.
    const picture = opaque.jpeg({
      quality: 92,
      chromaSubsampling: '4:4:4',
      optimiseCoding: false,
    });
    return write(picture, `${stem}.jpg`, 'image/jpeg');
  }
  const picture = opaque
    .joinChannel(Buffer.from(alpha.data.buffer), { raw: { width, height, channels: 1 } })
    .toColourspace('srgb')
    .png({ compressionLevel: 6 });
  return write(picture, `${stem}.png`, 'image/png');
}
