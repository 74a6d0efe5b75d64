// Parts of enlarging, for specs, in a pool process.
import './from-source.mjs';
import sharp from 'sharp';

const { doubleByNetwork } = await import('../enlarge/network.ts');
const { doublePicture, ...ways } = await import('../enlarge/double-picture.ts');

export const network = (tile) => doubleByNetwork(tile);

async function open(input, channels = 3) {
  const { data, info } = await input.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels, data: new Uint8ClampedArray(data) };
}

/** How far apart the same picture is in tiles of two sizes, in steps of 255. */
export async function seams({ path, way, sides }) {
  const channels = way === 'SOFTLY' ? 1 : 3;
  const picture = await open(channels === 1 ? sharp(path).greyscale() : sharp(path), channels);
  const [one, other] = await Promise.all(
    sides.map((side) => doublePicture(picture, { ...ways[way], side })),
  );
  return { most: one.data.reduce((most, v, i) => Math.max(most, Math.abs(v - other.data[i])), 0) };
}

/** Peak signal-to-noise ratios in dB of a photo that was made small and big again, by each way. */
export async function fidelity({ path, box, scale }) {
  const photo = await open(sharp(path).extract(box));
  const { width, height } = photo;
  const small = await open(
    sharp(photo.data, { raw: { width, height, channels: 3 } }).resize(
      width / scale,
      height / scale,
      { kernel: 'lanczos3' },
    ),
  );
  const { BY_NETWORK: network, BY_LANCZOS: sharpened, SOFTLY: lanczos } = ways;
  const found = {};
  for (const [name, doubling] of Object.entries({ network, sharpened, lanczos })) {
    let made = small;
    for (let times = 1; times < scale; times *= 2) made = await doublePicture(made, doubling);
    found[name] = psnr(photo, made);
  }
  return found;
}

function psnr(one, other) {
  const sum = one.data.reduce((total, value, i) => total + (value - other.data[i]) ** 2, 0);
  return 10 * Math.log10((255 * 255 * one.data.length) / sum);
}
