import { describe, expect, it } from '@jest/globals';
import { DYES } from '../colour/dyes.js';
import { readIdea } from '../idea/read-idea.js';
import { boundsOf, endPoints, type Point, type Shape } from '../pen/index.js';
import { BUILDINGS } from '../scenery/buildings.js';
import { PLANTS } from '../scenery/plants.js';
import { composeScene } from './compose.js';

const HEIGHT = 1460;

function partsOf(idea: string) {
  const [back, cast] = composeScene(readIdea(idea), HEIGHT, 1, 1).layers;
  return { cast: cast!.shapes, place: back!.shapes };
}

/** Those who stand, from the back to the front; each of them begins with a shadow. */
function figuresOf(cast: readonly Shape[]): Shape[][] {
  const figures: Shape[][] = [];
  for (const shape of cast) {
    if (shape.shade) figures.push([]);
    else figures.at(-1)?.push(shape);
  }
  return figures;
}

const covers =
  (shapes: readonly Shape[]) =>
  ([x, y]: Point): boolean =>
    shapes.some(({ area }) =>
      area.some((curve) => {
        const points = endPoints(curve);
        return points.reduce((inside, [ax, ay], i) => {
          const [bx, by] = points[(i + 1) % points.length]!;
          const crosses = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
          return crosses ? !inside : inside;
        }, false);
      }),
    );

/** How much of something those before it leave free. */
function seen(shapes: readonly Shape[], before: readonly Shape[]): number {
  const { left, right, top, bottom } = boundsOf(shapes);
  const [own, hidden] = [covers(shapes), covers(before)];
  const points = Array.from({ length: 40 * 40 }, (_, i): Point => [
    left + (((i % 40) + 0.5) / 40) * (right - left),
    top + ((Math.floor(i / 40) + 0.5) / 40) * (bottom - top),
  ]).filter(own);
  return points.filter((point) => !hidden(point)).length / points.length;
}

describe('composeScene', () => {
  it('has what is low and wide stand one before the other, on one street, each to its side', () => {
    const { cast } = partsOf('a red car and a blue car');
    const [behind, before] = [DYES.red, DYES.blue].map((dye) =>
      boundsOf(cast.filter(({ tint }) => tint === dye)),
    ) as [ReturnType<typeof boundsOf>, ReturnType<typeof boundsOf>];
    const height = before.bottom - before.top;
    const back = before.bottom - behind.bottom;
    expect(back / height).toBeGreaterThan(0.3);
    expect(back / height).toBeLessThan(1.1);
    expect(before.left - behind.left).toBeGreaterThan(60);
    expect(before.right - behind.right).toBeGreaterThan(60);
  });

  it.each([
    ['a superhero dog and a superhero cat in the city'],
    ['a lion and a mouse'],
    ['two foxes wearing scarves'],
    ['a witch and a cat'],
  ])('has %s stand side by side', (idea) => {
    const [one, other] = figuresOf(partsOf(idea).cast).map(boundsOf);
    expect(one!.bottom).toBeCloseTo(other!.bottom, 0);
    expect(other!.left).toBeGreaterThan(one!.right);
  });

  it.each([
    ['three little pigs on a farm', 0.64],
    ['three sheep on a meadow', 0.66],
    ['three cars in the city', 0.7],
    ['a green horse and a blue cow on a farm', 0.64],
    ['a family of four at the beach', 0.67],
    ['four bears in the forest', 0.7],
    ['five dogs in the garden', 0.62],
    ['six cows on a meadow', 0.66],
  ])('has %s stand on the ground, and each is seen', (idea, horizon) => {
    const figures = figuresOf(partsOf(idea).cast);
    expect(figures.length).toBeGreaterThan(1);
    figures.forEach((figure, i) => {
      expect(boundsOf(figure).bottom / HEIGHT).toBeGreaterThan(horizon);
      expect(seen(figure, figures.slice(i + 1).flat())).toBeGreaterThan(0.6);
    });
  });

  it.each([
    ['a princess in front of a castle'],
    ['a castle with a princess at night'],
    ['a dragon and a castle'],
    ['a knight on a horse at a castle'],
    ['a knight and a dragon before a castle'],
    ['three princesses in a castle'],
    ['a dragon flying over a castle'],
    ['a witch on a broom over a castle'],
    ['three owls flying over a castle'],
  ])('shows the castle of %s', (idea) => {
    const { cast, place } = partsOf(idea);
    const [stone] = BUILDINGS.castle();
    const castle = place.filter(({ tint }) => tint === stone!.tint);
    expect(castle).toHaveLength(4);
    expect(seen(castle, cast)).toBeGreaterThan(0.6);
    expect(seen(castle.slice(-1), cast)).toBeGreaterThan(0.35);
  });

  it.each([
    ['a girl and a tree', PLANTS.tree()],
    ['a dog and a lighthouse', BUILDINGS.lighthouse()],
    ['a penguin and an igloo', BUILDINGS.igloo()],
    ['three cats and a lighthouse', BUILDINGS.lighthouse()],
  ])('shows all that %s tells of', (idea, drawing) => {
    const { cast, place } = partsOf(idea);
    // What is told of comes last of all that is behind.
    const told = place.slice(-drawing.length);
    expect(told.map(({ tint }) => tint)).toEqual(drawing.map(({ tint }) => tint));
    expect(seen(told, cast)).toBeGreaterThan(0.6);
  });
});
