import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { randomInt, timingSafeEqual } from 'node:crypto';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, type Em, newId, rowIn } from '../../platform/database/index.js';
import { LookupHash } from '../../platform/encryption/index.js';
import { Messages } from '../../platform/messaging/index.js';
import { RateLimiter } from '../../platform/rate-limit/index.js';
import { type PhoneNumber, UserPhones } from '../../users/index.js';
import type { OtpPurpose } from './otp-challenge.entity.js';
import { type SendVerdict, SmsLimits } from './sms-limits.js';
import { codeText } from './sms-texts.js';

/** For what a code is, and for which number. */
export interface OtpTarget {
  readonly purpose: OtpPurpose;
  readonly phone: PhoneNumber;
  /** Who asks, unless it is for signing in. */
  readonly userId?: string;
}

/** A code that was right, but is not used yet: that is the caller's transaction's to do. */
export interface RightCode {
  readonly outcome: 'right';
  readonly challengeId: string;
  readonly codeHash: string;
  readonly phone: PhoneNumber;
}

export type CheckedCode =
  | RightCode
  | { readonly outcome: 'wrong'; readonly triesLeft: number }
  /** There is no code, or none any more: expired, used, or tried too often. */
  | { readonly outcome: 'gone' };

interface ComparedRow {
  id: string;
  code_hash: string;
  attempts: number;
  points: number;
  expire: string | number;
}

/**
 * Codes by SMS: made, sent, compared and used. A code is good once and for a few minutes, is compared
 * a few times at most, and all codes of a number together a hundred times a day.
 */
@Injectable()
export class OtpCodes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly lookup: LookupHash,
    private readonly limiter: RateLimiter,
    private readonly limits: SmsLimits,
    private readonly messages: Messages,
    private readonly phones: UserPhones,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Sends a new code, which takes the place of the one before. The work is the same whether anybody
   * has this number, and whether the message is held back.
   *
   * @throws RateLimitError, UnavailableError.
   */
  async send(target: OtpTarget, ip: string): Promise<void> {
    const { phone, purpose } = target;
    const phoneHash = this.phones.hashOf(phone);
    await this.db.transaction(async (em) => {
      const owner = await rowIn(
        em,
        sql<{ user_id: string }>`
          select user_id from identity
          where provider = 'phone' and issuer = '' and provider_user_id = ${phoneHash}`,
      );
      const isProven = owner !== undefined;
      const verdict = await this.limits.countSend(em, { phone, phoneHash, ip, isProven });
      const code = this.newCode();
      const expiresAt = this.clock.in(this.config.smsOtp.otp.expirationMinutes * 60_000);
      await this.replace(em, target, this.hashOf(target, code), { expiresAt, verdict });
      await this.messages.sms(em, {
        to: phone.e164,
        text: codeText(purpose, code, this.config),
        expiresAt,
        userId: target.userId ?? owner?.user_id ?? null,
        withhold: verdict.withhold,
      });
    });
  }

  /**
   * Compares a code. The attempt is counted before, in a statement of its own: nothing that fails
   * later takes it back.
   *
   * @throws RateLimitError once the number's comparisons of the day are used up.
   */
  async check(target: OtpTarget, code: string): Promise<CheckedCode> {
    const phoneHash = this.phones.hashOf(target.phone);
    const { maxAttempts } = this.config.smsOtp.otp;
    const now = this.clock.now();
    const counted = this.limiter.counting(
      [this.limits.comparison(phoneHash)],
      sql`exists (select 1 from taken)`,
    );
    const row = await this.db.row(sql<ComparedRow>`
      with taken as (
        update otp_challenge set attempts = attempts + 1, updated_at = ${now}
        where purpose = ${target.purpose} and holder = ${this.holderOf(target)}
          and phone_hash = ${phoneHash} and consumed_at is null and expires_at > ${now}
          and attempts < ${maxAttempts}
        returning id, code_hash, attempts
      ), counted as (${counted})
      select taken.id, taken.code_hash, taken.attempts, counted.points, counted.expire
      from taken, counted`);
    if (!row) return { outcome: 'gone' };
    this.limits.checkComparison(row);
    const isRight = timingSafeEqual(
      Buffer.from(row.code_hash),
      Buffer.from(this.hashOf(target, code)),
    );
    return isRight
      ? { outcome: 'right', challengeId: row.id, codeHash: row.code_hash, phone: target.phone }
      : { outcome: 'wrong', triesLeft: maxAttempts - row.attempts };
  }

  /**
   * Uses a right code in the transaction of `em`. Of any number at the same time one succeeds;
   * undefined for all others. Resolves with how many messages the number was sent until then.
   */
  async consume(em: Em, { challengeId, codeHash }: RightCode): Promise<number | undefined> {
    const now = this.clock.now();
    const row = await rowIn(
      em,
      sql<{ unverified_sends: number }>`
        update otp_challenge set consumed_at = ${now}, updated_at = ${now}
        where id = ${challengeId} and code_hash = ${codeHash} and consumed_at is null
          and expires_at > ${now}
        returning unverified_sends`,
    );
    return row?.unverified_sends;
  }

  private async replace(
    em: Em,
    target: OtpTarget,
    codeHash: string,
    { expiresAt, verdict }: { expiresAt: Date; verdict: SendVerdict },
  ): Promise<void> {
    const now = this.clock.now();
    await rowIn(
      em,
      sql`
        with undone as (${this.limits.undoing(verdict)})
        insert into otp_challenge as kept (id, created_at, updated_at, purpose, holder, phone_hash,
                                           code_hash, expires_at, attempts, unverified_sends)
        values (${newId()}, ${now}, ${now}, ${target.purpose}, ${this.holderOf(target)},
                ${this.phones.hashOf(target.phone)}, ${codeHash}, ${expiresAt}, 0,
                ${verdict.isUnverified ? 1 : 0})
        on conflict (purpose, holder) do update
        set updated_at = excluded.updated_at, phone_hash = excluded.phone_hash,
            code_hash = excluded.code_hash, expires_at = excluded.expires_at, attempts = 0,
            consumed_at = null,
            unverified_sends = excluded.unverified_sends + case
              when kept.consumed_at is null and kept.phone_hash = excluded.phone_hash
              then kept.unverified_sends else 0 end`,
    );
  }

  private newCode(): string {
    const { length } = this.config.smsOtp.otp;
    return String(randomInt(10 ** length)).padStart(length, '0');
  }

  /** Without the secret of look-ups nobody can try codes against it. */
  private hashOf(target: OtpTarget, code: string): string {
    const { purpose, phone } = target;
    return this.lookup.of(`otp ${purpose} ${this.holderOf(target)}`, `${phone.e164} ${code}`);
  }

  private holderOf({ userId, phone }: OtpTarget): string {
    return userId ?? this.phones.hashOf(phone);
  }
}
