import { useQuery } from '@tanstack/react-query';

import { type Gateway, gatewaysQuery } from '../api/billing.js';

/** By whom somebody chose to pay last: kept for the tab, through the payment service's pages. */
const CHOICE = 'pixshift-pay-with';

/** Where one picture can be paid for by itself. */
export function useSingleGateways(): Gateway[] {
  const { data } = useQuery(gatewaysQuery);
  return data?.data.filter(({ sells }) => sells.includes('single')) ?? [];
}

export function keepGateway(name: Gateway['name']): void {
  try {
    sessionStorage.setItem(CHOICE, name);
  } catch {
    // Where a browser keeps nothing, they choose again.
  }
}

export function keptGateway(): string | null {
  try {
    return sessionStorage.getItem(CHOICE);
  } catch {
    return null;
  }
}
