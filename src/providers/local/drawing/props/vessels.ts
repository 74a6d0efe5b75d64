import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  line,
  pair,
  polygon,
  type Point,
  type Shape,
  spot,
  stroke,
  zigzag,
} from '../pen/index.js';

/** Something to ride in or on, its ground at y = 0. */
export interface Vehicle {
  /** Behind whoever is in it. */
  readonly back: () => Shape[];
  /** Before whoever is in it. */
  readonly front: () => Shape[];
  /** Where the middle of a rider's head is, and how large the rider is drawn. */
  readonly seat: {
    readonly at: Point;
    readonly scale: number;
    readonly legs: 'hidden' | 'sitting' | 'standing' | 'head';
  };
  readonly where: 'ground' | 'air' | 'water';
  /** Colours of it that become the one that is asked for, where it is not the largest area that does. */
  readonly paint?: readonly string[];
}

const RED = '#d9534f';
const BLUE = '#6f9fd8';
const GOLD = '#f6c945';
const GLASS = '#cfe6f2';
const TYRE = '#6b6d73';

/** What goes by water and by air. */
export const VESSELS = {
  surfboard: {
    where: 'water',
    seat: { at: [0, -268], scale: 0.8, legs: 'standing' },
    back: () => [],
    front: () => [
      fill(blob('-190,-34! -80,-52 80,-52 190,-34! 90,-12 -90,-12'), GOLD),
      fine(stroke('-180,-33 0,-30 180,-33')),
      fill(
        blob(
          '-250,0! -200,-40 -150,-14 -100,-34 -50,-8 0,-28 50,-8 100,-30 150,-8 200,-26 250,0! 0,40',
        ),
        BLUE,
      ),
    ],
  },
  sailboat: {
    where: 'water',
    seat: { at: [-100, -196], scale: 0.54, legs: 'hidden' },
    back: () => [
      fill(box(-8, -430, 16, 320, 4), '#b98a5e'),
      fill(blob('14,-420! 70,-320 176,-150! 14,-150!'), '#fffdf2', { pattern: true }),
      fill(blob('-14,-400! -60,-360 -84,-320! -14,-300!'), RED),
      fine(stroke('14,-240 70,-232 122,-236')),
      fill(polygon('-8,-430 -8,-462 -50,-446'), GOLD),
    ],
    front: () => [
      fill(blob('-220,-124! 220,-124! 180,-30 140,0! -140,0! -190,-40'), '#b5794a'),
      fine(stroke('-208,-88 0,-80 208,-88')),
      fine(stroke('-190,-52 0,-44 190,-52')),
      ...waves(),
    ],
  },
  boat: {
    where: 'water',
    seat: { at: [0, -216], scale: 0.66, legs: 'hidden' },
    back: () => [fill(polygon('110,-200 122,-206 200,-40 186,-34'), '#b98a5e')],
    front: () => [
      fill(
        blob('-220,-130! -100,-110 100,-110 220,-130! 180,-30 130,0! -130,0! -180,-30'),
        '#d99a54',
      ),
      fine(stroke('-210,-96 0,-78 210,-96')),
      fine(stroke('-190,-58 0,-42 190,-58')),
      ...waves(),
    ],
  },
  'pirate ship': {
    where: 'water',
    seat: { at: [-150, -246], scale: 0.46, legs: 'hidden' },
    back: () => [
      fill(box(-10, -470, 20, 330, 4), '#8a5a3a'),
      fill(blob('-120,-430! 120,-430! 140,-340 120,-230! 0,-250 -120,-230! -90,-330'), '#fffdf2', {
        pattern: true,
      }),
      spot(blob('-26,-330 -22,-356 0,-364 22,-356 26,-330 12,-312! -12,-312!'), '#ffffff'),
      spot(ellipse(-9, -338, 6), TYRE),
      spot(ellipse(9, -338, 6), TYRE),
      fill(polygon('10,-470 10,-510 70,-490'), '#4f4a59'),
    ],
    front: () => [
      fill(
        blob(
          '-240,-200! -130,-190! -120,-140! 120,-140! 140,-170! 250,-180! 210,-50 160,0! -160,0! -216,-60',
        ),
        '#a8703f',
      ),
      fine(stroke('-226,-108 0,-92 226,-110')),
      fine(stroke('-206,-56 0,-40 206,-56')),
      ...[-100, -30, 40, 110].map((x) =>
        spot(ellipse(x, -116 + Math.abs(x - 5) * -0.02, 15), '#6d4a32'),
      ),
      ...waves(),
    ],
  },
  submarine: {
    where: 'water',
    seat: { at: [-4, -118], scale: 0.48, legs: 'head' },
    back: () => [
      fill(blob('-30,-196! -26,-260! 50,-260! 54,-196!'), GOLD),
      line(stroke('10,-260 10,-310 12,-322 40,-322')),
      fill(blob('-210,-130! -270,-190! -270,-50!'), GOLD),
      fill(blob('-230,-120 -150,-200 40,-212 180,-180 232,-112 176,-40 20,-12 -150,-36'), GOLD, {
        pattern: true,
      }),
      fill(ellipse(-4, -114, 66), GLASS),
    ],
    front: () => [
      line(ellipse(-4, -114, 66)),
      line(ellipse(-4, -114, 80), { weight: 'detail' }),
      fill(ellipse(126, -116, 34), GLASS),
      fill(ellipse(-132, -116, 34), GLASS),
    ],
  },
  rocket: {
    where: 'air',
    seat: { at: [0, -284], scale: 0.56, legs: 'head' },
    back: () => rocketBack([{ y: -284, r: 76 }]),
    front: () => rocketFront([{ y: -284, r: 76 }]),
  },
  aeroplane: {
    where: 'air',
    seat: { at: [6, -266], scale: 0.52, legs: 'hidden' },
    back: () => [fill(blob('-60,-170! 20,-90 60,-60! 110,-66! 70,-160!'), '#c9d3dc')],
    front: () => [
      fill(blob('-190,-150! -250,-262! -206,-262! -130,-170!'), RED),
      fill(blob('-234,-140 -150,-176 60,-190 170,-180 220,-140 170,-90 0,-80 -160,-104'), RED, {
        pattern: true,
      }),
      fill(blob('-40,-130! -120,-20! -60,-20! 70,-120!'), '#eef1f4'),
      fine(stroke('-190,-136 -60,-146 60,-146')),
      fill(ellipse(222, -140, 15, 20), GOLD),
      fill(ellipse(230, -196, 12, 44), '#c9d3dc'),
      fill(ellipse(230, -84, 12, 44), '#c9d3dc'),
    ],
  },
  helicopter: {
    where: 'air',
    seat: { at: [70, -156], scale: 0.5, legs: 'head' },
    back: () => [
      fill(polygon('-60,-170 -260,-204 -264,-186 -60,-120'), BLUE),
      fill(ellipse(-262, -196, 36), '#e8ecef'),
      line(zigzag('40,-244 40,-284')),
      fill(blob('-200,-292 40,-300 280,-292 40,-280'), '#c9d3dc'),
      fill(ellipse(40, -150, 136, 98), BLUE),
      fill(blob('40,-230 120,-220 166,-156 150,-116 40,-112!'), GLASS),
    ],
    front: () => [
      line(zigzag('-20,-60 -40,-16')),
      line(zigzag('90,-60 104,-16')),
      fill(box(-110, -18, 290, 16, 8), '#8a93a0'),
    ],
  },
  'hot air balloon': {
    where: 'air',
    seat: { at: [0, -186], scale: 0.48, legs: 'hidden' },
    back: () => [
      line(zigzag('-62,-100 -116,-254')),
      line(zigzag('62,-100 116,-254')),
      fill(
        blob(
          '-60,-236! -150,-320 -196,-430 -160,-550 -70,-620 0,-630 70,-620 160,-550 196,-430 150,-320 60,-236!',
        ),
        RED,
        { pattern: true },
      ),
      fill(
        blob('-30,-236! -80,-330 -100,-440 -74,-560 0,-630! 74,-560 100,-440 80,-330 30,-236!'),
        GOLD,
        { weight: 'detail', pattern: true },
      ),
      fine(stroke('0,-630 0,-430 0,-236')),
      fill(box(-66, -248, 132, 20, 8), '#8a5a3a'),
    ],
    front: () => [
      fill(blob('-74,-100! 74,-100! 60,0! -60,0!'), '#b98a5e'),
      fine(zigzag('-70,-66 70,-66')),
      fine(zigzag('-66,-34 66,-34')),
      fine(zigzag('-24,-100 -20,0')),
      fine(zigzag('24,-100 20,0')),
      fill(box(-82, -110, 164, 20, 9), '#8a5a3a'),
    ],
  },
  broomstick: {
    where: 'air',
    seat: { at: [0, -270], scale: 0.78, legs: 'sitting' },
    back: () => [fill(polygon('-120,-66 220,-110 222,-96 -118,-50'), '#b98a5e')],
    front: () => [
      fill(
        blob(
          '-104,-76! -150,-96 -240,-92! -214,-70 -256,-52! -216,-42 -236,-14! -150,-20 -100,-46!',
        ),
        GOLD,
        {
          pattern: true,
        },
      ),
      fill(box(-124, -80, 20, 38, 6), RED),
      fine(stroke('-140,-74 -180,-72 -214,-76')),
      fine(stroke('-140,-46 -176,-36 -206,-34')),
    ],
  },
  ufo: {
    where: 'air',
    seat: { at: [0, -176], scale: 0.5, legs: 'hidden' },
    back: () => [
      fill(blob('-104,-110! -96,-190 -50,-244 0,-252 50,-244 96,-190 104,-110!'), GLASS),
    ],
    front: () => [
      fill(blob('-220,-86 -110,-120 0,-128 110,-120 220,-86 110,-40 0,-32 -110,-40'), '#b8c2cc'),
      ...[-140, -70, 0, 70, 140].map((x) => spot(ellipse(x, -80 + Math.abs(x) * -0.02, 15), GOLD)),
      fine(stroke('-80,-180 -60,-214 -34,-230'), 1),
    ],
  },
} as const satisfies Record<string, Vehicle>;

interface Porthole {
  readonly y: number;
  readonly r: number;
}

const FRAME = 14;

export function rocketBack(windows: readonly Porthole[]): Shape[] {
  return [
    fill(blob('-50,-60! -60,-10 -24,20 0,70! 24,20 60,-10 50,-60!'), '#f6a13c'),
    fill(blob('-22,-60! -26,-20 0,24! 26,-20 22,-60!'), GOLD, { weight: 'detail' }),
    ...pair([fill(blob('84,-200! 150,-130 164,-30! 110,-70 66,-84!'), RED)]),
    fill(
      blob('0,-520! 72,-430 104,-300 92,-150 60,-60! -60,-60! -92,-150 -104,-300 -72,-430'),
      '#eef1f4',
      { pattern: true },
    ),
    fill(blob('0,-520! 44,-476 74,-420! 0,-404 -74,-420! -44,-476'), RED),
    ...windows.flatMap(({ y, r }) => [
      fill(ellipse(0, y, r), '#c9d3dc'),
      fill(ellipse(0, y, r - FRAME), GLASS),
    ]),
  ];
}

export function rocketFront(windows: readonly Porthole[]): Shape[] {
  return [
    ...windows.map(({ y, r }) => line(ellipse(0, y, r - FRAME))),
    fine(stroke('-88,-140 0,-124 88,-140')),
    fill(polygon('-8,-130 8,-130 10,-40 -10,-40'), RED),
  ];
}

function waves(): Shape[] {
  return [
    fill(
      blob(
        '-260,24! -230,-22 -190,-4 -150,-28 -110,-4 -70,-28 -30,-4 10,-28 50,-4 90,-28 130,-4 170,-28 210,-4 240,-22 262,24! 0,40',
      ),
      '#8fbfe0',
    ),
    fine(stroke('-200,14 -170,2 -140,12'), 1),
    fine(stroke('60,14 90,2 120,12'), 1),
  ];
}
