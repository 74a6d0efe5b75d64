import { labOf } from './lab.js';
import { plane, type Plane, type RgbImage } from './plane.js';

/** CIE L*a*b* of every pixel of a picture; see {@link labOf}. */
export interface LabPlanes {
  readonly l: Plane;
  readonly a: Plane;
  readonly b: Plane;
}

export function labPlanes({ width, height, r, g, b }: RgbImage): LabPlanes {
  const out = { l: plane(width, height), a: plane(width, height), b: plane(width, height) };
  for (let i = 0; i < r.length; i++) {
    [out.l.data[i], out.a.data[i], out.b.data[i]] = labOf([r[i]!, g[i]!, b[i]!]);
  }
  return out;
}
