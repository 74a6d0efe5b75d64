import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../../audit-log/index.js';
import { Database, type Em, rowIn } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import { type Account, displayNameFrom, shownName, UserAccounts } from '../../users/index.js';
import { IdentityNotices } from '../identities/identity-notices.js';
import { ProviderIdentities } from '../identities/provider-identities.js';
import { AccountMails } from '../password/account-mails.js';
import { type SignIn, SignIns } from '../sign-ins.js';
import type { ProviderProfile } from './oauth-provider.js';
import { vouchedEmail } from './usable-email.js';

/** Thrown where an account was changed between looking at it and acting on it. */
export class AccountChangedError extends DomainError {
  constructor() {
    super('CONFLICT', 'The account was changed meanwhile. Please try again.');
  }
}

/** The accounts behind identities of providers: entered, joined or made. */
@Injectable()
export class ProviderAccounts {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly accounts: UserAccounts,
    private readonly identities: ProviderIdentities,
    private readonly signIns: SignIns,
    private readonly mails: AccountMails,
    private readonly notices: IdentityNotices,
  ) {}

  /** The sign-in of an identity that is known, which is brought up to date; undefined where none is. */
  async enterKnown(profile: ProviderProfile): Promise<SignIn | undefined> {
    const identity = await this.identities.find(profile);
    const account = identity && (await this.accounts.findById(identity.userId));
    if (!identity || !account) return undefined;
    await this.refuseInactive(account);
    const isConfirmed = await this.db.transaction(async (em) => {
      await this.identities.update(em, identity.id, profile);
      return this.confirmEmail(em, account, profile);
    });
    return this.signIns.begin(
      { ...account, emailVerified: isConfirmed },
      { provider: profile.provider, identityId: identity.id },
    );
  }

  /**
   * Adds the identity to the account whose confirmed address the provider vouches for.
   *
   * @throws AccountChangedError
   */
  async join(owner: Account, profile: ProviderProfile): Promise<SignIn> {
    await this.refuseInactive(owner);
    const identityId = await this.db.transaction(async (em) => {
      await this.lockConfirmed(em, owner);
      const id = await this.identities.add(em, owner.id, profile);
      await this.audit.record(em, {
        action: 'identity.linked',
        actor: { userId: owner.id, roles: owner.roles },
        entityType: 'user',
        entityId: owner.id,
        diff: { provider: profile.provider, identityId: id, by: 'confirmed-address' },
      });
      await this.notices.added(em, owner.id, profile.provider);
      return id;
    });
    return this.signIns.begin(owner, { provider: profile.provider, identityId });
  }

  /** The address belongs to the account where the provider vouches for it; else it is a claim. */
  async create(profile: ProviderProfile, email: string | null): Promise<SignIn> {
    const isOwn = vouchedEmail(profile) !== undefined;
    const isFull = email !== null && !isOwn && (await this.mails.isFull('verify', email));
    const { account, session } = await this.db.transaction(async (em) => {
      if (email !== null) await this.accounts.lockAddress(em, email);
      const account = await this.accounts.create(em, {
        email,
        emailVerified: isOwn,
        displayName: shownName(profile.name) ?? displayNameFrom(email ?? ''),
        passwordHash: null,
        role: 'GUEST',
      });
      const identityId = await this.identities.add(em, account.id, profile);
      const proof = { provider: profile.provider, identityId };
      const session = await this.signIns.beginIn(em, account, proof);
      await this.audit.record(em, {
        action: 'user.registered',
        actor: { userId: account.id, roles: account.roles },
        entityType: 'user',
        entityId: account.id,
        diff: { provider: profile.provider, sessionId: session.sessionId },
      });
      if (email !== null && !isOwn) {
        await this.mails.confirm(em, 'verify', { ...account, email }, isFull);
      }
      return { account, session };
    });
    return this.signIns.signedIn(account, session);
  }

  /**
   * Makes the address that the account claims its own where the provider vouches for the very same,
   * and it belongs to nobody else. Resolves with whether it is its own now.
   */
  async confirmEmail(em: Em, account: Account, profile: ProviderProfile): Promise<boolean> {
    const email = vouchedEmail(profile);
    if (account.emailVerified) return true;
    if (email === undefined || account.email?.toLowerCase() !== email) return false;
    await this.accounts.lockAddress(em, email);
    if (await this.accounts.findByVerifiedEmail(email, em)) return false;
    return this.accounts.verifyEmail(em, account.id, email);
  }

  /** @throws DomainError AUTH_FORBIDDEN; it is audited as a failed sign-in. */
  private async refuseInactive(account: Account): Promise<void> {
    if (account.status === 'active') return;
    await this.db.rows(
      await this.audit.insertion({
        action: 'sign-in.failed',
        actor: 'anonymous',
        entityType: 'user',
        entityId: account.id,
        diff: { reason: account.status },
      }),
    );
    throw new DomainError('AUTH_FORBIDDEN', 'This account is suspended. Please contact support.');
  }

  /** Locked until `em` ends, so that the address cannot change under the link. */
  private async lockConfirmed(em: Em, { id, email }: Account): Promise<void> {
    const row = await rowIn(
      em,
      sql`select 1 from app_user
          where id = ${id} and email = ${email} and email_verified_at is not null
            and status = 'active' for update`,
    );
    if (!row) throw new AccountChangedError();
  }
}
