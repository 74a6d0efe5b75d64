import {
  blob,
  ellipse,
  fill,
  fine,
  ink,
  line,
  pair,
  place,
  type Shape,
  spot,
  stroke,
  union,
} from '../pen/index.js';
import type { Creature, Dress } from './creature.js';
import { cheeks, eyes, smile } from './face.js';
import { wearBehind, wearInFront } from './wear.js';

function face(tint: string, { wears }: Dress, antennae = true): Shape[] {
  return [
    ...wearBehind(wears),
    ...(antennae ? pair([line(stroke('24,-80 34,-120 58,-136')), ink(ellipse(60, -138, 9))]) : []),
    fill(ellipse(0, 0, 92, 86), tint),
    ...eyes(38, -6, 18),
    ...cheeks(62, 26, 12),
    ...smile(30, 26, 18),
    ...wearInFront(wears),
  ];
}

export const INSECTS = {
  butterfly: {
    where: 'air',
    size: 0.6,
    draw: (dress) => [
      ...pair([
        fill(blob('6,-10! 40,-120 130,-170 186,-130 176,-40 96,4'), '#f2a3c4', { pattern: true }),
        fill(blob('6,10! 96,4 150,60 124,140 64,140 20,70'), '#f6d365', { pattern: true }),
        spot(ellipse(124, -98, 26), '#ffffff'),
        spot(ellipse(84, -52, 15), '#ffffff', 1),
        spot(ellipse(94, 82, 21), '#ffffff'),
        fine(stroke('40,-80 70,-130 116,-150'), 2),
      ]),
      fill(ellipse(0, 44, 18, 78), '#8a6748'),
      ...[30, 60, 90].map((y) => fine(stroke(`-16,${y} 0,${y + 6} 16,${y}`))),
      ...place(face('#f7d3b5', dress), { y: -56, scale: 0.44 }),
    ],
  },
  bee: {
    where: 'air',
    size: 0.55,
    draw: (dress) => [
      fill(blob('-30,-60! -70,-150 -16,-176 14,-130 10,-70'), '#e4f1f8'),
      fill(blob('10,-66! 30,-160 86,-160 86,-110 44,-56'), '#e4f1f8'),
      fill(blob('-118,6! -160,14! -116,28!'), '#6b5a52'),
      fill(blob('-124,14 -90,-52 0,-74 80,-50 104,14 70,70 -10,84 -90,66'), '#f6c945'),
      fill(blob('-78,-56! -88,14 -76,74! -44,82! -56,10 -44,-68!'), '#6b5a52', {
        weight: 'detail',
      }),
      fill(blob('-8,-73! -20,8 -8,83! 26,82! 14,6 26,-72!'), '#6b5a52', { weight: 'detail' }),
      ...place(face('#fbe08a', dress), { x: 104, y: -6, scale: 0.68 }),
    ],
  },
  ladybird: {
    where: 'ground',
    size: 0.5,
    draw: (dress) => [
      ...[-70, -10, 50].map((x) => line(stroke(`${x},60 ${x - 8},86 ${x - 20},98`))),
      fill(blob('-130,60! -124,-20 -66,-92 0,-104 66,-92 104,-30 108,60!'), '#d9534f', {
        pattern: true,
      }),
      line(stroke('-10,-104 -20,-20 -12,60')),
      ...[
        [-76, -24],
        [-62, 26],
        [46, -46],
        [34, 14],
        [-30, -66],
        [72, 24],
      ].map(([x, y]) => spot(ellipse(x!, y!, 17), '#4a4a4f')),
      ...place(face('#6b6d73', dress), { x: 122, y: 4, scale: 0.66 }),
    ],
  },
  snail: {
    where: 'ground',
    size: 0.58,
    draw: (dress) => [
      fill(blob('-170,96! -120,60 0,56 80,50 110,-10 160,-30 190,10 170,70 120,96!'), '#f1d9a8'),
      fill(ellipse(-30, 0, 100, 92), '#e0a878', { pattern: true }),
      line(
        stroke('-30,6 -14,-10 -34,-30 -64,-10 -60,34 -20,52 30,26 34,-34 -10,-66 -70,-56 -104,-10'),
        { weight: 'detail' },
      ),
      ...place(face('#f1d9a8', dress), { x: 152, y: -34, scale: 0.6 }),
    ],
  },
  caterpillar: {
    where: 'ground',
    size: 0.5,
    draw: (dress) => [
      ...[-150, -96, -42, 12, 66].flatMap((x, i) => [
        line(stroke(`${x},56 ${x - 6},78 ${x - 14},84`)),
        fill(ellipse(x, 16 - (i % 2) * 30, 50), i % 2 ? '#b7dc8a' : '#8fc47a'),
        spot(ellipse(x, 16 - (i % 2) * 30, 14), '#f6d365', 1),
      ]),
      ...place(face('#8fc47a', dress), { x: 128, y: -34, scale: 0.78 }),
    ],
  },
  dragonfly: {
    where: 'air',
    size: 0.55,
    draw: (dress) => [
      ...pair([
        fill(blob('10,-30! 100,-90 196,-80 190,-40 90,-6'), '#d8ecf6', { pattern: true }),
        fill(blob('10,0! 100,-4 176,40 150,70 70,46'), '#d8ecf6', { pattern: true }),
      ]),
      fill(blob('-16,-20! 16,-20! 10,160 0,186 -10,160'), '#7fb3c9'),
      ...[30, 66, 102, 138].map((y) => fine(stroke(`-12,${y} 0,${y + 5} 12,${y}`))),
      ...place(face('#8fc9b8', dress, false), { y: -62, scale: 0.52 }),
    ],
  },
  spider: {
    where: 'ground',
    size: 0.5,
    draw: (dress) => [
      ...pair([
        line(stroke('70,-20 140,-70 170,40')),
        line(stroke('80,0 170,-30 200,60')),
        line(stroke('80,24 150,10 176,84')),
        line(stroke('66,44 110,50 124,98')),
      ]),
      union([ellipse(0, 10, 96, 88)], '#8a7f95', { pattern: true }),
      ...eyes(36, -6, 20),
      ...smile(34, 24, 16),
      ...cheeks(62, 26, 12),
      ...place(wearInFront(dress.wears), { y: 4, scale: 0.95 }),
    ],
  },
} as const satisfies Record<string, Creature>;
