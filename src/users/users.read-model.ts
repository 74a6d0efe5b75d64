import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { InvalidFieldError } from '../platform/errors/index.js';
import { type Page, paginate, type Principal } from '../platform/http/index.js';
import { Avatars } from './avatars.js';
import { contactsFor, seesContacts } from './contact-masking.js';
import type { Preferences } from './preferences.js';
import { maskedPhone } from './phones/phone-number.js';
import { UserPhones } from './phones/user-phones.js';
import { shownRole } from './permissions.js';
import { accessOf } from './roles.service.js';
import type { User } from './user.entity.js';
import type { AdminUserQuery, AdminUserResponse } from './users.dto.js';
import { UsageReader } from './usage-reader.js';
import { UserPlans } from './user-plans.js';

interface MeRow {
  id: string;
  email: string | null;
  email_verified: boolean;
  phone_sealed: string | null;
  display_name: string;
  has_password: boolean;
  locale: string | null;
  timezone: string | null;
  preferences: Partial<Preferences>;
  created_at: string | Date;
}

interface AdminUserRow extends Omit<MeRow, 'has_password' | 'locale' | 'timezone' | 'preferences'> {
  status: User['status'];
  last_active_at: string | Date | null;
  roles: string[];
}

/** Users as answers: their own view of themselves, and what staff sees. */
@Injectable()
export class UsersReadModel {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly usage: UsageReader,
    private readonly plans: UserPlans,
    private readonly phones: UserPhones,
    private readonly avatars: Avatars,
  ) {}

  async me(userId: string) {
    const [row, usage, plan, avatarUrl] = await Promise.all([
      this.db.row(sql<MeRow>`
        select id, email, email_verified_at is not null as email_verified, phone_sealed,
               display_name, password_hash is not null as has_password, locale,
               timezone, preferences, created_at
        from app_user where id = ${userId}`),
      this.usage.read(userId),
      this.plans.of(userId),
      this.avatars.urlOf(userId),
    ]);
    return (
      row && { row, phone: this.phones.open(row.id, row.phone_sealed), usage, plan, avatarUrl }
    );
  }

  async list(viewer: Principal, query: AdminUserQuery): Promise<Page<AdminUserResponse>> {
    if (query.role && !(await this.db.row(sql`select 1 from role where key = ${query.role}`))) {
      throw new InvalidFieldError('role', 'There is no such role.');
    }
    const page = await paginate(
      this.db,
      query,
      {
        select: this.select(),
        from: sql`from app_user u, ${accessOf(sql`u.id`, this.clock.now())} access`,
        where: this.conditions(viewer, query),
        sortable: {
          createdAt: { expression: sql`u.created_at`, type: 'timestamptz' },
          displayName: { expression: sql`u.display_name`, type: 'text' },
        },
        defaultSort: '-createdAt',
        id: sql`u.id`,
      },
      (row) => row,
    );
    return { ...page, data: await this.toResponses(viewer, page.data) };
  }

  async findById(viewer: Principal, id: string): Promise<AdminUserResponse | undefined> {
    const rows = await this.db.rows(sql<AdminUserRow>`
      ${this.select()} from app_user u, ${accessOf(sql`u.id`, this.clock.now())} access
      where u.id = ${id}`);
    return (await this.toResponses(viewer, rows))[0];
  }

  private select(): RawBuilder<AdminUserRow> {
    return sql<AdminUserRow>`
      select u.id, u.email, u.email_verified_at is not null as email_verified, u.phone_sealed,
             u.display_name, u.created_at, u.status, u.last_active_at, access.roles`;
  }

  private conditions(viewer: Principal, query: AdminUserQuery): RawBuilder<unknown>[] {
    const where: RawBuilder<unknown>[] = [];
    if (query.status) where.push(sql`u.status = ${query.status}`);
    if (query.role) where.push(sql`access.roles @> array[${query.role}]::text[]`);
    const text = query.q?.trim();
    if (text) {
      const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      // Whoever sees addresses masked must not find them out letter by letter either.
      const byEmail = seesContacts(viewer)
        ? sql`u.email::text ilike ${part}`
        : sql`u.email = ${text}`;
      const phoneHash = this.phones.hashOfText(text);
      const byPhone = phoneHash ? sql`or u.phone_hash = ${phoneHash}` : sql``;
      where.push(sql`(u.display_name ilike ${part} or ${byEmail} ${byPhone})`);
    }
    return where;
  }

  private async toResponses(
    viewer: Principal,
    rows: readonly AdminUserRow[],
  ): Promise<AdminUserResponse[]> {
    const contacts = contactsFor(viewer);
    const usages = await this.usage.readMany(rows.map(({ id }) => id));
    return rows.map((row) => {
      const usage = usages.get(row.id);
      const phone = this.phones.open(row.id, row.phone_sealed);
      return {
        id: row.id,
        email: contacts.email(row.email),
        emailVerified: row.email_verified,
        phone: phone === null ? null : maskedPhone(phone),
        displayName: row.display_name,
        role: shownRole(row.roles),
        roles: row.roles,
        status: row.status,
        freeTierUsed: usage?.freeTier.used ?? 0,
        credits: usage?.credits ?? { available: 0, held: 0 },
        creditsOwed: usage?.owed ?? 0,
        createdAt: new Date(row.created_at).toISOString(),
        lastActiveAt: row.last_active_at ? new Date(row.last_active_at).toISOString() : null,
      };
    });
  }
}
