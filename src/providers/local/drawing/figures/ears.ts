import {
  blob,
  ellipse,
  fill,
  fine,
  pair,
  type Shape,
  spot,
  stroke,
  symmetric,
  union,
} from '../pen/index.js';

export type Ears =
  | 'pointy'
  | 'tall'
  | 'floppy'
  | 'long'
  | 'round'
  | 'tiny'
  | 'huge'
  | 'fluffy'
  | 'side'
  | 'fan'
  | 'folded'
  | 'upright'
  | 'monkey'
  | 'none';

/** Ears behind a head of radius 100; the second colour is that of their inside. */
export const EARS: Record<Ears, (tint: string, inner: string) => Shape[]> = {
  none: () => [],
  pointy: (tint, inner) =>
    pair([
      fill(blob('18,-72 44,-112 80,-142! 98,-100 102,-36'), tint),
      spot(blob('44,-82 60,-106 78,-122! 86,-96 88,-62'), inner),
    ]),
  tall: (tint, inner) =>
    pair([
      fill(blob('14,-74 40,-128 84,-166! 104,-110 104,-34'), tint),
      spot(blob('44,-86 60,-122 82,-144! 91,-104 90,-62'), inner),
    ]),
  floppy: (tint) =>
    pair([fill(blob('56,-82 88,-92 116,-66 132,-12 128,40 108,56 90,36 84,-10 74,-46'), tint)]),
  long: (tint, inner) =>
    pair([
      fill(blob('10,-78 14,-140 32,-206 54,-222 72,-202 72,-140 62,-70'), tint),
      spot(blob('26,-86 30,-144 42,-192 52,-200 58,-188 58,-140 52,-82'), inner),
    ]),
  round: (tint, inner) =>
    pair([fill(ellipse(70, -70, 38), tint), spot(ellipse(72, -70, 22), inner)]),
  tiny: (tint, inner) =>
    pair([fill(ellipse(66, -72, 26), tint), spot(ellipse(67, -72, 14), inner, 1)]),
  huge: (tint, inner) =>
    pair([fill(ellipse(88, -78, 58), tint), spot(ellipse(90, -78, 38), inner)]),
  fluffy: (tint, inner) =>
    pair([
      union(
        [
          ellipse(104, -56, 46),
          ellipse(132, -34, 20),
          ellipse(140, -62, 20),
          ellipse(124, -90, 20),
          ellipse(96, -100, 20),
        ],
        tint,
      ),
      spot(ellipse(106, -54, 28), inner),
    ]),
  side: (tint, inner) =>
    pair([
      fill(blob('78,-50 112,-74 152,-66 160,-40 136,-20 92,-18'), tint),
      spot(blob('98,-46 120,-58 142,-54 144,-42 128,-34 102,-32'), inner),
    ]),
  fan: (tint, inner) =>
    pair([
      fill(blob('70,-66 112,-104 164,-96 186,-40 172,26 132,58 100,40 84,0'), tint),
      spot(blob('92,-54 124,-80 156,-70 168,-34 156,14 130,34 108,20 98,-14'), inner),
    ]),
  folded: (tint, inner) =>
    pair([
      fill(blob('28,-76 62,-106 104,-112! 102,-76 92,-40'), tint),
      spot(blob('56,-82 78,-98 98,-104! 94,-80 84,-66'), inner, 1),
    ]),
  upright: (tint, inner) =>
    pair([
      fill(blob('36,-78 40,-118 62,-150! 84,-116 82,-66'), tint),
      spot(blob('50,-84 54,-112 63,-130! 74,-108 72,-80'), inner),
    ]),
  monkey: (tint, inner) =>
    pair([fill(ellipse(106, -2, 36), tint), spot(ellipse(108, -2, 21), inner)]),
};

export type Horns = 'unicorn' | 'cow' | 'antlers' | 'ossicones' | 'curled' | 'rhino';

const HORN = '#f3e3bd';

/** What grows on a head; behind it, but for the unicorn's and the rhinoceros' horn. */
export const HORNS: Record<Horns, { front: boolean; draw: () => Shape[] }> = {
  unicorn: {
    front: true,
    draw: () => [
      fill(symmetric('0,-186! 16,-110 22,-62 0,-58'), '#ffe08a'),
      fine(stroke('-8,-132 4,-128 12,-138')),
      fine(stroke('-13,-110 4,-104 17,-116')),
      fine(stroke('-18,-86 4,-80 20,-92')),
    ],
  },
  cow: {
    front: false,
    draw: () => pair([fill(blob('48,-78 74,-96 82,-132! 104,-104 88,-66'), HORN)]),
  },
  antlers: {
    front: false,
    draw: () =>
      pair([
        union(
          [
            blob('34,-70 44,-116 76,-150 84,-190! 94,-186 94,-146 68,-108 54,-70'),
            blob('72,-136 104,-146 122,-172! 128,-164 114,-132 78,-122'),
            blob('48,-108 36,-132 36,-158! 46,-156 52,-132 62,-112'),
          ],
          '#b98a5e',
        ),
      ]),
  },
  ossicones: {
    front: false,
    draw: () =>
      pair([
        fill(blob('30,-80 34,-120 46,-120 52,-74'), '#e8b765'),
        fill(ellipse(40, -126, 14), '#8a5a3a'),
      ]),
  },
  curled: {
    front: false,
    draw: () =>
      pair([
        fill(blob('40,-78 76,-112 126,-96 138,-48 112,-16 92,-30 104,-52 96,-72 66,-66'), HORN),
        fine(stroke('78,-104 80,-84 72,-68'), 1),
        fine(stroke('112,-100 104,-84 98,-72'), 1),
        fine(stroke('136,-66 120,-62 104,-58'), 1),
      ]),
  },
  rhino: {
    front: true,
    draw: () => [
      fill(symmetric('0,-40! 16,10 22,36 0,42'), HORN),
      fill(symmetric('0,-74! 9,-52 12,-38 0,-34'), HORN),
    ],
  },
};
