import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/index.js';
import { NotFoundError } from '../platform/errors/index.js';
import { completePreferences, DEFAULT_PREFERENCES, type Preferences } from './preferences.js';

interface PreferencesRow {
  preferences: Partial<Preferences>;
}

/** What people have set for themselves. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The user's preferences; the defaults for users who are not there. */
  async read(userId: string): Promise<Preferences> {
    const row = await this.db.row(
      sql<PreferencesRow>`select preferences from app_user where id = ${userId}`,
    );
    return completePreferences(row?.preferences ?? {});
  }

  /** Changes what is given and leaves the rest. A value that is the default is not stored. */
  async update(userId: string, change: Partial<Preferences>): Promise<Preferences> {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const isDefault = ([key, value]: [string, unknown]): boolean =>
      DEFAULT_PREFERENCES[key as keyof Preferences] === value;
    const set = Object.fromEntries(given.filter((entry) => !isDefault(entry)));
    const unset = given.filter(isDefault).map(([key]) => key);
    const row = await this.db.row(sql<PreferencesRow>`
      update app_user
      set preferences = (preferences || ${JSON.stringify(set)}::jsonb) - ${unset}::text[],
          updated_at = ${this.clock.now()}
      where id = ${userId} returning preferences`);
    if (!row) throw new NotFoundError('user');
    return completePreferences(row.preferences);
  }
}

/** A scalar subquery: how the user wants results to be kept, null where they leave it to the type. */
export function retentionPreferenceOf(userId: string): RawBuilder<unknown> {
  return sql`(select nullif(preferences ->> 'retentionDefault', 'by-type') from app_user where id = ${userId})`;
}
