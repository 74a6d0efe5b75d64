import { Injectable } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { PlanReader } from '../billing/index.js';
import { InvalidFieldError, UnavailableError } from '../platform/errors/index.js';
import { RateLimiter } from '../platform/rate-limit/index.js';
import { WorkFolder } from '../platform/storage/index.js';
import {
  type AiProvider,
  type ProviderContext,
  ProviderError,
  type ProviderRequest,
  ProviderRegistry,
} from '../providers/index.js';
import {
  CatalogueReader,
  onlyCapabilityStep,
  type RunnableType,
  stepParams,
} from '../transformation-types/index.js';
import { AssetStore } from '../uploads/index.js';
import type { PreviewRequest } from './previews.dto.js';

/** Longest side in pixels: what a phone shows, at a tenth of the work of a run. */
const SIDE = 480;
/** The same for everybody, so that a picture changes only with its settings. */
const SEED = 1;

export interface Preview {
  readonly bytes: Buffer;
  readonly mime: string;
}

/** Runs the one step of a look on the small rendition of a photo, and keeps nothing of it. */
@Injectable()
export class PreviewsService {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly catalogue: CatalogueReader,
    private readonly plans: PlanReader,
    private readonly assets: AssetStore,
    private readonly registry: ProviderRegistry,
    private readonly workFolder: WorkFolder,
  ) {}

  /**
   * @throws InvalidFieldError where the type shows no previews, a setting is wrong, or the look
   *   refuses the photo
   * @throws NotFoundError where the type or the upload is not there for this person
   */
  async draw(userId: string, request: PreviewRequest, signal: AbortSignal): Promise<Preview> {
    await this.limiter.consume('preview-user', userId);
    const type = await this.catalogue.findRunnable(request.type);
    await this.plans.refuseUnopened(userId, type);
    const { step, provider } = this.previewerOf(type);
    const inputs = this.catalogue.validateInputs(type, request.inputs ?? {});
    await using photo = await this.assets.localPreview(userId, request.inputAssetId);
    await using space = await this.workFolder.open('preview');
    const wish: ProviderRequest = {
      capability: step.kind,
      recipe: step.recipe,
      params: stepParams(step, inputs),
      inputFiles: [photo.path],
      seed: SEED,
      outputDir: await space.folder('made'),
      previewSide: SIDE,
    };
    const context = { signal, progress: () => undefined };
    const { files } = await provider.run(wish, context).catch(async (error: unknown) => {
      if (signal.aborted) throw brokenOff();
      if (isRefusal(error)) {
        return this.checkInFull(provider, wish, request.inputAssetId, context);
      }
      throw toRefusal(error);
    });
    const [picture] = files;
    if (!picture) throw new UnavailableError('There is no preview at the moment.');
    return { bytes: await readFile(picture.path), mime: picture.mime };
  }

  /**
   * A small picture may hide what a photo shows: whether a run would be refused, the photo itself decides.
   * @throws InvalidFieldError naming the photo only where it would be
   */
  private async checkInFull(
    provider: AiProvider,
    wish: ProviderRequest,
    assetId: string,
    context: ProviderContext,
  ): Promise<never> {
    await using original = await this.assets.localCopy(assetId);
    const { previewSide: _, ...inFull } = wish;
    try {
      await provider.run({ ...inFull, inputFiles: [original.path], onlyCheck: true }, context);
    } catch (error) {
      if (context.signal.aborted) throw brokenOff();
      throw toRefusal(error);
    }
    throw new InvalidFieldError('type', 'A preview is too small to show this look on this photo.');
  }

  private previewerOf(type: RunnableType) {
    const step = onlyCapabilityStep(type);
    const provider = step && this.registry.previewer(step, type.routes.standard ?? []);
    if (!provider) throw new InvalidFieldError('type', 'This product shows no previews.');
    return { step, provider };
  }
}

/** Nobody reads it: whoever asked has gone, and that is no fault. */
function brokenOff(): InvalidFieldError {
  return new InvalidFieldError('body', 'The request was broken off.');
}

function isRefusal(error: unknown): error is ProviderError {
  return error instanceof ProviderError && ['refused', 'blocked'].includes(error.outcome);
}

/** What a run would fail with is said at the field that it is about. */
function toRefusal(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  if (isRefusal(error)) {
    return new InvalidFieldError(error.field ?? 'inputAssetId', error.message);
  }
  return new UnavailableError('There is no preview at the moment.', undefined, { cause: error });
}
