import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

import { toApiError } from '../../api/api-error.js';
import { type Payment, paymentQuery } from '../../api/billing.js';
import { meQuery } from '../../api/me.js';
import { queryClient } from '../../api/query-client.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { ButtonLink } from '../../ui/button.js';
import { MissingPage } from '../../ui/missing-page.js';
import { PagePending } from '../../ui/page-pending.js';
import { ErrorState } from '../../ui/page-state.js';
import { RequireSession } from '../../ui/require-session.js';
import { PaymentOutcome } from './payment-outcome.js';

const route = getRouteApi('/billing/return');

/** Where the payment service sends people back to, paid or not. What it was, the server knows. */
export function ReturnPage() {
  usePageMeta('Your payment', 'What became of your payment.');
  return (
    <div className="shell max-w-2xl py-8 md:py-12">
      <RequireSession>
        <Waiting />
      </RequireSession>
    </div>
  );
}

function Waiting() {
  const { payment: id, left } = route.useSearch();
  const [since, setSince] = useState(Date.now);
  const {
    data: payment,
    error,
    refetch,
  } = useQuery({
    ...paymentQuery(id ?? '', since),
    enabled: id !== undefined,
  });
  useFreshCredits(payment);
  if (id === undefined || (error && [400, 404].includes(toApiError(error).status))) {
    return <Missing />;
  }
  if (error && !payment) {
    return <ErrorState asPage error={error} onRetry={() => void refetch()} />;
  }
  if (!payment) return <PagePending />;
  const askAgain = () => {
    setSince(Date.now());
    void refetch();
  };
  return <PaymentOutcome payment={payment} left={left === true} since={since} onAsk={askAgain} />;
}

function Missing() {
  return (
    <MissingPage
      title="There is no such payment"
      actions={
        <ButtonLink to="/account/billing" look="primary">
          To your payments
        </ButtonLink>
      }
    >
      The address is not whole, or it belongs to another account.
    </MissingPage>
  );
}

/** What was bought shows in the header as soon as it is there. */
function useFreshCredits(payment: Payment | undefined): void {
  const status = payment?.status;
  useEffect(() => {
    if (status !== 'COMPLETED' && status !== 'REFUNDED') return;
    void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    void queryClient.invalidateQueries({ queryKey: ['payments'] });
    void queryClient.invalidateQueries({ queryKey: ['quote'] });
    void queryClient.invalidateQueries({ queryKey: ['own-plan'] });
  }, [status]);
}
