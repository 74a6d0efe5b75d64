import {
  blob,
  ellipse,
  fill,
  fine,
  ink,
  limb,
  pair,
  place,
  polygon,
  type Shape,
  spot,
  stroke,
  symmetric,
} from '../pen/index.js';
import type { Creature, Dress } from './creature.js';
import { cheeks, eyes, smile } from './face.js';
import { wearBehind, wearInFront } from './wear.js';

/** Hands in front of a body as wide as most, or at its sides. */
export function arms(tint: string, { holds, raises }: Dress): Shape[] {
  const down = limb(
    [
      [62, 112],
      [98, 150],
      [94, 190],
    ],
    [34, 30],
    tint,
  );
  if (holds)
    return [
      ...place(holds, { y: 170 }),
      ...pair([
        limb(
          [
            [62, 112],
            [92, 150],
            [46, 178],
          ],
          [34, 30],
          tint,
        ),
      ]),
    ];
  if (raises)
    return [
      ...place([down], { flip: true }),
      ...place(raises, { x: 122, y: 106 }),
      limb(
        [
          [60, 112],
          [98, 134],
          [120, 108],
        ],
        [34, 30],
        tint,
      ),
    ];
  return pair([down]);
}

const dragonHead = (tint: string, { wears }: Dress): Shape[] => [
  ...wearBehind(wears),
  ...pair([
    fill(blob('40,-74 56,-120 84,-144! 88,-104 78,-56'), '#f3e3bd'),
    fill(blob('86,-30 130,-50 150,-26! 128,-12 100,6'), tint),
  ]),
  fill(symmetric('0,-90 62,-78 98,-26 92,24 104,54 70,88 0,96'), tint),
  fill(symmetric('0,30 50,34 86,56 64,84 0,90'), '#e9f3cf', { weight: 'detail' }),
  ...eyes(42, -8, 18),
  ...pair([ink(ellipse(24, 46, 6, 5))]),
  ...smile(64, 34, 12),
  ...cheeks(74, 24, 12),
  ...[-1, 1].map((s) =>
    fill(polygon(`${s * 24},68 ${s * 34},66 ${s * 30},80`), '#ffffff', { weight: 'detail' }),
  ),
  ...wearInFront(wears),
];

export const DRAGON = {
  dragon: {
    where: 'ground',
    hands: true,
    size: 1.1,
    seat: [-40, 60],
    draw: (dress) => [
      fill(
        blob('40,230 130,250 190,210 206,150! 232,140! 250,172! 222,178 206,246 130,290 40,280'),
        '#8fc47a',
        { pattern: true },
      ),
      ...pair([
        fill(
          blob('50,110! 110,10 190,-30! 196,30 226,60! 190,84 200,130! 150,120 120,156! 96,140'),
          '#c5e0a5',
          { pattern: true },
        ),
        fine(stroke('60,112 120,60 188,-20')),
        fine(stroke('66,122 130,90 216,62')),
        fine(stroke('74,134 130,120 192,128')),
      ]),
      ...[-1, 1].flatMap((s) => [
        fill(ellipse(s * 54, 258, 46, 34), '#8fc47a'),
        ...[-16, 0, 16].map((o) =>
          fill(
            polygon(`${s * 54 + o - 7},282 ${s * 54 + o + 7},282 ${s * 54 + o},296`),
            '#ffffff',
            { weight: 'detail' },
          ),
        ),
      ]),
      fill(symmetric('0,70 56,84 86,150 86,220 58,268 0,278'), '#8fc47a', { pattern: true }),
      spot(symmetric('0,96 38,104 52,160 48,226 0,256'), '#e9f3cf'),
      ...[128, 160, 192, 224].map((y) => fine(stroke(`-48,${y} 0,${y + 9} 48,${y}`))),
      ...dragonHead('#8fc47a', dress),
      ...arms('#8fc47a', dress),
    ],
  },
} as const satisfies Record<string, Creature>;
