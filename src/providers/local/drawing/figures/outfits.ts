import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  heart,
  line,
  pair,
  polygon,
  type Shape,
  spot,
  star,
  stroke,
  symmetric,
  union,
} from '../pen/index.js';
import type { HeldName } from '../props/held.js';
import type { WearName } from './wear.js';

/** What somebody upright is dressed in: neck at y = 88, waist at 200, hem of a skirt at 262. */
export interface Outfit {
  readonly torso: () => Shape[];
  /** Colours; without one that part is bare. */
  readonly sleeve?: string;
  readonly trousers?: string;
  readonly shoes?: string;
  readonly wears: readonly WearName[];
  /** Name of the thing in the hand, unless another is told of. */
  readonly holds?: HeldName;
  readonly tail?: 'mermaid';
}

const shirt = (tint: string): Shape =>
  fill(symmetric('0,82 44,84 66,104 68,150 64,204! 0,212'), tint, { pattern: true });
const gown = (tint: string): Shape =>
  fill(symmetric('0,82 44,86 60,112 52,150 84,214 112,272! 56,284 0,286'), tint, { pattern: true });
const robe = (tint: string): Shape =>
  fill(symmetric('0,82 46,86 68,116 78,200 94,276! 0,288'), tint, { pattern: true });
const buttons = (...ys: number[]): Shape[] => ys.map((y) => spot(ellipse(0, y, 6), '#f6c945'));
const belt = (tint = '#6d4a32'): Shape[] => [
  fill(blob('-66,186! 0,194 66,186! 66,206! 0,214 -66,206!'), tint),
  spot(box(-15, 188, 30, 24, 4), '#f6c945'),
];

export const OUTFITS = {
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
  princess: {
    torso: () => [
      gown('#e59ac4'),
      fill(symmetric('0,154! 24,164 40,212 46,284! 0,286'), '#f8d7e8', {
        weight: 'detail',
        pattern: true,
      }),
      fine(stroke('-54,150 0,162 54,150')),
      spot(heart(0, 130, 13), '#f6c945'),
      ...pair([fine(stroke('66,190 80,216 84,240'), 1)]),
    ],
    sleeve: '#f8d7e8',
    shoes: '#e59ac4',
    wears: ['tiara'],
  },
  royal: {
    torso: () => [
      shirt('#7a5bb0'),
      fill(symmetric('0,82 30,84 24,150 22,212! 0,214'), '#f8e9c0', { weight: 'detail' }),
      ...buttons(112, 138, 164),
      ...belt(),
    ],
    sleeve: '#7a5bb0',
    trousers: '#f8e9c0',
    shoes: '#6d4a32',
    wears: ['cape', 'crown'],
  },
  knight: {
    torso: () => [
      shirt('#b8c2cc'),
      fill(symmetric('0,96 38,98 44,140 30,176 0,190!'), '#d9534f', { weight: 'detail' }),
      line(stroke('0,112 0,142 0,168')),
      line(stroke('-24,134 0,134 24,134')),
      ...belt(),
    ],
    sleeve: '#b8c2cc',
    trousers: '#9aa5b0',
    shoes: '#7d8893',
    wears: ['helmet'],
    holds: 'sword',
  },
  pirate: {
    torso: () => [
      shirt('#ffffff'),
      fine(stroke('-66,118 0,128 66,118')),
      fine(stroke('-67,142 0,152 67,142')),
      fine(stroke('-66,166 0,176 66,166')),
      ...pair([fill(blob('70,104! 30,84! 34,150 42,212! 66,208!'), '#a83f3f')]),
      ...belt(),
    ],
    sleeve: '#a83f3f',
    trousers: '#5b5566',
    shoes: '#6d4a32',
    wears: ['pirate hat', 'eyepatch'],
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
  wizard: {
    torso: () => [
      robe('#6a5acd'),
      fill(symmetric('0,86 20,90 18,180 24,284! 0,288'), '#8f83dd', { weight: 'detail' }),
      spot(star(-52, 220, 15), '#f6c945'),
      spot(star(56, 240, 12), '#f6c945', 1),
      spot(star(50, 166, 10), '#f6c945', 1),
    ],
    sleeve: '#6a5acd',
    shoes: '#6d4a32',
    wears: ['wizard hat'],
    holds: 'wand',
  },
  superhero: {
    torso: () => [
      shirt('#4f7fc0'),
      fill(symmetric('0,100 40,102 46,128 0,176!'), '#f6c945'),
      spot(star(0, 128, 19), '#d9534f'),
      ...belt('#d9534f'),
    ],
    sleeve: '#4f7fc0',
    trousers: '#4f7fc0',
    shoes: '#d9534f',
    wears: ['cape', 'mask'],
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
  santa: {
    torso: () => [
      fill(symmetric('0,82 50,86 80,116 88,170 80,220! 0,230'), '#d9534f'),
      fill(box(-13, 84, 26, 140, 8), '#ffffff', { weight: 'detail' }),
      fill(blob('-86,172! 0,184 86,172! 88,196! 0,208 -88,196!'), '#5b5566'),
      spot(box(-20, 178, 40, 28, 4), '#f6c945'),
    ],
    sleeve: '#d9534f',
    trousers: '#d9534f',
    shoes: '#5b5566',
    wears: ['santa hat'],
  },
  elf: {
    torso: () => [
      shirt('#4d9a57'),
      fill(polygon('-70,206 -46,232 -24,208 0,236 24,208 46,232 70,206 0,192'), '#4d9a57'),
      fill(blob('-46,84! 0,98 46,84! 54,104 30,118! 0,108 -30,118! -54,104'), '#d9534f'),
      ...buttons(134, 158),
    ],
    sleeve: '#4d9a57',
    trousers: '#d9534f',
    shoes: '#4d9a57',
    wears: ['elf hat'],
  },
  fairy: {
    torso: () => [
      fill(
        polygon(
          '-46,86 46,86 54,150 108,240 78,250 60,276 32,252 0,282 -32,252 -60,276 -78,250 -108,240 -54,150',
        ),
        '#a7d59b',
        { pattern: true },
      ),
      fine(stroke('-54,150 0,160 54,150')),
    ],
    shoes: '#a7d59b',
    wears: ['wings', 'flower crown'],
    holds: 'wand',
  },
  ballerina: {
    torso: () => [
      fill(symmetric('0,84 36,86 50,112 48,150 56,182! 0,196'), '#f3a6c0'),
      union(
        [-96, -64, -32, 0, 32, 64, 96].map((x) => ellipse(x, 208 - Math.abs(x) * 0.14, 32, 24)),
        '#f9cfdd',
      ),
      fine(stroke('-112,196 -50,190 0,188 50,190 112,196')),
    ],
    shoes: '#f3a6c0',
    wears: ['bow'],
  },
  clown: {
    torso: () => [
      robe('#f6d365'),
      ...[-44, 40].map((x) => spot(ellipse(x, 150, 14), '#d9534f')),
      ...[-20, 54, -60].map((x, i) => spot(ellipse(x, 216 + i * 12, 14), '#4f7fc0')),
      union(
        [-60, -36, -12, 12, 36, 60].map((x) => ellipse(x, 96 - Math.abs(x) * 0.12, 18, 15)),
        '#ffffff',
      ),
      spot(ellipse(0, 136, 11), '#6fae8e'),
      spot(ellipse(0, 176, 11), '#6fae8e'),
    ],
    sleeve: '#f6d365',
    shoes: '#d9534f',
    wears: ['party hat'],
  },
  ninja: {
    torso: () => [
      shirt('#565b6b'),
      line(stroke('-40,84 0,130 20,200')),
      line(stroke('40,84 0,130 -8,150')),
      ...belt('#d9534f').slice(0, 1),
    ],
    sleeve: '#565b6b',
    trousers: '#565b6b',
    shoes: '#3d4150',
    wears: ['mask'],
  },
  mermaid: {
    torso: () => [],
    wears: ['flower crown'],
    tail: 'mermaid',
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
