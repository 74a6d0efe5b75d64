import { mask, type Mask } from '../../imaging/plane.js';

/** A part that holds less than this share of what the best one holds is something else. */
const AGAINST_BEST = 0.2;

/** The connected parts of a mask that hold many pixels of another one, at least `least`. */
export function partsWith(of: Mask, seeds: Mask, least: number): Mask {
  const { width, height, data } = of;
  const kept = mask(width, height);
  const parts: { members: number[]; held: number }[] = [];
  const seen = new Uint8Array(data.length);
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || !data[start]) continue;
    const members = [start];
    seen[start] = 1;
    let held = 0;
    for (let next = 0; next < members.length; next++) {
      const i = members[next]!;
      const x = i % width;
      held += seeds.data[i]!;
      const visit = (j: number) => {
        if (seen[j] || !data[j]) return;
        seen[j] = 1;
        members.push(j);
      };
      if (x > 0) visit(i - 1);
      if (x < width - 1) visit(i + 1);
      if (i >= width) visit(i - width);
      if (i < width * (height - 1)) visit(i + width);
    }
    if (held >= least) parts.push({ members, held });
  }
  const best = Math.max(...parts.map(({ held }) => held));
  for (const { members, held } of parts) {
    if (held >= best * AGAINST_BEST) for (const i of members) kept.data[i] = 1;
  }
  return kept;
}
