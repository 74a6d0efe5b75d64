import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Readable } from 'node:stream';
import type { Verdict } from '../moderation/index.js';
import { Clock } from '../platform/clock.js';
import { ComputePool, defineTask } from '../platform/compute-pool/index.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { InvalidFieldError, NotFoundError } from '../platform/errors/index.js';
import { type ByteRange, type LocalCopy, Storage, WorkFolder } from '../platform/storage/index.js';
import { assetColumns, type AssetInfo, type AssetRow, isLive, toAssetInfo } from './asset-info.js';
import type { AssetRole, DeleteReason, RetentionClass } from './asset.entity.js';
import { type AssetRendition, AssetUrls } from './asset-urls.js';
import { EXTENSIONS, isPicture, type StoredMime } from './file-types.js';
import type { Rendition, RenditionInput } from './rendition.task.js';
import { BlockedPictureError } from './uploads.errors.js';

const makeRendition = defineTask<RenditionInput, Rendition>(
  new URL(import.meta.url.replace(/asset-store\.(ts|js)$/, 'rendition.task.$1')),
  'makeRendition',
);

/** A result of a run, as a file of this machine. */
export interface NewOutput {
  readonly userId: string;
  readonly generationId: string;
  /** What the file is among the files of its run: `front`, `page-a4`. Letters, digits, `-`, `_`. */
  readonly label: string;
  /** The file; it is moved away. */
  readonly path: string;
  readonly mime: StoredMime;
  /** The picture that the preview is made of; the file itself if it is a picture, else none. */
  readonly previewFrom?: string | null;
  readonly retentionClass: RetentionClass;
  /** When the bytes go by themselves; null: when somebody decides. */
  readonly expiresAt: Date | null;
  readonly role?: Exclude<AssetRole, 'input'>;
}

/** Objects that are in the store and wait for their row. */
export interface StoredFile {
  readonly id: string;
  readonly userId: string | null;
  readonly role: AssetRole;
  readonly mime: StoredMime;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly sha256: string;
  readonly storageKey: string;
  readonly previewKey: string | null;
  readonly previewBytes: number | null;
  /** Of an upload. */
  readonly verdict?: Verdict;
  readonly retentionClass: RetentionClass;
  readonly expiresAt: Date | null;
}

/** One file of an asset, ready to be opened. */
export interface StoredRendition {
  readonly key: string;
  readonly mime: string;
  readonly bytes: number;
  /** Of the original, also for the preview. */
  readonly sha256: string;
  readonly expiresAt: Date | null;
}

export interface OpenAsset {
  readonly asset: AssetInfo;
  /** The bytes, or the range of them that was asked for. The caller reads or destroys it. */
  readonly stream: Readable;
}

/**
 * The one way to stored files for all modules. Rows follow objects: {@link storeOutput} puts the
 * bytes in place outside of any transaction, {@link create} inserts the row inside of the caller's.
 * What a crash leaves between the two is removed by the sweep after an hour.
 */
@Injectable()
export class AssetStore {
  constructor(
    private readonly db: Database,
    private readonly storage: Storage,
    private readonly workFolder: WorkFolder,
    private readonly pool: ComputePool,
    private readonly clock: Clock,
    private readonly urls: AssetUrls,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Puts a result of a run, and its preview, into the store. Not inside a transaction.
   * @throws UnavailableError where the store is full or does not answer
   * @throws RemoteTaskError where the file is no readable picture although its type says so
   */
  async storeOutput(output: NewOutput, signal?: AbortSignal): Promise<StoredFile> {
    await using space = await this.workFolder.open('output');
    const id = newId();
    const picture = isPicture(output.mime);
    const previewFrom = output.previewFrom ?? (picture ? output.path : null);
    const previewPath = space.file('preview.webp');
    const rendition = await this.pool.run(
      makeRendition,
      {
        path: output.path,
        picture,
        previewFrom,
        previewPath,
        previewSide: this.config.uploads.previewSide,
      },
      { signal, timeoutMs: this.config.uploads.decodeTimeoutMs },
    );
    // The id keeps a run's second try, or a worker that lost its lease, off the first one's bytes.
    const stem = `generations/${output.userId}/${output.generationId}/${output.label}-${id}`;
    const { previewBytes, ...measured } = rendition;
    return await this.putObjects(
      {
        id,
        userId: output.userId,
        role: output.role ?? 'output',
        mime: output.mime,
        retentionClass: output.retentionClass,
        expiresAt: output.expiresAt,
        ...measured,
        previewBytes,
      },
      stem,
      output.path,
      previewBytes === null ? null : previewPath,
    );
  }

  /** Moves a file and its preview into the store, under `stem` and the ending of its type. */
  async putObjects(
    file: Omit<StoredFile, 'storageKey' | 'previewKey'>,
    stem: string,
    path: string,
    previewPath: string | null,
  ): Promise<StoredFile> {
    const storageKey = `${stem}.${EXTENSIONS[file.mime]}`;
    const previewKey = previewPath === null ? null : `${stem}.preview.webp`;
    const stored = { ...file, storageKey, previewKey };
    try {
      await this.storage.putFile(storageKey, path);
      if (previewKey !== null && previewPath !== null) {
        await this.storage.putFile(previewKey, previewPath);
      }
      return stored;
    } catch (error) {
      await this.discard(stored);
      throw error;
    }
  }

  /** Inserts the row of stored objects, in the caller's transaction. */
  async create(em: Em, file: StoredFile): Promise<AssetInfo> {
    const now = this.clock.now();
    const row = await rowIn(
      em,
      sql<AssetRow>`
        insert into asset (id, created_at, updated_at, user_id, role, mime, bytes, width, height, sha256,
          storage_key, preview_key, preview_bytes, moderation_verdict, retention_class, expires_at)
        values (${file.id}, ${now}, ${now}, ${file.userId}, ${file.role}, ${file.mime}, ${file.bytes},
          ${file.width}, ${file.height}, ${file.sha256}, ${file.storageKey}, ${file.previewKey},
          ${file.previewBytes}, ${file.verdict ?? null}, ${file.retentionClass}, ${file.expiresAt})
        returning ${assetColumns}`,
    );
    return toAssetInfo(row as AssetRow);
  }

  /** Removes stored objects whose row will not come. Best effort: the sweep finds what stays. */
  async discard(file: StoredFile): Promise<void> {
    for (const key of [file.storageKey, file.previewKey]) {
      if (key !== null) await this.storage.delete(key).catch(() => undefined);
    }
  }

  /**
   * Takes uploads of a user as the inputs of a run, in the transaction that creates the run. Locks
   * the rows, so that no erasure comes between, and keeps them for at least `unusedHours` from now.
   * @throws InvalidFieldError naming `inputAssetIds`, where one is unknown, foreign or gone
   */
  async useInputs(em: Em, userId: string, assetIds: readonly string[]): Promise<AssetInfo[]> {
    const ids = [...new Set(assetIds)].sort();
    if (ids.length === 0) return [];
    const now = this.clock.now();
    const keepUntil = this.clock.in(this.config.uploads.unusedHours * 3_600_000);
    const rows = await rowsIn(
      em,
      sql<AssetRow>`
        with locked as (
          select id as locked_id from asset
          where id = any(${ids}::uuid[]) and user_id = ${userId} and role = 'input' and ${isLive(now)}
          order by id for update
        )
        update asset set used_at = coalesce(used_at, ${now}), updated_at = ${now},
          expires_at = case when expires_at is not null then greatest(expires_at, ${keepUntil}::timestamptz) end
        from locked where id = locked_id
        returning ${assetColumns}`,
    );
    return inOrder(ids, rows, assetIds);
  }

  /**
   * Live assets of a user in the order asked for.
   * @throws InvalidFieldError naming `inputAssetIds`, where one is unknown, foreign or gone
   */
  async findForOwner(userId: string, assetIds: readonly string[]): Promise<AssetInfo[]> {
    const ids = [...new Set(assetIds)];
    if (ids.length === 0) return [];
    const rows = await this.db.rows(sql<AssetRow>`
      select ${assetColumns} from asset
      where id = any(${ids}::uuid[]) and user_id = ${userId} and ${isLive(this.clock.now())}`);
    return inOrder(ids, rows, assetIds);
  }

  /**
   * Opens the bytes of a user's asset.
   * @throws NotFoundError where it is unknown, foreign, expired or erased
   */
  async openForOwner(userId: string, assetId: string, range?: ByteRange): Promise<OpenAsset> {
    const row = await this.db.row(sql<AssetRow>`
      select ${assetColumns} from asset
      where id = ${assetId} and user_id = ${userId} and ${isLive(this.clock.now())}`);
    if (!row) throw new NotFoundError('file');
    const { stream } = await this.storage.get(row.storage_key, range);
    return { asset: toAssetInfo(row), stream };
  }

  /**
   * The bytes of a live asset as a file on this machine, to read only:
   * `await using copy = await assets.localCopy(id)`. No owner is checked.
   */
  async localCopy(assetId: string): Promise<LocalCopy> {
    const row = await this.db.row(sql<AssetRow>`
      select ${assetColumns} from asset where id = ${assetId} and ${isLive(this.clock.now())}`);
    if (!row) throw new NotFoundError('file');
    return this.storage.localCopy(row.storage_key);
  }

  /**
   * The small rendition of a user's upload as a file on this machine, to read only and to make something of it.
   * @throws NotFoundError where the upload is unknown, foreign, expired or erased; BlockedPictureError
   */
  async localPreview(userId: string, assetId: string): Promise<LocalCopy> {
    const row = await this.db.row(this.input(userId, assetId));
    if (!row) throw new NotFoundError('upload');
    if (row.moderation_verdict === 'block') throw new BlockedPictureError('inputAssetId');
    return this.storage.localCopy(row.preview_key ?? row.storage_key);
  }

  /** @throws NotFoundError where the upload is unknown, foreign, expired or erased */
  async findInput(userId: string, assetId: string): Promise<AssetInfo> {
    const row = await this.db.row(this.input(userId, assetId));
    if (!row) throw new NotFoundError('upload');
    return toAssetInfo(row);
  }

  /** Locks the row of a live upload until the transaction ends. False where there is none. */
  async lockInput(em: Em, userId: string, assetId: string): Promise<boolean> {
    const row = await rowIn(em, sql<AssetRow>`${this.input(userId, assetId)} for update`);
    return row !== undefined;
  }

  /**
   * What a signed address shows: the preview of any live asset, the original of those that are not
   * to be erased after their download, because this route cannot tell when that is done.
   * @throws NotFoundError
   */
  async findRendition(assetId: string, rendition: AssetRendition): Promise<StoredRendition> {
    const row = await this.db.row(sql<AssetRow>`
      select ${assetColumns} from asset where id = ${assetId} and ${isLive(this.clock.now())}`);
    if (!row) throw new NotFoundError('file');
    const { sha256, expires_at } = row;
    const expiresAt = expires_at === null ? null : new Date(expires_at);
    if (rendition === 'preview') {
      if (row.preview_key === null || row.preview_bytes === null) throw new NotFoundError('file');
      const mime = 'image/webp';
      return { key: row.preview_key, mime, bytes: row.preview_bytes, sha256, expiresAt };
    }
    if (row.retention_class === 'EPHEMERAL' && row.role !== 'input')
      throw new NotFoundError('file');
    return { key: row.storage_key, mime: row.mime, bytes: row.bytes, sha256, expiresAt };
  }

  /** Address of the preview, good for minutes; null where there is none. */
  previewUrl(asset: Pick<AssetInfo, 'id' | 'hasPreview'>): string | null {
    return asset.hasPreview ? this.urls.of(asset.id, 'preview') : null;
  }

  /**
   * Says that the file was downloaded in full. The first time it sets `firstDownloadedAt` and brings
   * the expiry forward to `expiresAt`, if one is given. Returns whether it was the first time.
   */
  async recordDownload(em: Em, assetId: string, expiresAt: Date | null): Promise<boolean> {
    const now = this.clock.now();
    const rows = await rowsIn(
      em,
      sql`
        update asset set first_downloaded_at = ${now}, updated_at = ${now},
          expires_at = least(expires_at, ${expiresAt}::timestamptz)
        where id = ${assetId} and first_downloaded_at is null and ${isLive(now)}
        returning id`,
    );
    return rows.length > 0;
  }

  /** Sets how long live assets are kept; null: until somebody decides. */
  async setLifetime(
    em: Em,
    assetIds: readonly string[],
    lifetime: { expiresAt: Date | null; retentionClass?: RetentionClass },
  ): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        update asset set expires_at = ${lifetime.expiresAt}::timestamptz, updated_at = ${now},
          retention_class = coalesce(${lifetime.retentionClass ?? null}, retention_class)
        where id = any(${[...assetIds]}::uuid[]) and ${isLive(now)}`,
    );
  }

  /**
   * First step of an erasure, in the caller's transaction: from its commit on nobody can read the
   * assets. Bytes go by {@link eraseAssets}, or by the sweep if that never comes.
   */
  async markErased(em: Em, assetIds: readonly string[], reason: DeleteReason): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        update asset set erasing_at = ${now}, updated_at = ${now}, delete_reason = ${reason}
        where id = any(${[...assetIds]}::uuid[]) and erasing_at is null and deleted_at is null`,
    );
  }

  /**
   * The same for the copies of results that were taken in as uploads (`ResultCopies`) and that no run has used. To be
   * called once the results themselves are marked. Returns the copies.
   */
  async markUnusedCopiesErased(
    em: Em,
    resultIds: readonly string[],
    reason: DeleteReason,
  ): Promise<string[]> {
    const rows = await rowsIn(
      em,
      sql<{ id: string }>`
        select copy.id from asset copy join asset result
          on result.user_id = copy.user_id and result.sha256 = copy.sha256
        where result.id = any(${[...resultIds]}::uuid[]) and copy.role = 'input' and copy.used_at is null
          and copy.erasing_at is null and copy.deleted_at is null
        for update of copy`,
    );
    const ids = rows.map(({ id }) => id);
    await this.markErased(em, ids, reason);
    return ids;
  }

  /**
   * Erases assets: gone for readers, then the bytes, then the tombstone. Safe to repeat at any point.
   * Returns how many rows became tombstones by this call.
   */
  async eraseAssets(assetIds: readonly string[], reason: DeleteReason): Promise<number> {
    if (assetIds.length === 0) return 0;
    await this.db.transaction((em) => this.markErased(em, assetIds, reason));
    return this.finishErasure(assetIds);
  }

  /** Finishes what {@link markErased} began for all files of a user. Safe to repeat at any point. */
  async eraseAllOf(userId: string): Promise<number> {
    const rows = await this.db.rows(
      sql<{ id: string }>`select id from asset where user_id = ${userId} and deleted_at is null`,
    );
    return this.eraseAssets(
      rows.map(({ id }) => id),
      'account',
    );
  }

  /**
   * Erases up to `limit` assets of these roles whose time is over. Several processes may call it at
   * once. Returns the ids that it erased.
   */
  async eraseExpired(roles: readonly AssetRole[], limit = 100): Promise<string[]> {
    const now = this.clock.now();
    const claimed = await this.db.rows(sql<{ id: string }>`
      update asset set erasing_at = ${now}, updated_at = ${now},
        delete_reason = case when role = 'input' and used_at is null then 'unused'
          when first_downloaded_at is not null then 'downloaded' else 'expired' end
      where id in (
        select id from asset
        where expires_at <= ${now} and erasing_at is null and deleted_at is null
          and role = any(${[...roles]}::text[])
        order by expires_at limit ${limit} for update skip locked)
      returning id`);
    const ids = claimed.map(({ id }) => id);
    await this.finishErasure(ids);
    return ids;
  }

  /** Finishes erasures that were begun `ageMs` ago or earlier and then interrupted. Returns how many. */
  async resumeErasures(ageMs: number, limit = 100): Promise<number> {
    const rows = await this.db.rows(sql<{ id: string }>`
      select id from asset where deleted_at is null and erasing_at <= ${this.clock.in(-ageMs)}
      order by erasing_at limit ${limit}`);
    return this.finishErasure(rows.map(({ id }) => id));
  }

  private input(userId: string, assetId: string) {
    return sql<AssetRow>`
      select ${assetColumns} from asset
      where id = ${assetId} and user_id = ${userId} and role = 'input' and ${isLive(this.clock.now())}`;
  }

  private async finishErasure(assetIds: readonly string[]): Promise<number> {
    if (assetIds.length === 0) return 0;
    const rows = await this.db.rows(sql<AssetRow>`
      select ${assetColumns} from asset
      where id = any(${[...assetIds]}::uuid[]) and erasing_at is not null and deleted_at is null`);
    let erased = 0;
    for (const row of rows) {
      await this.storage.delete(row.storage_key);
      if (row.preview_key !== null) await this.storage.delete(row.preview_key);
      const now = this.clock.now();
      const done = await this.db.rows(sql`
        update asset set deleted_at = ${now}, updated_at = ${now}, moderation_verdict = null
        where id = ${row.id} and deleted_at is null returning id`);
      erased += done.length;
    }
    return erased;
  }
}

function inOrder(
  ids: readonly string[],
  rows: readonly AssetRow[],
  asked: readonly string[],
): AssetInfo[] {
  const found = new Map(rows.map((row) => [row.id, toAssetInfo(row)]));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) {
    throw new InvalidFieldError(
      'inputAssetIds',
      'A picture is not there or not there any more. Please upload it again.',
      { missing },
    );
  }
  return asked.flatMap((id) => found.get(id) ?? []);
}
