import { Injectable, Optional } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, newId } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import type { Verdict } from '../moderation/index.js';
import type { AssetInfo } from './asset-info.js';
import { AssetStore, type StoredFile } from './asset-store.js';
import { AssetUsage } from './asset-usage.js';
import { PictureIntake, type TakenPicture } from './picture-intake.js';
import { ResultCopies } from './result-copies.js';
import { UploadQuota } from './upload-quota.js';
import type { UploadResponse } from './uploads.dto.js';
import { BLOCKED_PICTURE, UploadFormError, UploadInUseError } from './uploads.errors.js';

/** Takes pictures of users in, shows them and lets them go. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly intake: PictureIntake,
    private readonly copies: ResultCopies,
    private readonly assets: AssetStore,
    private readonly quota: UploadQuota,
    @AppConfigToken() private readonly config: AppConfig,
    @Optional() private readonly usage?: AssetUsage,
  ) {}

  /**
   * Takes the picture of a form in, stores it, and only then there is a row. Whatever goes wrong, or
   * if `signal` fires, nothing of it stays.
   * @throws what {@link PictureIntake.take} does
   */
  async upload(
    userId: string,
    request: FastifyRequest,
    signal: AbortSignal,
  ): Promise<UploadResponse> {
    await this.quota.requireSome(userId);
    return this.intake.take(userId, request, signal, async (picture) => {
      const asset = await this.store(userId, picture, signal);
      return this.toResponse(asset, picture.ingested.isAnimated);
    });
  }

  /**
   * Takes a result of a run in as an upload of its own.
   * @throws what {@link ResultCopies.make} does
   */
  async takeResult(userId: string, assetId: string, signal: AbortSignal): Promise<UploadResponse> {
    await this.quota.requireSome(userId);
    return this.toResponse(await this.copies.make(userId, assetId, signal));
  }

  /** @throws NotFoundError where it is unknown, foreign, expired or erased */
  async find(userId: string, id: string): Promise<UploadResponse> {
    return this.toResponse(await this.assets.findInput(userId, id));
  }

  /** @throws NotFoundError; UploadInUseError where a run has not ended */
  async remove(userId: string, id: string): Promise<void> {
    await this.db.transaction(async (em) => {
      if (!(await this.assets.lockInput(em, userId, id))) throw new NotFoundError('upload');
      if (await this.usage?.isInUse(em, id)) throw new UploadInUseError();
      await this.assets.markErased(em, [id], 'user');
    });
    await this.assets.eraseAssets([id], 'user');
  }

  private async store(
    userId: string,
    { ingested, verdict, picturePath, previewPath }: TakenPicture,
    signal: AbortSignal,
  ): Promise<AssetInfo> {
    const id = newId();
    const { isAnimated: _, ...file } = ingested;
    const stored: StoredFile = await this.assets.putObjects(
      {
        id,
        userId,
        role: 'input',
        verdict,
        retentionClass: 'EPHEMERAL',
        expiresAt: this.clock.in(this.config.uploads.unusedHours * 3_600_000),
        ...file,
      },
      `uploads/${userId}/${id}`,
      picturePath,
      previewPath,
    );
    try {
      return await this.db.transaction(async (em) => {
        if (signal.aborted) throw new UploadFormError('The upload was broken off.', 'body');
        await this.quota.claim(em, userId, stored.bytes);
        return this.assets.create(em, stored);
      });
    } catch (error) {
      await this.assets.discard(stored);
      throw error;
    }
  }

  private toResponse(asset: AssetInfo, isAnimated = false): UploadResponse {
    const { id, mime, bytes, width, height, sha256, verdict, expiresAt } = asset;
    const warnings = [
      ...(isAnimated ? ['Only the first picture is kept; the animation was dropped.'] : []),
      ...warningsOf(verdict),
    ];
    return {
      id,
      mime,
      bytes,
      width: width ?? 0,
      height: height ?? 0,
      sha256,
      previewUrl: this.assets.previewUrl(asset) ?? '',
      expiresAt: expiresAt?.toISOString() ?? null,
      verdict: verdict ?? 'allow',
      ...(warnings.length > 0 ? { warnings } : {}),
    };
  }
}

/** What somebody should know of a picture before they make something of it. */
function warningsOf(verdict: Verdict | null): string[] {
  if (verdict === 'block') return [BLOCKED_PICTURE];
  return verdict === 'review'
    ? [
        'This picture may show nudity. You can use it; somebody of us may look at what you make of it.',
      ]
    : [];
}
