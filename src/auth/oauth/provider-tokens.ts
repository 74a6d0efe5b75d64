import type { TokenEndpointResponse } from 'openid-client';
import type { ProviderTokens } from './oauth-provider.js';

/** What is kept of an answer of a token endpoint. The id token is not: it was read and is spent. */
export function providerTokens(answer: TokenEndpointResponse): ProviderTokens {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in, scope } = answer;
  return {
    accessToken,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    // By the machine's clock, for it is the provider's time.
    ...(expires_in === undefined
      ? {}
      : { expiresAt: new Date(Date.now() + expires_in * 1000).toISOString() }),
    ...(scope === undefined ? {} : { scope }),
  };
}
