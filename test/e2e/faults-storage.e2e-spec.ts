import { testsOfAFaultyStorage } from '../support/faulty-storage.js';

// The others are in test/faults.
testsOfAFaultyStorage(['full']);
