import { type Random, seededRandom, subSeed } from '../../imaging/random.js';
import type { Scene } from '../idea/scene.js';
import { boundsOf, ellipse, place, shadow, type Shape } from '../pen/index.js';
import { type VehicleName, VEHICLES } from '../props/vehicles.js';
import { type SettingName, SETTINGS } from '../scenery/settings.js';
import type { Stage } from '../scenery/stage.js';
import { drawParty, type Figure } from './figure.js';
import { partiesOf } from './parties.js';

/** Every picture is as wide as this; its height follows from the paper. */
export const PICTURE_WIDTH = 1000;

export interface Picture {
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
}

interface Placed {
  readonly figure: Figure;
  readonly width: number;
  readonly height: number;
}

/** A picture of a scene, from the back to the front. */
export interface ScenePicture extends Picture {
  readonly layers: readonly Layer[];
  readonly setting: SettingName;
  readonly night: boolean;
}

export interface Layer {
  readonly of: 'place' | 'cast';
  readonly shapes: readonly Shape[];
}

/** Lays a scene out: the setting, whoever is far, whoever is near, and what grows before them. */
export function composeScene(
  scene: Scene,
  height: number,
  detail: 0 | 1 | 2,
  seed: number,
): ScenePicture {
  const width = PICTURE_WIDTH;
  const boats = scene.actors.some(
    ({ thing, rides }) =>
      (rides ?? thing).kind === 'vehicle' &&
      VEHICLES[(rides ?? thing).name as VehicleName].where === 'water',
  );
  // Boats and boards at the beach are on the water before it.
  const setting = scene.setting === 'beach' && boats ? 'sea' : scene.setting;
  const stage: Stage = SETTINGS[setting]({
    width,
    height,
    night: scene.night,
    fullMoon: scene.fullMoon,
    weather: scene.weather,
    detail,
    random: seededRandom(subSeed(seed, 'stage')),
  });
  const random = seededRandom(subSeed(seed, 'actors'));
  const figures = partiesOf(scene.actors).map((party) => measured(drawParty(party, random)));
  const { inARow } = scene;
  const floats = ({ figure }: Placed) =>
    figure.where === 'air' || (figure.where === 'water' && stage.floats);
  const sky = figures.filter(({ figure }) => figure.where === 'sky');
  const air = figures.filter(floats);
  const large = figures.filter((item) => item.figure.large && figures.length > 1);
  const ground = figures.filter(
    (item) => !sky.includes(item) && !air.includes(item) && !large.includes(item),
  );
  // Over a stone or a chest there is more room to float than over somebody who stands.
  const low = ground.every((item) => item.height * LARGEST < height * 0.3);
  const share = air.length === 0 ? 0.62 : low ? 0.3 : 0.5;
  const back = [...stage.back, ...skyRow(sky, width, height), ...backRow(large, width, height)];
  const cast = [
    ...(ground.length === 0
      ? floating(air, width, height, [0.07, stage.floats ? 0.9 : 0.86], inARow, random)
      : floating(air, width, height, [0.06, low ? 0.6 : 0.4], inARow, random)),
    ...standing(ground, width, height, stage.floor, share, inARow),
  ];
  const layers = [
    { of: 'place', shapes: back },
    { of: 'cast', shapes: cast },
    { of: 'place', shapes: stage.front },
  ] as const;
  const shapes = layers.flatMap((layer) => layer.shapes);
  return { shapes, width, height, layers, setting, night: scene.night };
}

function measured(figure: Figure): Placed {
  const { left, top, right, bottom } = boundsOf(figure.shapes);
  const shapes = place(figure.shapes, { x: -(left + right) / 2, y: -bottom });
  return { figure: { ...figure, shapes }, width: right - left, height: bottom - top };
}

/** In how many rows they may stand, from the back to the front; the way in which they are largest is taken. */
const ROWS: readonly (readonly (readonly number[])[])[] = [
  [[]],
  [[1]],
  [[2], [1, 1]],
  [[1, 2], [3], [1, 1, 1]],
  [
    [2, 2],
    [1, 2, 1],
  ],
  [
    [2, 3],
    [2, 2, 1],
  ],
  [
    [3, 3],
    [2, 2, 2],
  ],
  [
    [3, 4],
    [2, 3, 2],
  ],
  [
    [4, 4],
    [3, 3, 2],
  ],
];
const GAP = 26;
const LARGEST = 2.1;
/** How much of a row those before it leave free; more where one stands before another. */
const STEP = 0.46;
const STEP_OF_ONE = 0.6;

/** The same of what is low and wide, in its own height. */
const STEP_OF_LOW = 0.64;
/** What stands one before another leaves so much of the width free, to stand to one side or the other. */
const LEAN = 0.12;

const isOneByOne = (rows: readonly (readonly unknown[])[]): boolean =>
  rows.every(({ length }) => length === 1);

const stepOf = (rows: readonly (readonly unknown[])[]): number =>
  isOneByOne(rows) ? STEP_OF_ONE : STEP;

interface Arrangement {
  readonly rows: readonly (readonly Placed[])[];
  readonly rowHeight: number;
  readonly scale: number;
}

/** Everybody on the ground: those behind stand higher; all in one scale, as large as there is room. */
function standing(
  items: readonly Placed[],
  width: number,
  height: number,
  floor: number,
  share: number,
  inARow: boolean,
): Shape[] {
  if (items.length === 0) return [];
  const room = width * 0.92;
  const numbers = inARow ? [[items.length]] : (ROWS[items.length] ?? ROWS.at(-1)!);
  const ways = numbers.map((counts) => arrange(inRows(items, counts), room, height * share));
  const { rows, rowHeight, scale } = ways.reduce((best, way) =>
    way.scale > best.scale * (1 + 0.12 * (way.rows.length - 1)) ? way : best,
  );
  const tallest = Math.max(...items.map((item) => item.height));
  return rows.flatMap((row, i) => {
    const up = rows.length - 1 - i;
    const total = row.reduce((sum, item) => sum + item.width * scale, 0);
    const gap = Math.min(90, (room - total) / Math.max(1, row.length));
    const spare = room - total - gap * (row.length - 1);
    // One in each row: to one side and the other, so that nobody is hidden.
    const lean = rows.length > 1 && isOneByOne(rows);
    const y =
      floor -
      up * Math.min(rowHeight * stepOf(rows), lean ? tallest * scale * STEP_OF_LOW : Infinity) +
      (rows.length > 1 && up === 0 ? height * 0.05 : 0);
    let x = (width - room) / 2 + spare * (lean ? (i % 2 === 0 ? 0.08 : 0.92) : 0.5);
    return row.flatMap((item, k) => {
      const middle = x + (item.width * scale) / 2;
      x += item.width * scale + gap;
      // Those at the right look back into the picture.
      const flip = lean ? i % 2 === 1 : row.length > 1 && k === row.length - 1;
      const half = item.width * scale * 0.44;
      return [
        shadow(ellipse(middle, y - 2, half, Math.min(20, half * 0.16))),
        ...place(item.figure.shapes, { x: middle, y, scale, flip }),
      ];
    });
  });
}

function arrange(rows: readonly (readonly Placed[])[], room: number, tall: number): Arrangement {
  const rowHeight = tall / (1 + (rows.length - 1) * (stepOf(rows) - 0.04));
  const across = rows.length > 1 && isOneByOne(rows) ? room * (1 - LEAN) : room;
  const scale = Math.min(
    LARGEST,
    ...rows.map(
      (row) => (across - GAP * (row.length - 1)) / row.reduce((sum, { width }) => sum + width, 0),
    ),
    ...rows.flat().map((item) => rowHeight / item.height),
  );
  return { rows, rowHeight, scale };
}

/** Tall ones go behind; two stand as they are told of. */
function inRows(items: readonly Placed[], counts: readonly number[]): Placed[][] {
  const order =
    counts.length === 1
      ? items
      : [...items].sort(
          (one, other) => other.height - one.height || items.indexOf(one) - items.indexOf(other),
        );
  let from = 0;
  return counts.map((count) => order.slice(from, (from += count)));
}

/** Whoever flies or swims: in as many rows as make them largest. */
function floating(
  items: readonly Placed[],
  width: number,
  height: number,
  [from, to]: readonly [number, number],
  inARow: boolean,
  random: Random,
): Shape[] {
  if (items.length === 0) return [];
  const grid = (rows: number) => {
    const columns = Math.ceil(items.length / rows);
    const [cell, tall] = [(width * 0.94) / columns, ((to - from) * height) / rows];
    const scale = Math.min(
      1.7,
      ...items.map((item) => Math.min((cell * 0.9) / item.width, (tall * 0.86) / item.height)),
    );
    return { rows, columns, cell, tall, scale };
  };
  const { rows, columns, cell, tall, scale } = Array.from(
    { length: inARow ? 1 : Math.min(4, items.length) },
    (_, i) => grid(i + 1),
  ).reduce((best, way) => (way.scale > best.scale ? way : best));
  return items.flatMap((item, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const inRow = Math.min(columns, items.length - row * columns);
    const spare = Math.max(0, cell - item.width * scale) / 2;
    // Alone in its row: to one side and the other in turn. Side by side: one higher than the other.
    const lean =
      inRow === 1 && rows > 1
        ? (row % 2 === 0 ? -0.5 : 0.5) * spare
        : (random() - 0.5) * spare * 0.5;
    const rise =
      inRow > 1
        ? (column % 2 === 0 ? -0.5 : 0.5) * Math.max(0, tall - item.height * scale) * 0.8
        : 0;
    const x = width / 2 + (column - (inRow - 1) / 2) * cell + lean;
    const y = from * height + row * tall + (tall + item.height * scale) / 2 + rise;
    return place(item.figure.shapes, { x, y, scale, flip: i % 2 === 1 });
  });
}

function backRow(items: readonly Placed[], width: number, height: number): Shape[] {
  return items.flatMap((item, i) => {
    const places = [0.5, 0.2, 0.8, 0.35, 0.65];
    const at = items.length === 1 ? 0.24 : places[(i + 1) % places.length]!;
    const scale = Math.min(1.3, (height * 0.42) / item.height, (width * 0.42) / item.width);
    return place(item.figure.shapes, { x: width * at, y: height * 0.72, scale });
  });
}

function skyRow(items: readonly Placed[], width: number, height: number): Shape[] {
  return items.flatMap((item, i) => {
    const scale = Math.min(1.6, (width * 0.5) / item.width, (height * 0.22) / item.height);
    const x = width * ((i + 1) / (items.length + 1));
    return place(item.figure.shapes, {
      x,
      y: height * 0.06 + item.height * scale + (i % 2) * height * 0.06,
      scale,
    });
  });
}
