import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { VERDICTS } from '../moderation/index.js';
import { baseProperties } from '../platform/database/index.js';
import { User } from '../users/index.js';

export const ASSET_ROLES = ['input', 'output', 'thumbnail', 'export', 'share', 'avatar'] as const;
export type AssetRole = (typeof ASSET_ROLES)[number];

export const RETENTION_CLASSES = ['EPHEMERAL', 'GALLERY'] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** Why the bytes went. */
export const DELETE_REASONS = [
  'unused',
  'expired',
  'downloaded',
  'user',
  'account',
  'lost',
] as const;
export type DeleteReason = (typeof DELETE_REASONS)[number];

/**
 * A stored file and, for pictures, its small preview. A row exists only where its object does
 * (object first, row second). Erasure goes in three steps that can each be repeated: `erasingAt` is
 * set and the asset is gone for everyone; the objects are deleted; `deletedAt` makes the row a
 * tombstone.
 */
export const Asset = defineEntity({
  name: 'Asset',
  properties: {
    ...baseProperties,
    /** Null for files of the house, such as catalogue thumbnails. */
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').nullable(),
    role: p.enum(ASSET_ROLES),
    mime: p.string().length(100),
    bytes: p.integer().check('bytes > 0'),
    /** Pixels; null for what is no picture. */
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    sha256: p.string().length(64),
    storageKey: p.string().length(512).unique('asset_storage_key_unique'),
    previewKey: p.string().length(512).nullable().unique('asset_preview_key_unique'),
    previewBytes: p.integer().nullable(),
    retentionClass: p.enum(RETENTION_CLASSES),
    /** For uploads: what the picture was taken for when it came in. Goes with the bytes. */
    moderationVerdict: p.enum(VERDICTS).nullable(),
    /** When the bytes go by themselves; null: when somebody decides. */
    expiresAt: p.datetime().nullable(),
    /** For uploads: when a run first took it as input. */
    usedAt: p.datetime().nullable(),
    firstDownloadedAt: p.datetime().nullable(),
    erasingAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
    deleteReason: p.enum(DELETE_REASONS).nullable(),
  },
  indexes: [
    {
      name: 'asset_live_owner_index',
      expression:
        'create index "asset_live_owner_index" on "asset" ("user_id", "role") where deleted_at is null',
    },
    {
      name: 'asset_avatar_unique',
      expression: `create unique index "asset_avatar_unique" on "asset" ("user_id") where role = 'avatar' and erasing_at is null`,
    },
    {
      name: 'asset_expiry_index',
      expression:
        'create index "asset_expiry_index" on "asset" ("expires_at") where erasing_at is null and expires_at is not null',
    },
    {
      name: 'asset_erasing_index',
      expression:
        'create index "asset_erasing_index" on "asset" ("erasing_at") where deleted_at is null and erasing_at is not null',
    },
  ],
});

export type Asset = InferEntity<typeof Asset>;
