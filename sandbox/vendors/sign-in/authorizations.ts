import { createHash, randomBytes } from 'node:crypto';

/** What a client asks for at the authorization endpoint, once it was found in order. */
export interface AuthorizationRequest {
  clientId: string;
  redirectUri: string;
  state: string | undefined;
  scopes: readonly string[];
  nonce: string | undefined;
  /** PKCE, S256. */
  challenge: string;
}

/** What a code or an access token stands for. */
export interface Grant {
  request: AuthorizationRequest;
  personId: string;
}

export type Redemption =
  | { grant: Grant; accessToken: string }
  | { problem: 'unknown' | 'used' | 'expired' | 'mismatch' | 'verifier' };

interface IssuedCode {
  grant: Grant;
  expiresAtMs: number;
  /** The access token that it was exchanged for. */
  accessToken: string | undefined;
}

const CODE_MS = 60_000;
const TOKEN_MS = 3_600_000;
const MAX_ENTRIES = 1_000;

/**
 * From the request over the consent to code and access token (RFC 6749, section 4.1, with RFC 7636).
 * A code is good once, for a minute, for the client, the address and the verifier that it was made
 * for; one that is used again takes its access token with it.
 */
export class Authorizations {
  private readonly requests = new Map<string, AuthorizationRequest>();
  private readonly codes = new Map<string, IssuedCode>();
  private readonly tokens = new Map<string, { grant: Grant; expiresAtMs: number }>();

  constructor(private readonly prefix: { code: string; token: string }) {}

  /** Keeps a request until the person has decided; they may come back to it and decide again. */
  ask(request: AuthorizationRequest): string {
    return keep(this.requests, '', request);
  }

  asked(id: string): AuthorizationRequest | undefined {
    return this.requests.get(id);
  }

  grant(request: AuthorizationRequest, personId: string): string {
    const grant = { request, personId };
    const expiresAtMs = Date.now() + CODE_MS;
    return keep(this.codes, this.prefix.code, { grant, expiresAtMs, accessToken: undefined });
  }

  redeem(
    code: string,
    by: { clientId: string; redirectUri: string; verifier: string },
  ): Redemption {
    const issued = this.codes.get(code);
    if (!issued) return { problem: 'unknown' };
    const { grant } = issued;
    if (issued.accessToken !== undefined) {
      this.tokens.delete(issued.accessToken);
      return { problem: 'used' };
    }
    if (issued.expiresAtMs <= Date.now()) return { problem: 'expired' };
    const { clientId, redirectUri, challenge } = grant.request;
    if (clientId !== by.clientId || redirectUri !== by.redirectUri) return { problem: 'mismatch' };
    if (createHash('sha256').update(by.verifier).digest('base64url') !== challenge) {
      return { problem: 'verifier' };
    }
    const expiresAtMs = Date.now() + TOKEN_MS;
    const accessToken = keep(this.tokens, this.prefix.token, { grant, expiresAtMs });
    issued.accessToken = accessToken;
    return { grant, accessToken };
  }

  grantOf(accessToken: string): Grant | undefined {
    const token = this.tokens.get(accessToken);
    return token && token.expiresAtMs > Date.now() ? token.grant : undefined;
  }
}

function keep<T>(map: Map<string, T>, prefix: string, value: T): string {
  const key = prefix + randomBytes(24).toString('base64url');
  map.set(key, value);
  if (map.size > MAX_ENTRIES) map.delete(map.keys().next().value as string);
  return key;
}
