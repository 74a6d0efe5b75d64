// `npm run migration -- <name>` writes the migration that brings the schema to the entities, and the
// snapshot; `npm run migration -- --snapshot` only the snapshot, for after a merge.
import { MikroORM } from '@mikro-orm/postgresql';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { root } from './setup/paths.mjs';

const [name] = process.argv.slice(2);
if (!name || !/^(--snapshot|[a-z][a-z0-9_]*)$/.test(name)) {
  console.error('usage: npm run migration -- <lower_case_name> | --snapshot');
  process.exit(2);
}

await ensureBuilt('server');
const { entities } = await import(join(root, 'dist/src/mikro-orm.entities.js'));
const { ormOptions } = await import(join(root, 'dist/src/platform/database/index.js'));
const options = ormOptions(entities, {
  // Never connected to: the snapshot tells what there is.
  url: 'postgresql://localhost/none',
  poolMax: 1,
  warn: console.warn,
});
// The sources, not the compiled files beside the program.
const folder = join(root, 'migrations');
const migrations = { ...options.migrations, path: folder, pathTs: folder, emit: 'ts' };
const orm = await MikroORM.init({ ...options, migrations, connect: false });
try {
  const files = [join(folder, 'schema.snapshot.json')];
  if (name === '--snapshot') {
    await orm.migrator.storeCurrentSchema();
  } else {
    const { fileName } = await orm.migrator.create(undefined, false, false, name);
    if (!fileName) console.log('The schema is what the entities say: nothing to write.');
    else files.push(join(folder, fileName));
  }
  const oxfmt = join(root, 'node_modules/oxfmt/bin/oxfmt');
  execFileSync(process.execPath, [oxfmt, ...files]);
  for (const file of files) console.log(`wrote ${file.slice(root.length + 1)}`);
} finally {
  await orm.close(true);
}
