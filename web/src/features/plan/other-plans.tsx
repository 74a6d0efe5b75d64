import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { type Plan, plansQuery, type Subscription } from '../../api/plans.js';
import { longDate, money } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { PlanPoints } from '../billing/plan-points.js';
import { restOfMonth } from './rest-of-month.js';
import { usePlanChoice } from './use-plan-choice.js';

/** What one could have instead. */
export function OtherPlans({ subscription }: { subscription: Subscription }) {
  const { data } = useQuery(plansQuery);
  const [wanted, setWanted] = useState<{ plan: Plan; at: number } | null>(null);
  const change = usePlanChoice({
    said: 'Your plan is changed.',
    onDone: () => setWanted(null),
  });
  const others = data?.data.filter(
    ({ period, slug }) =>
      period && slug !== subscription.plan.slug && slug !== subscription.nextPlan?.slug,
  );
  if (!others || others.length === 0 || subscription.status === 'PAST_DUE') return null;
  return (
    <>
      {others.map((plan) => (
        <Card key={plan.slug} title={plan.name}>
          <p className="mt-2 text-muted tabular">
            {money(plan.amountMinor, plan.currency)} a month
          </p>
          <PlanPoints plan={plan} />
          <Button className="mt-5" onClick={() => setWanted({ plan, at: Date.now() })}>
            Change to {plan.name}
          </Button>
        </Card>
      ))}
      <ConfirmDialog
        open={wanted !== null}
        title={`Change to ${wanted?.plan.name ?? ''}?`}
        confirmLabel={`Change to ${wanted?.plan.name ?? ''}`}
        confirmLook="primary"
        keepLabel={`Keep ${subscription.plan.name}`}
        busy={change.isPending}
        onConfirm={() => wanted && change.mutate(wanted.plan.slug)}
        onClose={() => setWanted(null)}
      >
        {wanted && <Terms from={subscription} to={wanted.plan} at={wanted.at} />}
      </ConfirmDialog>
    </>
  );
}

/** What is charged when, before anybody says yes. */
function Terms({ from, to, at }: { from: Subscription; to: Plan; at: number }) {
  const day = from.periodEnd && longDate(from.periodEnd);
  const price = money(to.amountMinor, to.currency);
  const rest = restOfMonth(from, to, at);
  if (!rest) {
    return (
      <p>
        You keep {from.plan.name} until {day}, for it is paid. From then on you have {to.name} for{' '}
        {price} a month.
      </p>
    );
  }
  return (
    <p>
      It begins now. Your card is charged the difference for the days until {day}, about{' '}
      <strong className="text-ink">{money(rest.amountMinor, to.currency)}</strong>, which brings
      about {(Math.round(rest.credits / 10) * 10).toLocaleString('en-GB')} credits. From then on it
      is {price} a month.
    </p>
  );
}
