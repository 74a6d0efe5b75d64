import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';

import { activityQuery } from '../../api/activity.js';
import type { ActivityKind } from '../../api/types.js';
import { usePageMeta } from '../../lib/page-meta.js';
import { Button } from '../../ui/button.js';
import { Chip } from '../../ui/chip.js';
import { NothingFound } from '../../ui/illustrations.js';
import { ErrorState, PageState } from '../../ui/page-state.js';
import { RequireSession } from '../../ui/require-session.js';
import { Skeleton } from '../../ui/skeleton.js';
import { ActivityDays } from './activity-days.js';

const route = getRouteApi('/account/activity');

const KINDS: readonly { kind: ActivityKind | undefined; label: string }[] = [
  { kind: undefined, label: 'Everything' },
  { kind: 'sign-in', label: 'Sign-ins' },
  { kind: 'change', label: 'Changes' },
  { kind: 'run', label: 'Runs' },
  { kind: 'archive', label: 'Archives' },
];

export function ActivityPage() {
  usePageMeta('Activity', 'What happened in your account, newest first.');
  return (
    <div className="shell max-w-3xl py-8 md:py-12">
      <Link
        to="/account"
        className="inline-flex min-h-11 items-center gap-2 font-semibold text-muted hover:text-ink"
      >
        <ArrowLeft className="size-4" aria-hidden="true" />
        Your account
      </Link>
      <h1 className="mt-1 text-3xl">Activity</h1>
      <p className="mt-2 text-muted">
        What happened in your account. Something here was not you? Sign it out under{' '}
        <Link to="/account/security" className="font-semibold text-ink underline">
          Sign-in and security
        </Link>{' '}
        and choose a new password.
      </p>
      <RequireSession pending={<ActivitySkeleton />}>
        <OwnActivity />
      </RequireSession>
    </div>
  );
}

function OwnActivity() {
  const { kind } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(activityQuery(kind));
  const items = list.data?.pages.flatMap(({ data }) => data);
  return (
    <>
      <div
        role="group"
        aria-label="Filter"
        className="-mx-4 mt-5 flex items-center gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0"
      >
        {KINDS.map((each) => (
          <Chip
            key={each.label}
            pressed={kind === each.kind}
            onClick={() =>
              void navigate({
                search: each.kind ? { kind: each.kind } : {},
                replace: true,
                resetScroll: false,
              })
            }
          >
            {each.label}
          </Chip>
        ))}
      </div>
      {list.error && !items ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !items ? (
        <ActivitySkeleton />
      ) : items.length === 0 ? (
        <PageState picture={<NothingFound />} title="Nothing of that kind">
          <p>What you do from now on appears here.</p>
        </PageState>
      ) : (
        <>
          <ActivityDays items={items} />
          {list.isFetchNextPageError && (
            <p role="alert" className="mt-4 text-danger">
              The rest could not be loaded. Please try again.
            </p>
          )}
          {list.hasNextPage && (
            <Button
              className="mt-5"
              busy={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              Show earlier
            </Button>
          )}
        </>
      )}
    </>
  );
}

function ActivitySkeleton() {
  return (
    <div role="status" aria-label="Loading what happened" className="mt-6 space-y-3">
      <Skeleton className="h-7 w-28" />
      <Skeleton className="h-96 rounded-2xl" />
    </div>
  );
}
