import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { type Em, rowsIn, violates } from '../../platform/database/index.js';
import { LookupHash, SecretBox } from '../../platform/encryption/index.js';
import { DomainError, InvalidFieldError } from '../../platform/errors/index.js';
import { parsePhoneNumber, type PhoneNumber } from './phone-number.js';

/**
 * The phone numbers of users. At rest a number is sealed and bound to its user, and found by a hash
 * that nobody can compute without `LOOKUP_SECRET`.
 */
@Injectable()
export class UserPhones {
  constructor(
    private readonly clock: Clock,
    private readonly box: SecretBox,
    private readonly lookup: LookupHash,
  ) {}

  /** The name under which a number is indexed, 32 characters. */
  hashOf(number: PhoneNumber): string {
    return this.lookup.of('phone', number.e164);
  }

  /** The same for what somebody typed; undefined where that is no number. */
  hashOfText(text: string): string | undefined {
    try {
      return this.hashOf(parsePhoneNumber(text));
    } catch (error) {
      if (error instanceof InvalidFieldError) return undefined;
      throw error;
    }
  }

  /** The number in E.164, as its owner may see it. */
  open(userId: string, sealed: string | null): string | null {
    return sealed === null ? null : this.box.open(sealed, purposeOf(userId)).toString();
  }

  /**
   * Gives the user this number, which they have shown to be theirs, in the place of the one before.
   *
   * @throws DomainError CONFLICT with field `phone` where another account has it.
   */
  async set(em: Em, userId: string, number: PhoneNumber): Promise<void> {
    const now = this.clock.now();
    try {
      await rowsIn(
        em,
        sql`
          update app_user
          set phone_sealed = ${this.box.seal(number.e164, purposeOf(userId))},
              phone_hash = ${this.hashOf(number)}, phone_verified_at = ${now}, updated_at = ${now}
          where id = ${userId}`,
      );
    } catch (error) {
      if (!violates(error, 'user_phone_hash_unique')) throw error;
      throw new DomainError(
        'CONFLICT',
        'This number belongs to another account.',
        { field: 'phone', reason: 'in-use' },
        { cause: error },
      );
    }
  }

  async clear(em: Em, userId: string): Promise<void> {
    await rowsIn(
      em,
      sql`
        update app_user set phone_sealed = null, phone_hash = null, phone_verified_at = null,
                            updated_at = ${this.clock.now()}
        where id = ${userId}`,
    );
  }
}

function purposeOf(userId: string): string {
  return `phone:${userId}`;
}
