import { migrateDatabase } from './migrate-database.js';

/** `node dist/src/platform/database/migrate.js <postgresql://…>`: brings that database up to date. */
const url = process.argv[2];
if (!url) {
  process.stderr.write('usage: node dist/src/platform/database/migrate.js <postgresql://…>\n');
  process.exit(2);
}
const done = await migrateDatabase(url, (message) => process.stderr.write(`${message}\n`));
process.stdout.write(
  `${done.length > 0 ? `migrated: ${done.join(', ')}` : 'nothing to migrate'}\n`,
);
