import type { Random } from '../../imaging/random.js';
import { blob, ellipse, fill, fine, place, polygon, type Shape } from '../pen/index.js';
import { SKY } from './sky.js';

/** What the sky does where it does more than shine, the weaker before the stronger. */
export const WEATHERS = ['puddles', 'clouds', 'snow', 'rain', 'storm'] as const;
export type Weather = (typeof WEATHERS)[number];

/** What weather has to know of the picture that it is in. */
interface Outdoors {
  readonly width: number;
  readonly height: number;
  readonly weather: Weather | undefined;
  /** How much there is to see: 0 little, 2 much. */
  readonly detail: 0 | 1 | 2;
  readonly random: Random;
}

export const isWet = (weather: Weather | undefined) => weather === 'rain' || weather === 'storm';

/** Whether something falls from the sky. */
export const falls = ({ weather }: Pick<Outdoors, 'weather'>) =>
  weather === 'snow' || isWet(weather);

const WATER = '#a9d8f0';

/** Whatever is told of stands in the sky around its middle, but for a puddle, which lies around it. */
export const WEATHER_SHAPES = {
  drop: () => [fill(blob('0,-34! 9,-12 15,6 10,19 0,23 -10,19 -15,6 -9,-12'), WATER)],
  puddle: () => [
    fill(
      blob('-134,6 -118,-16 -66,-26 -10,-30 40,-26 92,-20 132,-4 120,16 70,24 26,38 -30,34 -70,22'),
      WATER,
    ),
    fine(ellipse(-36, -1, 46, 15)),
    fine(ellipse(-36, -1, 20, 6), 1),
    fine(ellipse(58, 2, 34, 11), 1),
  ],
  lightning: () => [fill(polygon('4,-96 -46,14 -8,6 -40,104 52,-22 10,-14 44,-96'), '#f6c945')],
  snowball: () => [fill(ellipse(0, 0, 13), '#ffffff')],
} satisfies Record<string, () => Shape[]>;

/** In units of which the picture is 1000 wide, by how much there is to see. */
const DISTANCE = [158, 132, 114] as const;

/** What falls between the clouds and the land, over what stands in the distance. */
export function falling({ width, height, detail, random, weather }: Outdoors): Shape[] {
  const slant = weather === 'storm' ? 0.42 : 0.22;
  const step = DISTANCE[detail];
  const shapes: Shape[] = [];
  const top = height * (weather === 'storm' ? 0.31 : 0.22);
  for (let y = top, row = 0; y < height * 0.7; y += step * 0.92, row++) {
    for (let x = step * (row % 2 === 0 ? 0.35 : 0.85); x < width - 20; x += step) {
      const by = () => (random() - 0.5) * step * 0.3;
      const to = { x: x + by(), y: y + by(), scale: 0.8 + random() * 0.3, turn: slant };
      shapes.push(
        ...place(weather === 'snow' ? flake(y / height, random) : WEATHER_SHAPES.drop(), to),
      );
    }
  }
  return shapes;
}

/** Crystals are lines alone, which trees would show through: they are for the open sky. */
const flake = (depth: number, random: () => number): Shape[] =>
  depth < 0.36 && random() < 0.5 ? SKY.snowflake() : WEATHER_SHAPES.snowball();

/** Around whoever stands on the floor, and under them. */
export function puddles(
  floor: number,
  { width, height }: Pick<Outdoors, 'width' | 'height'>,
): Shape[] {
  return [
    [0.22, floor + height * 0.035, 1.05],
    [0.76, floor + height * 0.055, 1.2],
    [0.52, floor - height * 0.05, 0.8],
  ].flatMap(([u, y, scale]) =>
    place(WEATHER_SHAPES.puddle(), { x: width * u!, y: y!, scale: scale! }),
  );
}
