import { sessionFetch } from './client.js';
import { type SseMessage, SseParser } from './sse.js';

/** The server-sent events of `path` after the last one that was seen, until either side ends it. */
export async function* eventStream(
  path: string,
  lastEventId: string | null,
  signal: AbortSignal,
): AsyncGenerator<SseMessage> {
  const headers = new Headers({ Accept: 'text/event-stream' });
  if (lastEventId !== null) headers.set('Last-Event-ID', lastEventId);
  const url = new URL(path, location.origin);
  const response = await sessionFetch(new Request(url, { headers, signal, cache: 'no-store' }));
  if (!response.ok || !response.body) throw new Error(`event stream answered ${response.status}`);

  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const parser = new SseParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Waits, or stops waiting when `signal` says so. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
