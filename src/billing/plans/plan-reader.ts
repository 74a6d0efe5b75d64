import { Injectable } from '@nestjs/common';
import { EARLY_ACCESS_TAG, type RunnableType } from '../../transformation-types/index.js';
import { UserPlans } from '../../users/index.js';
import { PriceBook } from '../prices/price-book.js';
import { PaidPlans } from './paid-plans.js';
import { PlanNeededError } from './plan-needed.error.js';
import { PLAIN_FEATURES, type PlanFeatures } from './plan-features.js';

export interface CurrentPlan {
  readonly slug: string;
  readonly until: string | null;
  readonly amountMinor: number;
  readonly features: PlanFeatures;
}

type Gated = Pick<RunnableType, 'name' | 'minPlan' | 'tags'>;

/** Which plan somebody has, and what it opens. */
@Injectable()
export class PlanReader extends UserPlans {
  constructor(
    private readonly paid: PaidPlans,
    private readonly priceBook: PriceBook,
  ) {
    super();
  }

  async of(userId: string): Promise<CurrentPlan> {
    const held = await this.paid.find(userId);
    if (held) {
      const { slug, amountMinor, until } = held;
      const features = held.features ?? PLAIN_FEATURES;
      return { slug, amountMinor, features, until: until.toISOString() };
    }
    const free = (await this.priceBook.plans()).find(({ slug }) => slug === 'free');
    const features = free?.features ?? PLAIN_FEATURES;
    return { slug: 'free', amountMinor: 0, features, until: null };
  }

  /**
   * @returns the plan, where it opens the type
   * @throws PlanNeededError that names the plans which would
   */
  async refuseUnopened(userId: string, type: Gated): Promise<CurrentPlan> {
    const plan = await this.of(userId);
    const plans = await this.priceBook.plans();
    const floor = plans.find(({ slug }) => slug === type.minPlan)?.amountMinor;
    const opens = ({
      slug,
      amountMinor,
      features,
    }: Pick<CurrentPlan, 'slug' | 'amountMinor'> & {
      features: PlanFeatures | null;
    }): boolean => {
      // A plan that is no longer sold opens to who has it.
      if (type.minPlan !== null && slug !== type.minPlan && !(amountMinor >= (floor ?? Infinity))) {
        return false;
      }
      return !type.tags.includes(EARLY_ACCESS_TAG) || features?.earlyAccess === true;
    };
    if (opens(plan)) return plan;
    const helping = plans.filter((each) => each.period !== null && opens(each));
    throw new PlanNeededError(type.name, helping);
  }
}
