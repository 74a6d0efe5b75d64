import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, rowsIn } from '../platform/database/index.js';
import { type Usage, UsageReader } from '../users/index.js';
import type { BalanceResponse } from './billing.dto.js';
import type { LotSource } from './credit-lot.entity.js';
import { periodOf, renewalAfter } from './free-period.js';
import type { Unit } from './ledger.entity.js';

interface PotRow {
  user_id: string;
  kind: 'available' | 'held' | 'receivable';
  unit: Unit;
  balance: number;
  period: string | null;
}

interface LotRow {
  source: LotSource;
  remaining: number;
  expires_at: string | Date | null;
}

/** What users own and hold, read from the fixed balance rows: one query however many users. */
@Injectable()
export class BalanceReader extends UsageReader {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {
    super();
  }

  async read(userId: string): Promise<Usage> {
    const pots = await this.pots([userId]);
    return this.toUsage(pots);
  }

  async readMany(userIds: readonly string[]): Promise<Map<string, Usage>> {
    const pots = userIds.length > 0 ? await this.pots(userIds) : [];
    return new Map(
      userIds.map((id) => [id, this.toUsage(pots.filter((pot) => pot.user_id === id))]),
    );
  }

  /** As {@link read}, with what the transaction of `em` has changed. */
  async readIn(em: Em, userId: string): Promise<Usage> {
    return this.toUsage(await rowsIn(em, potsOf([userId], this.clock.now())));
  }

  /** What may be spent, is held and is owed, with the lots that it lies in. */
  async balance(userId: string): Promise<BalanceResponse> {
    const [{ credits, freeTier, owed }, lots] = await Promise.all([
      this.read(userId),
      this.db.rows(sql<LotRow>`
        select source, remaining, expires_at from credit_lot
        where user_id = ${userId} and remaining > 0
          and (expires_at is null or expires_at > ${this.clock.now()})
        order by source <> 'plan', expires_at nulls last, created_at, id limit 100`),
    ]);
    return {
      credits,
      freeRuns: { available: freeTier.remaining, held: freeTier.held },
      owed,
      lots: lots.map(({ source, remaining, expires_at: at }) => ({
        source,
        remaining,
        expiresAt: at && new Date(at).toISOString(),
      })),
    };
  }

  private pots(userIds: readonly string[]): Promise<PotRow[]> {
    return this.db.rows(potsOf(userIds, this.clock.now()));
  }

  private toUsage(pots: readonly PotRow[]): Usage {
    const now = this.clock.now();
    const limit = this.config.pricing.freeTierLimit;
    const pot = (kind: PotRow['kind'], unit: Unit): PotRow | undefined =>
      pots.find((row) => row.kind === kind && row.unit === unit);
    const free = pot('available', 'FREE_RUN');
    const current = free?.period === periodOf(now);
    const remaining = current ? free.balance : limit;
    const held = pot('held', 'FREE_RUN')?.balance ?? 0;
    return {
      freeTier: {
        limit,
        used: Math.max(0, limit - remaining - (current ? held : 0)),
        held,
        remaining,
        renewsAt: renewalAfter(now).toISOString(),
      },
      credits: {
        available: pot('available', 'CREDIT')?.balance ?? 0,
        held: pot('held', 'CREDIT')?.balance ?? 0,
      },
      owed: Math.abs(pot('receivable', 'CREDIT')?.balance ?? 0),
    };
  }
}

/** Balances, without what is left in lots whose time is over. */
function potsOf(userIds: readonly string[], now: Date) {
  return sql<PotRow>`
    select user_id, kind, unit, period,
      (balance - case when kind = 'available' and unit = 'CREDIT' then coalesce((
        select sum(remaining) from credit_lot l
        where l.user_id = ledger_account.user_id and l.expires_at <= ${now}), 0) else 0 end)::float8 as balance
    from ledger_account where user_id = any(${userIds}::uuid[])`;
}
