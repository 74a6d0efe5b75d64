import {
  blob,
  ellipse,
  fill,
  fine,
  limb,
  patch,
  place,
  type Shape,
  spot,
  stroke,
  through,
  union,
  type Point,
} from '../pen/index.js';
import { animalHead } from './animal-head.js';
import type { Species } from './species.js';
import { tail } from './tails.js';
import { wearBehind, type WearName, wearInFront } from './wear.js';

/** Where a rider sits: the middle of the back. */
export interface Mount {
  readonly shapes: readonly Shape[];
  /** Drawn over the rider, such as the head that comes before it. */
  readonly front: readonly Shape[];
  readonly seat: Point;
}

/** An animal on four legs, from the side, looking at us. The middle of the body is the origin. */
export function walkingAnimal(species: Species, wears: readonly WearName[]): Mount {
  const { coat, marks, body } = species;
  const [rx, ry] = species.build ?? [118, 72];
  const legs = species.legs ?? 76;
  const neck = species.neck ?? 0;
  const ground = ry * 0.6 + legs;
  const thick = Math.min(56, 34 + rx * 0.1);
  const headScale = neck > 150 ? 0.62 : neck > 0 ? 0.72 : 0.86;
  const head: Point =
    neck > 0 ? [rx * 0.86 + neck * 0.34, -ry * 0.7 - neck * 0.86] : [rx * 0.82, -ry * 0.62];
  const hooves = species.head === 'long';
  const leg = (x: number, back: boolean): Shape[] => [
    limb(
      [
        [x, ry * 0.2],
        [x + (back ? 5 : -3), ry * 0.6 + legs * 0.4],
        [x, ground - thick * 0.3],
      ],
      [thick * 1.18, thick * 0.86],
      coat,
    ),
    ...(hooves
      ? [
          fill(
            blob(
              `${x - thick * 0.46},${ground - 18}! ${x + thick * 0.46},${ground - 18}! ${x + thick * 0.54},${ground + 6}! ${x - thick * 0.54},${ground + 6}!`,
            ),
            marks,
          ),
        ]
      : [
          fine(stroke(`${x - 8},${ground - 8} ${x - 9},${ground} ${x - 8},${ground + 6}`)),
          fine(stroke(`${x + 8},${ground - 8} ${x + 9},${ground} ${x + 8},${ground + 6}`)),
        ]),
  ];
  const far = [...leg(-rx * 0.38, true), ...leg(rx * 0.72, true)];
  const near = [...leg(-rx * 0.7, false), ...leg(rx * 0.4, false)];
  const trunkShape =
    body === 'wool'
      ? union([ellipse(0, 0, rx * 0.92, ry * 0.9), ...bumps(rx, ry)], species.wool ?? '#ffffff', {
          pattern: true,
        })
      : fill(
          through(
            [
              [-rx, -ry * 0.1],
              [-rx * 0.88, -ry * 0.6],
              [-rx * 0.54, -ry * 0.88],
              [0, -ry * 0.82],
              [rx * 0.5, -ry * 0.9],
              [rx * 0.88, -ry * 0.6],
              [rx, ry * 0.1],
              [rx * 0.74, ry * 0.74],
              [0, ry],
              [-rx * 0.76, ry * 0.78],
            ],
            true,
          ),
          coat,
          { pattern: true },
        );
  const front: Shape[] = [];
  const shapes: Shape[] = [
    ...place(tail(species), { x: -rx * 0.94, y: -ry * 0.3, flip: true }),
    ...far,
    ...near,
    trunkShape,
  ];
  shapes.push(...marksOf(body, rx, ry, marks));
  if (species.back === 'humps') {
    shapes.unshift(hump(-rx * 0.6, rx, ry, coat));
    front.push(hump(rx * 0.16, rx, ry, coat));
  }
  if (species.back === 'wings') front.push(...wing(rx, ry, species.light));
  if (neck > 0) {
    const [hx, hy] = head;
    const width = neck > 150 ? 62 : 78;
    if (species.hair === 'forelock')
      front.push(...mane([rx * 0.52, -ry * 0.86], head, width, marks));
    front.push(
      limb(
        [
          [rx * 0.62, -ry * 0.1],
          [rx * 0.8 + neck * 0.1, -ry * 0.5 - neck * 0.36],
          [hx - 4, hy + 24],
        ],
        [width * 1.5, width],
        coat,
        { pattern: true },
      ),
    );
    if (body === 'patches') front.push(...neckPatches(head, rx, ry, neck, marks));
  }
  const looks = wears.some((name) => name.includes('hat') || name === 'crown')
    ? { ...species, hair: undefined }
    : species;
  front.push(
    ...place([...wearBehind(wears), ...animalHead(looks), ...wearInFront(wears)], {
      x: head[0],
      y: head[1],
      scale: headScale,
    }),
  );
  return { shapes, front, seat: [-rx * 0.12, -ry * 0.86] };
}

function bumps(rx: number, ry: number) {
  return Array.from({ length: 14 }, (_, i) => {
    const angle = (i / 14) * 2 * Math.PI;
    return ellipse(
      Math.cos(angle) * rx * 0.86,
      Math.sin(angle) * ry * 0.84,
      Math.min(rx, ry) * 0.34,
    );
  });
}

/** Open below, where it grows out of the back. */
function hump(x: number, rx: number, ry: number, coat: string): Shape {
  const at = (u: number, v: number): Point => [x + u * rx, v * ry];
  const around = [at(-0.3, -0.74), at(-0.2, -1.2), at(0, -1.62), at(0.2, -1.24), at(0.3, -0.74)];
  return patch(through([...around, at(0, -0.5)], true), [through(around, false)], coat);
}

function wing(rx: number, ry: number, tint: string): Shape[] {
  const at = (u: number, v: number, sharp = '') => `${u * rx},${v * ry}${sharp}`;
  return [
    fill(
      blob(
        `${at(0.3, -0.4, '!')} ${at(-0.1, -1.5)} ${at(-0.8, -2.3)} ${at(-1.2, -2.5, '!')} ${at(-1.05, -1.9, '!')} ${at(-1.3, -1.5, '!')} ${at(-0.98, -1.1, '!')} ${at(-1.05, -0.6, '!')} ${at(-0.6, -0.4)} ${at(-0.1, 0.1)} ${at(0.22, 0)}`,
      ),
      tint,
      { pattern: true },
    ),
    fine(stroke(`${at(0.1, -0.4)} ${at(-0.4, -1.3)} ${at(-1.05, -1.9)}`)),
    fine(stroke(`${at(0.05, -0.2)} ${at(-0.4, -0.8)} ${at(-0.98, -1.1)}`)),
  ];
}

function mane(root: Point, head: Point, width: number, tint: string): Shape[] {
  const [x0, y0] = root;
  const [x1, y1] = [head[0] - width * 0.5, head[1] - 10];
  const steps = 4;
  const outer: string[] = [];
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const x = x0 + (x1 - x0) * t - width * 0.42;
    const y = y0 + (y1 - y0) * t;
    outer.push(`${x - 14},${y + 26}!`, `${x - 6},${y - 8}`);
  }
  return [
    fill(
      blob(
        `${x0 + 20},${y0 + 10}! ${outer.join(' ')} ${x1 + width * 0.6},${y1 - 30}! ${x1 + width * 0.7},${y1 + 40}!`,
      ),
      tint,
      { pattern: true },
    ),
  ];
}

function marksOf(body: Species['body'], rx: number, ry: number, marks: string): Shape[] {
  const at = (u: number, v: number): Point => [u * rx, v * ry];
  switch (body) {
    case 'stripes':
      return [-0.66, -0.36, -0.06, 0.24, 0.54].map((u) => {
        const [x, top] = at(u, -0.86 + Math.abs(u) * 0.1);
        return spot(
          blob(
            `${x - 11},${top}! ${x - 4},${top + ry * 0.6} ${x + 12},${top + ry * 1.1}! ${x + 10},${top + ry * 0.5} ${x + 11},${top}!`,
          ),
          marks,
        );
      });
    case 'spots':
      return [
        [-0.6, -0.4],
        [-0.2, -0.6],
        [0.2, -0.45],
        [0.6, -0.3],
        [-0.4, 0.1],
        [0.05, 0.1],
        [0.45, 0.25],
      ].map(([u, v]) => spot(ellipse(...at(u!, v!), 10), marks, 1));
    case 'patches':
      return [
        [-0.5, -0.3, 0.3],
        [0.1, -0.36, 0.26],
        [0.55, 0.18, 0.2],
        [-0.16, 0.34, 0.22],
        [-0.72, 0.3, 0.14],
      ].map(([u, v, size]) => {
        const [x, y] = at(u!, v!);
        const s = size! * ry * 1.3;
        return spot(
          blob(
            `${x - s},${y} ${x - s * 0.5},${y - s} ${x + s * 0.5},${y - s * 0.8} ${x + s * 1.1},${y - s * 0.1} ${x + s * 0.6},${y + s * 0.8} ${x - s * 0.4},${y + s * 0.7}`,
          ),
          marks,
        );
      });
    case 'plates':
      return [
        fine(stroke(`${-rx * 0.4},${-ry * 0.9} ${-rx * 0.32},0 ${-rx * 0.42},${ry * 0.84}`)),
        fine(stroke(`${rx * 0.4},${-ry * 0.9} ${rx * 0.5},0 ${rx * 0.36},${ry * 0.84}`)),
      ];
    default:
      return [];
  }
}

function neckPatches(head: Point, rx: number, ry: number, neck: number, marks: string): Shape[] {
  if (neck < 150) return [];
  return [0.24, 0.5, 0.76].map((t, i) => {
    const x = rx * 0.7 + (head[0] - rx * 0.7) * t + (i % 2 ? 10 : -8);
    const y = -ry * 0.4 + (head[1] + ry * 0.4) * t;
    return spot(
      blob(`${x - 14},${y - 16} ${x + 14},${y - 14} ${x + 16},${y + 14} ${x - 12},${y + 16}`),
      marks,
    );
  });
}
