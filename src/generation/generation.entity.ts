import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { Quote } from '../billing/index.js';
import { baseProperties } from '../platform/database/index.js';
import type { ProductionMethod } from '../providers/index.js';
import { QUALITY_TIERS, TransformationType, TypeVersion } from '../transformation-types/index.js';
import { Asset } from '../uploads/index.js';
import { User } from '../users/index.js';

export const GENERATION_STATUSES = [
  'PENDING',
  'PROCESSING',
  'COMPLETED',
  'FAILED',
  'BLOCKED',
  'CANCELED',
  'EXPIRED',
] as const;
export type GenerationStatus = (typeof GENERATION_STATUSES)[number];
export type RetentionClass = 'EPHEMERAL' | 'GALLERY';

/** Where a run stands: step `done` of `of`, and the step's name. */
export interface Progress {
  step: string;
  done: number;
  of: number;
}

/**
 * One run of a transformation type. This row decides what happens: whoever changes its status names
 * the status that it expects, and a worker its lease token besides.
 */
export const Generation = defineEntity({
  name: 'Generation',
  properties: {
    ...baseProperties,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id'),
    typeId: () =>
      p
        .manyToOne(TransformationType)
        .mapToPk()
        .joinColumn('type_id')
        .deleteRule('restrict')
        .index(),
    typeVersionId: () =>
      p.manyToOne(TypeVersion).mapToPk().joinColumn('type_version_id').deleteRule('restrict'),
    /** The run that this one repeats. */
    parentId: p.uuid().nullable(),
    status: p.enum(GENERATION_STATUSES).default('PENDING'),
    inputs: p.json<Readonly<Record<string, unknown>>>(),
    promptFinal: p.text().nullable(),
    /** 31 bits, so that every part of the engine can take it. */
    seed: p.integer(),
    notes: p.json<readonly string[]>().defaultRaw(`'[]'`),
    progress: p.json<Progress>().nullable(),
    providerName: p.string().length(40).nullable(),
    providerModel: p.string().length(120).nullable(),
    costMicros: p.bigint('number').default(0),

    quoteId: () => p.manyToOne(Quote).mapToPk().joinColumn('quote_id'),
    holdId: p.uuid().nullable(),
    paidBy: p.enum(['free-run', 'credits', 'payment'] as const),
    /** It waits for its own payment until then, and for nothing else; null: it waits for none. */
    unpaidUntil: p.datetime().nullable(),
    priceQuoted: p.integer(),
    priceCharged: p.integer().nullable(),
    priceReleased: p.integer().nullable(),

    retentionClass: p.enum(['EPHEMERAL', 'GALLERY'] as const),
    /** When its files are erased; null: never (favourites), or not finished yet. */
    expiresAt: p.datetime().nullable(),
    firstDownloadedAt: p.datetime().nullable(),
    /** When its files were erased. The row stays as a tombstone. */
    erasedAt: p.datetime().nullable(),
    /** When the owner removed it from their gallery. */
    hiddenAt: p.datetime().nullable(),

    title: p.string().length(120).nullable(),
    isFavourite: p.boolean().default(false),

    /** What the words or the picture of its inputs were taken for where they were not simply allowed. */
    moderationVerdict: p.enum(['review', 'block'] as const).nullable(),
    moderationReason: p.string().length(40).nullable(),
    /** When somebody of the staff has looked at it. */
    moderationReviewedAt: p.datetime().nullable(),

    errorCode: p.string().length(40).nullable(),
    errorMessage: p.string().length(500).nullable(),
    errorCategory: p.string().length(20).nullable(),

    /** Of the owner's plan when the run was accepted. */
    qualityTier: p.enum(QUALITY_TIERS).default('standard'),
    priority: p.smallint().default(0),
    /** Not claimed before this. */
    notBefore: p.datetime().nullable(),
    /** How often a worker has begun it. */
    tries: p.smallint().default(0),
    leaseToken: p.uuid().nullable(),
    leaseExpiresAt: p.datetime().nullable(),
    deadlineAt: p.datetime().nullable(),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    requestId: p.string().length(64).nullable(),
    lastEventSeq: p.integer().default(0),
  },
  indexes: [
    {
      name: 'generation_gallery_index',
      expression:
        'create index "generation_gallery_index" on "generation" ("user_id", "created_at" desc, "id" desc) where hidden_at is null',
    },
    {
      name: 'generation_moderation_index',
      expression:
        'create index "generation_moderation_index" on "generation" ("created_at" desc, "id" desc) where moderation_verdict is not null',
    },
    {
      name: 'generation_queue_index',
      expression: `create index "generation_queue_index" on "generation" ("user_id", "priority" desc, "created_at", "id") where status = 'PENDING'`,
    },
    {
      name: 'generation_unpaid_index',
      expression: `create index "generation_unpaid_index" on "generation" ("unpaid_until") where status = 'PENDING' and unpaid_until is not null`,
    },
    {
      name: 'generation_active_index',
      expression: `create index "generation_active_index" on "generation" ("user_id", "lease_expires_at") where status = 'PROCESSING'`,
    },
    {
      name: 'generation_last_start_index',
      expression:
        'create index "generation_last_start_index" on "generation" ("user_id", "started_at" desc) where started_at is not null',
    },
    {
      name: 'generation_retention_index',
      expression:
        'create index "generation_retention_index" on "generation" ("expires_at") where erased_at is null and expires_at is not null',
    },
    {
      name: 'generation_created_index',
      expression:
        'create index "generation_created_index" on "generation" ("created_at" desc, "id" desc)',
    },
  ],
});

/** The uploads that a run was given, in order. */
export const GenerationInput = defineEntity({
  name: 'GenerationInput',
  properties: {
    generationId: () => p.manyToOne(Generation).mapToPk().joinColumn('generation_id').primary(),
    ordinal: p.smallint().primary(),
    assetId: () => p.manyToOne(Asset).mapToPk().joinColumn('asset_id').index(),
  },
});

/** Said of everything that was made, in the answers of the API and in the files themselves. */
export interface ArtifactProvenance {
  /** Name and version. */
  readonly tool: string;
  readonly method: ProductionMethod;
}

/** One thing that a run delivered: a file, or text. */
export const Artifact = defineEntity({
  name: 'Artifact',
  properties: {
    id: baseProperties.id,
    createdAt: baseProperties.createdAt,
    generationId: () => p.manyToOne(Generation).mapToPk().joinColumn('generation_id').index(),
    kind: p.enum(['image', 'view', 'text', 'svg', 'pdf'] as const),
    label: p.string().length(60),
    ordinal: p.smallint(),
    assetId: () => p.manyToOne(Asset).mapToPk().joinColumn('asset_id'),
    /** Of a text, what its file says, so that it can be read without a download; goes with the file. */
    text: p.text().nullable(),
    /** What made it and how; null: made before that was kept. */
    provenance: p.json<ArtifactProvenance>().nullable(),
  },
});

/** What happened to a run, in order: what the event stream sends and replays. */
export const GenerationEvent = defineEntity({
  name: 'GenerationEvent',
  properties: {
    generationId: () => p.manyToOne(Generation).mapToPk().joinColumn('generation_id').primary(),
    seq: p.integer().primary(),
    kind: p.enum([
      'queued',
      'progress',
      'completed',
      'failed',
      'blocked',
      'canceled',
      'expired',
      'balance',
    ] as const),
    payload: p.json<Readonly<Record<string, unknown>>>(),
    createdAt: baseProperties.createdAt,
  },
});

/** The first answer to a request with an Idempotency-Key, given again to its repeats. */
export const IdempotencyRecord = defineEntity({
  name: 'IdempotencyRecord',
  properties: {
    id: baseProperties.id,
    createdAt: baseProperties.createdAt,
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id'),
    key: p.string().length(255),
    requestHash: p.string().length(64),
    // json and not jsonb: repeats get the very same answer, its order of fields included.
    response: p.json<Readonly<Record<string, unknown>>>().columnType('json').nullable(),
    expiresAt: p.datetime().index(),
  },
  uniques: [{ name: 'idempotency_record_key_unique', properties: ['userId', 'key'] }],
});

export type Generation = InferEntity<typeof Generation>;
