import { MikroORM } from '@mikro-orm/postgresql';
import { migrateDatabase } from './migrate-database.js';
import { ormOptions } from './orm-options.js';

/** `node dist/src/platform/database/migrate.js <postgresql://…>`: brings that database up to date. */
const url = process.argv[2];
if (!url) {
  process.stderr.write('usage: node dist/src/platform/database/migrate.js <postgresql://…>\n');
  process.exit(2);
}
const warn = (message: string): boolean => process.stderr.write(`${message}\n`);
const orm = await MikroORM.init(ormOptions([], { url, poolMax: 2, warn }));
try {
  const done = await migrateDatabase(orm, url);
  process.stdout.write(
    `${done.length > 0 ? `migrated: ${done.join(', ')}` : 'nothing to migrate'}\n`,
  );
} finally {
  await orm.close(true);
}
