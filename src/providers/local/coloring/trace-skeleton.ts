import type { Mask, Plane } from '../imaging/plane.js';

/** A path of pixels through a skeleton. */
export interface PixelPath {
  pixels: number[];
  /** Sum of the line strength over its pixels. */
  weight: number;
}

/**
 * Cuts a thinned mask into paths. At a fork the two branches that continue each other best become one path;
 * branches shorter than `spur` that end blindly are dropped.
 */
export function traceSkeleton(skeleton: Mask, strength: Plane, spur: number): PixelPath[] {
  const { width, data } = skeleton;
  const offsets = [1, width, -1, -width, width + 1, width - 1, -width - 1, -width + 1];
  const used = new Uint8Array(data.length);
  const isNode = (i: number) => crossings(data, width, i) !== 2;
  const next = (current: number, previous: number): number => {
    let inner = -1;
    for (const offset of offsets) {
      const to = current + offset;
      if (to === previous || !data[to]) continue;
      // Beside the pixel that we came from: that would be a step back, not on.
      if (offsets.includes(to - previous)) continue;
      if (isNode(to)) return to;
      if (!used[to] && inner < 0) inner = to;
    }
    return inner;
  };
  const branches: number[][] = [];
  const walk = (start: number, first: number) => {
    const path = [start, first];
    while (!isNode(path.at(-1)!)) {
      used[path.at(-1)!] = 1;
      const to = next(path.at(-1)!, path.at(-2)!);
      if (to < 0) break;
      path.push(to);
    }
    branches.push(path);
  };
  for (let i = 0; i < data.length; i++) {
    if (!data[i] || !isNode(i)) continue;
    for (const offset of offsets) {
      const to = i + offset;
      if (data[to] && !used[to] && !isNode(to)) walk(i, to);
    }
  }
  // Loops without any node.
  for (let i = 0; i < data.length; i++) {
    if (!data[i] || used[i] || isNode(i)) continue;
    const first = offsets.find((offset) => data[i + offset] && !used[i + offset]);
    used[i] = 1;
    if (first !== undefined) walk(i, i + first);
  }
  const long = branches.filter((path) => path.length > spur || !endsBlindly(path, data, width));
  return joinBranches(long, width).map((pixels) => ({
    pixels,
    weight: pixels.reduce((sum, i) => sum + strength.data[i]!, 0),
  }));
}

/** How many separate branches leave a pixel. */
function crossings(data: Uint8Array, width: number, i: number): number {
  const ring = [
    data[i - width]!,
    data[i - width + 1]!,
    data[i + 1]!,
    data[i + width + 1]!,
    data[i + width]!,
    data[i + width - 1]!,
    data[i - 1]!,
    data[i - width - 1]!,
  ];
  let count = 0;
  for (let k = 0; k < 8; k++) if (!ring[k] && ring[(k + 1) % 8]) count++;
  return count;
}

function endsBlindly(path: readonly number[], data: Uint8Array, width: number): boolean {
  return crossings(data, width, path[0]!) <= 1 || crossings(data, width, path.at(-1)!) <= 1;
}

interface End {
  branch: number;
  atStart: boolean;
  dx: number;
  dy: number;
}

const REACH = 7;

/** Unit vector that points out of the branch at one of its ends. */
function endDirection(path: readonly number[], atStart: boolean, width: number) {
  const tip = atStart ? path[0]! : path.at(-1)!;
  const inner = atStart
    ? path[Math.min(REACH, path.length - 1)]!
    : path[Math.max(0, path.length - 1 - REACH)]!;
  const dx = (tip % width) - (inner % width);
  const dy = Math.floor(tip / width) - Math.floor(inner / width);
  const norm = Math.hypot(dx, dy) || 1;
  return { dx: dx / norm, dy: dy / norm };
}

function joinBranches(branches: readonly number[][], width: number): number[][] {
  const ends = new Map<number, End[]>();
  branches.forEach((path, branch) => {
    for (const atStart of [true, false]) {
      const tip = atStart ? path[0]! : path.at(-1)!;
      const end = { branch, atStart, ...endDirection(path, atStart, width) };
      ends.set(tip, [...(ends.get(tip) ?? []), end]);
    }
  });
  const partner = new Map<string, End>();
  const keyOf = (end: End) => `${end.branch}${end.atStart ? 's' : 'e'}`;
  for (const [, list] of [...ends].sort(([a], [b]) => a - b)) {
    const free = [...list];
    while (free.length >= 2) {
      let best = -0.5;
      let pair: [number, number] | undefined;
      for (let p = 0; p < free.length; p++) {
        for (let q = p + 1; q < free.length; q++) {
          if (free[p]!.branch === free[q]!.branch) continue;
          const opposite = -(free[p]!.dx * free[q]!.dx + free[p]!.dy * free[q]!.dy);
          if (opposite > best && opposite > 0.55) {
            best = opposite;
            pair = [p, q];
          }
        }
      }
      if (!pair) break;
      const [first, second] = [free[pair[0]]!, free[pair[1]]!];
      partner.set(keyOf(first), second);
      partner.set(keyOf(second), first);
      free.splice(pair[1], 1);
      free.splice(pair[0], 1);
    }
  }
  return followPartners(branches, partner);
}

function followPartners(
  branches: readonly number[][],
  partner: ReadonlyMap<string, End>,
): number[][] {
  const taken = new Uint8Array(branches.length);
  const out: number[][] = [];
  const collect = (start: number, fromStart: boolean) => {
    const pixels: number[] = [];
    let branch = start;
    let forward = fromStart;
    for (;;) {
      taken[branch] = 1;
      const path = forward ? branches[branch]! : [...branches[branch]!].reverse();
      pixels.push(...(pixels.length > 0 ? path.slice(1) : path));
      const next = partner.get(`${branch}${forward ? 'e' : 's'}`);
      if (!next || taken[next.branch]) return pixels;
      branch = next.branch;
      forward = next.atStart;
    }
  };
  for (let branch = 0; branch < branches.length; branch++) {
    if (taken[branch]) continue;
    if (!partner.has(`${branch}s`)) out.push(collect(branch, true));
    else if (!partner.has(`${branch}e`)) out.push(collect(branch, false));
  }
  for (let branch = 0; branch < branches.length; branch++) {
    if (!taken[branch]) out.push(collect(branch, true));
  }
  return out;
}
