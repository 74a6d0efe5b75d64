/** What a user may still do this month, from the ledger. Runs and credits are whole numbers. */
export interface Usage {
  freeTier: { limit: number; used: number; held: number; remaining: number; renewsAt: string };
  credits: { available: number; held: number };
  /** Credits that a chargeback took and that were spent: nothing can be run until they are paid. */
  owed: number;
}

/** Answers from the ledger for users and auth, which billing builds upon and provides. */
export abstract class UsageReader {
  abstract read(userId: string): Promise<Usage>;

  /** The same for a page of users in one query; users without any use are there with zeros. */
  abstract readMany(userIds: readonly string[]): Promise<ReadonlyMap<string, Usage>>;
}
