import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Em, rowIn } from '../platform/database/index.js';
import { AssetUsage } from '../uploads/index.js';

/** Tells the uploads which of them runs still work on. */
@Injectable()
export class GenerationAssetUsage extends AssetUsage {
  async isInUse(em: Em, assetId: string): Promise<boolean> {
    const row = await rowIn(
      em,
      sql`
        select 1 from generation_input i join generation g on g.id = i.generation_id
        where i.asset_id = ${assetId} and g.status in ('PENDING', 'PROCESSING') limit 1`,
    );
    return row !== undefined;
  }
}
