import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { toApiError } from '../../api/api-error.js';
import {
  type Plan,
  type PlanChangePreview,
  planPreviewQuery,
  plansQuery,
  type Subscription,
} from '../../api/plans.js';
import { longDate, money, plural } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { Skeleton } from '../../ui/skeleton.js';
import { PlanPoints } from '../billing/plan-points.js';
import { usePlanChoice } from './use-plan-choice.js';

/** What one could have instead. */
export function OtherPlans({ subscription }: { subscription: Subscription }) {
  const { data } = useQuery(plansQuery);
  const [wanted, setWanted] = useState<Plan | null>(null);
  const preview = useQuery({
    ...planPreviewQuery(wanted?.slug ?? ''),
    enabled: wanted !== null,
  });
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
          <Button className="mt-5" onClick={() => setWanted(plan)}>
            Change to {plan.name}
          </Button>
        </Card>
      ))}
      <ConfirmDialog
        open={wanted !== null}
        title={`Change to ${wanted?.name ?? ''}?`}
        confirmLabel={`Change to ${wanted?.name ?? ''}`}
        confirmLook="primary"
        keepLabel={`Keep ${subscription.plan.name}`}
        ready={preview.isSuccess}
        busy={change.isPending}
        onConfirm={() =>
          wanted && preview.data && change.mutate({ plan: wanted.slug, asOf: preview.data.asOf })
        }
        onClose={() => setWanted(null)}
      >
        {wanted &&
          (preview.error ? (
            <PreviewProblem error={preview.error} onRetry={() => void preview.refetch()} />
          ) : (
            <Terms from={subscription} to={wanted} preview={preview.data} />
          ))}
      </ConfirmDialog>
    </>
  );
}

/** Nobody says yes to a sum that is not known. */
function PreviewProblem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { message, requestId, status } = toApiError(error);
  return (
    <div role="alert">
      <p className="text-danger">{message}</p>
      {requestId && status >= 500 && <p className="mt-1 text-sm">Number: {requestId}</p>}
      <Button className="mt-3" onClick={onRetry}>
        Ask again
      </Button>
    </div>
  );
}

interface TermsProps {
  from: Subscription;
  to: Plan;
  /** Undefined while the payment service reckons it. */
  preview: PlanChangePreview | undefined;
}

/** What is charged when, before anybody says yes. */
function Terms({ from, to, preview }: TermsProps) {
  const day = from.periodEnd && longDate(from.periodEnd);
  const price = money(to.amountMinor, to.currency);
  if (!preview) {
    return (
      <div role="status" aria-label="Asking what it costs" className="space-y-2 py-1">
        <Skeleton className="h-5 w-full" />
        <Skeleton className="h-5 w-full" />
        <Skeleton className="h-5 w-2/3" />
      </div>
    );
  }
  return (
    <>
      {preview.when === 'next-period' ? (
        <p>
          You keep {from.plan.name} until {day}, for it is paid. From then on you have {to.name} for{' '}
          {price} a month.
        </p>
      ) : (
        <p>
          It begins now. Your card is charged{' '}
          <strong className="text-ink tabular">
            {money(preview.amountMinor, preview.currency)}
          </strong>{' '}
          at once, the difference for the days until {day}, which brings{' '}
          {plural(preview.credits, 'credit')}. From then on it is {price} a month.
        </p>
      )}
      {to.fairUse && <p className="mt-2 text-sm">{to.fairUse}</p>}
    </>
  );
}
