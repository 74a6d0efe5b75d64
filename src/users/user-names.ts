import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { PersonNames } from '../audit-log/index.js';
import { Database } from '../platform/database/index.js';

@Injectable()
export class UserNames extends PersonNames {
  constructor(private readonly db: Database) {
    super();
  }

  async of(userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (userIds.length === 0) return new Map();
    const rows = await this.db.rows(sql<{ id: string; display_name: string }>`
      select id, display_name from app_user
      where id = any(${[...new Set(userIds)]}::uuid[]) and status <> 'erased'`);
    return new Map(rows.map(({ id, display_name }) => [id, display_name]));
  }

  async find(text: string, limit: number): Promise<readonly string[]> {
    const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await this.db.rows(sql<{ id: string }>`
      select id from app_user where display_name ilike ${part} and status <> 'erased'
      order by created_at, id limit ${limit}`);
    return rows.map(({ id }) => id);
  }
}
