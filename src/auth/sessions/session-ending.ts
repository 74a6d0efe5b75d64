import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { AuditTrail } from '../../audit-log/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Em, rowsIn } from '../../platform/database/index.js';
import { DomainError, NotFoundError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import type { SessionEnder } from '../../users/index.js';
import { AccessTokens } from '../access-tokens.js';
import { SecurityNotices } from '../security-notices.js';
import { parseRefreshToken, sameHash, tokenHash } from './refresh-token.js';
import type { RevokeReason } from './session.entity.js';

/** Channel on which a session's id says that it ended. */
export const SESSION_ENDED = 'session_ended';

/** Every end of a session before its time. All processes know of it within a second. */
@Injectable()
export class SessionEnding implements SessionEnder {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly accessTokens: AccessTokens,
    private readonly notices: SecurityNotices,
  ) {}

  /**
   * Ends the session of an access token, be it expired, or of a refresh token.
   *
   * @throws DomainError AUTH_INVALID where neither is genuine, AUTH_REQUIRED where there is none.
   */
  async signOut(credentials: { accessToken?: string; refreshToken?: string }): Promise<void> {
    const { accessToken, refreshToken } = credentials;
    const claims = accessToken
      ? await this.accessTokens.verifyEvenIfExpired(accessToken)
      : undefined;
    if (claims) return this.end(claims.sessionId);
    if (refreshToken && (await this.endByRefreshToken(refreshToken))) return;
    throw accessToken || refreshToken
      ? new DomainError('AUTH_INVALID', 'This token is not valid.')
      : new DomainError('AUTH_REQUIRED', 'Please sign in.');
  }

  async endAll(
    em: Em,
    userId: string,
    reason: RevokeReason,
    options: { except?: string } = {},
  ): Promise<number> {
    const but = options.except === undefined ? sql`` : sql`and id <> ${options.except}`;
    return (await this.revokeWhere(em, sql`user_id = ${userId} ${but}`, reason)).length;
  }

  async endOne(em: Em, userId: string, sessionId: string, reason: RevokeReason): Promise<boolean> {
    const condition = sql`id = ${sessionId} and user_id = ${userId}`;
    return (await this.revokeWhere(em, condition, reason)).length > 0;
  }

  /** @throws NotFoundError where the user has no such session any more. */
  async endOwn(user: Principal, sessionId: string): Promise<void> {
    await this.db.transaction(async (em) => {
      if (!(await this.endOne(em, user.userId, sessionId, 'ended-by-owner'))) {
        throw new NotFoundError('session');
      }
      await this.audit.record(em, {
        action: 'session.ended',
        actor: user,
        entityType: 'session',
        entityId: sessionId,
        diff: { by: 'owner' },
      });
    });
  }

  /** Ends the user's other sessions, or all of them. Resolves with how many that were. */
  async endAllOwn(user: Principal, includeCurrent: boolean): Promise<number> {
    return this.db.transaction(async (em) => {
      const ended = await this.endAll(em, user.userId, 'ended-by-owner', {
        ...(includeCurrent ? {} : { except: user.sessionId }),
      });
      if (ended > 0) {
        await this.audit.record(em, {
          action: 'session.ended',
          actor: user,
          entityType: 'user',
          entityId: user.userId,
          diff: { by: 'owner', sessions: ended },
        });
      }
      return ended;
    });
  }

  /** Ends what a way in opened that is being taken away. Resolves with how many there were. */
  async endOpenedBy(em: Em, identityId: string): Promise<number> {
    return (await this.revokeWhere(em, sql`identity_id = ${identityId}`, 'way-in-removed')).length;
  }

  /** Somebody used a refresh token a second time: one of two has stolen it, so nobody keeps it. */
  async endReused(sessionId: string): Promise<void> {
    await this.db.transaction(async (em) => {
      const userId = await this.revoke(em, sessionId, 'refresh-reused');
      if (!userId) return;
      await this.audit.record(em, {
        action: 'session.refresh-reused',
        actor: 'anonymous',
        entityType: 'session',
        entityId: sessionId,
        diff: { userId },
      });
      await this.notices.tell(em, userId, 'session-copied');
    });
  }

  /** Ends the session that a browser had of this user before it got another one of theirs. */
  async endReplaced(refreshToken: string, userId: string): Promise<void> {
    const session = await this.sessionOf(refreshToken);
    if (session?.user_id === userId) await this.end(session.id);
  }

  /** Ends the session that a genuine refresh token, even an old one, belongs to. */
  private async endByRefreshToken(text: string): Promise<boolean> {
    const session = await this.sessionOf(text);
    if (session) await this.end(session.id);
    return session !== undefined;
  }

  private async sessionOf(text: string): Promise<{ id: string; user_id: string } | undefined> {
    const token = parseRefreshToken(text);
    if (!token) return undefined;
    const row = await this.db.row(sql<{ id: string; user_id: string; family_hash: string }>`
      select id, user_id, family_hash from session where id = ${token.sessionId}`);
    return row && sameHash(row.family_hash, tokenHash(token.family)) ? row : undefined;
  }

  /** Ends one session by the wish of its owner. Ending an ended one does nothing. */
  private async end(sessionId: string): Promise<void> {
    await this.db.transaction(async (em) => {
      const userId = await this.revoke(em, sessionId, 'signed-out');
      if (!userId) return;
      await this.audit.record(em, {
        action: 'session.ended',
        actor: { userId, roles: [] },
        entityType: 'session',
        entityId: sessionId,
      });
    });
  }

  /** Resolves with the owner, or undefined where the session had ended before. */
  private async revoke(
    em: Em,
    sessionId: string,
    reason: RevokeReason,
  ): Promise<string | undefined> {
    return (await this.revokeWhere(em, sql`id = ${sessionId}`, reason))[0];
  }

  /**
   * Ends those that have not ended and tells every process, in one statement. Resolves with the
   * owner of each.
   */
  private async revokeWhere(
    em: Em,
    condition: RawBuilder<unknown>,
    reason: RevokeReason,
  ): Promise<string[]> {
    const now = this.clock.now();
    const rows = await rowsIn(
      em,
      sql<{ user_id: string }>`
        with ended as (
          update session set revoked_at = ${now}, revoke_reason = ${reason}, updated_at = ${now}
          where revoked_at is null and ${condition} returning id, user_id
        )
        select user_id, pg_notify(${SESSION_ENDED}, id::text) from ended`,
    );
    return rows.map((row) => row.user_id);
  }
}
