import { Injectable } from '@nestjs/common';
import { readConfigText } from '../../platform/config/index.js';
import { InvalidFieldError } from '../../platform/errors/index.js';

/**
 * What may be a password besides its length (NIST SP 800-63B): none that attackers try first, and not
 * the account's own address. Nothing about kinds of characters.
 */
@Injectable()
export class PasswordRules {
  private readonly common: ReadonlySet<string>;

  constructor() {
    const lines = readConfigText('common-passwords.txt').split('\n');
    this.common = new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
  }

  /** @throws InvalidFieldError that names `field` */
  check(password: string, email: string | null, field = 'password'): void {
    const plain = password.normalize('NFKC').toLowerCase();
    if (this.common.has(plain) || isOnePieceAgain(plain)) {
      throw new InvalidFieldError(
        field,
        'This is one of the passwords that are tried first. Please choose another one.',
        { reason: 'common' },
      );
    }
    if (plain === email || plain === email?.split('@')[0]) {
      throw new InvalidFieldError(
        field,
        'Your address is the first thing that somebody would try. Please choose another password.',
        { reason: 'address' },
      );
    }
  }
}

/** `aaaaaaaaaa`, `1212121212`, `passpasspass`: a short piece over and over. */
function isOnePieceAgain(text: string): boolean {
  return /^(.{1,4})\1+$/su.test(text);
}
