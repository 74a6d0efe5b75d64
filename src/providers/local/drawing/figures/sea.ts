import {
  blob,
  ellipse,
  fill,
  fine,
  limb,
  line,
  pair,
  type Shape,
  spot,
  stroke,
  symmetric,
} from '../pen/index.js';
import type { Creature, Dress } from './creature.js';
import { cheeks, eyes, smile } from './face.js';
import { SQUID_AND_SEAL } from './squid-and-seal.js';
import { dressed, SHORE, sideEye } from './shore.js';
import { WHALES } from './whales.js';

const fish =
  (body: string, fin: string, marks: 'stripes' | 'scales') =>
  (dress: Dress): Shape[] => {
    const { front } = dressed(dress, 70, -12, 0.62);
    return [
      fill(blob('-104,0! -150,-64 -188,-70! -172,0 -188,70! -150,64'), fin, { pattern: true }),
      fill(blob('-70,-66! -30,-128 40,-120! 50,-72'), fin),
      fill(blob('-30,74! -10,118 40,112! 30,72'), fin),
      fill(blob('-120,0 -60,-74 30,-92 110,-52 142,4 108,60 30,92 -60,70'), body, {
        pattern: true,
      }),
      ...(marks === 'stripes'
        ? [
            spot(blob('-14,-86! -40,0 -14,86! 22,90! 2,0 22,-90!'), '#ffffff'),
            spot(blob('-92,-42! -100,0 -92,42! -72,60! -80,0 -72,-60!'), '#ffffff'),
          ]
        : [-60, -26, 8].flatMap((x, i) =>
            [-40, 0, 40].map((y) =>
              fine(
                stroke(
                  `${x},${y - 16 + (i % 2) * 8} ${x - 14},${y + (i % 2) * 8} ${x},${y + 16 + (i % 2) * 8}`,
                ),
                1,
              ),
            ),
          )),
      fine(stroke('52,-70 34,0 52,70')),
      ...sideEye(86, -22, 15),
      line(stroke('136,20 116,30 100,24')),
      spot(ellipse(84, 18, 11, 8), '#f6a8a0', 1),
      fill(blob('20,10! -20,4 -34,30! -6,40'), fin),
      ...front,
    ];
  };

export const SEA = {
  ...SHORE,
  goldfish: { where: 'water', size: 0.55, draw: fish('#f2a04a', '#f7c27a', 'scales') },
  clownfish: { where: 'water', size: 0.55, draw: fish('#f08a3c', '#f2a65a', 'stripes') },
  ...WHALES,
  ...SQUID_AND_SEAL,
  dolphin: {
    where: 'water',
    size: 0.7,
    seat: [-20, -84],
    draw: (dress) => {
      const { front } = dressed(dress, 108, -30, 0.62);
      return [
        fill(blob('-40,-76! -30,-140 -74,-160! -92,-110 -96,-60'), '#8fb6d6'),
        fill(blob('-190,66! -232,60 -250,104! -200,112 -172,142! -150,100'), '#8fb6d6'),
        fill(
          blob(
            '-196,82 -120,-10 -40,-84 70,-94 132,-52 196,-30 200,-8 140,8 100,44 0,60 -110,40 -176,96',
          ),
          '#8fb6d6',
          { pattern: true },
        ),
        fill(blob('140,8! 60,18 -60,34 -120,38! 0,60 100,44'), '#eaf2f8', { weight: 'detail' }),
        ...sideEye(112, -32, 12),
        line(stroke('196,-14 150,-4 122,-8')),
        fill(blob('40,36! 30,90 -14,112! -10,50'), '#8fb6d6'),
        ...front,
      ];
    },
  },
  shark: {
    where: 'water',
    size: 0.75,
    seat: [-60, -80],
    draw: (dress) => {
      const { front } = dressed(dress, 112, -24, 0.66);
      return [
        fill(blob('-10,-84! -30,-170! -80,-130 -92,-70!'), '#9aa8b5'),
        fill(blob('-172,0! -240,-90! -214,-10 -236,70! -180,30'), '#9aa8b5'),
        fill(blob('-190,4 -100,-62 20,-92 130,-74 200,-10! 160,40 60,74 -80,52'), '#9aa8b5', {
          pattern: true,
        }),
        fill(blob('198,-6! 120,20 0,28 -120,40! 60,74 160,40'), '#eef1f4', { weight: 'detail' }),
        ...sideEye(124, -28, 13),
        fill(blob('186,4! 150,18 110,16! 130,44 168,34'), '#8c3a3a'),
        fine(stroke('176,10 170,20 162,14 154,24 146,16 138,26 130,18')),
        ...[50, 66, 82].map((x) => fine(stroke(`${x},-34 ${x - 8},-14 ${x},6`))),
        fill(blob('30,54! 10,124! -40,120 -30,58!'), '#9aa8b5'),
        ...front,
      ];
    },
  },
  octopus: {
    where: 'water',
    size: 0.8,
    draw: (dress) => {
      const { back, front } = dressed(dress, 0, -40, 1);
      return [
        ...back,
        ...pair([
          limb(
            [
              [26, 50],
              [60, 140],
              [36, 186],
            ],
            [50, 26],
            '#e79ab0',
          ),
          limb(
            [
              [56, 40],
              [124, 116],
              [150, 60],
            ],
            [48, 24],
            '#e79ab0',
          ),
          limb(
            [
              [76, 20],
              [140, 30],
              [186, -20],
            ],
            [44, 22],
            '#e79ab0',
          ),
          limb(
            [
              [48, 48],
              [104, 150],
              [118, 176],
            ],
            [48, 24],
            '#e79ab0',
          ),
        ]),
        fill(symmetric('0,-142 84,-116 118,-40 100,34 60,72 0,84'), '#e79ab0', { pattern: true }),
        ...[
          [-60, -92],
          [64, -88],
          [84, -40],
        ].map(([x, y]) => spot(ellipse(x!, y!, 11), '#f4c1cf', 1)),
        ...eyes(42, -38, 18),
        ...cheeks(72, -4, 13),
        ...smile(2, 26, 18),
        ...[
          [64, 110],
          [-64, 110],
          [40, 140],
          [-40, 140],
        ].map(([x, y]) => fine(ellipse(x!, y!, 6), 1)),
        ...front,
      ];
    },
  },
  jellyfish: {
    where: 'water',
    size: 0.7,
    draw: (dress) => {
      const { front } = dressed(dress, 0, -30, 0.9);
      return [
        ...[-66, -34, 0, 34, 66].map((x, i) =>
          limb(
            [
              [x, 20],
              [x + (i % 2 ? 22 : -22), 90],
              [x + (i % 2 ? -8 : 8), 164 - Math.abs(x) * 0.4],
            ],
            [26, 12],
            '#c9b3e6',
          ),
        ),
        fill(symmetric('0,-112 78,-92 116,-20 108,34! 72,18 36,40! 0,22'), '#d7c3ee', {
          pattern: true,
        }),
        ...eyes(38, -30, 16),
        ...cheeks(64, -4, 12),
        ...smile(-6, 18, 12),
        ...front,
      ];
    },
  },
  seahorse: {
    where: 'water',
    size: 0.75,
    draw: (dress) => {
      const { front } = dressed(dress, 20, -110, 0.62);
      return [
        fill(blob('-40,-30! -96,-40 -104,10! -76,26 -88,54! -40,50'), '#f7d08a'),
        fill(
          blob(
            '10,-172 60,-160 78,-124 130,-112 134,-92! 84,-88 62,-62 62,0 50,70 4,116 -20,150 0,176 26,164 24,142! 44,150 40,190 0,206 -44,180 -40,130 -20,86 -44,30 -44,-40 -40,-100 -26,-150',
          ),
          '#f2b65a',
          { pattern: true },
        ),
        fill(blob('-12,-166! -24,-204! 4,-184! 22,-212! 32,-168!'), '#f7d08a'),
        ...[-30, 6, 42, 76].map((y) => fine(stroke(`-14,${y - 8} 20,${y} 56,${y - 10}`))),
        ...sideEye(44, -122, 13),
        fine(stroke('130,-100 116,-96 108,-98')),
        ...front,
      ];
    },
  },
} as const satisfies Record<string, Creature>;
