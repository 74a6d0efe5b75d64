import { DomainError } from '../platform/errors/index.js';
import type { Usage } from '../users/index.js';
import type { CapResponse } from './caps/caps.dto.js';

/** Why nothing covers a run. */
export type ShortReason =
  | 'FREE_RUNS_USED'
  | 'CREDITS_SHORT'
  | 'CREDITS_OWED'
  | 'SPENDING_CAP_REACHED';

/** What a person can do about it. `pay-single`: start it with `pay: "single"`. `wait`: the next month brings free runs, or frees the cap. */
export type WayOn = 'pay-single' | 'buy-credits' | 'change-cap' | 'wait';

export interface Shortage {
  credits: number;
  usage: Usage;
  spending: CapResponse;
  everPaid: boolean;
  eligible: boolean;
  /** Whether anything can be paid here. */
  sells: boolean;
  /** What it costs in money. */
  money: { amountMinor: number; currency: string };
}

/**
 * 402: neither a free run nor the credits cover the run. The code says which way out there is
 * (decision R-52); the details say why, what is missing, what helps and when the month is over.
 */
export class NoCoverError extends DomainError {
  constructor(shortage: Shortage) {
    const { credits, usage, spending, eligible, money } = shortage;
    const { owed } = usage;
    const reason = reasonOf(shortage);
    super(
      reason === 'FREE_RUNS_USED' ? 'FREE_TIER_EXHAUSTED' : 'PAYMENT_REQUIRED',
      messageOf(shortage, reason),
      {
        reason,
        waysOn: waysOn(shortage, reason),
        creditsNeeded: credits,
        creditsAvailable: usage.credits.available,
        price: money,
        ...(owed > 0 ? { creditsOwed: owed } : {}),
        ...(reason === 'SPENDING_CAP_REACHED'
          ? { cap: spending.cap, capUsed: usedOf(spending), capResetAt: spending.resetsAt }
          : {}),
        freeTier: { ...usage.freeTier, eligible },
      },
    );
  }
}

/** Whether so many more credits are within the owner's cap. */
export function isWithinCap(spending: CapResponse, credits: number): boolean {
  return spending.cap === null || usedOf(spending) + credits <= spending.cap;
}

function usedOf({ spent, held }: CapResponse): number {
  return spent + held;
}

function reasonOf({ credits, usage, spending, everPaid, eligible }: Shortage): ShortReason {
  if (usage.owed > 0) return 'CREDITS_OWED';
  if (usage.credits.available >= credits && !isWithinCap(spending, credits)) {
    return 'SPENDING_CAP_REACHED';
  }
  return eligible && !everPaid ? 'FREE_RUNS_USED' : 'CREDITS_SHORT';
}

function waysOn({ eligible, sells }: Shortage, reason: ShortReason): WayOn[] {
  const bySale = (...ways: WayOn[]): WayOn[] => (sells ? ways : []);
  if (reason === 'CREDITS_OWED') return bySale('buy-credits');
  if (reason === 'SPENDING_CAP_REACHED') return ['change-cap', ...bySale('pay-single'), 'wait'];
  return [...bySale('pay-single', 'buy-credits'), ...(eligible ? (['wait'] as const) : [])];
}

function messageOf({ credits, usage, spending }: Shortage, reason: ShortReason): string {
  const { freeTier, owed } = usage;
  switch (reason) {
    case 'CREDITS_OWED':
      return `A payment was taken back after its credits were spent. ${owed} credits are owed; credits that you buy pay them first.`;
    case 'SPENDING_CAP_REACHED':
      return `This costs ${credits} credits, and ${usedOf(spending)} of the ${spending.cap} that you let this month cost are spent or set aside. A new month begins on ${spending.resetsAt.slice(0, 10)}.`;
    case 'FREE_RUNS_USED':
      return `Your ${freeTier.limit} free runs of this month are used or in progress. New ones come on ${freeTier.renewsAt.slice(0, 10)}.`;
    default:
      return `This costs ${credits} credits and ${usage.credits.available} are available.`;
  }
}

/** 409: somebody has fewer credits than are to be taken. */
export class NotEnoughToTakeError extends DomainError {
  constructor(available: number) {
    super(
      'CONFLICT',
      `There are ${available} credits to take. Take fewer, or say that the rest is owed.`,
      { field: 'credits', reason: 'CREDITS_SHORT', available },
    );
  }
}

export function otherRequest(act: 'grant' | 'correction'): DomainError {
  return new DomainError(
    'IDEMPOTENCY_MISMATCH',
    `This Idempotency-Key was used for another ${act}.`,
    { field: 'Idempotency-Key' },
  );
}
