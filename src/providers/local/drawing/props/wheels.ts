import { ellipse, fill, fine, type Shape, spot, zigzag } from '../pen/index.js';

export const TYRE = '#6b6d73';

export function wheel(x: number, r: number): Shape[] {
  return [
    fill(ellipse(x, -r, r), TYRE),
    fill(ellipse(x, -r, r * 0.58), '#e8ecef'),
    spot(ellipse(x, -r, r * 0.2), TYRE),
  ];
}

export function spoked(x: number, r: number): Shape[] {
  return [
    fill(ellipse(x, -r, r), TYRE),
    fill(ellipse(x, -r, r * 0.8), '#ffffff'),
    ...[0, 1, 2].map((i) => {
      const a = (i * Math.PI) / 3;
      return fine(
        zigzag(
          `${x - Math.cos(a) * r * 0.8},${-r - Math.sin(a) * r * 0.8} ${x + Math.cos(a) * r * 0.8},${-r + Math.sin(a) * r * 0.8}`,
        ),
      );
    }),
    spot(ellipse(x, -r, r * 0.16), TYRE),
  ];
}
