import {
  blob,
  ellipse,
  fill,
  fine,
  ink,
  light,
  limb,
  pair,
  place,
  polygon,
  type Shape,
  spot,
  stroke,
  symmetric,
  union,
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

/** Dinosaurs, and their cousin with the wings. */
export const DINOSAURS = {
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
  trex: {
    where: 'ground',
    size: 1.15,
    seat: [-80, 20],
    draw: (dress) => [
      fill(blob('-60,60 -150,80 -236,30! -180,120 -100,176 -30,170'), '#9cc57f', { pattern: true }),
      ...[-10, 66]
        .map((x, i) => [
          limb(
            [
              [x, 150],
              [x + 24, 210],
              [x, 268],
            ],
            [84, 50],
            '#9cc57f',
          ),
          fill(
            blob(`${x - 34},286! ${x - 26},258 ${x + 20},252 ${x + 60},272 ${x + 64},288!`),
            '#9cc57f',
          ),
          ...(i ? [] : []),
        ])
        .flat(),
      fill(blob('-90,70 -40,0 30,-40 90,-20 110,70 96,160 40,206 -40,196 -90,150'), '#9cc57f', {
        pattern: true,
      }),
      spot(blob('70,20 104,70 92,150 46,192 30,150 46,80'), '#e9f3cf'),
      limb(
        [
          [84, 76],
          [124, 96],
          [140, 80],
        ],
        [26, 20],
        '#9cc57f',
      ),
      fine(stroke('-70,60 -54,80 -60,104')),
      fine(stroke('-30,16 -16,40 -22,64')),
      ...place(
        [
          ...wearBehind(dress.wears),
          fill(
            blob('-80,70! -104,-10 -70,-84 10,-102 96,-76 140,-30 146,20! 100,40 0,40'),
            '#9cc57f',
          ),
          fill(blob('-60,34! 0,40 110,38 140,22! 132,66 70,96 -20,90'), '#9cc57f'),
          fill(blob('-20,44! 60,44 136,28! 124,56 60,72 0,66!'), '#8c3a3a'),
          fine(stroke('134,28 124,44 112,34 100,48 88,36 76,50 64,38 50,50 38,42')),
          fill(ellipse(10, -44, 25), '#ffffff', { weight: 'detail' }),
          ink(ellipse(14, -42, 15, 18)),
          light(ellipse(19, -50, 6)),
          ink(ellipse(118, -34, 6, 5)),
          spot(ellipse(-10, 2, 15, 10), '#f6a8a0', 1),
          ...wearInFront(dress.wears),
        ],
        { x: 90, y: -84, scale: 0.98 },
      ),
    ],
  },
  longneck: {
    where: 'ground',
    size: 1.15,
    seat: [-40, -76],
    draw: (dress) => [
      fill(blob('-90,-20 -190,0 -268,70! -180,70 -90,60'), '#8fb8c9', { pattern: true }),
      ...[-84, 74].map((x) =>
        limb(
          [
            [x + 22, 40],
            [x + 24, 90],
            [x + 22, 132],
          ],
          [60, 50],
          '#8fb8c9',
        ),
      ),
      fill(blob('-140,10 -90,-66 10,-80 100,-56 134,10 90,76 -30,86 -116,64'), '#8fb8c9', {
        pattern: true,
      }),
      ...[-96, 64]
        .map((x) => [
          limb(
            [
              [x, 40],
              [x + 2, 100],
              [x, 146],
            ],
            [64, 54],
            '#8fb8c9',
          ),
          ...[-14, 0, 14].map((o) =>
            fine(stroke(`${x + o - 6},164 ${x + o},156 ${x + o + 6},164`)),
          ),
        ])
        .flat(),
      ...[
        [-60, -30],
        [-10, -44],
        [40, -30],
        [-30, 10],
        [20, 6],
      ].map(([x, y]) => spot(ellipse(x!, y!, 13, 11), '#6f9bb0', 1)),
      limb(
        [
          [90, -10],
          [180, -70],
          [168, -210],
        ],
        [104, 66],
        '#8fb8c9',
      ),
      ...place(
        [
          ...wearBehind(dress.wears),
          fill(symmetric('0,-88 62,-76 92,-26 84,30 70,80 0,94'), '#8fb8c9'),
          ...eyes(42, -14, 18),
          ...pair([ink(ellipse(16, 40, 5))]),
          ...smile(58, 28, 14),
          ...cheeks(66, 26, 12),
          ...wearInFront(dress.wears),
        ],
        { x: 172, y: -236, scale: 0.68 },
      ),
    ],
  },
  triceratops: {
    where: 'ground',
    size: 0.95,
    seat: [-50, -84],
    draw: (dress) => [
      fill(blob('-110,-10 -190,10 -250,60! -180,66 -100,50'), '#c9a58f', { pattern: true }),
      ...[-70, 60].map((x) =>
        limb(
          [
            [x + 20, 40],
            [x + 22, 80],
            [x + 20, 112],
          ],
          [58, 50],
          '#c9a58f',
        ),
      ),
      fill(blob('-150,10 -100,-74 10,-88 100,-60 130,10 90,74 -30,84 -120,60'), '#c9a58f', {
        pattern: true,
      }),
      ...[-90, 50]
        .map((x) => [
          limb(
            [
              [x, 40],
              [x + 2, 84],
              [x, 122],
            ],
            [62, 54],
            '#c9a58f',
          ),
          ...[-14, 0, 14].map((o) =>
            fine(stroke(`${x + o - 6},142 ${x + o},134 ${x + o + 6},142`)),
          ),
        ])
        .flat(),
      ...place(
        [
          ...wearBehind(dress.wears),
          union(
            [
              ellipse(0, -20, 130, 110),
              ...Array.from({ length: 9 }, (_, i) =>
                ellipse(
                  Math.cos(Math.PI * (1.02 + i * 0.12)) * 126,
                  -24 + Math.sin(Math.PI * (1.02 + i * 0.12)) * 108,
                  26,
                ),
              ),
            ],
            '#e0c0a8',
            { pattern: true },
          ),
          fill(symmetric('0,-70 60,-62 84,-10 76,40 44,84 0,104!'), '#c9a58f'),
          ...pair([fill(blob('30,-50! 50,-110 84,-150! 78,-100 66,-46!'), '#f7efdc')]),
          fill(symmetric('0,-10! 15,26 20,48 0,54'), '#f7efdc'),
          ...eyes(44, -6, 17),
          ...smile(74, 20, 10),
          ...wearInFront(dress.wears),
        ],
        { x: 138, y: -50, scale: 0.86 },
      ),
    ],
  },
} as const satisfies Record<string, Creature>;
