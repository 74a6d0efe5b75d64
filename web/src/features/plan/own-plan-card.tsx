import { useState } from 'react';

import type { PlanFeatures, Subscription } from '../../api/plans.js';
import { longDate, money } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { CapNote } from '../billing/cap-note.js';
import { comesNext } from '../billing/comes-next.js';
import { PlanPoints } from '../billing/plan-points.js';
import { PastDueNote } from './past-due-note.js';
import { usePlanChoice, usePortal } from './use-plan-choice.js';

interface OwnPlanProps {
  subscription: Subscription;
  features: PlanFeatures;
}

/** The plan that is paid: how it stands, what it brings, and how it ends. */
export function OwnPlanCard({ subscription, features }: OwnPlanProps) {
  const { plan, status, nextPlan, cancelAtPeriodEnd } = subscription;
  const keep = usePlanChoice({ said: 'Your plan goes on as before.' });
  const portal = usePortal();
  const goesOn = !cancelAtPeriodEnd && !nextPlan;
  return (
    <>
      {status === 'PAST_DUE' && <PastDueNote subscription={subscription} />}
      <Card title={plan.name}>
        <p className="mt-2 tabular">
          <span className="display text-3xl">{money(plan.amountMinor, plan.currency)}</span>
          <span className="text-muted"> a month</span>
        </p>
        <p className="mt-1 font-semibold">{stateOf(subscription)}</p>
        <PlanPoints plan={{ ...plan, features }} />
        <div className="mt-4 empty:hidden">
          <CapNote plans={[plan]} />
        </div>
        {status !== 'STARTING' && (
          <div className="mt-6 flex flex-wrap gap-3">
            {!goesOn && (
              <Button
                look="primary"
                busy={keep.isPending}
                onClick={() => keep.mutate({ plan: plan.slug })}
              >
                Keep {plan.name}
              </Button>
            )}
            <Button busy={portal.isPending || portal.isSuccess} onClick={() => portal.mutate()}>
              Cards and bills
            </Button>
            {!cancelAtPeriodEnd && <CancelButton subscription={subscription} />}
          </div>
        )}
      </Card>
    </>
  );
}

function stateOf(subscription: Subscription): string {
  const { status, periodEnd, cancelAtPeriodEnd } = subscription;
  if (status === 'STARTING' || periodEnd === null) return 'The first payment is on its way.';
  const next = comesNext(subscription);
  if (next) return cancelAtPeriodEnd ? `${next} Nothing more is charged.` : next;
  return `${status === 'PAST_DUE' ? 'Paid until' : 'Renews on'} ${longDate(periodEnd)}.`;
}

function CancelButton({ subscription: { plan, periodEnd } }: { subscription: Subscription }) {
  const [asks, setAsks] = useState(false);
  const cancel = usePlanChoice({
    said: 'Cancelled. Nothing more is charged.',
    onDone: () => setAsks(false),
  });
  return (
    <>
      <Button look="danger" onClick={() => setAsks(true)}>
        Cancel plan
      </Button>
      <ConfirmDialog
        open={asks}
        title={`Cancel ${plan.name}?`}
        confirmLabel="Cancel plan"
        confirmLook="primary"
        keepLabel={`Keep ${plan.name}`}
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate({ plan: 'free' })}
        onClose={() => setAsks(false)}
      >
        <p>
          You have it until {periodEnd && longDate(periodEnd)}, and nothing more is charged. What is
          left of the plan’s credits goes then; credits that you bought besides stay. Until that day
          you can change your mind.
        </p>
      </ConfirmDialog>
    </>
  );
}
