import { DomainError } from '../../platform/errors/index.js';

/** 402: what was asked for is open to people with certain plans. */
export class PlanNeededError extends DomainError {
  constructor(product: string, plans: readonly { slug: string; name: string }[]) {
    const names = plans.map(({ name }) => name);
    const which =
      names.length === 0
        ? 'a plan that is not sold at the moment'
        : `the plan ${names.join(' or ')}`;
    super('PAYMENT_REQUIRED', `“${product}” needs ${which}.`, {
      reason: 'PLAN_NEEDED',
      plans: plans.map(({ slug }) => slug),
    });
  }
}
