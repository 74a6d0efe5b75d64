import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export interface CheckedPromise {
  readonly name: string;
  readonly ok: boolean;
  /** How many rows break it. */
  readonly violations: number;
}

/** The nightly check of the books, one a day (UTC). Without a finish it was interrupted. */
export const LedgerVerification = defineEntity({
  name: 'LedgerVerification',
  properties: {
    day: p.date().primary(),
    startedAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    checks: p.json<readonly CheckedPromise[]>().nullable(),
  },
});

export type LedgerVerification = InferEntity<typeof LedgerVerification>;
