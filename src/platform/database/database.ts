import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Kysely, RawBuilder } from 'kysely';

export type Em = EntityManager;

/**
 * Access to PostgreSQL. Writes go through {@link transaction} with entities or SQL, reads that
 * people wait for through {@link rows} straight into the shape of the answer. SQL is written with
 * kysely's `sql` tag, which always sends values as parameters.
 */
export class Database {
  constructor(readonly orm: MikroORM) {}

  /** A fresh unit of work. */
  em(): Em {
    return this.orm.em.fork();
  }

  /** The query builder on the pool, outside any transaction. */
  get kysely(): Kysely<unknown> {
    return this.orm.em.getConnection().getClient();
  }

  /** Runs `work` in one database transaction and flushes once at its end. */
  transaction<T>(work: (em: Em) => Promise<T>): Promise<T> {
    return this.em().transactional(work);
  }

  /** Runs a query on the pool and returns its rows. */
  async rows<T>(query: RawBuilder<T>): Promise<T[]> {
    return (await query.execute(this.kysely)).rows;
  }

  /** Runs a query on the pool and returns its first row, if any. */
  async row<T>(query: RawBuilder<T>): Promise<T | undefined> {
    return (await this.rows(query))[0];
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
