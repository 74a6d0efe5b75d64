import { describe } from '@jest/globals';
import { testsOfASilentDatabase } from '../support/silent-database.js';

describe('the database is frozen for some seconds under traffic', () => {
  testsOfASilentDatabase(7_000);
});
