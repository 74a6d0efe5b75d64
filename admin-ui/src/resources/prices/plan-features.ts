import type { PlanFeatures } from '../../providers/verbs';

export const TIER_WORDS: Readonly<Record<PlanFeatures['qualityTier'], string>> = {
  standard: 'Standard',
  enhanced: 'Better',
  best: 'Best',
};

/** What a plan brings beside its credits, in a line; empty for one that brings nothing. */
export function featuresInWords({
  qualityTier,
  priority,
  history,
  earlyAccess,
}: PlanFeatures): string {
  return [
    qualityTier !== 'standard' && `${TIER_WORDS[qualityTier]} quality`,
    priority > 0 && `priority ${priority}`,
    history && 'results stay',
    earlyAccess && 'early access',
  ]
    .filter(Boolean)
    .join(', ');
}
