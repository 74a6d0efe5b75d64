import { testsOfAFaultyStorage } from '../support/faulty-storage.js';

// Those that `npm test` leaves out.
testsOfAFaultyStorage(['read-only', 'down']);
