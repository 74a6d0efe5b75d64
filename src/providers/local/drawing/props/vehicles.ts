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
  star,
  stroke,
  union,
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
}

const RED = '#d9534f';
const BLUE = '#6f9fd8';
const GOLD = '#f6c945';
const GLASS = '#cfe6f2';
const TYRE = '#6b6d73';

function wheel(x: number, r: number): Shape[] {
  return [
    fill(ellipse(x, -r, r), TYRE),
    fill(ellipse(x, -r, r * 0.58), '#e8ecef'),
    spot(ellipse(x, -r, r * 0.2), TYRE),
  ];
}

function spoked(x: number, r: number): Shape[] {
  return [
    fill(ellipse(x, -r, r), TYRE),
    fill(ellipse(x, -r, r * 0.8), '#ffffff'),
    ...[0, 1, 2].map((i) => {
      const a = (i * Math.PI) / 3;
      return fine(
        zigzag(
          `${x - Math.cos(a) * r * 0.8},${-r - Math.sin(a) * r * 0.8} ${x + Math.cos(a) * r * 0.8},${-r + Math.sin(a) * r * 0.8}`,
        ),
      );
    }),
    spot(ellipse(x, -r, r * 0.16), TYRE),
  ];
}

export const VEHICLES = {
  car: {
    where: 'ground',
    seat: { at: [-6, -234], scale: 0.62, legs: 'hidden' },
    back: () => [fill(blob('-96,-110! -104,-196 -92,-204! -76,-196 -70,-110!'), RED)],
    front: () => [
      line(stroke('78,-124 62,-168 40,-186')),
      fill(
        blob('-204,-40! -204,-96 -160,-126 -92,-128! 70,-130! 130,-120 196,-100 206,-40!'),
        RED,
        { pattern: true },
      ),
      fine(stroke('-70,-128 -66,-84 -62,-48')),
      fine(stroke('64,-130 68,-84 62,-48')),
      fine(stroke('38,-104 48,-104 56,-104')),
      fill(ellipse(188, -84, 15, 18), GOLD),
      fill(box(-216, -54, 432, 22, 10), '#c9d3dc'),
      ...wheel(-118, 42),
      ...wheel(122, 42),
    ],
  },
  truck: {
    where: 'ground',
    seat: { at: [128, -196], scale: 0.5, legs: 'head' },
    back: () => [
      fill(blob('70,-50! 70,-270! 160,-270 196,-180 236,-160 244,-50!'), BLUE),
      fill(blob('90,-140! 90,-250! 152,-250 180,-176 176,-140!'), GLASS),
    ],
    front: () => [
      fill(box(-236, -262, 300, 210, 10), GOLD, { pattern: true }),
      ...[-180, -120, -60, 0].map((x) => fine(zigzag(`${x},-250 ${x},-66`), 1)),
      fill(box(-244, -62, 496, 26, 8), '#8a93a0'),
      spot(ellipse(228, -100, 12, 15), GOLD),
      ...wheel(-160, 46),
      ...wheel(-50, 46),
      ...wheel(160, 46),
    ],
  },
  'fire engine': {
    where: 'ground',
    seat: { at: [146, -190], scale: 0.48, legs: 'head' },
    back: () => [fill(box(84, -262, 144, 220, 18), RED), fill(box(100, -246, 104, 98, 10), GLASS)],
    front: () => [
      fill(box(-236, -206, 316, 156, 8), RED),
      fill(box(-216, -186, 120, 66, 6), '#f7d7d5', { weight: 'detail' }),
      fine(zigzag('-156,-186 -156,-120')),
      fine(box(-80, -186, 60, 110, 6)),
      fine(box(-6, -186, 68, 110, 6)),
      ...[0, 1, 2, 3, 4, 5, 6].map((i) =>
        line(zigzag(`${-210 + i * 46},-236 ${-210 + i * 46},-214`)),
      ),
      line(zigzag('-232,-238 90,-238')),
      line(zigzag('-232,-212 90,-212')),
      fill(box(132, -286, 44, 24, 10), BLUE),
      fill(box(-244, -62, 484, 26, 8), '#c9d3dc'),
      spot(ellipse(212, -92, 12, 15), GOLD),
      ...wheel(-156, 46),
      ...wheel(150, 46),
    ],
  },
  bus: {
    where: 'ground',
    seat: { at: [-4, -186], scale: 0.46, legs: 'head' },
    back: () => [
      fill(box(-250, -276, 500, 232, 30), GOLD),
      ...[-222, -134, -46, 42].map((x) => fill(box(x, -246, 76, 92, 10), GLASS)),
      fill(box(132, -246, 92, 92, 10), GLASS),
    ],
    front: () => [
      fine(zigzag('-250,-120 250,-120')),
      fine(box(132, -142, 64, 98, 6)),
      fill(box(-258, -60, 516, 24, 8), '#8a93a0'),
      spot(ellipse(232, -92, 10, 14), '#fffdf2'),
      ...wheel(-150, 44),
      ...wheel(90, 44),
    ],
  },
  tractor: {
    where: 'ground',
    seat: { at: [-72, -266], scale: 0.56, legs: 'hidden' },
    back: () => [
      line(zigzag('-140,-150 -128,-330')),
      line(zigzag('0,-160 -16,-330')),
      fill(box(-152, -352, 152, 26, 10), '#5a9a57'),
    ],
    front: () => [
      fill(
        blob('-150,-80! -146,-176 -60,-190! 0,-190! 12,-160! 180,-150 196,-140 198,-70!'),
        '#5a9a57',
      ),
      fill(box(110, -214, 18, 62, 6), '#8a93a0'),
      fine(stroke('60,-138 60,-110 60,-84')),
      fine(stroke('84,-138 84,-110 84,-84')),
      fine(stroke('108,-138 108,-110 108,-84')),
      spot(ellipse(180, -118, 11), GOLD),
      fill(ellipse(-86, -92, 92), TYRE),
      ...Array.from({ length: 12 }, (_, i) => {
        const a = (i * Math.PI) / 6;
        return fine(
          zigzag(
            `${-86 + Math.cos(a) * 70},${-92 + Math.sin(a) * 70} ${-86 + Math.cos(a) * 92},${-92 + Math.sin(a) * 92}`,
          ),
        );
      }),
      fill(ellipse(-86, -92, 62), '#f6c945'),
      spot(ellipse(-86, -92, 22), '#e8ecef'),
      ...wheel(136, 54),
    ],
  },
  train: {
    where: 'ground',
    seat: { at: [-132, -226], scale: 0.54, legs: 'head' },
    back: () => [
      fill(box(-206, -290, 150, 240, 6), RED),
      fill(box(-186, -270, 110, 110, 10), GLASS),
    ],
    front: () => [
      fill(box(-222, -314, 182, 28, 10), '#7b4a2c'),
      fill(box(-62, -186, 232, 120, 30), '#5a9a57', { pattern: true }),
      fine(stroke('0,-186 8,-126 0,-66')),
      fine(stroke('60,-186 68,-126 60,-66')),
      fill(blob('92,-184! 84,-270! 78,-290! 152,-290! 146,-270! 138,-184!'), '#7b4a2c'),
      fill(blob('20,-186! 20,-206 44,-220 68,-206 68,-186!'), GOLD),
      union([ellipse(120, -326, 24), ellipse(156, -348, 30), ellipse(204, -372, 36)], '#f1f3f5'),
      fill(ellipse(182, -128, 22), GOLD),
      fill(box(-214, -76, 398, 26, 8), '#8a93a0'),
      fill(polygon('182,-60 240,-10 182,-10'), '#8a93a0'),
      fine(zigzag('200,-44 200,-10')),
      fine(zigzag('220,-28 220,-10')),
      ...spoked(-150, 50),
      ...spoked(0, 36),
      ...spoked(96, 36),
    ],
  },
  bicycle: {
    where: 'ground',
    seat: { at: [-26, -330], scale: 0.66, legs: 'sitting' },
    back: () => [
      ...spoked(-120, 74),
      ...spoked(120, 74),
      line(zigzag('-120,-74 -46,-172 70,-172 -2,-74 -120,-74')),
      line(zigzag('-2,-74 -54,-194')),
      line(zigzag('120,-74 64,-210')),
    ],
    front: () => [
      line(stroke('64,-210 40,-222 24,-214')),
      fill(box(-84, -206, 66, 16, 8), '#7b4a2c'),
      fill(ellipse(-2, -74, 17), '#c9d3dc'),
      line(zigzag('-16,-56 12,-92')),
    ],
  },
  scooter: {
    where: 'ground',
    seat: { at: [-30, -330], scale: 0.8, legs: 'standing' },
    back: () => [],
    front: () => [
      fill(box(-130, -56, 220, 18, 8), RED),
      fill(polygon('82,-40 96,-40 76,-226 62,-226'), RED),
      fill(box(38, -236, 68, 14, 7), TYRE),
      ...wheel(-104, 30),
      ...wheel(98, 30),
    ],
  },
  skateboard: {
    where: 'ground',
    seat: { at: [0, -272], scale: 0.8, legs: 'standing' },
    back: () => [],
    front: () => [
      fill(
        blob('-150,-66! -110,-46 110,-46 150,-66! 152,-52 112,-28 -112,-28 -152,-52'),
        '#f08a3c',
      ),
      ...wheel(-80, 20),
      ...wheel(80, 20),
    ],
  },
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
  sledge: {
    where: 'ground',
    seat: { at: [-10, -246], scale: 0.74, legs: 'sitting' },
    back: () => [],
    front: () => [
      fill(box(-130, -74, 240, 20, 8), '#b98a5e'),
      line(zigzag('-90,-56 -90,-16')),
      line(zigzag('60,-56 60,-16')),
      fill(blob('-150,-18! 110,-18! 150,-40 148,-80! 164,-78! 168,-30 120,0 -150,-2!'), RED),
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
    back: () => [
      fill(blob('-50,-60! -60,-10 -24,20 0,70! 24,20 60,-10 50,-60!'), '#f6a13c'),
      fill(blob('-22,-60! -26,-20 0,24! 26,-20 22,-60!'), GOLD, { weight: 'detail' }),
      ...pair([fill(blob('84,-200! 150,-130 164,-30! 110,-70 66,-84!'), RED)]),
      fill(
        blob('0,-520! 72,-430 104,-300 92,-150 60,-60! -60,-60! -92,-150 -104,-300 -72,-430'),
        '#eef1f4',
        { pattern: true },
      ),
      fill(blob('0,-520! 44,-476 74,-420! 0,-404 -74,-420! -44,-476'), RED),
      fill(ellipse(0, -284, 76), '#c9d3dc'),
      fill(ellipse(0, -284, 62), GLASS),
    ],
    front: () => [
      line(ellipse(0, -284, 62)),
      fine(stroke('-88,-140 0,-124 88,-140')),
      fill(polygon('-8,-130 8,-130 10,-40 -10,-40'), RED),
    ],
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
    seat: { at: [0, -146], scale: 0.46, legs: 'hidden' },
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
  carriage: {
    where: 'ground',
    seat: { at: [0, -212], scale: 0.52, legs: 'head' },
    back: () => [
      fill(ellipse(0, -200, 150, 126), '#f3a6c0'),
      fill(blob('-70,-150! -70,-220 -40,-270 40,-270 70,-220 70,-150!'), GLASS),
    ],
    front: () => [
      fine(stroke('-110,-120 0,-96 110,-120')),
      fill(star(0, -346, 30), GOLD),
      fill(blob('-180,-70! 0,-54 180,-70! 190,-90! 0,-76 -190,-90!'), GOLD),
      ...spoked(-106, 58),
      ...spoked(106, 58),
    ],
  },
} as const satisfies Record<string, Vehicle>;

export type VehicleName = keyof typeof VEHICLES;

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
