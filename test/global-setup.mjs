import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../scripts/setup/build.mjs';
import { offerSharedProgram } from './support/shared-program.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist/src/platform/database');
const PREFIX = `pixshift-test-`;

/**
 * Once for all tests that need it: the compiled program, one PostgreSQL server, and in it a
 * migrated database from which each test file copies its own; and the program that files may share.
 */
export default async function globalSetup() {
  await ensureBuilt();
  removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(dataDir, 0o711);
  const { startEmbeddedPostgres } = await import(join(dist, 'embedded/embedded-postgres.js'));
  const database = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    // Nothing here must outlive the machine. Every started program keeps a pool of connections.
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      max_connections: '400',
      // With hundreds of databases it would never rest, and change plans in the middle of a test.
      autovacuum: 'off',
    },
  });
  globalThis.pixshiftTest = { database, dataDir };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(dist, 'migrate.js'), database.url],
    { encoding: 'utf8', env: { PATH: process.env.PATH }, cwd: root },
  );
  if (status !== 0) {
    await tearDown();
    throw new Error(`The test database could not be migrated (${status}):\n${stdout}${stderr}`);
  }
  process.env.PIXSHIFT_TEST_DATABASE_URL = database.url;
  const folder = join(dataDir, 'shared');
  mkdirSync(folder);
  globalThis.pixshiftTest.shared = await offerSharedProgram(folder);
  process.env.PIXSHIFT_TEST_SHARED_URL = globalThis.pixshiftTest.shared.url;
}

export async function tearDown() {
  const { database, dataDir, shared } = globalThis.pixshiftTest ?? {};
  try {
    await shared?.stop();
  } finally {
    await database?.stop();
    if (dataDir) rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A killed run leaves its folders; the number in the name is the process that made them. */
function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : undefined;
    if (pid && !existsSync(`/proc/${pid}`)) {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}
