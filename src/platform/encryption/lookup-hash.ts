import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { type AppConfig, AppConfigToken } from '../config/index.js';

/**
 * Names something personal, such as a phone number, so that it can be found by an index but neither
 * read from it nor guessed without `encryption.lookupSecret`: HMAC-SHA256, the first 128 bits in hex.
 */
@Injectable()
export class LookupHash {
  private readonly secret: string;

  constructor(@AppConfigToken() { encryption }: Pick<AppConfig, 'encryption'>) {
    if (!encryption.lookupSecret) throw new Error('LOOKUP_SECRET is not set');
    this.secret = encryption.lookupSecret;
  }

  /** Equal texts of one purpose have equal names, 32 characters long. */
  of(purpose: string, text: string): string {
    const digest = createHmac('sha256', this.secret).update(`${purpose}\0${text}`).digest('hex');
    return digest.slice(0, 32);
  }
}
