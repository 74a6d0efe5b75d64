/**
 * `node scripts/prestart.mjs [install|start]`: brings a clone to where it can start. Runs on the Node of
 * the machine, with nothing installed yet, so it imports nothing but Node's own modules.
 */
import { ensureBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { ensurePortFree } from './setup/port.mjs';
import { SetupError, stopOnSignals } from './setup/step.mjs';

const OLDEST_NODE = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  process.stderr.write(
    `PixShift needs Node ${OLDEST_NODE.join('.')} or newer to set itself up; this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}

stopOnSignals();
try {
  if (process.argv[2] === 'start') await ensurePortFree();
  await ensureInstalled();
  if (process.argv[2] !== 'install') await ensureBuilt();
} catch (error) {
  process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
  process.exit(1);
}
