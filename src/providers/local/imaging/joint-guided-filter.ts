import { boxBlur } from './blur.js';
import { plane, type Plane } from './plane.js';

/**
 * Smooths a plane so that its edges come to lie where those of a guide are (guided filter of He, Sun and Tang, 2010):
 * a coarse mask takes on the outlines of the photo that it was made of.
 * @param epsilon variance of the guide below which it says nothing
 */
export function jointGuidedFilter(
  guide: Plane,
  source: Plane,
  radius: number,
  epsilon: number,
): Plane {
  const { width, height } = source;
  const size = width * height;
  const products = plane(width, height);
  const squares = plane(width, height);
  for (let i = 0; i < size; i++) {
    products.data[i] = guide.data[i]! * source.data[i]!;
    squares.data[i] = guide.data[i]! * guide.data[i]!;
  }
  const guideMean = boxBlur(guide, radius).data;
  const sourceMean = boxBlur(source, radius).data;
  const productMean = boxBlur(products, radius).data;
  const squareMean = boxBlur(squares, radius).data;
  // The two planes that are no longer needed take the coefficients of the line that fits around each pixel.
  const [slope, offset] = [products, squares];
  for (let i = 0; i < size; i++) {
    const m = guideMean[i]!;
    const variance = Math.max(0, squareMean[i]! - m * m);
    const a = (productMean[i]! - m * sourceMean[i]!) / (variance + epsilon);
    slope.data[i] = a;
    offset.data[i] = sourceMean[i]! - a * m;
  }
  const meanSlope = boxBlur(slope, radius).data;
  const meanOffset = boxBlur(offset, radius).data;
  const out = plane(width, height);
  for (let i = 0; i < size; i++) out.data[i] = meanSlope[i]! * guide.data[i]! + meanOffset[i]!;
  return out;
}
