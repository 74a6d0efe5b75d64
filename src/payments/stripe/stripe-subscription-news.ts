import type Stripe from 'stripe';
import type { PeriodCause } from '../payment.entity.js';
import type { SubscriptionNews } from '../payment-news.js';
import { PAYMENT_KEY } from './stripe-keys.js';

/** By these names the plan of a subscription stands in its metadata, and the one before it. */
export const VERSION_KEY = 'plan_version';
export const BEFORE_KEY = 'plan_before';

const CAUSES: Readonly<Record<string, PeriodCause>> = {
  subscription_create: 'start',
  subscription_cycle: 'renewal',
  subscription_update: 'change',
};

const STATES: Readonly<Record<string, 'ACTIVE' | 'PAST_DUE' | 'ENDED'>> = {
  active: 'ACTIVE',
  trialing: 'ACTIVE',
  past_due: 'PAST_DUE',
  unpaid: 'PAST_DUE',
  canceled: 'ENDED',
};

/** @param at when this was so, in Stripe's seconds */
export function newsOfSubscription(
  subscription: Stripe.Subscription,
  at: number,
): SubscriptionNews | undefined {
  const { [PAYMENT_KEY]: paymentId, [VERSION_KEY]: versionId } = subscription.metadata;
  const state = STATES[subscription.status];
  // One whose first bill was not paid never began.
  if (!paymentId || !versionId || !state) return undefined;
  return {
    kind: 'subscription',
    paymentId,
    gatewaySubscriptionId: subscription.id,
    state,
    versionId,
    endsAtPeriodEnd: subscription.cancel_at_period_end || subscription.cancel_at !== null,
    at: timeOf(state === 'ENDED' ? (subscription.ended_at ?? at) : at),
  };
}

/** What a bill says, paid or not; undefined while nothing was tried, and for bills of other things. */
export function newsOfInvoice(invoice: Stripe.Invoice, at: number): SubscriptionNews | undefined {
  const details = invoice.parent?.subscription_details;
  const { [PAYMENT_KEY]: paymentId, [VERSION_KEY]: versionId } = details?.metadata ?? {};
  const cause = CAUSES[invoice.billing_reason ?? ''];
  if (!details || !paymentId || !versionId || !cause) return undefined;
  const { subscription } = details;
  const known = {
    paymentId,
    gatewaySubscriptionId: typeof subscription === 'string' ? subscription : subscription.id,
    gatewayInvoiceId: invoice.id ?? '',
  };
  if (invoice.status !== 'paid') {
    const wasTried = invoice.status === 'open' && invoice.attempt_count > 0 && cause === 'renewal';
    return wasTried ? { kind: 'period-unpaid', ...known, at: timeOf(at) } : undefined;
  }
  const period = paidPeriod(invoice);
  if (!period) return undefined;
  return {
    kind: 'period-paid',
    ...known,
    cause,
    versionId,
    beforeVersionId: (cause === 'change' && details.metadata?.[BEFORE_KEY]) || null,
    amountMinor: invoice.total,
    currency: invoice.currency.toUpperCase(),
    from: timeOf(period.start),
    until: timeOf(period.end),
    at: timeOf(invoice.status_transitions.paid_at ?? at),
  };
}

/** What the lines are for. The bill's own period is the one before, in which it came about. */
function paidPeriod(invoice: Stripe.Invoice): { start: number; end: number } | undefined {
  const periods = invoice.lines.data.map(({ period }) => period);
  return periods.sort((a, b) => b.end - a.end || b.start - a.start)[0];
}

export const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
