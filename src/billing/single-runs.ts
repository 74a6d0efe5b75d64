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

  /** The money is on its way: what still waits for it waits longer, and not for ever. */
  abstract waitLonger(em: Em, generationId: string): Promise<void>;

  /** It is paid and begins; false where it waits no more, and its money has to go back. */
  abstract release(em: Em, generationId: string): Promise<boolean>;
}

/** What was or is to be paid for one run. */
export interface SinglePayment {
  readonly id: string;
  readonly amountMinor: number;
  /** How much of it has gone back. */
  readonly refundedMinor: number;
  readonly currency: string;
  /** The payment service. */
  readonly gateway: string;
  /** ISO 8601; null: it is not paid, or never was. */
  readonly paidAt: string | null;
}

/** Payments of single runs, as runs and prices ask of them. Payments provide it. */
export abstract class SinglePayments {
  /** Whether anything can be paid here. */
  abstract readonly isOn: boolean;

  /** Whether the money for a run is on its way: an expression, of its id. */
  abstract isUnderWay(generationId: RawBuilder<unknown>): RawBuilder<boolean>;

  /** The payments of these runs, by run; of one that nobody began to pay there is none. */
  abstract ofRuns(generationIds: readonly string[]): Promise<ReadonlyMap<string, SinglePayment>>;

  /** The run came to nothing: what was paid for it goes back, and where it could be paid is closed. */
  abstract giveBack(em: Em, generationId: string): Promise<void>;
}
