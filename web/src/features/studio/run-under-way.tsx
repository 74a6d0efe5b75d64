import { Link, useRouterState } from '@tanstack/react-router';
import { Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';

import type { Generation } from '../../api/types.js';
import { useRun } from '../../runs/use-run.js';
import { usePhotoDesk } from './photo-desk.js';

/** Tells on every other page of a picture that is being made, and once it is there, until it was looked at. */
export function RunUnderWay() {
  const { lastRun } = usePhotoDesk();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isThere =
    lastRun !== undefined &&
    [`/studio/${lastRun.slug}`, `/g/${lastRun.id}`, '/gallery'].includes(path);
  const { query, running } = useRun(isThere ? undefined : lastRun?.id);
  const [awaited, setAwaited] = useState<string>();
  useEffect(() => {
    if (isThere) setAwaited(undefined);
    else if (running) setAwaited(lastRun?.id);
  }, [isThere, running, lastRun]);

  const generation = query.data;
  const isTold = !isThere && generation && (running || awaited === generation.id);
  return (
    <div role="status">
      {isTold && (
        <div className="shell flex flex-wrap items-center gap-x-3 border-t border-hairline text-sm">
          <p className="flex items-center gap-2">
            <Hourglass className="size-4 shrink-0 text-muted" aria-hidden="true" />
            {wordsFor(generation, running)}
          </p>
          <SeeIt generation={generation} running={running} />
        </div>
      )}
    </div>
  );
}

function SeeIt({
  generation: { id, type },
  running,
}: {
  generation: Generation;
  running: boolean;
}) {
  const look =
    'inline-flex min-h-11 items-center font-semibold text-ink underline underline-offset-4';
  return running ? (
    <Link
      to="/studio/$slug"
      params={{ slug: type }}
      search={{ run: id }}
      resetScroll={false}
      className={look}
    >
      See it
    </Link>
  ) : (
    <Link to="/g/$id" params={{ id }} className={look}>
      See it
    </Link>
  );
}

function wordsFor({ status, unpaid }: Generation, running: boolean): string {
  if (unpaid && running) return 'A picture waits to be paid for.';
  if (running) return 'A picture is being made.';
  return status === 'COMPLETED' ? 'Your picture is there.' : 'Nothing came of your picture.';
}
