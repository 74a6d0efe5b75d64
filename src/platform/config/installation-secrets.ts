import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeDataDir } from './data-dir.js';

const schema = z.object({
  jwtSecret: z.string().min(32),
  urlSigningSecret: z.string().min(32),
});

export type InstallationSecrets = z.output<typeof schema>;

/**
 * Secrets made once per installation, for development without any settings: kept in
 * `dataDir/secrets.json` (mode 0600). Two processes that start at once end with the same ones,
 * because the finished file appears by an atomic link that only the first can make.
 */
export function installationSecrets(dataDir: string): InstallationSecrets {
  const file = join(dataDir, 'secrets.json');
  makeDataDir(dataDir);
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const fresh: InstallationSecrets = {
    jwtSecret: randomBytes(32).toString('base64url'),
    urlSigningSecret: randomBytes(32).toString('base64url'),
  };
  writeFileSync(draft, JSON.stringify(fresh), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
