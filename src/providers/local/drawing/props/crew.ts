import { box, fill, line, place, type Point, type Shape, zigzag } from '../pen/index.js';
import { busBack, busFront, type VehicleName, VEHICLES } from './vehicles.js';
import { rocketBack, rocketFront } from './vessels.js';
import { spoked } from './wheels.js';

/** A vehicle drawn for so many. */
export interface Carriage {
  readonly back: readonly Shape[];
  readonly front: readonly Shape[];
  /** Where the middle of each head is. */
  readonly seats: readonly Point[];
  /** How large each is drawn. */
  readonly scale: number;
}

interface Crew {
  readonly most: number;
  readonly carry: (riders: number) => Carriage;
}

/** How wide somebody is, at scale 1. */
const SHOULDERS = 186;
const GLASS = '#cfe6f2';
const [WINDOW, WINDOW_GAP] = [110, 24];

/** What carries several at once, and how. Whatever is not here has room for one. */
export const CREWS: Partial<Record<VehicleName, Crew>> = {
  train: { most: 8, carry: train },
  bus: {
    most: 8,
    carry: (riders) => {
      const windows = Math.max(4, riders);
      const free = Math.floor((windows - riders) / 2);
      return {
        back: busBack(windows),
        front: busFront(windows),
        seats: Array.from({ length: riders }, (_, i): Point => [80 - 88 * (free + i), -186]),
        scale: 0.42,
      };
    },
  },
  car: { most: 6, carry: inTwoRows('car', [-196, 44]) },
  'police car': { most: 4, carry: inTwoRows('police car', [-196, 44]) },
  sleigh: { most: 4, carry: abreast('sleigh', [-150, 90], 2) },
  boat: { most: 8, carry: abreast('boat', [-180, 112], 2) },
  sailboat: { most: 8, carry: abreast('sailboat', [-184, 184], 3) },
  'pirate ship': {
    most: 8,
    // The deck is high at both ends.
    carry: abreast('pirate ship', [-226, 206], 4, (x) => (x < -120 ? -248 : x > 120 ? -226 : -212)),
  },
  aeroplane: { most: 8, carry: abreast('aeroplane', [-150, 170], 3) },
  sledge: { most: 4, carry: abreast('sledge', [-150, 110], 1) },
  'hot air balloon': { most: 2, carry: abreast('hot air balloon', [-72, 72], 2) },
  carriage: { most: 2, carry: abreast('carriage', [-72, 72], 2) },
  ufo: { most: 2, carry: abreast('ufo', [-90, 90], 2) },
  rocket: {
    most: 2,
    carry: () => {
      const windows = [-334, -206].map((y) => ({ y, r: 62 }));
      return {
        back: rocketBack(windows),
        front: rocketFront(windows),
        seats: windows.map(({ y }): Point => [0, y]),
        scale: 0.44,
      };
    },
  },
};

/**
 * Side by side. For more than `fitting` of them the vehicle is drawn longer, though by less than they need, so that
 * all of it stays large on the page.
 */
function abreast(
  name: VehicleName,
  [from, to]: readonly [number, number],
  fitting: number,
  heightAt?: (x: number) => number,
): Crew['carry'] {
  return (riders) => {
    const { back, front, seat } = VEHICLES[name];
    const stretch = 1 + 0.25 * Math.max(0, riders - fitting);
    const room = (to - from) / riders;
    const longer = (shapes: readonly Shape[]) => place(shapes, { scale: stretch, scaleY: 1 });
    const scale = Math.min(seat.scale, (room * stretch) / SHOULDERS);
    return {
      back: longer(back()),
      front: longer(front()),
      seats: Array.from({ length: riders }, (_, i): Point => {
        const x = from + room * (i + 0.5);
        // Smaller heads are nearer to the edge that they look over.
        const y = (heightAt?.(x) ?? seat.at[1]) + (seat.scale - scale) * 130;
        return [x * stretch, y];
      }),
      scale,
    };
  };
}

/** How much higher those behind sit, at scale 1, so that their faces are seen over the shoulders before them. */
const ROW = 172;

/** From four on, half of them sit behind the others, between their heads: all of them stay large. */
function inTwoRows(name: VehicleName, [from, to]: readonly [number, number]): Crew['carry'] {
  return (riders) => {
    if (riders < 4) return abreast(name, [from, to], 3)(riders);
    const inFront = Math.ceil(riders / 2);
    const { back, front, seats, scale } = abreast(name, [from, to], inFront)(inFront);
    const behind = riders - inFront;
    // As many as before them sit half a seat further back, fewer in the gaps.
    const shift = (to - from) / inFront / 2;
    const seatsBehind = seats
      .slice(0, behind)
      .map(([x, y]): Point => [behind === inFront ? x - shift : x + shift, y - ROW * scale]);
    return { back, front, seats: [...seatsBehind, ...seats], scale };
  };
}

/** The first drives; the others look out of a wagon behind. */
function train(riders: number): Carriage {
  const { back, front, seat } = VEHICLES.train;
  const width = WINDOW_GAP + (riders - 1) * (WINDOW + WINDOW_GAP);
  const left = -244 - width;
  const windows = Array.from(
    { length: riders - 1 },
    (_, i) => left + WINDOW_GAP + i * (WINDOW + WINDOW_GAP),
  );
  return {
    back: [
      line(zigzag(`${left + width - 10},-62 -200,-62`)),
      fill(box(left, -276, width, 216, 8), '#6f9fd8'),
      ...windows.map((x) => fill(box(x, -252, WINDOW, WINDOW, 10), GLASS)),
      ...back(),
    ],
    front: [
      fill(box(left - 12, -300, width + 24, 28, 10), '#7b4a2c'),
      fill(box(left - 6, -76, width + 12, 26, 8), '#8a93a0'),
      ...spoked(left + 40, 34),
      ...spoked(left + width - 40, 34),
      ...front(),
    ],
    seats: [seat.at, ...windows.map((x): Point => [x + WINDOW / 2, -200])],
    scale: seat.scale,
  };
}
