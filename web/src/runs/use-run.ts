import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { pause } from '../api/event-stream.js';
import { followGeneration, type GenerationEvent } from '../api/follow-generation.js';
import { generationQuery, isFinished, SIGNED_URL_LIFE_MS } from '../api/generations.js';
import { queryClient } from '../api/query-client.js';
import { useSessionState } from '../api/session.js';
import type { Generation } from '../api/types.js';
import { advance, furthest, type LiveProgress, START } from './live-progress.js';

/** Pictures' addresses wear out, and what is erased at its hour is gone a moment after it. */
function untilNextLook({ retention, isFavourite }: Generation): number | false {
  if (retention.deletedAt) return false;
  const left =
    retention.expiresAt && !isFavourite ? Date.parse(retention.expiresAt) - Date.now() : Infinity;
  return Math.min(SIGNED_URL_LIFE_MS, Math.max(ASK_AGAIN_MS, left + ASK_AGAIN_MS));
}

const LOST = { reconnecting: true } as const;
const ASK_AGAIN_MS = 2_000;

/** A run and its live progress; follows it for as long as it has not ended. */
export function useRun(id: string | undefined) {
  const signedIn = useSessionState() === 'signed-in';
  const query = useQuery({
    ...generationQuery(id ?? ''),
    enabled: id !== undefined && signedIn,
    refetchInterval: ({ state }) =>
      state.data && isFinished(state.data) ? untilNextLook(state.data) : false,
  });
  const running = query.data !== undefined && !isFinished(query.data);
  const [progress, setProgress] = useState(START);

  useEffect(() => {
    if (!id || !running) return;
    const stop = new AbortController();
    setProgress(START);
    const onEvent = (event: GenerationEvent) => {
      if (stop.signal.aborted) return;
      if (event.kind === 'ended' || event.kind === 'balance') {
        void settle(id, stop.signal, () => setProgress((shown) => ({ ...shown, ...LOST })));
      } else {
        // Whatever it says, it was paid if it waited for that.
        if (event.kind === 'queued' && isUnpaid(id)) void refetch(id);
        setProgress((shown) => advance(shown, event));
      }
    };
    void followGeneration(id, onEvent, stop.signal);
    return () => stop.abort();
  }, [id, running]);

  const stored = query.data?.progress;
  const known: LiveProgress = {
    ...START,
    position: query.data?.status === 'PENDING' ? (query.data.position ?? null) : null,
    ...(stored && query.data?.status === 'PROCESSING' ? stored : {}),
  };
  return { query, running, progress: furthest(known, progress) };
}

const isUnpaid = (id: string): boolean =>
  queryClient.getQueryData(generationQuery(id).queryKey)?.unpaid != null;

const refetch = (id: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: generationQuery(id).queryKey });

/**
 * After the end of a run: its result, what it cost, and the list it now belongs to. Asks until the
 * result is here, for the server may go down between saying that it is done and showing it.
 */
async function settle(id: string, signal: AbortSignal, onLost: () => void): Promise<void> {
  for (;;) {
    try {
      const query = { ...generationQuery(id), staleTime: 0, retry: false };
      if (isFinished(await queryClient.fetchQuery(query))) break;
    } catch {
      if (!signal.aborted) onLost();
    }
    await pause(ASK_AGAIN_MS, signal);
    if (signal.aborted) return;
  }
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['me'] }),
    queryClient.invalidateQueries({ queryKey: ['gallery'] }),
  ]);
}
