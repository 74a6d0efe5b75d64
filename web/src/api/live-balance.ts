import { useEffect } from 'react';

import { eventStream, pause } from './event-stream.js';
import { meQuery, useMe } from './me.js';
import { queryClient } from './query-client.js';
import type { Me } from './types.js';

type Balance = Pick<Me, 'credits' | 'freeTier'> & { owed: number };

interface Told {
  personId: string;
  balance: Balance;
}

const PATH = '/api/v1/billing/balance/events';
const LINE = 'pixshift-balance';
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 30_000;

const otherTabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(LINE) : null;
otherTabs?.addEventListener('message', ({ data }: MessageEvent<Told>) => show(data));

/**
 * Keeps credits and free runs on the screen as they are. One tab of the browser listens and tells the
 * others: browsers allow few connections to one server, and each tab would keep one.
 */
export function useLiveBalance(): void {
  const personId = useMe()?.id;
  useEffect(() => {
    if (personId === undefined) return;
    const stop = new AbortController();
    const { signal } = stop;
    const listening = (): Promise<void> => listen(personId, signal);
    // Locks exist in secure contexts only; elsewhere each tab listens for itself.
    const over =
      'locks' in navigator && otherTabs
        ? navigator.locks.request(LINE, { signal }, listening)
        : listening();
    over.catch(() => undefined);
    return () => stop.abort();
  }, [personId]);
}

async function listen(personId: string, signal: AbortSignal): Promise<void> {
  let lastEventId: string | null = null;
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted;) {
    try {
      for await (const { id, event, data } of eventStream(PATH, lastEventId, signal)) {
        pauseMs = FIRST_PAUSE_MS;
        lastEventId = id;
        if (event !== 'balance') continue;
        const told: Told = { personId, balance: JSON.parse(data) as Balance };
        show(told);
        otherTabs?.postMessage(told);
      }
    } catch {
      // It is asked for again; until then the screen says what was last known.
    }
    await pause(pauseMs, signal);
    pauseMs = Math.min(LAST_PAUSE_MS, pauseMs * 2);
  }
}

function show({ personId, balance: { credits, freeTier, owed: creditsOwed } }: Told): void {
  const me = queryClient.getQueryData(meQuery.queryKey);
  // Somebody else may be signed in by now.
  if (me?.id !== personId) return;
  const known = [me.credits, me.freeTier, me.creditsOwed];
  if (JSON.stringify(known) === JSON.stringify([credits, freeTier, creditsOwed])) return;
  queryClient.setQueryData(meQuery.queryKey, { ...me, credits, freeTier, creditsOwed });
  // What a run would be paid by, where credits lie, and what came of payments, hangs on it.
  for (const queryKey of [['quote'], ['cap'], ['balance'], ['payments']]) {
    void queryClient.invalidateQueries({ queryKey });
  }
}
