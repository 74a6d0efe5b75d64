import { useInfiniteQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useState } from 'react';

import { sessionsQuery } from '../../api/sessions.js';
import type { OwnSession } from '../../api/types.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { ErrorState } from '../../ui/page-state.js';
import { Skeleton } from '../../ui/skeleton.js';
import { DeviceRow } from './device-row.js';
import { SignOutDialog } from './sign-out-dialog.js';

export function DevicesSection() {
  const list = useInfiniteQuery(sessionsQuery);
  const [leaving, setLeaving] = useState<OwnSession | 'others' | null>(null);
  const sessions = list.data?.pages.flatMap(({ data }) => data);
  const total = list.data?.pages[0]?.pagination.total ?? 0;

  return (
    <Card title="Where you are signed in">
      <p className="mt-2 text-muted">
        If you do not know one of these, sign it out. It takes effect within a second.
      </p>
      {list.error && !sessions ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !sessions ? (
        <DeviceSkeletons />
      ) : (
        <>
          <ul className="mt-3 divide-y divide-hairline">
            {sessions.map((session) => (
              <DeviceRow key={session.id} session={session} onSignOut={() => setLeaving(session)} />
            ))}
          </ul>
          <div className="mt-3 flex flex-wrap gap-3 empty:hidden">
            {list.hasNextPage && (
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show more
              </Button>
            )}
            {total > 1 && (
              <Button look="danger" onClick={() => setLeaving('others')}>
                <LogOut aria-hidden="true" />
                Sign out everywhere else
              </Button>
            )}
          </div>
        </>
      )}
      <SignOutDialog leaving={leaving} onClose={() => setLeaving(null)} />
    </Card>
  );
}

function DeviceSkeletons() {
  return (
    <div role="status" aria-label="Loading where you are signed in" className="mt-5 space-y-4">
      <Skeleton className="h-18 rounded-xl" />
      <Skeleton className="h-18 rounded-xl" />
    </div>
  );
}

export function DevicesSkeleton() {
  return (
    <div role="status" aria-label="Loading the page" className="mt-7">
      <Skeleton className="h-80 rounded-2xl" />
    </div>
  );
}
