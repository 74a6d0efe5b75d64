import { gaussianBlur } from './blur.js';
import { clouds } from './noise.js';
import { plane, type Plane, type RgbImage } from './plane.js';
import { flowField } from './structure-tensor.js';

/** A direction for every pixel; a line has no head, so the opposite direction means the same. */
export interface Directions {
  readonly width: number;
  readonly height: number;
  /** Unit vector. */
  readonly tx: Float32Array;
  readonly ty: Float32Array;
  /** 0 where the direction is arbitrary, 1 on a clear line. */
  readonly clarity: Float32Array;
}

/**
 * Directions for brush strokes: along the lines of a picture, and where there are none as a hand would go on from
 * the nearest ones, with a slow turn of its own.
 * @param sigma how far a line decides for its surroundings, in pixels
 */
export function strokeField(image: RgbImage, sigma: number, seed: number): Directions {
  const { width, height } = image;
  const channels = [image.r, image.g, image.b].map((data) => ({ width, height, data }));
  const flow = flowField(channels, Math.max(1, sigma * 0.5));
  // Doubled angles, so that opposite directions add up instead of cancelling.
  const even = plane(width, height);
  const odd = plane(width, height);
  for (let i = 0; i < even.data.length; i++) {
    const x = flow.tx[i]!;
    const y = flow.ty[i]!;
    const weight = flow.strength[i]! * flow.coherence[i]!;
    even.data[i] = (x * x - y * y) * weight;
    odd.data[i] = 2 * x * y * weight;
  }
  const near = [gaussianBlur(even, sigma).data, gaussianBlur(odd, sigma).data] as const;
  const far = [gaussianBlur(even, sigma * 7).data, gaussianBlur(odd, sigma * 7).data] as const;
  const wander = clouds(width, height, Math.max(width, height) / 4, seed).data;
  const out = {
    width,
    height,
    tx: new Float32Array(even.data.length),
    ty: new Float32Array(even.data.length),
    clarity: new Float32Array(even.data.length),
  };
  for (let i = 0; i < wander.length; i++) {
    const turn = 1.9 + 0.8 * wander[i]!;
    const c = near[0][i]! + 0.8 * far[0][i]! + 0.004 * Math.cos(turn);
    const s = near[1][i]! + 0.8 * far[1][i]! + 0.004 * Math.sin(turn);
    const length = Math.sqrt(c * c + s * s) || 1;
    const half = Math.sqrt(Math.max(0, (1 + c / length) / 2));
    out.tx[i] = half;
    out.ty[i] = half > 1e-4 ? s / length / (2 * half) : 1;
    out.clarity[i] = flow.coherence[i]!;
  }
  return out;
}

/** Smears a plane along the directions by a box of `length` pixels (line integral convolution, Cabral 1993). */
export function smearAlong(source: Plane, field: Directions, length: number): Plane {
  const { width, height, data } = source;
  const { tx, ty } = field;
  const steps = Math.max(1, Math.round(length / 2));
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      let sum = data[i]!;
      let count = 1;
      for (let direction = -1; direction <= 1; direction += 2) {
        let dx = tx[i]! * direction;
        let dy = ty[i]! * direction;
        let px = x + 0.5;
        let py = y + 0.5;
        for (let s = 0; s < steps; s++) {
          px += dx;
          py += dy;
          if (px < 0 || py < 0 || px >= width || py >= height) break;
          const j = (py | 0) * width + (px | 0);
          sum += data[j]!;
          count++;
          const sign = tx[j]! * dx + ty[j]! * dy < 0 ? -1 : 1;
          dx = tx[j]! * sign;
          dy = ty[j]! * sign;
        }
      }
      out.data[i] = sum / count;
    }
  }
  return out;
}
