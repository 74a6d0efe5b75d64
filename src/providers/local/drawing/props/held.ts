import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  ink,
  line,
  pair,
  place,
  polygon,
  type Shape,
  spot,
  star,
  stroke,
  union,
  zigzag,
} from '../pen/index.js';
import { FOOD, type Prop } from './food.js';
import { TOOLS } from './tools.js';
import { TREASURES } from './treasures.js';

export type { Prop };

const GOLD = '#f6c945';
const RED = '#d9534f';
const BLUE = '#6f9fd8';
const GREEN = '#6fae6a';
const WOOD = '#b98a5e';

export const HELD = {
  ...FOOD,
  ...TOOLS,
  ...TREASURES,
  book: {
    draw: () => [
      fill(blob('0,-34! -60,-44! -66,34! 0,44! 66,34! 60,-44!'), RED),
      fill(
        blob('0,-32! -28,-44 -54,-40! -57,28! -28,24 0,36! 28,24 57,28! 54,-40! 28,-44'),
        '#fffdf2',
      ),
      line(stroke('0,-32 0,0 0,36')),
      ...pair([
        fine(stroke('12,-22 28,-28 44,-26'), 1),
        fine(stroke('12,-6 28,-12 46,-10'), 1),
        fine(stroke('12,10 28,4 46,6'), 1),
      ]),
    ],
  },
  balloon: {
    raised: true,
    draw: () => [
      line(stroke('0,0 8,-50 -4,-96 6,-136')),
      fill(blob('6,-132! 14,-122! -2,-122!'), RED),
      fill(blob('6,-132 -38,-176 -46,-220 -22,-262 6,-270 34,-262 58,-220 50,-176'), RED, {
        pattern: true,
      }),
      fine(stroke('-26,-220 -18,-244 -2,-252')),
    ],
  },
  flower: {
    raised: true,
    draw: () => [
      line(stroke('0,30 2,-20 0,-70')),
      fill(blob('0,-18! 22,-42 44,-40! 34,-16'), GREEN),
      ...daisy(0, -92, 36, '#f4a3c0'),
    ],
  },
  flowers: {
    draw: () => [
      ...[-34, 0, 34].map((x) => line(stroke(`0,50 ${x / 2},10 ${x},-20`))),
      ...daisy(-40, -36, 28, '#f4a3c0'),
      ...daisy(40, -36, 28, '#f6d365'),
      ...daisy(0, -56, 32, '#b39ddb'),
      fill(polygon('-26,10 26,10 10,58 -10,58'), '#8fc7d9'),
    ],
  },
  wand: {
    raised: true,
    draw: () => [fill(polygon('-4,24 4,24 4,-70 -4,-70'), WOOD), fill(star(0, -92, 36), GOLD)],
  },
  sword: {
    raised: true,
    draw: () => [
      fill(blob('-10,-18! -10,-120! 0,-146! 10,-120! 10,-18!'), '#d5dde4'),
      fine(stroke('0,-26 0,-80 0,-128')),
      fill(box(-32, -22, 64, 14, 6), GOLD),
      fill(box(-7, -10, 14, 34, 5), WOOD),
      fill(ellipse(0, 30, 10), GOLD),
    ],
  },
  umbrella: {
    raised: true,
    // Slanted, so that it hides nobody's face.
    draw: () =>
      place(
        [
          line(stroke('0,-200 0,-90 0,18')),
          line(stroke('0,18 -3,34 -16,34 -20,22')),
          fill(
            blob(
              '-116,-110! -96,-168 -46,-208 0,-214 46,-208 96,-168 116,-110! 78,-124 40,-110! 0,-124 -40,-110! -78,-124',
            ),
            BLUE,
            { pattern: true },
          ),
          fine(stroke('-40,-110 -28,-170 0,-214')),
          fine(stroke('40,-110 28,-170 0,-214')),
        ],
        { turn: 0.5 },
      ),
  },
  lantern: {
    raised: true,
    draw: () => [
      line(stroke('0,0 0,20 0,32')),
      fill(box(-18, 30, 36, 10, 4), '#6d4a32'),
      fill(blob('-22,40! 22,40! 32,74 22,106! -22,106! -32,74'), '#fbe08a'),
      fine(stroke('-10,40 -14,74 -10,106')),
      fine(stroke('10,40 14,74 10,106')),
      fill(box(-18, 104, 36, 10, 4), '#6d4a32'),
    ],
  },
  kite: {
    raised: true,
    draw: () => [
      line(stroke('0,0 40,-60 20,-110 70,-170')),
      fill(polygon('70,-280 130,-220 70,-150 10,-220'), GOLD, { pattern: true }),
      line(zigzag('70,-280 70,-150')),
      line(zigzag('10,-220 130,-220')),
      ...[
        [64, -130],
        [40, -112],
      ].map(([x, y]) =>
        fill(
          blob(
            `${x},${y}! ${x! - 14},${y! - 12} ${x! - 14},${y! + 10}! ${x},${y}! ${x! + 14},${y! - 10}! ${x! + 14},${y! + 12}`,
          ),
          RED,
        ),
      ),
    ],
  },
  ball: {
    draw: () => [
      fill(ellipse(0, 0, 46), RED),
      spot(ellipse(0, 0, 14), '#ffffff'),
      ...[0, 1, 2, 3, 4].map((i) => {
        const a = (i * 2 * Math.PI) / 5 - Math.PI / 2;
        return fine(
          stroke(
            `${Math.cos(a) * 14},${Math.sin(a) * 14} ${Math.cos(a + 0.22) * 30},${Math.sin(a + 0.22) * 30} ${Math.cos(a + 0.3) * 45},${Math.sin(a + 0.3) * 45}`,
          ),
        );
      }),
    ],
  },
  football: {
    draw: () => [
      fill(ellipse(0, 0, 46), '#ffffff'),
      fill(polygon('0,-17 16,-5 10,14 -10,14 -16,-5'), '#6b6d73', { weight: 'detail' }),
      fine(zigzag('0,-17 0,-45')),
      fine(zigzag('16,-5 43,-15')),
      fine(zigzag('10,14 28,37')),
      fine(zigzag('-10,14 -28,37')),
      fine(zigzag('-16,-5 -43,-15')),
    ],
  },
  gift: {
    draw: () => [
      fill(box(-46, -26, 92, 76, 6), BLUE, { pattern: true }),
      fill(box(-54, -40, 108, 24, 6), BLUE),
      fill(box(-11, -40, 22, 90), RED, { weight: 'detail' }),
      fill(blob('0,-42! -40,-74 -44,-46'), RED),
      fill(blob('0,-42! 40,-74 44,-46'), RED),
    ],
  },
  guitar: {
    draw: () => [
      fill(polygon('22,-22 92,-92 102,-82 32,-12'), '#8a5a3a'),
      fill(polygon('86,-100 106,-108 112,-88 100,-76'), WOOD),
      fill(
        blob('34,-28 50,-6 34,14 30,34 8,62 -34,62 -58,34 -56,0 -30,-18 -10,-20 8,-38'),
        '#e0a35c',
      ),
      spot(ellipse(4, 4, 15), '#6d4a32'),
      fine(zigzag('-34,38 92,-92')),
      fine(zigzag('-26,46 100,-84'), 1),
      fill(polygon('-44,30 -36,22 -14,46 -22,54'), '#6d4a32', { weight: 'detail' }),
    ],
  },
  drum: {
    draw: () => [
      fill(blob('-52,-22! -52,40! 0,56 52,40! 52,-22!'), RED),
      fine(zigzag('-52,-14 -26,50 0,-4 26,50 52,-14')),
      fill(ellipse(0, -22, 52, 17), '#fffdf2'),
    ],
  },
  trumpet: {
    draw: () => [
      fill(blob('-70,-34! -30,-14 30,-10! 30,10! -30,8 -70,34!'), GOLD),
      fill(box(28, -6, 50, 12, 4), GOLD),
      ...[-18, 0, 18].map((x) => fill(box(x - 5, -26, 10, 20, 3), GOLD)),
    ],
  },
  teddy: {
    draw: () => [
      ...pair([
        fill(ellipse(26, -54, 13), WOOD),
        fill(ellipse(28, 50, 17, 14), WOOD),
        fill(ellipse(40, 4, 13, 20, -0.5), WOOD),
      ]),
      fill(ellipse(0, 22, 32, 36), WOOD),
      fill(ellipse(0, -34, 34, 30), WOOD),
      fill(ellipse(0, -24, 14, 11), '#f0d9b8', { weight: 'detail' }),
      ...pair([ink(ellipse(13, -40, 4, 5))]),
      ink(ellipse(0, -28, 5, 4)),
      spot(ellipse(0, 26, 17, 20), '#f0d9b8'),
    ],
  },
} as const satisfies Record<string, Prop>;

export type HeldName = keyof typeof HELD;

function daisy(x: number, y: number, size: number, tint: string): Shape[] {
  const petals = Array.from({ length: 6 }, (_, i) => {
    const angle = (i * Math.PI) / 3;
    return ellipse(
      x + Math.cos(angle) * size * 0.62,
      y + Math.sin(angle) * size * 0.62,
      size * 0.44,
    );
  });
  return [union(petals, tint), fill(ellipse(x, y, size * 0.38), GOLD, { weight: 'detail' })];
}
