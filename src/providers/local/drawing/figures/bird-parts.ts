import {
  blob,
  ellipse,
  fill,
  fine,
  line,
  pair,
  place,
  type Shape,
  spot,
  stroke,
  symmetric,
  union,
} from '../pen/index.js';
import { cheeks, eyes } from './face.js';

/** What tells one round bird from another. */
export interface Bird {
  readonly coat: string;
  readonly belly: string;
  readonly beak: 'short' | 'wide' | 'hooked' | 'long';
  readonly crest?: 'comb' | 'wattle' | 'tuft' | 'horned' | 'curl' | 'fan';
  readonly face?: 'discs' | 'cap' | 'mask';
  readonly tail?: 'long' | 'fan' | 'rooster' | 'turkey';
  readonly chest?: 'feathers' | 'plain';
}

export const ORANGE = '#f2a33c';

export function belly({ belly: tint, chest }: Bird): Shape[] {
  return [
    spot(symmetric('0,84 50,96 72,160 56,226 0,248'), tint),
    ...(chest === 'feathers'
      ? [124, 156, 188].flatMap((y, row) =>
          [-36, -12, 12, 36]
            .slice(row % 2)
            .map((x) =>
              fine(
                stroke(
                  `${x - 11 + (row % 2) * -12},${y} ${x + (row % 2) * -12},${y + 13} ${x + 11 + (row % 2) * -12},${y}`,
                ),
                1,
              ),
            ),
        )
      : []),
  ];
}

export function wings({ coat }: Bird, holding: boolean, raising: boolean): Shape[] {
  const down = fill(blob('96,76! 128,120 134,180 112,222! 98,196 88,140'), coat, { pattern: true });
  const up = fill(blob('92,92! 124,74 160,84 168,110! 150,140 112,150 92,136'), coat, {
    pattern: true,
  });
  const feathers = [
    fine(stroke('116,196 112,180 112,168'), 1),
    fine(stroke('128,176 122,164 122,152'), 1),
  ];
  const held = fill(blob('98,104! 100,152 70,186 40,178! 52,156 72,130'), coat);
  if (holding) return pair([held]);
  return raising ? [...place([down, ...feathers], { flip: true }), up] : pair([down, ...feathers]);
}

export function crest({ crest: kind, coat }: Bird): Shape[] {
  switch (kind) {
    case 'comb':
      return [
        union(
          [ellipse(-26, -96, 18, 22), ellipse(2, -110, 20, 26), ellipse(28, -96, 17, 21)],
          '#d9534f',
        ),
      ];
    case 'wattle':
      return [fill(blob('-8,36! -22,62 -14,92 0,96 12,84 8,60 10,36!'), '#d9534f')];
    case 'tuft':
      return [
        fill(blob('-14,-86! -20,-112 -8,-126! 0,-108! 12,-130! 16,-104! 30,-112! 20,-84!'), coat),
      ];
    case 'horned':
      return pair([fill(blob('38,-78 70,-128! 88,-84 90,-48'), coat)]);
    case 'curl':
      return [line(stroke('0,-90 -12,-112 8,-122 16,-108 6,-104'))];
    case 'fan':
      return [-22, 0, 22].flatMap((x) => [
        line(stroke(`${x * 0.3},-90 ${x * 0.7},-110 ${x},-126`)),
        fill(ellipse(x, -132, 8), '#4f9bc0'),
      ]);
    default:
      return [];
  }
}

export function face({ face: kind, beak, belly: tint }: Bird): Shape[] {
  const marks =
    kind === 'discs'
      ? pair([fill(ellipse(44, -10, 45, 45), tint, { weight: 'detail' })])
      : kind === 'mask'
        ? [spot(symmetric('0,-30! 34,-62 76,-40 82,10 50,52 0,62'), '#ffffff')]
        : [];
  const size = kind === 'discs' ? 22 : 16;
  return [
    ...marks,
    ...eyes(44, kind === 'discs' ? -10 : -8, size),
    ...beakOf(beak),
    ...(kind === 'discs' ? [] : cheeks(70, 26, 12)),
  ];
}

function beakOf(kind: Bird['beak']): Shape[] {
  switch (kind) {
    case 'short':
      return [fill(blob('-18,14! 0,4 18,14! 0,42!'), ORANGE), fine(stroke('-13,20 0,24 13,20'))];
    case 'wide':
      return [
        fill(blob('-42,30! -20,10 0,6 20,10 42,30! 22,44 0,48 -22,44'), ORANGE),
        line(stroke('-38,30 0,36 38,30'), { weight: 'detail' }),
      ];
    case 'hooked':
      return [
        fill(blob('-22,8! 0,-6 22,8! 16,36 0,56! -16,36'), '#f6c945'),
        fine(stroke('-8,12 -6,16 -4,18'), 1),
        fine(stroke('8,12 6,16 4,18'), 1),
      ];
    case 'long':
      return [
        fill(blob('-16,12! 0,4 16,12! 6,64 0,92! -6,64'), ORANGE),
        fine(stroke('0,18 0,50 0,80')),
      ];
  }
}

export function tailOf({ tail, coat }: Bird): Shape[] {
  switch (tail) {
    case 'long':
      return [
        fill(blob('40,220! 110,262 150,330! 118,318 108,340! 86,300 30,256!'), coat, {
          pattern: true,
        }),
      ];
    case 'rooster':
      return [
        [60, '#4f9b6a'],
        [20, '#d9705a'],
        [-20, '#6f9fd8'],
      ].map(([lift, tint]) =>
        fill(
          blob(
            `70,210! 130,${150 - Number(lift)} 196,${140 - Number(lift)} 206,${196 - Number(lift)}! 170,${176 - Number(lift)} 130,${216 - Number(lift) * 0.5} 84,250!`,
          ),
          String(tint),
        ),
      );
    case 'turkey':
      return turkeyTail();
    case 'fan':
      return Array.from({ length: 9 }, (_, i) => {
        const a = -Math.PI * (0.06 + (i / 8) * 0.88);
        const at = (r: number, o = 0) =>
          `${Math.cos(a) * r - Math.sin(a) * o},${130 + Math.sin(a) * r + Math.cos(a) * o}`;
        return [
          fill(
            blob(
              `${at(60)}! ${at(180, 26)} ${at(262, 44)} ${at(300)} ${at(262, -44)} ${at(180, -26)}`,
            ),
            '#7fc4b4',
            { pattern: true },
          ),
          spot(ellipse(Math.cos(a) * 256, 130 + Math.sin(a) * 256, 24), '#f6c945'),
          spot(ellipse(Math.cos(a) * 256, 130 + Math.sin(a) * 256, 11), '#4f7fc0', 1),
        ];
      }).flat();
    default:
      return [];
  }
}

function turkeyTail(): Shape[] {
  return Array.from({ length: 9 }, (_, i) => {
    const a = -Math.PI * (0.02 + (i / 8) * 0.96);
    const at = (r: number, o = 0) =>
      `${Math.cos(a) * r - Math.sin(a) * o},${150 + Math.sin(a) * r + Math.cos(a) * o}`;
    return [
      fill(
        blob(`${at(40)}! ${at(150, 30)} ${at(206, 40)} ${at(226)} ${at(206, -40)} ${at(150, -30)}`),
        i % 2 === 0 ? '#b5653a' : '#d99a54',
        { pattern: true },
      ),
      fine(stroke(`${at(196, 34)} ${at(206)} ${at(196, -34)}`)),
    ];
  }).flat();
}
