import { createHmac } from 'node:crypto';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  Configuration,
  customFetch,
} from 'openid-client';
import { z } from 'zod';
import type { AppConfig } from '../../platform/config/index.js';
import {
  type AuthorizationRequest,
  OAuthProvider,
  ProviderError,
  type ProviderProfile,
} from './oauth-provider.js';
import { toProviderError } from './provider-failure.js';
import { providerFetch, type ProviderFetch } from './provider-fetch.js';
import { providerTokens } from './provider-tokens.js';

export interface FacebookSettings {
  /** Where people are sent, e.g. `https://www.facebook.com`. */
  readonly dialogUrl: string;
  /** Where the Graph API is, e.g. `https://graph.facebook.com`. */
  readonly graphUrl: string;
  readonly graphVersion: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const SCOPE = 'email,public_profile';

const userSchema = z.object({
  id: z.string().min(1),
  name: z.string().optional(),
  email: z.string().optional(),
});

/**
 * Facebook Login: OAuth 2.0 with PKCE and state, then the Graph API for who it is. There is no id
 * token, and an address that Facebook gives is no proof of anything.
 */
export class FacebookProvider extends OAuthProvider {
  readonly name = 'facebook';
  readonly title = 'Facebook';

  constructor(
    private readonly settings: FacebookSettings,
    private readonly limits: AppConfig['oauth'],
  ) {
    super();
  }

  async authorizationUrl(request: AuthorizationRequest): Promise<URL> {
    return buildAuthorizationUrl(this.configuration(this.fetch()), {
      redirect_uri: request.redirectUri,
      scope: SCOPE,
      state: request.state,
      code_challenge: await calculatePKCECodeChallenge(request.verifier),
      code_challenge_method: 'S256',
    });
  }

  async profile(
    request: AuthorizationRequest,
    parameters: URLSearchParams,
  ): Promise<ProviderProfile> {
    try {
      const fetch = this.fetch();
      const currentUrl = new URL(`${request.redirectUri}?${parameters.toString()}`);
      const tokens = await authorizationCodeGrant(this.configuration(fetch), currentUrl, {
        pkceCodeVerifier: request.verifier,
        expectedState: request.state,
      });
      const user = await this.me(fetch, tokens.access_token);
      return {
        provider: 'facebook',
        issuer: this.settings.dialogUrl,
        subject: user.id,
        email: user.email ?? null,
        emailVerified: false,
        name: user.name ?? null,
        tokens: providerTokens(tokens),
      };
    } catch (error) {
      throw toProviderError(error, 'facebook');
    }
  }

  /** The token travels in the header, so that no address that somebody logs holds it. */
  private async me(fetch: ProviderFetch, token: string): Promise<z.output<typeof userSchema>> {
    const { graphUrl, graphVersion, clientSecret } = this.settings;
    const proof = createHmac('sha256', clientSecret).update(token).digest('hex');
    const query = new URLSearchParams({ fields: 'id,name,email', appsecret_proof: proof });
    const response = await fetch(`${graphUrl}/${graphVersion}/me?${query.toString()}`, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    });
    if (response.status !== 200) {
      throw new ProviderError('unavailable', `facebook: the graph answers ${response.status}`);
    }
    const body: unknown = await response.json().catch(() => {
      throw new ProviderError('unavailable', 'facebook: the graph answers something unreadable');
    });
    const user = userSchema.safeParse(body);
    if (user.success) return user.data;
    throw new ProviderError('untrusted', 'facebook: the graph does not say who it is');
  }

  private configuration(fetch: ProviderFetch): Configuration {
    const { dialogUrl, graphUrl, graphVersion, clientId, clientSecret } = this.settings;
    const config = new Configuration(
      {
        issuer: dialogUrl,
        authorization_endpoint: `${dialogUrl}/${graphVersion}/dialog/oauth`,
        token_endpoint: `${graphUrl}/${graphVersion}/oauth/access_token`,
      },
      clientId,
      {},
      ClientSecretPost(clientSecret),
    );
    config[customFetch] = fetch;
    if (graphUrl.startsWith('http:')) allowInsecureRequests(config);
    return config;
  }

  private fetch(): ProviderFetch {
    return providerFetch({
      origins: new Set([new URL(this.settings.graphUrl).origin]),
      callTimeoutMs: this.limits.callTimeoutMs,
      maxAnswerBytes: this.limits.maxAnswerBytes,
      deadline: AbortSignal.timeout(this.limits.signInTimeoutMs),
    });
  }
}
