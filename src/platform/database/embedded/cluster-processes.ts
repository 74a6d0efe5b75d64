import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The lines of `postmaster.pid` that matter here; its layout is fixed by PostgreSQL. */
export interface PostmasterFile {
  readonly pid: number;
  readonly ready: boolean;
}

/** Undefined if there is no such file or it is not complete yet. */
export function readPostmasterFile(file: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, ready: lines[7]?.trim() === 'ready' };
}

/**
 * Names this process as the owner in a `postmaster.pid` left by a dead server. The pid in it may
 * be another program's by now, and PostgreSQL would wait for that one. It disregards the pid of its
 * own parent, which this process is about to be; unlike removing the file, that keeps its check
 * that nobody uses the old shared memory any more.
 */
export function disownPostmasterFile(file: string): void {
  const lines = readFileSync(file, 'utf8').split('\n');
  lines[0] = String(process.pid);
  writeFileSync(file, lines.join('\n'));
}

/**
 * Ends whatever a killed supervisor has left running on the cluster: politely, then by force.
 * A PostgreSQL process is told by its program and by its working directory, which is the cluster.
 */
export async function stopLeftovers(clusterDir: string, postmaster: number): Promise<number> {
  const found = clusterProcesses(clusterDir).length;
  const steps = [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, patienceMs] of steps) {
    const until = Date.now() + patienceMs;
    const pids = clusterProcesses(clusterDir);
    if (pids.length === 0) break;
    // The server's children die with it; asking each would only cancel their queries.
    const targets = signal !== 'SIGKILL' && pids.includes(postmaster) ? [postmaster] : pids;
    for (const pid of targets) tryKill(pid, signal);
    while (Date.now() < until && clusterProcesses(clusterDir).length > 0) await sleep(20);
  }
  return found;
}

function clusterProcesses(clusterDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const program = readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
        return basename(program) === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
      } catch {
        return false;
      }
    })
    .map(Number);
}

export function tryKill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
