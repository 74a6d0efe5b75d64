import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeDataDir } from './data-dir.js';

const secret = z.string().min(32);
const schema = z.object({
  jwtSecret: secret,
  urlSigningSecret: secret,
  encryptionKey: secret,
  lookupSecret: secret,
});

export type InstallationSecrets = z.output<typeof schema>;

/**
 * Secrets made once per installation, for development without any settings: kept in
 * `dataDir/secrets.json` (mode 0600). Two processes that start at once end with the same ones,
 * because the finished file appears by an atomic link that only the first can make. A file of an
 * older program gets the secrets that it lacks.
 */
export function installationSecrets(dataDir: string): InstallationSecrets {
  const file = join(dataDir, 'secrets.json');
  makeDataDir(dataDir);
  const made = writeDraft(file, freshSecrets());
  try {
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made, { force: true });
  }
  const kept = read(file);
  const complete = schema.parse({ ...freshSecrets(), ...kept });
  if (Object.keys(complete).some((name) => kept[name] === undefined)) {
    renameSync(writeDraft(file, complete), file);
  }
  return complete;
}

function read(file: string): Readonly<Record<string, string>> {
  const text = readFileSync(file, 'utf8');
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file} is damaged. Restore it from a backup.`, { cause: error });
  }
}

function freshSecrets(): InstallationSecrets {
  const random = (): string => randomBytes(32).toString('base64url');
  return {
    jwtSecret: random(),
    urlSigningSecret: random(),
    encryptionKey: random(),
    lookupSecret: random(),
  };
}

function writeDraft(file: string, secrets: InstallationSecrets): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(secrets), { mode: 0o600 });
  return draft;
}
