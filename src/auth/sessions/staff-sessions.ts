import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../../audit-log/index.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Em, rowIn } from '../../platform/database/index.js';
import { NotFoundError } from '../../platform/errors/index.js';
import { type Principal, PublicLinks } from '../../platform/http/index.js';
import { Messages } from '../../platform/messaging/index.js';
import { type LockedUser, lockSubordinate } from '../../users/index.js';
import { deviceOf } from './device.js';
import { SessionEnding } from './session-ending.js';

/** Staff signs others out: with a reason, on the record, and their owner is told. */
@Injectable()
export class StaffSessions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly ending: SessionEnding,
    private readonly messages: Messages,
    private readonly links: PublicLinks,
  ) {}

  /** @throws NotFoundError where the user has no such session any more. */
  async endOne(actor: Principal, userId: string, sessionId: string, reason: string): Promise<void> {
    await this.db.transaction(async (em) => {
      const user = await lockSubordinate(em, actor, userId, this.clock.now());
      if (!(await this.ending.endOne(em, userId, sessionId, 'revoked-by-staff'))) {
        throw new NotFoundError('session');
      }
      await this.record(em, actor, userId, reason, { sessionId });
      await this.tell(em, user, await deviceIn(em, sessionId));
    });
  }

  /** Resolves with how many there were. */
  async endAll(actor: Principal, userId: string, reason: string): Promise<number> {
    return this.db.transaction(async (em) => {
      const user = await lockSubordinate(em, actor, userId, this.clock.now());
      const sessions = await this.ending.endAll(em, userId, 'revoked-by-staff');
      await this.record(em, actor, userId, reason, { sessions });
      if (sessions > 0) await this.tell(em, user);
      return sessions;
    });
  }

  private record(
    em: Em,
    actor: Principal,
    userId: string,
    reason: string,
    diff: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(em, {
      action: 'session.revoked-by-staff',
      actor,
      entityType: 'user',
      entityId: userId,
      diff,
      personal: { userId, diff: { reason } },
    });
  }

  /** Whoever has no address of their own, or a service that sends no mail, does not keep staff from acting. */
  private async tell(em: Em, user: LockedUser, device?: string): Promise<void> {
    if (user.verifiedEmail === null || !this.messages.isOn('email')) return;
    await this.messages.mail(em, {
      to: user.verifiedEmail,
      userId: user.id,
      template: 'signed-out-by-staff',
      data: {
        name: user.displayName,
        ...(device === undefined ? {} : { device }),
        signInLink: this.links.to('/sign-in'),
      },
    });
  }
}

async function deviceIn(em: Em, sessionId: string): Promise<string> {
  const row = await rowIn(
    em,
    sql<{ user_agent: string | null }>`select user_agent from session where id = ${sessionId}`,
  );
  return deviceOf(row?.user_agent ?? null).name;
}
