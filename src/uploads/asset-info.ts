import { type RawBuilder, sql } from 'kysely';
import type { Verdict } from '../moderation/index.js';
import type { AssetRole, RetentionClass } from './asset.entity.js';

/** A live asset as other modules see it. Sizes in bytes and pixels. */
export interface AssetInfo {
  readonly id: string;
  readonly userId: string | null;
  readonly role: AssetRole;
  readonly mime: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  /** Of the stored file, in hex. */
  readonly sha256: string;
  readonly hasPreview: boolean;
  /** Of an upload: what the picture was taken for; null: it came before pictures were judged. */
  readonly verdict: Verdict | null;
  readonly retentionClass: RetentionClass;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly usedAt: Date | null;
  readonly firstDownloadedAt: Date | null;
}

export interface AssetRow {
  id: string;
  user_id: string | null;
  role: AssetRole;
  mime: string;
  bytes: number;
  width: number | null;
  height: number | null;
  sha256: string;
  storage_key: string;
  preview_key: string | null;
  preview_bytes: number | null;
  moderation_verdict: Verdict | null;
  retention_class: RetentionClass;
  created_at: string | Date;
  expires_at: string | Date | null;
  used_at: string | Date | null;
  first_downloaded_at: string | Date | null;
}

/** The columns of {@link AssetRow}. */
export const assetColumns: RawBuilder<AssetRow> = sql<AssetRow>`
  id, user_id, role, mime, bytes, width, height, sha256, storage_key, preview_key, preview_bytes,
  moderation_verdict, retention_class, created_at, expires_at, used_at, first_downloaded_at`;

/** The condition of an asset that can still be read at `now`. */
export const isLive = (now: Date): RawBuilder<unknown> =>
  sql`(erasing_at is null and deleted_at is null and (expires_at is null or expires_at > ${now}))`;

const date = (value: string | Date): Date => new Date(value);
const dateOrNull = (value: string | Date | null): Date | null =>
  value === null ? null : date(value);

export function toAssetInfo(row: AssetRow): AssetInfo {
  return {
    id: row.id,
    userId: row.user_id,
    role: row.role,
    mime: row.mime,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    sha256: row.sha256,
    hasPreview: row.preview_key !== null,
    verdict: row.moderation_verdict,
    retentionClass: row.retention_class,
    createdAt: date(row.created_at),
    expiresAt: dateOrNull(row.expires_at),
    usedAt: dateOrNull(row.used_at),
    firstDownloadedAt: dateOrNull(row.first_downloaded_at),
  };
}
