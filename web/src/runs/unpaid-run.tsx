import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Clock, Ticket } from 'lucide-react';

import { toApiError } from '../api/api-error.js';
import { type Gateway, payForRun } from '../api/billing.js';
import { cancelGeneration, generationQuery } from '../api/generations.js';
import { queryClient } from '../api/query-client.js';
import type { Generation } from '../api/types.js';
import { money, timeToCome } from '../lib/format.js';
import { keepWayBack } from '../lib/way-back.js';
import { PayWith } from '../paying/pay-with.js';
import { keepGateway, keptGateway, useSingleGateways } from '../paying/single-gateways.js';
import { Button } from '../ui/button.js';
import { StatusNote } from '../ui/status-note.js';
import { useToast } from '../ui/toasts.js';

interface UnpaidRunProps {
  id: string;
  unpaid: NonNullable<Generation['unpaid']>;
  /** Where to come back to, paid or not. */
  from: string;
}

/** A run that waits for its own payment: what it costs, until when, and the ways on. */
export function UnpaidRun({ id, unpaid, from }: UnpaidRunProps) {
  const say = useToast();
  const fresh = () => queryClient.invalidateQueries({ queryKey: generationQuery(id).queryKey });
  const gateways = useSingleGateways();
  const [choice, setChoice] = useState<string | null>(keptGateway);
  const gateway = gateways.find(({ name }) => name === choice) ?? gateways[0];
  const paying = useMutation({
    mutationFn: () => leaveToPay(id, from, gateway?.name),
    onSuccess: (left) => !left && void fresh(),
    onError: (error) => say(toApiError(error).message, 'bad'),
  });
  const [stopping, setStopping] = useState(false);
  const cancel = async () => {
    setStopping(true);
    try {
      await cancelGeneration(id);
      await fresh();
    } catch (error) {
      say(toApiError(error).message, 'bad');
    } finally {
      setStopping(false);
    }
  };
  const price = money(unpaid.amountMinor, unpaid.currency);
  if (unpaid.underWay) {
    return (
      <div className="mx-auto max-w-[54rem]">
        <StatusNote icon={Clock} tone="warning" role="status" title="Your payment is on its way">
          <p>
            You agreed to pay {price}, and the money is still being moved: there is nothing left to
            do. Your picture begins when it is there. What comes after{' '}
            <strong>{timeToCome(unpaid.until)}</strong> comes too late, and goes back by itself.
          </p>
        </StatusNote>
      </div>
    );
  }
  return (
    <div className="mx-auto max-w-[54rem]">
      <StatusNote icon={Ticket} tone="warning" role="status" title="This one waits for its payment">
        <p>
          It begins as soon as {price} is paid, and is kept for you until{' '}
          <strong>{timeToCome(unpaid.until)}</strong>. If it does not work out, the money goes back
          by itself.
        </p>
        {gateway && gateways.length > 1 && (
          <PayWith gateways={gateways} chosen={gateway.name} onChoose={setChoice} />
        )}
        <p className="mt-3 flex flex-wrap gap-3">
          <Button
            look="primary"
            busy={paying.isPending || paying.data === true}
            onClick={() => paying.mutate()}
          >
            Pay {price}
          </Button>
          <Button busy={stopping} onClick={() => void cancel()}>
            Never mind
          </Button>
        </p>
      </StatusNote>
    </div>
  );
}

/** Leaves for the page to pay on; resolves with whether there is anything to pay. */
export async function leaveToPay(
  generationId: string,
  from: string,
  gateway?: Gateway['name'],
): Promise<boolean> {
  const { checkoutUrl } = await payForRun(generationId, gateway);
  if (checkoutUrl === null) return false;
  keepWayBack(from);
  if (gateway) keepGateway(gateway);
  location.assign(checkoutUrl);
  return true;
}
