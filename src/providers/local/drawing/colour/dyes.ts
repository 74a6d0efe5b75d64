import { boundsOf, INK_TINT, type Shape } from '../pen/index.js';
import { darker, lighter, lightness, mixed } from './tints.js';

/** Colours that somebody can ask for, as the coloured picture has them. */
export const DYES = {
  red: '#d9534f',
  orange: '#ee8a3c',
  yellow: '#f6cf4e',
  golden: '#eebb45',
  blonde: '#e8c66a',
  green: '#6fb35e',
  turquoise: '#4fb9b0',
  blue: '#5a8fd6',
  purple: '#9a72c8',
  pink: '#f191b8',
  brown: '#98683f',
  black: '#57525e',
  grey: '#a3a9b2',
  silver: '#c3cad3',
  white: '#fbfaf6',
} as const;

export type DyeName = keyof typeof DYES;

interface Paint {
  /** Colours that stay. */
  readonly keep?: readonly string[];
  /** Colours that become the other one, where it is not the largest area that does. */
  readonly paint?: readonly string[];
}

/** The same thing in another colour: its largest areas, and what is a lighter or darker kind of theirs. */
export function dyed(
  shapes: readonly Shape[],
  name: DyeName | undefined,
  ofThem: (shape: Shape) => boolean = () => true,
  { keep = [], paint = [] }: Paint = {},
): Shape[] {
  const own = shapes.filter(ofThem);
  const main = name && (paint[0] ?? mainTint(own, keep));
  if (name === undefined) return [...shapes];
  const dye = DYES[name];
  return shapes.map((shape) => {
    if (!ofThem(shape)) return shape;
    // Glasses and the like are nothing but lines.
    if (main === undefined) return shape.area.length === 0 ? { ...shape, lineTint: dye } : shape;
    if (!isDyed(shape, keep)) return shape;
    if (paint.includes(shape.tint)) return { ...shape, tint: dye };
    if (!isLike(shape.tint, main)) return shape;
    const apart = lightness(shape.tint) - lightness(main);
    return { ...shape, tint: apart > 0 ? lighter(dye, apart) : darker(dye, -apart) };
  });
}

const GLASS = '#cfe6f2';

/** Neither ink, nor glass, nor the light in an eye. */
const isDyed = ({ area, lines, merged, tint }: Shape, keep: readonly string[]) =>
  area.length > 0 &&
  (merged || lines.length > 0) &&
  tint !== INK_TINT &&
  tint !== GLASS &&
  !keep.includes(tint);

function mainTint(shapes: readonly Shape[], keep: readonly string[]): string | undefined {
  const sizes = new Map<string, number>();
  for (const shape of shapes.filter((one) => isDyed(one, keep))) {
    const { left, top, right, bottom } = boundsOf([{ ...shape, lines: [] }]);
    sizes.set(shape.tint, (sizes.get(shape.tint) ?? 0) + (right - left) * (bottom - top));
  }
  return [...sizes].reduce<[string | undefined, number]>(
    (most, one) => (one[1] > most[1] ? one : most),
    [undefined, 0],
  )[0];
}

/** Whether two colours are kinds of one: alike where both are made equally light. */
function isLike(tint: string, other: string): boolean {
  if (tint === other) return true;
  const apart = lightness(tint) - lightness(other);
  if (Math.abs(apart) > 0.18) return false;
  const levelled = apart > 0 ? mixed(tint, '#000000', apart) : mixed(tint, '#ffffff', -apart);
  const [one, two] = [levelled, other].map((hex) =>
    [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)),
  );
  return Math.hypot(...one!.map((value, i) => value - two![i]!)) < 40;
}
