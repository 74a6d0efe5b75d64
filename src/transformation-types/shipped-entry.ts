import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { z } from 'zod';
import type { Recipe } from '../providers/index.js';
import { sha256 } from './content-hash.js';
import {
  CATEGORIES,
  INPUT_KINDS,
  OUTPUT_KINDS,
  PRICE_UNITS,
  RETENTION_CLASSES,
  type VersionContent,
} from './type-content.js';
import { MAX_CREDITS, NAME, SITE_PATH, SLUG, TAG } from './type-limits.js';
import { checkVersionContent } from './version-content-check.js';

const entrySchema = z.strictObject({
  slug: z.string().max(60).regex(SLUG),
  name: z.string().max(80).regex(NAME),
  description: z.string().min(1).max(600),
  category: z.enum(CATEGORIES),
  tags: z.array(z.string().regex(TAG)).max(10).default([]),
  sortOrder: z.int().min(0).max(100_000),
  inputKind: z.enum(INPUT_KINDS),
  outputKind: z.enum(OUTPUT_KINDS),
  retentionDefault: z.enum(RETENTION_CLASSES),
  freeTierEligible: z.boolean(),
  minPlan: z.string().max(40).nullable().default(null),
  thumbnailUrl: z.string().max(200).regex(SITE_PATH).nullable().default(null),
  beforeThumbnailUrl: z.string().max(200).regex(SITE_PATH).nullable().default(null),
  price: z.strictObject({
    unit: z.enum(PRICE_UNITS),
    credits: z.int().min(1).max(MAX_CREDITS),
    bundle: z
      .strictObject({ units: z.int().min(2), credits: z.int().min(1).max(MAX_CREDITS) })
      .nullable()
      .default(null),
  }),
  pipeline: z.unknown(),
  promptTemplate: z.string().default(''),
  negativePrompt: z.string().default(''),
  inputSchema: z.unknown(),
  outputSpec: z.unknown().optional(),
  routes: z.unknown(),
  deadlineMs: z.int(),
});

type EntryFile = z.output<typeof entrySchema>;

/** One entry of the shipped catalogue, checked. */
export interface ShippedEntry {
  readonly meta: Omit<EntryFile, 'price' | keyof VersionContent>;
  readonly price: EntryFile['price'];
  readonly content: VersionContent;
  /** sha256 of the entry as it stands in its file. */
  readonly hash: string;
}

/** Everything that is wrong with the shipped catalogue. */
export class ShippedCatalogueError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The shipped catalogue has problems:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ShippedCatalogueError';
  }
}

/** `config/catalogue`, from `dist/src/transformation-types` and from the sources alike. */
export function shippedCatalogueDir(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const root = here.includes('/dist/src/') ? '../../../' : '../../';
  return fileURLToPath(new URL(`${root}config/catalogue/`, import.meta.url));
}

/**
 * Reads and checks all entries of all files of a folder. Those that `isKnown` says were right before
 * are left out: checking forms and pipelines takes most of the time.
 * @throws ShippedCatalogueError that lists every problem of every file
 */
export function readShippedCatalogue(
  dir: string,
  recipe: (capability: string, name: string) => Recipe | undefined,
  isKnown: (slug: string, hash: string) => boolean = () => false,
): readonly ShippedEntry[] {
  const problems: string[] = [];
  const named: Pick<EntryFile, 'slug' | 'name'>[] = [];
  const entries: ShippedEntry[] = [];
  const files = readdirSync(dir).filter((file) => file.endsWith('.yaml'));
  for (const file of files.sort()) {
    const types = z
      .strictObject({ types: z.array(z.unknown()) })
      .safeParse(load(readFileSync(join(dir, file), 'utf8')));
    if (!types.success) {
      problems.push(`${file}: holds a list "types" and nothing else`);
      continue;
    }
    for (const [index, raw] of types.data.types.entries()) {
      const at = `${file}: types[${index}]`;
      const parsed = readFields(raw, at, problems);
      if (!parsed) continue;
      named.push(parsed);
      const hash = sha256(JSON.stringify(raw));
      const entry = isKnown(parsed.slug, hash)
        ? undefined
        : checkEntry(parsed, hash, at, recipe, problems);
      if (entry) entries.push(entry);
    }
  }
  for (const key of ['slug', 'name'] as const) {
    const values = named.map((entry) => entry[key]);
    for (const value of values.filter((item, index) => values.indexOf(item) !== index)) {
      problems.push(`the ${key} "${value}" is used twice`);
    }
  }
  if (problems.length > 0) throw new ShippedCatalogueError(problems);
  return entries;
}

function readFields(raw: unknown, at: string, problems: string[]): EntryFile | undefined {
  const parsed = entrySchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    problems.push(`${at}.${path.join('.')}: ${message}`);
  }
  return undefined;
}

function checkEntry(
  entry: EntryFile,
  hash: string,
  at: string,
  recipe: (capability: string, name: string) => Recipe | undefined,
  problems: string[],
): ShippedEntry | undefined {
  const {
    price,
    pipeline,
    promptTemplate,
    negativePrompt,
    inputSchema,
    outputSpec,
    routes,
    deadlineMs,
    ...meta
  } = entry;
  const { content, problems: found } = checkVersionContent(
    { pipeline, promptTemplate, negativePrompt, inputSchema, outputSpec, routes, deadlineMs },
    { inputKind: meta.inputKind, outputKind: meta.outputKind, recipe },
  );
  problems.push(...found.map(({ field, message }) => `${at} (${meta.slug}) ${field}: ${message}`));
  return content && { meta, price, content, hash };
}
