import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { thorough } from '../../../../test/support/thorough.js';
import { ComputePool, defineTask } from '../../../platform/compute-pool/index.js';
import type { EngineResult } from '../tasks.js';
import { TestFolder } from '../testing/sample-scene.js';
import type { DrawnPageRequest } from './render-drawn-page.js';
import type { IllustrationRequest } from './render-illustration.js';

const folder = new TestFolder();
const pool = new ComputePool({ processes: 1 });
const TASKS = new URL('../testing/uncompiled-tasks.mjs', import.meta.url);
const illustrationTask = defineTask<IllustrationRequest, EngineResult>(TASKS, 'illustration');
const pageTask = defineTask<DrawnPageRequest, EngineResult>(TASKS, 'drawnPage');
afterAll(async () => {
  await pool.close();
  folder.remove();
});

let runs = 0;
const outputDir = () => join(folder.path, `picture-${runs++}`);

async function render(wish: Partial<IllustrationRequest> = {}) {
  const { files, notes } = await pool.run(illustrationTask, {
    idea: 'a fox and a rabbit in the forest',
    outputDir: outputDir(),
    seed: 1,
    ...wish,
  });
  const [png, svg] = files;
  return { files, notes, png: png!, svg: readFileSync(svg!.path, 'utf8') };
}

/** How much of a picture has about this colour. */
async function share(path: string, [r, g, b]: readonly [number, number, number], within = 34) {
  const { data, info } = await sharp(path)
    .resize(300)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let found = 0;
  for (let at = 0; at < data.length; at += 3) {
    const apart = Math.hypot(data[at]! - r, data[at + 1]! - g, data[at + 2]! - b);
    if (apart < within) found++;
  }
  return found / (info.width * info.height);
}

const FOX = [232, 122, 58] as const;
const LAWN = [178, 212, 152] as const;

describe('renderIllustration', () => {
  let picture: Awaited<ReturnType<typeof render>>;
  beforeAll(async () => {
    picture = await render();
  });

  it('makes the files that it lists, in the size of their shape', async () => {
    expect(picture.files.map(({ label, kind, mime }) => [label, kind, mime])).toEqual([
      ['picture', 'image', 'image/png'],
      ['picture', 'svg', 'image/svg+xml'],
    ]);
    for (const { path, bytes } of picture.files) expect(readFileSync(path)).toHaveLength(bytes);
    const { width, height, channels } = await sharp(picture.png.path).metadata();
    expect([width, height, channels]).toEqual([1500, 2194, 3]);
    const square = await sharp((await render({ shape: 'square' })).png.path).metadata();
    expect([square.width, square.height]).toEqual([1800, 1800]);
  });

  it('has the colours of who is there and of where they are', async () => {
    expect(await share(picture.png.path, FOX)).toBeGreaterThan(0.03);
    expect(await share(picture.png.path, LAWN)).toBeGreaterThan(0.08);
    const whale = (await render({ idea: 'a whale' })).png.path;
    expect(await share(whale, FOX)).toBeLessThan(0.002);
    expect(await share(whale, [110, 190, 226], 50)).toBeGreaterThan(0.2);
  });

  it('is darker at night, and nobody is lost in it', async () => {
    const light = async (path: string) => (await sharp(path).greyscale().stats()).channels[0]!.mean;
    const night = (await render({ idea: 'a fox and a rabbit in the forest at night' })).png.path;
    expect(await light(night)).toBeLessThan((await light(picture.png.path)) * 0.7);
    expect(await share(night, [195, 110, 74], 40)).toBeGreaterThan(0.03);
  });

  it('fills the picture to its edges', async () => {
    const { data, info } = await sharp(picture.png.path)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const isPaper = (x: number, y: number) => {
      const at = (y * info.width + x) * 3;
      return Math.min(data[at]!, data[at + 1]!, data[at + 2]!) > 250;
    };
    const edge = Array.from({ length: info.height }, (_, y) => [
      isPaper(0, y),
      isPaper(info.width - 1, y),
    ]).flat();
    expect(edge.filter(Boolean)).toEqual([]);
  });

  it('shows the scene of the page to colour in, shape by shape', async () => {
    const idea = 'a knight riding a horse and a dragon in front of a castle';
    const { files } = await pool.run(pageTask, {
      idea,
      outputDir: outputDir(),
      difficulty: 'medium',
      paper: 'A4',
      seed: 7,
    });
    const page = readFileSync(files.find(({ kind }) => kind === 'svg')!.path, 'utf8');
    const { svg } = await render({ idea, seed: 7 });
    const drawn = startsOf(page.slice(page.indexOf('id="picture"'), page.indexOf('id="around"')));
    const coloured = startsOf(svg.replace(/<path[^>]*fill-opacity="0\.2"[^>]*>/g, ''));
    const [inPage, inPicture] = [new Set(placesOf(drawn)), new Set(placesOf(coloured))];
    expect(inPicture.size).toBeGreaterThan(200);
    expect(inPicture).toEqual(inPage);
  });

  thorough('gives equal bytes for equal wishes, other ones for another seed', async () => {
    const again = await render();
    picture.files.forEach((file, i) => {
      expect(readFileSync(again.files[i]!.path).equals(readFileSync(file.path))).toBe(true);
    });
    expect((await render({ seed: 2 })).svg).not.toBe(picture.svg);
  });

  it('says what the picture does not show, and writes nobody’s words into it', async () => {
    expect(picture.notes).toEqual([]);
    const { notes, svg } = await render({ idea: 'a cat with a theodolite' });
    expect(notes).toEqual(['Not in the picture, because we cannot draw it yet: “theodolite”.']);
    expect(svg).not.toMatch(/<image|<text|data:|theodolite/);
    expect(svg).toContain('digitalsourcetype/algorithmicMedia');
  });

  it.each([
    [{ idea: '   ' }, 'IDEA_UNREADABLE', 'idea'],
    [{ idea: 'две лисы' }, 'IDEA_UNREADABLE', 'idea'],
    [{ idea: 'x'.repeat(401) }, 'PARAMETER_INVALID', 'idea'],
    [{ idea: 'a naked cat' }, 'IDEA_UNSAFE', 'idea'],
    [{ shape: 'round' as 'square' }, 'PARAMETER_INVALID', 'shape'],
  ])('refuses %j', async (wish, code, field) => {
    await expect(render(wish)).rejects.toMatchObject({ name: 'EngineRefusal', code, field });
  });
});

/** Where each path begins. */
function startsOf(svg: string): [number, number][] {
  return [...svg.matchAll(/ d="M(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** Where they are as thousandths of the extent of all, so that both kinds of sheet can be compared. */
function placesOf(points: readonly [number, number][]): string[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const within = (value: number, all: readonly number[]) => {
    const from = Math.min(...all);
    return Math.round(((value - from) / (Math.max(...all) - from)) * 500);
  };
  return points.map(([x, y]) => `${within(x, xs)},${within(y, ys)}`).sort();
}
