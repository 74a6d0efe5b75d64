import { Injectable } from '@nestjs/common';
import type { Em } from '../../platform/database/index.js';
import { LookupHash } from '../../platform/encryption/index.js';
import { PublicLinks } from '../../platform/http/index.js';
import { Messages } from '../../platform/messaging/index.js';
import { RateLimiter } from '../../platform/rate-limit/index.js';
import { type Account, UserAccounts } from '../../users/index.js';
import { SecurityNotices } from '../security-notices.js';
import { EmailTokens } from './email-tokens.js';
import type { EmailTokenPurpose } from './email-token.entity.js';

/** Whom a link opens an account for. */
export type Addressee = Pick<Account, 'id' | 'displayName'> & { readonly email: string };

/**
 * The links by which people show that an address is theirs. Keys stand after the # of an address,
 * which browsers send to nobody: no log, proxy or Referer sees them, and the page spends them only
 * when somebody presses its button, because mail scanners open every link.
 */
@Injectable()
export class AccountMails {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly lookup: LookupHash,
    private readonly accounts: UserAccounts,
    private readonly tokens: EmailTokens,
    private readonly messages: Messages,
    private readonly links: PublicLinks,
    private readonly notices: SecurityNotices,
  ) {}

  /** Whether mail can be sent at all. */
  get areOn(): boolean {
    return this.messages.isOn('email');
  }

  /**
   * Counts a link to this address for this purpose, before it is written. Resolves with whether the
   * address has had enough for now.
   */
  async isFull(purpose: EmailTokenPurpose, email: string): Promise<boolean> {
    const key = `${purpose}:${this.lookup.of('mail-address', email)}`;
    const { consumed } = await this.limiter.add('mail-address', key, 1);
    return consumed > this.limiter.points('mail-address');
  }

  /**
   * Asks for an address to be confirmed, of a new account or as an account's new one. Where it belongs
   * to another account, its owner is told instead, with the same work. Does nothing without mail.
   *
   * @param withhold does the work and sends nothing
   * @param passwordHash see {@link EmailTokens.issue}
   */
  async confirm(
    em: Em,
    purpose: 'verify' | 'change',
    { id, displayName, email }: Addressee,
    withhold: boolean,
    passwordHash?: string,
  ): Promise<void> {
    if (!this.areOn) return;
    const owner = await this.accounts.findByVerifiedEmail(email, em);
    const bearer = { userId: id, email, passwordHash };
    const { token, expiresAt } = await this.tokens.issue(em, purpose, bearer);
    const message = { to: email, expiresAt, withhold };
    if (owner !== undefined && owner.id !== id) {
      const template = 'address-in-use';
      const data = {
        signInLink: this.links.to('/sign-in'),
        forgotLink: this.links.to('/forgot-password'),
      };
      await this.messages.mail(em, { ...message, userId: owner.id, template, data });
    } else {
      const template = purpose === 'verify' ? 'verify-address' : 'confirm-new-address';
      const data = {
        name: displayName,
        link: this.link('/verify-email', token),
        hours: this.hours(purpose),
      };
      await this.messages.mail(em, { ...message, userId: id, template, data });
    }
  }

  /** Tells the address that an account had before, with a link by which its owner takes it back. */
  async changed(em: Em, { id, displayName, email }: Addressee): Promise<void> {
    if (!this.areOn) return;
    const { token, expiresAt } = await this.tokens.issue(em, 'revert', { userId: id, email });
    await this.messages.mail(em, {
      to: email,
      userId: id,
      template: 'address-changed',
      data: {
        ...this.notices.occasion(displayName),
        revertLink: this.link('/take-back', token),
        hours: this.hours('revert'),
      },
      expiresAt,
    });
  }

  /** Tells an address that an account had for a while that the one before has it again. */
  async takenBack(em: Em, { id, displayName, email }: Addressee): Promise<void> {
    if (!this.areOn) return;
    const data = this.notices.occasion(displayName);
    await this.messages.mail(em, { to: email, userId: id, template: 'address-taken-back', data });
  }

  /**
   * Sends a link to choose a new password; without an account it does the same work and sends
   * nothing. @throws UnavailableError where there is no mail.
   */
  async reset(em: Em, email: string, account: Addressee | undefined): Promise<void> {
    const bearer = account && { userId: account.id, email };
    const { token, expiresAt } = await this.tokens.issue(em, 'reset', bearer);
    await this.messages.mail(em, {
      to: email,
      userId: account?.id ?? null,
      template: 'reset-password',
      data: {
        name: account?.displayName ?? '',
        link: this.link('/reset-password', token),
        minutes: this.tokens.lifeMs('reset') / 60_000,
      },
      expiresAt,
      withhold: account === undefined,
    });
  }

  private hours(purpose: EmailTokenPurpose): number {
    return this.tokens.lifeMs(purpose) / 3_600_000;
  }

  private link(page: string, token: string): string {
    return this.links.to(`${page}#token=${token}`);
  }
}
