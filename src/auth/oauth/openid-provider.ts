import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  type ServerMetadata,
  type UserInfoResponse,
} from 'openid-client';
import type { AppConfig } from '../../platform/config/index.js';
import {
  type AuthorizationRequest,
  OAuthProvider,
  ProviderError,
  type ProviderProfile,
} from './oauth-provider.js';
import { providerFetch, type ProviderFetch } from './provider-fetch.js';
import { toProviderError } from './provider-failure.js';
import { providerTokens } from './provider-tokens.js';

export interface OpenIdSettings {
  readonly name: 'google' | 'oidc';
  readonly title: string;
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Origins besides the issuer's own that belong to it. */
  readonly origins: readonly string[];
  /** The only algorithm of its id tokens; undefined: those that it says it has, none symmetric. */
  readonly algorithm?: string;
  /** Sent along to the provider's page. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Address and name, and nothing else (requirement AUTH-09). */
const SCOPE = 'openid email profile';

/**
 * Any issuer of OpenID Connect: authorization code flow with PKCE, state and nonce. Checks issuer,
 * audience, authorized party, nonce, times and signature of the id token.
 */
export class OpenIdProvider extends OAuthProvider {
  readonly name: 'google' | 'oidc';
  readonly title: string;
  private readonly origins: ReadonlySet<string>;
  private metadata: { value: Promise<ServerMetadata>; readUntilMs: number } | undefined;

  constructor(
    private readonly settings: OpenIdSettings,
    private readonly limits: AppConfig['oauth'],
  ) {
    super();
    this.name = settings.name;
    this.title = settings.title;
    this.origins = new Set([settings.issuer.origin, ...settings.origins]);
  }

  async authorizationUrl(request: AuthorizationRequest): Promise<URL> {
    try {
      const url = buildAuthorizationUrl(await this.configuration(this.fetch()), {
        redirect_uri: request.redirectUri,
        scope: SCOPE,
        state: request.state,
        nonce: request.nonce,
        code_challenge: await calculatePKCECodeChallenge(request.verifier),
        code_challenge_method: 'S256',
        ...this.settings.parameters,
      });
      if (this.origins.has(url.origin)) return url;
      throw new ProviderError('untrusted', `${url.origin} is not an origin of this provider`);
    } catch (error) {
      throw toProviderError(error, this.name);
    }
  }

  async profile(
    request: AuthorizationRequest,
    parameters: URLSearchParams,
  ): Promise<ProviderProfile> {
    try {
      const config = await this.configuration(this.fetch());
      const currentUrl = new URL(`${request.redirectUri}?${parameters.toString()}`);
      const tokens = await authorizationCodeGrant(config, currentUrl, {
        pkceCodeVerifier: request.verifier,
        expectedState: request.state,
        expectedNonce: request.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims() as IDToken;
      this.checkParty(claims);
      const {
        email,
        email_verified: isVerified,
        name,
      } = await this.about(config, claims, tokens.access_token);
      return {
        provider: this.name,
        issuer: claims.iss,
        subject: claims.sub,
        email: typeof email === 'string' ? email : null,
        // Nothing but the boolean: the text "true" is what careless issuers copy from their users.
        emailVerified: isVerified === true,
        name: typeof name === 'string' ? name : null,
        tokens: providerTokens(tokens),
      };
    } catch (error) {
      throw toProviderError(error, this.name);
    }
  }

  /** The profile: in the id token, or behind the userinfo endpoint where that is all there is. */
  private async about(
    config: Configuration,
    claims: IDToken,
    accessToken: string,
  ): Promise<IDToken | UserInfoResponse> {
    const isComplete = claims['email'] !== undefined && claims['name'] !== undefined;
    if (isComplete || !config.serverMetadata().userinfo_endpoint) return claims;
    return fetchUserInfo(config, accessToken, claims.sub);
  }

  /** An id token that was made for another client, though it names us among its audiences. */
  private checkParty({ azp }: IDToken): void {
    if (azp !== undefined && azp !== this.settings.clientId) {
      throw new ProviderError('untrusted', `${this.name}: the id token is for another client`);
    }
  }

  /**
   * Made anew each time, for then the issuer's keys are fetched anew, too: signing in is rare, and a
   * key that was rotated counts at once.
   */
  private async configuration(fetch: ProviderFetch): Promise<Configuration> {
    const { clientId, clientSecret, algorithm } = this.settings;
    const metadata = await this.discover(fetch);
    const config = new Configuration(
      metadata,
      clientId,
      algorithm === undefined ? {} : { id_token_signed_response_alg: algorithm },
      clientAuth(metadata, clientSecret),
    );
    config[customFetch] = fetch;
    this.prepare(config);
    enableNonRepudiationChecks(config);
    return config;
  }

  private prepare(config: Configuration): void {
    // Only the stand-ins on loopback are reached without TLS; the configuration refuses others.
    if (this.settings.issuer.protocol === 'http:') allowInsecureRequests(config);
  }

  /** What the issuer says about itself, remembered for a while; a failure is not remembered. */
  private discover(fetch: ProviderFetch): Promise<ServerMetadata> {
    if (this.metadata && performance.now() < this.metadata.readUntilMs) return this.metadata.value;
    const value = discovery(this.settings.issuer, this.settings.clientId, undefined, undefined, {
      [customFetch]: fetch,
      execute: [(config) => this.prepare(config), ...this.insecure()],
    }).then((config) => config.serverMetadata());
    const entry = { value, readUntilMs: performance.now() + this.limits.discoverySeconds * 1000 };
    this.metadata = entry;
    value.catch(() => {
      if (this.metadata === entry) this.metadata = undefined;
    });
    return value;
  }

  private insecure() {
    return this.settings.issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
  }

  private fetch(): ProviderFetch {
    return providerFetch({
      origins: this.origins,
      callTimeoutMs: this.limits.callTimeoutMs,
      maxAnswerBytes: this.limits.maxAnswerBytes,
      deadline: AbortSignal.timeout(this.limits.signInTimeoutMs),
    });
  }
}

/** The secret in the body where the issuer takes it there, else in the header, as its default is. */
function clientAuth(metadata: ServerMetadata, secret: string): ClientAuth {
  const methods = metadata.token_endpoint_auth_methods_supported ?? [];
  return methods.includes('client_secret_post')
    ? ClientSecretPost(secret)
    : ClientSecretBasic(secret);
}
