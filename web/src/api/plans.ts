import { queryOptions } from '@tanstack/react-query';

import { answer, api } from './client.js';
import type { components } from './schema.gen.js';

type Schemas = components['schemas'];
export type Plan = Schemas['PlanResponse'];
export type PlanFeatures = Schemas['PlanFeaturesDto'];
export type OwnPlan = Schemas['SubscriptionView'];
export type Subscription = Schemas['OwnSubscription'];
export type PlanChangePreview = Schemas['PlanChangePreview'];
export type SubscriptionEvent = Schemas['SubscriptionEventResponse'];

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/billing/plans', { signal })),
});

/** One's own plan; what the payment service decides meanwhile shows when one comes back to the page. */
export const ownPlanQuery = queryOptions({
  queryKey: ['own-plan'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/billing/subscription', { signal })),
  refetchOnWindowFocus: 'always',
});

/** What another plan would cost at once; it is reckoned by the second, so never from before. */
export const planPreviewQuery = (plan: string) =>
  queryOptions({
    queryKey: ['plan-preview', plan],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/billing/plan/preview', { params: { query: { plan } }, signal })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });

/** @param decision with the moment of the preview that was shown, so that just that is charged */
export function choosePlan(decision: Schemas['PlanDecision']): Promise<OwnPlan> {
  return answer(api.PUT('/api/v1/billing/plan', { body: decision }));
}

/** The payment service's page for cards and bills. */
export function openPortal(): Promise<{ url: string }> {
  return answer(api.POST('/api/v1/billing/portal'));
}
