import { ormOptions } from './platform/database/index.js';
import { entities } from './mikro-orm.entities.js';

/** For the MikroORM command line (`npm run migration:create`); the program builds its own. */
const config = ormOptions(entities, {
  url: process.env['DATABASE_URL'] ?? 'postgresql://localhost/pixshift',
  poolMax: 2,
  warn: (message) => console.warn(message),
});

export default config;
