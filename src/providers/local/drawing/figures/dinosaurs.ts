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
} from '../pen/index.js';
import type { Creature, Dress } from './creature.js';
import { DRAGON } from './dragon.js';
import { cheeks, eyes } from './face.js';
import { FOUR_LEGGED_DINOSAURS } from './four-legged-dinosaurs.js';
import { wearBehind, wearInFront } from './wear.js';

const GREEN = '#9cc57f';

/** Dinosaurs, and their cousin with the wings. */
export const DINOSAURS = {
  ...DRAGON,
  ...FOUR_LEGGED_DINOSAURS,
  trex: {
    where: 'ground',
    size: 1.15,
    seat: [-80, 20],
    draw: (dress) => [
      fill(blob('-60,60 -150,80 -236,30! -180,120 -100,176 -30,170'), GREEN, { pattern: true }),
      ...place(trexLeg(), { x: 66, y: -6 }),
      fill(blob('-90,70 -40,0 30,-40 90,-20 110,70 96,160 40,206 -40,196 -90,150'), GREEN, {
        pattern: true,
      }),
      spot(blob('70,20 104,70 92,150 46,192 30,150 46,80'), '#e9f3cf'),
      ...place(trexLeg(), { x: -22, y: 6 }),
      limb(
        [
          [84, 76],
          [124, 96],
          [140, 80],
        ],
        [26, 20],
        GREEN,
      ),
      fine(stroke('-70,60 -54,80 -60,104')),
      fine(stroke('-30,16 -16,40 -22,64')),
      ...place(
        [
          ...wearBehind(dress.wears),
          fill(blob('-80,70! -104,-10 -70,-84 10,-102 96,-76 140,-30 146,20! 100,40 0,40'), GREEN),
          fill(blob('-60,34! 0,40 110,38 140,22! 132,66 70,96 -20,90'), GREEN),
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
  pterodactyl: {
    where: 'air',
    size: 0.8,
    draw: (dress) => [
      ...pair([
        fill(
          blob(
            '24,60! 90,-20 190,-70 290,-56! 250,-20 246,20! 206,10 184,44! 148,36 118,74! 80,70 40,110!',
          ),
          '#d9a98f',
          { pattern: true },
        ),
        fine(stroke('40,74 130,10 276,-52')),
        fine(stroke('60,86 130,50 240,12')),
      ]),
      ...pair([
        fill(
          blob('14,150! 26,190 10,206! 30,200 38,210! 42,196 56,200! 44,184 40,148!'),
          '#c98f72',
        ),
      ]),
      fill(symmetric('0,30 40,52 54,110 40,160 0,186'), '#d9a98f', { pattern: true }),
      spot(symmetric('0,60 26,74 34,118 24,152 0,166'), '#f4ddcb'),
      ...pterodactylHead(dress),
    ],
  },
} as const satisfies Record<string, Creature>;

/** A strong thigh, a shin that leans back, and a foot with claws; the hip is above the origin, the ground at 284. */
function trexLeg(): Shape[] {
  return [
    limb(
      [
        [10, 170],
        [34, 222],
        [4, 262],
      ],
      [62, 44],
      GREEN,
    ),
    fill(blob('-36,284! -32,256 -8,244 30,246 70,266 76,284!'), GREEN),
    ...[14, 40, 66].map((x) =>
      fill(polygon(`${x - 9},284 ${x + 2},270 ${x + 12},284`), '#ffffff', { weight: 'detail' }),
    ),
    fill(blob('-62,120 -40,76 14,70 58,100 66,156 40,206 -6,214 -48,180'), GREEN),
  ];
}

/** With a long beak and a crest, turned a little aside. */
function pterodactylHead({ wears }: Dress): Shape[] {
  return place(
    [
      ...wearBehind(wears),
      fill(blob('-40,-50! -90,-110 -170,-146! -130,-80 -70,-10!'), '#e8804a'),
      fill(ellipse(0, 0, 92, 84), '#d9a98f'),
      ...eyes(38, -16, 18),
      ...cheeks(66, 20, 12),
      fill(blob('-34,16! 0,2 34,16! 22,70 0,140! -22,70'), '#f2c27a'),
      fine(stroke('0,22 1,70 0,122')),
      ...wearInFront(wears),
    ],
    { x: 0, y: -10, scale: 0.72 },
  );
}
