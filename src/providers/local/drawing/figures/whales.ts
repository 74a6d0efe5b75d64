import { blob, ellipse, fill, fine, line, type Shape, spot, stroke } from '../pen/index.js';
import type { Creature, Dress } from './creature.js';
import { dressed, sideEye } from './shore.js';

/** A whale from the side. @param more what is special about its kind */
const whale =
  (coat: string, more: () => Shape[] = () => []) =>
  (dress: Dress): Shape[] => {
    const { front } = dressed(dress, 110, -20, 0.8);
    return [
      line(stroke('60,-120 50,-160 20,-172')),
      line(stroke('60,-120 70,-160 100,-172')),
      line(stroke('60,-120 60,-150 60,-180')),
      fill(
        blob(
          '-160,20! -220,-40 -268,-86! -236,-112 -196,-80! -170,-128 -130,-116! -136,-60 -120,0',
        ),
        coat,
      ),
      fill(
        blob('-184,-10! -120,-50 -20,-112 110,-116 196,-50 200,36 150,92 20,106 -100,80'),
        coat,
        { pattern: true },
      ),
      fill(blob('198,30! 150,44 40,48 -60,70 -96,82! 20,106 150,92'), '#e4eef7', {
        weight: 'detail',
      }),
      ...[40, 84, 128].map((x) => fine(stroke(`${x},50 ${x - 8},74 ${x - 24},98`))),
      ...sideEye(112, -8, 14),
      line(stroke('200,24 160,40 130,30')),
      spot(ellipse(88, 22, 13, 9), '#f6a8a0', 1),
      fill(blob('10,60! -10,110 -60,130! -40,84'), coat),
      ...more(),
      ...front,
    ];
  };

export const WHALES = {
  whale: { where: 'water', size: 0.85, seat: [-10, -104], draw: whale('#7fa8d4') },
  orca: {
    where: 'water',
    size: 0.85,
    seat: [-40, -104],
    draw: whale('#565b6b', () => [
      fill(blob('-20,-108! -34,-190 -60,-214! -84,-150 -96,-74!'), '#565b6b'),
      spot(ellipse(104, -52, 30, 15, -0.2), '#ffffff'),
      spot(blob('-110,10 -60,-10 -10,6! -50,24 -96,32'), '#ffffff'),
    ]),
  },
  narwhal: {
    where: 'water',
    size: 0.85,
    seat: [-40, -104],
    draw: whale('#9fb6c9', () => [
      fill(blob('176,-58! 300,-150! 190,-36!'), '#f7efdc'),
      ...[0, 1, 2, 3].map((i) => {
        const [x, y] = [196 + i * 22, -66 - i * 16];
        return fine(stroke(`${x - 4},${y - 6 + i * 2} ${x + 6},${y} ${x + 8},${y + 14 - i * 3}`));
      }),
      ...[
        [-60, -40],
        [-10, -66],
        [20, -30],
        [-96, -8],
      ].map(([x, y]) => spot(ellipse(x!, y!, 10, 8), '#7b93a8', 1)),
    ]),
  },
} as const satisfies Record<string, Creature>;
