import type { Finding } from './report.js';
import type { Person, Server, World } from './support/world.js';

/** How much is done: `--quick` is the same with fewer repetitions and without the slowest rows. */
export interface Extent {
  readonly quick: boolean;
  /** Pairs of measurements that a ratio is the middle of. */
  readonly rounds: number;
  /** So many repetitions, or fewer when it is to be quick. */
  count(full: number, quick?: number): number;
}

/** What the rows about the API share: servers on one database, with people in it. */
export interface Stage {
  readonly world: World;
  readonly program: Server;
  readonly baseline: Server;
  readonly people: readonly Person[];
  readonly extent: Extent;
}

export type Row<S> = (stage: S) => Promise<Finding[]>;
