import pg from 'pg';
import { namedIfMarked } from './prepared.js';

const ROLLED_BACK = { command: 'ROLLBACK', rows: [], rowCount: null };

/**
 * A connection of the pool. It gives marked statements their names, and one that is lost in a
 * transaction finds its way back to the pool, which replaces it.
 */
export class PooledClient extends pg.Client {
  override query(text: unknown, ...rest: unknown[]): never {
    const answer: unknown = super.query(namedIfMarked(text) as string, ...(rest as []));
    return (text === 'rollback' ? this.undone(answer as Promise<unknown>) : answer) as never;
  }

  /**
   * The server undoes what a lost connection leaves, so this roll-back has happened. Kysely would
   * take the failure for a reason never to release the connection, and each would be one less.
   */
  private undone(answer: Promise<unknown>): Promise<unknown> {
    return answer.catch(() => {
      void this.end().catch(() => undefined);
      return ROLLED_BACK;
    });
  }
}
