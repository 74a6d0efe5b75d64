import { describe, expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = process.cwd();
const IMPORT = /^import\b[^;]*?from ['"]@mui\/icons-material\/(\w+)['"]/gm;

/** What the modules that match take from the package that this one stands for. */
const importedBy = (...patterns: string[]): string[] => {
  const names = globSync(patterns, { cwd: root }).flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(IMPORT)].map(([, name]) => name!),
  );
  return [...new Set(names)].sort();
};

describe('the icons of the console', () => {
  const drawn = globSync('admin-ui/icons/src/*.tsx', { cwd: root })
    .map((path) => basename(path, '.tsx'))
    .sort();

  /** One that is missing gets a module in `admin-ui/icons/src`, drawn by an icon of lucide's. */
  it('are those that react-admin and the console show, and no others', () => {
    const byFramework = importedBy('node_modules/{react-admin,ra-*}/dist/**/*.js');
    const byConsole = importedBy('admin-ui/src/**/*.{ts,tsx}');
    expect(byFramework.length).toBeGreaterThan(50);
    expect(byConsole.length).toBeGreaterThan(20);
    expect(drawn).toEqual([...new Set([...byFramework, ...byConsole])].sort());
  });
});
