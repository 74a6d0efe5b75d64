import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Verdict } from '../moderation/index.js';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, newId, rowIn } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { Storage } from '../platform/storage/index.js';
import { assetColumns, type AssetInfo, type AssetRow, isLive } from './asset-info.js';
import { AssetStore, type StoredFile } from './asset-store.js';
import { EXTENSIONS } from './file-types.js';
import { PictureIntake } from './picture-intake.js';
import { UploadQuota } from './upload-quota.js';
import { NotAPhotoError, PictureSizeError, UploadFormError } from './uploads.errors.js';

/** A result that can be taken for a photo, with its preview. */
type PictureRow = AssetRow & {
  mime: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
  preview_key: string;
  preview_bytes: number;
};

/**
 * Takes results of runs as uploads, so that something further can be made of them. A copy, byte for byte: what is made
 * of it and when it goes is no business of the run it came from any more.
 */
@Injectable()
export class ResultCopies {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly storage: Storage,
    private readonly intake: PictureIntake,
    private readonly assets: AssetStore,
    private readonly quota: UploadQuota,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Makes an upload of a result of this user. It is counted, judged and kept as any other upload.
   * @throws NotFoundError where the result is unknown, foreign, expired or erased; NotAPhotoError,
   *   PictureSizeError, UploadQuotaError, RateLimitError, UnavailableError
   */
  async make(userId: string, assetId: string, signal: AbortSignal): Promise<AssetInfo> {
    const result = await this.db.row(this.result(userId, assetId));
    if (!result) throw new NotFoundError('file');
    const picture = this.requirePicture(result);
    await using preview = await this.storage.localCopy(picture.preview_key);
    const verdict = await this.intake.judgeOwn(userId, preview.path, signal);
    const copy = await this.copyObjects(userId, picture, verdict);
    try {
      return await this.db.transaction(async (em) => {
        if (signal.aborted) throw new UploadFormError('The request was broken off.', 'body');
        await this.quota.claim(em, userId, copy.bytes);
        // Whoever erases the result waits for this lock, and then finds its copy.
        if (!(await rowIn(em, sql<AssetRow>`${this.result(userId, assetId)} for share`))) {
          throw new NotFoundError('file');
        }
        return this.assets.create(em, copy);
      });
    } catch (error) {
      await this.assets.discard(copy);
      throw error;
    }
  }

  private result(userId: string, assetId: string) {
    return sql<AssetRow>`
      select ${assetColumns} from asset
      where id = ${assetId} and user_id = ${userId} and role = 'output' and ${isLive(this.clock.now())}`;
  }

  private requirePicture(row: AssetRow): PictureRow {
    if (!isPhoto(row)) throw new NotAPhotoError();
    const { minSide, maxSide } = this.config.uploads;
    const sides = [row.width, row.height];
    if (sides.some((side) => side < minSide || side > maxSide)) {
      throw new PictureSizeError(row, { minSide, maxSide });
    }
    return row;
  }

  private async copyObjects(userId: string, of: PictureRow, verdict: Verdict): Promise<StoredFile> {
    const id = newId();
    const stem = `uploads/${userId}/${id}`;
    const { mime, bytes, width, height, sha256 } = of;
    const copy: StoredFile = {
      id,
      userId,
      role: 'input',
      mime,
      bytes,
      width,
      height,
      sha256,
      storageKey: `${stem}.${EXTENSIONS[mime]}`,
      previewKey: `${stem}.preview.webp`,
      previewBytes: of.preview_bytes,
      verdict,
      retentionClass: 'EPHEMERAL',
      expiresAt: this.clock.in(this.config.uploads.unusedHours * 3_600_000),
    };
    try {
      await this.copyObject(of.storage_key, copy.storageKey);
      await this.copyObject(of.preview_key, `${stem}.preview.webp`);
      return copy;
    } catch (error) {
      await this.assets.discard(copy);
      throw error;
    }
  }

  private async copyObject(from: string, to: string): Promise<void> {
    const { stream } = await this.storage.get(from);
    await this.storage.put(to, stream);
  }
}

function isPhoto(row: AssetRow): row is PictureRow {
  const { mime, width, height, preview_key: key, preview_bytes: bytes } = row;
  const isRead = mime === 'image/jpeg' || mime === 'image/png';
  return isRead && ![width, height, key, bytes].includes(null);
}
