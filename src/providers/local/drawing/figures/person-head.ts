import {
  blob,
  ellipse,
  fill,
  fine,
  line,
  pair,
  type Shape,
  spot,
  stroke,
  symmetric,
  union,
} from '../pen/index.js';
import { cheeks, eyes, laugh, smile } from './face.js';

export type Hair =
  | 'short'
  | 'tousled'
  | 'bob'
  | 'long'
  | 'plaits'
  | 'buns'
  | 'curls'
  | 'bun'
  | 'bald'
  | 'baby';

export interface Person {
  readonly hair: Hair;
  readonly hairTint: string;
  readonly skin: string;
  readonly beard?: boolean;
  readonly glasses?: boolean;
  /** Length of the legs: grown-ups have longer ones. */
  readonly legs: number;
  readonly outfits: readonly ('shirt' | 'jumper' | 'dress')[];
}

const FACE = symmetric('0,-92 58,-80 92,-34 94,14 68,64 0,88');

const BACK: Partial<Record<Hair, (tint: string) => Shape[]>> = {
  bob: (tint) => [
    fill(symmetric('0,-108 74,-94 116,-34 118,40 92,84! 0,92'), tint, { pattern: true }),
  ],
  long: (tint) => [
    fill(symmetric('0,-108 74,-96 114,-30 116,60 124,140 98,182! 44,170 0,176'), tint, {
      pattern: true,
    }),
  ],
  buns: (tint) =>
    pair([fill(ellipse(84, -96, 38), tint), fine(stroke('68,-112 84,-104 102,-112'), 1)]),
  bun: (tint) => [
    fill(symmetric('0,-106 70,-92 108,-34 104,24 0,60'), tint),
    fill(ellipse(0, -122, 40, 34), tint),
    fine(stroke('-22,-130 0,-140 22,-130'), 1),
  ],
  curls: (tint) => [
    union(
      Array.from({ length: 15 }, (_, i) => {
        const angle = Math.PI * (0.82 + (i / 14) * 1.36);
        return ellipse(Math.cos(angle) * 98, -6 + Math.sin(angle) * 100, 36);
      }),
      tint,
    ),
  ],
  plaits: (tint) => [
    fill(symmetric('0,-106 70,-92 112,-34 108,34 0,60'), tint),
    ...pair([
      fill(ellipse(108, 82, 20, 24), tint),
      fill(ellipse(116, 120, 19, 23), tint),
      fill(ellipse(118, 156, 17, 21), tint),
      fill(blob('108,170! 128,170! 134,200 118,194 102,200'), tint),
      spot(ellipse(118, 172, 12, 7), '#d9534f'),
    ]),
  ],
};

const FRONT: Record<Hair, (tint: string) => Shape[]> = {
  short: (tint) => [
    fill(
      blob(
        '-97,-4! -104,-60 -62,-108 0,-116 66,-106 104,-58 97,-4! 84,-34 62,-58 20,-44 -20,-64 -60,-46 -84,-30',
      ),
      tint,
    ),
    fine(stroke('-20,-64 -34,-84 -30,-102'), 1),
  ],
  tousled: (tint) => [
    fill(
      blob(
        '-97,0! -110,-56 -92,-90! -76,-96 -60,-124! -34,-112 -10,-134! 16,-112 46,-126! 64,-102 94,-98! 108,-54 97,0! 86,-34 66,-30! 50,-62 24,-34! 4,-62 -22,-32! -44,-60 -68,-28! -84,-36',
      ),
      tint,
    ),
  ],
  bob: (tint) => [
    fill(
      blob(
        '-100,10! -108,-56 -64,-106 0,-112 64,-106 108,-56 100,10! 92,-26 74,-42! 40,-36 0,-40 -40,-36 -74,-42! -92,-26',
      ),
      tint,
    ),
    fine(stroke('-34,-104 -40,-70 -38,-40'), 1),
    fine(stroke('30,-106 36,-70 34,-40'), 1),
  ],
  long: (tint) => [
    fill(
      blob(
        '-100,24! -110,-52 -64,-106 0,-112 64,-106 110,-52 100,24! 94,-20 62,-62 10,-84! -30,-54 -74,-36 -94,-8',
      ),
      tint,
    ),
    fine(stroke('10,-84 40,-82 74,-50'), 1),
    fine(stroke('10,-84 -34,-76 -74,-50'), 1),
  ],
  plaits: (tint) => [
    fill(
      blob(
        '-100,10! -108,-56 -64,-106 0,-112 64,-106 108,-56 100,10! 86,-40 40,-64 0,-90! -40,-64 -86,-40',
      ),
      tint,
    ),
    fine(stroke('0,-112 2,-102 0,-90')),
  ],
  buns: (tint) => [
    fill(
      blob(
        '-100,6! -108,-56 -64,-106 0,-112 64,-106 108,-56 100,6! 82,-44 40,-52 0,-84! -40,-52 -82,-44',
      ),
      tint,
    ),
    fine(stroke('0,-112 2,-102 0,-84')),
  ],
  curls: (tint) => [
    union(
      [-74, -46, -16, 16, 46, 74].map((x) => ellipse(x, -74 + Math.abs(x) * 0.36, 27)),
      tint,
    ),
  ],
  bun: (tint) => [
    fill(
      blob(
        '-98,0! -106,-56 -62,-106 0,-112 62,-106 106,-56 98,0! 80,-44 42,-66 0,-72 -42,-66 -80,-44',
      ),
      tint,
    ),
  ],
  bald: (tint) =>
    pair([union([ellipse(98, -14, 19), ellipse(104, 12, 18), ellipse(92, -34, 15)], tint)]),
  baby: () => [line(stroke('0,-90 -14,-112 6,-124 18,-110 6,-104'))],
};

function beard(tint: string): Shape[] {
  return [
    fill(
      blob('-92,18! -96,60 -64,112 0,138 64,112 96,60 92,18! 70,44 34,36 0,46 -34,36 -70,44'),
      tint,
      { pattern: true },
    ),
    fill(blob('0,40 24,30 56,44! 30,62 0,52 -30,62 -56,44! -24,30'), tint),
    fine(stroke('-30,84 -18,100 -16,114'), 1),
    fine(stroke('30,84 18,100 16,114'), 1),
  ];
}

/** A person's head of radius about 95 around the origin: what is behind it, and the head. */
export function personHead({ hair, hairTint, skin, ...more }: Person, merry: boolean) {
  const lashes = ['bob', 'long', 'plaits', 'buns', 'bun', 'curls'].includes(hair);
  return {
    behind: BACK[hair]?.(hairTint) ?? [],
    front: [
      ...pair([fill(ellipse(95, 8, 19, 24), skin), fine(stroke('94,0 102,6 96,16'), 1)]),
      fill(FACE, skin),
      ...eyes(40, 6, 16),
      ...(lashes ? pair([line(stroke('52,-4 60,-9 64,-16'), { weight: 'detail' })]) : []),
      ...pair([fine(stroke(`26,-24 40,-31 55,-26`))]),
      ...cheeks(64, 36, 13),
      fine(stroke('-7,24 0,30 7,24')),
      ...(more.beard ? beard(hairTint) : []),
      ...(more.beard ? smile(58, 14, 8) : merry ? laugh(44, 26, 24) : smile(46, 26, 16)),
      ...FRONT[hair](hairTint),
      ...(more.glasses
        ? [
            ...pair([line(ellipse(41, 8, 29)), line(stroke('70,4 80,0 92,0'))]),
            line(stroke('-12,6 0,0 12,6')),
          ]
        : []),
    ] satisfies Shape[],
  };
}

const SKINS = ['#f7d3b5', '#eab98f', '#c98d61', '#8f5d3d'];
const TINTS = ['#5b3d2a', '#3c2f2a', '#b5793e', '#d9a441', '#9a4a2a'];

/** People by what they are called; skin and hair are drawn from the seed. */
export const PEOPLE = {
  girl: {
    hairs: ['bob', 'plaits', 'buns', 'curls', 'long'],
    legs: 70,
    outfits: ['dress', 'jumper', 'dress'],
  },
  boy: { hairs: ['short', 'tousled'], legs: 70, outfits: ['shirt', 'jumper'] },
  child: { hairs: ['tousled', 'bob', 'curls', 'buns'], legs: 70, outfits: ['shirt', 'jumper'] },
  baby: { hairs: ['baby'], legs: 48, outfits: ['jumper'] },
  woman: { hairs: ['long', 'bob', 'curls', 'bun'], legs: 104, outfits: ['dress', 'jumper'] },
  man: { hairs: ['short', 'tousled'], legs: 108, outfits: ['shirt', 'jumper'] },
  grandmother: { hairs: ['bun'], legs: 84, outfits: ['dress'], grey: true, glasses: true },
  grandfather: { hairs: ['bald'], legs: 88, outfits: ['jumper'], grey: true, glasses: true },
  oldman: { hairs: ['bald'], legs: 84, outfits: ['jumper'], grey: true, beard: true },
} as const;

export type PersonName = keyof typeof PEOPLE;

export function personOf(name: PersonName, random: () => number): Person {
  const kind: {
    hairs: readonly Hair[];
    legs: number;
    outfits: Person['outfits'];
    grey?: boolean;
    glasses?: boolean;
    beard?: boolean;
  } = PEOPLE[name];
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  return {
    hair: pick(kind.hairs),
    skin: pick(SKINS),
    hairTint: kind.grey ? '#e3e1de' : pick(TINTS),
    legs: kind.legs,
    outfits: [pick(kind.outfits)],
    beard: kind.beard ?? false,
    glasses: kind.glasses ?? false,
  };
}
