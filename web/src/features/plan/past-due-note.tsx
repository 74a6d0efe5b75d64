import { CreditCard } from 'lucide-react';

import type { Subscription } from '../../api/plans.js';
import { longDate } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { StatusNote } from '../../ui/status-note.js';
import { usePortal } from './use-plan-choice.js';

/** The next month could not be paid: what that means, and the way to put it right. */
export function PastDueNote({ subscription }: { subscription: Subscription }) {
  const portal = usePortal();
  const { plan, graceUntil } = subscription;
  return (
    <StatusNote
      icon={CreditCard}
      tone="danger"
      title="The next month could not be paid"
      role="alert"
    >
      <p>
        Your card was not charged for {plan.name}. It is tried again in the next days
        {graceUntil && `, and your plan stays until ${longDate(graceUntil)}`}. The credits of the
        new month come when it is paid.
      </p>
      <Button
        look="primary"
        className="mt-3"
        busy={portal.isPending || portal.isSuccess}
        onClick={() => portal.mutate()}
      >
        Pay with another card
      </Button>
    </StatusNote>
  );
}
