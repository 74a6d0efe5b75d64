import type { ApiAnswer } from '../harness.js';
import { rankZ } from './rank-test.js';

export interface Comparison {
  /** All different answers of each kind: status, body and which headers there are. */
  readonly answers: { readonly known: Set<string>; readonly unknown: Set<string> };
  /** How surely the times differ, see {@link rankZ}. */
  readonly z: number;
}

/**
 * Asks once a round about each, known and unknown by turns, and which goes first changes, too: what
 * one request leaves to be done afterwards then falls on both kinds alike.
 *
 * @param mask takes out of a body what differs between any two answers
 */
export async function compareKinds<T>(
  things: { known: readonly T[]; unknown: readonly T[] },
  rounds: number,
  ask: (thing: T) => Promise<ApiAnswer>,
  mask: (body: object) => object = (body) => body,
): Promise<Comparison> {
  const answers = { known: new Set<string>(), unknown: new Set<string>() };
  const times = { known: [] as number[], unknown: [] as number[] };
  const sample = async (kind: 'known' | 'unknown', thing: T): Promise<void> => {
    const began = performance.now();
    const { status, body, headers } = await ask(thing);
    times[kind].push(performance.now() - began);
    const { error, ...rest } = body as { error?: object };
    const seen = { status, ...mask(rest), error: error && { ...error, requestId: '' } };
    answers[kind].add(JSON.stringify([seen, [...headers.keys()]]));
  };
  for (let round = 0; round < rounds; round++) {
    for (const [at, thing] of things.known.entries()) {
      const pair = [
        ['known', thing],
        ['unknown', things.unknown[at] as T],
      ] as const;
      for (const [kind, which] of (at + round) % 2 ? pair : [...pair].reverse()) {
        await sample(kind, which);
      }
    }
  }
  return { answers, z: rankZ(times.known, times.unknown) };
}
