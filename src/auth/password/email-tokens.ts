import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { createHash, randomBytes } from 'node:crypto';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, type Em, newId, rowIn, rowsIn } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import type { EmailTokenPurpose } from './email-token.entity.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a key stands for. */
export interface TokenBearer {
  readonly userId: string;
  readonly purpose: EmailTokenPurpose;
  readonly email: string;
  readonly issuedAt: Date;
  /** What becomes the account's with the address; see {@link EmailTokens.issue}. */
  readonly passwordHash: string | null;
}

interface TokenRow {
  user_id: string | null;
  purpose: EmailTokenPurpose;
  email: string | null;
  password_hash: string | null;
  created_at: string | Date;
  expires_at: string | Date;
  consumed_at: string | Date | null;
}

/** One-time keys in links by mail. Of any number of attempts to use one, one succeeds. */
@Injectable()
export class EmailTokens {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /** How long a key for this purpose works. */
  lifeMs(purpose: EmailTokenPurpose): number {
    const { verifyHours, changeHours, resetMinutes } = this.config.auth.emailTokens;
    if (purpose === 'reset') return resetMinutes * 60_000;
    return (purpose === 'verify' ? verifyHours : changeHours) * HOUR_MS;
  }

  /**
   * Makes a key in the transaction of `em`, 256 bits in base64url. Without a user it does the same
   * work for a key that opens nothing.
   *
   * @param bearer.passwordHash of the account's present password, salted for this address
   */
  async issue(
    em: Em,
    purpose: EmailTokenPurpose,
    bearer: { userId: string; email: string; passwordHash?: string | undefined } | undefined,
  ): Promise<{ token: string; expiresAt: Date }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = this.clock.in(this.lifeMs(purpose));
    await rowsIn(
      em,
      sql`
        insert into email_token (id, created_at, updated_at, user_id, purpose, hash, email,
                                 password_hash, expires_at)
        values (${newId()}, ${now}, ${now}, ${bearer?.userId ?? null}, ${purpose}, ${hashOf(token)},
                ${bearer?.email ?? null}, ${bearer?.passwordHash ?? null}, ${expiresAt})`,
    );
    return { token, expiresAt };
  }

  /**
   * Whose key it is, for one of these purposes; it is not spent.
   *
   * @throws DomainError AUTH_INVALID where it is none or was used, AUTH_EXPIRED where its time is over.
   */
  async look(token: string, ...purposes: EmailTokenPurpose[]): Promise<TokenBearer> {
    const row = await this.find(token);
    if (!row?.user_id || !row.email || !purposes.includes(row.purpose)) throw dead();
    if (row.consumed_at !== null) throw dead(row.purpose);
    if (new Date(row.expires_at) <= this.clock.now()) {
      throw new DomainError('AUTH_EXPIRED', 'This link has expired. Please ask for a new one.', {
        purpose: row.purpose,
      });
    }
    return {
      userId: row.user_id,
      purpose: row.purpose,
      email: row.email,
      issuedAt: new Date(row.created_at),
      passwordHash: row.password_hash,
    };
  }

  /** Whose key it is or was, be it expired or used; undefined where it is none. */
  async lookEvenIfDead(
    token: string,
    ...purposes: EmailTokenPurpose[]
  ): Promise<{ userId: string; email: string; isSpent: boolean } | undefined> {
    const row = await this.find(token);
    if (!row?.user_id || !row.email || !purposes.includes(row.purpose)) return undefined;
    return { userId: row.user_id, email: row.email, isSpent: row.consumed_at !== null };
  }

  /** Spends the key in the transaction of `em`. @throws DomainError AUTH_INVALID where it is spent. */
  async consume(em: Em, token: string): Promise<void> {
    const now = this.clock.now();
    const row = await rowIn(
      em,
      sql`
        update email_token set consumed_at = ${now}, updated_at = ${now}
        where hash = ${hashOf(token)} and consumed_at is null and expires_at > ${now} returning id`,
    );
    if (!row) throw dead();
  }

  /**
   * No key of this user opens anything any more, but those to take an account back: whoever got into it
   * must not be able to shut its owner out.
   */
  async endAll(em: Em, userId: string): Promise<void> {
    await this.endWhere(em, sql`user_id = ${userId} and purpose <> 'revert'`);
  }

  /** Ends the keys to take back what was changed at that time or later; an earlier owner keeps theirs. */
  async endReverts(em: Em, userId: string, since: Date): Promise<void> {
    await this.endWhere(
      em,
      sql`user_id = ${userId} and purpose = 'revert' and created_at >= ${since}`,
    );
  }

  /** Deletes keys that ended some time ago. Resolves with how many. */
  async sweep(): Promise<number> {
    const before = this.clock.in(-this.config.auth.emailTokens.keepDays * DAY_MS);
    const rows = await this.db.rows(
      sql`delete from email_token where expires_at < ${before} returning id`,
    );
    return rows.length;
  }

  private async endWhere(em: Em, condition: RawBuilder<unknown>): Promise<void> {
    const now = this.clock.now();
    await rowsIn(
      em,
      sql`
        update email_token set consumed_at = ${now}, updated_at = ${now}
        where consumed_at is null and ${condition}`,
    );
  }

  private find(token: string): Promise<TokenRow | undefined> {
    return this.db.row(sql<TokenRow>`
      select user_id, purpose, email, password_hash, created_at, expires_at, consumed_at
      from email_token
      where hash = ${hashOf(token)}`);
  }
}

/** The key is random, so a plain hash is enough. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** For who holds a good link, to an account that changed meanwhile. */
export function outdated(): DomainError {
  return new DomainError(
    'AUTH_INVALID',
    'This link is for an address that your account has no more.',
  );
}

/** @param purpose what it was for, told to who holds it */
function dead(purpose?: EmailTokenPurpose): DomainError {
  return new DomainError(
    'AUTH_INVALID',
    'This link does not work any more. It works once, and a newer one may have taken its place.',
    purpose && { purpose },
  );
}
