import type { Mask } from './plane.js';

/** Turns connected parts of one value that are smaller than `area` into the other value. */
export function dropParts({ width, height, data }: Mask, value: 0 | 1, area: number): void {
  const seen = new Uint8Array(data.length);
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start] !== value) continue;
    const members = [start];
    seen[start] = 1;
    for (let next = 0; next < members.length; next++) {
      const i = members[next]!;
      const x = i % width;
      const visit = (j: number) => {
        if (seen[j] || data[j] !== value) return;
        seen[j] = 1;
        members.push(j);
      };
      if (x > 0) visit(i - 1);
      if (x < width - 1) visit(i + 1);
      if (i >= width) visit(i - width);
      if (i < width * (height - 1)) visit(i + width);
    }
    if (members.length < area) for (const i of members) data[i] = value ? 0 : 1;
  }
}
