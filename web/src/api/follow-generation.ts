import { answer, api } from './client.js';
import { eventStream, pause } from './event-stream.js';
import { isFinished } from './generations.js';
import type { Generation } from './types.js';

export type GenerationEvent =
  | { kind: 'queued'; position: number }
  | { kind: 'progress'; step: string; done: number; of: number; part?: number }
  | { kind: 'ended' }
  | { kind: 'balance' }
  | { kind: 'reconnecting' };

const END_EVENTS = new Set(['completed', 'failed', 'blocked', 'canceled', 'expired']);
const STREAM_TRIES = 4;
const POLL_MS = 2_000;

/**
 * Follows a run until it ends. Listens to the event stream, picks up after the last seen id when
 * the line drops, and falls back to asking every two seconds where streams do not get through.
 */
export async function followGeneration(
  id: string,
  onEvent: (event: GenerationEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const path = `/api/v1/generations/${encodeURIComponent(id)}/events`;
  let lastEventId: string | null = null;
  for (let failures = 0; failures < STREAM_TRIES && !signal.aborted;) {
    try {
      for await (const message of eventStream(path, lastEventId, signal)) {
        failures = 0;
        lastEventId = message.id ?? lastEventId;
        const event = read(message.event, message.data);
        if (event) onEvent(event);
        if (event?.kind === 'ended') return;
      }
      // A stream may be closed cleanly by a proxy or by the end of the run.
      if (isFinished(await fetchState(id, signal))) return onEvent({ kind: 'ended' });
    } catch (error) {
      if (signal.aborted) return;
      void error;
    }
    failures += 1;
    onEvent({ kind: 'reconnecting' });
    await pause(500 * 2 ** failures, signal);
  }
  await poll(id, onEvent, signal);
}

async function poll(id: string, onEvent: (event: GenerationEvent) => void, signal: AbortSignal) {
  while (!signal.aborted) {
    try {
      const generation = await fetchState(id, signal);
      if (isFinished(generation)) return onEvent({ kind: 'ended' });
      if (generation.status === 'PENDING') {
        onEvent({ kind: 'queued', position: generation.position ?? 0 });
      } else if (generation.progress) {
        onEvent({ kind: 'progress', ...generation.progress });
      }
    } catch {
      if (signal.aborted) return;
      onEvent({ kind: 'reconnecting' });
    }
    await pause(POLL_MS, signal);
  }
}

function fetchState(id: string, signal: AbortSignal): Promise<Generation> {
  return answer(api.GET('/api/v1/generations/{id}', { params: { path: { id } }, signal }));
}

function read(name: string, data: string): GenerationEvent | null {
  if (END_EVENTS.has(name)) return { kind: 'ended' };
  if (name === 'balance') return { kind: 'balance' };
  const payload = parse(data);
  if (name === 'queued') return { kind: 'queued', position: Number(payload.position ?? 0) };
  if (name === 'progress' && typeof payload.step === 'string') {
    return {
      kind: 'progress',
      step: payload.step,
      done: Number(payload.done ?? 0),
      of: Number(payload.of ?? 1),
      part: shareOf(payload.part),
    };
  }
  return null;
}

/** How much of the step is done, 0 to 1, where it has parts. */
function shareOf(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  const { done, of } = part as { done?: unknown; of?: unknown };
  return typeof done === 'number' && typeof of === 'number' && of > 0 ? done / of : 0;
}

function parse(data: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
