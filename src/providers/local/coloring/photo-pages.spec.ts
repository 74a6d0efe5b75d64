import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { thorough } from '../../../../test/support/thorough.js';
import { ComputePool, defineTask } from '../../../platform/compute-pool/index.js';
import { curvePoints, doubledShare } from '../testing/curve-points.js';
import { closedAreas, greyPixels } from '../testing/read-page.js';
import type { Face } from '../vision/face.js';
import { DIFFICULTIES, type DifficultyName } from './difficulty.js';
import type { LineArt } from './line-art.js';

const TASKS = new URL('../testing/uncompiled-line-art.mjs', import.meta.url);
const pool = new ComputePool({ processes: 1 });
const artTask = defineTask<
  { path: string; difficulty: DifficultyName; maxPixels: number },
  { art: LineArt; faces: Face[] }
>(TASKS, 'lineArt');
const printTask = defineTask<{ art: LineArt; difficulty: DifficultyName }, Uint8Array>(
  TASKS,
  'printed',
);
afterAll(() => pool.close());

const root = join(import.meta.dirname, '../../../..');
const astronaut = join(root, 'web/public/samples/astronaut.jpg');
const chelsea = join(root, 'web/public/samples/chelsea.jpg');
const photo = (name: string) => join(root, 'test/photos', `${name}.jpg`);
/** Half of what a page is drawn from: the analysis takes as long as there are pixels. */
const HALF = 400_000;
const draw = (path: string, difficulty: DifficultyName, maxPixels = HALF) =>
  pool.run(artTask, { path, difficulty, maxPixels });
const linesOf = (art: LineArt) => curvePoints([...art.contours, ...art.details]);

/** Middles of the closed shapes that are filled with ink. */
function spotsOf({ spots }: LineArt) {
  return spots.map((spot) => {
    const points = curvePoints([spot]);
    const mean = (of: (point: (typeof points)[number]) => number) =>
      points.reduce((sum, point) => sum + of(point), 0) / points.length;
    return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
  });
}

describe('a page of a person', () => {
  let simple: Awaited<ReturnType<typeof draw>>;
  beforeAll(async () => {
    simple = await draw(astronaut, 'simple');
  }, 120_000);

  function expectPupils({ art, faces }: typeof simple) {
    const spots = spotsOf(art);
    for (const { iris } of faces.flatMap(({ rightEye, leftEye }) => [rightEye, leftEye])) {
      const nearest = Math.min(...spots.map(({ x, y }) => Math.hypot(x - iris.x, y - iris.y)));
      expect(nearest).toBeLessThan(iris.radius);
    }
    // And no blots elsewhere: two eyes each, with the light in them.
    expect(spots.length).toBeLessThanOrEqual(faces.length * 4);
  }

  function expectSingleLines({ art }: typeof simple, name: DifficultyName) {
    const gap = DIFFICULTIES[name].spacing * 0.8;
    expect(doubledShare(linesOf(art), gap)).toBeLessThan(0.005);
  }

  it('has pupils where the eyes look out', () => {
    expect(simple.faces).toHaveLength(1);
    expectPupils(simple);
  });

  it('shows brows, nose and mouth in the face, and no shadows', () => {
    const [face] = simple.faces as [Face];
    const lines = linesOf(simple.art);
    const near = (index: number) =>
      lines.some(
        ({ x, y }) => Math.hypot(x - face.points[index]!.x, y - face.points[index]!.y) < 6,
      );
    for (const part of [105, 334, 2, 61, 291, 14]) expect(near(part)).toBe(true);
    // Cheeks and chin are empty.
    for (const cheek of [50, 280, 199]) {
      const { x, y } = face.points[cheek]!;
      const clear = lines.every((point) => Math.hypot(point.x - x, point.y - y) > 7);
      expect(clear).toBe(true);
    }
  });

  it('leaves the background out when it is simple', () => {
    const { width, height } = simple.art;
    const behind = linesOf(simple.art).filter(({ x, y }) => {
      const [u, v] = [x / width, y / height];
      return (u < 0.2 && v < 0.3) || (u > 0.7 && v < 0.5);
    });
    expect(behind).toHaveLength(0);
  });

  it('draws an edge by one line', () => {
    expectSingleLines(simple, 'simple');
  });

  thorough('has all of that for everybody in a group, in detail, too', async () => {
    const crew = await draw(photo('crew'), 'detailed');
    expect(crew.faces).toHaveLength(3);
    expectPupils(crew);
    expectSingleLines(crew, 'detailed');
  });

  thorough('is the same each time', async () => {
    expect(await draw(astronaut, 'simple')).toEqual(simple);
  });

  it('has areas that can be filled, the face among them', async () => {
    const { art } = simple;
    const pixels = await greyPixels(await pool.run(printTask, { art, difficulty: 'simple' }));
    const areas = closedAreas(pixels);
    expect(areas.length).toBeGreaterThanOrEqual(14);
    // The oval of the face, as a share of the picture, which is the third largest area's size or less.
    const [face] = simple.faces as [Face];
    const share = (face.width * face.height * 0.75) / (simple.art.width * simple.art.height);
    const picture = 0.63 * pixels.width * pixels.height;
    const asLarge = areas.filter(
      (area) => area > share * picture * 0.5 && area < share * picture * 1.6,
    );
    expect(asLarge.length).toBeGreaterThanOrEqual(1);
  });
});

describe('a page of a building', () => {
  it('has straight lines where walls and columns are straight', async () => {
    const { art } = await draw(photo('columns'), 'medium');
    const long = art.contours.flatMap(({ start, segments }) => {
      let [x, y] = start;
      return segments.map((segment) => {
        const [nx, ny] =
          'line' in segment ? segment.line : (segment.cubic.slice(4) as [number, number]);
        const length = Math.hypot(nx - x, ny - y);
        [x, y] = [nx, ny];
        return length;
      });
    });
    expect(art.spots).toEqual([]);
    expect(long.filter((length) => length > 52).length).toBeGreaterThanOrEqual(6);
    expect(doubledShare(linesOf(art), DIFFICULTIES.medium.spacing * 0.8)).toBeLessThan(0.005);
  });
});

describe('a page of a cat', () => {
  it('has its outline, strokes of fur, and no empty half', async () => {
    const { art, faces } = await draw(chelsea, 'medium');
    expect(faces).toEqual([]);
    // It looks at us: a pupil with the light in it in either eye, and a closed ring around each.
    const eyes = spotsOf(art).filter((_, k) => k % 2 === 0);
    expect(eyes.map(({ x, y }) => [x / art.width, y / art.height])).toEqual([
      [expect.closeTo(0.38, 1), expect.closeTo(0.39, 1)],
      [expect.closeTo(0.69, 1), expect.closeTo(0.455, 1)],
    ]);
    expect(art.details.length).toBeGreaterThan(40);
    const points = linesOf(art);
    for (let part = 0; part < 6; part++) {
      const left = ((part % 3) * art.width) / 3;
      const top = Math.floor(part / 3) * (art.height / 2);
      const inside = points.filter(
        ({ x, y }) => x >= left && x < left + art.width / 3 && y >= top && y < top + art.height / 2,
      );
      expect(inside.length).toBeGreaterThan(40);
    }
  });
});

describe('a page of a bird in the snow', () => {
  it('shows all of it, the faint wing, too, also when it is simple', async () => {
    const { art } = await draw(photo('penguin'), 'simple', 2 * HALF);
    const outline = curvePoints(art.contours).map(({ x, y }) => [x / art.width, y / art.height]);
    const wing = (from: number, to: number) =>
      outline.filter(([u, v]) => u! > from && u! < to && v! > 0.4 && v! < 0.55).length;
    expect(wing(0.18, 0.38)).toBeGreaterThan(20);
    expect(wing(0.7, 0.82)).toBeGreaterThan(20);
  });
});
