import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The Node that everything but the installation runs on; it comes with the dependencies. */
export function pinnedNode() {
  const pinned = join(root, 'node_modules/.bin/node');
  return existsSync(pinned) ? pinned : process.execPath;
}

/**
 * The Node and npm that the user called. Not the ones of `node_modules/.bin`: the installation
 * removes that folder while it runs.
 */
export function systemNpm() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (npm && node && existsSync(npm) && existsSync(node) && !isOurs(node)) {
    return { command: node, args: [npm], env: systemEnvironment() };
  }
  return { command: 'npm', args: [], env: systemEnvironment() };
}

function systemEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !isOurs(folder));
  return { ...process.env, PATH: path.join(delimiter) };
}

function isOurs(path) {
  return path.split('/').includes('node_modules');
}
