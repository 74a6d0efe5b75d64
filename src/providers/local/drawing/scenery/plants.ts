import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  ink,
  line,
  pair,
  polygon,
  type Shape,
  spot,
  stroke,
  symmetric,
  union,
  zigzag,
} from '../pen/index.js';
import { DARK_LEAF, LEAF, TREES } from './trees.js';

/** All stand on y = 0 at x = 0. */
export const PLANTS = {
  ...TREES,
  bush: () => [
    union(
      [
        ellipse(-56, -30, 40),
        ellipse(0, -46, 52),
        ellipse(56, -30, 40),
        box(-90, -24, 180, 26, 12),
      ],
      LEAF,
      { pattern: true },
    ),
    fine(stroke('-30,-50 -16,-40 -2,-50'), 1),
    fine(stroke('24,-34 38,-24 52,-34'), 1),
  ],
  flower: () => daisy('#f4a3c0', 6),
  daisy: () => daisy('#ffffff', 8),
  sunflower: () => daisy('#f6d365', 10, 1.4),
  tulip: () => [
    line(stroke('0,0 2,-40 0,-74'), { weight: 'detail' }),
    fill(blob('0,-4! 20,-30 26,-58! 8,-40'), LEAF),
    fill(blob('-22,-108! -8,-92! 0,-114! 8,-92! 22,-108! 20,-72 0,-60 -20,-72'), '#e9798f'),
  ],
  grass: () => [
    fill(
      blob('-30,0! -26,-26 -38,-44! -14,-24! -6,-64! 4,-26! 22,-56! 20,-22! 40,-36! 30,0!'),
      LEAF,
    ),
  ],
  mushroom: () => [
    fill(blob('-16,0! -12,-30 -14,-44! 14,-44! 12,-30 18,0! 0,5'), '#fdf3e3'),
    fill(blob('-52,-40! -44,-78 0,-100 44,-78 52,-40! 0,-30'), '#d9534f'),
    spot(ellipse(-20, -66, 9), '#ffffff'),
    spot(ellipse(12, -78, 8), '#ffffff'),
    spot(ellipse(24, -54, 7), '#ffffff'),
  ],
  fern: () => [
    line(stroke('0,0 6,-50 24,-96'), { weight: 'detail' }),
    ...[0, 1, 2, 3].flatMap((i) => {
      const [x, y] = [2 + i * 5, -22 - i * 20];
      const w = 34 - i * 5;
      return [
        fill(
          blob(`${x},${y}! ${x + w * 0.5},${y - 20} ${x + w},${y - 14}! ${x + w * 0.6},${y}`),
          LEAF,
        ),
        fill(
          blob(`${x},${y}! ${x - w * 0.5},${y - 16} ${x - w},${y - 6}! ${x - w * 0.6},${y + 6}`),
          LEAF,
        ),
      ];
    }),
  ],
  cactus: () => [
    fill(blob('-26,0! -28,-160 0,-190 28,-160 26,0!'), LEAF),
    fill(blob('-28,-60! -76,-66 -80,-120 -62,-136 -52,-116 -50,-94 -28,-92!'), LEAF),
    fill(blob('28,-90! 72,-94 76,-150 58,-162 50,-146 48,-122 28,-122!'), LEAF),
    fine(stroke('-8,-10 -9,-90 -6,-164')),
    fine(stroke('10,-10 11,-90 8,-164')),
    fill(blob('-12,-188! -18,-206 0,-214 18,-206 12,-188! 0,-182'), '#f4a3c0'),
  ],
  rock: () => [
    fill(blob('-60,0! -54,-34 -20,-56 24,-50 54,-26 62,0!'), '#b9bec5'),
    fine(stroke('-20,-56 -10,-34 10,-28'), 1),
  ],
  seaweed: () => [
    fill(blob('-14,0! -26,-50 -4,-100 -22,-150 4,-210! 8,-150 22,-104 4,-52 16,0!'), DARK_LEAF),
    fine(stroke('0,-4 -8,-50 8,-100 -6,-150'), 1),
  ],
  coral: () => [
    union(
      [
        blob(
          '-14,0! -12,-60 -60,-110 -66,-140 -46,-146 -34,-112 0,-86 4,-140 -4,-176 18,-182 26,-140 26,-92 54,-116 60,-148 80,-142 74,-104 30,-56 18,0!',
        ),
      ],
      '#f08f80',
    ),
  ],
  shell: () => [
    fill(blob('0,0! -14,-8 -44,-30 -36,-60 0,-72 36,-60 44,-30 14,-8'), '#f7c6b4'),
    ...[-24, 0, 24].map((x) => fine(stroke(`0,-4 ${x * 0.6},-34 ${x},-62`))),
  ],
  starfish: () => [
    fill(
      blob('0,-76! 12,-46 44,-48! 20,-26 30,4! 0,-14 -30,4! -20,-26 -44,-48! -12,-46'),
      '#f2a65a',
    ),
    ink(ellipse(-7, -36, 3.4)),
    ink(ellipse(7, -36, 3.4)),
    fine(stroke('-6,-26 0,-22 6,-26')),
  ],
  snowman: () => [
    fill(ellipse(0, -52, 60, 54), '#ffffff'),
    fill(ellipse(0, -130, 42), '#ffffff'),
    ...pair([ink(ellipse(14, -138, 5))]),
    fill(polygon('-2,-130 38,-122 -2,-118'), '#f08a3c'),
    fine(stroke('-16,-112 0,-104 16,-112')),
    ...[-66, -44].map((y) => ink(ellipse(0, y, 5))),
    fill(box(-30, -204, 60, 40, 4), '#5b5566'),
    fill(box(-46, -172, 92, 12, 6), '#5b5566'),
    line(zigzag('-52,-76 -96,-104')),
    line(zigzag('52,-76 96,-104')),
  ],
  hay: () => [
    fill(ellipse(0, -46, 56, 46), '#f0d58c'),
    fine(stroke('0,-46 10,-54 2,-64 -18,-58 -22,-36 2,-22 30,-36 34,-60 12,-80')),
  ],
  fence: () => [
    fill(box(-150, -66, 300, 14, 4), '#e8d3b0'),
    fill(box(-150, -34, 300, 14, 4), '#e8d3b0'),
    ...[-120, -60, 0, 60, 120].map((x) =>
      fill(polygon(`${x - 13},0 ${x - 13},-84 ${x},-98 ${x + 13},-84 ${x + 13},0`), '#e8d3b0'),
    ),
  ],
  pumpkin: () => [
    fill(blob('-6,-66! -10,-88! 8,-92! 8,-66!'), LEAF),
    union(
      [ellipse(-34, -36, 28, 36), ellipse(34, -36, 28, 36), ellipse(0, -36, 32, 40)],
      '#f08a3c',
    ),
    fine(stroke('-15,-70 -24,-36 -15,0')),
    fine(stroke('15,-70 24,-36 15,0')),
  ],
  sandcastle: () => [
    fill(box(-80, -70, 160, 70), '#f0d58c'),
    fill(
      polygon('-90,-70 -90,-130 -72,-130 -72,-116 -58,-116 -58,-130 -40,-130 -40,-70'),
      '#f0d58c',
    ),
    fill(polygon('90,-70 90,-130 72,-130 72,-116 58,-116 58,-130 40,-130 40,-70'), '#f0d58c'),
    fill(polygon('-26,-70 -26,-160 26,-160 26,-70'), '#f0d58c'),
    fill(polygon('-36,-158 36,-158 0,-206'), '#d9534f'),
    fill(symmetric('0,-50 18,-40 20,0! 0,0!'), '#b98a5e'),
  ],
} satisfies Record<string, () => Shape[]>;

export type PlantName = keyof typeof PLANTS;

function daisy(tint: string, petals: number, tall = 1): Shape[] {
  const y = -84 * tall;
  const size = 30 * Math.sqrt(tall);
  return [
    fill(blob(`-4,0! -1,${y / 2} -4,${y}! 4,${y}! 7,${y / 2} 4,0!`), LEAF),
    fill(blob(`4,-6! 22,-26 42,-26! 26,-6`), LEAF),
    union(
      Array.from({ length: petals }, (_, i) => {
        const angle = (i * 2 * Math.PI) / petals;
        return ellipse(
          Math.cos(angle) * size * 0.72,
          y + Math.sin(angle) * size * 0.72,
          size * (petals > 7 ? 0.34 : 0.46),
        );
      }),
      tint,
    ),
    spot(ellipse(0, y, size * 0.42), '#f0b83c'),
  ];
}
