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
import { VESSELS, type Vehicle } from './vessels.js';

export type { Vehicle };

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

export function spoked(x: number, r: number): Shape[] {
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

export const VEHICLES = {
  ...VESSELS,
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
    back: () => busBack(4),
    front: () => busFront(4),
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
