import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../../audit-log/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Em, rowIn, rowsIn } from '../../platform/database/index.js';
import { DomainError, NotFoundError } from '../../platform/errors/index.js';
import type { Principal } from '../../platform/http/index.js';
import { RecentProof } from '../recent-proof.js';
import { SessionEnding } from '../sessions/session-ending.js';
import { IdentityNotices } from './identity-notices.js';
import type { IdentityProvider } from './identity.entity.js';
import { UsableWaysIn } from './usable-ways-in.js';

interface IdentityRow {
  id: string;
  provider: IdentityProvider;
}

/** Takes a way in away from its owner's account, at their wish. */
@Injectable()
export class IdentityRemoval {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly proof: RecentProof,
    private readonly sessions: SessionEnding,
    private readonly usable: UsableWaysIn,
    private readonly notices: IdentityNotices,
  ) {}

  /**
   * Removes it and ends the sessions that it opened, this one included.
   *
   * @throws NotFoundError; DomainError AUTH_FORBIDDEN without a recent sign-in, CONFLICT for the last
   *   way in that still works.
   */
  async remove(user: Principal, id: string): Promise<void> {
    await this.requireOwn(user, id);
    await this.proof.requireRecentSignIn(user);
    await this.db.transaction(async (em) => {
      const { removed, others } = await this.lockAll(em, user.userId, id);
      if (!others.some(({ provider }) => this.usable.has(provider))) throw last();
      const ended = await this.sessions.endOpenedBy(em, id);
      await this.forget(em, user.userId, removed);
      await this.audit.record(em, {
        action: 'identity.unlinked',
        actor: user,
        entityType: 'user',
        entityId: user.userId,
        diff: { provider: removed.provider, identityId: id, sessionsEnded: ended },
      });
      await this.notices.removed(em, user.userId, removed.provider);
    });
  }

  /** Before anything else, so that the ids of others look like none. */
  private async requireOwn({ userId }: Principal, id: string): Promise<void> {
    const row = await this.db.row(
      sql`select 1 from identity where id = ${id} and user_id = ${userId}`,
    );
    if (!row) throw new NotFoundError('way in');
  }

  /** Under a lock on the user, so that two ways in are not removed side by side, each as not the last. */
  private async lockAll(em: Em, userId: string, id: string) {
    await rowIn(em, sql`select 1 from app_user where id = ${userId} for update`);
    const rows = await rowsIn(
      em,
      sql<IdentityRow>`select id, provider from identity where user_id = ${userId}`,
    );
    const removed = rows.find((row) => row.id === id);
    if (!removed) throw new NotFoundError('way in');
    return { removed, others: rows.filter((row) => row.id !== id) };
  }

  private async forget(em: Em, userId: string, { id, provider }: IdentityRow): Promise<void> {
    await rowsIn(em, sql`delete from identity where id = ${id}`);
    if (provider !== 'password') return;
    await rowsIn(
      em,
      sql`update app_user set password_hash = null, updated_at = ${this.clock.now()}
          where id = ${userId}`,
    );
  }
}

function last(): DomainError {
  return new DomainError(
    'CONFLICT',
    'This is the only way into your account. Add another one first, then you can remove this one.',
    { reason: 'last-way-in' },
  );
}
