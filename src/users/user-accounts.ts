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
import type { PhoneNumber } from './phones/phone-number.js';
import { UserPhones } from './phones/user-phones.js';
import { ACCESS_CHANGED, accessOf, RolesService } from './roles.service.js';
import type { User } from './user.entity.js';

/** More accounts than that under one address are nobody's. */
const MAX_CLAIMANTS = 100;
const EMAIL_TAKEN = 'user_verified_email_unique';

/** What signing in needs to know about a user. */
export interface Account {
  readonly id: string;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
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
  /** A number that the person has shown to be theirs. */
  readonly phone?: PhoneNumber;
  readonly displayName: string;
  /** Null for people who sign in another way. */
  readonly passwordHash: string | null;
  readonly role: RoleKey;
}

interface AccountRow {
  id: string;
  email: string | null;
  phone_sealed: string | null;
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
    private readonly phones: UserPhones,
  ) {}

  /** The account that the address belongs to: the one that has shown it. */
  async findByVerifiedEmail(email: string, em?: Em): Promise<Account | undefined> {
    const condition = sql`u.email = ${email} and u.email_verified_at is not null`;
    return (await this.find(condition, em))[0];
  }

  /** Every account that claims the address: the one that it belongs to first, then the oldest. */
  findClaimants(email: string, em?: Em): Promise<Account[]> {
    return this.find(
      sql`u.email = ${email} and u.status <> 'erased'
          order by u.email_verified_at is null, u.created_at, u.id limit ${MAX_CLAIMANTS}`,
      em,
    );
  }

  /** The account that signs in with this number. @param hash see {@link UserPhones.hashOf} */
  async findByPhone(hash: string, em?: Em): Promise<Account | undefined> {
    return (await this.find(sql`u.phone_hash = ${hash}`, em))[0];
  }

  async findById(id: string, em?: Em): Promise<Account | undefined> {
    return (await this.find(sql`u.id = ${id}`, em))[0];
  }

  /** Until `em` ends, others who lock the same address wait. */
  async lockAddress(em: Em, email: string): Promise<void> {
    await rowsIn(em, sql`select pg_advisory_xact_lock(hashtextextended(${`address:${email}`}, 0))`);
  }

  private async find(condition: RawBuilder<unknown>, em?: Em): Promise<Account[]> {
    const query = sql<AccountRow>`
      select u.id, u.email, u.phone_sealed, u.display_name, u.status,
             u.email_verified_at is not null as email_verified, u.password_hash, access.roles
      from app_user u, ${accessOf(sql`u.id`, this.clock.now())} access
      where ${condition}`;
    const rows = await (em ? rowsIn(em, query) : this.db.rows(query));
    return rows.map((row) => ({
      id: row.id,
      email: row.email,
      phone: this.phones.open(row.id, row.phone_sealed),
      displayName: row.display_name,
      status: row.status,
      emailVerified: row.email_verified,
      passwordHash: row.password_hash,
      roles: row.roles,
    }));
  }

  /**
   * An account claims an address until somebody has shown it; any number may.
   *
   * @throws DomainError CONFLICT with field `email` where it is shown, and belongs to another account.
   */
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
      if (!violates(error, EMAIL_TAKEN)) throw error;
      throw emailTaken(error);
    }
    if (account.phone) await this.phones.set(em, id, account.phone);
    await this.roles.grant(em, id, account.role, null);
    return {
      id,
      email: account.email,
      phone: account.phone?.e164 ?? null,
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

  /**
   * Makes the address the account's own, if it is still the one that the account claims. Showing it
   * again does nothing. Resolves with whether it is now.
   *
   * @throws DomainError CONFLICT with field `email` where it belongs to another account.
   */
  async verifyEmail(em: Em, userId: string, email: string): Promise<boolean> {
    const now = this.clock.now();
    return this.ownEmail(
      em,
      sql`update app_user set email_verified_at = coalesce(email_verified_at, ${now}), updated_at = ${now}
          where id = ${userId} and email = ${email} and status <> 'erased' returning id`,
    );
  }

  /**
   * Gives the account another address, which its owner has shown. Resolves with whether there is such
   * an account.
   *
   * @throws DomainError CONFLICT with field `email` where the address belongs to another account.
   */
  async changeEmail(em: Em, userId: string, email: string): Promise<boolean> {
    const now = this.clock.now();
    return this.ownEmail(
      em,
      sql`update app_user set email = ${email}, email_verified_at = ${now}, updated_at = ${now}
          where id = ${userId} and status <> 'erased' returning id`,
    );
  }

  /** Replaces the stored hash of a password. */
  async setPasswordHash(em: Em, userId: string, passwordHash: string): Promise<void> {
    await rowsIn(
      em,
      sql`update app_user set password_hash = ${passwordHash}, updated_at = ${this.clock.now()}
          where id = ${userId}`,
    );
  }

  private async ownEmail(em: Em, update: RawBuilder<unknown>): Promise<boolean> {
    try {
      return (await rowsIn(em, update)).length > 0;
    } catch (error) {
      if (!violates(error, EMAIL_TAKEN)) throw error;
      throw emailTaken(error);
    }
  }
}

/** For those only who have shown that the address is theirs. */
function emailTaken(cause: unknown): DomainError {
  return new DomainError(
    'CONFLICT',
    'You already have an account with this mail address. Sign in to that one instead.',
    { field: 'email' },
    { cause },
  );
}
