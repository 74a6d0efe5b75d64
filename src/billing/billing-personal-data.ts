import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Database, type Em, rowIn, rowsIn } from '../platform/database/index.js';
import {
  type ArchiveEntry,
  type Erasure,
  PersonalData,
  PersonalDataSource,
} from '../users/index.js';
import { CreditLots } from './credit-lots.js';
import { FreeRuns } from './free-runs.js';

/** A person's part of the books. It is never changed: it stays under the user's id alone. */
@Injectable()
export class BillingPersonalData extends PersonalDataSource implements OnModuleInit {
  readonly tables = ['ledger_account', 'credit_lot', 'quote', 'hold', 'spending_cap'];

  constructor(
    private readonly db: Database,
    private readonly lots: CreditLots,
    private readonly freeRuns: FreeRuns,
    private readonly personalData: PersonalData,
  ) {
    super();
  }

  onModuleInit(): void {
    this.personalData.register(this);
  }

  async *archive(userId: string): AsyncIterable<ArchiveEntry> {
    yield {
      name: 'ledger',
      records: await this.db.rows(sql<object>`
        select t.created_at, t.kind, a.kind as account, a.unit, e.amount::float8 as amount, t.reference
        from ledger_entry e join ledger_account a on a.id = e.account_id
          join ledger_transaction t on t.id = e.transaction_id
        where a.user_id = ${userId} order by t.created_at, e.id`),
    };
    yield {
      name: 'credit-lots',
      records: await this.db.rows(sql<object>`
        select created_at, source, amount, remaining, lapsed, taken_back, expires_at, reference
        from credit_lot where user_id = ${userId} order by created_at, id`),
    };
    yield {
      name: 'quotes',
      records: await this.db.rows(sql<object>`
        select id, lines, credits, amount_minor, currency, created_at, expires_at
        from quote where user_id = ${userId} order by created_at`),
    };
    yield {
      name: 'spending-cap',
      records: await this.db.rows(sql<object>`
        select credits, alert_at, alerted_period, created_at, updated_at
        from spending_cap where user_id = ${userId}`),
    };
  }

  async erase(em: Em, userId: string): Promise<Erasure> {
    // What nobody can spend any more is not owed to anybody either (ADR 0025).
    const credits = await this.lots.forfeit(em, userId, `erased:${userId}`);
    const freeRuns = await this.freeRuns.forfeit(em, userId);
    const entries = await rowIn(
      em,
      sql<{ count: number }>`
        select count(*)::int as count from ledger_entry e
        join ledger_account a on a.id = e.account_id where a.user_id = ${userId}`,
    );
    const caps = await rowsIn(
      em,
      sql`delete from spending_cap where user_id = ${userId} returning 1`,
    );
    return {
      things: [
        {
          what: 'credits to spend',
          count: credits,
          outcome: 'deleted',
          because: 'They ended with the account, and the books carry them as lapsed.',
        },
        { what: 'free runs', count: freeRuns, outcome: 'deleted' },
        { what: 'caps on spending', count: caps.length, outcome: 'deleted' },
        {
          what: 'ledger entries',
          count: entries?.count ?? 0,
          outcome: 'kept without a name',
          because: 'The books have to balance and to be kept for the time that the law says.',
        },
      ],
    };
  }
}
