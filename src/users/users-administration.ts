import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { Clock } from '../platform/clock.js';
import { Database, DatabaseEvents, type Em, rowsIn } from '../platform/database/index.js';
import { DomainError, NotFoundError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import { lockSubordinate } from './locked-user.js';
import { ACCESS_CHANGED, RolesService } from './roles.service.js';
import { SessionEnder } from './session-ender.js';
import { StaffNotices } from './staff-notices.js';
import type { User } from './user.entity.js';
import type { AdminUserResponse } from './users.dto.js';
import { UsersReadModel } from './users.read-model.js';

/** What staff does with other people's accounts. Every change is audited in its transaction. */
@Injectable()
export class UsersAdministration {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: DatabaseEvents,
    private readonly audit: AuditTrail,
    private readonly roles: RolesService,
    private readonly sessions: SessionEnder,
    private readonly notices: StaffNotices,
    private readonly users: UsersReadModel,
  ) {}

  async findById(viewer: Principal, id: string): Promise<AdminUserResponse> {
    const user = await this.users.findById(viewer, id);
    if (!user) throw new NotFoundError('user');
    return user;
  }

  /** Signs the user out everywhere and lets nobody in until they are reactivated. */
  async suspend(actor: Principal, id: string, reason: string): Promise<AdminUserResponse> {
    await this.db.transaction(async (em) => {
      const target = await lockSubordinate(em, actor, id, this.clock.now());
      if (target.id === actor.userId) {
        throw new DomainError('CONFLICT', 'You cannot suspend yourself.');
      }
      if (target.status !== 'active') {
        throw new DomainError('CONFLICT', `This user is ${target.status} already.`, {
          status: target.status,
        });
      }
      await this.roles.keepAnAdmin(em, target);
      await this.setStatus(em, id, 'suspended');
      const sessions = await this.sessions.endAll(em, id, 'suspended');
      await this.audit.record(em, {
        action: 'user.suspended',
        actor,
        entityType: 'user',
        entityId: id,
        diff: { status: ['active', 'suspended'], sessions },
        personal: { userId: id, diff: { reason } },
      });
      await this.notices.suspended(em, target);
    });
    return this.findById(actor, id);
  }

  /** Lets a suspended user sign in again. */
  async reactivate(actor: Principal, id: string, reason: string): Promise<AdminUserResponse> {
    await this.db.transaction(async (em) => {
      const target = await lockSubordinate(em, actor, id, this.clock.now());
      if (target.status !== 'suspended') {
        throw new DomainError('CONFLICT', `This user is ${target.status}, not suspended.`, {
          status: target.status,
        });
      }
      await this.setStatus(em, id, 'active');
      await this.audit.record(em, {
        action: 'user.reactivated',
        actor,
        entityType: 'user',
        entityId: id,
        diff: { status: ['suspended', 'active'] },
        personal: { userId: id, diff: { reason } },
      });
      await this.notices.reactivated(em, target);
    });
    return this.findById(actor, id);
  }

  private async setStatus(em: Em, id: string, status: User['status']): Promise<void> {
    await rowsIn(
      em,
      sql`update app_user set status = ${status}, updated_at = ${this.clock.now()} where id = ${id}`,
    );
    await this.events.notify(em, ACCESS_CHANGED, id);
  }
}
