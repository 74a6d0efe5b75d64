import {
  blob,
  ellipse,
  fill,
  fine,
  ink,
  light,
  limb,
  line,
  pair,
  place,
  type Point,
  type Shape,
  spot,
  stroke,
  symmetric,
  union,
} from '../pen/index.js';
import type { Creature, Dress } from './creature.js';
import { cheeks, eyes, smile } from './face.js';
import { wearBehind, wearInFront } from './wear.js';

/** Things to wear, for a head that is not of radius 100 about the origin. */
export const dressed = ({ wears }: Dress, x: number, y: number, scale: number) => ({
  back: place(wearBehind(wears), { x, y, scale }),
  front: place(wearInFront(wears), { x, y, scale }),
});

export const sideEye = (x: number, y: number, r: number): Shape[] => [
  fill(ellipse(x, y, r * 1.3), '#ffffff', { weight: 'detail' }),
  ink(ellipse(x + r * 0.1, y, r * 0.72, r * 0.86)),
  light(ellipse(x + r * 0.36, y - r * 0.34, r * 0.28)),
];

function frogArms({ holds, raises }: Dress): Shape[] {
  const arm = (bend: Point, tip: Point): Shape => limb([[54, 92], bend, tip], [30, 26], '#8fc47a');
  const down = arm([66, 140], [40, 186]);
  if (holds) return [...place(holds, { y: 134 }), ...pair([arm([88, 122], [46, 144])])];
  if (!raises) return pair([down]);
  return [
    ...place([down], { flip: true }),
    ...place(raises, { x: 128, y: 84 }),
    arm([92, 116], [126, 88]),
  ];
}

/** Animals between water and land. */
export const SHORE = {
  crab: {
    where: 'ground',
    size: 0.5,
    draw: (dress) => {
      const { front } = dressed(dress, 0, -20, 0.9);
      return [
        ...pair([
          limb(
            [
              [80, 40],
              [130, 60],
              [136, 110],
            ],
            [22, 13],
            '#e8705a',
          ),
          limb(
            [
              [64, 60],
              [104, 90],
              [96, 128],
            ],
            [22, 13],
            '#e8705a',
          ),
          limb(
            [
              [90, 0],
              [150, -10],
              [152, -64],
            ],
            [26, 22],
            '#e8705a',
          ),
          fill(
            blob('132,-70! 116,-120 150,-160 166,-150! 152,-118! 186,-146! 196,-110 176,-66'),
            '#e8705a',
          ),
          line(stroke('36,-60 40,-80 40,-92')),
        ]),
        fill(symmetric('0,-66 70,-58 124,-10 116,44 60,84 0,90'), '#e8705a', { pattern: true }),
        ...pair([
          fill(ellipse(40, -92, 21), '#ffffff'),
          ink(ellipse(40, -90, 10, 12)),
          light(ellipse(44, -95, 4)),
        ]),
        ...smile(16, 40, 24),
        ...cheeks(72, 12, 13),
        ...front,
      ];
    },
  },
  turtle: {
    where: 'ground',
    size: 0.62,
    seat: [-20, -96],
    draw: (dress) => [
      fill(blob('-130,30! -176,44 -190,30! -150,10'), '#9cc98a'),
      ...[-84, 64].map((x) =>
        limb(
          [
            [x, 30],
            [x - 4, 70],
            [x, 104],
          ],
          [56, 46],
          '#9cc98a',
        ),
      ),
      limb(
        [
          [90, 20],
          [140, -10],
          [150, -50],
        ],
        [60, 56],
        '#9cc98a',
      ),
      fill(
        blob('-140,40! -130,-30 -70,-92 0,-104 70,-92 124,-30 132,40! 60,58 0,62 -70,58'),
        '#c9a56b',
        { pattern: true },
      ),
      fill(blob('-40,-50! 0,-74 40,-50! 40,-6! 0,16 -40,-6!'), '#b58f54', { weight: 'detail' }),
      fine(stroke('-40,-50 -66,-70 -72,-88')),
      fine(stroke('40,-50 64,-70 72,-88')),
      fine(stroke('-40,-6 -96,8 -136,6')),
      fine(stroke('40,-6 92,8 128,6')),
      fine(stroke('0,16 0,40 0,60')),
      ...place(
        [
          ...wearBehind(dress.wears),
          fill(ellipse(0, 0, 98, 90), '#9cc98a'),
          ...eyes(42, -4, 18),
          ...cheeks(70, 28, 12),
          ...smile(34, 28, 18),
          ...wearInFront(dress.wears),
        ],
        { x: 166, y: -70, scale: 0.66 },
      ),
    ],
  },
  starfish: {
    where: 'ground',
    size: 0.45,
    draw: (dress) => {
      const { front } = dressed(dress, 0, -10, 0.7);
      return [
        fill(
          blob('0,-140 34,-56 130,-50 62,18 90,116 0,66 -90,116 -62,18 -130,-50 -34,-56'),
          '#f2a65a',
          { pattern: true },
        ),
        ...eyes(26, -10, 14),
        ...smile(14, 20, 14),
        ...cheeks(44, 12, 10),
        ...[
          [0, -90],
          [78, -34],
          [-78, -34],
          [54, 70],
          [-54, 70],
        ].map(([x, y]) => fine(ellipse(x!, y!, 8), 1)),
        ...front,
      ];
    },
  },
  frog: {
    where: 'ground',
    size: 0.68,
    hands: true,
    draw: (dress) => {
      const { back, front } = dressed(dress, 0, -26, 1);
      return [
        ...back,
        ...pair([
          fill(blob('50,90 110,86 136,140 110,184 56,180'), '#8fc47a'),
          fill(blob('70,176 120,172 150,196! 120,200 100,206 70,200'), '#8fc47a'),
        ]),
        fill(symmetric('0,30 60,44 80,110 66,176 0,188'), '#8fc47a'),
        spot(symmetric('0,76 40,86 48,130 36,172 0,178'), '#e3f0c9'),
        ...pair([fill(ellipse(56, -88, 36), '#8fc47a')]),
        fill(symmetric('0,-84 70,-72 122,-16 110,36 56,66 0,70'), '#8fc47a', { pattern: true }),
        ...pair([
          fill(ellipse(56, -90, 24), '#ffffff', { weight: 'detail' }),
          ink(ellipse(56, -88, 13, 15)),
          light(ellipse(61, -94, 5)),
        ]),
        line(stroke('-72,4 0,40 72,4')),
        ...cheeks(82, 4, 13),
        ...pair([ink(ellipse(10, -14, 3))]),
        ...front,
        ...frogArms(dress),
      ];
    },
  },
  crocodile: {
    where: 'ground',
    size: 0.62,
    seat: [-60, -60],
    draw: (dress) => {
      const { front } = dressed(dress, 130, -50, 0.6);
      return [
        fill(blob('-120,-30 -190,0 -262,24! -190,50 -110,44'), '#8fb874'),
        ...[-90, 60].map((x) =>
          limb(
            [
              [x, 20],
              [x + 6, 64],
              [x - 6, 96],
            ],
            [50, 40],
            '#8fb874',
          ),
        ),
        fill(blob('-150,0 -90,-52 20,-60 110,-40 130,10 90,52 -40,60 -120,46'), '#8fb874', {
          pattern: true,
        }),
        ...[-110, -70, -30, 10, 50].map((x) =>
          fill(blob(`${x - 20},-50! ${x},-84! ${x + 20},-52!`), '#6f9a58'),
        ),
        fill(blob('100,-20 250,-16 290,-6! 282,34 200,54 100,48'), '#8fb874'),
        fill(blob('86,-60 120,-100 156,-74 250,-44 292,-30 290,-2! 200,2 100,4'), '#8fb874'),
        fine(
          stroke(
            '286,0 276,12 266,0 256,12 246,0 236,12 226,1 216,13 206,2 196,14 186,3 176,14 166,3',
          ),
        ),
        ...sideEye(124, -70, 14),
        ink(ellipse(276, -26, 4)),
        spot(ellipse(120, 22, 12, 8), '#f6a8a0', 1),
        ...front,
      ];
    },
  },
  snake: {
    where: 'ground',
    size: 0.7,
    draw: (dress) => {
      const { front } = dressed(dress, 40, -100, 0.66);
      return [
        union([ellipse(0, 96, 130, 42)], '#a8cf7a', { pattern: true }),
        fill(ellipse(0, 56, 100, 36), '#a8cf7a', { pattern: true }),
        ...[-70, -20, 30, 80].map((x) =>
          spot(blob(`${x - 18},104 ${x},86 ${x + 18},104 ${x},122`), '#7fa858', 1),
        ),
        fill(
          blob(
            '-60,56 -64,0 -20,-30 20,-60 10,-110 40,-150 90,-146 112,-106 84,-64 70,-20 40,30 20,66',
          ),
          '#a8cf7a',
          { pattern: true },
        ),
        ink(ellipse(52, -112, 8, 10)),
        ink(ellipse(84, -112, 8, 10)),
        line(stroke('52,-86 70,-78 88,-88')),
        fill(blob('70,-78! 76,-52 88,-40! 76,-46! 66,-38! 66,-56'), '#d9534f', {
          weight: 'detail',
        }),
        ...front,
      ];
    },
  },
} as const satisfies Record<string, Creature>;
