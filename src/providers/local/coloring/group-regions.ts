import { boxBlur } from '../imaging/blur.js';
import type { Mask } from '../imaging/plane.js';
import type { RegionMap } from './watershed.js';

/** Regions of which each lies in one group; regions of different groups are never merged. */
export interface GroupedRegions extends RegionMap {
  /** Group of each region. */
  groups: Uint8Array;
}

export const BACKGROUND = 0;
export const FIGURE = 1;
/** The groups from here on are faces, one each. */
export const FIRST_FACE = 2;

/** Pixels nearer than this to the outline of the figure do not say on which side their region is. */
const OUTLINE = 5;
/** With so many pixels deep on one side, a region has a part there. */
const PART = 40;

/** The group of each pixel. Faces lie over the figure. */
export function groupsOf(figure: Mask | undefined, faces: readonly Mask[], size: number) {
  const groups = figure ? Uint8Array.from(figure.data) : new Uint8Array(size).fill(FIGURE);
  faces.forEach(({ data }, face) => {
    for (let i = 0; i < size; i++) if (data[i]) groups[i] = FIRST_FACE + face;
  });
  return groups;
}

/**
 * Gives every region to a group. One that has a part only on one side of the figure's outline goes there with all of its
 * pixels, so that the outline follows the edges of the photo; one with parts on both sides is cut. Faces are cut out
 * exactly, because their mesh is smoother than any edge.
 */
export function groupRegions(
  map: RegionMap,
  pixelGroups: Uint8Array,
  figure: Mask | undefined,
): GroupedRegions {
  const { labels } = map;
  const sides = figure && sidesOf(map, figure);
  const groupCount = pixelGroups.reduce((most, group) => Math.max(most, group), FIGURE) + 1;
  const newLabels = new Map<number, number>();
  const groups: number[] = [];
  const out = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    const region = labels[i]!;
    const own = pixelGroups[i]!;
    const side = sides?.[region] ?? BOTH;
    const group = own >= FIRST_FACE || side === BOTH ? own : side;
    const key = region * groupCount + group;
    let label = newLabels.get(key);
    if (label === undefined) {
      label = groups.length;
      newLabels.set(key, label);
      groups.push(group);
    }
    out[i] = label;
  }
  return { ...map, labels: out, count: groups.length, groups: Uint8Array.from(groups) };
}

const BOTH = 255;

/** For each region whether it belongs to the background, to the figure, or has a part in both. */
function sidesOf({ width, height, labels, count }: RegionMap, figure: Mask): Uint8Array {
  const soft = boxBlur({ width, height, data: Float32Array.from(figure.data) }, OUTLINE).data;
  const all = [new Uint32Array(count), new Uint32Array(count)] as const;
  const deep = [new Uint32Array(count), new Uint32Array(count)] as const;
  for (let i = 0; i < labels.length; i++) {
    const side = figure.data[i] ? FIGURE : BACKGROUND;
    all[side][labels[i]!]!++;
    if (Math.abs(soft[i]! - side) < 1e-3) deep[side][labels[i]!]!++;
  }
  return Uint8Array.from({ length: count }, (_, region) => {
    const behind = deep[BACKGROUND][region]! >= PART;
    const inside = deep[FIGURE][region]! >= PART;
    if (behind && inside) return BOTH;
    if (behind || inside) return inside ? FIGURE : BACKGROUND;
    return all[FIGURE][region]! > all[BACKGROUND][region]! ? FIGURE : BACKGROUND;
  });
}
