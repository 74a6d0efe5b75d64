import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';

import { useMe } from '../../api/me.js';
import { ownPlanQuery, type SubscriptionEvent } from '../../api/plans.js';
import { dateTime } from '../../lib/format.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { ButtonLink } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ErrorState } from '../../ui/page-state.js';
import { RequireSession } from '../../ui/require-session.js';
import { Skeleton } from '../../ui/skeleton.js';
import { KeptResultsCard } from './kept-results-card.js';
import { OtherPlans } from './other-plans.js';
import { OwnPlanCard } from './own-plan-card.js';

export function PlanPage() {
  usePageMeta('Your plan', 'What you pay every month, until when it is paid, and what comes next.');
  return (
    <div className="shell max-w-3xl py-8 md:py-12">
      <Link
        to="/account"
        className="inline-flex min-h-11 items-center gap-2 font-semibold text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        Your account
      </Link>
      <h1 className="mt-1 text-3xl">Your plan</h1>
      <RequireSession pending={<PlanSkeleton />}>
        <OwnPlan />
      </RequireSession>
    </div>
  );
}

function OwnPlan() {
  const { data, error, refetch } = useQuery(ownPlanQuery);
  const me = useMe();
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PlanSkeleton />;
  const { subscription } = data;
  const lives = subscription !== null && subscription.status !== 'ENDED';
  return (
    <div className="mt-6 space-y-5">
      {lives ? (
        <OwnPlanCard subscription={subscription} features={data.features} />
      ) : (
        <Card title="Free">
          <p className="mt-2 text-muted">
            {subscription
              ? `Your plan ${subscription.plan.name} has ended, and nothing more is charged.`
              : 'You pay nothing, and have your free runs every month.'}
          </p>
          <ButtonLink to="/pricing" look="primary" className="mt-4">
            See the plans
          </ButtonLink>
        </Card>
      )}
      {me?.keepsResults && <KeptResultsCard me={me} />}
      {lives && subscription.status !== 'STARTING' && <OtherPlans subscription={subscription} />}
      {subscription && <WhatHappened events={subscription.events} />}
    </div>
  );
}

const WORDS: Readonly<Record<SubscriptionEvent['kind'], string>> = {
  STARTED: 'Began',
  RENEWED: 'Renewed for a month',
  PAYMENT_FAILED: 'A month could not be paid',
  PLAN_CHANGED: 'Changed',
  CHANGE_PLANNED: 'Another plan from the next month on',
  CHANGE_DROPPED: 'The change was taken back',
  CANCEL_PLANNED: 'Cancelled, to the end of the month that is paid',
  CANCEL_UNDONE: 'Goes on after all',
  ENDED: 'Ended',
};

function WhatHappened({ events }: { events: readonly SubscriptionEvent[] }) {
  if (events.length === 0) return null;
  return (
    <Card title="What happened">
      <ul className="mt-2 divide-y divide-hairline">
        {events.map(({ kind, plan, at }) => (
          <li key={`${kind} ${at}`} className="flex flex-wrap justify-between gap-x-4 py-3">
            <span>{plan ? `${WORDS[kind]}: ${plan}` : WORDS[kind]}</span>
            <span className="tabular text-sm text-muted">{dateTime(at)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function PlanSkeleton() {
  return (
    <div role="status" aria-label="Loading your plan" className="mt-6 space-y-5">
      <Skeleton className="h-72 rounded-2xl" />
      <Skeleton className="h-40 rounded-2xl" />
    </div>
  );
}
