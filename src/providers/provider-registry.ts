import {
  type AiProvider,
  CAPABILITIES,
  type Capability,
  type Offer,
  type ProviderName,
  type Recipe,
  type WrittenRequest,
} from './ai-provider.js';
import type { ProviderError } from './provider-error.js';

/** What the registry needs to know of a pipeline step. */
export interface StepNeed {
  readonly kind: string;
  readonly recipe?: string | undefined;
}

/**
 * Knows who can run which step: the providers for the capabilities, and the program's own executors
 * for the other kinds, which the module that runs pipelines registers when it starts.
 */
export class ProviderRegistry {
  private readonly executors = new Set<string>();

  constructor(private readonly providers: readonly AiProvider[]) {}

  /** Declares that this process has an executor for these step kinds. */
  registerExecutors(kinds: readonly string[]): void {
    for (const kind of kinds) this.executors.add(kind);
  }

  /** Changes whenever an answer of {@link canRun} may have changed. */
  get revision(): number {
    return this.executors.size;
  }

  /** The providers of `route` that can do the step, in the order of the route. */
  candidates(step: StepNeed, route: readonly ProviderName[]): AiProvider[] {
    return route.flatMap((name) =>
      this.providers.filter((provider) => provider.name === name && offersStep(provider, step)),
    );
  }

  /** True where the step has an executor or, for a capability, a provider on the route. */
  canRun(step: StepNeed, route: readonly ProviderName[]): boolean {
    return isCapability(step.kind)
      ? this.candidates(step, route).length > 0
      : this.executors.has(step.kind);
  }

  /** The first provider of the route that shows at once what the step would give, if there is one. */
  previewer(step: StepNeed, route: readonly ProviderName[]): AiProvider | undefined {
    return this.candidates(step, route).find((provider) =>
      provider.offers().some((offer) => offer.previews === true && doesStep(offer, step)),
    );
  }

  /**
   * Why a step would be refused for what was written, whichever of the routes it goes: the first provider of a route
   * has the word, as a refusal is not taken to the next.
   */
  refusalOf(
    request: WrittenRequest,
    routes: readonly (readonly ProviderName[])[],
  ): ProviderError | undefined {
    const { capability: kind, recipe } = request;
    const refusals = routes
      .flatMap((route) => this.candidates({ kind, recipe }, route).slice(0, 1))
      .map((provider) => provider.refusalOf(request));
    return refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;
  }

  /** What is known of a result before the work, of the provider that would be asked first. */
  notesOf(request: WrittenRequest, route: readonly ProviderName[]): readonly string[] {
    const { capability: kind, recipe } = request;
    return this.candidates({ kind, recipe }, route)[0]?.notesOf(request) ?? [];
  }

  /** The recipe by its name, where a provider knows it. */
  recipe(capability: string, name: string): Recipe | undefined {
    for (const provider of this.providers) {
      for (const offer of provider.offers()) {
        if (offer.capability !== capability || offer.recipes === 'any') continue;
        const found = offer.recipes.find((recipe) => recipe.name === name);
        if (found) return found;
      }
    }
    return undefined;
  }
}

/** True for step kinds that a provider does. */
export function isCapability(kind: string): kind is Capability {
  return (CAPABILITIES as readonly string[]).includes(kind);
}

function offersStep(provider: AiProvider, step: StepNeed): boolean {
  return provider.offers().some((offer) => doesStep(offer, step));
}

function doesStep({ capability, recipes }: Offer, step: StepNeed): boolean {
  return (
    capability === step.kind &&
    (recipes === 'any' || recipes.some((recipe) => recipe.name === step.recipe))
  );
}
