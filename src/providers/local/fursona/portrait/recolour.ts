import { boundsOf, ellipse, fill, ink, INK_TINT, type Shape } from '../../drawing/pen/index.js';
import type { Coat } from '../colour/coat.js';
import type { Worn } from '../writing/belongings.js';

/** Colours that the figures have of their own, whatever their coat is. */
const OF_MARKS = ['#8a6748'];
const OF_LIGHT = '#ffffff';

/** Gives what is worn, wool and spines the colours of a character; faces keep their own. */
export function recoloured(shapes: readonly Shape[], coat: Coat, worn: Worn): Shape[] {
  const tints = new Map<string, string>([
    ...OF_MARKS.map((tint) => [tint, coat.marks.hex] as const),
    ...worn.recolours.map((tint) => [tint, coat.accent.hex] as const),
  ]);
  return shapes.map((shape) => {
    // Wool and tufts are white bumps with one line around them; the whites of faces are none.
    if (shape.merged && shape.tint === OF_LIGHT) return { ...shape, tint: coat.light.hex };
    const tint = tints.get(shape.tint);
    return tint === undefined ? shape : { ...shape, tint };
  });
}

/**
 * Puts coloured rings into eyes. An eye is drawn as a solid area with two lights on it, one after the other; nothing
 * else is.
 */
export function withIrises(shapes: readonly Shape[], tint: string): Shape[] {
  return shapes.flatMap((shape, i) => {
    if (!isEye(shapes, i)) return [shape];
    const { left, right, top, bottom } = boundsOf([shape]);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const [rx, ry] = [(right - left) / 2, (bottom - top) / 2];
    return [
      shape,
      { ...fill(ellipse(x, y, rx * 0.84, ry * 0.84), tint), lines: [] },
      ink(ellipse(x, y, rx * 0.52, ry * 0.56)),
    ];
  });
}

function isEye(shapes: readonly Shape[], i: number): boolean {
  return shapes[i]!.tint === INK_TINT && [1, 2].every((step) => isLight(shapes[i + step]));
}

function isLight(shape: Shape | undefined): boolean {
  return (
    shape !== undefined && shape.tint === OF_LIGHT && shape.lines.length === 0 && !shape.merged
  );
}
