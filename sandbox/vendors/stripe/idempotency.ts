import { createHash } from 'node:crypto';

import { otherParameters } from './refusals.js';

const MAX_KEYS = 20_000;

export interface KeptAnswer {
  status: number;
  body: unknown;
}

/** Same key, same answer; another request under the same key is refused. */
export class IdempotencyKeys {
  private readonly answers = new Map<string, { request: string; answer: KeptAnswer }>();

  /** The answer that was given before, if any. @throws StripeRefusal */
  recall(key: string, path: string, body: string): KeptAnswer | undefined {
    const known = this.answers.get(key);
    if (known && known.request !== fingerprint(path, body)) throw otherParameters();
    return known && structuredClone(known.answer);
  }

  forget(): void {
    this.answers.clear();
  }

  keep(key: string, path: string, body: string, answer: KeptAnswer): void {
    this.answers.set(key, { request: fingerprint(path, body), answer: structuredClone(answer) });
    const oldest = this.answers.size > MAX_KEYS ? this.answers.keys().next().value : undefined;
    if (oldest !== undefined) this.answers.delete(oldest);
  }
}

function fingerprint(path: string, body: string): string {
  return createHash('sha256').update(`${path}\n${body}`).digest('hex');
}
