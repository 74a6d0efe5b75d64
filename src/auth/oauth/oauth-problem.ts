import type { OAuthVendor } from '../../platform/vendors/index.js';
import type { ProviderFailure } from './oauth-provider.js';

/**
 * What a page of ours has to explain to somebody who set out to a provider: what the provider said, or
 * `off` (not set up here), `expired` (not begun in this browser, too long ago or over already), `busy`
 * (too many attempts) and `failed` (our fault).
 */
export type OAuthProblemKind = ProviderFailure | 'off' | 'expired' | 'busy' | 'failed';

/** Ends the way to a provider, or back, on the page that explains it. */
export class OAuthProblem extends Error {
  override readonly name = 'OAuthProblem';

  constructor(
    readonly kind: OAuthProblemKind,
    readonly provider: OAuthVendor,
    /** Where the person wanted to get, and whether they were signed in already. */
    readonly context: { readonly returnTo?: string | undefined; readonly isLink?: boolean } = {},
    options?: ErrorOptions,
  ) {
    super(`signing in by ${provider}: ${kind}`, options);
  }
}
