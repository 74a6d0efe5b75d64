import { DomainError } from '../platform/errors/index.js';
import type { Usage } from '../users/index.js';

/**
 * 402: neither a free run nor the credits cover the run. The code says which way out there is
 * (decision R-52); the details say what is missing and when free runs come back.
 */
export class NoCoverError extends DomainError {
  constructor(input: { credits: number; usage: Usage; everPaid: boolean; eligible: boolean }) {
    const { credits, usage, everPaid, eligible } = input;
    const exhausted = eligible && !everPaid;
    const renews = usage.freeTier.renewsAt.slice(0, 10);
    super(
      exhausted ? 'FREE_TIER_EXHAUSTED' : 'PAYMENT_REQUIRED',
      exhausted
        ? `Your ${usage.freeTier.limit} free runs of this month are used or in progress. New ones come on ${renews}.`
        : `This costs ${credits} credits and ${usage.credits.available} are available.`,
      {
        creditsNeeded: credits,
        creditsAvailable: usage.credits.available,
        freeTier: { ...usage.freeTier, eligible },
      },
    );
  }
}
