import { createHash, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { type JWK, exportJWK, exportSPKI, type JWTPayload, SignJWT } from 'jose';

/** Ways in which an id token can be made wrong, each of which a client must notice. */
export const FORGERIES = [
  'wrong-issuer',
  'wrong-audience',
  'second-audience',
  'wrong-party',
  'wrong-nonce',
  'no-nonce',
  'no-subject',
  'expired',
  'unsigned',
  'signed-with-secret',
  'signed-with-public-key',
  'unknown-key',
  'foreign-key',
  'other-algorithm',
  'no-token',
  'text-verified',
  'profile-of-another',
] as const;
export type Forgery = (typeof FORGERIES)[number];

interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  jwk: JWK;
}

const LIFETIME_SECONDS = 3_600;
const MAX_KEYS = 2;
const SOMEBODY_ELSE = 'somebody-else';

/** The vendor's keys and what it signs with them: RS256, and where it is told so, forged. */
export class IdTokens {
  private keys: SigningKey[] = [];
  private elliptic: Promise<SigningKey> | undefined;

  /**
   * The public keys, the one in use first, as `GET jwks_uri` answers them. The last one is of another
   * kind: what it signs is for whoever takes every algorithm that the vendor knows.
   */
  async jwks(): Promise<{ keys: JWK[] }> {
    await this.current();
    return { keys: [...this.keys, await this.ellipticKey()].map(({ jwk }) => jwk) };
  }

  /** Signs with a new key from now on. The one before stays published, older ones do not. */
  async rotate(): Promise<{ kid: string }> {
    const key = await newKey();
    this.keys = [key, ...this.keys].slice(0, MAX_KEYS);
    return { kid: key.kid };
  }

  /**
   * @param claims all but the times, which are added
   * @param secret the client's, for what is forged with it
   * @returns a compact JWT, or undefined where the forgery is that there is none
   */
  async issue(claims: JWTPayload, secret: string, forgery?: Forgery): Promise<string | undefined> {
    if (forgery === 'no-token') return undefined;
    const key = await this.current();
    const now = Math.floor(Date.now() / 1000);
    const payload = forgedClaims({ ...claims, iat: now, exp: now + LIFETIME_SECONDS }, forgery);
    const sign = (alg: string, kid: string, signer: KeyObject | Uint8Array) =>
      new SignJWT(payload).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(signer);
    switch (forgery) {
      case 'unsigned':
        return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(payload)}.`;
      case 'signed-with-secret':
        return sign('HS256', key.kid, Buffer.from(secret));
      case 'signed-with-public-key':
        return sign('HS256', key.kid, Buffer.from(await exportSPKI(key.publicKey)));
      case 'unknown-key':
        return sign('RS256', 'nobody-knows-it', (await newKey()).privateKey);
      case 'foreign-key':
        return sign('RS256', key.kid, (await newKey()).privateKey);
      case 'other-algorithm': {
        const { kid, privateKey } = await this.ellipticKey();
        return sign('ES256', kid, privateKey);
      }
      default:
        return sign('RS256', key.kid, key.privateKey);
    }
  }

  private ellipticKey(): Promise<SigningKey> {
    this.elliptic ??= describeKey('ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' }));
    return this.elliptic;
  }

  private async current(): Promise<SigningKey> {
    if (!this.keys[0]) await this.rotate();
    return this.keys[0] as SigningKey;
  }
}

/** What `at_hash` says about an access token: the left half of its SHA-256 (OpenID Connect Core). */
export function accessTokenHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
}

function forgedClaims(claims: JWTPayload, forgery: Forgery | undefined): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  switch (forgery) {
    case 'wrong-issuer':
      return { ...claims, iss: 'https://issuer.somebody-else.test' };
    case 'wrong-audience':
      return { ...claims, aud: SOMEBODY_ELSE };
    case 'second-audience':
      return { ...claims, aud: [claims.aud as string, SOMEBODY_ELSE], azp: SOMEBODY_ELSE };
    case 'wrong-party':
      return { ...claims, azp: SOMEBODY_ELSE };
    case 'wrong-nonce':
      return { ...claims, nonce: 'of-another-attempt' };
    case 'no-nonce':
      return without(claims, 'nonce');
    case 'no-subject':
      return without(claims, 'sub');
    case 'expired':
      return { ...claims, iat: now - 2 * LIFETIME_SECONDS, exp: now - LIFETIME_SECONDS };
    case 'text-verified':
      return { ...claims, email_verified: 'true' };
    default:
      return claims;
  }
}

function without(claims: JWTPayload, name: string): JWTPayload {
  return Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
}

function newKey(): Promise<SigningKey> {
  return describeKey('RS256', generateKeyPairSync('rsa', { modulusLength: 2048 }));
}

async function describeKey(
  alg: string,
  { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject },
): Promise<SigningKey> {
  const kid = randomBytes(20).toString('hex');
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg };
  return { kid, privateKey, publicKey, jwk };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
