import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Printer } from 'lucide-react';

import { toApiError } from '../../api/api-error.js';
import { type ErasureReceipt, receiptQuery } from '../../api/privacy.js';
import { NotFoundPage } from '../../app/not-found-page.js';
import { dateTime, plural } from '../../lib/format.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ErrorState } from '../../ui/page-state.js';
import { Skeleton } from '../../ui/skeleton.js';

const route = getRouteApi('/erased/$id');

const OUTCOMES: Record<ErasureReceipt['things'][number]['outcome'], string> = {
  deleted: 'deleted',
  blanked: 'blanked',
  'kept without a name': 'kept without your name',
};

/** What an erasure did. Whoever has its address can read it: there is no account to sign in to. */
export function ReceiptPage() {
  usePageMeta('Erased', 'The receipt of an erased account.');
  const { id } = route.useParams();
  const { data: receipt, error, refetch } = useQuery(receiptQuery(id));
  if (error && !receipt) {
    const { status } = toApiError(error);
    if (status === 404 || status === 400) return <NotFoundPage />;
    return <ErrorState asPage error={error} onRetry={() => void refetch()} />;
  }
  const done = receipt?.status === 'COMPLETED';
  return (
    <div className="shell max-w-3xl py-8 md:py-12">
      <h1 className="text-3xl">{done ? 'Everything is erased' : 'Your account is closed'}</h1>
      <p aria-live="polite" className="mt-3 text-muted">
        {done
          ? 'Thank you for having been here. Keep this page if you want a proof; its address is known to you only.'
          : 'Nobody can sign in any more. Your pictures and records are being erased right now.'}
      </p>
      {receipt ? <Receipt receipt={receipt} /> : <Skeleton className="mt-7 h-80 rounded-2xl" />}
    </div>
  );
}

function Receipt({ receipt }: { receipt: ErasureReceipt }) {
  const bytes = receipt.files.length;
  return (
    <div className="mt-7 space-y-5">
      <Card title="Receipt">
        <dl className="mt-3 space-y-2.5">
          <Row
            term="Number"
            value={<code className="[overflow-wrap:anywhere]">{receipt.id}</code>}
          />
          <Row term="Asked for" value={dateTime(receipt.requestedAt)} />
          <Row
            term="Finished"
            value={receipt.completedAt ? dateTime(receipt.completedAt) : 'In progress'}
          />
          {receipt.sha256 && (
            <Row
              term="Fingerprint (sha256)"
              value={<code className="[overflow-wrap:anywhere]">{receipt.sha256}</code>}
            />
          )}
        </dl>
        {receipt.things.length > 0 && (
          <ul className="mt-5 divide-y divide-hairline border-t border-hairline">
            {receipt.things.map((thing) => (
              <li key={thing.what} className="py-2.5">
                <p className="flex flex-wrap justify-between gap-x-4">
                  <span className="first-letter:uppercase">{thing.what}</span>
                  <span className="font-semibold tabular">
                    {thing.count} {OUTCOMES[thing.outcome]}
                  </span>
                </p>
                {thing.because && <p className="text-sm text-muted">{thing.because}</p>}
              </li>
            ))}
          </ul>
        )}
        {bytes > 0 && (
          <details className="mt-4">
            <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">
              {plural(bytes, 'file')} by fingerprint
            </summary>
            <ul className="mt-2 space-y-1 text-sm">
              {receipt.files.map(({ sha256 }) => (
                <li key={sha256}>
                  <code className="[overflow-wrap:anywhere]">{sha256}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Card>
      <div className="no-print flex flex-wrap gap-3">
        <Button onClick={() => print()}>
          <Printer aria-hidden="true" />
          Print
        </Button>
        <ButtonLink to="/">To the home page</ButtonLink>
      </div>
    </div>
  );
}

function Row({ term, value }: { term: string; value: React.ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="font-semibold">{value}</dd>
    </div>
  );
}
