import { Injectable, Optional } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../platform/clock.js';
import {
  ComputePool,
  ComputePoolError,
  defineTask,
  RemoteTaskError,
} from '../platform/compute-pool/index.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, newId } from '../platform/database/index.js';
import { NotFoundError, UnavailableError } from '../platform/errors/index.js';
import { RateLimiter } from '../platform/rate-limit/index.js';
import { WorkFolder, type WorkSpace } from '../platform/storage/index.js';
import type { AssetInfo } from './asset-info.js';
import { AssetStore, type StoredFile } from './asset-store.js';
import { AssetUsage } from './asset-usage.js';
import { checkPicture } from './check-picture.js';
import type { Ingested, IngestInput, IngestRefusal } from './ingest.task.js';
import { receiveUpload } from './receive-upload.js';
import { UploadQuota } from './upload-quota.js';
import { UploadSlots } from './upload-slots.js';
import type { UploadResponse } from './uploads.dto.js';
import { InvalidFileTypeError, UploadFormError, UploadInUseError } from './uploads.errors.js';

const ingest = defineTask<IngestInput, Ingested>(
  new URL(import.meta.url.replace(/uploads\.service\.(ts|js)$/, 'ingest.task.$1')),
  'ingest',
);

const UNREADABLE =
  'The picture is damaged or incomplete and cannot be read. Please export it anew.';

/** Takes pictures of users in, shows them and lets them go. */
@Injectable()
export class UploadsService {
  private readonly slots: UploadSlots;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly pool: ComputePool,
    private readonly workFolder: WorkFolder,
    private readonly assets: AssetStore,
    private readonly quota: UploadQuota,
    private readonly limiter: RateLimiter,
    @AppConfigToken() private readonly config: AppConfig,
    @Optional() private readonly usage?: AssetUsage,
  ) {
    this.slots = new UploadSlots(config.uploads.maxConcurrent);
  }

  /**
   * Takes the picture of a form in: to quarantine, checked, decoded and written anew in the pool,
   * stored, and only then a row. Whatever goes wrong, or if `signal` fires, nothing of it stays.
   * @throws FileTooLargeError, InvalidFileTypeError, PictureSizeError, UploadFormError,
   *   UploadQuotaError, RateLimitError, UnavailableError
   */
  async upload(
    userId: string,
    request: FastifyRequest,
    signal: AbortSignal,
  ): Promise<UploadResponse> {
    await this.limiter.consume('upload-user', userId);
    using _slot = this.slots.take();
    await this.quota.requireSome(userId);
    await using space = await this.workFolder.open('upload');
    const path = space.file('quarantine');
    await receiveUpload(request, path, this.config.uploads.maxBytes);
    const { format } = await checkPicture(path, this.config.uploads);
    const ingested = await this.ingest({ path, format, ...outputPaths(space) }, signal);
    const asset = await this.store(userId, ingested, space, signal);
    return this.toResponse(asset, ingested.isAnimated);
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

  private async ingest(
    file: Pick<IngestInput, 'path' | 'format' | 'picturePath' | 'previewPath'>,
    signal: AbortSignal,
  ): Promise<Ingested> {
    const { minSide, maxSide, previewSide, decodeTimeoutMs } = this.config.uploads;
    const input: IngestInput = { ...file, minSide, maxSide, previewSide };
    const run = () =>
      this.pool.run(ingest, input, {
        signal,
        timeoutMs: decodeTimeoutMs,
        priority: 'interactive',
      });
    try {
      return await run().catch((error: unknown) => {
        // A process that ends under its work says nothing about this picture: it gets a second one.
        if (!isCrash(error)) throw error;
        return run();
      });
    } catch (error) {
      throw toRefusal(error);
    }
  }

  private async store(
    userId: string,
    { isAnimated: _, ...file }: Ingested,
    space: WorkSpace,
    signal: AbortSignal,
  ): Promise<AssetInfo> {
    const id = newId();
    const { picturePath, previewPath } = outputPaths(space);
    const stored: StoredFile = await this.assets.putObjects(
      {
        id,
        userId,
        role: 'input',
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
    const { id, mime, bytes, width, height, sha256, expiresAt } = asset;
    return {
      id,
      mime,
      bytes,
      width: width ?? 0,
      height: height ?? 0,
      sha256,
      previewUrl: this.assets.previewUrl(asset) ?? '',
      expiresAt: expiresAt?.toISOString() ?? null,
      ...(isAnimated
        ? { warnings: ['Only the first picture is kept; the animation was dropped.'] }
        : {}),
    };
  }
}

function outputPaths(space: WorkSpace) {
  return { picturePath: space.file('picture'), previewPath: space.file('preview.webp') };
}

function isCrash(error: unknown): boolean {
  return error instanceof ComputePoolError && error.code === 'PROCESS_CRASHED';
}

/** What the pool says of a file that passed all checks of its header. */
function toRefusal(error: unknown): unknown {
  if (error instanceof RemoteTaskError) {
    switch (error.code as IngestRefusal | undefined) {
      case 'UNREADABLE':
        return new InvalidFileTypeError(UNREADABLE);
      case 'WRONG_SIDES':
        return new InvalidFileTypeError(
          'The picture is damaged: it has another size than it says.',
        );
      case 'DISK':
        return new UnavailableError('Files cannot be stored right now.', 10, { cause: error });
      case undefined:
        return error;
    }
  }
  if (!(error instanceof ComputePoolError)) return error;
  switch (error.code) {
    case 'TASK_TIMEOUT':
    case 'PROCESS_CRASHED':
      return new InvalidFileTypeError(
        'The picture could not be read. Save it anew in an image program.',
      );
    case 'TASK_ABORTED':
      return new UploadFormError('The upload was broken off.', 'body');
    case 'POOL_FULL':
    case 'POOL_CLOSED':
      return new UnavailableError('Pictures cannot be read at the moment.', 5, { cause: error });
    case 'TASK_NOT_SENT':
      return error;
  }
}
