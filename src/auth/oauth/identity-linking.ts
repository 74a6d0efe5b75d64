import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-log/index.js';
import { Database, violates } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { UserAccounts } from '../../users/index.js';
import { IdentityNotices } from '../identities/identity-notices.js';
import { ProviderIdentities } from '../identities/provider-identities.js';
import type { ProviderProfile } from './oauth-provider.js';
import { ProviderAccounts } from './provider-accounts.js';

/** Adds ways in to the account of somebody who is signed in and has asked for it. */
@Injectable()
export class IdentityLinking {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly accounts: UserAccounts,
    private readonly providerAccounts: ProviderAccounts,
    private readonly identities: ProviderIdentities,
    private readonly notices: IdentityNotices,
  ) {}

  /**
   * Both sides are proved: the account by the session, the identity by its provider. Linking what is
   * linked already changes nothing.
   *
   * @throws DomainError CONFLICT where the identity opens another account.
   */
  async link(user: Principal, profile: ProviderProfile): Promise<void> {
    const known = await this.identities.find(profile);
    if (known && known.userId !== user.userId) throw taken();
    const account = await this.accounts.findById(user.userId);
    if (!account) throw new DomainError('AUTH_INVALID', 'Please sign in.');
    try {
      await this.db.transaction(async (em) => {
        await this.providerAccounts.confirmEmail(em, account, profile);
        if (known) return this.identities.update(em, known.id, profile);
        const identityId = await this.identities.add(em, user.userId, profile);
        await this.audit.record(em, {
          action: 'identity.linked',
          actor: user,
          entityType: 'user',
          entityId: user.userId,
          diff: { provider: profile.provider, identityId, by: 'owner' },
        });
        await this.notices.added(em, user.userId, profile.provider);
      });
    } catch (error) {
      if (violates(error, 'identity_subject_unique')) throw taken();
      throw error;
    }
  }
}

function taken(): DomainError {
  return new DomainError(
    'CONFLICT',
    'This sign-in opens another PixShift account already. Remove it there first, or choose another one.',
    { reason: 'identity-taken' },
  );
}
