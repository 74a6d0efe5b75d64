// Writes openapi.json from the routes, and from it the types of both apps' API clients.
// With --check it changes nothing and fails where a committed file differs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { ensureBuilt } from './setup/build.mjs';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const TYPES = ['web/src/api/schema.gen.ts', 'admin-ui/src/api/schema.gen.ts'];

/** The files as they should be: path from the root → text. */
async function generate() {
  const scratch = mkdtempSync(join(tmpdir(), 'pixshift-openapi-'));
  try {
    const file = join(scratch, 'openapi.json');
    execFileSync(process.execPath, [join(root, 'dist/src/write-openapi.js'), file], {
      stdio: 'inherit',
    });
    const contract = readFileSync(file, 'utf8');
    const types = `// Made from openapi.json by npm run openapi. Do not edit.\n${astToString(await openapiTS(contract))}`;
    return new Map([['openapi.json', contract], ...TYPES.map((path) => [path, types])]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

await ensureBuilt('server');
const files = await generate();
const stale = [...files].filter(([path, text]) => read(path) !== text);
if (check && stale.length > 0) {
  console.error(
    `Not as the routes say: ${stale.map(([path]) => path).join(', ')}. Run npm run openapi.`,
  );
  process.exit(1);
}
for (const [path, text] of stale) {
  writeFileSync(join(root, path), text);
  console.log(`wrote ${path}`);
}
