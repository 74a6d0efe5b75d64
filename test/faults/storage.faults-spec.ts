import { testsOfAFaultyStorage } from '../support/faulty-storage.js';

// Those that `npm test` leaves out.
testsOfAFaultyStorage(['denied', 'hung', 'not mounted', 'read-only', 'down']);
