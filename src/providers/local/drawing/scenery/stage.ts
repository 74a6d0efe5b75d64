import type { Random } from '../../imaging/random.js';
import { lighter } from '../colour/tints.js';
import {
  behind,
  blob,
  type Bounds,
  boundsOf,
  box,
  fill,
  fine,
  place,
  type Placement,
  type Shape,
  stroke,
} from '../pen/index.js';
import { BUILDINGS, type BuildingName } from './buildings.js';
import { PLANTS, type PlantName } from './plants.js';
import { SKY, type SkyName } from './sky.js';
import { falling, falls, isWet, puddles, type Weather, WEATHER_SHAPES } from './weather.js';

/** How far scenery reaches over the edge of the picture, for pages that are printed to the edge of the paper. */
export const OVERHANG = 90;

/** A place without anybody in it; everything is in units of which the picture is 1000 wide. */
export interface Stage {
  readonly back: readonly Shape[];
  /** Nearer to us than whoever is there. */
  readonly front: readonly Shape[];
  /** Where feet are. */
  readonly floor: number;
  /** Where the ground ends: no feet are above it. */
  readonly horizon: number;
  /** What the place is known by, and what has to be seen of it. */
  readonly landmark: Bounds | undefined;
  /** Nobody needs ground here. */
  readonly floats: boolean;
}

export interface StageWish {
  readonly width: number;
  readonly height: number;
  readonly night: boolean;
  readonly fullMoon?: boolean;
  /** Undefined where it is fair, or not told of. */
  readonly weather: Weather | undefined;
  /** How many are there, each for themselves or on something together. */
  readonly guests?: number;
  /** How much there is to see: 0 little, 2 much. */
  readonly detail: 0 | 1 | 2;
  readonly random: Random;
}

/** Where the floor of a room ends, and where somebody stands who needs no ground. */
const INDOORS = 0.7;

/** Collects scenery from the back to the front. */
export class StageBuilder {
  private readonly back: Shape[] = [];
  private readonly front: Shape[] = [];
  private horizon: number;
  private known: Bounds | undefined;

  constructor(readonly wish: StageWish) {
    this.horizon = wish.height * INDOORS;
  }

  get width(): number {
    return this.wish.width;
  }
  get height(): number {
    return this.wish.height;
  }

  private get moon(): SkyName {
    return this.wish.fullMoon ? 'full moon' : 'moon';
  }

  between(from: number, to: number): number {
    return from + this.wish.random() * (to - from);
  }

  add(shapes: readonly Shape[], to: Placement = {}): this {
    this.back.push(...behind(place(shapes, to)));
    return this;
  }

  near(shapes: readonly Shape[], to: Placement): this {
    this.front.push(...behind(place(shapes, to)));
    return this;
  }

  plant(name: PlantName, x: number, y: number, scale = 1, flip = false): this {
    return this.add(PLANTS[name](), { x, y, scale, flip });
  }

  building(name: BuildingName, x: number, y: number, scale = 1, flip = false): this {
    return this.add(BUILDINGS[name](), { x, y, scale, flip });
  }

  /** A building that nobody may hide. */
  landmark(name: BuildingName, x: number, y: number, scale: number): this {
    this.known = boundsOf(place(BUILDINGS[name](), { x, y, scale }));
    return this.building(name, x, y, scale);
  }

  sky(name: SkyName, x: number, y: number, scale = 1, turn = 0): this {
    return this.add(SKY[name](), { x, y, scale, turn });
  }

  /** The whole picture in one colour. */
  ground(tint: string): this {
    const { width, height } = this.wish;
    return this.add([
      {
        ...fill(box(-OVERHANG, -OVERHANG, width + 2 * OVERHANG, height + 2 * OVERHANG), tint),
        lines: [],
      },
    ]);
  }

  /** Land up to a line of hills through the given heights, from left to right. */
  hills(heights: readonly number[], tint: string): this {
    const { width, height, weather } = this.wish;
    const colour = weather === 'snow' ? lighter(tint, 0.75) : tint;
    const step = (width + 2 * OVERHANG) / (heights.length - 1);
    const line = heights.map(
      (y, i) => `${-OVERHANG + i * step},${y}${i === 0 || i === heights.length - 1 ? '!' : ''}`,
    );
    const bottom = height + OVERHANG;
    this.horizon = heights.reduce((sum, y) => sum + y, 0) / heights.length;
    return this.add([
      fill(
        blob(`${line.join(' ')} ${width + OVERHANG},${bottom}! ${-OVERHANG},${bottom}!`),
        colour,
        {
          pattern: true,
        },
      ),
    ]);
  }

  /** By day, where it does not rain without it. */
  rainbow(y: number, scale: number): this {
    const { night, weather, width } = this.wish;
    return night || weather !== undefined ? this : this.sky('rainbow', width * 0.5, y, scale);
  }

  /** Sun and clouds, or moon and stars; in bad weather clouds alone. */
  heavens(clouds = 3): this {
    const { width, height, night, detail, weather } = this.wish;
    if (weather !== undefined && weather !== 'puddles') return this.overcast();
    const side = this.wish.random() < 0.5;
    const x = side ? width * 0.17 : width * 0.83;
    if (night) {
      this.sky(this.moon, x, height * 0.12, 1.05);
      const spots = [
        [0.5, 0.06],
        [0.3, 0.13],
        [0.68, 0.16],
        [0.44, 0.2],
        [0.58, 0.27],
        [0.12, 0.25],
        [0.9, 0.26],
        [0.26, 0.29],
        [0.78, 0.3],
      ];
      for (const [u, v] of spots) {
        if (Math.abs(u! * width - x) < 110 && v! < 0.2) continue;
        this.sky(
          'star',
          u! * width + this.between(-30, 30),
          v! * height,
          this.between(0.6, 1),
          this.between(-0.3, 0.3),
        );
      }
      return this;
    }
    this.sky('sun', x, height * 0.12, 1);
    const places = side
      ? [
          [0.5, 0.09],
          [0.84, 0.15],
          [0.62, 0.24],
          [0.3, 0.27],
        ]
      : [
          [0.5, 0.09],
          [0.16, 0.15],
          [0.36, 0.24],
          [0.72, 0.27],
        ];
    for (const [u, v] of places.slice(0, clouds)) {
      this.sky(
        'cloud',
        u! * width + this.between(-30, 30),
        v! * height + this.between(-14, 14),
        this.between(0.8, 1.15),
      );
    }
    if (detail > 0) {
      this.sky('bird', width * 0.42 + this.between(-60, 60), height * 0.3, 0.8);
      this.sky('bird', width * 0.6 + this.between(-60, 60), height * 0.33, 0.6);
    }
    return this;
  }

  /** Clouds from edge to edge; at night the moon looks out between them. */
  private overcast(): this {
    const { width, height, night, weather } = this.wish;
    if (night) this.sky(this.moon, width * 0.86, height * 0.175, 1);
    if (weather === 'storm') {
      for (const [u, v, scale] of [
        [0.26, 0.2, 1.5],
        [0.64, 0.215, 1.35],
      ] as const)
        this.add(WEATHER_SHAPES.lightning(), { x: width * u, y: height * v, scale });
    }
    const tint = { snow: '#e3eaf1', rain: '#c4ced9', storm: '#a3adbf', clouds: '#dfe6ee' };
    for (const [u, v, scale] of [
      [0.33, 0.055, 1.15],
      [0.72, 0.05, 1.1],
      [0.06, 0.09, 1.2],
      [0.96, 0.1, 1.2],
      [0.5, 0.13, 1.25],
    ] as const) {
      const cloud = SKY.cloud().map((shape) =>
        shape.merged ? { ...shape, tint: tint[weather as keyof typeof tint] } : shape,
      );
      const [x, y] = [width * u + this.between(-14, 14), height * v + this.between(-8, 8)];
      this.add(cloud, { x, y, scale });
    }
    return this;
  }

  /** Small things along the lower edge, where they hide nobody: more of them the nearer to the corners. */
  foreground(names: readonly PlantName[], count: number): this {
    const { width, height, detail, random } = this.wish;
    const amount = Math.round(count * [0.6, 1, 1.4][detail]!);
    for (let i = 0; i < amount; i++) {
      const left = i % 2 === 0;
      const share = (Math.floor(i / 2) + random() * 0.6) / (amount / 2 + 0.5);
      const x = left ? 34 + share * width * 0.42 : width - 34 - share * width * 0.42;
      const lift = Math.max(0, 1 - share * 1.6) * 0.07;
      const y = height * (0.985 - lift * random());
      const name = names[Math.floor(random() * names.length)]!;
      this.near(PLANTS[name](), {
        x,
        y,
        scale: (1.15 - share * 0.35) * this.between(0.85, 1.1),
        flip: random() < 0.5,
      });
    }
    return this;
  }

  /** From a gate to us. */
  path(x: number): this {
    const { height } = this.wish;
    const y = height * 0.68;
    return this.add([
      fill(
        blob(
          `${x - 26},${y}! ${x + 26},${y}! ${x + 70},${height * 0.76} ${x + 10},${height * 0.85} ${x + 200},${height + OVERHANG}! ${x - 190},${height + OVERHANG}! ${x - 150},${height * 0.87} ${x - 20},${height * 0.77}`,
        ),
        '#ead9b6',
      ),
    ]);
  }

  ripples(from: number, to: number): this {
    const { width, random } = this.wish;
    for (let y = from; y < to; y += 46) {
      for (let x = this.between(0, 120); x < width; x += 190 + random() * 120) {
        const ripple = stroke(
          `${x - 40},${y} ${x - 20},${y - 10} ${x},${y} ${x + 20},${y - 10} ${x + 40},${y}`,
        );
        this.add([{ ...fine(ripple, random() < 0.5 ? 1 : 0), lineTint: '#ffffff' }]);
      }
    }
    return this;
  }

  /** Under an open sky with land below, where rain falls and stays. */
  outside(floor = 0.86): Stage {
    const { weather, height } = this.wish;
    if (isWet(weather) || weather === 'puddles') this.add(puddles(floor * height, this.wish));
    return this.aloft(floor);
  }

  /** Under an open sky, over what keeps no rain. */
  aloft(floor = 0.86, floats = false): Stage {
    if (falls(this.wish)) this.add(falling(this.wish));
    return this.done(floor, floats);
  }

  done(floor = 0.86, floats = false): Stage {
    const { height } = this.wish;
    return {
      back: this.back,
      front: this.front,
      floor: floor * height,
      horizon: floats ? height * INDOORS : this.horizon,
      landmark: this.known,
      floats,
    };
  }
}
