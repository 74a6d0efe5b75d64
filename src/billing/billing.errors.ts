import { DomainError } from '../platform/errors/index.js';
import type { Usage } from '../users/index.js';

/**
 * 402: neither a free run nor the credits cover the run. The code says which way out there is
 * (decision R-52); the details say what is missing and when free runs come back.
 */
export class NoCoverError extends DomainError {
  constructor(input: { credits: number; usage: Usage; everPaid: boolean; eligible: boolean }) {
    const { credits, usage, everPaid, eligible } = input;
    const { owed } = usage;
    const exhausted = eligible && !everPaid && owed === 0;
    super(exhausted ? 'FREE_TIER_EXHAUSTED' : 'PAYMENT_REQUIRED', messageOf(input, exhausted), {
      ...(owed > 0 ? { reason: 'CREDITS_OWED', creditsOwed: owed } : {}),
      creditsNeeded: credits,
      creditsAvailable: usage.credits.available,
      freeTier: { ...usage.freeTier, eligible },
    });
  }
}

function messageOf(
  { credits, usage }: { credits: number; usage: Usage },
  exhausted: boolean,
): string {
  const { freeTier, owed } = usage;
  if (owed > 0) {
    return `A payment was taken back after its credits were spent. ${owed} credits are owed; credits that you buy pay them first.`;
  }
  if (exhausted) {
    const renews = freeTier.renewsAt.slice(0, 10);
    return `Your ${freeTier.limit} free runs of this month are used or in progress. New ones come on ${renews}.`;
  }
  return `This costs ${credits} credits and ${usage.credits.available} are available.`;
}
