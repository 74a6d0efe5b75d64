import type { Generation } from '../../api/types.js';

/** How a run stands that has no picture to show, short enough for half a phone. */
export function stateWords({ status, unpaid }: Pick<Generation, 'status' | 'unpaid'>): string {
  if (status !== 'PENDING' || !unpaid) return STATES[status];
  return unpaid.underWay ? 'Payment on its way' : 'Waits for its payment';
}

const STATES: Readonly<Record<Generation['status'], string>> = {
  PENDING: 'Waiting in line',
  PROCESSING: 'Being made',
  COMPLETED: 'Erased',
  FAILED: 'Failed, not charged',
  BLOCKED: 'Refused, not charged',
  CANCELED: 'Cancelled, not charged',
  EXPIRED: 'Waited too long',
};
