import type { Plane } from '../imaging/plane.js';
import type { GroupedRegions } from './group-regions.js';
import type { RegionMap } from './watershed.js';

export interface MergeGoal {
  /** Merging goes on down to this many regions… */
  regions: number;
  /** …and beyond, while the weakest boundary is weaker than this. */
  minContrast: number;
  /** Regions with fewer pixels join a neighbour, unless they stand out as an eye does. */
  minArea: number;
  /** By group: what a boundary inside it counts for; of a group with 0 one region is left. */
  groupWeights: readonly number[];
}

interface Border {
  strength: number;
  length: number;
}

/**
 * Merges neighbouring regions, weakest boundary first. A boundary's weight grows with its mean
 * edge strength and with the difference of the two mean colours. Regions of different groups stay apart.
 */
export function mergeRegions(
  map: GroupedRegions,
  strength: Plane,
  channels: readonly Plane[],
  goal: MergeGoal,
): RegionMap {
  const graph = new RegionGraph(map, strength, channels);
  graph.mergeAll(goal);
  return graph.relabelled();
}

/** How much stronger than needed the weakest boundary of a small region is that stays. */
const STANDS_OUT = 2.5;

class RegionGraph {
  private readonly parent: Int32Array;
  private readonly area: Float64Array;
  private readonly sums: Float64Array;
  private readonly borders: Map<number, Border>[];
  private readonly heap = new PairHeap();
  private readonly version: Int32Array;
  private alive: number;

  constructor(
    private readonly map: GroupedRegions,
    strength: Plane,
    private readonly channels: readonly Plane[],
  ) {
    const { count } = map;
    this.parent = Int32Array.from({ length: count }, (_, i) => i);
    this.area = new Float64Array(count);
    this.sums = new Float64Array(count * channels.length);
    this.borders = Array.from({ length: count }, () => new Map<number, Border>());
    this.version = new Int32Array(count);
    this.alive = count;
    this.measureRegions();
    this.measureBorders(strength);
  }

  private measureRegions(): void {
    const { labels } = this.map;
    const width = this.channels.length;
    for (let i = 0; i < labels.length; i++) {
      const region = labels[i]!;
      this.area[region]!++;
      for (let c = 0; c < width; c++) {
        this.sums[region * width + c]! += this.channels[c]!.data[i]!;
      }
    }
  }

  private measureBorders(strength: Plane): void {
    const { labels, width, height } = this.map;
    const add = (i: number, j: number) => {
      const a = labels[i]!;
      const b = labels[j]!;
      if (a === b) return;
      const value = Math.max(strength.data[i]!, strength.data[j]!);
      let border = this.borders[a]!.get(b);
      if (!border) {
        border = { strength: 0, length: 0 };
        this.borders[a]!.set(b, border);
        this.borders[b]!.set(a, border);
      }
      border.strength += value;
      border.length++;
    };
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const i = y * width + x;
        if (x < width - 1) add(i, i + 1);
        if (y < height - 1) add(i, i + width);
      }
    }
  }

  mergeAll(goal: MergeGoal): void {
    for (let a = 0; a < this.map.count; a++) this.pushBorders(a, goal, true);
    for (;;) {
      const top = this.heap.pop();
      if (!top) return;
      const { a, b, weight } = top;
      if (top.versionA !== this.version[a] || top.versionB !== this.version[b]) continue;
      if (this.parent[a] !== a || this.parent[b] !== b) continue;
      const area = Math.min(this.area[a]!, this.area[b]!);
      const standsOut = area > goal.minArea * 0.35 && weight > goal.minContrast * STANDS_OUT;
      const small = area < goal.minArea && !standsOut;
      if (!small && this.alive <= goal.regions && weight > goal.minContrast) {
        // Only regions that are too small may still move.
        continue;
      }
      this.merge(a, b);
      this.pushBorders(this.parent[a] === a ? a : b, goal, false);
    }
  }

  private weight(a: number, b: number, border: Border, goal: MergeGoal): number {
    const width = this.channels.length;
    let distance = 0;
    for (let c = 0; c < width; c++) {
      const d =
        this.sums[a * width + c]! / this.area[a]! - this.sums[b * width + c]! / this.area[b]!;
      distance += d * d;
    }
    // Both must be there: in a soft sky the edge is missing, across a narrow ring or fur the difference.
    const edge = border.strength / border.length;
    const contrast = Math.sqrt(edge * 0.5 * Math.sqrt(distance));
    // Small regions give way first, large ones resist.
    const smaller = Math.min(this.area[a]!, this.area[b]!);
    const size = Math.min(1.6, Math.max(0.12, Math.pow(smaller / (goal.minArea * 6), 0.3)));
    // A short border between long shapes is a bar across a ring or a stripe: not worth a line.
    const span = border.length / (0.5 * Math.sqrt(smaller));
    return contrast * size * Math.min(1, Math.max(0.5, span));
  }

  private pushBorders(a: number, goal: MergeGoal, once: boolean): void {
    const group = this.map.groups[a]!;
    for (const [b, border] of this.borders[a]!) {
      if ((once && b < a) || this.map.groups[b] !== group) continue;
      const weight = this.weight(a, b, border, goal) * goal.groupWeights[group]!;
      this.heap.push({
        a,
        b,
        weight,
        versionA: this.version[a]!,
        versionB: this.version[b]!,
      });
    }
  }

  private merge(a: number, b: number): void {
    const [keep, gone] = this.borders[a]!.size >= this.borders[b]!.size ? [a, b] : [b, a];
    this.parent[gone] = keep;
    this.area[keep]! += this.area[gone]!;
    const width = this.channels.length;
    for (let c = 0; c < width; c++) this.sums[keep * width + c]! += this.sums[gone * width + c]!;
    this.borders[keep]!.delete(gone);
    for (const [other, border] of this.borders[gone]!) {
      if (other === keep) continue;
      this.borders[other]!.delete(gone);
      const joined = this.borders[keep]!.get(other);
      if (joined) {
        joined.strength += border.strength;
        joined.length += border.length;
      } else {
        this.borders[keep]!.set(other, border);
        this.borders[other]!.set(keep, border);
      }
    }
    this.borders[gone]!.clear();
    this.version[keep]!++;
    this.alive--;
  }

  relabelled(): RegionMap {
    const { labels, width, height } = this.map;
    const roots = new Int32Array(this.map.count).fill(-1);
    const out = new Int32Array(labels.length);
    let count = 0;
    for (let i = 0; i < labels.length; i++) {
      const root = this.rootOf(labels[i]!);
      if (roots[root]! < 0) roots[root] = count++;
      out[i] = roots[root]!;
    }
    return { width, height, labels: out, count };
  }

  private rootOf(region: number): number {
    let root = region;
    while (this.parent[root] !== root) root = this.parent[root]!;
    while (this.parent[region] !== root) {
      const next = this.parent[region]!;
      this.parent[region] = root;
      region = next;
    }
    return root;
  }
}

interface Pair {
  a: number;
  b: number;
  weight: number;
  versionA: number;
  versionB: number;
}

/** Binary heap, smallest weight first; equal weights by region number, so that the order is fixed. */
class PairHeap {
  private readonly items: Pair[] = [];

  push(pair: Pair): void {
    const { items } = this;
    let at = items.length;
    items.push(pair);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(pair, items[up]!)) break;
      items[at] = items[up]!;
      at = up;
    }
    items[at] = pair;
  }

  pop(): Pair | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && before(items[child + 1]!, items[child]!)) child++;
      if (!before(items[child]!, last)) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = last;
    return top;
  }
}

function before(p: Pair, q: Pair): boolean {
  return (
    p.weight < q.weight || (p.weight === q.weight && (p.a < q.a || (p.a === q.a && p.b < q.b)))
  );
}
