import type { OAuthVendor } from '../../platform/vendors/index.js';

/** What only we and the provider know of one sign-in, from setting out to coming back. */
export interface AuthorizationRequest {
  readonly state: string;
  readonly nonce: string;
  /** PKCE: the verifier, of which the provider is told the S256 challenge first. */
  readonly verifier: string;
  readonly redirectUri: string;
}

/** The provider's tokens, as it gave them. They leave this process sealed only. */
export interface ProviderTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** ISO 8601. */
  readonly expiresAt?: string;
  readonly scope?: string;
}

/** Who somebody is, by the word of a provider that was checked. */
export interface ProviderProfile {
  readonly provider: OAuthVendor;
  readonly issuer: string;
  /** What the provider calls them: the only thing by which they are known again. */
  readonly subject: string;
  readonly email: string | null;
  /** Whether the provider vouches for the address, in so many words. */
  readonly emailVerified: boolean;
  readonly name: string | null;
  readonly tokens: ProviderTokens;
}

/**
 * Why a provider's word was not taken: the person said no · its page led to nothing and beginning
 * again helps · the provider does not work, or not with our keys · its answer is not to be trusted.
 */
export type ProviderFailure = 'declined' | 'spent' | 'unavailable' | 'untrusted';

/** What went wrong at a provider, in our words. The cause is for the log and tells no values. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';

  constructor(
    readonly failure: ProviderFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A provider of identities: the way there, and what it says of those who come back. */
export abstract class OAuthProvider {
  abstract readonly name: OAuthVendor;
  /** How people call it. */
  abstract readonly title: string;

  /** Where to send the browser. @throws ProviderError */
  abstract authorizationUrl(request: AuthorizationRequest): Promise<URL>;

  /**
   * Exchanges the code and reads who came back.
   *
   * @param parameters the query that the provider sent the browser back with
   * @throws ProviderError
   */
  abstract profile(
    request: AuthorizationRequest,
    parameters: URLSearchParams,
  ): Promise<ProviderProfile>;
}
