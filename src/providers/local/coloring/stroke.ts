/** A drawn line: points x0, y0, x1, y1… in picture coordinates, where pixel (x, y) has its centre at x + 0.5. */
export interface Stroke {
  points: Float64Array;
  closed: boolean;
  kind: 'contour' | 'detail';
  /** Mean edge strength along the line; the stronger, the more it matters. */
  strength: number;
}

export function strokeLength(points: Float64Array): number {
  let length = 0;
  for (let i = 2; i < points.length; i += 2) {
    length += Math.hypot(points[i]! - points[i - 2]!, points[i + 1]! - points[i - 1]!);
  }
  return length;
}
