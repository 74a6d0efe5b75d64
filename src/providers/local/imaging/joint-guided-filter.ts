import { boxBlur } from './blur.js';
import { doubled, halved } from './half-size.js';
import { plane, type Plane } from './plane.js';

/**
 * Smooths a plane so that its edges come to lie where those of a guide are (guided filter of He, Sun and Tang, 2010):
 * a coarse mask takes on the outlines of the photo that it was made of. The coefficients, which change slowly, are
 * found at half the size (He and Sun, 2015).
 * @param epsilon variance of the guide below which it says nothing
 */
export function jointGuidedFilter(
  guide: Plane,
  source: Plane,
  radius: number,
  epsilon: number,
): Plane {
  const { width, height } = source;
  const reach = Math.max(1, Math.round((radius - 0.5) / 2));
  const mean = (of: Plane) => boxBlur(halved(of), reach);
  const slope = mean(product(guide, source));
  const offset = mean(source);
  const guideMean = mean(guide).data;
  const squareMean = mean(product(guide, guide)).data;
  // What is no longer needed takes the coefficients of the line that fits around each pixel.
  for (let i = 0; i < guideMean.length; i++) {
    const m = guideMean[i]!;
    const variance = Math.max(0, squareMean[i]! - m * m);
    const a = (slope.data[i]! - m * offset.data[i]!) / (variance + epsilon);
    slope.data[i] = a;
    offset.data[i]! -= a * m;
  }
  const slopes = doubled(boxBlur(slope, reach), width, height).data;
  const offsets = doubled(boxBlur(offset, reach), width, height).data;
  const out = plane(width, height);
  for (let i = 0; i < out.data.length; i++) out.data[i] = slopes[i]! * guide.data[i]! + offsets[i]!;
  return out;
}

function product(one: Plane, other: Plane): Plane {
  const out = plane(one.width, one.height);
  for (let i = 0; i < out.data.length; i++) out.data[i] = one.data[i]! * other.data[i]!;
  return out;
}
