import { seededRandom, subSeed } from '../../imaging/random.js';
import type { Scene } from '../idea/scene.js';
import {
  blob,
  boundsOf,
  ellipse,
  fill,
  fine,
  heart,
  place,
  type Shape,
  spot,
  union,
} from '../pen/index.js';
import { type Picture, PICTURE_WIDTH } from './compose.js';
import { drawParty } from './figure.js';
import { partiesOf } from './parties.js';

/** Of the rings, from the paper's middle; the picture is 1000 wide. */
const OUTER = 470;
const FOLDS = [10, 12, 16] as const;

/** A mandala around those whom the scene tells of: the first in its middle, the others in a ring. */
export function composeMandala(
  scene: Scene,
  height: number,
  detail: 0 | 1 | 2,
  seed: number,
): Picture {
  const random = seededRandom(subSeed(seed, 'mandala'));
  const folds = FOLDS[detail];
  // Of those who are alike it shows one.
  const parties = new Map(partiesOf(scene.actors).map((party) => [party[0], party]));
  const [first, ...others] = [...parties.values()].map((party) => drawParty(party, random).shapes);
  const middle = { x: PICTURE_WIDTH / 2, y: height / 2 };
  const small = (others.length > 0 ? others : []).map((shapes) => fitted(shapes, 84));
  const rings = [
    ...petals(folds * 2, OUTER, 140, (OUTER * 5.4) / (folds * 2), '#f6d7a8'),
    ...petals(folds, OUTER - 34, 150, (OUTER * 4.6) / folds, '#f4b3a0', detail > 0),
    ...band(352, 24, folds * 2, '#f8efe0'),
    ...(small.length > 0
      ? company(small, folds)
      : petals(folds, 332, 130, 1560 / folds, '#b9d8ea', detail > 0)),
    ...(small.length > 0 ? [] : hearts(folds, 304)),
    ...petals(folds, 250, 76, 1180 / folds, '#cfe6b8'),
    ...scallops(folds, 190),
    fill(ellipse(0, 0, 178), '#fffaf0'),
    fine(ellipse(0, 0, 166), 1),
    ...(first ? fitted(first, 316) : petals(folds, 160, 140, 700 / folds, '#f4b3a0', true)),
  ];
  const corners = [
    [0, 0],
    [PICTURE_WIDTH, 0],
    [0, height],
    [PICTURE_WIDTH, height],
  ] as const;
  return {
    width: PICTURE_WIDTH,
    height,
    shapes: [
      ...corners.flatMap(([x, y]) => place(corner(folds), { x, y })),
      ...place(rings, middle),
    ],
  };
}

function around(count: number, draw: (turn: number, i: number) => Shape[]): Shape[] {
  return Array.from({ length: count }, (_, i) => draw((i / count) * 2 * Math.PI, i)).flat();
}

/** Petals that end at a radius and are as long and wide as said; those in between lie under their neighbours. */
function petals(
  count: number,
  radius: number,
  length: number,
  width: number,
  tint: string,
  inner = false,
): Shape[] {
  const petal = (size: number): string =>
    [
      `0,${-radius + length * (1 - size)}!`,
      `${width * 0.44 * size},${-radius + length * (1 - size * 0.62)}`,
      `${width * 0.36 * size},${-radius + length * (1 - size * 0.2)}`,
      `0,${-radius + length}`,
      `${-width * 0.36 * size},${-radius + length * (1 - size * 0.2)}`,
      `${-width * 0.44 * size},${-radius + length * (1 - size * 0.62)}`,
    ].join(' ');
  return around(count, (turn) =>
    place(
      [
        fill(blob(petal(1)), tint, { pattern: true }),
        ...(inner
          ? [
              fill(blob(petal(0.68)), '#ffffff', { weight: 'detail' }),
              spot(ellipse(0, -radius + length * 0.56, width * 0.11), tint, 1),
            ]
          : []),
      ],
      { turn },
    ),
  );
}

function band(radius: number, width: number, count: number, tint: string): Shape[] {
  return [
    fill(ellipse(0, 0, radius + width / 2), tint),
    ...around(count, (turn) => [
      spot(ellipse(Math.sin(turn) * radius, -Math.cos(turn) * radius, width * 0.3), '#f6c945'),
    ]),
    fill(ellipse(0, 0, radius - width / 2), '#ffffff'),
  ];
}

function hearts(count: number, radius: number): Shape[] {
  return around(count, (turn) =>
    place([spot(heart(0, -radius, 15), '#e9798f', 1)], { turn: turn + Math.PI / count }),
  );
}

function scallops(count: number, radius: number): Shape[] {
  return [
    union(
      Array.from({ length: count }, (_, i) => {
        const turn = (i / count) * 2 * Math.PI;
        return ellipse(
          Math.sin(turn) * radius,
          -Math.cos(turn) * radius,
          (radius * Math.PI) / count + 4,
        );
      }),
      '#f6d365',
    ),
  ];
}

/** The others, small and upright, on medallions. */
function company(drawings: readonly (readonly Shape[])[], folds: number): Shape[] {
  const count = folds > 12 ? 8 : 6;
  return around(count, (turn, i) => {
    const [x, y] = [Math.sin(turn) * 282, -Math.cos(turn) * 282];
    return [fill(ellipse(x, y, 66), '#fffaf0'), ...place(drawings[i % drawings.length]!, { x, y })];
  });
}

/** Centred on the origin, and no larger than a circle allows. */
function fitted(shapes: readonly Shape[], size: number): Shape[] {
  const { left, top, right, bottom } = boundsOf(shapes);
  const scale = (size / Math.hypot(right - left, bottom - top)) * 1.12;
  return place(shapes, {
    scale,
    x: (-(left + right) / 2) * scale,
    y: (-(top + bottom) / 2) * scale,
  });
}

function corner(folds: number): Shape[] {
  return [
    ...petals(folds, 236, 116, 1080 / folds, '#cfe6b8', true),
    fill(ellipse(0, 0, 128), '#f8efe0'),
    ...petals(folds, 116, 70, 540 / folds, '#f4b3a0'),
    fill(ellipse(0, 0, 52), '#f6d365'),
  ];
}
