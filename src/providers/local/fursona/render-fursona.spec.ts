import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { ComputePool, defineTask } from '../../../platform/compute-pool/index.js';
import type { EngineResult } from '../tasks.js';
import { TestFolder } from '../testing/sample-scene.js';
import type { FursonaRequest } from './render-fursona.js';

const folder = new TestFolder();
const pool = new ComputePool({ processes: 1 });
const task = defineTask<FursonaRequest, EngineResult>(
  new URL('../testing/uncompiled-tasks.mjs', import.meta.url),
  'fursona',
);
afterAll(async () => {
  await pool.close();
  folder.remove();
});

let photo: string;
let runs = 0;
beforeAll(async () => {
  photo = await folder.photo();
});

async function render(params: Record<string, unknown> = {}, seed = 1, inputPath = photo) {
  const outputDir = join(folder.path, `out-${runs++}`);
  const { files, texts } = await pool.run(task, { inputPath, outputDir, params, seed });
  const [picture, drawing] = files;
  const [text] = texts!;
  return { picture: picture!, drawing: drawing!, text: text! };
}

const hash = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

const hashes = ({ picture, drawing, text }: Awaited<ReturnType<typeof render>>): string[] =>
  [text, picture, drawing].map(({ path }) => hash(path));

describe('renderFursona', () => {
  it('makes a text and a portrait, and says in each of them that it is made from templates', async () => {
    const { picture, drawing, text } = await render({ framing: 'whole', animal: 'fox' });
    for (const { path, bytes } of [picture, drawing, text]) {
      expect(readFileSync(path)).toHaveLength(bytes);
    }
    const { width, height, xmpAsString, hasAlpha } = await sharp(picture.path).metadata();
    expect({ width, height }).toEqual({ width: picture.width, height: picture.height });
    expect({ width, height, hasAlpha }).toEqual({ width: 1200, height: 1500, hasAlpha: false });
    expect(xmpAsString).toContain('made from templates');
    expect(readFileSync(drawing.path, 'utf8')).toMatch(/<desc>Made from templates: /);
    expect(readFileSync(text.path, 'utf8')).toContain('Made from templates: ');
  });

  it('gives equal bytes for equal photos, settings and seeds, and others for others', async () => {
    const first = hashes(await render());
    expect(hashes(await render())).toEqual(first);
    const other = await folder.flat('blue.png', 40, 40, '#2a50d8');
    for (const changed of [
      await render({}, 2),
      await render({ mood: 'cosy' }),
      await render({}, 1, other),
    ]) {
      expect(hashes(changed).filter((value) => first.includes(value))).toEqual([]);
    }
  });

  it('paints in the colours that it names', async () => {
    const other = await folder.flat('green.png', 40, 40, '#4da63a');
    const { picture, text } = await render({ animal: 'bear', framing: 'head' }, 3, other);
    const words = readFileSync(text.path, 'utf8');
    const hex = /Colours: leaf green (#[0-9a-f]{6}),/.exec(words)![1]!;
    const { data, info } = await sharp(picture.path).raw().toBuffer({ resolveWithObject: true });
    // Between the eyes there is nothing but coat.
    const at = (580 * info.width + 600) * info.channels;
    const found = [...data.subarray(at, at + 3)].map((v) => v.toString(16).padStart(2, '0'));
    expect(`#${found.join('')}`).toBe(hex);
  });

  it('keeps nothing of a name that could be markup in a drawing', async () => {
    await expect(render({ name: '<b>&' })).rejects.toMatchObject({
      code: 'PARAMETER_INVALID',
      field: 'name',
    });
    const { drawing } = await render({ name: "D'Arcy" });
    expect(readFileSync(drawing.path, 'utf8')).toContain("<title>D'Arcy the ");
  });

  it.each([
    ['a mood that is none', { mood: 'furious' }, 'PARAMETER_INVALID', 'mood'],
    ['a setting that is none', { size: 'large' }, 'PARAMETER_INVALID', 'size'],
    ['an animal that cannot be drawn', { animal: 'axolotl' }, 'ANIMAL_UNKNOWN', 'animal'],
    ['a word that is not for children', { name: 'Vodka' }, 'IDEA_UNSAFE', 'name'],
  ])('refuses %s', async (_, params, code, field) => {
    await expect(render(params)).rejects.toMatchObject({ code, field });
  });

  it('refuses what is no photo', async () => {
    const path = join(folder.path, 'words.png');
    writeFileSync(path, 'no photo');
    await expect(render({}, 1, path)).rejects.toMatchObject({ code: 'PHOTO_UNREADABLE' });
  });
});
