import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import { root } from './paths.mjs';
import { say } from './step.mjs';

/**
 * Runs `work` while no other set-up of this folder runs. The lock is a socket name that the kernel
 * frees when its owner ends, so a killed set-up never blocks the next one. Linux only; elsewhere
 * there is no lock.
 */
export async function exclusively(work) {
  if (process.platform !== 'linux') return work();
  const { dev, ino } = statSync(root);
  const lock = await acquire(`\0pixshift-setup-${dev}-${ino}`);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

async function acquire(name) {
  for (let waits = 0; ; waits += 1) {
    const server = createServer((socket) => socket.destroy());
    const error = await new Promise((resolve) => {
      server.once('error', resolve);
      server.listen(name, () => resolve(undefined));
    });
    if (!error) return server.unref();
    if (error.code !== 'EADDRINUSE') throw error;
    if (waits === 0) say('Another set-up is running in this folder: waiting for it …');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
