import { Injectable } from '@nestjs/common';
import {
  ComputePool,
  ComputePoolError,
  defineTask,
  RemoteTaskError,
  type TaskPriority,
  type TaskRef,
} from '../platform/compute-pool/index.js';
import { diskUnavailable, isOfTheDisk } from '../platform/storage/index.js';
import {
  AiProvider,
  type Offer,
  type ProviderContext,
  type ProviderRequest,
  type ProviderResult,
  type WrittenRequest,
} from './ai-provider.js';
import type { ColoringPageRequest } from './local/coloring/render-coloring-page.js';
import type { DrawnPageRequest } from './local/drawing/render-drawn-page.js';
import type { IllustrationRequest } from './local/drawing/render-illustration.js';
import { emptyWish } from './local/empty-wish.js';
import { ENLARGE_SLUG } from './local/enlarge/enlarge-parameters.js';
import type { EnlargeRequest } from './local/enlarge/render-enlargement.js';
import { ENGINE } from './local/engine-version.js';
import type { FursonaRequest } from './local/fursona/render-fursona.js';
import type { LookRequest } from './local/looks/render-look.js';
import { notesOfWords, refusedWords } from './local/read-words.js';
import type { EngineProgress, EngineResult } from './local/tasks.js';
import { LOCAL_OFFERS } from './local-offers.js';
import { ProviderError, type ProviderOutcome } from './provider-error.js';

const TASKS = new URL('./local/tasks.js', import.meta.url);
const LOOK = defineTask<LookRequest, EngineResult>(TASKS, 'look');
const CHECK_LOOK = defineTask<LookRequest, EngineResult>(TASKS, 'checkLook');

const COLORING_PAGE = defineTask<ColoringPageRequest, EngineResult>(TASKS, 'coloringPage');
const ENLARGE = defineTask<EnlargeRequest, EngineResult>(TASKS, 'enlarge');
/** The largest pictures take a quarter of a minute; where other work presses, several times that. */
const ENLARGE_TIMEOUT_MS = 100_000;
const FURSONA = defineTask<FursonaRequest, EngineResult>(TASKS, 'fursona');
const DRAWN_PAGE = defineTask<DrawnPageRequest, EngineResult>(TASKS, 'drawnPage');
const ILLUSTRATION = defineTask<IllustrationRequest, EngineResult>(TASKS, 'illustration');

/** The engine that comes with the program: no key, no network, always on. Works in the compute pool. */
@Injectable()
export class LocalProvider extends AiProvider {
  readonly name = 'local';

  constructor(private readonly pool: ComputePool) {
    super();
  }

  offers(): readonly Offer[] {
    return LOCAL_OFFERS;
  }

  override refusalOf({ recipe, params }: WrittenRequest): ProviderError | undefined {
    const refusal = refusedWords(recipe, params) ?? emptyWish(recipe, params);
    if (!refusal) return undefined;
    const { message, field, code } = refusal;
    return new ProviderError(outcomeOf(code), message, { field, code, cause: refusal });
  }

  override notesOf({ recipe, params }: WrittenRequest): readonly string[] {
    return notesOfWords(recipe, params);
  }

  async run(request: ProviderRequest, context: ProviderContext): Promise<ProviderResult> {
    const { capability, recipe, params, seed, outputDir } = request;
    if (capability === 'trace.lineart' && recipe === 'drawn-page') {
      const wish = { ...(params as Omit<DrawnPageRequest, 'outputDir' | 'seed'>) };
      return this.inPool(DRAWN_PAGE, { ...wish, outputDir, seed }, context);
    }
    if (capability === 'gen.image' && recipe === 'drawn-illustration') {
      const wish = { ...(params as Pick<IllustrationRequest, 'idea' | 'shape'>) };
      return this.inPool(ILLUSTRATION, { ...wish, outputDir, seed }, context);
    }
    const [inputPath] = request.inputFiles;
    if (inputPath === undefined) {
      throw new ProviderError('fatal', 'There is no picture to work on.', { code: 'NO_INPUT' });
    }
    if (capability === 'edit.image' && recipe === ENLARGE_SLUG) {
      const photo = { inputPath, outputDir, params };
      return this.inPool(ENLARGE, photo, context, 'batch', ENLARGE_TIMEOUT_MS);
    }
    if (capability === 'edit.image' && recipe !== undefined) {
      const look = { inputPath, outputDir, look: recipe, params, seed };
      if (request.onlyCheck) return this.inPool(CHECK_LOOK, look, context, 'interactive');
      return request.previewSide === undefined
        ? this.inPool(LOOK, look, context)
        : this.inPool(LOOK, { ...look, maxSide: request.previewSide }, context, 'interactive');
    }
    if (capability === 'trace.lineart' && recipe === 'coloring-page') {
      const input = { ...(params as Pick<ColoringPageRequest, 'difficulty' | 'paper' | 'title'>) };
      return this.inPool(COLORING_PAGE, { ...input, inputPath, outputDir, seed }, context);
    }
    if (capability === 'gen.text' && recipe === 'fursona-describe') {
      const made = await this.inPool(FURSONA, { inputPath, outputDir, params, seed }, context);
      return { ...made, method: 'templates' };
    }
    throw new ProviderError('fatal', 'This cannot be made here.', { code: 'NOT_OFFERED' });
  }

  private async inPool<I>(
    task: TaskRef<I, EngineResult>,
    input: I,
    context: ProviderContext,
    priority: TaskPriority = 'batch',
    timeoutMs?: number,
  ): Promise<ProviderResult> {
    try {
      const {
        files,
        texts = [],
        notes,
        byNetwork = false,
      } = await this.pool.run(task, input, {
        signal: context.signal,
        priority,
        timeoutMs,
        onProgress: (value) => {
          const { step, done, of } = value as EngineProgress;
          context.progress(step, done, of);
        },
      });
      const written = texts.map((text) => ({ ...text, width: null, height: null }));
      return {
        files: [...written, ...files],
        notes,
        model: `${ENGINE.name} ${ENGINE.version}`,
        method: byNetwork ? 'model' : 'algorithm',
        costMicros: 0,
      };
    } catch (error) {
      throw toProviderError(error);
    }
  }
}

const outcomeOf = (code: string | undefined): ProviderOutcome =>
  code === 'IDEA_UNSAFE' ? 'blocked' : 'refused';

/** What the engine or its pool threw, as what it means for the run. */
function toProviderError(error: unknown): Error {
  if (error instanceof RemoteTaskError && error.name === 'EngineRefusal') {
    const { field, code } = error;
    return new ProviderError(outcomeOf(code), error.message, { field, code, cause: error });
  }
  if (error instanceof RemoteTaskError && isOfTheDisk(error)) {
    return diskUnavailable({ cause: error });
  }
  if (error instanceof ComputePoolError && error.code === 'TASK_TIMEOUT') {
    const message = 'This took longer than we allow.';
    return new ProviderError('fatal', message, { code: error.code, cause: error });
  }
  if (error instanceof ComputePoolError) {
    const message = 'The picture engine stopped before it was done.';
    return new ProviderError('retryable', message, { code: error.code, cause: error });
  }
  return new ProviderError('fatal', 'The picture engine could not finish this.', {
    cause: error,
  });
}
