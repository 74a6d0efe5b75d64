// What the engine sees on a photo, for its specs, in a pool process.
import './from-source.mjs';

const { loadPhoto } = await import('../imaging/photo.ts');
const { findFaces } = await import('../vision/find-faces.ts');
const { personMatte } = await import('../vision/person-matte.ts');

/** As large as colouring pages are made of. */
const SIZE = { maxSide: 2600, maxEnlargement: 12, maxPixels: 850_000 };

export async function seeFaces({ path }) {
  const photo = await loadPhoto(path, SIZE);
  const faces = await findFaces(photo);
  const { memory } = await import('@tensorflow/tfjs-core');
  const { width, height } = photo;
  return { width, height, faces, tensors: memory().numTensors, rss: process.memoryUsage.rss() };
}

export async function seePerson({ path }) {
  return personMatte(await loadPhoto(path, SIZE));
}
