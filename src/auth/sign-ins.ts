import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { Database, type Em, rowsIn } from '../platform/database/index.js';
import { type Account, shownRole } from '../users/index.js';
import { AccessTokens } from './access-tokens.js';
import type { SignedInUser } from './auth.dto.js';
import type { IdentityProvider } from './identities/identity.entity.js';
import { type OpenSession, SessionsService } from './sessions/sessions.service.js';

/** Both tokens of a session, and the moment after which neither can be good. */
export interface Tokens {
  readonly accessToken: string;
  readonly expiresIn: number;
  readonly refreshToken: string;
  readonly absoluteExpiresAt: Date;
}

export interface SignIn {
  readonly user: SignedInUser;
  readonly tokens: Tokens;
  /**
   * Whether the owner is told if the device is new to the account: not of the device on which they
   * have just made it, nor of one where they followed a link in their mail.
   */
  readonly tellOwner: boolean;
}

/** How somebody proved who they are: the kind of identity, and its id as a value or a subquery. */
export interface Proof {
  /** `mail`: by a link that came to the account's address. */
  readonly provider: IdentityProvider | 'mail';
  readonly identityId: string | RawBuilder<unknown>;
}

/** The end of every way in, and of staying in: a session, its entry in the audit trail, its tokens. */
@Injectable()
export class SignIns {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditTrail,
    private readonly sessions: SessionsService,
    private readonly accessTokens: AccessTokens,
  ) {}

  /** Signs the account in, whoever may and has proved it. */
  async begin(account: Account, proof: Proof): Promise<SignIn> {
    const { session, opening } = this.sessions.open(account, proof.identityId);
    const event = await this.audit.insertion({
      action: 'session.started',
      actor: { userId: account.id, roles: account.roles },
      entityType: 'session',
      entityId: session.sessionId,
      diff: { provider: proof.provider },
    });
    // One statement is one transaction; more round trips would cost a tenth of the sign-in.
    await this.db.rows(sql`${opening} ${event}`);
    return this.signedIn(account, session, { tellOwner: proof.provider !== 'mail' });
  }

  /** The first session of a new account, in the transaction that makes the account. */
  async beginIn(em: Em, account: Account, proof: Proof): Promise<OpenSession> {
    const { session, opening } = this.sessions.open(account, proof.identityId);
    await rowsIn(em, sql`${opening} select 1`);
    return session;
  }

  /** What a session that was begun in a transaction of its own gives. By default it is of a new account. */
  async signedIn(
    account: Account,
    session: OpenSession,
    { tellOwner }: { tellOwner: boolean } = { tellOwner: false },
  ): Promise<SignIn> {
    return {
      tellOwner,
      user: {
        id: account.id,
        email: account.email,
        phone: account.phone,
        displayName: account.displayName,
        role: shownRole(account.roles),
        emailVerified: account.emailVerified,
      },
      tokens: await this.tokensOf(session),
    };
  }

  /** Exchanges a refresh token; see {@link SessionsService.rotate}. */
  async goOn(refreshToken: string, attempt?: string): Promise<Tokens> {
    return this.tokensOf(await this.sessions.rotate(refreshToken, attempt));
  }

  private async tokensOf(session: OpenSession): Promise<Tokens> {
    const { accessToken, expiresIn } = await this.accessTokens.issue({
      sessionId: session.sessionId,
      userId: session.userId,
      role: shownRole(session.roles),
      roles: session.roles,
      sessionEndsAt: session.absoluteExpiresAt,
    });
    const { refreshToken, absoluteExpiresAt } = session;
    return { accessToken, expiresIn, refreshToken, absoluteExpiresAt };
  }
}
