import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  heart,
  ink,
  line,
  pair,
  polygon,
  type Shape,
  spot,
  stroke,
  symmetric,
  union,
} from '../pen/index.js';
import { HATS, type Worn } from './hats.js';

export type { Worn };

const GOLD = '#f6c945';
const RED = '#d9534f';
const BLUE = '#4f7fc0';
function flower(x: number, y: number, size: number, tint: string): Shape[] {
  const petals = Array.from({ length: 5 }, (_, i) => {
    const angle = (i * 2 * Math.PI) / 5 - Math.PI / 2;
    return ellipse(x + Math.cos(angle) * size * 0.6, y + Math.sin(angle) * size * 0.6, size * 0.5);
  });
  return [union(petals, tint), spot(ellipse(x, y, size * 0.36), GOLD)];
}

export const WEAR = {
  ...HATS,
  bow: {
    front: () => [
      fill(blob('52,-84! 24,-118 22,-72!'), '#e880a6'),
      fill(blob('52,-84! 92,-108 84,-60!'), '#e880a6'),
      fill(ellipse(53, -84, 13), '#e880a6'),
    ],
  },
  'flower crown': {
    front: () => [
      fill(blob('-84,-52! 0,-96 84,-52! 86,-40! 0,-82 -86,-40!'), '#7fb069'),
      ...flower(-66, -62, 22, '#f4a3c0'),
      ...flower(66, -62, 22, '#f4a3c0'),
      ...flower(-34, -80, 24, '#f6d365'),
      ...flower(34, -80, 24, '#f6d365'),
      ...flower(0, -88, 27, '#b39ddb'),
    ],
  },
  glasses: {
    front: () => [
      ...pair([line(ellipse(43, 4, 33, 31)), line(stroke('76,0 92,-6 104,-4'))]),
      line(stroke('-11,2 0,-6 11,2')),
    ],
  },
  sunglasses: {
    front: () => [
      ...pair([
        fill(blob('8,-18! 44,-24 84,-18! 80,18 46,34 14,18'), '#5b6470'),
        fine(stroke('24,-10 34,4 38,20')),
        line(stroke('84,-14 94,-16 102,-12')),
      ]),
      line(stroke('-9,-14 0,-20 9,-14')),
    ],
  },
  goggles: {
    front: () => [
      fill(blob('-108,-66! 0,-90 108,-66! 106,-42! 0,-66 -106,-42!'), '#8a6748'),
      ...pair([
        fill(ellipse(40, -62, 34, 28), '#d9b36c'),
        spot(ellipse(40, -62, 23, 18), '#cfe6f2'),
      ]),
    ],
  },
  headphones: {
    front: () => [
      fill(
        blob(
          '-112,-4! -112,-84 -60,-140 0,-146 60,-140 112,-84 112,-4! 96,-4! 96,-76 54,-122 0,-128 -54,-122 -96,-76 -96,-4!',
        ),
        '#6f7dba',
      ),
      ...pair([fill(box(86, -28, 42, 66, 20), '#6f7dba')]),
    ],
  },
  eyepatch: {
    front: () => [
      line(stroke('-98,-34 -20,-34 12,-22')),
      line(stroke('70,-26 92,-34 100,-40')),
      fill(blob('12,-24! 42,-28 72,-24! 68,14 42,28 18,14'), '#4f4a59'),
    ],
  },
  mask: {
    front: () => [
      ...[
        fill(
          blob(
            '-100,-30! -50,-40 0,-22 50,-40 100,-30! 98,10 70,32 40,30 0,12 -40,30 -70,32 -98,10',
          ),
          '#4f7fc0',
        ),
      ],
      ...pair([
        fill(ellipse(43, 2, 25, 21), '#ffffff', { weight: 'detail' }),
        ink(ellipse(43, 2, 12, 15)),
      ]),
    ],
  },
  scarf: {
    front: () => [
      fill(blob('28,100! 66,104! 74,196! 34,200!'), RED, { pattern: true }),
      fine(stroke('34,180 54,180 73,178')),
      fill(blob('-84,70! 0,92 84,70! 92,104 40,122 0,124 -40,122 -92,104'), RED, { pattern: true }),
      fine(stroke('-44,86 -48,104 -44,120')),
      fine(stroke('0,92 -4,106 0,124')),
      fine(stroke('44,86 48,104 44,120')),
    ],
  },
  'bow tie': {
    front: () => [
      fill(blob('0,104! -46,82 -46,126!'), RED),
      fill(blob('0,104! 46,82 46,126!'), RED),
      fill(ellipse(0, 104, 12, 13), RED),
    ],
  },
  tie: {
    front: () => [
      fill(polygon('-10,112 10,112 24,190 0,214 -24,190'), BLUE, { pattern: true }),
      fill(blob('-15,94! 15,94! 11,114! -11,114!'), BLUE),
    ],
  },
  necklace: {
    front: () => [
      line(stroke('-52,88 0,130 52,88')),
      ...[-38, -20, 20, 38].map((x) => spot(ellipse(x, 122 - Math.abs(x) * 0.62, 8), '#ffffff', 1)),
      fill(heart(0, 136, 17), RED),
    ],
  },
  cape: {
    behind: () => [fill(symmetric('0,70 74,84 112,180 134,286! 96,272 48,288 0,274'), RED)],
    front: () => [fill(blob('-62,78! 0,100 62,78! 56,104 0,120 -56,104'), RED)],
  },
  wings: {
    behind: () =>
      pair([
        fill(blob('20,110 70,30 150,-10 186,30 166,96 112,130 60,136'), '#d8ecf6', {
          pattern: true,
        }),
        fill(blob('30,130 90,132 136,168 126,214 84,214 44,176'), '#d8ecf6', { pattern: true }),
        fine(stroke('56,112 104,64 150,34'), 1),
      ]),
    front: () => [],
  },
} as const satisfies Record<string, Worn>;

export type WearName = keyof typeof WEAR;

/** Belongs to a body: where only a head is to be seen it is left away. */
export const WITH_A_BODY: ReadonlySet<WearName> = new Set([
  'cape',
  'wings',
  'scarf',
  'tie',
  'bow tie',
  'necklace',
  'space helmet',
]);

export function wearBehind(names: readonly WearName[]): Shape[] {
  return names.flatMap((name) => {
    const worn: Worn = WEAR[name];
    return named(worn.behind?.() ?? [], name);
  });
}

export function wearInFront(names: readonly WearName[]): Shape[] {
  return names.flatMap((name) => named(WEAR[name].front(), name));
}

const named = (shapes: readonly Shape[], name: WearName): Shape[] =>
  shapes.map((shape) => ({ ...shape, of: name }));
