import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, TriangleAlert } from 'lucide-react';

import { balanceQuery, historyQuery, type Payment } from '../../api/billing.js';
import { capQuery } from '../../api/cap.js';
import { meQuery } from '../../api/me.js';
import { dateTime, money, plural, whole } from '../../lib/format.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button, ButtonLink, buttonClass } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ErrorState } from '../../ui/page-state.js';
import { RequireSession } from '../../ui/require-session.js';
import { Skeleton } from '../../ui/skeleton.js';
import { StatusNote } from '../../ui/status-note.js';
import { CallOffButton } from './call-off-button.js';
import { CapCard } from './cap-card.js';
import { GATEWAY_WORDS } from '../../paying/gateway-words.js';
import { enoughFor } from './enough-for.js';
import { lotWords } from './lot-words.js';
import { ReceiptButton } from './receipt-button.js';

export function BillingPage() {
  usePageMeta('Credits and payments', 'Your credits, what you paid, and your receipts.');
  return (
    <div className="shell max-w-3xl py-8 md:py-12">
      <Link
        to="/account"
        className="inline-flex min-h-11 items-center gap-2 font-semibold text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        Your account
      </Link>
      <h1 className="mt-1 text-3xl">Credits and payments</h1>
      <RequireSession pending={<BillingSkeleton />}>
        <div className="mt-6 space-y-5">
          <Balance />
          <div id="cap" className="scroll-mt-20">
            <CapCard />
          </div>
          <History />
        </div>
      </RequireSession>
    </div>
  );
}

function Balance() {
  const { data: me } = useQuery(meQuery);
  const { data: spending } = useQuery(capQuery);
  if (!me || !spending) return <Skeleton className="h-40 rounded-2xl" />;
  const { available, held } = me.credits;
  return (
    <Card title="Credits">
      <div className="mt-2 flex flex-wrap items-end justify-between gap-4">
        <p className="tabular">
          <span className="display text-3xl">{whole(available)}</span>
          {held > 0 && <span className="ml-2 text-sm text-muted">and {held} set aside</span>}
          <span className="mt-1 block text-sm text-muted">
            {me.creditsOwed > 0
              ? 'Nothing to spend at the moment.'
              : enoughFor(available, me.freeTier.remaining, spending)}
          </span>
        </p>
        <div className="flex flex-wrap gap-2.5">
          <ButtonLink to="/account/plan">Your plan</ButtonLink>
          <ButtonLink to="/pricing" look="primary">
            Buy credits
          </ButtonLink>
        </div>
      </div>
      {available > 0 && <Lots />}
      {me.creditsOwed > 0 && (
        <div className="mt-4">
          <StatusNote
            icon={TriangleAlert}
            tone="warning"
            title={`${plural(me.creditsOwed, 'credit')} owed`}
          >
            A payment was taken back by the bank after its credits were spent, so nothing is made
            until they are there again. Credits that you buy pay them first. If the bank decides for
            the payment, they come back by themselves.
          </StatusNote>
        </div>
      )}
    </Card>
  );
}

/** How many of the credits go when, in the order in which they are spent. */
function Lots() {
  const { data } = useQuery(balanceQuery);
  const lines = lotWords(data?.lots ?? []);
  if (lines.length === 0) return null;
  return (
    <ul
      aria-label="Where your credits come from, in the order in which they are spent"
      className="mt-4 space-y-1 border-t border-hairline pt-4 text-sm text-muted tabular"
    >
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function History() {
  const list = useInfiniteQuery(historyQuery);
  const payments = list.data?.pages.flatMap(({ data }) => data);
  if (list.error && !payments) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (!payments) return <Skeleton className="h-64 rounded-2xl" />;
  return (
    <Card title="Payments">
      {payments.length === 0 ? (
        <p className="mt-2 text-muted">
          Nothing yet. What you buy is listed here, with a receipt for each payment.
        </p>
      ) : (
        <ul className="mt-2 divide-y divide-hairline">
          {payments.map((payment) => (
            <PaymentRow key={payment.id} payment={payment} />
          ))}
        </ul>
      )}
      {list.isFetchNextPageError && (
        <p role="alert" className="mt-4 text-danger">
          The rest could not be loaded. Please try again.
        </p>
      )}
      {list.hasNextPage && (
        <Button
          className="mt-4"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show earlier
        </Button>
      )}
    </Card>
  );
}

function PaymentRow({ payment }: { payment: Payment }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-44">
        <p className="font-semibold">{payment.name}</p>
        <p className="text-sm text-muted">
          {dateTime(payment.paidAt ?? payment.createdAt)} · {stateOf(payment)}
        </p>
      </div>
      <p className="tabular font-semibold">{money(payment.amountMinor, payment.currency)}</p>
      <div className="flex min-w-28 gap-2 sm:justify-end">
        {payment.checkoutUrl ? (
          <>
            <a href={payment.checkoutUrl} className={buttonClass('plain', 'small')}>
              Pay now
            </a>
            <CallOffButton payment={payment} size="small" label="Cancel" />
          </>
        ) : (
          <ReceiptButton payment={payment} />
        )}
      </div>
    </li>
  );
}

function stateOf(payment: Payment): string {
  const { status, failure, underWay, gateway, refundedMinor, currency } = payment;
  switch (status) {
    case 'COMPLETED':
      return `paid by ${GATEWAY_WORDS[gateway].by}`;
    case 'PENDING':
      if (underWay) return 'agreed to, the money is on its way';
      return failure === 'declined' ? 'declined, not paid' : 'not paid yet';
    case 'FAILED':
      return failure === 'canceled' ? 'cancelled, nothing charged' : 'not paid, nothing charged';
    case 'PARTIALLY_REFUNDED':
      return `${money(refundedMinor, currency)} of it given back`;
    case 'REFUNDED':
      return 'given back';
    case 'DISPUTED':
      return 'taken back by the bank';
  }
}

function BillingSkeleton() {
  return (
    <div role="status" aria-label="Loading your payments" className="mt-6 space-y-5">
      <Skeleton className="h-40 rounded-2xl" />
      <Skeleton className="h-64 rounded-2xl" />
    </div>
  );
}
