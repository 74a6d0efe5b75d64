import { rgbImage, type RgbImage } from './plane.js';

/** Scales a picture down (area mean) or up (nearest area), separably. */
export function resample(image: RgbImage, width: number, height: number): RgbImage {
  const out = rgbImage(width, height);
  for (const channel of ['r', 'g', 'b'] as const) {
    const across = new Float32Array(width * image.height);
    resampleRows(image[channel], image.width, image.height, across, width);
    resampleColumns(across, width, image.height, out[channel], height);
  }
  return out;
}

interface Span {
  from: number;
  weights: Float32Array;
}

/** For each target cell the source cells under it and their shares. */
function spans(source: number, target: number): Span[] {
  return Array.from({ length: target }, (_, i) => {
    const start = (i * source) / target;
    const end = ((i + 1) * source) / target;
    const from = Math.floor(start);
    const to = Math.min(source, Math.max(from + 1, Math.ceil(end)));
    const weights = new Float32Array(to - from);
    for (let k = from; k < to; k++) {
      weights[k - from] = (Math.min(end, k + 1) - Math.max(start, k)) / (end - start);
    }
    return { from, weights };
  });
}

function resampleRows(
  from: Float32Array,
  fromWidth: number,
  height: number,
  to: Float32Array,
  width: number,
): void {
  const table = spans(fromWidth, width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const { from: start, weights } = table[x]!;
      let sum = 0;
      for (let k = 0; k < weights.length; k++)
        sum += weights[k]! * from[y * fromWidth + start + k]!;
      to[y * width + x] = sum;
    }
  }
}

function resampleColumns(
  from: Float32Array,
  width: number,
  fromHeight: number,
  to: Float32Array,
  height: number,
): void {
  const table = spans(fromHeight, height);
  for (let y = 0; y < height; y++) {
    const { from: start, weights } = table[y]!;
    for (let k = 0; k < weights.length; k++) {
      const row = (start + k) * width;
      for (let x = 0; x < width; x++) to[y * width + x]! += weights[k]! * from[row + x]!;
    }
  }
}
