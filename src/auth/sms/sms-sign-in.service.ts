import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-log/index.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, type Em } from '../../platform/database/index.js';
import { DomainError, InvalidFieldError } from '../../platform/errors/index.js';
import { callerKey, RateLimiter } from '../../platform/rate-limit/index.js';
import {
  type Account,
  displayNameFromPhone,
  type PhoneNumber,
  UserAccounts,
  UserPhones,
} from '../../users/index.js';
import { type FoundIdentity, IdentitiesService } from '../identities/identities.service.js';
import type { OpenSession } from '../sessions/sessions.service.js';
import { SignInFailures } from '../sign-in-failures.js';
import { type SignIn, SignIns } from '../sign-ins.js';
import { suspended } from '../password/password-sign-in.service.js';
import { type CheckedCode, OtpCodes, type RightCode } from './otp-codes.js';
import { SmsLimits } from './sms-limits.js';
import { SmsNumbers } from './sms-numbers.js';

/** Somebody who has just been made an account. */
interface Newcomer {
  readonly account: Account;
  readonly session: OpenSession;
}

/** What a right code was good for, once; the newest fact that it proves is that messages arrive. */
interface Redeemed {
  readonly whose: FoundIdentity | Newcomer;
  readonly sends: number;
}

/** Signing in with a phone number and a code by SMS; the first time makes the account. */
@Injectable()
export class SmsSignInService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly limiter: RateLimiter,
    private readonly limits: SmsLimits,
    private readonly numbers: SmsNumbers,
    private readonly codes: OtpCodes,
    private readonly accounts: UserAccounts,
    private readonly phones: UserPhones,
    private readonly identities: IdentitiesService,
    private readonly signIns: SignIns,
    private readonly failures: SignInFailures,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Sends a code. Nobody can tell from status, body or time whether the number has an account.
   *
   * @throws InvalidFieldError, RateLimitError, UnavailableError.
   */
  async request(text: string, ip: string): Promise<void> {
    const phone = this.numbers.parse(text);
    await this.codes.send({ purpose: 'login', phone }, ip);
  }

  /**
   * Signs in with a code; of any number of attempts at the same time with the same code one succeeds.
   *
   * @throws DomainError AUTH_INVALID for a code that is wrong or not good any more, AUTH_FORBIDDEN for
   *   the owner of a suspended account, InvalidFieldError, RateLimitError, UnavailableError.
   */
  async verify(text: string, code: string, ip: string): Promise<SignIn> {
    const phone = this.numbers.parse(text);
    assertCodeLength(code, this.config.smsOtp.otp.length);
    await this.limiter.consume('sign-in-ip', callerKey(ip));
    const checked = await this.codes.check({ purpose: 'login', phone }, code);
    if (checked.outcome !== 'right') {
      await this.failures.refusedCode({ phone, outcome: checked.outcome });
      throw refusalOf(checked);
    }
    const redeemed = await this.db.transaction((em) => this.redeem(em, checked));
    if (!redeemed) throw refusalOf({ outcome: 'gone' });
    const { whose, sends } = redeemed;
    await this.limits.countVerified(phone, sends);
    if ('session' in whose) return this.signIns.signedIn(whose.account, whose.session);
    const account = await this.accounts.findById(whose.userId);
    if (account?.status !== 'active') {
      await this.failures.suspended(whose.userId, phone.e164);
      throw suspended();
    }
    return this.signIns.begin(account, { provider: 'phone', identityId: whose.id });
  }

  private async redeem(em: Em, code: RightCode): Promise<Redeemed | undefined> {
    const sends = await this.codes.consume(em, code);
    if (sends === undefined) return undefined;
    const known = await this.identities.use(em, 'phone', this.phones.hashOf(code.phone));
    return { whose: known ?? (await this.register(em, code.phone)), sends };
  }

  private async register(em: Em, phone: PhoneNumber): Promise<Newcomer> {
    const account = await this.accounts.create(em, {
      email: null,
      phone,
      displayName: displayNameFromPhone(phone.e164),
      passwordHash: null,
      role: 'GUEST',
    });
    const identityId = await this.identities.add(em, {
      userId: account.id,
      provider: 'phone',
      providerUserId: this.phones.hashOf(phone),
    });
    const session = await this.signIns.beginIn(em, account, { provider: 'phone', identityId });
    await this.audit.record(em, {
      action: 'user.registered',
      actor: { userId: account.id, roles: account.roles },
      entityType: 'user',
      entityId: account.id,
      diff: { provider: 'phone', sessionId: session.sessionId },
    });
    return { account, session };
  }
}

/** A code of another length is a slip of the finger: it is not compared and costs no try. */
export function assertCodeLength(code: string, length: number): void {
  if (code.length === length) return;
  throw new InvalidFieldError('otp', `The code has ${length} digits.`);
}

function refusalOf(checked: Exclude<CheckedCode, RightCode>): DomainError {
  return new DomainError('AUTH_INVALID', wordsFor(checked), {
    field: 'otp',
    triesLeft: checked.outcome === 'wrong' ? checked.triesLeft : 0,
  });
}

/** What was wrong with a code, and what helps. */
export function wordsFor(checked: Exclude<CheckedCode, RightCode>): string {
  if (checked.outcome === 'gone' || checked.triesLeft === 0) {
    return 'This code is not good any more. Please ask for a new one.';
  }
  const { triesLeft } = checked;
  return `This is not the code. You have ${triesLeft === 1 ? 'one try' : `${triesLeft} tries`} left.`;
}
