import { it } from '@jest/globals';

/**
 * Whether the tests that take long are run too: `npm run test:all`. `npm test` is what a change has to pass
 * before it lands; of each promise it keeps the test that says most, and leaves out the passing of hours,
 * the same page at another size, and the rarer ways to fail.
 */
export const ALL = process.env['TEST_ALL'] === '1';

const leaveOut = Object.assign(() => undefined, { each: () => () => undefined });

/** `it` for a test that only `npm run test:all` runs. */
export const thorough: Pick<typeof it, 'each'> & ((...test: Parameters<typeof it>) => void) = ALL
  ? it
  : leaveOut;

/** Of several cases that differ little: the first, and all of them in `npm run test:all`. */
export function oneOrAll<const T>(cases: readonly T[]): readonly T[] {
  return ALL ? cases : cases.slice(0, 1);
}
