import { Check } from 'lucide-react';

import type { Plan, PlanFeatures } from '../../api/plans.js';
import { plural } from '../../lib/format.js';
import { CREDITS_A_PICTURE } from './enough-for.js';

/** What a plan brings, in a few words each, and what unlimited stands for. */
export function PlanPoints({
  plan,
}: {
  plan: Pick<Plan, 'credits' | 'unlimited' | 'features' | 'fairUse'>;
}) {
  return (
    <>
      <ul className="mt-4 space-y-2">
        {[amountOf(plan), ...featureWords(plan.features)].map((words) => (
          <li key={words} className="flex gap-2">
            <Check className="mt-1 size-4 shrink-0 text-success" aria-hidden="true" />
            <span>{words}</span>
          </li>
        ))}
      </ul>
      {plan.fairUse && <p className="mt-4 text-sm text-muted">{plan.fairUse}</p>}
    </>
  );
}

function amountOf({ credits, unlimited }: Pick<Plan, 'credits' | 'unlimited'>): string {
  if (unlimited) return 'As many pictures as one person makes';
  const pictures = Math.floor(credits / CREDITS_A_PICTURE);
  return `${plural(pictures, 'standard picture')} every month`;
}

function featureWords({ qualityTier, priority, history, earlyAccess }: PlanFeatures): string[] {
  return [
    qualityTier === 'enhanced' ? 'Better quality, where a look has it' : '',
    qualityTier === 'best' ? 'The best quality, where a look has it' : '',
    priority > 0 ? 'Your runs go first' : '',
    history ? 'Pictures that you keep stay until you remove them' : '',
    earlyAccess ? 'New looks before everybody else' : '',
  ].filter(Boolean);
}
