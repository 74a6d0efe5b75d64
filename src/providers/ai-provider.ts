import type { ProviderError } from './provider-error.js';

/** What providers can be asked for. The other steps of a pipeline are run by the program itself. */
export const CAPABILITIES = [
  'gen.text',
  'gen.json',
  'gen.image',
  'edit.image',
  'trace.lineart',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Every provider that a route may name, whether or not it is switched on here. */
export const PROVIDER_NAMES = ['local', 'gemini', 'openai', 'replicate', 'runware'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** One thing that a provider can do. */
export interface Offer {
  readonly capability: Capability;
  /** The recipes it knows by name; `any` where it follows a prompt instead. */
  readonly recipes: readonly Recipe[] | 'any';
  /** That a small picture of each takes less than a second or so, and costs nothing. */
  readonly previews?: boolean;
}

export interface Recipe {
  readonly name: string;
  /** Names of the parameters that the recipe understands. */
  readonly parameters: readonly string[];
  /** Not every picture shows what it needs, whatever the settings; {@link ProviderRequest.onlyCheck} tells whether one does. */
  readonly choosy?: boolean;
}

export interface ProviderRequest {
  readonly capability: Capability;
  /** Which way of doing it, e.g. `photo-pencil-sketch`; absent where the prompt says it all. */
  readonly recipe?: string | undefined;
  /** The finished prompt, where the pipeline made one. */
  readonly prompt?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  /** Absolute paths of the pictures that go in, in order. */
  readonly inputFiles: readonly string[];
  /** Equal seeds give equal results where the provider can promise it. An unsigned 32-bit integer. */
  readonly seed: number;
  /** An existing, empty folder that only this request writes to. */
  readonly outputDir: string;
  /** Somebody waits for a small picture of what it would be; its longest side in pixels. */
  readonly previewSide?: number;
  /** Nothing is made: somebody wants to know whether the pictures that go in would be refused. */
  readonly onlyCheck?: boolean;
}

/** A step as far as what somebody wrote or chose goes into it. */
export type WrittenRequest = Pick<ProviderRequest, 'capability' | 'recipe' | 'params'>;

export interface ProviderContext {
  /** Fires when the run was cancelled or its deadline has passed. */
  readonly signal: AbortSignal;
  /** Tells what the provider has just finished: `done` of `of` parts. */
  progress(step: string, done: number, of: number): void;
}

/** One file of a result. `width` and `height` are pixels, for PDF points; null for text. */
export interface ProviderFile {
  readonly kind: 'image' | 'view' | 'svg' | 'pdf' | 'text' | 'json';
  /** Unique within a result together with the kind: `picture`, `page`, `page-a4`… */
  readonly label: string;
  readonly path: string;
  readonly mime: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number;
}

/**
 * `templates`: put together from words and drawings that people made beforehand; `algorithm`: computed from what went
 * in; `model`: by a model that was trained on other people's work.
 */
export const PRODUCTION_METHODS = ['templates', 'algorithm', 'model'] as const;
export type ProductionMethod = (typeof PRODUCTION_METHODS)[number];

export interface ProviderResult {
  readonly files: readonly ProviderFile[];
  /** What the person should know of this result. */
  readonly notes: readonly string[];
  /** Name and version of what made it. */
  readonly model: string;
  /** How it was made, in a word that is kept with everything that came out. */
  readonly method: ProductionMethod;
  /** What it cost us, in millionths of a US dollar. */
  readonly costMicros: number;
}

/**
 * The port to whatever makes pictures and texts. Adapters declare what they offer; the registry
 * picks by that and never by name.
 */
export abstract class AiProvider {
  abstract readonly name: ProviderName;

  /** What it can do now, with the keys and models it has. Constant while the process lives. */
  abstract offers(): readonly Offer[];

  /** Why it would refuse or block a step for what was written or chosen, where it can tell that at once and without the work. */
  refusalOf(_request: WrittenRequest): ProviderError | undefined {
    return undefined;
  }

  /** What the person should know of the result, as far as it is known from what was written; the result tells it again. */
  notesOf(_request: WrittenRequest): readonly string[] {
    return [];
  }

  /**
   * Does one step. The caller owns the output folder and removes it.
   * @throws ProviderError always, and nothing else
   */
  abstract run(request: ProviderRequest, context: ProviderContext): Promise<ProviderResult>;
}
