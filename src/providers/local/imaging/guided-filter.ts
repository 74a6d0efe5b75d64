import { boxBlur } from './blur.js';
import { doubled, halved } from './half-size.js';
import { plane, type Plane, type RgbImage } from './plane.js';

/** Above this radius the coefficients are found at half the size. */
const COARSE_RADIUS = 3;

/**
 * Edge-preserving smoothing of a plane by itself (guided filter of He, Sun and Tang, 2010; its coefficients, which
 * change slowly, at half the size where the radius is large, He and Sun, 2015).
 * @param epsilon variance below which detail counts as texture
 * @param coarse whether they may be; not where small differences decide, as between areas of one colour each
 */
export function guidedSmooth(
  source: Plane,
  radius: number,
  epsilon: number,
  coarse = radius > COARSE_RADIUS,
): Plane {
  const exact = withSquares(source);
  const [values, squares] = coarse ? [halved(exact[0]), halved(exact[1])] : exact;
  // So many that the square is as wide as at the full size, as closely as whole numbers allow.
  const reach = coarse ? Math.round((radius - 0.5) / 2) : radius;
  const slope = boxBlur(values, reach);
  const offset = boxBlur(squares, reach);
  for (let i = 0; i < slope.data.length; i++) {
    const mean = slope.data[i]!;
    const variance = Math.max(0, offset.data[i]! - mean * mean);
    const a = variance / (variance + epsilon);
    slope.data[i] = a;
    offset.data[i] = mean - a * mean;
  }
  const slopes = boxBlur(slope, reach);
  const offsets = boxBlur(offset, reach);
  if (!coarse) return lineOn(source, slopes, offsets);
  const { width, height } = source;
  return lineOn(source, doubled(slopes, width, height), doubled(offsets, width, height));
}

function withSquares(source: Plane): [Plane, Plane] {
  const { width, height, data } = source;
  const squares = plane(width, height);
  for (let i = 0; i < data.length; i++) squares.data[i] = data[i]! * data[i]!;
  return [source, squares];
}

function lineOn({ width, height, data }: Plane, slope: Plane, offset: Plane): Plane {
  const out = plane(width, height);
  for (let i = 0; i < data.length; i++) out.data[i] = slope.data[i]! * data[i]! + offset.data[i]!;
  return out;
}

/** {@link guidedSmooth} on each channel, `passes` times. */
export function guidedSmoothRgb(
  image: RgbImage,
  radius: number,
  epsilon: number,
  passes = 1,
  coarse = radius > COARSE_RADIUS,
): RgbImage {
  const { width, height } = image;
  const smooth = (data: Float32Array): Float32Array => {
    let current: Plane = { width, height, data };
    for (let pass = 0; pass < passes; pass++) {
      current = guidedSmooth(current, radius, epsilon, coarse);
    }
    return current.data;
  };
  return { width, height, r: smooth(image.r), g: smooth(image.g), b: smooth(image.b) };
}
