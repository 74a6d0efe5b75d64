import { gaussianBlur } from './blur.js';
import { plane, type Plane } from './plane.js';

/** Direction of the lines in a picture, per pixel. */
export interface FlowField {
  readonly width: number;
  readonly height: number;
  /** Unit vector along the edge. */
  readonly tx: Float32Array;
  readonly ty: Float32Array;
  /** Strength of the gradient across the edge. */
  readonly strength: Float32Array;
  /** 0 where no direction is preferred, 1 on a perfect line. */
  readonly coherence: Float32Array;
}

/** Smoothed colour structure tensor over any number of channels (Di Zenzo, 1986). */
export function flowField(channels: readonly Plane[], sigma: number): FlowField {
  const { width, height } = channels[0]!;
  const xx = plane(width, height);
  const xy = plane(width, height);
  const yy = plane(width, height);
  for (const { data } of channels) addGradients(data, width, height, xx.data, xy.data, yy.data);
  const e = gaussianBlur(xx, sigma).data;
  const f = gaussianBlur(xy, sigma).data;
  const g = gaussianBlur(yy, sigma).data;
  const size = width * height;
  const field = {
    width,
    height,
    tx: new Float32Array(size),
    ty: new Float32Array(size),
    strength: new Float32Array(size),
    coherence: new Float32Array(size),
  };
  for (let i = 0; i < size; i++) {
    const difference = e[i]! - g[i]!;
    const root = Math.sqrt(difference * difference + 4 * f[i]! * f[i]!);
    const large = (e[i]! + g[i]! + root) / 2;
    const small = (e[i]! + g[i]! - root) / 2;
    // Of the two forms of the eigenvector take the one that does not cancel.
    let vx = difference >= 0 ? -f[i]! : large - e[i]!;
    let vy = difference >= 0 ? large - g[i]! : -f[i]!;
    const norm = Math.sqrt(vx * vx + vy * vy);
    if (norm > 1e-12) {
      vx /= norm;
      vy /= norm;
    } else {
      vx = 0;
      vy = 1;
    }
    field.tx[i] = vx;
    field.ty[i] = vy;
    field.strength[i] = Math.sqrt(Math.max(0, large));
    field.coherence[i] = large + small > 1e-12 ? (large - small) / (large + small) : 0;
  }
  return field;
}

function addGradients(
  data: Float32Array,
  width: number,
  height: number,
  xx: Float32Array,
  xy: Float32Array,
  yy: Float32Array,
): void {
  for (let y = 0; y < height; y++) {
    const up = Math.max(0, y - 1) * width;
    const mid = y * width;
    const down = Math.min(height - 1, y + 1) * width;
    for (let x = 0; x < width; x++) {
      const l = Math.max(0, x - 1);
      const r = Math.min(width - 1, x + 1);
      const gx =
        (data[mid + r]! - data[mid + l]!) * 0.5 +
        (data[up + r]! - data[up + l]! + data[down + r]! - data[down + l]!) * 0.25;
      const gy =
        (data[down + x]! - data[up + x]!) * 0.5 +
        (data[down + l]! - data[up + l]! + data[down + r]! - data[up + r]!) * 0.25;
      const i = mid + x;
      xx[i]! += gx * gx;
      xy[i]! += gx * gy;
      yy[i]! += gy * gy;
    }
  }
}
