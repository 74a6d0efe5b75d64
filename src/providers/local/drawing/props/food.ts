import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  heart,
  ink,
  line,
  polygon,
  type Shape,
  spot,
  stroke,
  union,
  zigzag,
} from '../pen/index.js';

/** A thing small enough for a hand, about 100 wide around the origin. */
export interface Prop {
  readonly draw: () => Shape[];
  /** Held up by its grip at the origin, instead of in front with both hands. */
  readonly raised?: boolean;
}

const GOLD = '#f6c945';
const RED = '#d9534f';
const BLUE = '#6f9fd8';
const GREEN = '#6fae6a';
/** Things to eat and drink. */
export const FOOD = {
  'ice cream': {
    draw: () => [
      fill(polygon('-26,-8 26,-8 0,66'), '#e8b36b'),
      fine(zigzag('-16,-8 8,44')),
      fine(zigzag('16,-8 -8,44')),
      fine(zigzag('-2,-8 14,26'), 1),
      fine(zigzag('2,-8 -14,26'), 1),
      union(
        [ellipse(0, -34, 34), ellipse(-22, -12, 13), ellipse(0, -8, 14), ellipse(22, -12, 13)],
        '#f7b7c8',
      ),
      fill(ellipse(0, -74, 11), RED),
      fine(stroke('0,-84 4,-94 12,-98')),
    ],
  },
  cake: {
    draw: () => [
      fill(blob('-54,-4! 54,-4! 50,46! 0,56 -50,46!'), '#f2d3a2'),
      union(
        [
          ellipse(0, -10, 58, 18),
          ellipse(-40, 4, 15),
          ellipse(-14, 8, 15),
          ellipse(14, 8, 15),
          ellipse(40, 4, 15),
        ],
        '#f7b7c8',
      ),
      ...[-26, 0, 26].flatMap((x) => [
        fill(box(x - 5, -50, 10, 36, 3), '#7ab8d9'),
        fill(blob(`${x},-76! ${x + 9},-58 ${x},-50 ${x - 9},-58`), GOLD),
      ]),
    ],
  },
  cupcake: {
    draw: () => [
      fill(polygon('-38,4 38,4 26,56 -26,56'), '#8fc7d9'),
      fine(zigzag('-18,4 -13,56')),
      fine(zigzag('0,4 0,56')),
      fine(zigzag('18,4 13,56')),
      union(
        [ellipse(-22, -4, 22), ellipse(22, -4, 22), ellipse(0, -14, 28), ellipse(0, -36, 20)],
        '#f7b7c8',
      ),
      fill(ellipse(0, -62, 11), RED),
    ],
  },
  cup: {
    draw: () => [
      fill(blob('34,-18! 62,-22 64,22 30,22! 32,8! 46,6 46,-6 34,-4!'), '#8fc7d9'),
      fill(blob('-40,-30! 40,-30! 34,40 0,46 -34,40'), '#8fc7d9'),
      fill(ellipse(0, -30, 40, 11), '#8a5a3a'),
      fine(stroke('-12,-54 -4,-66 -12,-80'), 1),
      fine(stroke('12,-54 20,-66 12,-80'), 1),
    ],
  },
  apple: {
    draw: () => [
      fill(blob('0,-24 26,-36 48,-14 40,28 16,48 0,42 -16,48 -40,28 -48,-14 -26,-36'), RED),
      line(stroke('0,-24 2,-42 10,-54')),
      fill(blob('6,-38! 22,-58 44,-54! 30,-36'), GREEN),
      fine(stroke('-30,-12 -30,2 -26,14'), 1),
    ],
  },
  carrot: {
    draw: () => [
      ...[-16, 0, 16].map((x) =>
        fill(blob(`0,-26! ${x - 10},-56 ${x * 1.4},-82! ${x + 12},-54`), GREEN),
      ),
      fill(blob('-26,-28 0,-36 26,-28 16,24 0,68! -16,24'), '#f08a3c'),
      fine(stroke('-20,-8 -8,-4 -2,-6')),
      fine(stroke('20,8 8,12 2,10')),
      fine(stroke('-12,28 -4,30 2,28')),
    ],
  },
  banana: {
    draw: () => [
      fill(blob('-58,-30! -50,-40! -30,2 10,20 50,4! 60,18! 24,52 -26,44 -54,4'), '#f7dc6f'),
      fine(stroke('-52,-26 -24,22 14,36 52,12')),
    ],
  },
  watermelon: {
    draw: () => [
      fill(blob('-62,-22! 62,-22! 46,26 0,46 -46,26'), GREEN),
      fill(blob('-50,-22! 50,-22! 36,18 0,34 -36,18'), '#ef6f6c', { weight: 'detail' }),
      ...[-24, 0, 24].map((x) => ink(ellipse(x, -4 + (24 - Math.abs(x)) * 0.4, 4, 6))),
    ],
  },
  strawberry: {
    draw: () => [
      fill(blob('0,-30 40,-28 44,8 0,60 -44,8 -40,-28'), RED),
      fill(polygon('-38,-34 -14,-28 0,-46 14,-28 38,-34 22,-14 0,-20 -22,-14'), GREEN),
      ...[
        [-16, 2],
        [14, -4],
        [0, 22],
        [22, 18],
        [-20, 24],
      ].map(([x, y]) => spot(ellipse(x!, y!, 3.5, 5.5), GOLD)),
    ],
  },
  pizza: {
    draw: () => [
      fill(blob('-56,-36! 0,-54 56,-36! 0,62!'), '#f4d27a'),
      fill(blob('-62,-34 0,-60 62,-34 54,-22! 0,-42 -54,-22!'), '#d99a54'),
      spot(ellipse(-16, -18, 11), RED),
      spot(ellipse(18, -12, 11), RED),
      spot(ellipse(0, 18, 10), RED),
    ],
  },
  cookie: {
    draw: () => [
      fill(ellipse(0, 0, 46), '#d9a05b'),
      ...[
        [-16, -16],
        [16, -20],
        [20, 12],
        [-8, 8],
        [-20, 22],
        [4, 30],
      ].map(([x, y]) => spot(ellipse(x!, y!, 7), '#6d4a32')),
    ],
  },
  lollipop: {
    raised: true,
    draw: () => [
      fill(box(-4, -60, 8, 90, 3), '#ffffff'),
      fill(ellipse(0, -92, 42), '#f4a3c0'),
      fine(stroke('0,-92 12,-100 2,-112 -18,-104 -18,-80 4,-68 28,-82 24,-114 -6,-126')),
    ],
  },
  honey: {
    draw: () => [
      fill(blob('-38,-22! 38,-22! 52,14 38,52! -38,52! -52,14'), '#e6b04a'),
      fill(box(-44, -44, 88, 24, 8), '#c98a3a'),
      fill(box(-28, 0, 56, 30, 6), '#fffdf2', { weight: 'detail' }),
      fine(heart(0, 14, 11)),
    ],
  },
  bone: {
    draw: () => [
      union(
        [
          box(-40, -12, 80, 24, 8),
          ellipse(-44, -14, 16),
          ellipse(-44, 14, 16),
          ellipse(44, -14, 16),
          ellipse(44, 14, 16),
        ],
        '#fffdf2',
      ),
    ],
  },
  fish: {
    draw: () => [
      fill(blob('30,0! 66,-30! 60,0 66,30!'), BLUE),
      fill(blob('-56,0 -20,-32 20,-20 40,0 20,20 -20,32'), BLUE),
      fine(stroke('-26,-26 -14,0 -26,26')),
      ink(ellipse(-36, -6, 5, 6)),
      fine(stroke('0,-12 8,-6 0,0'), 1),
      fine(stroke('14,2 22,6 14,12'), 1),
    ],
  },
  cheese: {
    draw: () => [
      fill(polygon('-56,-2 52,-40 52,-2'), '#fbe08a'),
      fill(polygon('-56,-2 52,-2 52,44 -56,44'), '#f6c945'),
      ...[
        [-24, 20, 9],
        [10, 26, 11],
        [36, 12, 7],
      ].map(([x, y, r]) => spot(ellipse(x!, y!, r!), '#fbe08a')),
    ],
  },
  acorn: {
    draw: () => [
      fill(blob('-34,-10! 34,-10! 28,28 0,58! -28,28'), '#d9a05b'),
      fill(blob('-42,-8 -34,-34 0,-44 34,-34 42,-8 0,2'), '#8a5a3a'),
      line(stroke('0,-44 2,-54 8,-60')),
    ],
  },
} as const satisfies Record<string, Prop>;
