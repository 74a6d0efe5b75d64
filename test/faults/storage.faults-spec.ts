import { testsOfAFaultyStorage } from '../support/faulty-storage.js';

testsOfAFaultyStorage(['full', 'denied', 'hung', 'not mounted', 'read-only', 'down']);
