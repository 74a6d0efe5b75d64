import { Injectable } from '@nestjs/common';
import { type RawBuilder, sql } from 'kysely';
import { BalanceReader, CreditLedger, SinglePayments } from '../billing/index.js';
import { Clock } from '../platform/clock.js';
import { type Em, rowIn, rowsIn } from '../platform/database/index.js';
import type { DomainError } from '../platform/errors/index.js';
import type { GenerationStatus } from './generation.entity.js';
import { FailureNotice } from './failure-notice.js';
import { GenerationEvents } from './generation-events.js';

export type EndStatus = 'COMPLETED' | 'FAILED' | 'BLOCKED' | 'CANCELED' | 'EXPIRED';

export interface End {
  generationId: string;
  /** The statuses it may be in; in any other nothing happens. */
  from: readonly GenerationStatus[];
  /** For workers: only while this lease is theirs. */
  leaseToken?: string;
  /** Only while it waits for its payment. */
  onlyUnpaid?: boolean;
  to: EndStatus;
  error?: DomainError;
  /** Further columns to set, e.g. sql`expires_at = ${time}`. */
  set?: readonly RawBuilder<unknown>[];
}

interface EndedRow {
  user_id: string;
  type_id: string;
  hold_id: string | null;
  paid_by: 'free-run' | 'credits' | 'payment';
}

/**
 * The only way a run ends. Its status, the settling of its hold and the events that tell of both
 * change in the caller's transaction: one UPDATE that names the status it expects, so that of many
 * who try to end a run one does.
 */
@Injectable()
export class GenerationSettlement {
  constructor(
    private readonly ledger: CreditLedger,
    private readonly singles: SinglePayments,
    private readonly balances: BalanceReader,
    private readonly events: GenerationEvents,
    private readonly notice: FailureNotice,
    private readonly clock: Clock,
  ) {}

  /** Ends the run and settles its hold; false where somebody else has ended or taken it. */
  async end(em: Em, end: End): Promise<boolean> {
    const now = this.clock.now();
    const error = end.error;
    const row = await rowIn(
      em,
      sql<EndedRow>`
        update generation set status = ${end.to}, updated_at = ${now}, finished_at = ${now},
          lease_token = null, lease_expires_at = null,
          error_code = ${error?.code ?? null}, error_category = ${error?.category ?? null},
          error_message = ${error?.message.slice(0, 500) ?? null}
          ${end.set && end.set.length > 0 ? sql`, ${sql.join(end.set)}` : sql``}
        where id = ${end.generationId} and status = any(${[...end.from]}::text[])
          ${end.leaseToken ? sql`and lease_token = ${end.leaseToken}` : sql``}
          ${end.onlyUnpaid ? sql`and unpaid_until is not null` : sql``}
        returning user_id, type_id, hold_id, paid_by`,
    );
    if (!row) return false;
    const settled = row.hold_id
      ? await this.ledger.settle(em, row.hold_id, end.to === 'COMPLETED' ? 'all' : 0)
      : undefined;
    const price = { charged: settled?.charged ?? 0, released: settled?.released ?? 0 };
    await rowsIn(
      em,
      sql`update generation set price_charged = ${price.charged}, price_released = ${price.released}
          where id = ${end.generationId}`,
    );
    const paidSingly = row.paid_by === 'payment';
    if (paidSingly && end.to !== 'COMPLETED') await this.singles.giveBack(em, end.generationId);
    const usage = await this.balances.readIn(em, row.user_id);
    await this.events.append(em, end.generationId, [
      {
        kind: end.to.toLowerCase() as Lowercase<EndStatus>,
        payload: { status: end.to, ...price, ...(error ? { error: publicError(error) } : {}) },
      },
      {
        kind: 'balance',
        payload: {
          credits: usage.credits,
          freeRuns: { available: usage.freeTier.remaining, held: usage.freeTier.held },
        },
      },
    ]);
    if (end.to === 'FAILED' || end.to === 'BLOCKED') {
      await this.notice.tell(em, {
        id: end.generationId,
        userId: row.user_id,
        typeId: row.type_id,
        refused: end.to === 'BLOCKED',
        reason: error?.message ?? 'It did not work out.',
        settled,
        paidSingly,
        usage,
      });
    }
    return true;
  }
}

function publicError({ code, message, category, details }: DomainError) {
  const { field } = details;
  return { code, message, category, ...(field === undefined ? {} : { field }) };
}
