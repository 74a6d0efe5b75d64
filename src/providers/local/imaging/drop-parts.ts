import type { Mask } from './plane.js';

/** Turns connected parts of one value that are smaller than `area` into the other value. */
export function dropParts({ width, height, data }: Mask, value: 0 | 1, area: number): void {
  const seen = new Uint8Array(data.length);
  const part = new Int32Array(data.length);
  let count = 0;
  const visit = (i: number): void => {
    if (seen[i] || data[i] !== value) return;
    seen[i] = 1;
    part[count++] = i;
  };
  for (let start = 0; start < data.length; start++) {
    count = 0;
    visit(start);
    for (let next = 0; next < count; next++) {
      const i = part[next]!;
      const x = i % width;
      if (x > 0) visit(i - 1);
      if (x < width - 1) visit(i + 1);
      if (i >= width) visit(i - width);
      if (i < width * (height - 1)) visit(i + width);
    }
    if (count < area) for (let k = 0; k < count; k++) data[part[k]!] = value ? 0 : 1;
  }
}
