import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { thorough } from '../../../../test/support/thorough.js';
import { ComputePool, defineTask } from '../../../platform/compute-pool/index.js';
import type { DifficultyName } from '../coloring/difficulty.js';
import { POINTS_PER_MM } from '../coloring/paper.js';
import type { EngineResult } from '../tasks.js';
import { closedAreas, greyPixels, pageIn } from '../testing/read-page.js';
import { TestFolder } from '../testing/sample-scene.js';
import { readIdea } from './idea/read-idea.js';
import { notesOf } from './notes.js';
import type { DrawnPageRequest } from './render-drawn-page.js';
import { BLEED_MM } from './sheet/drawn-page.js';
import { LINE_WIDTHS } from './sheet/line-widths.js';

const folder = new TestFolder();
const pool = new ComputePool({ processes: 1 });
const task = defineTask<DrawnPageRequest, EngineResult>(
  new URL('../testing/uncompiled-tasks.mjs', import.meta.url),
  'drawnPage',
);
afterAll(async () => {
  await pool.close();
  folder.remove();
});

let runs = 0;
const rendered = new Map<string, ReturnType<typeof renderAgain>>();

/** The same wish is rendered once and its page shared. */
function render(wish: Partial<DrawnPageRequest> = {}) {
  const key = JSON.stringify(wish);
  const found = rendered.get(key) ?? renderAgain(wish);
  rendered.set(key, found);
  return found;
}

async function renderAgain(wish: Partial<DrawnPageRequest>) {
  const { files, notes } = await pool.run(task, {
    idea: 'a fox and a rabbit in the forest',
    outputDir: join(folder.path, `page-${runs++}`),
    difficulty: 'medium',
    paper: 'A4',
    seed: 1,
    ...wish,
  });
  return { ...pageIn(files), notes };
}

describe('renderDrawnPage', () => {
  let page: Awaited<ReturnType<typeof render>>;
  beforeAll(async () => {
    page = await render({ title: 'Friends' });
  });

  it('makes the files that it lists, on sheets of exact size', async () => {
    expect(page.files.map(({ label, kind }) => `${kind} ${label}`)).toEqual([
      'image page',
      'svg page',
      'pdf page-a4',
      'pdf page-letter',
    ]);
    for (const { path, bytes } of page.files) expect(readFileSync(path)).toHaveLength(bytes);
    const { width, height, density, channels } = await sharp(page.png.path).metadata();
    expect({ width, height, density, channels }).toEqual({
      width: 2480,
      height: 3508,
      density: 300,
      channels: 1,
    });
    expect(page.a4.mediaBox).toEqual([0, 0, 595.28, 841.89]);
    expect(page.letter.mediaBox).toEqual([0, 0, 612, 792]);
  });

  it('keeps 10 mm of white at every side of the picture', async () => {
    const { data, width, height } = await greyPixels(page.png.path);
    const margin = Math.floor((10 / 25.4) * 300);
    let inked = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const inside = x >= margin && y >= margin && x < width - margin && y < height - margin;
        if (!inside && data[y * width + x]! < 250) inked++;
      }
    }
    expect(inked).toBe(0);
  });

  it('keeps 10 mm of white around what is painted in both PDFs, clipped by the frame', () => {
    for (const { paths, mediaBox, content } of [page.a4, page.letter]) {
      const margin = 10 * POINTS_PER_MM;
      const [, , width, height] = mediaBox as [number, number, number, number];
      expect(content.match(/\bW\b/g)).toHaveLength(1);
      // What comes after the clip is taken back: the frame and the title.
      const free = paths.slice(-2);
      expect(free[0]!.points).toHaveLength(17);
      for (const { points, lineWidth } of free) {
        for (const [x, y] of points) {
          const room = Math.min(x, width - x, y, height - y) - lineWidth / 2;
          expect(room).toBeGreaterThanOrEqual(margin);
        }
      }
    }
  });

  it('goes over the edge where that is wanted, and says where to cut', async () => {
    const { a4, png } = await render({ bleed: true, title: 'Friends' });
    const [, , width, height] = a4.mediaBox as [number, number, number, number];
    const bleed = BLEED_MM * POINTS_PER_MM;
    expect(width).toBeCloseTo(595.28 + 2 * bleed, 1);
    expect(height).toBeCloseTo(841.89 + 2 * bleed, 1);
    expect(a4.text).toMatch(/\/TrimBox \[8\.50\d* 8\.50\d* 603\.78\d* 850\.39\d*\]/);
    expect(a4.text).toContain('/BleedBox');
    // The hills reach both edges of the paper.
    const pixels = await greyPixels(png.path);
    const inked = (x: number) =>
      Array.from({ length: pixels.height }, (_, y) => pixels.data[y * pixels.width + x]!).some(
        (value) => value < 128,
      );
    expect([inked(0), inked(pixels.width - 1)]).toEqual([true, true]);
  });

  it('has vector strokes only, in the two widths of its difficulty', async () => {
    for (const difficulty of Object.keys(LINE_WIDTHS) as DifficultyName[]) {
      const { a4 } = await render({ difficulty });
      expect(a4.text).not.toMatch(/\/Subtype \/Image|\/FontFile/);
      expect(a4.content).not.toMatch(/\bBI\b/);
      const { outline, detail } = LINE_WIDTHS[difficulty];
      const points = (mm: number) => Math.round(mm * POINTS_PER_MM * 100) / 100;
      const allowed = new Set([0, points(outline), points(detail)]);
      // Around areas that grow together the line is drawn twice as wide and its inner half covered.
      for (const width of [...allowed]) allowed.add(Math.round(width * 2 * 100) / 100);
      for (const { lineWidth } of a4.paths) {
        expect([...allowed].some((width) => Math.abs(width - lineWidth) < 0.011)).toBe(true);
      }
    }
  });

  it('is a page of closed areas that can be filled', async () => {
    const areas = closedAreas(await greyPixels((await render({ difficulty: 'simple' })).png.path));
    expect(areas.length).toBeGreaterThan(40);
    expect(areas.length).toBeLessThan(300);
    // The largest is a part of the picture, not all of it.
    expect(areas[1]!).toBeLessThan(2480 * 3508 * 0.4);
  });

  it('draws more for who wants more', async () => {
    const count = async (difficulty: DifficultyName) =>
      (await render({ difficulty })).a4.paths.length;
    const counts = [await count('simple'), await count('medium'), await count('detailed')];
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(new Set(counts).size).toBe(3);
  });

  it('fills land, coats and clothes with patterns in a zentangle, within their areas', async () => {
    const plain = await render({ difficulty: 'simple' });
    const { svg, a4 } = await render({ difficulty: 'simple', style: 'zentangle' });
    expect(svg.match(/<clipPath id="area/g)!.length).toBeGreaterThan(5);
    expect(a4.content.match(/\bW\b/g)!.length).toBe(svg.match(/<clipPath/g)!.length);
    expect(a4.content.length).toBeGreaterThan(plain.a4.content.length * 1.5);
  });

  it('turns a mandala around its middle: upside down it covers the same', async () => {
    const { png } = await render({ idea: 'a mandala with a star' });
    const { data, width, height } = await greyPixels(png.path);
    const ink = (from: number, to: number) =>
      data.subarray(from * width, to * width).reduce((sum, value) => sum + 255 - value, 0);
    const ratio = ink(0, height / 4) / ink((height * 3) / 4, height);
    expect(ratio).toBeGreaterThan(0.97);
    expect(ratio).toBeLessThan(1.03);
  });

  thorough('draws the same mandala whether its style was chosen or named', async () => {
    const named = await render({ idea: 'a mandala with a star' });
    expect(named.a4.content).toBe((await render({ style: 'mandala', idea: 'a star' })).a4.content);
  });

  it('writes real paths into the SVG and nobody’s words', () => {
    expect(page.svg).not.toMatch(/<image|<text|data:|Friends|fox/);
    expect(page.svg.match(/<path/g)!.length).toBeGreaterThan(100);
    expect(page.svg).toContain('digitalsourcetype/algorithmicMedia');
  });

  thorough('gives equal bytes for equal wishes, other ones for another seed', async () => {
    const again = await renderAgain({ title: 'Friends' });
    page.files.forEach((file, i) => {
      expect(readFileSync(again.files[i]!.path).equals(readFileSync(file.path))).toBe(true);
    });
    const other = await render({ title: 'Friends', seed: 2 });
    expect(other.a4.content).not.toBe(page.a4.content);
    const onLetter = await render({ title: 'Friends', paper: 'Letter' });
    expect(onLetter.a4.text).toBe(page.a4.text);
    expect([onLetter.png.width, onLetter.png.height]).toEqual([2550, 3300]);
  });

  it.each([
    ['a fish holding a book', ['“fish” is drawn without: “book”.']],
    ['a cat wearing a scarf in a bus', ['“cat” is drawn without: “scarf”.']],
    ['a house wearing a hat', ['“house” is drawn without: “hat”.']],
    ['a tiger at the circus', ['For “circus” we drew a party, without what is special about it.']],
    ['a frog holding an umbrella', []],
    ['a girl with red hair and a blue dress', []],
    ['a dragon in a dress', ['“dragon” is drawn without: “dress”.']],
    ['a bear in a dinosaur costume', ['Not shown: the dinosaur costume.']],
    ['a christmas tree with presents', []],
    [
      'a scientist with a candle',
      ['For “scientist” we drew a doctor.', 'For “candle” we drew a lantern.'],
    ],
    ['a green girl', []],
    ['no cats, only a dog', []],
    ['a dog in the rain', []],
    ['a dog in the rain in space', ['Not on the page, because we cannot draw it yet: “rain”.']],
    ['two foxes riding a train', []],
    [
      'two cats riding one horse',
      ['There is room for one on the “horse”, so each has one of its own.'],
    ],
    [
      'three cats riding a rocket',
      ['There is room for 2 on the “rocket”, so each has one of its own.'],
    ],
    ['a dinosaur and a robot dancing', ['Not shown: dancing.']],
    [
      'ten ducks in a row',
      ['You asked for 10 ducks; there are 6, so that each is large enough to colour.'],
    ],
    [
      'a cat in the forest on the beach',
      ['Not on the page, because we cannot draw it yet: “beach”.'],
    ],
  ])('says of %j what is wanting', (idea, notes) => {
    expect(notesOf(readIdea(idea), 'page')).toEqual(notes);
  });

  it('says which colours a picture has not, and a page to colour in has none', () => {
    const scene = readIdea('a green girl dancing');
    expect(notesOf(scene, 'picture')).toEqual(['Not shown: dancing and green.']);
    expect(notesOf(scene, 'page')).toEqual(['Not shown: dancing.']);
  });

  it('says what a mandala leaves out', () => {
    const scene = readIdea('ten ducks with a gyroscope on a farm in the rain at night');
    expect(notesOf(scene, 'mandala')).toEqual([
      'Not on the page, because we cannot draw it yet: “gyroscope”.',
      'A mandala does not show the place, the night and the weather.',
      'Of several who are alike, a mandala shows one.',
    ]);
  });

  it('says what the page does not show', async () => {
    expect(page.notes).toEqual([]);
    const { notes } = await render({ idea: 'thirty cats with a theodolite' });
    expect(notes).toEqual([
      'Not on the page, because we cannot draw it yet: “theodolite”.',
      'You asked for 30 cats; there are 6, so that each is large enough to colour.',
    ]);
  });

  it.each([
    [{ idea: '   ' }, 'IDEA_UNREADABLE', 'idea'],
    [{ idea: 'две лисы' }, 'IDEA_UNREADABLE', 'idea'],
    [{ idea: 'x'.repeat(401) }, 'PARAMETER_INVALID', 'idea'],
    [{ idea: 'a naked cat' }, 'IDEA_UNSAFE', 'idea'],
    [{ title: 'Nazi' }, 'IDEA_UNSAFE', 'title'],
    [{ title: '🦊' }, 'TITLE_INVALID', 'title'],
    [{ paper: 'A3' as 'A4' }, 'PARAMETER_INVALID', 'paper'],
    [{ style: 'oil' as 'mandala' }, 'PARAMETER_INVALID', 'style'],
    [{ difficulty: 'hard' as 'simple' }, 'PARAMETER_INVALID', 'difficulty'],
  ])('refuses %j', async (wish, code, field) => {
    await expect(render(wish)).rejects.toMatchObject({ name: 'EngineRefusal', code, field });
  });
});
