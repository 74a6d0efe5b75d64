import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database, DatabaseEvents, type Em, rowsIn } from '../platform/database/index.js';
import {
  type ArchiveEntry,
  type Erasure,
  PersonalData,
  PersonalDataSource,
} from './personal-data.js';
import { completePreferences, type Preferences } from './preferences.js';
import { UserPhones } from './phones/user-phones.js';
import { ACCESS_CHANGED } from './roles.service.js';

/** How an erased account is called wherever its row is still shown. */
export const ERASED_NAME = 'Erased account';

interface ProfileRow {
  id: string;
  email: string | null;
  email_verified_at: string | Date | null;
  phone_sealed: string | null;
  phone_verified_at: string | Date | null;
  display_name: string;
  locale: string | null;
  timezone: string | null;
  preferences: Partial<Preferences>;
  created_at: string | Date;
  last_active_at: string | Date | null;
}

/** The account itself, its roles and the days it was used on. */
@Injectable()
export class UsersPersonalData extends PersonalDataSource implements OnModuleInit {
  readonly tables = ['app_user', 'role_assignment', 'active_day'];

  constructor(
    private readonly db: Database,
    private readonly events: DatabaseEvents,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly phones: UserPhones,
  ) {
    super();
  }

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async *archive(userId: string): AsyncIterable<ArchiveEntry> {
    const [profile] = await this.db.rows(sql<ProfileRow>`
      select id, email, email_verified_at, phone_sealed, phone_verified_at, display_name, locale, timezone,
             preferences, created_at, last_active_at
      from app_user where id = ${userId}`);
    if (!profile) return;
    const { preferences, phone_sealed: sealed, ...facts } = profile;
    const phone = this.phones.open(userId, sealed);
    yield {
      name: 'profile',
      records: [{ ...facts, phone, preferences: completePreferences(preferences) }],
    };
    yield {
      name: 'roles',
      records: await this.db.rows(sql<object>`
        select role, created_at, expires_at from role_assignment where user_id = ${userId}
        order by created_at`),
    };
    yield {
      name: 'active-days',
      records: await this.db.rows(sql<object>`
        select day::text as day from active_day where user_id = ${userId} order by day`),
    };
  }

  async erase(em: Em, userId: string): Promise<Erasure> {
    const now = this.clock.now();
    const days = await rowsIn(
      em,
      sql`delete from active_day where user_id = ${userId} returning 1`,
    );
    const roles = await rowsIn(
      em,
      sql`delete from role_assignment where user_id = ${userId} returning 1`,
    );
    await rowsIn(
      em,
      sql`
        update app_user
        set status = 'erased', email = null, email_verified_at = null, phone_sealed = null,
            phone_hash = null, phone_verified_at = null, password_hash = null,
            display_name = ${ERASED_NAME}, locale = null, timezone = null, preferences = '{}',
            last_active_at = null, erased_at = coalesce(erased_at, ${now}), updated_at = ${now}
        where id = ${userId}`,
    );
    await this.events.notify(em, ACCESS_CHANGED, userId);
    return {
      things: [
        {
          what: 'account: name, addresses, phone number, password, settings',
          count: 1,
          outcome: 'blanked',
        },
        { what: 'roles', count: roles.length, outcome: 'deleted' },
        { what: 'days of activity', count: days.length, outcome: 'deleted' },
      ],
    };
  }
}
