import { jointGuidedFilter } from '../imaging/joint-guided-filter.js';
import { luma, plane, smoothstep, type Plane, type RgbImage } from '../imaging/plane.js';
import { resample } from '../imaging/resample.js';
import { mirror } from './mirror.js';
import { runModel } from './model.js';

const SIDE = 256;
/** Reach of the refinement, as a share of the photo's longer side: about one pixel of the network's answer. */
const REACH = 1 / 110;
const GUIDE_VARIANCE = 1e-4;
/** What the network says below and above these shares is nobody, or somebody for certain. */
const NOBODY = 0.12;
const SOMEBODY = 0.88;

/**
 * Where people are in a photo: 1 on them, 0 elsewhere, between at hair and soft edges. By the network for selfies
 * (MediaPipe, 2021), which is asked about the photo and about its mirror image, so that neither side is preferred;
 * its coarse answer takes on the outlines of the photo. Meant for people who fill a good part of it; of a photo
 * without people it says what looks most like one, so ask for faces, too.
 */
export async function personMatte(photo: RgbImage): Promise<Plane> {
  const { width, height } = photo;
  const input = interleaved(resample(photo, SIDE, SIDE));
  const straight = (await runModel('selfie', input, SIDE)).at(-1)!;
  const mirrored = (await runModel('selfie', mirror(input, SIDE, 3), SIDE)).at(-1)!;
  const back = mirror(mirrored, SIDE, 1);
  const coarse = straight.map((value, i) => (value + back[i]!) / 2);
  const matte = jointGuidedFilter(
    luma(photo),
    enlarge(coarse, width, height),
    Math.max(4, Math.round(Math.max(width, height) * REACH)),
    GUIDE_VARIANCE,
  );
  for (let i = 0; i < matte.data.length; i++) {
    matte.data[i] = smoothstep(NOBODY, SOMEBODY, matte.data[i]!);
  }
  return matte;
}

function interleaved({ r, g, b }: RgbImage): Float32Array {
  const out = new Float32Array(r.length * 3);
  for (let i = 0; i < r.length; i++) {
    out[i * 3] = r[i]!;
    out[i * 3 + 1] = g[i]!;
    out[i * 3 + 2] = b[i]!;
  }
  return out;
}

/** Bilinear. */
function enlarge(source: Float32Array, width: number, height: number): Plane {
  const out = plane(width, height);
  const last = SIDE - 1;
  for (let y = 0; y < height; y++) {
    const v = Math.min(last, Math.max(0, ((y + 0.5) * SIDE) / height - 0.5));
    const top = Math.floor(v);
    const fv = v - top;
    const bottom = Math.min(last, top + 1);
    for (let x = 0; x < width; x++) {
      const u = Math.min(last, Math.max(0, ((x + 0.5) * SIDE) / width - 0.5));
      const left = Math.floor(u);
      const fu = u - left;
      const right = Math.min(last, left + 1);
      out.data[y * width + x] =
        (source[top * SIDE + left]! * (1 - fu) + source[top * SIDE + right]! * fu) * (1 - fv) +
        (source[bottom * SIDE + left]! * (1 - fu) + source[bottom * SIDE + right]! * fu) * fv;
    }
  }
  return out;
}
