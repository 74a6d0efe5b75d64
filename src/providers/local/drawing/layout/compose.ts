import { type Random, seededRandom, subSeed } from '../../imaging/random.js';
import type { Scene } from '../idea/scene.js';
import { boundsOf, place, type Shape } from '../pen/index.js';
import { type VehicleName, VEHICLES } from '../props/vehicles.js';
import { type SettingName, SETTINGS } from '../scenery/settings.js';
import type { Stage } from '../scenery/stage.js';
import { drawParty, type Figure } from './figure.js';
import { partiesOf } from './parties.js';
import { LARGEST, type Placed, standing } from './standing.js';

/** Every picture is as wide as this; its height follows from the paper. */
export const PICTURE_WIDTH = 1000;

export interface Picture {
  readonly shapes: readonly Shape[];
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
  const parties = partiesOf(scene.actors);
  const stage: Stage = SETTINGS[setting]({
    width,
    height,
    night: scene.night,
    fullMoon: scene.fullMoon,
    weather: scene.weather,
    guests: parties.length,
    detail,
    random: seededRandom(subSeed(seed, 'stage')),
  });
  const random = seededRandom(subSeed(seed, 'actors'));
  const figures = parties.map((party) => measured(drawParty(party, random)));
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
  const far = backRow(large, width, height);
  const back = [...stage.back, ...skyRow(sky, width, height), ...far];
  const cast = [
    ...(ground.length > 0
      ? floating(air, width, height, [0.06, low ? 0.6 : 0.4], inARow, random)
      : stage.landmark
        ? // Over it and, who is alone, to the side that it leaves free.
          floating(air, width * (air.length === 1 ? 0.7 : 1), height, OVER, inARow, random)
        : floating(air, width, height, [0.07, stage.floats ? 0.9 : 0.86], inARow, random)),
    ...standing(
      ground,
      {
        width,
        height,
        floor: stage.floor,
        horizon: stage.horizon,
        ceiling: stage.floor - height * share * 1.03,
        landmark: large.length === 1 ? boundsOf(far) : stage.landmark,
      },
      inARow,
    ),
  ];
  const layers = [
    { of: 'place', shapes: back },
    { of: 'cast', shapes: cast },
    { of: 'place', shapes: stage.front },
  ] as const;
  const shapes = layers.flatMap((layer) => layer.shapes);
  return { shapes, width, height, layers, setting, night: scene.night };
}

/** Where those are who fly over what must be seen, as shares of the height. */
const OVER = [0.03, 0.4] as const;

function measured(figure: Figure): Placed {
  const { left, top, right, bottom } = boundsOf(figure.shapes);
  const shapes = place(figure.shapes, { x: -(left + right) / 2, y: -bottom });
  return { figure: { ...figure, shapes }, width: right - left, height: bottom - top };
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
