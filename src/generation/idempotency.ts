import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type AppConfig, AppConfigToken } from '../platform/config/index.js';
import { Database, type Em, newId, rowIn, rowsIn } from '../platform/database/index.js';
import { DomainError, InvalidFieldError } from '../platform/errors/index.js';

type Answer = Readonly<Record<string, unknown>>;

export interface OnceRequest<P, T extends object> {
  userId: string;
  key: string | undefined;
  /** What was asked for; a repeat must ask for the same. */
  request: unknown;
  /**
   * Called before the work and not for repeats, outside of any transaction: where rate limits are
   * counted and everything is checked and read that needs no transaction.
   */
  prepare: () => Promise<P>;
  work: (em: Em, prepared: P) => Promise<T>;
}

/**
 * Idempotency-Key: the first request with a key does the work, its repeats get the same answer for
 * 24 h. The key's row is inserted first, in the transaction of the work: parallel repeats wait on it,
 * and a request that fails leaves no row, so that it can be tried again.
 */
@Injectable()
export class Idempotency {
  /** Repeats that arrive in this process meanwhile wait here, not on a database connection. */
  private readonly inProgress = new Map<string, Promise<unknown>>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @AppConfigToken() private readonly config: AppConfig,
  ) {}

  /**
   * Runs `work` in a transaction, or returns what it returned to an earlier request with this key.
   * @throws DomainError IDEMPOTENCY_MISMATCH where that request had another body
   */
  async once<P, T extends object>(once: OnceRequest<P, T>): Promise<T> {
    const { userId, key, request, prepare, work } = once;
    if (key === undefined) {
      const prepared = await prepare();
      return this.db.transaction((em) => work(em, prepared));
    }
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw new InvalidFieldError(
        'Idempotency-Key',
        'The Idempotency-Key must have 1 to 255 visible ASCII characters.',
      );
    }
    const hash = createHash('sha256').update(stableJson(request)).digest('hex');
    const place = `${userId} ${key}`;
    for (let before; (before = this.inProgress.get(place));) await before;
    const turn = this.firstOrEarlier({ ...once, key }, hash);
    this.inProgress.set(
      place,
      turn.catch(() => undefined).finally(() => this.inProgress.delete(place)),
    );
    return turn;
  }

  private async firstOrEarlier<P, T extends object>(
    { userId, key, prepare, work }: OnceRequest<P, T> & { key: string },
    hash: string,
  ): Promise<T> {
    const found = await this.db.row(earlierRecord(userId, key, this.clock.now()));
    if (found) return answerOf(found, hash) as T;
    const prepared = await prepare();
    return this.db.transaction(async (em) => {
      const now = this.clock.now();
      const expiresAt = this.clock.in(this.config.generation.idempotencyHours * 3_600_000);
      const mine = await rowIn(
        em,
        sql<{ id: string }>`
          insert into idempotency_record as r (id, created_at, user_id, key, request_hash, expires_at)
          values (${newId()}, ${now}, ${userId}, ${key}, ${hash}, ${expiresAt})
          on conflict on constraint idempotency_record_key_unique do update
            set request_hash = excluded.request_hash, response = null, created_at = ${now},
              expires_at = excluded.expires_at
            where r.expires_at <= ${now}
          returning r.id`,
      );
      if (!mine) return answerOf(await rowIn(em, earlierRecord(userId, key, now)), hash) as T;
      const answer = await work(em, prepared);
      await rowsIn(
        em,
        sql`update idempotency_record set response = ${JSON.stringify(answer)}::json where id = ${mine.id}`,
      );
      return answer;
    });
  }

  /** Removes records that nobody may refer to any more. */
  async sweep(): Promise<void> {
    await this.db.rows(sql`delete from idempotency_record where expires_at <= ${this.clock.now()}`);
  }
}

interface RecordRow {
  request_hash: string;
  response: Answer | null;
}

const earlierRecord = (userId: string, key: string, now: Date) =>
  sql<RecordRow>`
    select request_hash, response from idempotency_record
    where user_id = ${userId} and key = ${key} and expires_at > ${now}`;

function answerOf(row: RecordRow | undefined, hash: string): Answer {
  if (row?.request_hash !== hash || !row.response) {
    throw new DomainError(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key was used for another request. Use a new key for a new request.',
      { field: 'Idempotency-Key' },
    );
  }
  return row.response;
}

/** JSON with sorted keys, so that equal requests have equal hashes. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
