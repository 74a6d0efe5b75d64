import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';

import { meQuery } from '../../api/me.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Card } from '../../ui/card.js';
import { ErrorState } from '../../ui/page-state.js';
import { RequireSession } from '../../ui/require-session.js';
import { Skeleton } from '../../ui/skeleton.js';
import { ArchiveSection } from './archive-section.js';
import { EraseSection } from './erase-section.js';

export function PrivacyPage() {
  usePageMeta('Privacy', 'What is kept about you, your archive, and how to have it all erased.');
  return (
    <div className="shell max-w-3xl py-8 md:py-12">
      <Link
        to="/account"
        className="inline-flex min-h-11 items-center gap-2 font-semibold text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        Your account
      </Link>
      <h1 className="mt-1 text-3xl">Privacy</h1>
      <RequireSession pending={<PrivacySkeleton />}>
        <Sections />
      </RequireSession>
    </div>
  );
}

function Sections() {
  const { data: me, error, refetch } = useQuery(meQuery);
  if (error && !me) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!me) return <PrivacySkeleton />;
  return (
    <div className="mt-7 space-y-5">
      <WhatIsKept />
      <ArchiveSection />
      <EraseSection me={me} />
    </div>
  );
}

const KEPT = [
  ['Photos you add', 'go a day later, or with the result made from them'],
  ['Short stays', 'go five minutes after you download them, or after a day'],
  ['Gallery pictures', 'stay 30 days; favourites until you let them go'],
  ['Where you signed in', 'address and browser, 30 days after the session ended'],
  ['What was paid or used', 'stays in the books, without your name once you leave'],
] as const;

function WhatIsKept() {
  return (
    <Card title="What is kept, and for how long">
      <dl className="mt-3 divide-y divide-hairline">
        {KEPT.map(([what, until]) => (
          <div key={what} className="py-2.5 sm:grid sm:grid-cols-[13rem_1fr] sm:gap-4">
            <dt className="font-semibold">{what}</dt>
            <dd className="text-muted">{until}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-muted">
        Location and camera data are taken out of every photo before it is stored. Nobody trains
        anything on your pictures.
      </p>
    </Card>
  );
}

function PrivacySkeleton() {
  return (
    <div role="status" aria-label="Loading" className="mt-7 space-y-5">
      <Skeleton className="h-80 rounded-2xl" />
      <Skeleton className="h-44 rounded-2xl" />
      <Skeleton className="h-72 rounded-2xl" />
    </div>
  );
}
