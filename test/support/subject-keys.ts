import { Clock } from '../../src/platform/clock.js';
import { DatabaseEvents } from '../../src/platform/database/index.js';
import { SecretBox, SubjectKeys } from '../../src/platform/encryption/index.js';
import type { OpenDatabase } from './open-database.js';

/** Subject keys on the database of a test; pushes do not reach them. */
export function subjectKeys({ db, url, config }: OpenDatabase): SubjectKeys {
  return new SubjectKeys(db, new DatabaseEvents(url), new SecretBox(config), new Clock(config));
}
