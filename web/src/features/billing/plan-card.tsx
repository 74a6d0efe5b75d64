import { useRouter } from '@tanstack/react-router';

import type { Plan } from '../../api/plans.js';
import { money } from '../../lib/format.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { PlanPoints } from './plan-points.js';

interface PlanCardProps {
  plan: Plan;
  buyable: boolean;
  signedOut: boolean;
  /** The plan that the person pays already, at the price of when it was begun. */
  own: { slug: string; amountMinor: number; currency: string } | undefined;
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
      {own?.slug === plan.slug && own.amountMinor !== plan.amountMinor && (
        <p className="mt-1 text-sm text-muted">
          You keep your price: {money(own.amountMinor, own.currency)} a month.
        </p>
      )}
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
            {own.slug === plan.slug ? 'Your plan' : `Change to ${plan.name}`}
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
