import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../imaging/random.js';
import { SETTINGS } from './settings.js';
import { SKY } from './sky.js';
import type { StageWish } from './stage.js';
import { WEATHER_SHAPES } from './weather.js';

const tintsOf = (shapes: readonly { tint: string }[]) => new Set(shapes.map(({ tint }) => tint));
const RAINBOW = [...tintsOf(SKY.rainbow())];

const stageOf = (name: keyof typeof SETTINGS, more: Partial<StageWish> = {}) =>
  SETTINGS[name]({
    width: 1000,
    height: 1400,
    detail: 1,
    night: false,
    weather: undefined,
    random: seededRandom(1),
    ...more,
  });

/** How many of a thing stand there, told by the form of its first area. */
function countOf(thing: keyof typeof SKY | keyof typeof WEATHER_SHAPES, stage = stageOf('meadow')) {
  const [shape] = { ...SKY, ...WEATHER_SHAPES }[thing]();
  return stage.back.filter(
    ({ tint, area, lines }) =>
      tint === shape!.tint &&
      area.length === shape!.area.length &&
      [...area, ...lines][0]!.segments.length ===
        [...shape!.area, ...shape!.lines][0]!.segments.length,
  ).length;
}

describe('SETTINGS', () => {
  it.each(Object.keys(SETTINGS) as (keyof typeof SETTINGS)[])(
    '%s has no rainbow at night',
    (name) => {
      const tints = tintsOf(stageOf(name, { night: true }).back);
      expect(RAINBOW.every((tint) => tints.has(tint))).toBe(false);
    },
  );

  it('has a round moon and no sun where it is full', () => {
    const stage = stageOf('meadow', { night: true, fullMoon: true });
    expect(countOf('full moon', stage)).toBe(1);
    expect(stage.back.map(({ tint }) => tint)).not.toContain(SKY.sun()[0]!.tint);
  });

  it('has one in the window of a room', () => {
    const roundIn = (fullMoon: boolean) =>
      countOf('full moon', stageOf('room', { night: true, fullMoon }));
    expect([roundIn(true), roundIn(false)]).toEqual([1, 0]);
  });

  it('has one over a castle by day', () => {
    const tints = tintsOf(stageOf('castle').back);
    expect(RAINBOW.every((tint) => tints.has(tint))).toBe(true);
  });

  it.each([
    ['meadow', undefined, { sun: 12, drop: 0, puddle: 0 }],
    ['meadow', 'puddles', { sun: 12, drop: 0, puddle: 3 }],
    ['meadow', 'clouds', { sun: 0, drop: 0, puddle: 0 }],
    ['forest', 'rain', { sun: 0, drop: 40, puddle: 3, lightning: 0 }],
    ['city', 'storm', { sun: 0, drop: 30, puddle: 3, lightning: 2 }],
    ['sea', 'rain', { sun: 0, drop: 40, puddle: 0 }],
  ] as const)('%s in %s', (name, weather, things) => {
    const stage = stageOf(name, { weather });
    for (const [thing, least] of Object.entries(things)) {
      const count = countOf(thing as 'sun', stage);
      if (thing === 'drop' && least > 0) expect(count).toBeGreaterThanOrEqual(least);
      else expect([thing, count]).toEqual([thing, least]);
    }
  });
});
