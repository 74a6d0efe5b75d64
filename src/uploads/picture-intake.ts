import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  ComputePool,
  ComputePoolError,
  defineTask,
  RemoteTaskError,
  type TaskRef,
} from '../platform/compute-pool/index.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { UnavailableError } from '../platform/errors/index.js';
import { PICTURE_JUDGE, type PictureToJudge, type Verdict } from '../moderation/index.js';
import { RateLimiter } from '../platform/rate-limit/index.js';
import { StorageHealth, WorkFolder, type WorkSpace } from '../platform/storage/index.js';
import { checkPicture } from './check-picture.js';
import type { Ingested, IngestInput, IngestRefusal } from './ingest.task.js';
import { receiveUpload } from './receive-upload.js';
import { UploadSlots } from './upload-slots.js';
import { InvalidFileTypeError, UploadFormError } from './uploads.errors.js';

const ingest = defineTask<IngestInput, Ingested>(
  new URL(import.meta.url.replace(/picture-intake\.(ts|js)$/, 'ingest.task.$1')),
  'ingest',
);

const judgePicture = defineTask<PictureToJudge, Verdict>(PICTURE_JUDGE, 'judgePicture');

const UNREADABLE =
  'The picture is damaged or incomplete and cannot be read. Please export it anew.';

/** A picture that was taken in: files of this machine, gone with the work space. */
export interface TakenPicture {
  readonly ingested: Ingested;
  readonly verdict: Verdict;
  readonly picturePath: string;
  readonly previewPath: string;
  readonly space: WorkSpace;
}

/**
 * The one way of a stranger's picture into the house: to quarantine, checked, decoded and written
 * anew in the pool, upright and without metadata, and judged.
 */
@Injectable()
export class PictureIntake {
  private readonly slots: UploadSlots;

  constructor(
    private readonly pool: ComputePool,
    private readonly workFolder: WorkFolder,
    private readonly storage: StorageHealth,
    private readonly limiter: RateLimiter,
    @AppConfigToken() private readonly config: AppConfig,
  ) {
    this.slots = new UploadSlots(config.uploads.maxConcurrent);
  }

  /**
   * Takes the picture of a form and gives it to `use`; afterwards, or if `signal` fires, nothing of
   * it stays on this machine.
   * @throws FileTooLargeError, InvalidFileTypeError, PictureSizeError, UploadFormError,
   *   RateLimitError, UnavailableError
   */
  async take<T>(
    userId: string,
    request: FastifyRequest,
    signal: AbortSignal,
    use: (picture: TakenPicture) => Promise<T>,
  ): Promise<T> {
    await this.limiter.consume('upload-user', userId);
    using _slot = this.slots.take();
    await using space = await this.workFolder.open('upload');
    const path = space.file('quarantine');
    await receiveUpload(request, () => space.create('quarantine'), this.config.uploads.maxBytes);
    const { format } = await space.within(() => checkPicture(path, this.config.uploads));
    const picturePath = space.file('picture');
    const previewPath = space.file('preview.webp');
    const ingested = await this.ingest({ path, format, picturePath, previewPath }, signal);
    const verdict = await this.judge(previewPath, signal);
    return await use({ ingested, verdict, picturePath, previewPath, space });
  }

  /**
   * Judges a picture that was made here as one that comes in is judged, and counts it as one.
   * @param path of its small rendition
   * @throws RateLimitError, UnavailableError
   */
  async judgeOwn(userId: string, path: string, signal: AbortSignal): Promise<Verdict> {
    await this.limiter.consume('upload-user', userId);
    using _slot = this.slots.take();
    return await this.judge(path, signal);
  }

  private async ingest(
    file: Pick<IngestInput, 'path' | 'format' | 'picturePath' | 'previewPath'>,
    signal: AbortSignal,
  ): Promise<Ingested> {
    const { minSide, maxSide, previewSide } = this.config.uploads;
    const input: IngestInput = { ...file, minSide, maxSide, previewSide };
    try {
      return await this.inPool(ingest, input, signal);
    } catch (error) {
      // On a disk that hangs, every picture takes too long.
      if (error instanceof ComputePoolError) this.storage.require();
      throw toRefusal(error);
    }
  }

  /** What cannot be judged does not come in. */
  private async judge(path: string, signal: AbortSignal): Promise<Verdict> {
    try {
      return await this.inPool(judgePicture, { path }, signal);
    } catch (error) {
      if (isAborted(error)) throw toRefusal(error);
      throw new UnavailableError('Pictures cannot be checked at the moment.', 5, { cause: error });
    }
  }

  /** A process that ends under its work says nothing about this picture: it gets a second one. */
  private async inPool<I, O>(task: TaskRef<I, O>, input: I, signal: AbortSignal): Promise<O> {
    const timeoutMs = this.config.uploads.decodeTimeoutMs;
    const run = () => this.pool.run(task, input, { signal, timeoutMs, priority: 'interactive' });
    return await run().catch((error: unknown) => {
      if (!isCrash(error)) throw error;
      return run();
    });
  }
}

function isAborted(error: unknown): boolean {
  return error instanceof ComputePoolError && error.code === 'TASK_ABORTED';
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
