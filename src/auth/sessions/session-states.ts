import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { BoundedMap } from '../../platform/bounded-map.js';
import { Clock } from '../../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../../platform/config/index.js';
import { Database, DatabaseEvents } from '../../platform/database/index.js';
import { DomainError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { InjectLogger, type Logger } from '../../platform/observability/index.js';
import { ACCESS_CHANGED, accessOf, shownRole } from '../../users/index.js';
import type { AccessClaims } from '../access-tokens.js';
import { activityOf } from './activity.js';
import { SESSION_ENDED } from './session-ending.js';

const MAX_REMEMBERED = 20_000;

interface SessionState {
  readonly principal: Principal;
  readonly live: boolean;
  readonly endsAtMs: number;
  readonly loadedAtMs: number;
  lastActivityMs: number;
}

interface StateRow {
  user_id: string;
  live: boolean;
  last_activity_at: string | Date;
  idle_expires_at: string | Date;
  absolute_expires_at: string | Date;
  roles: string[];
  permissions: string[];
}

/**
 * Whether a session lives and what its user may do, from a copy in this process that is at most
 * `sessionCacheMs` old. Ended sessions and changed rights are pushed by the database besides, so
 * that they count almost at once; if a push is lost, the age of the copy is the bound.
 */
@Injectable()
export class SessionStates implements OnModuleInit {
  private readonly states = new BoundedMap<string, SessionState>(MAX_REMEMBERED);
  private readonly loading = new Map<string, Promise<SessionState | undefined>>();
  /** Rises with every push, so that an answer read before one is not remembered after it. */
  private pushes = 0;

  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.events.listen(SESSION_ENDED, (sessionId) => {
      this.forget((state) => state.principal.sessionId === sessionId);
    });
    await this.events.listen(ACCESS_CHANGED, (userId) => {
      this.forget((state) => userId === '*' || state.principal.userId === userId);
    });
    this.events.onReconnect(() => this.forget(() => true));
  }

  /** @throws DomainError AUTH_INVALID or AUTH_EXPIRED where the session does not live. */
  async principalOf({ sessionId, userId }: AccessClaims): Promise<Principal> {
    const state = this.fresh(sessionId) ?? (await this.load(sessionId));
    if (!state?.live || state.principal.userId !== userId) {
      throw new DomainError('AUTH_INVALID', 'Your session has ended. Please sign in again.');
    }
    const now = this.clock.now().getTime();
    if (state.endsAtMs <= now) {
      throw new DomainError('AUTH_EXPIRED', 'Your session has ended. Please sign in again.');
    }
    if (now - state.lastActivityMs >= this.config.auth.activityTouchSeconds * 1000) {
      state.lastActivityMs = now;
      void this.touch(sessionId);
    }
    return state.principal;
  }

  private fresh(sessionId: string): SessionState | undefined {
    const state = this.states.get(sessionId);
    return state && performance.now() - state.loadedAtMs < this.config.auth.sessionCacheMs
      ? state
      : undefined;
  }

  private load(sessionId: string): Promise<SessionState | undefined> {
    const running = this.loading.get(sessionId);
    if (running) return running;
    const pushes = this.pushes;
    const load = this.read(sessionId)
      .then((state) => {
        if (state && pushes === this.pushes) this.states.set(sessionId, state);
        return state;
      })
      .finally(() => this.loading.delete(sessionId));
    this.loading.set(sessionId, load);
    return load;
  }

  private async read(sessionId: string): Promise<SessionState | undefined> {
    const loadedAtMs = performance.now();
    const row = await this.db.row(sql<StateRow>`
      select s.user_id, s.revoked_at is null and u.status = 'active' as live, s.last_activity_at,
             s.idle_expires_at, s.absolute_expires_at, access.roles, access.permissions
      from session s join app_user u on u.id = s.user_id,
           ${accessOf(sql`s.user_id`, this.clock.now())} access
      where s.id = ${sessionId}`);
    if (!row) return undefined;
    return {
      principal: {
        userId: row.user_id,
        sessionId,
        role: shownRole(row.roles),
        roles: row.roles,
        permissions: new Set(row.permissions),
      },
      live: row.live,
      endsAtMs: Math.min(timeOf(row.idle_expires_at), timeOf(row.absolute_expires_at)),
      loadedAtMs,
      lastActivityMs: timeOf(row.last_activity_at),
    };
  }

  private async touch(sessionId: string): Promise<void> {
    const { idleSeconds, activityTouchSeconds } = this.config.auth;
    const now = this.clock.now();
    try {
      await this.db.rows(sql`
        with touched as (
          update session
          set last_activity_at = ${now}, idle_expires_at = ${new Date(now.getTime() + idleSeconds * 1000)}
          where id = ${sessionId} and revoked_at is null
            and last_activity_at <= ${this.clock.in(-activityTouchSeconds * 1000)}
          returning user_id
        ), ${activityOf('touched', now)}
        select 1`);
    } catch (error) {
      this.logger.warn({ err: error }, 'noting activity failed');
    }
  }

  private forget(condition: (state: SessionState) => boolean): void {
    this.pushes += 1;
    this.states.deleteWhere(condition);
  }
}

function timeOf(column: string | Date): number {
  return new Date(column).getTime();
}
