import { blob, ellipse, fill, fine, limb, line, place, type Shape, stroke } from '../pen/index.js';
import type { Creature, Dress } from './creature.js';
import { eyes } from './face.js';
import { wearBehind, wearInFront } from './wear.js';

/** Birds with long legs, from the side. */
function wader(tint: string, neckTint: string, bill: string): (dress: Dress) => Shape[] {
  return ({ wears }) => [
    line(stroke('-14,40 -18,110 -10,176')),
    line(stroke('26,40 40,90 14,118')),
    fill(blob('-34,184! -10,172 20,184!'), bill),
    fill(blob('-110,-30! -60,-56 10,-54 60,-16 56,30 10,54 -50,40'), tint, { pattern: true }),
    fill(blob('-84,-14 -30,-34 26,-16 10,18 -40,24'), tint),
    fine(stroke('-50,14 -20,4 0,10'), 1),
    limb(
      [
        [44, -6],
        [104, -60],
        [64, -140],
      ],
      [34, 24],
      neckTint,
    ),
    ...place(
      [
        ...wearBehind(wears),
        fill(ellipse(0, 0, 92, 84), neckTint),
        ...eyes(40, -6, 17),
        fill(blob('-28,20! 0,6 28,20! 20,50 4,86! -16,54'), bill),
        ...wearInFront(wears),
      ],
      { x: 62, y: -160, scale: 0.46 },
    ),
  ];
}

/** With a long neck, from the side, afloat or on its feet. */
function longNecked(
  tint: string,
  bill: string,
  mask: string,
  afloat: boolean,
): (dress: Dress) => Shape[] {
  return ({ wears }) => [
    ...(afloat
      ? []
      : [-30, 30].flatMap((x) => [
          line(stroke(`${x},60 ${x + 4},96 ${x + 2},128`)),
          fill(blob(`${x - 24},140! ${x},124 ${x + 40},140!`), bill),
        ])),
    fill(blob('-120,10! -190,-30 -206,-76! -150,-60 -104,-40!'), tint),
    fill(blob('-160,-10 -110,-62 -10,-52 70,-40 112,10 84,62 -10,80 -110,66'), tint, {
      pattern: true,
    }),
    limb(
      [
        [74, 10],
        [132, -74],
        [74, -150],
      ],
      [60, 34],
      tint,
    ),
    fill(blob('-150,-20! -90,-66 0,-54 44,-10 20,34 -50,44 -120,20!'), tint),
    fine(stroke('-104,-6 -60,10 -16,0')),
    fine(stroke('-84,18 -46,28 -10,20'), 1),
    ...place(
      [
        ...wearBehind(wears),
        fill(ellipse(0, 0, 92, 84), tint),
        fill(blob('-34,10! 0,-14 34,10! 22,26 0,30 -22,26'), mask, { weight: 'detail' }),
        ...eyes(42, -8, 17),
        fill(blob('-30,24! 0,10 30,24! 24,54 0,78 -24,54'), bill),
        fine(stroke('-20,38 0,44 20,38')),
        ...wearInFront(wears),
      ],
      { x: 70, y: -172, scale: 0.5 },
    ),
    ...(afloat ? [water()] : []),
  ];
}

function water(): Shape {
  return fill(
    blob(
      '-220,84! -190,52 -156,66 -120,50 -84,66 -48,50 -12,66 24,50 60,66 96,50 130,66 164,56 180,84! -20,96',
    ),
    '#9fd0ec',
  );
}

export const WATER_BIRDS = {
  flamingo: { where: 'ground', size: 0.98, draw: wader('#f4a3b8', '#f4a3b8', '#e8a05a') },
  stork: { where: 'ground', size: 1, draw: wader('#ffffff', '#ffffff', '#e8704a') },
  swan: { where: 'water', size: 0.82, draw: longNecked('#ffffff', '#f2a33c', '#4f4a59', true) },
  goose: { where: 'ground', size: 0.92, draw: longNecked('#f1ece0', '#f2a33c', '#f1ece0', false) },
} as const satisfies Record<string, Creature>;
