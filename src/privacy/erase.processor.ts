import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import { AuditTrail } from '../audit-log/index.js';
import { Clock } from '../platform/clock.js';
import { Database, type Em, rowIn, rowsIn } from '../platform/database/index.js';
import { SubjectKeys } from '../platform/encryption/index.js';
import { Messages } from '../platform/messaging/index.js';
import { AssetStore } from '../uploads/index.js';
import { type ErasedFile, type ErasedThing, PersonalData } from '../users/index.js';

interface Claimed {
  user_id: string;
  created_at: string | Date;
  receipt: Receipt | null;
}

/** What an erasure did, without anything personal. */
export interface Receipt {
  readonly requestedAt: string;
  readonly erasedAt: string;
  readonly things: readonly ErasedThing[];
  /** The files that were deleted, by their sha256, in all their versions. */
  readonly files: readonly { sha256: string; bytes: number }[];
}

/** Thrown while something of the person is still going on; the job comes back. */
export class StillBusyError extends Error {
  override readonly name = 'StillBusyError';
}

/**
 * Erases a person: ends what is going on, then in one transaction deletes or blanks every row that
 * speaks of them and destroys the key under which the unchangeable ones are sealed, then deletes the
 * bytes of their files. Each step can be repeated after a crash; the receipt is written once, with
 * the rows, and never changes.
 */
@Injectable()
export class EraseProcessor {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly keys: SubjectKeys,
    private readonly assets: AssetStore,
    private readonly audit: AuditTrail,
    private readonly messages: Messages,
  ) {}

  /** @throws StillBusyError where a worker has not yet let go of a run */
  async run(requestId: string): Promise<void> {
    const claimed = await this.db.row(sql<Claimed>`
      update privacy_request set status = 'RUNNING', updated_at = ${this.clock.now()}
      where id = ${requestId} and kind = 'erase' and status in ('PENDING', 'RUNNING')
      returning user_id, created_at, receipt`);
    if (!claimed) return;
    const userId = claimed.user_id;
    const stopped = await Promise.all(this.personalData.sources.map((s) => s.stop(userId)));
    if (stopped.includes(false)) throw new StillBusyError('something is still being ended');
    const receipt =
      claimed.receipt ??
      (await this.db.transaction((em) =>
        this.eraseRows(em, requestId, userId, new Date(claimed.created_at)),
      ));
    await this.assets.eraseAllOf(userId);
    await this.db.transaction((em) => this.complete(em, requestId, userId, receipt));
  }

  private async eraseRows(
    em: Em,
    requestId: string,
    userId: string,
    requestedAt: Date,
  ): Promise<Receipt> {
    // Locked, so that a second try that runs at the same time waits and finds the receipt.
    const row = await rowIn(
      em,
      sql<{ receipt: Receipt | null }>`
        select receipt from privacy_request where id = ${requestId} for update`,
    );
    if (row?.receipt) return row.receipt;
    const things: ErasedThing[] = [];
    const files: ErasedFile[] = [];
    for (const source of this.personalData.sources) {
      const erasure = await source.erase(em, userId);
      things.push(...erasure.things);
      files.push(...(erasure.files ?? []));
    }
    await this.keys.destroy(em, userId);
    things.push({
      what: 'audit trail: addresses, browsers and names, sealed under a key that is destroyed',
      count: 1,
      outcome: 'kept without a name',
      because: 'What was done stays answerable for seven years; by whom cannot be read any more.',
    });
    const messages = await this.messages.eraseOf(em, userId);
    things.push({ what: 'mails and text messages', count: messages, outcome: 'deleted' });
    const exports = await rowsIn(
      em,
      sql`delete from privacy_request where user_id = ${userId} and kind = 'export' returning 1`,
    );
    things.push({ what: 'requests for an archive', count: exports.length, outcome: 'deleted' });
    const receipt: Receipt = {
      requestedAt: requestedAt.toISOString(),
      erasedAt: this.clock.now().toISOString(),
      things,
      files: files.map(({ sha256, bytes }) => ({ sha256, bytes })),
    };
    await rowsIn(
      em,
      sql`update privacy_request set receipt = ${JSON.stringify(receipt)}::jsonb where id = ${requestId}`,
    );
    return receipt;
  }

  private async complete(
    em: Em,
    requestId: string,
    userId: string,
    receipt: Receipt,
  ): Promise<void> {
    const now = this.clock.now();
    const done = await rowsIn(
      em,
      sql`update privacy_request set status = 'COMPLETED', completed_at = ${now}, updated_at = ${now}
          where id = ${requestId} and status = 'RUNNING' returning 1`,
    );
    if (done.length === 0) return;
    await this.audit.record(em, {
      action: 'privacy.erased',
      actor: 'system',
      entityType: 'user',
      entityId: userId,
      diff: { receiptId: requestId, receiptSha256: receiptHash(receipt) },
    });
  }
}

/** sha256 over the receipt as it is shown, so that the audit trail vouches for it. */
export function receiptHash({ requestedAt, erasedAt, things, files }: Receipt): string {
  const canonical = JSON.stringify([
    requestedAt,
    erasedAt,
    things.map(({ what, count, outcome, because }) => [what, count, outcome, because ?? null]),
    files.map(({ sha256, bytes }) => [sha256, bytes]),
  ]);
  return createHash('sha256').update(canonical).digest('hex');
}
