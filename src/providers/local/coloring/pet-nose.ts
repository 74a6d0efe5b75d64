import { gaussianBlur } from '../imaging/blur.js';
import { luma, plane, type Plane, type RgbImage } from '../imaging/plane.js';

/** Where it may be, in distances of the eyes: to either side of their middle, and below. */
const ASIDE = 0.5;
const BELOW = { from: 0.35, to: 1.25 };
/** It is looked for in steps of this much of that distance. */
const PACE = 0.04;
/** Half of what is darkest of it, in distances of the eyes. */
const RADII = [0.09, 0.12, 0.15, 0.19, 0.24];
const DIRECTIONS = Array.from({ length: 16 }, (_, k) => {
  const angle = (Math.PI * k) / 8;
  return [Math.cos(angle), Math.sin(angle)] as const;
});
/** In this share of the directions it need not stand out: a nose goes over into its bridge, and into the mouth. */
const EXCEPTIONS = 0.3;
/** How much more a step towards red counts than one towards dark. */
const RED = 2;
/** By so much a nose stands out from what is around it. */
const LEAST_STEP = 0.07;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Lengths in pixels of the picture. */
export interface Nose extends Spot {
  readonly radius: number;
  /** How much lighter or less red it is around. */
  readonly step: number;
  /** Where it is from the middle of the eyes, in distances of them. */
  readonly aside: number;
  readonly below: number;
}

/** Looks for the noses of animals in a picture: spots that are darker or redder than the fur around them to most sides. */
export class NoseSearch {
  private readonly picture: Plane;

  constructor(photo: RgbImage) {
    const { width, height, r, g } = photo;
    const colour = plane(width, height);
    const light = luma(photo).data;
    for (let i = 0; i < light.length; i++) colour.data[i] = light[i]! - RED * (r[i]! - g[i]!);
    this.picture = gaussianBlur(colour, 1);
  }

  /** The nose below two eyes; undefined where nothing stands out enough. */
  below(one: Spot, other: Spot): Nose | undefined {
    const [left, right] = one.x < other.x ? [one, other] : [other, one];
    const [dx, dy] = [right.x - left.x, right.y - left.y];
    const unit = Math.hypot(dx, dy);
    const { width, height } = this.picture;
    let best: Nose | undefined;
    for (let below = BELOW.from; below <= BELOW.to; below += PACE) {
      for (let aside = -ASIDE; aside <= ASIDE; aside += PACE) {
        const x = (left.x + right.x) / 2 + aside * dx - below * dy;
        const y = (left.y + right.y) / 2 + aside * dy + below * dx;
        if (x < 2 || y < 2 || x > width - 3 || y > height - 3) continue;
        const likely = 1 - 0.5 * (aside / ASIDE) ** 2;
        for (const share of RADII) {
          const radius = share * unit;
          const step = this.stepAt(x, y, radius) * likely;
          if (step > (best?.step ?? LEAST_STEP)) best = { x, y, radius, step, aside, below };
        }
      }
    }
    return best;
  }

  /** By how much what is around a disc is lighter or less red, in all but a few directions. */
  private stepAt(x: number, y: number, radius: number): number {
    let inner = this.at(x, y);
    for (const [dx, dy] of DIRECTIONS)
      inner += this.at(x + dx * radius * 0.55, y + dy * radius * 0.5);
    inner /= DIRECTIONS.length + 1;
    const steps = DIRECTIONS.map(
      ([dx, dy]) => this.at(x + dx * radius * 1.5, y + dy * radius * 1.35) - inner,
    ).sort((a, b) => a - b);
    return steps[Math.floor(steps.length * EXCEPTIONS)]!;
  }

  private at(x: number, y: number): number {
    const { width, height, data } = this.picture;
    const px = Math.min(width - 1, Math.max(0, Math.round(x)));
    const py = Math.min(height - 1, Math.max(0, Math.round(y)));
    return data[py * width + px]!;
  }
}
