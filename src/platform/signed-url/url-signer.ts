import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Clock } from '../clock.js';
import { type AppConfig, AppConfigToken } from '../config/index.js';

/** How many addresses of one thing exist during its validity; more would defeat the browser's cache. */
const STEPS = 5;

export interface UrlSignature {
  /** When the address stops working, in seconds since 1970. */
  readonly exp: number;
  /** HMAC-SHA256 over subject and `exp`, base64url. */
  readonly sig: string;
}

/**
 * Signs addresses that work without sign-in: for one thing, for at most
 * `uploads.signedUrlSeconds` (decision R-03). The expiry is rounded down to a fifth of that, so that
 * the same thing has the same address for a while and browsers can cache it; an address works for
 * four to five fifths of the time.
 */
@Injectable()
export class UrlSigner {
  private readonly secret: string;
  private readonly seconds: number;

  constructor(
    @AppConfigToken() config: AppConfig,
    private readonly clock: Clock,
  ) {
    const { urlSigningSecret } = config.auth;
    if (!urlSigningSecret) throw new Error('URL_SIGNING_SECRET is not set');
    this.secret = urlSigningSecret;
    this.seconds = config.uploads.signedUrlSeconds;
  }

  /** @param subject what the address is for, in a form that no other subject can have */
  sign(subject: string): UrlSignature {
    const step = Math.max(1, Math.floor(this.seconds / STEPS));
    const exp = Math.floor(this.seconds1970() / step) * step + this.seconds;
    return { exp, sig: this.digest(subject, exp).toString('base64url') };
  }

  /** Seconds for which the signature still holds; 0 where it is forged or over. */
  verify(subject: string, { exp, sig }: UrlSignature): number {
    const left = exp - this.seconds1970();
    const expected = this.digest(subject, exp);
    const given = Buffer.from(sig, 'base64url');
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    return genuine && left <= this.seconds ? Math.max(0, Math.floor(left)) : 0;
  }

  private digest(subject: string, exp: number): Buffer {
    return createHmac('sha256', this.secret).update(`${exp}\n${subject}`).digest();
  }

  private seconds1970(): number {
    return this.clock.now().getTime() / 1000;
  }
}
