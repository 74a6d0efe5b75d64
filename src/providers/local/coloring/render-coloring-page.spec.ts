import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { oneOrAll, thorough } from '../../../../test/support/thorough.js';
import { ComputePool, defineTask } from '../../../platform/compute-pool/index.js';
import type { EngineResult } from '../tasks.js';
import { closedAreas, greyPixels, pageIn } from '../testing/read-page.js';
import { TestFolder } from '../testing/sample-scene.js';
import { DIFFICULTIES, type DifficultyName } from './difficulty.js';
import { POINTS_PER_MM, type PaperName } from './paper.js';
import type { ColoringPageRequest } from './render-coloring-page.js';

const folder = new TestFolder();
const pool = new ComputePool({ processes: 1 });
const task = defineTask<ColoringPageRequest, EngineResult>(
  new URL('../testing/uncompiled-tasks.mjs', import.meta.url),
  'coloringPage',
);
afterAll(async () => {
  await pool.close();
  folder.remove();
});

let runs = 0;
/** A photo is enlarged twelve times at the most: of this one a page is drawn at a third of the usual size. */
const scenePhoto = () => folder.photo('scene.png', 52, 39);
/** What does not depend on the drawing is seen on a page of a smaller one still. */
const smallPhoto = () => folder.photo('small.png', 40, 30);

async function render(
  options: {
    difficulty?: DifficultyName;
    paper?: PaperName;
    title?: string;
    seed?: number;
    inputPath?: string;
  } = {},
) {
  const { files } = await pool.run(task, {
    inputPath: options.inputPath ?? (await scenePhoto()),
    outputDir: join(folder.path, `page-${runs++}`),
    difficulty: options.difficulty ?? 'medium',
    paper: options.paper ?? 'A4',
    title: options.title,
    seed: options.seed ?? 1,
  });
  return pageIn(files);
}

describe('renderColoringPage', () => {
  let page: Awaited<ReturnType<typeof render>>;
  beforeAll(async () => {
    page = await render({ title: 'My house' });
  });

  it('makes the files that it lists', async () => {
    const list = page.files.map(({ label, kind, mime }) => `${kind} ${label} ${mime}`);
    expect(list).toEqual([
      'image page image/png',
      'svg page image/svg+xml',
      'pdf page-a4 application/pdf',
      'pdf page-letter application/pdf',
    ]);
    for (const { path, bytes } of page.files) expect(readFileSync(path)).toHaveLength(bytes);
    const { width, height, density, channels } = await sharp(page.png.path).metadata();
    expect({ width, height, density, channels }).toEqual({
      width: 3508,
      height: 2480,
      density: 300,
      channels: 1,
    });
  });

  it('keeps 10 mm of white at every side of the PNG', async () => {
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

  it('keeps 10 mm of white around all painted paths of both PDFs', () => {
    for (const { paths, mediaBox } of [page.a4, page.letter]) {
      const margin = 10 * POINTS_PER_MM;
      const [, , width, height] = mediaBox as [number, number, number, number];
      // Contours and details are clipped to the frame, which is painted too: their control points may lie outside.
      const frame = paths.find(({ subpaths, points }) => subpaths === 1 && points.length === 17)!;
      const unclipped = [frame, paths.at(-1)!];
      for (const { points, lineWidth } of unclipped) {
        for (const [x, y] of points) {
          expect(Math.min(x, width - x, y, height - y) - lineWidth / 2).toBeGreaterThanOrEqual(
            margin,
          );
        }
      }
    }
  });

  it('makes PDFs of exact sheets, with strokes and no picture or font in them', () => {
    expect(page.a4.mediaBox).toEqual([0, 0, 841.89, 595.28]);
    expect(page.letter.mediaBox).toEqual([0, 0, 792, 612]);
    for (const { text, content, paths } of [page.a4, page.letter]) {
      expect(text).not.toMatch(/\/Subtype \/Image|\/FontFile/);
      expect(content).not.toMatch(/\bBI\b/);
      expect(paths.reduce((sum, { subpaths }) => sum + subpaths, 0)).toBeGreaterThan(10);
      expect(text).toContain('digitalsourcetype/algorithmicMedia');
      expect(text).not.toContain('My house');
    }
  });

  it('draws with the widths of its difficulty', () => {
    const { contourWidth, detailWidth } = DIFFICULTIES.medium;
    const widths = new Set(page.a4.paths.map(({ lineWidth }) => lineWidth.toFixed(1)));
    expect(widths).toContain((contourWidth * POINTS_PER_MM).toFixed(1));
    expect([...widths].map(Number).filter((width) => width > 0)).toEqual(
      expect.not.arrayContaining([expect.closeTo(0.1, 1)]),
    );
    expect(detailWidth).toBeLessThan(contourWidth);
  });

  it('prints its frame line as wide as said', async () => {
    const { data, width, height } = await greyPixels(page.png.path);
    const column = Math.floor(width / 2);
    let ink = 0;
    let y = 0;
    while (data[y * width + column]! > 250) y++;
    for (; y < height && data[y * width + column]! < 250; y++) {
      ink += (255 - data[y * width + column]!) / (255 - 0x14);
    }
    const nominal = (DIFFICULTIES.medium.contourWidth / 25.4) * 300;
    expect(Math.abs(ink - nominal)).toBeLessThan(1);
  });

  it('closes the shapes of the photo, so that they can be filled', async () => {
    const areas = closedAreas(await greyPixels(page.png.path));
    // Outside, sky, meadow, ball, house and door at least, and the rings in the letters of the title.
    expect(areas.length).toBeGreaterThanOrEqual(9);
    expect(areas.length).toBeLessThan(60);
  });

  it.each(oneOrAll<DifficultyName>(['medium', 'simple', 'detailed']))(
    'uses a fair amount of ink for %s',
    async (difficulty) => {
      const inputPath = await smallPhoto();
      const drawn = difficulty === 'medium' ? page : await render({ difficulty, inputPath });
      const { mean } = (await sharp(drawn.png.path).stats()).channels[0]!;
      const share = 1 - mean / 255;
      expect(share).toBeGreaterThan(0.006);
      expect(share).toBeLessThan(0.12);
    },
  );

  it('writes real paths into the SVG, and the title as outlines', () => {
    expect(page.svg).not.toMatch(/<image|<text|data:/);
    for (const id of ['contours', 'frame', 'title']) expect(page.svg).toContain(`id="${id}"`);
    const [, contours = ''] = /id="contours"[^>]* d="([^"]+)"/.exec(page.svg) ?? [];
    expect(contours.split('M').length - 1).toBeGreaterThan(4);
    expect(contours).toContain('C');
    expect(page.svg).toContain('digitalsourcetype/algorithmicMedia');
  });

  thorough(
    'gives equal bytes for equal input, whatever the paper of the picture; with accents in its title',
    async () => {
      const wish = { title: '  Déjà vu & Æbler – Łódź  ', inputPath: await smallPhoto() };
      const first = await render(wish);
      const again = await render(wish);
      first.files.forEach((file, i) => {
        expect(readFileSync(again.files[i]!.path).equals(readFileSync(file.path))).toBe(true);
      });
      const onLetter = await render({ ...wish, paper: 'Letter' });
      expect(onLetter.a4.text).toBe(first.a4.text);
      expect([onLetter.png.width, onLetter.png.height]).toEqual([3300, 2550]);
    },
  );

  it('refuses a photo without shapes, and draws all others: upright those that are', async () => {
    const flat = await folder.flat('flat.png', 30, 20, '#7788aa');
    await expect(render({ inputPath: flat })).rejects.toMatchObject({
      name: 'EngineRefusal',
      code: 'PHOTO_WITHOUT_SHAPES',
      field: 'photo',
    });
    const tall = await render({ inputPath: await folder.photo('tall.png', 30, 1500) });
    expect([tall.png.width, tall.png.height]).toEqual([2480, 3508]);
    expect(tall.a4.mediaBox).toEqual([0, 0, 595.28, 841.89]);
  });

  thorough('draws a photo that is much wider than it is high', async () => {
    const wide = await render({ inputPath: await folder.photo('wide.png', 1500, 30) });
    expect([wide.png.width, wide.png.height]).toEqual([3508, 2480]);
  });

  it('refuses a title that is too long or cannot be drawn', async () => {
    await expect(render({ title: 'x'.repeat(41) })).rejects.toMatchObject({
      code: 'TITLE_INVALID',
      field: 'title',
    });
    await expect(render({ title: 'Cat 🐈' })).rejects.toMatchObject({ code: 'TITLE_INVALID' });
  });
});
