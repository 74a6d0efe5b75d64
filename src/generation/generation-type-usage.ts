import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database/index.js';
import { TypeUsage } from '../transformation-types/index.js';

/** Tells the catalogue how often its types were run. */
@Injectable()
export class GenerationTypeUsage extends TypeUsage {
  constructor(private readonly db: Database) {
    super();
  }

  async count(typeIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.db.rows(sql<{ type_id: string; runs: number }>`
      select type_id, count(*)::int as runs from generation
      where type_id = any(${[...typeIds]}::uuid[]) group by type_id`);
    return new Map(rows.map((row) => [row.type_id, row.runs]));
  }
}
