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
  stroke,
  zigzag,
} from '../pen/index.js';
import type { Vehicle } from './vessels.js';
import { TYRE, wheel } from './wheels.js';

const RED = '#d9534f';
const BLUE = '#6f9fd8';
const GOLD = '#f6c945';
const GLASS = '#cfe6f2';

/** A van with a door at the front, where whoever drives it looks out. */
const van = (tint: string): Shape[] => [
  fill(blob('-236,-50! -236,-246! -210,-262 110,-262! 168,-250 204,-176 236,-160 244,-50!'), tint, {
    pattern: true,
  }),
  fill(blob('84,-150! 84,-240! 150,-238 188,-172 190,-150!'), GLASS),
];

/** Vehicles that work. */
export const SERVICE_VEHICLES = {
  truck: {
    where: 'ground',
    seat: { at: [128, -196], scale: 0.5, legs: 'head' },
    paint: [BLUE, GOLD],
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
  tractor: {
    where: 'ground',
    seat: { at: [-72, -266], scale: 0.56, legs: 'hidden' },
    paint: ['#5a9a57'],
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
  ambulance: {
    where: 'ground',
    seat: { at: [126, -192], scale: 0.44, legs: 'head' },
    back: () => van('#ffffff'),
    front: () => [
      fill(box(-236, -126, 474, 26, 2), RED, { weight: 'detail' }),
      fill(
        polygon(
          '-112,-236 -84,-236 -84,-212 -60,-212 -60,-184 -84,-184 -84,-160 -112,-160 -112,-184 -136,-184 -136,-212 -112,-212',
        ),
        RED,
      ),
      fine(zigzag('66,-256 66,-56')),
      fill(box(-30, -288, 64, 26, 10), BLUE),
      fill(box(-244, -62, 494, 24, 8), '#8a93a0'),
      spot(ellipse(228, -96, 11, 14), GOLD),
      ...wheel(-146, 46),
      ...wheel(158, 46),
    ],
  },
  digger: {
    where: 'ground',
    seat: { at: [-76, -216], scale: 0.5, legs: 'head' },
    back: () => [
      fill(blob('-10,-190! 60,-330 90,-340 104,-316 30,-170!'), GOLD),
      fill(blob('76,-330! 104,-340 190,-200! 166,-186!'), GOLD),
      fill(blob('150,-206! 206,-206! 226,-150 190,-110 140,-116! 158,-150'), '#8a93a0'),
      ...[150, 168, 186].map((x, i) =>
        fill(
          polygon(`${x - 8},${-118 + i * 3} ${x + 8},${-116 + i * 3} ${x - 2},${-98 + i * 3}`),
          '#ffffff',
          {
            weight: 'detail',
          },
        ),
      ),
      fill(box(-150, -292, 144, 200, 14), GOLD),
      fill(box(-130, -272, 106, 104, 10), GLASS),
    ],
    front: () => [
      fill(blob('-200,-92! -196,-150 -150,-158! 20,-158! 40,-92!'), GOLD, { pattern: true }),
      fine(zigzag('-180,-130 -110,-130')),
      fine(zigzag('-180,-112 -110,-112')),
      fill(box(-204, -82, 272, 78, 39), TYRE),
      fill(box(-184, -66, 232, 46, 23), '#c9d3dc'),
      ...[-150, -94, -40, 14].map((x) => spot(ellipse(x, -43, 15), TYRE)),
    ],
  },
} as const satisfies Record<string, Vehicle>;
