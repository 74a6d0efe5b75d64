import {
  blob,
  ellipse,
  fill,
  fine,
  ink,
  light,
  line,
  pair,
  type Shape,
  spot,
  stroke,
} from '../pen/index.js';

const BLUSH = '#f6a8a0';
const NOSE = '#5b3a36';
export const TONGUE = '#f08a94';

/** Big friendly eyes at both sides of x = 0; the light falls from one side, so it lies alike in both. */
export function eyes(gap: number, y: number, size: number): Shape[] {
  return [-gap, gap].flatMap((x) => [
    ink(ellipse(x, y, size * 0.8, size)),
    light(ellipse(x + size * 0.22, y - size * 0.36, size * 0.3, size * 0.36)),
    light(ellipse(x - size * 0.26, y + size * 0.42, size * 0.15, size * 0.17)),
  ]);
}

/** Closed eyes: two arcs. */
export function closedEyes(gap: number, y: number, size: number): Shape[] {
  return pair([
    line(stroke(`${gap - size},${y - 2} ${gap},${y + size * 0.6} ${gap + size},${y - 2}`)),
  ]);
}

export function cheeks(gap: number, y: number, size = 13): Shape[] {
  return pair([spot(ellipse(gap, y, size * 1.2, size * 0.8), BLUSH, 1)]);
}

export function smile(y: number, width: number, depth: number): Shape[] {
  return [line(stroke(`${-width},${y} 0,${y + depth} ${width},${y}`))];
}

/** A smile with the mouth open. */
export function laugh(y: number, width: number, depth: number): Shape[] {
  return [
    fill(
      blob(
        `${-width},${y}! 0,${y + 5} ${width},${y}! ${width * 0.6},${y + depth * 0.8} 0,${y + depth} ${-width * 0.6},${y + depth * 0.8}`,
      ),
      '#8c3a3a',
    ),
    spot(
      blob(
        `${-width * 0.48},${y + depth * 0.82} 0,${y + depth * 0.5} ${width * 0.48},${y + depth * 0.82} 0,${y + depth * 0.98}`,
      ),
      TONGUE,
    ),
  ];
}

/** The mouth below a nose at `y`: a short line that parts into two arcs. */
function parted(y: number, width: number): Shape[] {
  return [
    line(stroke(`0,${y} 0,${y + 8}`)),
    line(stroke(`0,${y + 8} ${width * 0.45},${y + 17} ${width},${y + 8}`)),
    line(stroke(`0,${y + 8} ${-width * 0.45},${y + 17} ${-width},${y + 8}`)),
  ];
}

function smallNose(y: number, width = 13): Shape {
  return ink(
    blob(
      `${-width},${y - 8} 0,${y - 10} ${width},${y - 8} ${width * 0.55},${y + 2} 0,${y + 7} ${-width * 0.55},${y + 2}`,
    ),
  );
}

function whiskers(y: number): Shape[] {
  return pair([
    fine(stroke(`62,${y - 4} 95,${y - 12} 126,${y - 14}`), 1),
    fine(stroke(`62,${y + 6} 95,${y + 6} 126,${y + 10}`), 1),
  ]);
}

export type Muzzle =
  | 'cat'
  | 'dog'
  | 'fox'
  | 'bear'
  | 'koala'
  | 'rabbit'
  | 'mouse'
  | 'pig'
  | 'cow'
  | 'horse'
  | 'deer'
  | 'elephant'
  | 'monkey'
  | 'hippo';

/** Nose and mouth of a kind of animal; `tint` is the colour of a light muzzle. */
export const MUZZLES: Record<Muzzle, (tint: string) => Shape[]> = {
  cat: () => [smallNose(28), ...parted(33, 24), ...whiskers(34)],
  fox: () => [smallNose(52, 15), ...parted(57, 20)],
  mouse: () => [ink(ellipse(0, 34, 11, 9)), ...parted(41, 20), ...whiskers(40)],
  dog: (tint) => [
    fill(blob('0,64 14,72 12,92 0,98 -12,92 -14,72'), TONGUE),
    fill(blob('0,18 34,26 52,48 34,70 0,66 -34,70 -52,48 -34,26'), tint),
    ink(blob('-20,24 0,18 20,24 14,38 0,45 -14,38')),
    line(stroke('0,45 0,60')),
    line(stroke('0,60 18,68 34,60')),
    line(stroke('0,60 -18,68 -34,60')),
  ],
  bear: (tint) => [
    fill(ellipse(0, 42, 44, 34), tint),
    ink(blob('-17,26 0,22 17,26 12,38 0,43 -12,38')),
    ...parted(43, 20),
  ],
  koala: () => [fill(blob('0,-8 20,2 24,34 0,50 -24,34 -20,2'), NOSE), ...smile(60, 20, 10)],
  rabbit: () => [
    fill(blob('-10,44! 10,44! 9,62 0,65 -9,62'), '#ffffff', { weight: 'detail' }),
    fine(stroke('0,45 0,64')),
    smallNose(26, 12),
    ...parted(31, 24),
    ...whiskers(36),
  ],
  pig: () => [
    fill(ellipse(0, 36, 38, 27), '#f0959f'),
    ink(ellipse(-13, 36, 6, 10)),
    ink(ellipse(13, 36, 6, 10)),
    ...smile(70, 18, 9),
  ],
  cow: (tint) => [
    fill(blob('0,24 50,28 74,54 54,82 0,88 -54,82 -74,54 -50,28'), tint),
    ink(ellipse(-28, 48, 8, 10, 0.3)),
    ink(ellipse(28, 48, 8, 10, -0.3)),
    ...smile(66, 26, 10),
  ],
  horse: (tint) => [
    fill(blob('0,34 36,36 58,62 46,92 0,102 -46,92 -58,62 -36,36'), tint),
    ink(ellipse(-20, 60, 6, 9, 0.3)),
    ink(ellipse(20, 60, 6, 9, -0.3)),
    ...smile(78, 22, 9),
  ],
  deer: (tint) => [
    fill(blob('0,28 28,34 40,58 24,80 0,84 -24,80 -40,58 -28,34'), tint),
    ink(blob('-19,38 0,32 19,38 12,52 0,57 -12,52')),
    ...parted(57, 16),
  ],
  elephant: () => [],
  monkey: () => [ink(ellipse(-7, 28, 4, 5)), ink(ellipse(7, 28, 4, 5)), ...laugh(46, 30, 24)],
  hippo: (tint) => [
    fill(blob('0,20 58,20 92,50 74,90 0,98 -74,90 -92,50 -58,20'), tint),
    ink(ellipse(-36, 42, 8, 10, 0.3)),
    ink(ellipse(36, 42, 8, 10, -0.3)),
    ...smile(68, 44, 14),
    fill(blob('30,74! 44,70! 42,86 34,88'), '#ffffff', { weight: 'detail' }),
    fill(blob('-30,74! -44,70! -42,86 -34,88'), '#ffffff', { weight: 'detail' }),
  ],
};

/** The trunk of an elephant, over its face. */
export function trunk(tint: string): Shape[] {
  return [
    fill(
      blob(
        '-30,14 -22,4 0,0 22,4 30,14! 26,60 24,92 40,104 56,92 70,100 66,122 40,136 8,128 -12,104 -22,60!',
      ),
      tint,
    ),
    fine(stroke('-20,46 0,52 24,46'), 1),
    fine(stroke('-18,64 2,70 22,64'), 1),
    fine(stroke('-12,84 4,90 20,82'), 1),
    fill(blob('-50,46! -34,40! -36,70 -56,84! -58,66'), '#fffdf2', { weight: 'detail' }),
    fill(blob('50,46! 34,40! 36,70 56,84! 58,66'), '#fffdf2', { weight: 'detail' }),
  ];
}
