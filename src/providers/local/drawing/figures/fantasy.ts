import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  ink,
  light,
  limb,
  line,
  pair,
  place,
  polygon,
  spot,
  star,
  stroke,
  symmetric,
  union,
} from '../pen/index.js';
import type { Creature } from './creature.js';
import { cheeks, eyes, laugh, smile } from './face.js';
import { wearBehind, wearInFront } from './wear.js';
import { DINOSAURS } from './dinosaurs.js';
import { arms } from './dragon.js';

export const FANTASY = {
  ...DINOSAURS,
  robot: {
    where: 'ground',
    hands: true,
    size: 1,
    draw: (dress) => [
      ...wearBehind(dress.wears),
      ...pair([
        fill(box(18, 214, 40, 50, 6), '#b8c2cc'),
        fill(blob('8,290! 10,262 40,254 72,266 76,290!'), '#8a96a3'),
      ]),
      fill(box(-78, 92, 156, 130, 20), '#b8c2cc', { pattern: true }),
      fill(box(-50, 116, 100, 66, 10), '#e4ebf0', { weight: 'detail' }),
      spot(ellipse(-26, 136, 11), '#d9534f'),
      spot(ellipse(4, 136, 11), '#f6c945'),
      fine(stroke('-38,168 -20,156 -4,172 12,154 36,168')),
      spot(ellipse(30, 136, 8), '#6fae8e', 1),
      ...[-1, 1].map((s) => spot(ellipse(s * 60, 204, 6), '#8a96a3', 1)),
      fill(box(-22, 82, 44, 16, 4), '#8a96a3'),
      line(stroke('0,-88 0,-112 0,-126')),
      fill(ellipse(0, -136, 14), '#d9534f'),
      ...pair([fill(box(96, -26, 22, 52, 8), '#8a96a3')]),
      fill(box(-100, -88, 200, 172, 34), '#b8c2cc'),
      fill(box(-78, -56, 156, 96, 26), '#e4ebf0', { weight: 'detail' }),
      ...eyes(38, -14, 20),
      ...smile(16, 22, 12),
      ...[-30, -10, 10, 30].map((x) => fine(stroke(`${x},56 ${x},64 ${x},72`))),
      ...wearInFront(dress.wears),
      ...arms('#9aa6b2', dress),
    ],
  },
  alien: {
    where: 'ground',
    hands: true,
    size: 0.92,
    draw: (dress) => [
      ...wearBehind(dress.wears),
      ...pair([
        fill(ellipse(40, 264, 38, 24), '#9fd08a'),
        line(stroke('36,-84 50,-118 66,-132')),
        fill(ellipse(70, -138, 15), '#f6d365'),
      ]),
      fill(symmetric('0,70 46,82 64,140 72,204 54,256 0,266'), '#9fd08a', { pattern: true }),
      spot(symmetric('0,120 30,128 40,170 34,212 0,224'), '#d9efc9'),
      fill(symmetric('0,-96 76,-80 116,-20 92,46 0,92'), '#9fd08a'),
      ...pair([
        fill(blob('18,-12 44,-40 80,-26 78,6 44,24 22,14'), '#ffffff', { weight: 'detail' }),
        ink(ellipse(50, -6, 18, 20)),
        light(ellipse(56, -14, 6)),
      ]),
      ...smile(46, 28, 16),
      ...wearInFront(dress.wears),
      ...arms('#9fd08a', dress),
    ],
  },
  monster: {
    where: 'ground',
    hands: true,
    size: 1,
    draw: (dress) => [
      ...wearBehind(dress.wears),
      ...pair([
        fill(blob('50,-76 62,-120 92,-140! 96,-100 84,-56'), '#f3e3bd'),
        fill(ellipse(52, 270, 48, 26), '#b39ddb'),
      ]),
      union(
        [
          ellipse(0, 80, 110, 176),
          ...[
            [-104, 20],
            [-110, 80],
            [-106, 140],
            [-92, 200],
            [104, 20],
            [110, 80],
            [106, 140],
            [92, 200],
            [-70, -70],
            [70, -70],
            [0, -96],
            [-40, 246],
            [0, 256],
            [40, 246],
          ].map(([x, y]) => ellipse(x!, y!, 26)),
        ],
        '#b39ddb',
        { pattern: true },
      ),
      fill(ellipse(0, -14, 46), '#ffffff'),
      ink(ellipse(4, -12, 21, 24)),
      light(ellipse(12, -22, 8)),
      ...laugh(60, 54, 46),
      ...[-30, 0, 30].map((x) =>
        fill(polygon(`${x - 10},64 ${x + 10},64 ${x},80`), '#ffffff', { weight: 'detail' }),
      ),
      ...wearInFront(dress.wears),
      ...place(arms('#b39ddb', dress), { scale: 1.2, y: -20 }),
    ],
  },
  ghost: {
    where: 'air',
    size: 0.82,
    draw: (dress) => [
      ...wearBehind(dress.wears),
      ...pair([
        limb(
          [
            [84, 90],
            [130, 84],
            [140, 50],
          ],
          [40, 30],
          '#ffffff',
        ),
      ]),
      fill(
        blob(
          '0,-96 66,-82 104,-26 108,80 118,230! 78,204 46,240! 0,208 -46,240! -78,204 -118,230! -108,80 -104,-26 -66,-82',
        ),
        '#ffffff',
        { pattern: true },
      ),
      ...eyes(40, -6, 20),
      ...cheeks(68, 28, 13),
      ...laugh(34, 24, 26),
      ...wearInFront(dress.wears),
    ],
  },
  snowman: {
    where: 'ground',
    size: 1,
    draw: (dress) => [
      ...pair([line(stroke('84,120 130,96 160,60')), line(stroke('130,96 146,98 160,92'))]),
      fill(ellipse(0, 206, 112, 92), '#ffffff'),
      fill(ellipse(0, 110, 88, 76), '#ffffff'),
      fill(ellipse(0, 0, 96, 90), '#ffffff'),
      ...[96, 126, 184, 220].map((y) => ink(ellipse(0, y, 8))),
      ...eyes(36, -14, 14),
      fill(blob('-8,6! 0,0 70,22! 0,26 -8,22!'), '#f08a3c'),
      ...[-34, -18, 0, 18, 34].map((x) => ink(ellipse(x, 54 - Math.abs(x) * 0.34, 5))),
      ...wearInFront(dress.wears.length > 0 ? dress.wears : ['scarf', 'top hat']),
      ...(dress.holds ? place(dress.holds, { y: 168 }) : []),
    ],
  },
  gingerbread: {
    where: 'ground',
    size: 0.85,
    draw: (dress) => [
      union(
        [
          ellipse(0, 0, 92, 86),
          blob('-50,70 50,70 62,200 -62,200'),
          ellipse(-96, 124, 56, 34, -0.3),
          ellipse(96, 124, 56, 34, 0.3),
          ellipse(-52, 230, 40, 62, 0.16),
          ellipse(52, 230, 40, 62, -0.16),
        ],
        '#d9a05b',
        { pattern: true },
      ),
      ...eyes(34, -10, 14),
      ...smile(22, 32, 20),
      ...cheeks(58, 20, 11),
      ...[110, 146, 182].map((y) => spot(ellipse(0, y, 11), '#d9534f')),
      ...pair([
        fine(stroke('112,104 122,120 112,138 122,148')),
        fine(stroke('22,252 36,262 50,252 64,262 80,254')),
      ]),
      ...wearInFront(dress.wears),
    ],
  },
  phoenix: {
    where: 'air',
    size: 0.9,
    seat: [0, 40],
    draw: (dress) => [
      fill(
        blob(
          '-30,130! -90,220 -70,290! -40,240 -20,310! 0,240 20,310! 40,240 70,290! 90,220 30,130!',
        ),
        '#f2a04a',
        { pattern: true },
      ),
      ...pair([
        fill(
          blob(
            '50,40! 100,-50 190,-100! 184,-50 224,-40! 190,0 208,30! 160,40 160,74! 110,72 70,100!',
          ),
          '#f08a3c',
          { pattern: true },
        ),
        fine(stroke('66,50 120,0 186,-50')),
        fine(stroke('70,66 130,40 192,20')),
      ]),
      fill(symmetric('0,40 56,56 68,110 44,150 0,164'), '#f6b04a', { pattern: true }),
      ...place(
        [
          ...wearBehind(dress.wears),
          fill(blob('-20,-80! -44,-150! -8,-118! 0,-170! 12,-118! 46,-150! 22,-80!'), '#d9534f'),
          fill(ellipse(0, 0, 96, 90), '#f6b04a'),
          ...eyes(42, -6, 18),
          fill(blob('-20,18! 0,6 20,18! 0,52!'), '#f6e07a'),
          ...cheeks(70, 26, 12),
          ...wearInFront(dress.wears),
        ],
        { y: -10, scale: 0.8 },
      ),
    ],
  },
  sunface: {
    where: 'air',
    size: 0.7,
    draw: (dress) => [
      fill(star(0, 0, 150, 104, 14), '#f6c945'),
      fill(ellipse(0, 0, 96), '#fbe08a'),
      ...eyes(38, -10, 16),
      ...smile(22, 34, 24),
      ...cheeks(64, 22, 12),
      ...wearInFront(dress.wears),
    ],
  },
} as const satisfies Record<string, Creature>;
