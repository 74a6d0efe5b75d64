import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Tests that need the compiled program and a PostgreSQL server; both are made once for all. */
const needsPlatform = {
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
};

const shared = {
  rootDir: import.meta.dirname,
  roots: ['src', 'sandbox', 'migrations', 'test', 'scripts', 'bench', 'web', 'admin-ui']
    .filter((folder) => existsSync(join(import.meta.dirname, folder)))
    .map((folder) => `<rootDir>/${folder}`),
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  // A package may hold `x.json.js` beside `x.json`: those are two files.
  moduleNameMapper: { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.data', '/\\.cache/'],
};

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['**/*.spec.{ts,tsx}'] },
    { ...shared, ...needsPlatform, displayName: 'int', testMatch: ['**/*.int-spec.ts'] },
    {
      ...shared,
      ...needsPlatform,
      displayName: 'e2e',
      testMatch: ['**/test/e2e/**/*.e2e-spec.ts'],
    },
    {
      ...shared,
      ...needsPlatform,
      displayName: 'browser',
      testEnvironment: '<rootDir>/test/browser-environment.mjs',
      testMatch: ['**/test/browser/**/*.browser-spec.ts'],
    },
    // These `npm test` leaves out: what needs servers that no npm package ships, and what takes long.
    {
      ...shared,
      ...needsPlatform,
      displayName: 'adapters',
      testMatch: ['**/test/adapters/**/*.adapters-spec.ts'],
    },
    {
      ...shared,
      ...needsPlatform,
      displayName: 'faults',
      testMatch: ['**/test/faults/**/*.faults-spec.ts'],
    },
  ],
  testSequencer: '<rootDir>/test/longest-first.mjs',
  // On two cores, for a file waits a fifth of its time: for timers, a browser, the end of a program.
  maxWorkers: 3,
  // Every suite loads its own copy of all modules, and the worker keeps them.
  workerIdleMemoryLimit: '512MB',
  // For what hangs; how long something may take is asserted where it matters. A busy machine is slow.
  testTimeout: 60_000,
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  collectCoverageFrom: [
    '{src,sandbox}/**/*.ts',
    '!**/*.{spec,int-spec}.ts',
    '!src/{main,start}.ts',
  ],
};
