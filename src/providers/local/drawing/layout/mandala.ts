import { seededRandom, subSeed } from '../../imaging/random.js';
import type { Actor, Scene } from '../idea/scene.js';
import {
  behind,
  blob,
  boundsOf,
  ellipse,
  endPoints,
  fill,
  fine,
  heart,
  place,
  type Point,
  roomOf,
  type Shape,
  spot,
  union,
} from '../pen/index.js';
import { SKY } from '../scenery/sky.js';
import { type Picture, PICTURE_WIDTH } from './compose.js';
import { drawParty } from './figure.js';
import { partiesOf } from './parties.js';

/** Of the rings, from their middle; the picture is 1000 wide. */
const OUTER = 470;
const FOLDS = [10, 12, 16] as const;
const EDGE = 14;
/** Spots that are narrower than this would be closed by their lines; by how much there is to see. */
const OPEN = [7, 5, 3.6] as const;

type Detail = 0 | 1 | 2;

/** A mandala around the first of those whom the scene tells of; the others stand around it. */
export function composeMandala(
  scene: Scene,
  height: number,
  detail: Detail,
  seed: number,
): Picture {
  const random = seededRandom(subSeed(seed, 'mandala'));
  const folds = FOLDS[detail];
  // Of those who are alike it shows one.
  const parties = new Map(partiesOf(scene.actors).map((party) => [party[0]!, party]));
  const [first, ...others] = [...parties.values()].map((party, i) =>
    i > 0 && isRainbow(party[0]!) ? SKY['wide rainbow']() : drawParty(party, random).shapes,
  );
  const middle = { x: PICTURE_WIDTH / 2, y: height / 2 };
  const places = placesFor(others.length, height);
  const rings = [
    ...petals(folds * 2, OUTER, 120, (OUTER * 5.4) / (folds * 2), '#f6d7a8'),
    ...petals(folds, OUTER - 30, 130, (OUTER * 4.6) / folds, '#f4b3a0', detail > 0),
    ...band(386, 26, folds * 2, '#f8efe0'),
    ...petals(folds, 372, 120, 1740 / folds, '#b9d8ea', detail > 0),
    ...hearts(folds, 344),
    ...scallops(folds * 2, 250),
    fill(ellipse(0, 0, 238), '#fffaf0'),
    fine(ellipse(0, 0, 224), 1),
    ...(first
      ? open(fitted(first, 212), OPEN[detail] / places.scale)
      : petals(folds, 214, 180, 940 / folds, '#f4b3a0', true)),
  ];
  return {
    width: PICTURE_WIDTH,
    height,
    shapes: [
      ...(others.length === 0 ? corners(folds, height) : []),
      ...place(rings, { ...middle, scale: places.scale }),
      ...places.at.flatMap(([x, y], i) =>
        place(medallion(others[i % others.length]!, places.radius, folds, detail), { x, y }),
      ),
    ],
  };
}

const isRainbow = ({ thing }: Actor): boolean => thing.kind === 'sky' && thing.name === 'rainbow';

/** Up to four stand in the corners; more of them in a row above the rings and one below, which make room. */
function placesFor(count: number, height: number) {
  const columns = Math.max(2, Math.ceil(count / 2));
  const radius =
    columns === 2
      ? cornerRadius(height)
      : Math.min(150, PICTURE_WIDTH / columns / 2 - EDGE, height * 0.1);
  const inset = radius + EDGE;
  const step = (PICTURE_WIDTH - 2 * inset) / (columns - 1);
  const row = (y: number) =>
    Array.from({ length: columns }, (_, i): Point => [inset + i * step, y]);
  const above = count === 0 ? [] : row(inset);
  // What is above at one side is below at the other.
  const below = count === 0 ? [] : row(height - inset);
  const at = [...above, ...(count % 2 === 0 && count < 4 ? below.reverse() : below)];
  const scale = columns === 2 ? 1 : Math.min(1, (height / 2 - 2 * radius - 2 * EDGE) / OUTER);
  return { at, radius, scale };
}

/** The largest circle between the rings and a corner. */
function cornerRadius(height: number): number {
  let radius = 160;
  const apart = () =>
    Math.hypot(PICTURE_WIDTH / 2 - radius - EDGE, height / 2 - radius - EDGE) - OUTER - radius;
  while (radius > 60 && apart() < 6) radius -= 2;
  return radius;
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

/** One of the others in a wreath, upright, without what would be too small to colour in. */
function medallion(
  shapes: readonly Shape[],
  radius: number,
  folds: number,
  detail: Detail,
): Shape[] {
  const inner = radius * 0.82;
  const small = fitted(shapes, inner * 0.93).filter(({ level }) => level < Math.max(1, detail));
  return [
    ...scallops(folds + 6, inner),
    fill(ellipse(0, 0, inner), '#fffaf0'),
    ...behind(open(small, OPEN[detail])),
  ];
}

/** Without the spots that their own lines would close. */
function open(shapes: readonly Shape[], least: number): Shape[] {
  return shapes.filter((shape) => shape.weight === 'outline' || roomOf(shape) >= least);
}

/** Around the origin, and as large as a circle allows. */
function fitted(shapes: readonly Shape[], radius: number): Shape[] {
  const points = shapes.flatMap(({ area, lines }) => [...area, ...lines].flatMap(endPoints));
  const { left, top, right, bottom } = boundsOf(shapes);
  const [cx, cy] = circleAround(points);
  // Between where it is largest and where it has as much room above as below.
  const [x, y] = [(cx + (left + right) / 2) / 2, (cy + (top + bottom) / 2) / 2];
  const reach = points.reduce((most, [px, py]) => Math.max(most, Math.hypot(px - x, py - y)), 0);
  const scale = radius / reach;
  return place(shapes, { scale, x: -x * scale, y: -y * scale });
}

/** The middle of the smallest circle: steps towards whatever is farthest, each smaller than the one before, end there. */
function circleAround(points: readonly Point[]): Point {
  let [x, y] = [0, 0];
  for (let step = 1; step <= 200; step++) {
    let [far, farthest]: [number, Point] = [0, [x, y]];
    for (const point of points) {
      const distance = Math.hypot(point[0] - x, point[1] - y);
      if (distance > far) [far, farthest] = [distance, point];
    }
    x += (farthest[0] - x) / (step + 1);
    y += (farthest[1] - y) / (step + 1);
  }
  return [x, y];
}

/** As large as there is room beside the rings. */
function corners(folds: number, height: number): Shape[] {
  const room = Math.hypot(PICTURE_WIDTH / 2, height / 2) - OUTER - 2 * EDGE;
  const scale = Math.min(1.6, room / 236);
  return [0, PICTURE_WIDTH].flatMap((x) =>
    [0, height].flatMap((y) => place(corner(folds), { x, y, scale })),
  );
}

function corner(folds: number): Shape[] {
  return [
    ...petals(folds, 236, 116, 1080 / folds, '#cfe6b8', true),
    fill(ellipse(0, 0, 128), '#f8efe0'),
    ...petals(folds, 116, 70, 540 / folds, '#f4b3a0'),
    fill(ellipse(0, 0, 52), '#f6d365'),
  ];
}
