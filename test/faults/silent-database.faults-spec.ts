import { describe } from '@jest/globals';
import { testsOfASilentDatabase } from '../support/silent-database.js';

describe('the database is frozen for twenty seconds under traffic', () => {
  testsOfASilentDatabase(20_000);
});
