import { useQuery } from '@tanstack/react-query';

import { ownPlanQuery, type Subscription } from '../../api/plans.js';
import { longDate } from '../../lib/format.js';
import { ButtonLink } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { Skeleton } from '../../ui/skeleton.js';

/** Which plan it is and what happens to it next. Its own page knows the rest. */
export function PlanCard() {
  const { data, error } = useQuery(ownPlanQuery);
  if (error && !data) return null;
  if (!data) return <Skeleton className="h-44 rounded-2xl" />;
  const { subscription } = data;
  const lives = subscription !== null && subscription.status !== 'ENDED';
  const isPastDue = subscription?.status === 'PAST_DUE';
  return (
    <Card title="Plan" tone={isPastDue ? 'danger' : 'plain'}>
      <p className="mt-2 display text-3xl">{lives ? subscription.plan.name : 'Free'}</p>
      <p className="mt-2 text-sm text-muted">
        {lives ? stateOf(subscription) : 'Your free runs come every month.'}
      </p>
      <p className="mt-4">
        <ButtonLink to={subscription ? '/account/plan' : '/pricing'}>
          {isPastDue ? 'Put it right' : subscription ? 'See my plan' : 'See the plans'}
        </ButtonLink>
      </p>
    </Card>
  );
}

function stateOf({ status, periodEnd, cancelAtPeriodEnd, nextPlan }: Subscription): string {
  if (periodEnd === null) return 'The first payment is on its way.';
  const day = longDate(periodEnd);
  if (status === 'PAST_DUE') return 'The next month could not be paid.';
  if (cancelAtPeriodEnd) return `Ends on ${day}.`;
  return nextPlan ? `${nextPlan.name} from ${day} on.` : `Renews on ${day}.`;
}
