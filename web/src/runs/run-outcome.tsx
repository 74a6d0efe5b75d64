import clsx from 'clsx';
import { Ban, CircleAlert, CircleCheck, Hourglass, ShieldAlert } from 'lucide-react';

import type { Generation } from '../api/types.js';
import { StatusNote } from '../ui/status-note.js';
import { whatItCost } from './what-it-cost.js';

/** How a run ended that gave no picture, and that it cost nothing. */
export function RunOutcome({ generation }: { generation: Generation }) {
  const { status, error } = generation;
  const free = whatItCost(generation);
  switch (status) {
    case 'BLOCKED':
      return (
        <StatusNote icon={ShieldAlert} tone="warning" role="alert" title="This one was refused">
          {error?.message ?? 'The content check did not let it through.'}
          {free}
        </StatusNote>
      );
    case 'FAILED':
      return (
        <StatusNote icon={CircleAlert} tone="danger" role="alert" title="It did not work this time">
          {error?.message ?? 'Something broke on our side.'}
          {free}
        </StatusNote>
      );
    case 'CANCELED':
      return (
        <StatusNote icon={Ban} role="status" title="Cancelled">
          You stopped it.{free}
        </StatusNote>
      );
    case 'EXPIRED':
      return (
        <StatusNote icon={Hourglass} role="status" title="It waited too long">
          It was not paid for in time.{free}
        </StatusNote>
      );
    default:
      return null;
  }
}

/** Whether the same photo and settings may work another time: not where they were refused. */
export function mayHelpToRetry({ status, error }: Generation): boolean {
  return status === 'CANCELED' || (status === 'FAILED' && error?.category !== 'VALIDATION');
}

/** What a run cost, in one line. */
export function ReceiptLine({ generation }: { generation: Generation }) {
  const open = generation.unpaid !== null;
  const Icon = open ? Hourglass : CircleCheck;
  return (
    <p className="flex items-center gap-2 text-sm text-muted">
      <Icon className={clsx('size-4 shrink-0', !open && 'text-success')} aria-hidden="true" />
      {receiptText(generation)}
    </p>
  );
}

export function receiptText({ status, price, unpaid }: Generation): string {
  if (status === 'PENDING' || status === 'PROCESSING') {
    if (price.paidBy === 'payment') return unpaid ? 'Not paid yet' : 'Paid for by itself';
    return price.paidBy === 'free-run'
      ? '1 free run is set aside'
      : `${price.quoted} credits are set aside`;
  }
  if (status === 'COMPLETED' && price.paidBy === 'free-run') return '1 free run used';
  if (status === 'COMPLETED' && price.paidBy === 'payment') return 'Paid for by itself';
  if (status !== 'EXPIRED' && price.paidBy === 'payment') {
    return 'Nothing charged: anything paid for it goes back';
  }
  if (price.charged) return `${price.charged} credits used`;
  switch (status) {
    case 'COMPLETED':
      return 'Nothing charged';
    case 'BLOCKED':
      return 'Nothing charged: it was refused';
    case 'CANCELED':
      return 'Nothing charged: you cancelled';
    default:
      return 'Nothing charged: it did not work';
  }
}
