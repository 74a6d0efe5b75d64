import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  heart,
  ink,
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

/**
 * Things to wear, drawn for a head of radius 100 about the origin: its top is at -88, its eyes at 2, its chin at 88.
 * `behind` is drawn before the head.
 */
export interface Worn {
  readonly behind?: () => Shape[];
  readonly front: () => Shape[];
  /** Covers the top of the head. */
  readonly hat?: boolean;
}

const GOLD = '#f6c945';
const RED = '#d9534f';
const BLUE = '#4f7fc0';
const STRAW = '#f0d58c';

/** What covers the top of a head. */
export const HATS = {
  crown: {
    hat: true,
    front: () => [
      fill(
        blob(
          '-62,-66! -76,-146! -44,-112! -34,-164! 0,-118! 34,-164! 44,-112! 76,-146! 62,-66! 30,-58 0,-56 -30,-58',
        ),
        GOLD,
      ),
      fill(
        blob('-62,-66! -65,-86! -30,-78 0,-76 30,-78 65,-86! 62,-66! 30,-58 0,-56 -30,-58'),
        GOLD,
        { weight: 'detail' },
      ),
      ...[-76, 76].map((x) => spot(ellipse(x, -150, 9), RED)),
      ...[-34, 34].map((x) => spot(ellipse(x, -168, 9), RED)),
      spot(ellipse(0, -98, 10, 12), BLUE),
      ...[-38, 38].map((x) => spot(ellipse(x, -92, 7), RED, 1)),
    ],
  },
  tiara: {
    hat: true,
    front: () => [
      fill(
        blob(
          '-58,-72! -50,-104 -30,-94 -18,-116 0,-140! 18,-116 30,-94 50,-104 58,-72! 28,-84 0,-88 -28,-84',
        ),
        GOLD,
      ),
      spot(heart(0, -106, 13), '#e880a6'),
      ...pair([spot(ellipse(30, -90, 5), BLUE, 1)]),
    ],
  },
  'top hat': {
    hat: true,
    front: () => [
      fill(blob('-52,-74! -58,-186! -30,-194 0,-196 30,-194 58,-186! 52,-74!'), '#5b5566', {
        pattern: true,
      }),
      fill(blob('-54,-92! -54,-116! 0,-104 54,-116! 54,-92! 0,-80'), RED),
      fill(ellipse(0, -74, 92, 17), '#5b5566'),
    ],
  },
  'wizard hat': {
    hat: true,
    front: () => [
      fill(blob('-66,-70! -40,-128 -8,-190 40,-218! 34,-176 48,-130 66,-70! 0,-52'), '#6a5acd'),
      fill(blob('-96,-66 -50,-84 0,-88 50,-84 96,-66 50,-50 0,-46 -50,-50'), '#6a5acd'),
      fill(blob('-60,-80! -52,-100! 0,-88 52,-100! 60,-80! 0,-68'), GOLD, { weight: 'detail' }),
      spot(star(-8, -132, 16), GOLD),
      spot(star(20, -172, 10), GOLD, 1),
      spot(star(30, -122, 9), GOLD, 1),
    ],
  },
  cap: {
    hat: true,
    front: () => [
      fill(
        blob('-86,-46! -84,-96 -46,-130 0,-136 46,-130 84,-96 86,-46! 40,-64 0,-68 -40,-64'),
        RED,
      ),
      fine(stroke('0,-136 -4,-100 0,-68')),
      fine(stroke('-36,-132 -52,-96 -44,-64'), 1),
      fine(stroke('36,-132 52,-96 44,-64'), 1),
      fill(blob('-88,-46! -40,-66 0,-70 40,-66 88,-46! 70,-30 0,-42 -70,-30'), RED),
      fill(ellipse(0, -138, 9, 7), RED),
    ],
  },
  'straw hat': {
    hat: true,
    front: () => [
      fill(blob('-58,-74! -54,-124 -24,-146 0,-148 24,-146 54,-124 58,-74!'), STRAW),
      fill(blob('-58,-82! -56,-104! 0,-94 56,-104! 58,-82! 0,-72'), RED, { weight: 'detail' }),
      fill(ellipse(0, -70, 128, 24), STRAW),
      fine(stroke('-110,-70 0,-54 110,-70'), 1),
      fine(stroke('-98,-78 0,-86 98,-78'), 2),
    ],
  },
  'cowboy hat': {
    hat: true,
    front: () => [
      fill(blob('-56,-72! -52,-130 -28,-156 0,-140! 28,-156 52,-130 56,-72!'), '#b5794a'),
      fill(blob('-56,-84! -55,-102! 0,-92 55,-102! 56,-84! 0,-74'), '#7b4a2c', {
        weight: 'detail',
      }),
      fill(
        blob(
          '-132,-104! -96,-72 -50,-78 0,-76 50,-78 96,-72 132,-104! 116,-56 50,-42 0,-40 -50,-42 -116,-56',
        ),
        '#b5794a',
      ),
    ],
  },
  'pirate hat': {
    hat: true,
    front: () => [
      fill(
        blob('-112,-58! -92,-110 -44,-150 0,-160 44,-150 92,-110 112,-58! 60,-76 0,-82 -60,-76'),
        '#4f4a59',
      ),
      fine(stroke('-98,-72 -56,-92 0,-98 56,-92 98,-72')),
      spot(blob('-18,-122 -14,-140 0,-146 14,-140 18,-122 8,-112! -8,-112!'), '#ffffff'),
      ink(ellipse(-7, -128, 4.5)),
      ink(ellipse(7, -128, 4.5)),
    ],
  },
  'chef hat': {
    hat: true,
    front: () => [
      union(
        [
          ellipse(-46, -140, 36),
          ellipse(0, -158, 42),
          ellipse(46, -140, 36),
          box(-54, -140, 108, 50),
        ],
        '#ffffff',
      ),
      fine(stroke('-20,-112 -24,-128 -22,-140')),
      fine(stroke('20,-112 24,-128 22,-140')),
      fill(blob('-58,-68! -58,-110! 0,-102 58,-110! 58,-68! 0,-58'), '#ffffff'),
    ],
  },
  'fire helmet': {
    hat: true,
    front: () => [
      fill(blob('-78,-60! -76,-112 -36,-146 0,-150 36,-146 76,-112 78,-60!'), RED),
      fill(blob('-8,-158! 8,-158! 12,-72! -12,-72!'), RED),
      fill(blob('-104,-54! -50,-76 0,-80 50,-76 104,-54! 60,-44 0,-50 -60,-44'), RED),
      fill(blob('-24,-126! 0,-134 24,-126! 22,-96 0,-84! -22,-96'), GOLD),
    ],
  },
  'police hat': {
    hat: true,
    front: () => [
      fill(blob('-92,-112 -50,-146 0,-152 50,-146 92,-112 78,-84! 0,-92 -78,-84!'), '#48618f'),
      fill(blob('-78,-86! 0,-96 78,-86! 76,-64! 0,-76 -76,-64!'), '#33466b'),
      fill(blob('-74,-64! 0,-78 74,-64! 50,-42 0,-48 -50,-42'), '#33466b'),
      spot(star(0, -120, 18), GOLD),
    ],
  },
  'hard hat': {
    hat: true,
    front: () => [
      fill(blob('-80,-58! -76,-114 -36,-142 0,-146 36,-142 76,-114 80,-58!'), GOLD),
      fill(blob('-12,-152! 12,-152! 16,-66! -16,-66!'), GOLD),
      fill(blob('-98,-56! 0,-74 98,-56! 60,-44 0,-50 -60,-44'), GOLD),
    ],
  },
  'santa hat': {
    hat: true,
    front: () => [
      fill(blob('-70,-70! -52,-128 0,-164 62,-150 108,-96! 74,-112 70,-70!'), RED),
      fill(ellipse(112, -82, 20), '#ffffff'),
      union(
        [ellipse(-60, -64, 22), ellipse(-22, -74, 24), ellipse(22, -74, 24), ellipse(60, -64, 22)],
        '#ffffff',
      ),
    ],
  },
  'elf hat': {
    hat: true,
    front: () => [
      fill(blob('-72,-64! -44,-130 -4,-196! 40,-130 72,-64! 0,-82'), '#4d9a57'),
      fill(blob('-80,-60! -74,-86! 0,-104 74,-86! 80,-60! 0,-78'), RED),
      fill(ellipse(-4, -200, 12), GOLD),
    ],
  },
  'party hat': {
    hat: true,
    front: () => [
      fill(polygon('-46,-76 0,-182 46,-76'), '#f2a33c'),
      fill(blob('-46,-76! -34,-104! 34,-104! 46,-76! 0,-66'), '#7ab8d9', { weight: 'detail' }),
      spot(ellipse(-6, -122, 8), RED),
      spot(ellipse(12, -140, 6), BLUE, 1),
      union(
        [ellipse(0, -196, 12), ellipse(-12, -186, 10), ellipse(12, -186, 10), ellipse(0, -182, 10)],
        RED,
      ),
    ],
  },
  hood: {
    hat: true,
    behind: () => [fill(symmetric('0,-126! 70,-104 118,-30 120,40 92,96 0,112'), '#c0392b')],
    front: () => [],
  },
  'space helmet': {
    hat: true,
    behind: () => [fill(ellipse(0, -8, 146, 138), '#dfeaf3')],
    front: () => [
      line(ellipse(0, -8, 146, 138)),
      fine(stroke('-120,-46 -104,-84 -74,-108')),
      fine(stroke('-126,-20 -126,-24 -125,-28')),
      fill(blob('-92,98! 0,118 92,98! 96,128! 0,144 -96,128!'), '#c9d3dc'),
    ],
  },
  helmet: {
    hat: true,
    front: () => [
      fill(
        blob('-98,-6! -100,-70 -54,-122 0,-130 54,-122 100,-70 98,-6! 70,-40 0,-52 -70,-40'),
        '#b8c2cc',
      ),
      fine(stroke('-86,-44 0,-78 86,-44')),
      fill(blob('-6,-128! -20,-176 10,-200 56,-178 82,-134! 40,-152 6,-128!'), RED),
      ...[-70, 70].map((x) => spot(ellipse(x, -44, 5), '#ffffff', 1)),
    ],
  },
} as const satisfies Record<string, Worn>;
