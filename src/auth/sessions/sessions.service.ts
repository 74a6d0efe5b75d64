import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, newId } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import { currentRequest } from '../../platform/http/index.js';
import { accessOf } from '../../users/index.js';
import { activityOf } from './activity.js';
import { RefreshSuccessors } from './refresh-successors.js';
import {
  formatRefreshToken,
  newRefreshToken,
  parseRefreshToken,
  type RefreshToken,
  sameHash,
  tokenHash,
} from './refresh-token.js';
import { SessionEnding } from './session-ending.js';

/** A session with the refresh token that was just made for it, the only time that it is known. */
export interface OpenSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly roles: readonly string[];
  readonly refreshToken: string;
  readonly absoluteExpiresAt: Date;
}

interface ExchangedRow {
  user_id: string;
  roles: string[];
  absolute_expires_at: string | Date;
}

interface RefusedRow extends ExchangedRow {
  family_hash: string;
  refresh_hash: string;
  refreshed_at: string | Date | null;
  revoked_at: string | Date | null;
  expired: boolean;
}

/** Begins and prolongs sessions. Each change of state is one conditional statement. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ending: SessionEnding,
    private readonly successors: RefreshSuccessors,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * A new session and the beginning of the statement that stores it, `with …`, which the caller ends.
   *
   * @param identityId by which way in it was opened, as a value or a subquery
   */
  open(
    user: { id: string; roles: readonly string[] },
    identityId: string | RawBuilder<unknown>,
  ): {
    session: OpenSession;
    opening: RawBuilder<unknown>;
  } {
    const { idleSeconds, absoluteSeconds } = this.config.auth;
    const token = newRefreshToken(newId());
    const now = this.clock.now();
    const absoluteExpiresAt = new Date(now.getTime() + absoluteSeconds * 1000);
    const request = currentRequest();
    const insertion = sql`
      insert into session (id, created_at, updated_at, user_id, identity_id, family_hash, refresh_hash, generation,
                           user_agent, ip, last_activity_at, idle_expires_at, absolute_expires_at)
      values (${token.sessionId}, ${now}, ${now}, ${user.id}, ${identityId},
              ${tokenHash(token.family)},
              ${tokenHash(token.secret)}, 0, ${request?.userAgent ?? null}, ${request?.ip ?? null},
              ${now}, ${new Date(now.getTime() + idleSeconds * 1000)}, ${absoluteExpiresAt})
      returning user_id`;
    const opening = sql`with opened as (${insertion}), ${activityOf('opened', now)}`;
    const session = {
      sessionId: token.sessionId,
      userId: user.id,
      roles: user.roles,
      refreshToken: formatRefreshToken(token),
      absoluteExpiresAt,
    };
    return { session, opening };
  }

  /**
   * Exchanges a refresh token for its one successor. Of any number of parallel exchanges of the
   * same token one succeeds; every other use of a token that was exchanged before, at the same time
   * or later, ends the session with all its tokens, because one of the two users stole it. The one
   * exception is the same attempt once more: whoever names the attempt by the same secret key gets
   * the newest successor again while that is unused and new, and all exchanges since had that name.
   *
   * @throws DomainError AUTH_INVALID or AUTH_EXPIRED.
   */
  async rotate(text: string, attempt?: string): Promise<OpenSession> {
    const token = parseRefreshToken(text);
    if (!token) throw invalid();
    const next = this.successors.next(token, attempt);
    const now = this.clock.now();
    const request = currentRequest();
    const row = await this.db.row(sql<ExchangedRow>`
      with rotated as (
        update session
        set refresh_hash = ${tokenHash(next.secret)}, generation = generation + 1, updated_at = ${now},
            refreshed_at = ${now}, last_activity_at = ${now},
            idle_expires_at = ${new Date(now.getTime() + this.config.auth.idleSeconds * 1000)},
            user_agent = ${request?.userAgent ?? null}, ip = ${request?.ip ?? null}
        where id = ${token.sessionId} and refresh_hash = ${tokenHash(token.secret)}
          and family_hash = ${tokenHash(token.family)}
          and revoked_at is null and idle_expires_at > ${now} and absolute_expires_at > ${now}
        returning user_id, absolute_expires_at
      ), ${activityOf('rotated', now)}
      select rotated.user_id, rotated.absolute_expires_at, access.roles
      from rotated, ${accessOf(sql`rotated.user_id`, now)} access`);
    return row ? toOpenSession(row, next) : this.repeatOrRefuse(token, attempt, now);
  }

  /** After an exchange that changed nothing: what it was, and what follows from it. */
  private async repeatOrRefuse(
    token: RefreshToken,
    attempt: string | undefined,
    now: Date,
  ): Promise<OpenSession> {
    const row = await this.db.row(sql<RefusedRow>`
      select s.user_id, s.family_hash, s.refresh_hash, s.refreshed_at, s.revoked_at,
             s.absolute_expires_at, access.roles,
             s.idle_expires_at <= ${now} or s.absolute_expires_at <= ${now} as expired
      from session s, ${accessOf(sql`s.user_id`, now)} access
      where s.id = ${token.sessionId}`);
    if (!row || !sameHash(row.family_hash, tokenHash(token.family))) throw invalid();
    if (row.revoked_at !== null) throw invalid();
    if (row.expired) {
      throw new DomainError('AUTH_EXPIRED', 'Your session has ended. Please sign in again.');
    }
    const given = attempt !== undefined && this.givenBefore(row, token, attempt, now);
    if (given) return toOpenSession(row, given);
    await this.ending.endReused(token.sessionId);
    throw invalid();
  }

  /** The session's newest token, if this very attempt got it a short time ago. */
  private givenBefore(
    row: RefusedRow,
    token: RefreshToken,
    attempt: string,
    now: Date,
  ): RefreshToken | undefined {
    const since = row.refreshed_at
      ? now.getTime() - new Date(row.refreshed_at).getTime()
      : Infinity;
    if (since > this.config.auth.refreshRepeatSeconds * 1000) return undefined;
    return this.successors
      .possible(token, attempt)
      .find(({ secret }) => sameHash(row.refresh_hash, tokenHash(secret)));
  }
}

function toOpenSession(row: ExchangedRow, token: RefreshToken): OpenSession {
  return {
    sessionId: token.sessionId,
    userId: row.user_id,
    roles: row.roles,
    refreshToken: formatRefreshToken(token),
    absoluteExpiresAt: new Date(row.absolute_expires_at),
  };
}

function invalid(): DomainError {
  return new DomainError(
    'AUTH_INVALID',
    'Your session is not valid any more. Please sign in again.',
  );
}
