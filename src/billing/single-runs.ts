import type { RawBuilder } from 'kysely';
import type { Em } from '../platform/database/index.js';

/** A run that waits for its own payment. */
export interface UnpaidRun {
  /** As people know what it makes. */
  readonly name: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** Runs that are paid for singly, as payments ask of them. Runs provide it. */
export abstract class SingleRuns {
  /** The user's run, locked; `over` where it waits for no payment, `unknown` where it is not theirs. */
  abstract find(
    em: Em,
    userId: string,
    generationId: string,
  ): Promise<UnpaidRun | 'over' | 'unknown'>;

  /** Nothing happens to the run until the transaction of `em` is over. Always before its payment. */
  abstract lock(em: Em, generationId: string): Promise<void>;

  abstract isWaiting(generationId: string): Promise<boolean>;

  /** Ends it where it waits for its payment; false where it waits no more. */
  abstract cancel(em: Em, generationId: string): Promise<boolean>;

  /** It is paid and begins; false where it waits no more, and its money has to go back. */
  abstract release(em: Em, generationId: string): Promise<boolean>;
}

/** Payments of single runs, as runs and prices ask of them. Payments provide it. */
export abstract class SinglePayments {
  /** Whether anything can be paid here. */
  abstract readonly isOn: boolean;

  /** Whether the money for a run is on its way: an expression, of its id. */
  abstract isUnderWay(generationId: RawBuilder<unknown>): RawBuilder<boolean>;

  /** The run came to nothing: what was paid for it goes back, and where it could be paid is closed. */
  abstract giveBack(em: Em, generationId: string): Promise<void>;
}
