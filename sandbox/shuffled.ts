import { randomInt } from 'node:crypto';

/** The same things in an order that nobody knows (Fisher and Yates). */
export function shuffled<T>(things: readonly T[]): T[] {
  const mixed = [...things];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}
