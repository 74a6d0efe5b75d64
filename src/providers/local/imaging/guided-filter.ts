import { boxBlur } from './blur.js';
import { plane, type Plane, type RgbImage } from './plane.js';

/**
 * Edge-preserving smoothing of a plane by itself (guided filter of He, Sun and Tang, 2010).
 * @param epsilon variance below which detail counts as texture
 */
export function guidedSmooth(source: Plane, radius: number, epsilon: number): Plane {
  const { width, height, data } = source;
  const squares = plane(width, height);
  for (let i = 0; i < data.length; i++) squares.data[i] = data[i]! * data[i]!;
  const mean = boxBlur(source, radius);
  const meanSquare = boxBlur(squares, radius);
  const slope = plane(width, height);
  const offset = plane(width, height);
  for (let i = 0; i < data.length; i++) {
    const m = mean.data[i]!;
    const variance = Math.max(0, meanSquare.data[i]! - m * m);
    const a = variance / (variance + epsilon);
    slope.data[i] = a;
    offset.data[i] = m - a * m;
  }
  const meanSlope = boxBlur(slope, radius);
  const meanOffset = boxBlur(offset, radius);
  const out = plane(width, height);
  for (let i = 0; i < data.length; i++) {
    out.data[i] = meanSlope.data[i]! * data[i]! + meanOffset.data[i]!;
  }
  return out;
}

/** {@link guidedSmooth} on each channel, `passes` times. */
export function guidedSmoothRgb(
  image: RgbImage,
  radius: number,
  epsilon: number,
  passes = 1,
): RgbImage {
  const { width, height } = image;
  const smooth = (data: Float32Array): Float32Array => {
    let current: Plane = { width, height, data };
    for (let pass = 0; pass < passes; pass++) current = guidedSmooth(current, radius, epsilon);
    return current.data;
  };
  return { width, height, r: smooth(image.r), g: smooth(image.g), b: smooth(image.b) };
}
