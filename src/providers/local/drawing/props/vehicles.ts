import {
  blob,
  box,
  ellipse,
  fill,
  fine,
  line,
  polygon,
  type Shape,
  spot,
  star,
  stroke,
  union,
  zigzag,
} from '../pen/index.js';
import { SERVICE_VEHICLES } from './service-vehicles.js';
import { VESSELS, type Vehicle } from './vessels.js';
import { spoked, TYRE, wheel } from './wheels.js';

export type { Vehicle };

const RED = '#d9534f';
const BLUE = '#6f9fd8';
const GOLD = '#f6c945';
const GLASS = '#cfe6f2';

/** With so many windows before that of the driver, from the front to the back. */
export function busBack(windows: number): Shape[] {
  const left = 102 - 88 * windows;
  return [
    fill(box(left, -276, 250 - left, 232, 30), GOLD),
    ...Array.from({ length: windows }, (_, i) => left + 28 + 88 * i).map((x) =>
      fill(box(x, -246, 76, 92, 10), GLASS),
    ),
    fill(box(132, -246, 92, 92, 10), GLASS),
  ];
}

export function busFront(windows: number): Shape[] {
  const left = 102 - 88 * windows;
  return [
    fine(zigzag(`${left},-120 250,-120`)),
    fine(box(132, -142, 64, 98, 6)),
    fill(box(left - 8, -60, 266 - left, 24, 8), '#8a93a0'),
    spot(ellipse(232, -92, 10, 14), '#fffdf2'),
    ...wheel(left + 100, 44),
    ...wheel(90, 44),
  ];
}

const IN_A_CAR = { at: [-6, -234], scale: 0.62, legs: 'hidden' } as const;

function carBack(tint: string): Shape[] {
  return [fill(blob('-96,-110! -104,-196 -92,-204! -76,-196 -70,-110!'), tint)];
}

function carFront(tint: string): Shape[] {
  return [
    line(stroke('78,-124 62,-168 40,-186')),
    fill(blob('-204,-40! -204,-96 -160,-126 -92,-128! 70,-130! 130,-120 196,-100 206,-40!'), tint, {
      pattern: true,
    }),
    fine(stroke('-70,-128 -66,-84 -62,-48')),
    fine(stroke('64,-130 68,-84 62,-48')),
    fine(stroke('38,-104 48,-104 56,-104')),
    fill(ellipse(188, -84, 15, 18), GOLD),
    fill(box(-216, -54, 432, 22, 10), '#c9d3dc'),
    ...wheel(-118, 42),
    ...wheel(122, 42),
  ];
}

export const VEHICLES = {
  ...VESSELS,
  ...SERVICE_VEHICLES,
  car: { where: 'ground', seat: IN_A_CAR, back: () => carBack(RED), front: () => carFront(RED) },
  'police car': {
    where: 'ground',
    seat: IN_A_CAR,
    back: () => carBack('#ffffff'),
    front: () => [
      ...carFront('#ffffff'),
      fill(blob('-66,-126! -62,-84 -56,-56! 58,-56! 62,-84 60,-128!'), '#48618f'),
      spot(star(0, -92, 22), GOLD),
      fill(box(92, -146, 44, 26, 10), BLUE),
    ],
  },
  bus: {
    where: 'ground',
    seat: { at: [-4, -186], scale: 0.46, legs: 'head' },
    back: () => busBack(4),
    front: () => busFront(4),
  },
  train: {
    where: 'ground',
    seat: { at: [-132, -226], scale: 0.54, legs: 'head' },
    paint: [RED, '#5a9a57', BLUE],
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
  motorbike: {
    where: 'ground',
    seat: { at: [-34, -318], scale: 0.68, legs: 'sitting' },
    paint: [RED],
    back: () => [line(zigzag('120,-60 74,-214')), line(zigzag('132,-60 86,-214'))],
    front: () => [
      ...wheel(-122, 60),
      ...wheel(126, 60),
      fill(blob('-176,-150! -140,-190 -60,-196 -20,-176 -10,-150!'), '#6d4a32'),
      fill(blob('-30,-176! 20,-206 84,-196 96,-160! 40,-126 -20,-140!'), RED, { pattern: true }),
      fill(blob('-70,-140! 30,-136! 40,-80 10,-52! -60,-52! -80,-90'), '#c9d3dc'),
      fine(zigzag('-62,-112 28,-110')),
      fine(zigzag('-66,-88 34,-86')),
      fill(box(-190, -70, 120, 18, 9), '#8a93a0'),
      fill(blob('-186,-128! -120,-138 -60,-104! -70,-92! -120,-120 -180,-112!'), RED),
      line(stroke('78,-214 60,-232 34,-236')),
      fill(ellipse(104, -196, 18, 22), GOLD),
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
  sleigh: {
    where: 'ground',
    seat: { at: [-40, -262], scale: 0.7, legs: 'hidden' },
    back: () => [
      fill(blob('-176,-90! -206,-210 -190,-262 -150,-250 -130,-180 -120,-90!'), '#b5403f'),
    ],
    front: () => [
      fill(
        blob(
          '-170,-120! -80,-134 20,-138 90,-150 130,-214 176,-234 200,-206! 172,-204 166,-120 120,-66! -130,-66! -160,-90',
        ),
        RED,
        { pattern: true },
      ),
      fine(stroke('-150,-104 -20,-108 110,-116 146,-176')),
      ...[-90, -20, 50].map((x) => spot(star(x, -90, 15), GOLD)),
      line(zigzag('-110,-66 -110,-20')),
      line(zigzag('70,-66 70,-20')),
      fill(blob('-190,-22! 140,-22! 196,-50 210,-96! 228,-92! 214,-34 150,-2 -186,-2!'), GOLD),
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
