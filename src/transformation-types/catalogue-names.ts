import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { TypeNames } from '../audit-log/index.js';
import { Database } from '../platform/database/index.js';

@Injectable()
export class CatalogueNames extends TypeNames {
  constructor(private readonly db: Database) {
    super();
  }

  async of(typeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (typeIds.length === 0) return new Map();
    const rows = await this.db.rows(sql<{ id: string; name: string }>`
      select id, name from transformation_type where id = any(${[...new Set(typeIds)]}::uuid[])`);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
