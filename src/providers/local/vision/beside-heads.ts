import { smoothstep } from '../imaging/plane.js';
import type { Face } from './face.js';

/** Hair reaches this many heights of its face from the middle of it. */
const HAIR_REACH = 0.95;
/** Shoulders reach this many heights of the face to either side. */
const SHOULDERS = 1.9;
/** Widths of the seams, in heights of the face. */
const SEAM = 0.2;

/**
 * Tells of a place, in pixels, how far it lies level with a head but beyond its hair: 0 not at all, 1 clearly. What the
 * network for people is unsure of there is something round behind the head, which it takes for a part of it.
 */
export function besideHeads(faces: readonly Face[]): (x: number, y: number) => number {
  const heads = faces.map(({ oval, height }) => ({
    x: oval.reduce((sum, { x }) => sum + x, 0) / oval.length,
    y: oval.reduce((sum, { y }) => sum + y, 0) / oval.length,
    chin: oval[oval.length / 2]!.y,
    reach: height * HAIR_REACH,
    shoulders: height * SHOULDERS,
    seam: height * SEAM,
  }));
  return (x, y) => {
    let [nearest, least] = [heads[0], Infinity];
    for (const head of heads) {
      const distance = Math.hypot(head.x - x, head.y - y);
      if (distance < least) [nearest, least] = [head, distance];
    }
    if (!nearest) return 0;
    const { chin, reach, seam } = nearest;
    let share = smoothstep(chin, chin - seam, y) * smoothstep(reach, reach + seam, least);
    // Who stands behind has shoulders there.
    for (const head of heads) {
      if (share <= 0) return 0;
      const below = smoothstep(head.chin - head.seam, head.chin, y);
      const within = head.shoulders - Math.abs(head.x - x);
      share *= 1 - below * smoothstep(-head.seam, 0, within);
    }
    return share;
  };
}
