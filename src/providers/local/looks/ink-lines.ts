import { lineFilter } from '../coloring/line-filter.js';
import { gaussianBlur } from '../imaging/blur.js';
import { luma, plane, smoothstep, type Plane, type RgbImage } from '../imaging/plane.js';
import { flowField } from '../imaging/structure-tensor.js';

export interface Pen {
  /** Width of a line in pixels. */
  width: number;
  /** 0 draws the strongest contours only, 1 also what a careful hand would add. */
  detail: number;
}

/**
 * Lines as by a pen on the dark side of every contour, 0 to 1. Answers are judged against the light around them, so
 * that shadows have lines, too.
 */
export function inkLines(image: RgbImage, { width: penWidth, detail }: Pen): Plane {
  const { width, height } = image;
  const channels = [image.r, image.g, image.b].map((data) => ({ width, height, data }));
  const flow = flowField(channels, Math.max(1.2, penWidth * 1.3));
  const tone = luma(image);
  const answer = lineFilter(tone, flow, Math.max(0.8, penWidth * 0.55), penWidth * 2.2).data;
  const around = gaussianBlur(tone, penWidth * 5).data;
  const out = plane(width, height);
  const from = 0.034 - 0.026 * detail;
  for (let i = 0; i < out.data.length; i++) {
    out.data[i] = smoothstep(from, from * 1.7 + 0.004, answer[i]! / (0.25 + 0.75 * around[i]!));
  }
  return out;
}
