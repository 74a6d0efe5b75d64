import type { QualityTier } from '../../transformation-types/index.js';

/** What a plan brings beside its credits. Part of its version: who has it keeps it so. */
export interface PlanFeatures {
  /** Whose providers make the pictures, where a type has more than one route. */
  readonly qualityTier: QualityTier;
  /** Runs of a higher one are taken first. */
  readonly priority: number;
  /** Results in the gallery stay until their owner removes them. */
  readonly history: boolean;
  /** Types that are not open to everybody yet. */
  readonly earlyAccess: boolean;
}

/** Of whom no plan says more. */
export const PLAIN_FEATURES: PlanFeatures = {
  qualityTier: 'standard',
  priority: 0,
  history: false,
  earlyAccess: false,
};
