import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../../audit-log/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Em, rowIn, rowsIn } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import { type Account, shownName, UserAccounts } from '../../users/index.js';
import type { IdentityProvider } from '../identities/identity.entity.js';
import { ProviderIdentities } from '../identities/provider-identities.js';
import { EmailTokens } from '../password/email-tokens.js';
import { SessionEnding } from '../sessions/session-ending.js';
import { type SignIn, SignIns } from '../sign-ins.js';
import type { ProviderProfile } from './oauth-provider.js';
import { AccountChangedError } from './provider-accounts.js';

/**
 * Hands an account that only claims an address to whom a provider says the address belongs to. Whoever
 * made it may be somebody else, who waits for exactly this, so everything that would let them in again
 * goes: password, identities, sessions and links by mail (security rule 5).
 */
@Injectable()
export class AccountAdoption {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly accounts: UserAccounts,
    private readonly identities: ProviderIdentities,
    private readonly sessions: SessionEnding,
    private readonly mailLinks: EmailTokens,
    private readonly signIns: SignIns,
  ) {}

  /**
   * The account that would be handed over: of those that claim the address the one used last. Not one
   * of staff, whose rights must not hang on a provider's word, nor one that can be reached another way
   * than by a password: it has an owner, who mistyped their address.
   */
  async find(email: string, em?: Em): Promise<string | undefined> {
    const query = sql<{ id: string }>`
      select u.id from app_user u
      where u.email = ${email} and u.email_verified_at is null and u.status = 'active'
        and u.phone_hash is null
        and not exists (select 1 from identity i where i.user_id = u.id and i.provider <> 'password')
        and not exists (select 1 from role_assignment r where r.user_id = u.id and r.role <> 'GUEST')
      order by coalesce(u.last_active_at, u.created_at) desc, u.id limit 1`;
    const row = em ? await rowIn(em, query) : await this.db.row(query);
    return row?.id;
  }

  /** @throws DomainError CONFLICT where there is none, or the address was shown by somebody meanwhile. */
  async adopt(profile: ProviderProfile, email: string | undefined): Promise<SignIn> {
    const { account, session } = await this.db.transaction(async (em) => {
      const account = await this.takeOver(em, profile, email);
      const ended = await this.sessions.endAll(em, account.id, 'account-adopted');
      const removed = await this.removeWaysIn(em, account.id);
      // Among them may be one that would give the account another address.
      await this.mailLinks.endAll(em, account.id);
      const identityId = await this.identities.add(em, account.id, profile);
      const proof = { provider: profile.provider, identityId };
      const session = await this.signIns.beginIn(em, account, proof);
      await this.audit.record(em, {
        action: 'user.adopted',
        actor: { userId: account.id, roles: account.roles },
        entityType: 'user',
        entityId: account.id,
        diff: {
          provider: profile.provider,
          identityId,
          removed,
          sessionsEnded: ended,
          sessionId: session.sessionId,
        },
      });
      return { account, session };
    });
    return this.signIns.signedIn(account, session);
  }

  /** The account, locked, as it is from now on: with the address its own and without a password. */
  private async takeOver(
    em: Em,
    profile: ProviderProfile,
    email: string | undefined,
  ): Promise<Account> {
    if (email !== undefined) await this.accounts.lockAddress(em, email);
    // A second decision of the same person: the first one has been carried out meanwhile.
    if (await this.identities.find(profile, em)) throw new AccountChangedError();
    const id = email === undefined ? undefined : await this.find(email, em);
    if (id === undefined || email === undefined) throw nothingToAdopt();
    await rowIn(em, sql`select 1 from app_user where id = ${id} for update`);
    // Looked at again under the lock: one of the conditions may have changed before it.
    if ((await this.find(email, em)) !== id) throw nothingToAdopt();
    const name = shownName(profile.name) ?? null;
    await rowsIn(
      em,
      sql`
        update app_user
        set password_hash = null, display_name = coalesce(${name}::text, display_name),
            updated_at = ${this.clock.now()}
        where id = ${id}`,
    );
    await this.accounts.verifyEmail(em, id, email);
    return (await this.accounts.findById(id, em)) as Account;
  }

  /** Resolves with what there was. */
  private async removeWaysIn(em: Em, userId: string): Promise<IdentityProvider[]> {
    const removed = await rowsIn(
      em,
      sql<{ provider: IdentityProvider }>`
        delete from identity where user_id = ${userId} returning provider`,
    );
    return removed.map(({ provider }) => provider);
  }
}

function nothingToAdopt(): DomainError {
  return new DomainError(
    'CONFLICT',
    'There is no account that could be taken over. Sign in to yours first, or make a new one.',
    { reason: 'sign-in-first' },
  );
}
