import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, Clock } from 'lucide-react';

import { trustQuery, type Trust } from '../../api/billing.js';
import { dateTime } from '../../lib/format.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { ErrorState } from '../../ui/page-state.js';
import { Skeleton } from '../../ui/skeleton.js';
import { StatusNote } from '../../ui/status-note.js';

/** What the books promise, and whether they kept it when they were last checked as a whole. */
export function TrustPage() {
  usePageMeta(
    'The books',
    'What our books promise about your credits and money, checked every day.',
  );
  const { data: trust, error, refetch } = useQuery(trustQuery);
  return (
    <article className="shell max-w-3xl py-8 md:py-12">
      <h1 className="text-3xl">The books</h1>
      <p className="mt-3 text-lg text-muted">
        Every credit and every cent is in books with two sides, where nothing is ever changed, only
        added. Once a day they are checked as a whole against these promises.
      </p>
      <div className="mt-8">
        {trust ? (
          <Verdict trust={trust} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <div role="status" aria-label="Loading" className="space-y-5">
            <Skeleton className="h-20 rounded-2xl" />
            <Skeleton className="h-96 rounded-2xl" />
          </div>
        )}
      </div>
    </article>
  );
}

function Verdict({ trust: { checkedAt, kept, promises } }: { trust: Trust }) {
  if (checkedAt === null) {
    return (
      <StatusNote icon={Clock} title="Not checked yet">
        <p>This installation is new. The first check is made within a day.</p>
      </StatusNote>
    );
  }
  return (
    <>
      <StatusNote
        icon={kept ? CircleCheck : CircleX}
        tone={kept ? 'success' : 'danger'}
        title={kept ? 'All promises are kept' : 'Not all promises are kept'}
      >
        <p>
          Last checked on {dateTime(checkedAt)}.
          {!kept && ' The people who run this have been told, and are looking into it.'}
        </p>
      </StatusNote>
      <ul aria-label="Promises" className="mt-6 divide-y divide-hairline">
        {promises.map((promise) => (
          <li key={promise.name} className="flex items-start gap-3 py-3">
            {promise.kept ? (
              <CircleCheck aria-label="Kept" className="mt-0.5 size-5 shrink-0 text-success" />
            ) : (
              <CircleX aria-label="Not kept" className="mt-0.5 size-5 shrink-0 text-danger" />
            )}
            <span>{sentence(promise.name)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const sentence = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}.`;
