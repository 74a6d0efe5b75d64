import { boxBlur } from './blur.js';
import { doubled, halved } from './half-size.js';
import { plane, type Plane, type RgbImage } from './plane.js';

/** Above this radius the coefficients are found at half the size. */
const COARSE_RADIUS = 3;

/**
 * Edge-preserving smoothing of a plane by itself, `passes` times (guided filter of He, Sun and Tang, 2010; its
 * coefficients, which change slowly, at half the size where the radius is large, He and Sun, 2015).
 * @param epsilon variance below which detail counts as texture
 * @param coarse whether they may be; not where small differences decide, as between areas of one colour each
 */
export function guidedSmooth(
  source: Plane,
  radius: number,
  epsilon: number,
  passes = 1,
  coarse = radius > COARSE_RADIUS,
): Plane {
  if (coarse) return smoothCoarsely(source, radius, epsilon, passes);
  let current = source;
  for (let pass = 0; pass < passes; pass++) {
    const line = lineAround(current, squared(current), radius, epsilon);
    current = lineOn(current, line);
  }
  return current;
}

/** All passes at half the size, where each makes a line of a line; the last of them is laid through the full size. */
function smoothCoarsely(source: Plane, radius: number, epsilon: number, passes: number): Plane {
  // So many that the square is as wide as at the full size, as closely as whole numbers allow.
  const reach = Math.round((radius - 0.5) / 2);
  const values = halved(source);
  const squares = halved(squared(source));
  let line = lineAround(values, squares, reach, epsilon);
  for (let pass = 1; pass < passes; pass++) {
    const smoothed = onLine(line, values, squares);
    line = lineOfLine(lineAround(...smoothed, reach, epsilon), line);
  }
  const { width, height } = source;
  return lineOn(source, [doubled(line[0], width, height), doubled(line[1], width, height)]);
}

function squared({ width, height, data }: Plane): Plane {
  const out = plane(width, height);
  for (let i = 0; i < data.length; i++) out.data[i] = data[i]! * data[i]!;
  return out;
}

/** For each pixel the slope and offset of what becomes of its value. */
type Line = readonly [slope: Plane, offset: Plane];

/** Means of the lines that fit around the pixels near each. */
function lineAround(values: Plane, squares: Plane, reach: number, epsilon: number): Line {
  const slope = boxBlur(values, reach);
  const offset = boxBlur(squares, reach);
  for (let i = 0; i < slope.data.length; i++) {
    const mean = slope.data[i]!;
    const variance = Math.max(0, offset.data[i]! - mean * mean);
    const a = variance / (variance + epsilon);
    slope.data[i] = a;
    offset.data[i] = mean - a * mean;
  }
  return [boxBlur(slope, reach), boxBlur(offset, reach)];
}

function lineOn({ width, height, data }: Plane, [slope, offset]: Line): Plane {
  const out = plane(width, height);
  for (let i = 0; i < data.length; i++) out.data[i] = slope.data[i]! * data[i]! + offset.data[i]!;
  return out;
}

/** What a line makes of means of values and of means of their squares. */
function onLine([slope, offset]: Line, values: Plane, squares: Plane): [Plane, Plane] {
  const { width, height } = values;
  const out: [Plane, Plane] = [plane(width, height), plane(width, height)];
  for (let i = 0; i < slope.data.length; i++) {
    const a = slope.data[i]!;
    const b = offset.data[i]!;
    const mean = values.data[i]!;
    out[0].data[i] = a * mean + b;
    out[1].data[i] = a * a * squares.data[i]! + 2 * a * b * mean + b * b;
  }
  return out;
}

/** One line after another, as one, in the planes of the first that is named. */
function lineOfLine(after: Line, before: Line): Line {
  const [slope, offset] = after;
  for (let i = 0; i < slope.data.length; i++) {
    const a = slope.data[i]!;
    slope.data[i] = a * before[0].data[i]!;
    offset.data[i]! += a * before[1].data[i]!;
  }
  return after;
}

/** {@link guidedSmooth} on each channel. */
export function guidedSmoothRgb(
  image: RgbImage,
  radius: number,
  epsilon: number,
  passes = 1,
  coarse = radius > COARSE_RADIUS,
): RgbImage {
  const { width, height } = image;
  const smooth = (data: Float32Array): Float32Array =>
    guidedSmooth({ width, height, data }, radius, epsilon, passes, coarse).data;
  return { width, height, r: smooth(image.r), g: smooth(image.g), b: smooth(image.b) };
}
