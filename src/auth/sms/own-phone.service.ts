import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../../audit-log/index.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, type Em, rowIn } from '../../platform/database/index.js';
import { DomainError, InvalidFieldError, NotFoundError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { type PhoneNumber, SessionEnder, UserPhones } from '../../users/index.js';
import { IdentitiesService } from '../identities/identities.service.js';
import { RecentProof } from '../recent-proof.js';
import { SignInFailures } from '../sign-in-failures.js';
import { OtpCodes, type RightCode } from './otp-codes.js';
import { type PhoneOwner, PhoneNotices } from './phone-notices.js';
import { SmsLimits } from './sms-limits.js';
import type { OwnPhoneRequest } from './sms.dto.js';
import { SmsNumbers } from './sms-numbers.js';
import { assertCodeLength, wordsFor } from './sms-sign-in.service.js';

interface OwnerRow {
  email: string | null;
  email_verified: boolean;
  display_name: string;
  phone_sealed: string | null;
  phone_hash: string | null;
}

/**
 * The phone number of one's own account: a way to sign in. A new number is proved by a code before it
 * counts; the old one, and the mail address, are told.
 */
@Injectable()
export class OwnPhoneService {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly numbers: SmsNumbers,
    private readonly codes: OtpCodes,
    private readonly limits: SmsLimits,
    private readonly phones: UserPhones,
    private readonly identities: IdentitiesService,
    private readonly notices: PhoneNotices,
    private readonly proof: RecentProof,
    private readonly sessions: SessionEnder,
    private readonly failures: SignInFailures,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Sends a code to the number that the user wants to have, whosever it is now.
   *
   * @throws InvalidFieldError, RateLimitError, UnavailableError; DomainError CONFLICT where it is the
   *   user's number already, AUTH_FORBIDDEN, see {@link RecentProof.require}.
   */
  async request(
    user: Principal,
    { phone: text, password }: OwnPhoneRequest,
    ip: string,
  ): Promise<void> {
    const phone = this.numbers.parse(text);
    await this.proof.require(user, password);
    const current = await this.currentHash(user.userId);
    if (current === this.phones.hashOf(phone)) {
      throw new DomainError('CONFLICT', 'This is your number already.', {
        field: 'phone',
        reason: 'own',
      });
    }
    await this.codes.send({ purpose: purposeFor(current), phone, userId: user.userId }, ip);
  }

  /**
   * Gives the user the number that the code was sent to. That it signs in to another account is told
   * only here: whoever has the code could find out by signing in with it.
   *
   * @throws InvalidFieldError for a wrong code, RateLimitError; DomainError CONFLICT with reason
   *   `in-use` where another account has the number.
   */
  async confirm(user: Principal, text: string, code: string): Promise<{ phone: string }> {
    const phone = this.numbers.parse(text);
    assertCodeLength(code, this.config.smsOtp.otp.length);
    const purpose = purposeFor(await this.currentHash(user.userId));
    const checked = await this.codes.check({ purpose, phone, userId: user.userId }, code);
    if (checked.outcome !== 'right') {
      await this.failures.refusedCode({ phone, outcome: checked.outcome, user });
      throw new InvalidFieldError('otp', wordsFor(checked), {
        triesLeft: checked.outcome === 'wrong' ? checked.triesLeft : 0,
      });
    }
    const used = await this.db.transaction((em) => this.take(em, user, checked));
    if (used.sends !== undefined) await this.limits.countVerified(phone, used.sends);
    if (used.outcome === 'gone') {
      throw new InvalidFieldError('otp', wordsFor({ outcome: 'gone' }), { triesLeft: 0 });
    }
    if (used.outcome === 'in-use') {
      throw new DomainError(
        'CONFLICT',
        'This number signs in to another account. Sign in there with it and remove it, then add it here.',
        { field: 'phone', reason: 'in-use' },
      );
    }
    return { phone: phone.e164 };
  }

  /**
   * Takes the number away.
   *
   * @throws NotFoundError where there is none; DomainError CONFLICT with reason `last-method` where the
   *   user has no other way to sign in, AUTH_FORBIDDEN, see {@link RecentProof.require}.
   */
  async remove(user: Principal, password: string | undefined): Promise<void> {
    if ((await this.currentHash(user.userId)) === null) throw new NotFoundError('phone number');
    await this.proof.require(user, password);
    await this.db.transaction(async (em) => {
      const owner = await this.lock(em, user.userId);
      if (owner.phone === null) throw new NotFoundError('phone number');
      if (!(await this.identities.removeUnlessLast(em, user.userId, 'phone'))) {
        throw new DomainError(
          'CONFLICT',
          'This number is your only way to sign in. Add another way first.',
          { reason: 'last-method' },
        );
      }
      await this.phones.clear(em, user.userId);
      await this.finish(em, user, owner, 'removed');
    });
  }

  private async take(
    em: Em,
    user: Principal,
    code: RightCode,
  ): Promise<{ outcome: 'taken' | 'in-use' | 'gone'; sends: number | undefined }> {
    const sends = await this.codes.consume(em, code);
    if (sends === undefined) return { outcome: 'gone', sends };
    const owner = await this.lock(em, user.userId);
    const hash = this.phones.hashOf(code.phone);
    const other = await rowIn(
      em,
      sql`select 1 from app_user where phone_hash = ${hash} and id <> ${user.userId}`,
    );
    if (other) return { outcome: 'in-use', sends };
    await this.phones.set(em, user.userId, code.phone);
    if (owner.phone === null) {
      const { userId } = user;
      await this.identities.add(em, { userId, provider: 'phone', providerUserId: hash });
    } else {
      await this.identities.changeSubject(em, user.userId, 'phone', hash);
    }
    await this.finish(em, user, owner, owner.phone === null ? 'added' : 'changed', code.phone);
    return { outcome: 'taken', sends };
  }

  private async finish(
    em: Em,
    user: Principal,
    owner: PhoneOwner,
    change: 'added' | 'changed' | 'removed',
    now?: PhoneNumber,
  ): Promise<void> {
    // Whoever was let in by the number before may not have been its owner.
    const sessions =
      change === 'added'
        ? 0
        : await this.sessions.endAll(em, user.userId, 'phone-changed', { except: user.sessionId });
    await this.audit.record(em, {
      action: `phone.${change}`,
      actor: user,
      entityType: 'user',
      entityId: user.userId,
      diff: { sessions },
    });
    await this.notices.tell(em, owner, change, now);
  }

  /** The user's row, locked until `em` ends, so that changes of one account happen one by one. */
  private async lock(em: Em, userId: string): Promise<PhoneOwner> {
    const row = await rowIn(
      em,
      sql<OwnerRow>`
        select email, email_verified_at is not null as email_verified, display_name, phone_sealed, phone_hash from app_user
        where id = ${userId} for no key update`,
    );
    if (!row) throw new NotFoundError('user');
    return {
      userId,
      email: row.email_verified ? row.email : null,
      displayName: row.display_name,
      phone: this.phones.open(userId, row.phone_sealed),
    };
  }

  private async currentHash(userId: string): Promise<string | null> {
    const row = await this.db.row(
      sql<OwnerRow>`select phone_hash from app_user where id = ${userId}`,
    );
    return row?.phone_hash ?? null;
  }
}

function purposeFor(currentHash: string | null): 'link' | 'change' {
  return currentHash === null ? 'link' : 'change';
}
