import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  type Shape,
  spot,
  star,
  stroke,
  union,
} from '../pen/index.js';

export const LEAF = '#86bf78';
export const DARK_LEAF = '#5f9f6a';
export const BARK = '#a97c50';

/** All stand on y = 0 at x = 0. */
export const TREES = {
  tree,
  oak: () => [
    fill(blob('-34,0! -20,-40 -22,-120 -60,-170! 60,-170! 22,-120 20,-40 36,0!'), BARK),
    spot(ellipse(0, -74, 12, 17), '#7b5534'),
    union(
      [
        ellipse(0, -240, 96),
        ellipse(-90, -196, 56),
        ellipse(90, -196, 56),
        ellipse(-64, -270, 56),
        ellipse(64, -270, 56),
        ellipse(0, -300, 56),
      ],
      LEAF,
      { pattern: true },
    ),
    fine(stroke('-60,-220 -44,-208 -28,-220'), 1),
    fine(stroke('10,-274 26,-262 42,-274'), 1),
    fine(stroke('40,-200 56,-188 72,-200'), 1),
  ],
  apple_tree: () => [
    ...tree(),
    ...[
      [-40, -220],
      [10, -200],
      [46, -230],
      [-8, -250],
      [-60, -168],
      [56, -160],
    ].map(([x, y]) => spot(ellipse(x!, y!, 12), '#d9534f')),
  ],
  fir: () => firTree(),
  snowy_fir: () => [
    fill(box(-14, -44, 28, 44), BARK),
    ...[0, 1, 2].flatMap((i) => {
      const y = -40 - i * 66;
      const w = 84 - i * 20;
      return [
        fill(
          blob(
            `${-w},${y}! ${-w * 0.4},${y - 50} 0,${y - 110}! ${w * 0.4},${y - 50} ${w},${y}! ${w * 0.4},${y + 10} 0,${y + 2} ${-w * 0.4},${y + 10}`,
          ),
          DARK_LEAF,
        ),
        spot(
          blob(
            `${-w * 0.42},${y - 48}! 0,${y - 110}! ${w * 0.42},${y - 48}! ${w * 0.2},${y - 58} 0,${y - 40} ${-w * 0.2},${y - 58}`,
          ),
          '#ffffff',
        ),
      ];
    }),
  ],
  christmas_tree: () => [
    ...firTree(),
    fine(stroke('-40,-66 0,-52 44,-70')),
    fine(stroke('-34,-128 0,-114 36,-132')),
    ...[
      [-46, -50, '#d9534f'],
      [2, -38, '#6f9fd8'],
      [48, -52, '#f6c945'],
      [-30, -108, '#f6c945'],
      [28, -104, '#d9534f'],
      [-8, -146, '#6f9fd8'],
      [14, -192, '#d9534f'],
    ].map(([x, y, tint]) => spot(ellipse(Number(x), Number(y), 11), String(tint))),
    fill(star(0, -286, 30), '#f6c945'),
  ],
  palm: () => [
    fill(blob('-20,0! -8,-80 12,-170 40,-240! 58,-232! 36,-160 20,-80 24,0!'), BARK),
    ...[40, 84, 128, 172].map((y, i) =>
      fine(stroke(`${-12 + i * 10},${-y} ${4 + i * 11},${-y + 6} ${20 + i * 10},${-y}`)),
    ),
    fill(blob('50,-238! -20,-300 -90,-270! -40,-262 -60,-240! -10,-246'), DARK_LEAF),
    fill(blob('50,-238! 120,-310 190,-276! 142,-268 164,-246! 110,-248'), DARK_LEAF),
    fill(blob('50,-238! -30,-240 -76,-176! -26,-196 -26,-170! 10,-210'), LEAF),
    fill(blob('50,-238! 130,-240 176,-176! 126,-196 126,-170! 90,-210'), LEAF),
    fill(blob('50,-238! 20,-310 56,-350! 60,-310 90,-320! 80,-270'), LEAF),
    spot(ellipse(38, -226, 14), '#8a5a3a'),
    spot(ellipse(64, -224, 14), '#8a5a3a'),
  ],
} satisfies Record<string, () => Shape[]>;

function tree(): Shape[] {
  return [
    fill(blob('-22,0! -16,-60 -20,-130! 20,-130! 16,-60 24,0!'), BARK),
    union(
      [
        ellipse(0, -200, 74),
        ellipse(-62, -160, 46),
        ellipse(62, -160, 46),
        ellipse(-52, -216, 46),
        ellipse(52, -216, 46),
        ellipse(0, -252, 48),
      ],
      LEAF,
      { pattern: true },
    ),
    fine(stroke('-40,-190 -26,-180 -12,-190'), 1),
    fine(stroke('16,-230 30,-220 44,-230'), 1),
    fine(stroke('20,-156 34,-146 48,-156'), 1),
  ];
}

function firTree(): Shape[] {
  return [
    fill(box(-14, -44, 28, 44), BARK),
    ...[0, 1, 2].map((i) => {
      const y = -40 - i * 66;
      const w = 84 - i * 20;
      return fill(
        blob(
          `${-w},${y}! ${-w * 0.4},${y - 50} 0,${y - 110}! ${w * 0.4},${y - 50} ${w},${y}! ${w * 0.4},${y + 10} 0,${y + 2} ${-w * 0.4},${y + 10}`,
        ),
        DARK_LEAF,
      );
    }),
  ];
}
