import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ENGINE_MANIFEST } from '../providers/local/engine-manifest.js';
import { LOCAL_OFFERS } from '../providers/local-offers.js';
import { compileInputs, readInputs } from './input-validator.js';
import {
  readShippedCatalogue,
  shippedCatalogueDir,
  ShippedCatalogueError,
} from './shipped-entry.js';
import { CATEGORIES, type InputField } from './type-content.js';

const recipe = (capability: string, name: string) =>
  LOCAL_OFFERS.filter((offer) => offer.capability === capability)
    .flatMap(({ recipes }) => (recipes === 'any' ? [] : recipes))
    .find((known) => known.name === name);
const entries = readShippedCatalogue(shippedCatalogueDir(), recipe);

interface EngineParameter {
  type: string;
  title: string;
  default: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  oneOf?: readonly { const: string; title: string }[];
}

describe('the shipped catalogue', () => {
  it('has entries for all products', () => {
    expect(entries.map(({ meta }) => meta.slug)).toEqual(
      expect.arrayContaining([
        'photo-pencil-sketch',
        'photo-duotone',
        'photo-pop-art',
        'photo-1920s',
        'photo-1970s',
        'photo-1990s',
        'coloring-from-photo',
        'coloring-from-prompt',
        'illustration-from-prompt',
        'person-wearing-crown',
        'person-delivering-speech',
        'photo-oil',
        'photo-watercolour',
        'photo-cartoon',
        'photo-comic',
        'photo-colour-pencil',
        'photo-1900s',
        'photo-1910s',
        'photo-1930s',
        'photo-1940s',
        'photo-1950s',
        'photo-1960s',
        'photo-1980s',
        'photo-royal-portrait',
        'photo-hat-and-glasses',
        'photo-background',
        'hair-colour',
        'fursona-describe',
        'fursona-portrait',
        'era-story',
        'story-to-ebook',
      ]),
    );
    expect(new Set(entries.map(({ meta }) => meta.category))).toEqual(new Set(CATEGORIES));
    expect(entries.filter(({ meta }) => meta.slug.startsWith('hair-'))).toHaveLength(4);
  });

  it('keeps pictures of people briefly and everything else in the gallery', () => {
    for (const { meta } of entries) {
      const ofPerson = meta.category === 'photo' || meta.category === 'hair';
      expect([meta.slug, meta.retentionDefault]).toEqual([
        meta.slug,
        ofPerson ? 'EPHEMERAL' : 'GALLERY',
      ]);
    }
  });

  it('shows only pictures that the web app has', () => {
    const shown = entries.flatMap(({ meta }) => [meta.thumbnailUrl, meta.beforeThumbnailUrl]);
    const missing = shown.filter(
      (path) => path !== null && !existsSync(join(import.meta.dirname, '../../web/public', path)),
    );
    expect(missing).toEqual([]);
  });

  it('has forms that can be sent as they open, apart from what has to be filled in', () => {
    for (const { content } of entries) {
      const { inputSchema } = content;
      const given = Object.fromEntries((inputSchema.required ?? []).map((name) => [name, 'a fox']));
      expect(() => readInputs(inputSchema, compileInputs(inputSchema), given)).not.toThrow();
    }
  });

  it('tells every field of a form to some step, prompt or price', () => {
    for (const { meta, content } of entries) {
      const told = JSON.stringify([
        content.pipeline.flatMap(({ inputs = [] }) => inputs),
        content.promptTemplate,
        content.outputSpec,
      ]);
      for (const name of Object.keys(content.inputSchema.properties)) {
        expect([meta.slug, name, told.includes(name)]).toEqual([meta.slug, name, true]);
      }
    }
  });

  describe.each(ENGINE_MANIFEST.products)('$slug of the local engine', ({ slug, parameters }) => {
    const entry = entries.find(({ meta }) => meta.slug === slug);
    const fields = entry?.content.inputSchema.properties ?? {};
    const settings = parameters.properties as Readonly<Record<string, EngineParameter>>;

    it('has a form with the settings of the engine', () => {
      expect(Object.keys(fields)).toEqual(Object.keys(settings));
      for (const [name, setting] of Object.entries(settings)) {
        const field = fields[name] as InputField;
        expect({
          name,
          type: field.type,
          title: field.title,
          // A text that is empty by default is simply left out.
          default: field.default ?? '',
          minimum: field.minimum,
          maximum: field.maximum,
          choices: field.enum,
          titles: field['x-enum-titles'],
          maxLength: setting.maxLength === undefined ? undefined : field.maxLength,
        }).toEqual({
          name,
          type: setting.type,
          title: setting.title,
          default: setting.default,
          minimum: setting.minimum,
          maximum: setting.maximum,
          choices: setting.oneOf?.map((choice) => choice.const),
          titles: setting.oneOf?.map((choice) => choice.title),
          maxLength: setting.maxLength,
        });
      }
    });

    it('hands all of them to the step that the engine does', () => {
      const step = entry?.content.pipeline.find(({ recipe: name }) => name !== undefined);
      expect(step?.inputs).toEqual(Object.keys(settings));
      expect(entry?.content.routes.standard).toContain('local');
    });

    it('is shown with an example, and what is made of a photo with that photo', () => {
      expect(entry?.meta).toMatchObject({
        thumbnailUrl: `/looks/${slug}.webp`,
        beforeThumbnailUrl: entry?.meta.inputKind === 'photo' ? `/looks/${slug}-before.webp` : null,
      });
    });
  });
});

describe('a catalogue with mistakes', () => {
  it('is refused with every problem of every file', () => {
    const dir = mkdtempSync(join(tmpdir(), 'catalogue-'));
    try {
      writeFileSync(join(dir, 'a.yaml'), 'types: []\nextra: 1\n');
      writeFileSync(
        join(dir, 'b.yaml'),
        'types:\n  - slug: Not A Slug\n    name: x\n  - { slug: ok, name: Fine, description: d, category: photo,' +
          ' sortOrder: 1, inputKind: photo, outputKind: image, retentionDefault: GALLERY,' +
          ' freeTierEligible: true, price: { unit: run, credits: 0 }, pipeline: [], inputSchema: {},' +
          ' routes: {}, deadlineMs: 1 }\n',
      );
      const read = () => readShippedCatalogue(dir, recipe);
      expect(read).toThrow(ShippedCatalogueError);
      expect(read).toThrow(/a\.yaml: holds a list "types"/);
      expect(read).toThrow(/b\.yaml: types\[0\]\.slug/);
      expect(read).toThrow(/b\.yaml: types\[1\]\.price\.credits/);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
