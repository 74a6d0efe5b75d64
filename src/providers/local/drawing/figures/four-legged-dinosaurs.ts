import {
  blob,
  ellipse,
  fill,
  fine,
  ink,
  limb,
  pair,
  place,
  type Shape,
  spot,
  stroke,
  symmetric,
  union,
} from '../pen/index.js';
import type { Creature, Dress } from './creature.js';
import { cheeks, eyes, smile } from './face.js';
import { wearBehind, wearInFront } from './wear.js';

export const FOUR_LEGGED_DINOSAURS = {
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
      ...place(dinosaurHead('#8fb8c9', dress), { x: 172, y: -236, scale: 0.68 }),
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
  stegosaurus: {
    where: 'ground',
    size: 0.95,
    seat: [-64, -70],
    draw: (dress) => [
      fill(blob('-110,-6 -190,10 -262,-24! -206,60 -100,56'), GREEN, { pattern: true }),
      ...[
        [-246, -20, -0.9],
        [-222, 2, -0.6],
      ].map(([x, y, turn]) => place([spike()], { x: x!, y: y!, turn: turn! })[0]!),
      ...[
        [-150, -20, 0.62, -0.5],
        [-108, -62, 0.82, -0.26],
        [-56, -86, 1, -0.06],
        [2, -88, 1, 0.1],
        [54, -70, 0.82, 0.3],
        [96, -40, 0.6, 0.5],
      ].map(
        ([x, y, scale, turn]) => place([plate()], { x: x!, y: y!, scale: scale!, turn: turn! })[0]!,
      ),
      ...[-70, 60].map((x) => stump(x + 20, 46, 112, GREEN)),
      fill(blob('-150,14 -110,-64 -20,-96 70,-72 128,0 96,70 -20,84 -118,62'), GREEN, {
        pattern: true,
      }),
      ...[-90, 50].flatMap((x) => [stump(x, 40, 122, GREEN), ...toes(x, 142)]),
      ...[
        [-64, -30],
        [-10, -44],
        [44, -28],
        [-34, 6],
        [16, 2],
      ].map(([x, y]) => spot(ellipse(x!, y!, 12, 10), '#7fa86a', 1)),
      ...place(dinosaurHead(GREEN, dress), { x: 150, y: 0, scale: 0.6 }),
    ],
  },
} as const satisfies Record<string, Creature>;

const GREEN = '#a9c97f';

const plate = (): Shape =>
  fill(blob('-24,14! -34,-22 0,-82! 34,-22 24,14!'), '#e8a05a', { pattern: true });

const spike = (): Shape => fill(blob('-10,6! 0,-46! 10,6!'), '#f7efdc');

function stump(x: number, from: number, to: number, tint: string): Shape {
  return limb(
    [
      [x, from],
      [x + 2, (from + to) / 2 + 4],
      [x, to],
    ],
    [62, 54],
    tint,
  );
}

const toes = (x: number, y: number): Shape[] =>
  [-14, 0, 14].map((o) => fine(stroke(`${x + o - 6},${y} ${x + o},${y - 8} ${x + o + 6},${y}`)));

function dinosaurHead(tint: string, { wears }: Dress): Shape[] {
  return [
    ...wearBehind(wears),
    fill(symmetric('0,-88 62,-76 92,-26 84,30 70,80 0,94'), tint),
    ...eyes(42, -14, 18),
    ...pair([ink(ellipse(16, 40, 5))]),
    ...smile(58, 28, 14),
    ...cheeks(66, 26, 12),
    ...wearInFront(wears),
  ];
}
