import type { OpenEventStream } from './event-streams.js';

/** Who is to look again when something has happened, by the id of what it happened to. */
export class Watchers {
  private readonly looks = new Map<string, Set<() => void>>();

  /** Calls `look` whenever `id` is woken. Returns what stops that. */
  watch(id: string, look: () => void): () => void {
    const set = this.looks.get(id) ?? new Set();
    this.looks.set(id, set.add(look));
    return () => {
      set.delete(look);
      if (set.size === 0) this.looks.delete(id);
    };
  }

  readonly wake = (id: string): void => this.looks.get(id)?.forEach((look) => look());

  wakeAll(): void {
    this.looks.forEach((looks) => looks.forEach((look) => look()));
  }
}

export interface Following {
  readonly watchers: Watchers;
  /** Of what wakes it. */
  readonly ids: readonly string[];
  /** How often it looks without being woken: wake-ups may be lost, and time changes things alone. */
  readonly everyMs: number;
  /** Sends what is new; resolves with whether there may be more. */
  readonly look: () => Promise<boolean>;
}

/**
 * Looks now and whenever it is woken, never twice at once, until the client goes or nothing more can come.
 * Where looking fails the stream closes: the client comes back and misses nothing. Resolves after the
 * first look.
 */
export function follow(
  stream: OpenEventStream,
  { watchers, ids, everyMs, look }: Following,
): Promise<void> {
  let looking = false;
  let again = false;
  const lookOnce = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    try {
      while (again) {
        again = false;
        if (!(await look())) return stream.close();
      }
    } catch {
      stream.close();
    } finally {
      looking = false;
    }
  };
  const stops = ids.map((id) => watchers.watch(id, () => void lookOnce()));
  const ticks = setInterval(() => void lookOnce(), everyMs);
  stream.onClose(() => {
    stops.forEach((stop) => stop());
    clearInterval(ticks);
  });
  return lookOnce();
}
