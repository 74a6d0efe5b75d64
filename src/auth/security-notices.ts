import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Em } from '../platform/database/index.js';
import { currentRequest, PublicLinks } from '../platform/http/index.js';
import { Messages, type SecurityOccasion } from '../platform/messaging/index.js';
import { type Account, UserAccounts } from '../users/index.js';
import { deviceOf } from './sessions/device.js';

/** What an owner is told about. A copied session once a day: the mail says all there is to do. */
export type SecurityNotice = 'new-device' | 'session-copied' | 'password-changed';

/**
 * Mails to the owner of an account about what may not have been them. They go to addresses only that
 * were shown to be the owner's: whoever claims an address must not have its reader written to.
 */
@Injectable()
export class SecurityNotices {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: UserAccounts,
    private readonly messages: Messages,
    private readonly links: PublicLinks,
  ) {}

  /** Writes the notice in the transaction of `em`, if the account has an address that was shown. */
  async tell(em: Em, userId: string, notice: SecurityNotice): Promise<void> {
    if (!this.messages.isOn('email')) return;
    const account = await this.accounts.findById(userId, em);
    if (!account?.email || !account.emailVerified) return;
    const occasion = this.occasion(account.displayName);
    await this.messages.mail(em, {
      to: account.email,
      userId,
      template: notice,
      data: occasion,
      ...(notice === 'session-copied'
        ? { onceKey: `${notice}:${userId}:${occasion.at.slice(0, 10)}` }
        : {}),
    });
  }

  /**
   * Tells the owner of an address of many wrong passwords, once a day. Where it has none the work is
   * the same and nothing is sent, so that no answer tells whether there is one.
   *
   * @param key a hash of the address
   */
  async tellOfFailures(
    em: Em,
    owner: Account | undefined,
    { email, key }: { email: string; key: string },
  ): Promise<void> {
    if (!this.messages.isOn('email')) return;
    const data = this.occasion(owner?.displayName ?? '');
    await this.messages.mail(em, {
      to: email,
      userId: owner?.id ?? null,
      template: 'sign-in-failures',
      data,
      withhold: owner === undefined,
      onceKey: `sign-in-failures:${key}:${data.at.slice(0, 10)}`,
    });
  }

  /** Now, and from the device of the current request. */
  occasion(name: string): SecurityOccasion {
    const userAgent = currentRequest()?.userAgent;
    return {
      name,
      at: this.clock.now().toISOString(),
      device: userAgent ? deviceOf(userAgent).name : null,
      securityLink: this.links.to('/account/security'),
      forgotLink: this.links.to('/forgot-password'),
    };
  }
}
