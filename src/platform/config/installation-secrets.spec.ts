import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationSecrets } from './installation-secrets.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pixshift-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the secrets of an installation', () => {
  it('are made once, for its owner alone', () => {
    const made = installationSecrets(folder);
    expect(new Set(Object.values(made)).size).toBe(4);
    expect(installationSecrets(folder)).toEqual(made);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('of an older program are kept, and what it did not know is added', () => {
    const file = join(folder, 'secrets.json');
    const old = { jwtSecret: 'j'.repeat(40), urlSigningSecret: 'u'.repeat(40) };
    writeFileSync(file, JSON.stringify(old), { mode: 0o600 });
    const made = installationSecrets(folder);
    expect(made).toMatchObject(old);
    expect(made.encryptionKey).toHaveLength(43);
    expect(installationSecrets(folder)).toEqual(made);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(made);
  });
});
