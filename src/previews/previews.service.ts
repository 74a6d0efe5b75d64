import { Injectable } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { PlanReader } from '../billing/index.js';
import { BoundedMap } from '../platform/bounded-map.js';
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

/** Photos by looks; about a hundred bytes each. */
const MOST_JUDGED = 1_000;

export interface Preview {
  readonly bytes: Buffer;
  readonly mime: string;
}

/** Runs the one step of a look on the small rendition of a photo, and keeps nothing of it. */
@Injectable()
export class PreviewsService {
  private readonly judged = new BoundedMap<string, ProviderError | 'taken'>(MOST_JUDGED);

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
    const inFull = () => this.judge(provider, wish, request.inputAssetId, context);
    try {
      const isChoosy = this.registry.recipe(step.kind, step.recipe ?? '')?.choosy;
      const [made, verdict] = await Promise.all([
        provider.run(wish, context).catch(onlyRefusal),
        isChoosy ? inFull() : undefined,
      ]);
      if (verdict instanceof ProviderError) throw verdict;
      if (made instanceof ProviderError) {
        const own = await inFull();
        throw own === 'taken' ? tooSmall() : own;
      }
      const [picture] = made.files;
      if (!picture) throw new UnavailableError('There is no preview at the moment.');
      return { bytes: await readFile(picture.path), mime: picture.mime };
    } catch (error) {
      throw signal.aborted ? brokenOff() : toRefusal(error);
    }
  }

  /**
   * Why a run would refuse the photo. A small picture may hide what a photo shows, good or bad: that the photo itself
   * decides. What it decided is known for a while, as settings are tried one after the other.
   */
  private async judge(
    provider: AiProvider,
    wish: ProviderRequest,
    assetId: string,
    context: ProviderContext,
  ): Promise<ProviderError | 'taken'> {
    const key = `${wish.recipe} ${assetId}`;
    const known = this.judged.get(key);
    if (known !== undefined) return known;
    await using original = await this.assets.localCopy(assetId);
    const { previewSide: _, ...full } = wish;
    const check = { ...full, inputFiles: [original.path], onlyCheck: true };
    const made = await provider.run(check, context).catch(onlyRefusal);
    const verdict = made instanceof ProviderError ? made : 'taken';
    this.judged.set(key, verdict);
    return verdict;
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

function tooSmall(): InvalidFieldError {
  return new InvalidFieldError('type', 'A preview is too small to show this look on this photo.');
}

/** Of what a provider threw what is said of the picture; anything else goes on. */
function onlyRefusal(error: unknown): ProviderError {
  if (isRefusal(error)) return error;
  throw error;
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
