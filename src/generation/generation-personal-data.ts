import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Database, type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { AssetStore, openIfThere } from '../uploads/index.js';
import {
  type ArchiveEntry,
  type Erasure,
  PersonalData,
  PersonalDataSource,
} from '../users/index.js';
import { GenerationEvents } from './generation-events.js';
import { GenerationSettlement } from './generation-settlement.js';
import { eraseTexts } from './retention.js';

interface ResultRow {
  generation_id: string;
  label: string;
  asset_id: string;
  ending: string;
}

/** What a person had made: what they asked for, and the results. */
@Injectable()
export class GenerationPersonalData extends PersonalDataSource implements OnModuleInit {
  readonly tables = ['generation', 'idempotency_record'];

  constructor(
    private readonly db: Database,
    private readonly assets: AssetStore,
    private readonly events: GenerationEvents,
    private readonly settlement: GenerationSettlement,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {
    super();
  }

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async *archive(userId: string): AsyncIterable<ArchiveEntry> {
    yield {
      name: 'generations',
      records: await this.db.rows(sql<object>`
        select g.id, t.slug as type, g.status, g.inputs, g.prompt_final, g.seed, g.title,
               g.is_favourite, g.notes, g.provider_name, g.provider_model, g.price_charged,
               g.paid_by, g.retention_class, g.created_at, g.finished_at, g.error_code
        from generation g join transformation_type t on t.id = g.type_id
        where g.user_id = ${userId} order by g.created_at`),
    };
    const results = await this.db.rows(sql<ResultRow>`
      select g.id as generation_id, r.label, r.asset_id,
             substring(a.storage_key from '[^.]*$') as ending
      from artifact r join generation g on g.id = r.generation_id join asset a on a.id = r.asset_id
      where g.user_id = ${userId} and a.erasing_at is null order by g.created_at, r.ordinal`);
    for (const { generation_id, label, asset_id, ending } of results) {
      yield {
        name: `results/${generation_id}/${label}.${ending}`,
        open: () => openIfThere(this.assets, userId, asset_id),
      };
    }
  }

  /** Cancels what waits or works, with its hold; a worker may need a moment to let go. */
  override async stop(userId: string): Promise<boolean> {
    const active = await this.db.rows(sql<{ id: string }>`
      select id from generation
      where user_id = ${userId} and status in ('PENDING', 'PROCESSING')`);
    for (const { id } of active) {
      await this.db.transaction(async (em) => {
        await this.events.askToStop(em, id);
        await this.settlement.end(em, {
          generationId: id,
          from: ['PENDING', 'PROCESSING'],
          to: 'CANCELED',
        });
      });
    }
    return active.length === 0;
  }

  async erase(em: Em, userId: string): Promise<Erasure> {
    const now = this.clock.now();
    const runs = await rowsIn(
      em,
      sql<{ id: string }>`
        update generation
        set inputs = '{}', prompt_final = null, title = null, notes = '[]', error_message = null,
            is_favourite = false, hidden_at = coalesce(hidden_at, ${now}),
            erased_at = coalesce(erased_at, ${now}), updated_at = ${now}
        where user_id = ${userId} returning id`,
    );
    await eraseTexts(
      em,
      runs.map(({ id }) => id),
    );
    const events = await rowIn(
      em,
      sql<{ count: number }>`
        with gone as (
          delete from generation_event
          where generation_id in (select id from generation where user_id = ${userId}) returning 1)
        select count(*)::int as count from gone`,
    );
    const answers = await rowsIn(
      em,
      sql`delete from idempotency_record where user_id = ${userId} returning 1`,
    );
    return {
      things: [
        {
          what: 'runs: prompts, settings and titles',
          count: runs.length,
          outcome: 'blanked',
          because: 'What a run cost stays in the books; what it was about does not.',
        },
        { what: 'events of runs', count: events?.count ?? 0, outcome: 'deleted' },
        { what: 'answers kept for repeated requests', count: answers.length, outcome: 'deleted' },
      ],
    };
  }
}
