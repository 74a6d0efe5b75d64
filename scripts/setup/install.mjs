import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { exclusively } from './lock.mjs';
import { root, systemNpm } from './paths.mjs';
import { step } from './step.mjs';

const STAMP = 'node_modules/.pixshift-install';

/** Installs the locked dependencies unless they are there already. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await exclusively(async () => {
    if (isInstalled()) return;
    if (!matchesLock()) {
      const { command, args, env } = systemNpm();
      await step({
        title: 'Installing the dependencies (about half a minute the first time)',
        command,
        args: [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
        cwd: root,
        env,
        hint,
      });
    }
    writeFileSync(join(root, STAMP), stamp());
  });
}

function isInstalled() {
  return existsSync(join(root, STAMP)) && readFileSync(join(root, STAMP), 'utf8') === stamp();
}

function stamp() {
  return fingerprint(['package-lock.json'], `${process.platform}-${process.arch}`);
}

/** True if somebody has installed by hand: npm keeps a list of what it put into the folder. */
function matchesLock() {
  const list = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = packagesOf(list);
  const wanted = packagesOf(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

function hint(output) {
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network/i.test(output)) {
    return 'The package registry cannot be reached: check the network connection or proxy, then start again.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full: about 1.2 GB are needed.';
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return `This account may not write to ${root}: give it the folder, or start as its owner.`;
  }
  return '';
}
