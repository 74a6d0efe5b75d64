/**
 * `node scripts/test.mjs [--project=<name>] [options and paths for Jest]`: runs all tests, or those
 * of one project of `jest.config.js`, and ends with one plain line that counts them. A file that
 * cannot be loaded counts as a failed test, and so does a run that breaks off or finds nothing.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinnedNode, root } from './setup/paths.mjs';

const isProject = (arg) => arg.startsWith('--project=');
/** Of those that take their time only when asked for. */
const ALL = ['unit', 'int', 'e2e', 'browser'].map((name) => `--project=${name}`);
const asked = process.argv.slice(2).filter(isProject);
const projects = asked.length > 0 ? asked : ALL;
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
    ...process.argv.slice(2).filter((arg) => !isProject(arg)),
    // Last, for Jest takes everything that follows it as the names of further projects.
    ...projects.flatMap((arg) => ['--selectProjects', arg.slice('--project='.length)]),
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
