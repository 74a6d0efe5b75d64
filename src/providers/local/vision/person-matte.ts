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
  const columns = placesOf(width);
  const rows = placesOf(height);
  for (let y = 0; y < height; y++) {
    const share = rows.share[y]!;
    enlargeRow(source, rows.from[y]! * SIDE, rows.to[y]! * SIDE, share, columns, y * width, out);
  }
  return out;
}

/** For each place of a side: between which two of the network's it lies, and how far on the way to the second. */
interface Places {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly share: Float64Array;
}

function placesOf(length: number): Places {
  const last = SIDE - 1;
  const at = Float64Array.from({ length }, (_, i) =>
    Math.min(last, Math.max(0, ((i + 0.5) * SIDE) / length - 0.5)),
  );
  const from = Int32Array.from(at, Math.floor);
  return {
    from,
    to: from.map((place) => Math.min(last, place + 1)),
    share: at.map((place, i) => place - from[i]!),
  };
}

function enlargeRow(
  source: Float32Array,
  top: number,
  bottom: number,
  down: number,
  { from, to, share }: Places,
  row: number,
  { data, width }: Plane,
): void {
  for (let x = 0; x < width; x++) {
    const left = from[x]!;
    const right = to[x]!;
    const across = share[x]!;
    data[row + x] =
      (source[top + left]! * (1 - across) + source[top + right]! * across) * (1 - down) +
      (source[bottom + left]! * (1 - across) + source[bottom + right]! * across) * down;
  }
}
