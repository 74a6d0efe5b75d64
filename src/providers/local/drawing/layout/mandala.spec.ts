import { describe, expect, it } from '@jest/globals';
import { DIFFICULTIES, type DifficultyName } from '../../coloring/difficulty.js';
import { POINTS_PER_MM } from '../../coloring/paper.js';
import { readIdea } from '../idea/read-idea.js';
import { boundsOf, fill, roomOf } from '../pen/index.js';
import { composeSheet, type PageWish, pictureHeight } from '../sheet/drawn-page.js';
import { LINE_WIDTHS } from '../sheet/line-widths.js';
import { composeMandala } from './mandala.js';

const IDEAS = [
  'a princess and a unicorn under a rainbow',
  'a rabbit and a rainbow',
  'a fox, a flower and a star',
  'a cat, a dog, a cow, a pig and a sheep',
];
const CASES = IDEAS.flatMap((idea) =>
  (Object.keys(DIFFICULTIES) as DifficultyName[]).map((difficulty) => [idea, difficulty] as const),
);

function mandalaOf(idea: string, more: Partial<PageWish> = {}) {
  const wish: PageWish = {
    paper: 'A4',
    difficulty: 'medium',
    title: undefined,
    bleed: false,
    coloured: false,
    patterns: false,
    ...more,
  };
  const { level } = LINE_WIDTHS[wish.difficulty];
  const picture = composeMandala(readIdea(idea), pictureHeight(wish), level, 1);
  return { picture, page: composeSheet(picture, wish) };
}

describe('composeMandala', () => {
  it.each(CASES)('has room to colour in between the lines of %s, %s', (idea, difficulty) => {
    const { picture, page } = mandalaOf(idea, { difficulty });
    const { left, right } = boundsOf([fill(page.clip, '#ffffff')]);
    const perMm = (POINTS_PER_MM * picture.width) / (right - left);
    const { level, ...widths } = LINE_WIDTHS[difficulty];
    const areas = picture.shapes.filter(
      (shape) => shape.level <= level && shape.lines.length > 0 && shape.area.length > 0,
    );
    expect(areas.length).toBeGreaterThan(60);
    const tight = areas.filter((shape) => roomOf(shape) < 1.1 * widths[shape.weight] * perMm);
    expect(tight.map((shape) => boundsOf([shape]))).toEqual([]);
  });

  it.each([
    ['a cat and a dog', 'Friends'],
    ['a cat, a dog, a cow, a pig, a sheep and a horse', 'Friends'],
  ])('keeps %s within the page', (idea, title) => {
    const { picture } = mandalaOf(idea, { paper: 'Letter', title });
    const inside = picture.shapes
      .filter(({ area }) => area.length > 0)
      .map((shape) => boundsOf([shape]));
    const middle = inside.filter(({ left, right }) => left > 0 && right < picture.width);
    expect(middle.length).toBeGreaterThan(60);
    for (const { top, bottom } of middle) {
      expect(top).toBeGreaterThan(0);
      expect(bottom).toBeLessThan(picture.height);
    }
  });
});
