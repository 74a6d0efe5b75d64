import type { FlowField } from '../imaging/structure-tensor.js';
import { plane, type Plane } from '../imaging/plane.js';

/**
 * Flow-based difference of Gaussians (Kang, Lee and Chui, 2007): high on the dark side of edges and on dark
 * strokes, smoothed along them so that broken edges join.
 * @param sigma width of the line that answers best
 * @param along sigma of the smoothing along the flow
 */
export function lineFilter(source: Plane, flow: FlowField, sigma: number, along: number): Plane {
  return smoothAlong(differenceAcross(source, flow, sigma), flow, along);
}

/** Bilinear sample; the caller keeps x and y within the picture. */
function sample(data: Float32Array, width: number, height: number, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x;
  const cy = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y;
  const x0 = cx | 0;
  const y0 = cy | 0;
  const fx = cx - x0;
  const fy = cy - y0;
  const i = y0 * width + x0;
  const top = data[i]! * (1 - fx) + data[i + 1]! * fx;
  const bottom = data[i + width]! * (1 - fx) + data[i + width + 1]! * fx;
  return top * (1 - fy) + bottom * fy;
}

const SURROUND = 1.6;

function differenceAcross(source: Plane, flow: FlowField, sigma: number): Plane {
  const { width, height, data } = source;
  const reach = Math.ceil(sigma * SURROUND * 2.4);
  const weights = new Float32Array(2 * reach + 1);
  let centreSum = 0;
  let surroundSum = 0;
  for (let k = -reach; k <= reach; k++) {
    centreSum += Math.exp((-k * k) / (2 * sigma * sigma));
    surroundSum += Math.exp((-k * k) / (2 * (sigma * SURROUND) ** 2));
  }
  for (let k = -reach; k <= reach; k++) {
    weights[k + reach] =
      Math.exp((-k * k) / (2 * (sigma * SURROUND) ** 2)) / surroundSum -
      Math.exp((-k * k) / (2 * sigma * sigma)) / centreSum;
  }
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const nx = -flow.ty[i]!;
      const ny = flow.tx[i]!;
      let sum = 0;
      for (let k = -reach; k <= reach; k++) {
        sum += weights[k + reach]! * sample(data, width, height, x + nx * k, y + ny * k);
      }
      out.data[i] = sum;
    }
  }
  return out;
}

function smoothAlong(source: Plane, flow: FlowField, sigma: number): Plane {
  const { width, height, data } = source;
  const steps = Math.ceil(sigma * 2);
  const weights = new Float32Array(steps + 1);
  for (let s = 0; s <= steps; s++) weights[s] = Math.exp((-s * s) / (2 * sigma * sigma));
  const out = plane(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      let sum = data[i]!;
      let total = 1;
      for (let direction = -1; direction <= 1; direction += 2) {
        let px = x;
        let py = y;
        let dx = flow.tx[i]! * direction;
        let dy = flow.ty[i]! * direction;
        for (let s = 1; s <= steps; s++) {
          px += dx;
          py += dy;
          if (px < 0 || py < 0 || px > width - 1 || py > height - 1) break;
          const at = ((py + 0.5) | 0) * width + ((px + 0.5) | 0);
          sum += weights[s]! * data[at]!;
          total += weights[s]!;
          const tx = flow.tx[at]!;
          const ty = flow.ty[at]!;
          const sign = tx * dx + ty * dy < 0 ? -1 : 1;
          dx = tx * sign;
          dy = ty * sign;
        }
      }
      out.data[i] = sum / total;
    }
  }
  return out;
}
