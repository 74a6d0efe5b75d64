/**
 * The order of test files: those that start the program before the others, and large ones before small
 * ones, so that at the end no worker is left with a long one while the others have nothing to do.
 */
import { statSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

/** What a file is by the end of its name, the kinds that take longest first. */
const KINDS = [/\.(browser|e2e)-spec\.ts$/, /\.int-spec\.ts$/, /./];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const weighed = [...tests].map((test) => ({
      test,
      kind: KINDS.findIndex((end) => end.test(test.path)),
      size: statSync(test.path).size,
    }));
    return weighed.sort((a, b) => a.kind - b.kind || b.size - a.size).map(({ test }) => test);
  }
}
