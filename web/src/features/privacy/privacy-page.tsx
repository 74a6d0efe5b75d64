import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';

import { meQuery } from '../../api/me.js';
import { type ServiceFacts, serviceQuery } from '../../api/service.js';
import { plural } from '../../lib/format.js';
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
  const me = useQuery(meQuery);
  const service = useQuery(serviceQuery);
  for (const { error, data, refetch } of [me, service]) {
    if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  if (!me.data || !service.data) return <PrivacySkeleton />;
  return (
    <div className="mt-7 space-y-5">
      <WhatIsKept kept={service.data.kept} keepsResults={me.data.keepsResults} />
      <ArchiveSection />
      <EraseSection me={me.data} />
    </div>
  );
}

const rowsOf = (kept: ServiceFacts['kept'], keepsResults: boolean) => [
  [
    'Photos you add',
    `go after ${plural(kept.unusedUploadHours, 'hour')}, or with the result made from them`,
  ],
  [
    'Short stays',
    `go ${plural(kept.ephemeralMinutes, 'minute')} after you download them, or after ${plural(kept.ephemeralHours, 'hour')}`,
  ],
  [
    'Gallery pictures',
    keepsResults
      ? `stay until you remove them; those from before your plan ${plural(kept.galleryDays, 'day')}, unless you keep them`
      : `stay ${plural(kept.galleryDays, 'day')}; favourites until you let them go`,
  ],
  [
    'Where you signed in',
    `address and browser, ${plural(kept.endedSessionDays, 'day')} after the session ended`,
  ],
  ['What was paid or used', 'stays in the books, without your name once you leave'],
];

function WhatIsKept(props: { kept: ServiceFacts['kept']; keepsResults: boolean }) {
  return (
    <Card title="What is kept, and for how long">
      <dl className="mt-3 divide-y divide-hairline">
        {rowsOf(props.kept, props.keepsResults).map(([what, until]) => (
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
