import { useRouter } from '@tanstack/react-router';

import type { Plan, Subscription } from '../../api/plans.js';
import { longDate, money } from '../../lib/format.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { comesNext } from './comes-next.js';
import { PlanPoints } from './plan-points.js';

interface PlanCardProps {
  plan: Plan;
  buyable: boolean;
  signedOut: boolean;
  /** What the person pays already, at the price of when it was begun. */
  own: Subscription | undefined;
  from: string | undefined;
  busy: boolean;
  onBuy: () => void;
}

/** One plan: what it costs a month, what it brings, and the button that begins it. */
export function PlanCard({ plan, buyable, signedOut, own, from, busy, onBuy }: PlanCardProps) {
  const router = useRouter();
  const price = money(plan.amountMinor, plan.currency);
  const here = router.buildLocation({ to: '/pricing', search: from ? { from } : {} }).href;
  return (
    <li className="flex flex-col rounded-2xl border border-hairline bg-raised p-6 shadow-card">
      <h3 className="text-xl">{plan.name}</h3>
      <p className="mt-3 tabular">
        <span className="display text-3xl">{price}</span>
        <span className="text-muted"> a month</span>
      </p>
      {own && <OwnTerms plan={plan} own={own} />}
      <PlanPoints plan={plan} />
      <div className="mt-auto pt-6">
        {signedOut ? (
          <ButtonLink
            to="/sign-in"
            search={{ returnTo: here }}
            look="primary"
            className="w-full"
            aria-label={`Sign in to get ${plan.name}`}
          >
            Sign in to get it
          </ButtonLink>
        ) : own !== undefined ? (
          <ButtonLink to="/account/plan" className="w-full">
            {wayOn(plan, own)}
          </ButtonLink>
        ) : (
          <Button
            look="primary"
            className="w-full"
            disabled={!buyable}
            busy={busy}
            onClick={onBuy}
            aria-label={`Get ${plan.name} for ${price} a month`}
          >
            Get {plan.name}
          </Button>
        )}
      </div>
    </li>
  );
}

/** What the person has of it already, or will have. */
function OwnTerms({ plan, own }: { plan: Plan; own: Subscription }) {
  const lines: string[] = [];
  if (own.plan.slug === plan.slug) {
    if (own.plan.amountMinor !== plan.amountMinor) {
      lines.push(`You keep your price: ${money(own.plan.amountMinor, own.plan.currency)} a month.`);
    }
    lines.push(comesNext(own) ?? '');
  } else if (own.nextPlan?.slug === plan.slug && own.periodEnd !== null) {
    const price = money(own.nextPlan.amountMinor, own.nextPlan.currency);
    lines.push(`Yours from ${longDate(own.periodEnd)} on, for ${price} a month.`);
  }
  return lines.filter(Boolean).map((line) => (
    <p key={line} className="mt-1 text-sm text-muted">
      {line}
    </p>
  ));
}

/** What the page of one's own plan has for this one. */
function wayOn({ slug, name }: Plan, { plan, nextPlan, status }: Subscription): string {
  if (plan.slug === slug) return 'Your plan';
  if (nextPlan?.slug === slug) return 'Your next plan';
  return status === 'ACTIVE' ? `Change to ${name}` : 'See your plan';
}
