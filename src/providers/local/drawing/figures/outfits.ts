import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  line,
  pair,
  spot,
  star,
  stroke,
  symmetric,
} from '../pen/index.js';
import { TALE_OUTFITS, type Outfit, buttons, gown, shirt, belt } from './tale-outfits.js';

export type { Outfit };

export const OUTFITS = {
  ...TALE_OUTFITS,
  shirt: {
    torso: () => [shirt('#f2a33c'), fine(stroke('-26,84 0,104 26,84'))],
    sleeve: '#f2a33c',
    trousers: '#5f7fb0',
    shoes: '#b5534a',
    wears: [],
  },
  jumper: {
    torso: () => [
      shirt('#6fae8e'),
      fine(stroke('-68,128 0,140 68,128')),
      fine(stroke('-68,152 0,164 68,152')),
      fine(stroke('-26,84 0,100 26,84')),
    ],
    sleeve: '#6fae8e',
    trousers: '#6a6f86',
    shoes: '#6d4a32',
    wears: [],
  },
  dress: {
    torso: () => [
      gown('#ef8fa8'),
      fine(stroke('-54,152 0,162 54,152')),
      fine(stroke('-30,84 0,106 30,84')),
      fine(stroke('-94,244 -48,256 0,258 48,256 94,244'), 1),
    ],
    sleeve: '#ef8fa8',
    shoes: '#b5534a',
    wears: [],
  },
  astronaut: {
    torso: () => [
      fill(symmetric('0,90 56,96 80,124 80,176 72,216! 0,224'), '#eef1f4'),
      fill(box(-36, 136, 72, 46, 8), '#c9d3dc', { weight: 'detail' }),
      spot(ellipse(-18, 152, 7), '#d9534f'),
      spot(ellipse(2, 152, 7), '#6fae8e'),
      spot(box(-24, 166, 48, 8, 3), '#7ab8d9', 1),
      fine(stroke('-74,204 0,214 74,204')),
    ],
    sleeve: '#eef1f4',
    trousers: '#eef1f4',
    shoes: '#c9d3dc',
    wears: ['space helmet'],
  },
  chef: {
    torso: () => [
      shirt('#ffffff'),
      ...[112, 138, 164].flatMap((y) => [
        spot(ellipse(-16, y, 5), '#6d4a32'),
        spot(ellipse(16, y, 5), '#6d4a32'),
      ]),
      fill(blob('-34,82! 0,96 34,82! 30,104 0,114 -30,104'), '#d9534f'),
    ],
    sleeve: '#ffffff',
    trousers: '#8a93a0',
    shoes: '#5b5566',
    wears: ['chef hat'],
    holds: 'spoon',
  },
  firefighter: {
    torso: () => [
      shirt('#c9a24a'),
      fill(blob('-68,150! 0,160 68,150! 67,170! 0,180 -67,170!'), '#f4e58a', { weight: 'detail' }),
      fine(stroke('0,86 0,120 0,150')),
      ...buttons(112, 136),
    ],
    sleeve: '#c9a24a',
    trousers: '#a5803a',
    shoes: '#5b5566',
    wears: ['fire helmet'],
  },
  police: {
    torso: () => [
      shirt('#48618f'),
      fine(stroke('0,96 0,150 0,186')),
      fine(stroke('-26,84 0,104 26,84')),
      spot(star(-34, 132, 14), '#f6c945'),
      ...belt('#33466b'),
    ],
    sleeve: '#48618f',
    trousers: '#33466b',
    shoes: '#3b3b44',
    wears: ['police hat'],
  },
  doctor: {
    torso: () => [
      fill(symmetric('0,82 46,84 70,108 72,170 76,240! 0,248'), '#ffffff'),
      fine(stroke('0,112 0,170 0,246')),
      fine(stroke('-26,84 -14,110 0,124')),
      fine(stroke('26,84 14,110 0,124')),
      line(stroke('-30,86 -34,130 -12,156 12,140 30,86')),
      spot(ellipse(-12, 160, 9), '#b8c2cc'),
      fine(box(24, 180, 32, 32, 4), 1),
    ],
    sleeve: '#ffffff',
    trousers: '#7ab8d9',
    shoes: '#ffffff',
    wears: [],
  },
  farmer: {
    torso: () => [
      shirt('#d9534f'),
      fine(stroke('-68,120 -40,124 0,126'), 2),
      fill(blob('-46,130! 46,130! 60,206! 0,214 -60,206!'), '#5f7fb0'),
      ...pair([
        fill(blob('34,84! 52,92! 46,136! 30,136!'), '#5f7fb0'),
        spot(ellipse(38, 136, 6), '#f6c945'),
      ]),
      fine(box(-22, 152, 44, 30, 6)),
    ],
    sleeve: '#d9534f',
    trousers: '#5f7fb0',
    shoes: '#6d4a32',
    wears: ['straw hat'],
  },
  cowboy: {
    torso: () => [
      shirt('#c96f4a'),
      fill(blob('-40,84! 0,96 40,84! 22,116 0,136! -22,116'), '#d9534f'),
      ...pair([
        fill(blob('68,104! 34,92! 36,150 44,190! 66,200!'), '#8a5a3a', { weight: 'detail' }),
      ]),
      ...belt(),
    ],
    sleeve: '#c96f4a',
    trousers: '#5f7fb0',
    shoes: '#8a5a3a',
    wears: ['cowboy hat'],
  },
  builder: {
    torso: () => [
      shirt('#f2a33c'),
      ...pair([
        fill(blob('56,90! 34,84! 30,150 34,212! 60,210!'), '#f4e58a', { weight: 'detail' }),
      ]),
      ...belt(),
    ],
    sleeve: '#6a8fbf',
    trousers: '#5f7fb0',
    shoes: '#8a5a3a',
    wears: ['hard hat'],
  },
  footballer: {
    torso: () => [
      shirt('#6fae8e'),
      fine(stroke('-26,84 0,104 26,84')),
      fine(stroke('-12,128 0,120 2,146')),
      fine(stroke('-10,172 2,172 14,172')),
      fine(stroke('2,146 2,160 2,172')),
    ],
    sleeve: '#6fae8e',
    trousers: '#ffffff',
    shoes: '#4b4f5c',
    wears: [],
    holds: 'football',
  },
  explorer: {
    torso: () => [
      shirt('#c7b184'),
      fine(stroke('0,96 0,150 0,200')),
      fine(box(-50, 122, 34, 30, 5)),
      fine(box(16, 122, 34, 30, 5)),
      ...belt(),
    ],
    sleeve: '#c7b184',
    trousers: '#a58f63',
    shoes: '#6d4a32',
    wears: ['straw hat'],
  },
} as const satisfies Record<string, Outfit>;

export type OutfitName = keyof typeof OUTFITS;
