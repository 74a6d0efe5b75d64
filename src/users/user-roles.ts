import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { DomainError, InvalidFieldError, NotFoundError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import { Authority } from './authority.js';
import { type LockedUser, lockUser } from './locked-user.js';
import { BUILT_IN_ROLES, type RoleKey } from './permissions.js';
import { RolesService } from './roles.service.js';
import { StaffNotices } from './staff-notices.js';

/** The role that everybody with an account has. */
const EVERYBODY: RoleKey = 'GUEST';

interface Change {
  readonly em: Em;
  readonly target: LockedUser;
  readonly authority: Authority;
}

/**
 * Staff gives and takes roles. Nobody gives or takes what they could not do themselves, nor gives it
 * for longer than they hold it; nobody changes their own roles; a permanent ADMIN stays. Every change
 * is audited in its transaction, and its owner told.
 */
@Injectable()
export class UserRoles {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
    private readonly roles: RolesService,
    private readonly notices: StaffNotices,
  ) {}

  /** Gives the user a role until then, null for good; one that they have gets this end. */
  async give(
    actor: Principal,
    id: string,
    role: string,
    { expiresAt, reason }: { expiresAt: Date | null; reason: string },
  ): Promise<void> {
    if (expiresAt && expiresAt <= this.clock.now()) {
      throw new InvalidFieldError('expiresAt', 'The end lies in the past.');
    }
    if (expiresAt && role === EVERYBODY) {
      throw new InvalidFieldError('expiresAt', 'Everybody with an account has this role for good.');
    }
    await this.change(actor, id, async ({ em, target, authority }) => {
      const permissions = await this.lockRole(em, role);
      if (role !== EVERYBODY) await assertNobodyElse(em, id);
      authority.requireAll(permissions, 'give it to others');
      requireAsLong(authority.endOf(permissions), expiresAt);
      const held = await this.heldBy(em, id, role);
      if (held && held.expiresAt?.getTime() === expiresAt?.getTime()) return false;
      if (role === 'ADMIN' && expiresAt) await this.roles.keepAnAdmin(em, target);
      await this.roles.give(em, id, role, { grantedBy: actor.userId, expiresAt });
      await this.audit.record(em, {
        action: 'user.role-given',
        actor,
        entityType: 'user',
        entityId: id,
        diff: {
          role,
          until: held ? [inWords(held.expiresAt), inWords(expiresAt)] : inWords(expiresAt),
        },
        personal: { userId: id, diff: { reason } },
      });
      return true;
    });
  }

  /** Takes a role that the user has. */
  async take(actor: Principal, id: string, role: string, reason: string): Promise<void> {
    await this.change(actor, id, async ({ em, target, authority }) => {
      const permissions = await this.lockRole(em, role);
      if (role === EVERYBODY) {
        throw new DomainError('CONFLICT', 'Everybody with an account has this role.');
      }
      if (!(await this.heldBy(em, id, role))) throw new NotFoundError('role');
      authority.requireAll(permissions, 'take it from others');
      if (role === 'ADMIN') await this.roles.keepAnAdmin(em, target);
      await this.roles.take(em, id, role);
      await this.audit.record(em, {
        action: 'user.role-taken',
        actor,
        entityType: 'user',
        entityId: id,
        diff: { role },
        personal: { userId: id, diff: { reason } },
      });
      return true;
    });
  }

  /** Gives the user this role for good, in the place of those they have. */
  async replace(actor: Principal, id: string, role: RoleKey, reason?: string): Promise<void> {
    await this.change(actor, id, async ({ em, target, authority }) => {
      for (const lost of await this.permissionsOf(em, target)) {
        authority.requireAll(lost, 'take it from others');
      }
      if (role !== EVERYBODY) await assertNobodyElse(em, id);
      authority.requireAll(BUILT_IN_ROLES[role], 'give it to others');
      requireAsLong(authority.endOf(BUILT_IN_ROLES[role]), null);
      if (role !== 'ADMIN') await this.roles.keepAnAdmin(em, target);
      const before = await this.roles.replace(em, id, role, actor.userId);
      await this.audit.record(em, {
        action: 'user.role-changed',
        actor,
        entityType: 'user',
        entityId: id,
        diff: { roles: [before, [role]] },
        ...(reason === undefined ? {} : { personal: { userId: id, diff: { reason } } }),
      });
      return true;
    });
  }

  private change(
    actor: Principal,
    id: string,
    /** Resolves with whether it changed anything. */
    work: (change: Change) => Promise<boolean>,
  ): Promise<void> {
    return this.db.transaction(async (em) => {
      // Both, always in the same order: who is being deposed gives nothing any more, and two who depose
      // each other wait for each other instead of locking up.
      await rowsIn(
        em,
        sql`select 1 from app_user where id in (${actor.userId}, ${id}) order by id for update`,
      );
      const now = this.clock.now();
      const authority = await Authority.of(em, actor.userId, now);
      authority.require('roles:assign');
      const target = await lockUser(em, actor, id, now);
      if (target.id === actor.userId) {
        throw new DomainError('CONFLICT', 'You cannot change your own roles. Ask somebody else.');
      }
      if (target.status === 'erased') {
        throw new DomainError('CONFLICT', 'This account was erased.', { status: target.status });
      }
      if (await work({ em, target, authority })) {
        await this.notices.rolesChanged(em, target, now);
      }
    });
  }

  /** What the role permits; until `em` ends nobody changes that. */
  private async lockRole(em: Em, key: string): Promise<readonly string[]> {
    const role = await rowIn(
      em,
      sql<{ permissions: string[] }>`
        select permissions from role where key = ${key} for no key update`,
    );
    if (!role) throw new NotFoundError('role');
    return role.permissions;
  }

  private async permissionsOf(em: Em, { roles }: LockedUser): Promise<readonly string[][]> {
    const rows = await rowsIn(
      em,
      sql<{ permissions: string[] }>`
        select permissions from role where key = any(${[...roles]}::text[])`,
    );
    return rows.map(({ permissions }) => permissions);
  }

  private async heldBy(
    em: Em,
    userId: string,
    role: string,
  ): Promise<{ expiresAt: Date | null } | undefined> {
    const row = await rowIn(
      em,
      sql<{ expires_at: string | Date | null }>`
        select expires_at from role_assignment
        where user_id = ${userId} and role = ${role}
          and (expires_at is null or expires_at > ${this.clock.now()})`,
    );
    return row && { expiresAt: row.expires_at === null ? null : new Date(row.expires_at) };
  }
}

/** Anybody may register with a colleague's address: the account that confirmed it is theirs. */
async function assertNobodyElse(em: Em, id: string): Promise<void> {
  const owner = await rowIn(
    em,
    sql<{ id: string }>`
      select owner.id from app_user claimed
      join app_user owner on owner.email = claimed.email and owner.id <> claimed.id
        and owner.email_verified_at is not null
      where claimed.id = ${id} and claimed.email_verified_at is null`,
  );
  if (!owner) return;
  throw new DomainError(
    'CONFLICT',
    'This account only claims its mail address: another one has confirmed it. Give the role to that one.',
    { reason: 'address-of-another', userId: owner.id },
  );
}

function requireAsLong(end: Date | null, asked: Date | null): void {
  if (!end || (asked && asked <= end)) return;
  throw new DomainError(
    'AUTH_FORBIDDEN',
    `You hold this yourself until ${end.toISOString()}, so that you can give it until then at most.`,
    { field: 'expiresAt', until: end.toISOString() },
  );
}

const inWords = (end: Date | null): string => end?.toISOString() ?? 'for good';
