import type { Random } from '../../imaging/random.js';
import {
  behind,
  blob,
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

/** How far scenery reaches over the edge of the picture, for pages that are printed to the edge of the paper. */
export const OVERHANG = 90;

/** A place without anybody in it; everything is in units of which the picture is 1000 wide. */
export interface Stage {
  readonly back: readonly Shape[];
  /** Nearer to us than whoever is there. */
  readonly front: readonly Shape[];
  /** Where feet are. */
  readonly floor: number;
  /** Nobody needs ground here. */
  readonly floats: boolean;
}

export interface StageWish {
  readonly width: number;
  readonly height: number;
  readonly night: boolean;
  /** How much there is to see: 0 little, 2 much. */
  readonly detail: 0 | 1 | 2;
  readonly random: Random;
}

/** Collects scenery from the back to the front. */
export class StageBuilder {
  private readonly back: Shape[] = [];
  private readonly front: Shape[] = [];

  constructor(readonly wish: StageWish) {}

  get width(): number {
    return this.wish.width;
  }
  get height(): number {
    return this.wish.height;
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
    const { width, height } = this.wish;
    const step = (width + 2 * OVERHANG) / (heights.length - 1);
    const line = heights.map(
      (y, i) => `${-OVERHANG + i * step},${y}${i === 0 || i === heights.length - 1 ? '!' : ''}`,
    );
    const bottom = height + OVERHANG;
    return this.add([
      fill(blob(`${line.join(' ')} ${width + OVERHANG},${bottom}! ${-OVERHANG},${bottom}!`), tint, {
        pattern: true,
      }),
    ]);
  }

  /** Sun and clouds, or moon and stars. */
  heavens(clouds = 3): this {
    const { width, height, night, detail } = this.wish;
    const side = this.wish.random() < 0.5;
    const x = side ? width * 0.17 : width * 0.83;
    if (night) {
      this.sky('moon', x, height * 0.12, 1.05);
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

  path(): this {
    const { width, height } = this.wish;
    const [x, y] = [width * 0.5, height * 0.68];
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

  done(floor = 0.86, floats = false): Stage {
    return { back: this.back, front: this.front, floor: floor * this.wish.height, floats };
  }
}
