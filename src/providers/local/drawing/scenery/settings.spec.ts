import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../imaging/random.js';
import { SETTINGS } from './settings.js';
import { SKY } from './sky.js';

const tintsOf = (shapes: readonly { tint: string }[]) => new Set(shapes.map(({ tint }) => tint));
const RAINBOW = [...tintsOf(SKY.rainbow())];

describe('SETTINGS', () => {
  it.each(Object.entries(SETTINGS))('%s has no rainbow at night', (_, setting) => {
    const wish = { width: 1000, height: 1400, detail: 1, random: seededRandom(1) } as const;
    const tints = tintsOf(setting({ ...wish, night: true }).back);
    expect(RAINBOW.every((tint) => tints.has(tint))).toBe(false);
  });

  it('has one over a castle by day', () => {
    const wish = { width: 1000, height: 1400, detail: 1, random: seededRandom(1) } as const;
    const tints = tintsOf(SETTINGS.castle({ ...wish, night: false }).back);
    expect(RAINBOW.every((tint) => tints.has(tint))).toBe(true);
  });
});
