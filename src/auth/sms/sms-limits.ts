import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken, type RateLimitRule } from '../../platform/config/index.js';
import { Database, type Em } from '../../platform/database/index.js';
import { RateLimitError } from '../../platform/errors/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import {
  callerKey,
  type Claim,
  RateLimiter,
  type Standing,
  waitInWords,
} from '../../platform/rate-limit/index.js';
import type { PhoneNumber } from '../../users/index.js';

/** The rules that refuse aloud, in the order in which they are told. The same for every number. */
const LOUD = [
  'otp-compare-phone',
  'otp-phone-minute',
  'otp-phone-hour',
  'otp-ip-hour',
  'otp-all-day',
] as const satisfies RateLimitRule[];

export interface SendRequest {
  readonly phone: PhoneNumber;
  readonly phoneHash: string;
  readonly ip: string;
  /** Whether somebody has an account with this number, so that it was proved before. */
  readonly isProven: boolean;
}

/** What is to be done with a message that somebody asked for. */
export interface SendVerdict {
  /** It is to look as if it were sent. */
  readonly withhold: boolean;
  /** Whether it counts as sent to nobody until its code is used. */
  readonly isUnverified: boolean;
  /** What a withheld message counted and did not use; for others the same with no points. */
  readonly unused: readonly Claim[];
}

/**
 * How many codes are sent, so that nobody can be pestered and sending pays for nobody (SMS pumping:
 * asking for messages to thousands of numbers that cost, for a share of the price). A number that
 * signs in is never held back by what happens to its neighbours, only by its own limits.
 */
@Injectable()
export class SmsLimits {
  constructor(
    private readonly db: Database,
    private readonly limiter: RateLimiter,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /**
   * Counts one message in the transaction of `em`, by one statement of the same form for all numbers.
   *
   * @throws RateLimitError for the limits of a number, an address and the day. What is used up of the
   *   others is not told, because it does not hold for numbers with an account: see `withhold`.
   */
  async countSend(em: Em, request: SendRequest): Promise<SendVerdict> {
    const loud = this.loudClaims(request);
    const quiet = this.quietClaims(request.phone).map((claim) => ({
      ...claim,
      points: request.isProven ? 0 : 1,
    }));
    const standings = await this.limiter.addIn(em, [...loud, ...quiet]);
    for (const [at, { rule, points }] of loud.entries()) {
      const { consumed, msBeforeReset } = standings[at] as Standing;
      // Of what was only looked at, one more must be left.
      this.refuse(rule, { consumed: consumed + 1 - points, msBeforeReset });
    }
    const full = quiet.filter(
      ({ rule }, at) =>
        (standings[loud.length + at] as Standing).consumed > this.limiter.points(rule),
    );
    const withhold = !request.isProven && full.length > 0;
    if (withhold) {
      const { country } = request.phone;
      this.logger.warn({ country, rules: full.map(({ rule }) => rule) }, 'code withheld');
    }
    return {
      withhold,
      isUnverified: !request.isProven && !withhold,
      unused: quiet.map((claim) => ({ ...claim, points: withhold ? 1 : 0 })),
    };
  }

  /** The statement that takes back what {@link SendVerdict.unused} says. */
  undoing({ unused }: SendVerdict) {
    return this.limiter.givingBack(unused);
  }

  /** Somebody used the code: what was sent to this number reached a person. */
  async countVerified(phone: PhoneNumber, sends: number): Promise<void> {
    if (sends === 0) return;
    const claims = this.quietClaims(phone).map((claim) => ({ ...claim, points: sends }));
    try {
      await this.db.rows(this.limiter.givingBack(claims));
    } catch (error) {
      // The person is signed in; the caps are a little tighter until tomorrow.
      this.logger.warn({ err: error }, 'giving back unverified sends failed');
    }
  }

  /** The claim that every comparison makes. */
  comparison(phoneHash: string): Claim {
    return { rule: 'otp-compare-phone', key: phoneHash };
  }

  /** @throws RateLimitError where this comparison was one too many. */
  checkComparison(row: { points: number; expire: string | number }): void {
    const standing = { consumed: row.points, msBeforeReset: Number(row.expire) - Date.now() };
    this.refuse('otp-compare-phone', standing);
  }

  /** For how long somebody who got a code waits for the next. */
  get resendSeconds(): number {
    return this.limiter.seconds('otp-phone-minute');
  }

  private loudClaims({ phoneHash, ip }: SendRequest) {
    const keys: Record<(typeof LOUD)[number], string> = {
      'otp-compare-phone': phoneHash,
      'otp-phone-minute': phoneHash,
      'otp-phone-hour': phoneHash,
      'otp-ip-hour': callerKey(ip),
      'otp-all-day': 'all',
    };
    return LOUD.map((rule) => ({
      rule,
      key: keys[rule],
      // A code that cannot be compared any more today is not sent either.
      points: rule === 'otp-compare-phone' ? 0 : 1,
    }));
  }

  private quietClaims({ country, national }: PhoneNumber): Claim[] {
    const range = national.slice(0, this.config.smsOtp.prefixDigits);
    return [
      { rule: 'otp-unverified-prefix', key: `${country}:${range}` },
      { rule: 'otp-unverified-country', key: country },
      { rule: 'otp-unverified-all', key: 'all' },
    ];
  }

  private refuse(rule: (typeof LOUD)[number], { consumed, msBeforeReset }: Standing): void {
    const limit = this.limiter.points(rule);
    if (consumed <= limit) return;
    const seconds = Math.max(1, Math.ceil(msBeforeReset / 1000));
    throw new RateLimitError(MESSAGES[rule](waitInWords(seconds)), seconds, {
      limit,
      windowSeconds: this.limiter.seconds(rule),
      rule,
    });
  }
}

const MESSAGES: Readonly<Record<(typeof LOUD)[number], (wait: string) => string>> = {
  'otp-compare-phone': (wait) =>
    `Too many wrong codes for this number. Try again in ${wait}, or sign in another way.`,
  'otp-phone-minute': (wait) =>
    `A code is on its way already. If it does not arrive, ask for another in ${wait}.`,
  'otp-phone-hour': (wait) =>
    `This number has been sent many codes. Use the newest, ask for another in ${wait}, or sign in another way.`,
  'otp-ip-hour': (wait) =>
    `Many codes were asked for from your network. Try again in ${wait}, or sign in another way.`,
  'otp-all-day': (wait) =>
    `No more codes can be sent at the moment. Try again in ${wait}, or sign in another way.`,
};
