export { type Em, Database, rowIn, rowsIn, violates } from './database.js';
export { databaseProblem } from './database-problem.js';
export { DatabaseEvents } from './database-events.js';
export { DatabaseModule } from './database.module.js';
export { baseProperties } from './base-properties.js';
export { migrateDatabase } from './migrate-database.js';
export { newId } from './new-id.js';
export { ormOptions } from './orm-options.js';
export { prepared, preparedText } from './prepared.js';
