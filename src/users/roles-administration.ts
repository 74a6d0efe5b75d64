import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { AuditTrail } from '../audit-log/index.js';
import { Clock } from '../platform/clock.js';
import {
  Database,
  DatabaseEvents,
  type Em,
  newId,
  rowIn,
  rowsIn,
  violates,
} from '../platform/database/index.js';
import { DomainError, NotFoundError } from '../platform/errors/index.js';
import type { Principal } from '../platform/http/index.js';
import { Authority } from './authority.js';
import { ACCESS_CHANGED } from './roles.service.js';
import type { CreateRoleRequest, UpdateRoleRequest } from './roles.dto.js';

interface StoredRole {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly string[];
  readonly builtIn: boolean;
  readonly revision: number;
}

/**
 * Staff makes roles of its own. Nobody puts a permission into one that they do not hold themselves,
 * and for good, nor changes one that can do more than they can, or that they hold. Every change is
 * audited in its transaction and counts in every process at once.
 */
@Injectable()
export class RolesAdministration {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: DatabaseEvents,
    private readonly audit: AuditTrail,
  ) {}

  /** Resolves with the key, which is made from the name. */
  create(actor: Principal, request: CreateRoleRequest): Promise<string> {
    const { name, description = '' } = request;
    const permissions = [...request.permissions].sort();
    const key = keyOf(name);
    return this.named(() =>
      this.db.transaction(async (em) => {
        const authority = await this.authorityOf(em, actor);
        requireForGood(authority, permissions);
        const now = this.clock.now();
        await rowsIn(
          em,
          sql`insert into role (key, name, description, permissions, created_at, updated_at)
              values (${key}, ${name}, ${description}, ${permissions}::text[], ${now}, ${now})`,
        );
        await this.audit.record(em, {
          action: 'role.created',
          actor,
          entityType: 'role',
          entityId: key,
          diff: { name, ...(description ? { description } : {}), permissions: [[], permissions] },
        });
        return key;
      }),
    );
  }

  async update(
    actor: Principal,
    key: string,
    { revision, ...changes }: UpdateRoleRequest,
  ): Promise<void> {
    await this.named(() =>
      this.db.transaction(async (em) => {
        const [authority, role] = await this.lock(em, actor, key);
        if (revision !== role.revision) {
          throw new DomainError(
            'CONFLICT',
            'Somebody changed this role meanwhile. Load it again.',
            {
              field: 'revision',
              revision: role.revision,
            },
          );
        }
        const now = { ...role, ...given(changes) };
        const permissions = [...now.permissions].sort();
        const added = permissions.filter((permission) => !role.permissions.includes(permission));
        requireForGood(authority, added);
        const diff = differences(role, { ...now, permissions });
        if (Object.keys(diff).length === 0) return;
        await rowsIn(
          em,
          sql`update role set name = ${now.name}, description = ${now.description},
                permissions = ${permissions}::text[], revision = revision + 1,
                updated_at = ${this.clock.now()}
              where key = ${key}`,
        );
        await this.audit.record(em, {
          action: 'role.updated',
          actor,
          entityType: 'role',
          entityId: key,
          diff,
        });
        if ('permissions' in diff) await this.events.notify(em, ACCESS_CHANGED, '*');
      }),
    );
  }

  /** Deletes a role that nobody holds any more. */
  async delete(actor: Principal, key: string): Promise<void> {
    await this.db.transaction(async (em) => {
      const [, role] = await this.lock(em, actor, key);
      await rowsIn(
        em,
        sql`delete from role_assignment where role = ${key} and expires_at <= ${this.clock.now()}`,
      );
      const row = await rowIn(
        em,
        sql<{ holders: number }>`
          select count(*)::int as holders from role_assignment where role = ${key}`,
      );
      const holders = row?.holders ?? 0;
      if (holders > 0) {
        const people = holders === 1 ? 'One person holds' : `${holders} people hold`;
        throw new DomainError(
          'CONFLICT',
          `${people} this role. Take it from them first, then it can be deleted.`,
          { holders },
        );
      }
      await rowsIn(em, sql`delete from role where key = ${key}`);
      await this.audit.record(em, {
        action: 'role.deleted',
        actor,
        entityType: 'role',
        entityId: key,
        diff: { name: role.name, permissions: [role.permissions, []] },
      });
    });
  }

  /** The role as it is, locked until `em` ends, once the actor may change it. */
  private async lock(em: Em, actor: Principal, key: string): Promise<[Authority, StoredRole]> {
    const authority = await this.authorityOf(em, actor);
    const role = await rowIn(
      em,
      sql<StoredRole>`
        select name, description, permissions, built_in as "builtIn", revision
        from role where key = ${key} for update`,
    );
    if (!role) throw new NotFoundError('role');
    if (role.builtIn) {
      throw new DomainError(
        'CONFLICT',
        'This role comes with the program and stays as it is. Make one of your own instead.',
      );
    }
    const own = await rowIn(
      em,
      sql`select 1 from role_assignment where role = ${key} and user_id = ${actor.userId}
            and (expires_at is null or expires_at > ${this.clock.now()})`,
    );
    if (own) {
      throw new DomainError('CONFLICT', 'You hold this role yourself. Ask somebody else.');
    }
    authority.requireAll(role.permissions, 'change a role that can');
    return [authority, role];
  }

  private async authorityOf(em: Em, { userId }: Principal): Promise<Authority> {
    await rowsIn(em, sql`select 1 from app_user where id = ${userId} for update`);
    const authority = await Authority.of(em, userId, this.clock.now());
    authority.require('roles:write');
    return authority;
  }

  private async named<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!violates(error, 'role_name_unique') && !violates(error, 'role_pkey')) throw error;
      throw new DomainError(
        'CONFLICT',
        'Another role has this name, or nearly the same.',
        { field: 'name' },
        { cause: error },
      );
    }
  }
}

/** What a role may do outlasts its maker's own rights, so those must have no end. */
function requireForGood(authority: Authority, permissions: readonly string[]): void {
  authority.requireAll(permissions, 'put it into a role');
  const end = authority.endOf(permissions);
  if (!end) return;
  throw new DomainError(
    'AUTH_FORBIDDEN',
    `You hold some of this until ${end.toISOString()} only, so that you cannot put it into a role.`,
    { field: 'permissions', until: end.toISOString() },
  );
}

/** `Night shift` → `NIGHT_SHIFT`; a name without Latin letters gets a key of its own. */
function keyOf(name: string): string {
  const key = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[^A-Z]+/, '')
    .slice(0, 40)
    .replace(/_+$/, '');
  return key.length > 1 ? key : `ROLE_${newId().slice(-8).toUpperCase()}`;
}

function given<T extends object>(changes: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

function differences(before: StoredRole, after: StoredRole): Record<string, unknown> {
  const fields = ['name', 'description', 'permissions'] as const;
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, [before[field], after[field]]]),
  );
}
