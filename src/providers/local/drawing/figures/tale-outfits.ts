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

export const shirt = (tint: string): Shape =>
  fill(symmetric('0,82 44,84 66,104 68,150 64,204! 0,212'), tint, { pattern: true });
export const gown = (tint: string): Shape =>
  fill(symmetric('0,82 44,86 60,112 52,150 84,214 112,272! 56,284 0,286'), tint, { pattern: true });
const robe = (tint: string): Shape =>
  fill(symmetric('0,82 46,86 68,116 78,200 94,276! 0,288'), tint, { pattern: true });
export const buttons = (...ys: number[]): Shape[] =>
  ys.map((y) => spot(ellipse(0, y, 6), '#f6c945'));
export const belt = (tint = '#6d4a32'): Shape[] => [
  fill(blob('-66,186! 0,194 66,186! 66,206! 0,214 -66,206!'), tint),
  spot(box(-15, 188, 30, 24, 4), '#f6c945'),
];

/** Costumes of tales and stages. */
export const TALE_OUTFITS = {
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
} as const satisfies Record<string, Outfit>;
