import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Kysely, RawBuilder } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';

export type Em = EntityManager;

/**
 * Access to PostgreSQL. Writes go through {@link transaction} with entities or SQL, reads that
 * people wait for through {@link rows} straight into the shape of the answer. SQL is written with
 * kysely's `sql` tag, which always sends values as parameters.
 *
 * Whoever is in a transaction reads on its connection: with all of the pool's in transactions that wait
 * for a second one, none ever ends. A strict one refuses the second, so that tests find who asks.
 */
export class Database {
  private readonly inTransaction = new AsyncLocalStorage<{ isOpen: boolean }>();

  constructor(
    readonly orm: MikroORM,
    private readonly isStrict = false,
  ) {}

  /** A fresh unit of work. */
  em(): Em {
    return this.orm.em.fork();
  }

  /** The query builder on the pool, outside any transaction. */
  get kysely(): Kysely<unknown> {
    return this.orm.em.getConnection().getClient();
  }

  /** Runs `work` in one database transaction and flushes once at its end. */
  async transaction<T>(work: (em: Em) => Promise<T>): Promise<T> {
    if (!this.isStrict) return this.em().transactional(work);
    this.refuseSecond();
    const transaction = { isOpen: true };
    try {
      return await this.inTransaction.run(transaction, () => this.em().transactional(work));
    } finally {
      transaction.isOpen = false;
    }
  }

  /** Runs a query on the pool and returns its rows. */
  async rows<T>(query: RawBuilder<T>): Promise<T[]> {
    if (this.isStrict) this.refuseSecond();
    return (await query.execute(this.kysely)).rows;
  }

  /** Runs a query on the pool and returns its first row, if any. */
  async row<T>(query: RawBuilder<T>): Promise<T | undefined> {
    return (await this.rows(query))[0];
  }

  private refuseSecond(): void {
    if (this.inTransaction.getStore()?.isOpen) {
      throw new Error('A transaction asked for a second connection. Give it the `em` it has.');
    }
  }
}

/** Runs a query in the transaction of `em` and returns its rows. */
export async function rowsIn<T>(em: Em, query: RawBuilder<T>): Promise<T[]> {
  return (await query.execute(em.getKysely<unknown>())).rows;
}

/** Runs a query in the transaction of `em` and returns its first row, if any. */
export async function rowIn<T>(em: Em, query: RawBuilder<T>): Promise<T | undefined> {
  return (await rowsIn(em, query))[0];
}

/** True where `error` says that the named unique constraint or index was violated. */
export function violates(error: unknown, constraint: string): boolean {
  for (let at = error as { code?: string; constraint?: string; cause?: unknown } | undefined; at;) {
    if (at.code === '23505' && at.constraint === constraint) return true;
    at = at.cause as typeof at;
  }
  return false;
}
