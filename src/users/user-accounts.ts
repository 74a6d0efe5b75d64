import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import {
  Database,
  DatabaseEvents,
  type Em,
  newId,
  rowsIn,
  violates,
} from '../platform/database/index.js';
import { DomainError } from '../platform/errors/index.js';
import type { RoleKey } from './permissions.js';
import { ACCESS_CHANGED, accessOf, RolesService } from './roles.service.js';
import type { User } from './user.entity.js';

/** What signing in needs to know about a user. */
export interface Account {
  readonly id: string;
  readonly email: string | null;
  readonly displayName: string;
  readonly status: User['status'];
  readonly emailVerified: boolean;
  readonly passwordHash: string | null;
  readonly roles: readonly string[];
}

export interface NewAccount {
  /** Null for people who sign in by phone only. */
  readonly email: string | null;
  /** Whether somebody has shown that the address is theirs. Default: no. */
  readonly emailVerified?: boolean;
  readonly displayName: string;
  /** Null for people who sign in another way. */
  readonly passwordHash: string | null;
  readonly role: RoleKey;
}

interface AccountRow {
  id: string;
  email: string | null;
  display_name: string;
  status: User['status'];
  email_verified: boolean;
  password_hash: string | null;
  roles: string[];
}

/** Accounts as those see them who sign people in. */
@Injectable()
export class UserAccounts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly roles: RolesService,
    private readonly events: DatabaseEvents,
  ) {}

  findByEmail(email: string): Promise<Account | undefined> {
    return this.find(sql`u.email = ${email}`);
  }

  findById(id: string): Promise<Account | undefined> {
    return this.find(sql`u.id = ${id}`);
  }

  private async find(condition: RawBuilder<unknown>): Promise<Account | undefined> {
    const row = await this.db.row(sql<AccountRow>`
      select u.id, u.email, u.display_name, u.status, u.email_verified_at is not null as email_verified,
             u.password_hash, access.roles
      from app_user u, ${accessOf(sql`u.id`, this.clock.now())} access
      where ${condition}`);
    return (
      row && {
        id: row.id,
        email: row.email,
        displayName: row.display_name,
        status: row.status,
        emailVerified: row.email_verified,
        passwordHash: row.password_hash,
        roles: row.roles,
      }
    );
  }

  /** @throws DomainError CONFLICT with field `email` where another account has it. */
  async create(em: Em, account: NewAccount): Promise<Account> {
    const id = newId();
    const now = this.clock.now();
    try {
      await rowsIn(
        em,
        sql`
          insert into app_user (id, created_at, updated_at, email, email_verified_at, password_hash,
                                display_name, status)
          values (${id}, ${now}, ${now}, ${account.email}, ${account.emailVerified ? now : null},
                  ${account.passwordHash}, ${account.displayName}, 'active')`,
      );
    } catch (error) {
      if (!violates(error, 'user_email_unique')) throw error;
      throw new DomainError(
        'CONFLICT',
        'There is already an account with this mail address. Sign in instead.',
        { field: 'email' },
        { cause: error },
      );
    }
    await this.roles.grant(em, id, account.role, null);
    return {
      id,
      email: account.email,
      displayName: account.displayName,
      status: 'active',
      emailVerified: account.emailVerified ?? false,
      passwordHash: account.passwordHash,
      roles: [account.role],
    };
  }

  /** Closes an account for good: from the commit of `em` on nobody can sign in to it. */
  async close(em: Em, userId: string): Promise<void> {
    await rowsIn(
      em,
      sql`update app_user set status = 'erased', updated_at = ${this.clock.now()}
          where id = ${userId}`,
    );
    await this.events.notify(em, ACCESS_CHANGED, userId);
  }

  /** Replaces the stored hash of a password. */
  async setPasswordHash(em: Em, userId: string, passwordHash: string): Promise<void> {
    await rowsIn(
      em,
      sql`update app_user set password_hash = ${passwordHash}, updated_at = ${this.clock.now()}
          where id = ${userId}`,
    );
  }
}
