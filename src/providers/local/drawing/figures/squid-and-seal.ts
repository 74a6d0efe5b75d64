import {
  blob,
  ellipse,
  fill,
  fine,
  limb,
  line,
  pair,
  place,
  type Point,
  type Shape,
  spot,
  stroke,
  symmetric,
} from '../pen/index.js';
import type { Creature } from './creature.js';
import { cheeks, eyes, MUZZLES, smile } from './face.js';
import { dressed } from './shore.js';

const arm = (tip: Point, bend: Point, root: Point, tint: string): Shape =>
  limb([root, bend, tip], [30, 16], tint);

const LOBSTER = '#d9604a';

/** Of the sea, and like nothing else there. */
export const SQUID_AND_SEAL = {
  squid: {
    where: 'water',
    size: 0.9,
    draw: (dress) => {
      const { back, front } = dressed(dress, 0, -20, 0.9);
      const tint = '#e8a0a8';
      return [
        ...back,
        ...pair([
          arm([40, 190], [70, 130], [20, 60], tint),
          arm([96, 160], [104, 100], [50, 50], tint),
          limb(
            [
              [64, 40],
              [140, 80],
              [150, 176],
            ],
            [22, 12],
            tint,
          ),
          fill(ellipse(150, 190, 18, 28, 0.2), tint),
        ]),
        arm([6, 200], [-14, 130], [0, 60], tint),
        ...pair([fill(blob('40,-190! 120,-160 136,-96! 90,-100 60,-90!'), '#d98892')]),
        fill(symmetric('0,-230! 60,-160 84,-60 90,10 60,70 0,84'), tint, { pattern: true }),
        ...eyes(42, -14, 20),
        ...cheeks(72, 22, 12),
        ...smile(24, 24, 16),
        ...front,
      ];
    },
  },
  lobster: {
    where: 'ground',
    size: 0.75,
    draw: (dress) => {
      const { front } = dressed(dress, 0, -70, 0.8);
      return [
        ...pair([
          ...[70, 100, 130].map((y) =>
            limb(
              [
                [40, y],
                [96, y + 4],
                [110, y + 44],
              ],
              [18, 10],
              LOBSTER,
            ),
          ),
          limb(
            [
              [56, -10],
              [130, -10],
              [136, -84],
            ],
            [30, 26],
            LOBSTER,
          ),
          fill(
            blob('116,-90! 96,-150 124,-210 146,-214! 140,-168! 170,-200! 190,-150 164,-88'),
            LOBSTER,
          ),
          line(stroke('24,-130 50,-190 96,-226')),
        ]),
        fill(blob('0,196! 60,196 84,240! 40,236 0,250! -40,236 -84,240! -60,196'), LOBSTER),
        fill(symmetric('0,30 66,40 60,120 44,196 0,210'), LOBSTER, { pattern: true }),
        ...[80, 116, 150].map((y) =>
          fine(stroke(`${-62 + (y - 80) * 0.2},${y} 0,${y + 14} ${62 - (y - 80) * 0.2},${y}`)),
        ),
        fill(symmetric('0,-140 60,-124 92,-60 86,10 50,56 0,64'), LOBSTER),
        ...eyes(38, -70, 18),
        ...cheeks(64, -32, 12),
        ...smile(-32, 22, 14),
        ...front,
      ];
    },
  },
  seal: {
    where: 'ground',
    size: 0.75,
    draw: (dress) => {
      const { back, front } = dressed(dress, 70, -80, 0.86);
      const tint = '#a3b0bd';
      return [
        fill(blob('-170,84! -250,50 -270,4! -236,24 -226,-10! -190,40 -150,50!'), tint),
        fill(
          blob('-190,70 -130,20 -60,-10 0,-60 60,-90 130,-50 146,30 120,92 40,108 -80,108'),
          tint,
          { pattern: true },
        ),
        spot(blob('40,20 90,10 128,40 110,88 50,98 10,90'), '#e4e9ee'),
        ...back,
        ...place(
          [
            fill(symmetric('0,-84 66,-72 100,-12 92,48 46,84 0,90'), tint),
            ...eyes(42, -8, 20),
            ...cheeks(72, 26, 12),
            fill(ellipse(0, 44, 40, 28), '#e4e9ee'),
            ...MUZZLES.cat('#e4e9ee'),
          ],
          { x: 70, y: -80, scale: 0.9 },
        ),
        fill(blob('20,70! 70,96 76,130! 36,126 -6,112!'), tint),
        fill(blob('110,60! 160,92 172,122! 130,120 96,104!'), tint),
        ...front,
      ];
    },
  },
} as const satisfies Record<string, Creature>;
