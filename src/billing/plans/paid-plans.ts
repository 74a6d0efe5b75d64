import type { PlanFeatures } from './plan-features.js';

/** A plan as somebody has it: the version that they bought. */
export interface HeldPlan {
  readonly slug: string;
  readonly amountMinor: number;
  readonly features: PlanFeatures | null;
  /** Until when it stays if nothing more is paid. */
  readonly until: Date;
}

/** Says which plan somebody pays. Billing asks, payments, which builds upon it, answers. */
export abstract class PaidPlans {
  abstract find(userId: string): Promise<HeldPlan | undefined>;
}
