import { Injectable } from '@nestjs/common';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import type { Em } from '../../platform/database/index.js';
import { Messages } from '../../platform/messaging/index.js';
import { UserAccounts } from '../../users/index.js';
import { SecurityNotices } from '../security-notices.js';
import type { IdentityProvider } from './identity.entity.js';

/** Tells the owner of an account, by mail, that something opens it from now on, or no more. */
@Injectable()
export class IdentityNotices {
  private readonly names: Readonly<Record<IdentityProvider, string>>;

  constructor(
    private readonly accounts: UserAccounts,
    private readonly messages: Messages,
    private readonly notices: SecurityNotices,
    @AppConfigToken() { vendors }: AppConfig,
  ) {
    this.names = {
      password: 'Your password',
      phone: 'Your phone',
      google: 'Google',
      facebook: 'Facebook',
      oidc: vendors.oidc.name ?? 'Your organisation',
    };
  }

  added(em: Em, userId: string, provider: IdentityProvider): Promise<void> {
    return this.tell(em, userId, 'way-in-added', provider);
  }

  removed(em: Em, userId: string, provider: IdentityProvider): Promise<void> {
    return this.tell(em, userId, 'way-in-removed', provider);
  }

  /** Only where the address was shown to be the owner's. */
  private async tell(
    em: Em,
    userId: string,
    template: 'way-in-added' | 'way-in-removed',
    provider: IdentityProvider,
  ): Promise<void> {
    if (!this.messages.isOn('email')) return;
    const account = await this.accounts.findById(userId, em);
    if (!account?.email || !account.emailVerified) return;
    const data = { ...this.notices.occasion(account.displayName), way: this.names[provider] };
    await this.messages.mail(em, { to: account.email, userId, template, data });
  }
}
