import {
  blob,
  ellipse,
  fill,
  fine,
  pair,
  type Shape,
  spot,
  stroke,
  symmetric,
  union,
  type Point,
} from '../pen/index.js';
import { EARS, HORNS } from './ears.js';
import { cheeks, eyes, MUZZLES, trunk } from './face.js';
import { INNER_EAR, type Species } from './species.js';

const OUTLINES = {
  round: symmetric('0,-92 62,-78 100,-26 102,22 74,70 0,90'),
  wide: symmetric('0,-86 58,-78 94,-34 106,14! 88,46 52,76 0,92'),
  broad: symmetric('0,-88 62,-76 98,-30 116,28 92,74 0,92'),
  long: symmetric('0,-92 52,-80 82,-30 74,24 62,66 0,102'),
} as const;

/** A ring of bumps: manes, wool, spines. */
export function ring(
  rx: number,
  ry: number,
  count: number,
  bump: number,
  cy = 0,
): ReturnType<typeof ellipse>[] {
  return [
    ellipse(0, cy, rx, ry),
    ...Array.from({ length: count }, (_, i) => {
      const angle = (i / count) * 2 * Math.PI;
      return ellipse(Math.cos(angle) * rx, cy + Math.sin(angle) * ry, bump);
    }),
  ];
}

function spines(): Shape {
  const count = 26;
  const points: Point[] = Array.from({ length: count * 2 + 1 }, (_, i) => {
    const angle = Math.PI * (0.86 + (i / (count * 2)) * 1.28);
    const radius = i % 2 === 0 ? 112 : 142;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
  const text = points.map(([x, y]) => `${x},${y}!`).join(' ');
  return fill(blob(`${text} 70,60! -70,60!`), '#8a6748');
}

/** Of ears and limbs: those of a panda are dark. */
export const limbTint = ({ face, coat, marks }: Species): string =>
  face === 'patches' ? marks : coat;

function behindHead(species: Species): Shape[] {
  const { marks, ears, horns, hair } = species;
  const shapes: Shape[] = [];
  if (hair === 'mane') shapes.push(union(ring(126, 118, 16, 30, 4), marks, { pattern: true }));
  if (hair === 'spines') shapes.push(spines());
  if (horns && !HORNS[horns].front) shapes.push(...HORNS[horns].draw());
  return [...shapes, ...EARS[ears](limbTint(species), INNER_EAR)];
}

function markings({ face, light, marks }: Species): Shape[] {
  switch (face) {
    case 'mask':
      return pair([
        fill(blob('0,90! 0,46 20,26 52,22 84,34 104,16! 88,46 52,76'), light, { weight: 'detail' }),
      ]);
    case 'heart':
      return [
        fill(symmetric('0,-34! 28,-54 64,-44 76,-4 70,44 38,80 0,86'), light, { weight: 'detail' }),
      ];
    case 'blaze':
      return [spot(symmetric('0,-70! 16,-40 14,10 24,40 0,50'), light)];
    case 'patch':
      return [spot(blob('14,-30 40,-52 72,-36 74,4 52,30 24,24 12,0'), marks)];
    case 'patches':
      return pair([spot(ellipse(44, 2, 28, 34, 0.5), marks)]);
    case 'bandit':
      return pair([spot(blob('10,-4 42,-26 84,-10 104,24 74,34 40,28 14,18'), marks)]);
    case 'tabby':
      return [
        spot(blob('-7,-84! 0,-50! 7,-84!'), marks),
        ...pair([
          spot(blob('20,-80! 24,-56! 34,-78!'), marks),
          spot(blob('101,10! 76,16! 102,24!'), marks, 1),
        ]),
      ];
    case 'stripes':
      return [
        spot(blob('-9,-90! 0,-52! 9,-90!'), marks),
        ...pair([
          spot(blob('24,-84! 22,-54! 42,-78!'), marks),
          spot(blob('98,-18! 70,-8! 101,2!'), marks),
          spot(blob('100,22! 72,24! 94,40!'), marks),
        ]),
      ];
    default:
      return [];
  }
}

function hairdo({ hair, coat, marks, wool }: Species): Shape[] {
  switch (hair) {
    case 'forelock':
      return [
        fill(blob('-24,-86! -6,-104 20,-98 36,-78 26,-44 8,-18! 6,-48 -8,-30! -18,-56'), marks),
      ];
    case 'wool':
      return [
        union(
          [
            ellipse(-52, -70, 28),
            ellipse(-22, -92, 32),
            ellipse(22, -92, 32),
            ellipse(52, -70, 28),
            ellipse(0, -62, 36, 26),
          ],
          wool ?? '#ffffff',
        ),
      ];
    case 'tuft':
      return [fill(blob('-22,-86 -14,-112! -2,-98! 8,-122! 14,-98! 30,-106! 24,-84'), coat)];
    case 'beard':
      return [fill(blob('-22,86! 22,86! 16,110 0,132! -16,110'), '#ffffff')];
    default:
      return [];
  }
}

const EYE_PLACES = {
  round: { gap: 42, y: 2, size: 17 },
  wide: { gap: 42, y: 4, size: 17 },
  broad: { gap: 44, y: -4, size: 16 },
  long: { gap: 44, y: -18, size: 16 },
} as const;

/** A furry animal's head of radius 100 about the origin, from the front. */
export function animalHead(species: Species): Shape[] {
  const { coat, light, head, muzzle, horns } = species;
  const { gap, y, size } = EYE_PLACES[head];
  const eyeY = muzzle === 'hippo' ? y - 26 : muzzle === 'elephant' ? y - 14 : y;
  const hasCheeks = head === 'round' || head === 'broad';
  return [
    ...behindHead(species),
    ...(species.hair === 'beard' ? hairdo(species) : []),
    fill(OUTLINES[head], coat),
    ...markings(species),
    ...(muzzle === 'elephant' ? trunk(coat) : MUZZLES[muzzle](light)),
    ...(species.face === 'patches' || species.face === 'bandit'
      ? pair([
          { ...fill(ellipse(gap, eyeY, size * 1.15, size * 1.3), '#ffffff', { weight: 'detail' }) },
        ])
      : []),
    ...eyes(gap, eyeY, size),
    ...(hasCheeks && muzzle !== 'hippo' && muzzle !== 'monkey' ? cheeks(74, 34, 12) : []),
    ...(species.hair === 'beard' ? [] : hairdo(species)),
    ...(horns && HORNS[horns].front ? HORNS[horns].draw() : []),
    ...brows(gap, eyeY, size),
  ];
}

function brows(gap: number, y: number, size: number): Shape[] {
  return pair([
    fine(
      stroke(`${gap - 12},${y - size - 12} ${gap},${y - size - 17} ${gap + 12},${y - size - 12}`),
      2,
    ),
  ]);
}
