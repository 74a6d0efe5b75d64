import { smoothstep, type Rgb, type RgbImage } from './plane.js';

/** Sets a pixel to the colour of a silver density of 0 to 1: a smooth path through the tones, from dark to light. */
export function setTone(out: RgbImage, i: number, value: number, tones: readonly Rgb[]): void {
  const at = value * (tones.length - 1);
  const k = Math.min(tones.length - 2, at | 0);
  const t = at - k;
  const eased = 0.6 * t + 0.4 * smoothstep(0, 1, t);
  const a = tones[k]!;
  const b = tones[k + 1]!;
  out.r[i] = a[0] + (b[0] - a[0]) * eased;
  out.g[i] = a[1] + (b[1] - a[1]) * eased;
  out.b[i] = a[2] + (b[2] - a[2]) * eased;
}
