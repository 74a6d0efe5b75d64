import { fuzzEveryOperation } from '../fuzz/fuzz.js';
import { ALL } from '../support/thorough.js';

// The same requests each time; `npm run test:faults` takes its time and other ones.
fuzzEveryOperation({ seed: 20_261_121, runs: ALL ? 20 : 8, totalMs: ALL ? 45_000 : 6_000 });
