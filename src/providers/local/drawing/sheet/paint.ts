import type { Curve } from '../../coloring/smooth-curve.js';
import { patternLines } from './patterns.js';
import { boundsOf, INK_TINT, type Level, type Shape } from '../pen/index.js';

/** Colour of all lines. */
export const INK = '#141414';

/** How a page is drawn; widths in the units of the drawing. */
export interface Brush {
  readonly outline: number;
  readonly detail: number;
  /** Shapes above this level are left out. */
  readonly level: Level;
  readonly coloured: boolean;
  /** Areas that have room for it are filled with patterns. */
  readonly patterns: boolean;
}

/** One step of painting, the same for SVG and PDF. */
export interface Stroke {
  readonly curves: readonly Curve[];
  /** Undefined where only the line is drawn. */
  readonly fill: string | undefined;
  /** 0 where there is no line. */
  readonly width: number;
  /** What the curves are cut to, where they are. */
  readonly clip?: readonly Curve[];
}

/** What has to be painted, from the back to the front. */
export function strokesOf(shapes: readonly Shape[], brush: Brush): Stroke[] {
  return shapes
    .filter(({ level, shade }) => level <= brush.level && !shade)
    .flatMap((shape, i) => [...steps(shape, brush), ...pattern(shape, brush, i)]);
}

const SMALLEST_PATTERN = 60;

function pattern(shape: Shape, brush: Brush, turn: number): Stroke[] {
  if (!brush.patterns || !shape.pattern) return [];
  const box = boundsOf([{ ...shape, lines: [] }]);
  if (Math.min(box.right - box.left, box.bottom - box.top) < SMALLEST_PATTERN) return [];
  return [
    {
      curves: patternLines(box, turn),
      fill: undefined,
      width: brush.detail * 0.8,
      clip: shape.area,
    },
  ];
}

function steps(shape: Shape, brush: Brush): Stroke[] {
  const { area, lines, merged, tint } = shape;
  const width = brush[shape.weight];
  const fill = tint === INK_TINT ? INK : brush.coloured ? tint : '#ffffff';
  // The line of every part in double width, then their areas: what is left is the outside half of the outermost lines.
  if (merged) {
    return [
      { curves: area, fill: undefined, width: width * 2 },
      { curves: area, fill, width: 0 },
    ];
  }
  const [only] = area;
  if (area.length === 1 && lines.length === 1 && lines[0] === only)
    return [{ curves: area, fill, width }];
  return [
    ...(area.length > 0 ? [{ curves: area, fill, width: 0 }] : []),
    ...(lines.length > 0 ? [{ curves: lines, fill: undefined, width }] : []),
  ];
}
