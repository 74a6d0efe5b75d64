/**
 * `node scripts/test.mjs [options of Jest]`: runs Jest and ends with one plain line that counts
 * the tests. A file that cannot be loaded counts as a failed test, and so does a run that breaks
 * off or finds nothing to run.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinnedNode, root } from './setup/paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pixshift-jest-'));
const outputFile = join(folder, 'result.json');
const jest = spawn(
  pinnedNode(),
  [
    '--disable-warning=ExperimentalWarning',
    '--experimental-vm-modules',
    join(root, 'node_modules/jest/bin/jest.js'),
    '--json',
    `--outputFile=${outputFile}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['inherit', 'ignore', 'inherit'] },
);
// Jest ends its workers by itself; this process stays to report and to tidy up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => jest.kill(signal));
}
const status = await new Promise((resolve) => {
  jest.once('error', () => resolve(-1));
  jest.once('close', (code) => resolve(code ?? -1));
});

const { passed, failed } = count();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = status === 0 && failed === 0 && passed > 0 ? 0 : 1;

function count() {
  let result;
  try {
    result = JSON.parse(readFileSync(outputFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = result;
  const known = numFailedTests + numRuntimeErrorTestSuites;
  const brokeOff = known === 0 && (status !== 0 || numPassedTests === 0);
  return { passed: numPassedTests, failed: known + (brokeOff ? 1 : 0) };
}
