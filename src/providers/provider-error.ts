/**
 * What a failed step means for the run:
 * `retryable` the same request may succeed later or elsewhere; `fatal` it cannot; `blocked` a
 * content rule stopped it; `refused` the input is unfit and the person can change it.
 */
export type ProviderOutcome = 'retryable' | 'fatal' | 'blocked' | 'refused';

export interface ProviderErrorOptions extends ErrorOptions {
  /** The input that is wrong, as the step knows it (`title`, `photo`). */
  field?: string | undefined;
  /** The provider's own code. */
  code?: string | undefined;
}

/** The one error that leaves a provider. `message` is shown to people and holds nothing internal. */
export class ProviderError extends Error {
  readonly field: string | undefined;
  readonly code: string | undefined;

  constructor(
    readonly outcome: ProviderOutcome,
    message: string,
    { field, code, ...options }: ProviderErrorOptions = {},
  ) {
    super(message, options);
    this.name = 'ProviderError';
    this.field = field;
    this.code = code;
  }
}
