import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { baseProperties } from '../platform/database/index.js';
import {
  CATEGORIES,
  type InputSchema,
  INPUT_KINDS,
  OUTPUT_KINDS,
  type OutputSpec,
  type PipelineStep,
  PRICE_UNITS,
  RETENTION_CLASSES,
  type Routes,
  TYPE_STATUSES,
} from './type-content.js';

/** An entry of the catalogue: what goes in and comes out, how it is shown, priced and kept. */
export const TransformationType = defineEntity({
  name: 'TransformationType',
  properties: {
    ...baseProperties,
    /** Never changes: links, quotes and generations name it. */
    slug: p.string().length(60).unique('transformation_type_slug_unique'),
    name: p.string().length(80).unique('transformation_type_name_unique'),
    description: p.string().length(600),
    category: p.enum(CATEGORIES),
    inputKind: p.enum(INPUT_KINDS),
    outputKind: p.enum(OUTPUT_KINDS),
    status: p.enum(TYPE_STATUSES).default('draft'),
    /** Addresses of pictures on this site; null where there is none. */
    thumbnailUrl: p.string().length(200).nullable(),
    beforeThumbnailUrl: p.string().length(200).nullable(),
    tags: p.json<readonly string[]>(),
    sortOrder: p.integer().default(1000),
    retentionDefault: p.enum(RETENTION_CLASSES),
    freeTierEligible: p.boolean(),
    minPlan: p.string().length(40).nullable(),
    /** Counts every change of the type, its versions and its price; a change names the one it saw. */
    revision: p.integer().default(1),
    /** When staff first changed it; a shipped type is left alone from then on. */
    editedAt: p.datetime().nullable(),
  },
});

/** What a run of a type does. A draft can be changed; once live it never changes again. */
export const TypeVersion = defineEntity({
  name: 'TypeVersion',
  properties: {
    ...baseProperties,
    typeId: () =>
      p.manyToOne(TransformationType).mapToPk().joinColumn('type_id').deleteRule('cascade'),
    number: p.integer().check('number > 0'),
    status: p.enum(['draft', 'live', 'retired'] as const).default('draft'),
    // json and not jsonb: the order of the fields is the order of the form.
    pipeline: p.json<readonly PipelineStep[]>().columnType('json'),
    promptTemplate: p.text(),
    negativePrompt: p.text(),
    inputSchema: p.json<InputSchema>().columnType('json'),
    outputSpec: p.json<OutputSpec>().columnType('json'),
    routes: p.json<Routes>().columnType('json'),
    deadlineMs: p.integer().check('deadline_ms > 0'),
    /** sha256 of the canonical JSON of the content. */
    contentHash: p.string().length(64),
    publishedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'type_version_number_unique', properties: ['typeId', 'number'] }],
  indexes: [
    {
      name: 'type_version_live_unique',
      expression:
        'create unique index "type_version_live_unique" on "type_version" ("type_id") where status = \'live\'',
    },
  ],
});

/** What a unit of a type costs from a moment on. The newest rule that is in effect counts. */
export const PriceRule = defineEntity({
  name: 'PriceRule',
  properties: {
    ...baseProperties,
    typeId: () =>
      p.manyToOne(TransformationType).mapToPk().joinColumn('type_id').deleteRule('cascade'),
    unit: p.enum(PRICE_UNITS),
    credits: p.integer().check('credits > 0'),
    bundleUnits: p.integer().nullable().check('bundle_units > 1'),
    bundleCredits: p.integer().nullable().check('bundle_credits > 0'),
    effectiveFrom: p.datetime(),
  },
  indexes: [{ name: 'price_rule_type_index', properties: ['typeId', 'effectiveFrom'] }],
});

/**
 * What of the shipped catalogue this installation has taken in. A slug that is here but has no type
 * was deleted by staff and does not come back.
 */
export const ShippedType = defineEntity({
  name: 'ShippedType',
  properties: {
    slug: p.string().length(60).primary(),
    /** sha256 of the entry as it was last taken in. */
    entryHash: p.string().length(64),
    createdAt: baseProperties.createdAt,
    updatedAt: baseProperties.updatedAt,
  },
});

export type TransformationType = InferEntity<typeof TransformationType>;
export type TypeVersion = InferEntity<typeof TypeVersion>;
export type PriceRule = InferEntity<typeof PriceRule>;
