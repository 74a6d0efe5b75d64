import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

interface ProcessEntry {
  pid: number;
  parent: number;
  command: string;
}

/** The processes that this one has started, and theirs, from the process table. */
export function descendants(pid: number): ProcessEntry[] {
  const table = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => entry(Number(name)));
  const found: ProcessEntry[] = [];
  let parents = new Set([pid]);
  while (parents.size > 0) {
    const children = table.filter(({ parent }) => parents.has(parent));
    found.push(...children);
    parents = new Set(children.map((child) => child.pid));
  }
  return found;
}

/** The processes in which a program works on pictures. */
export function imageProcesses(pid: number): number[] {
  return descendants(pid)
    .filter(({ command }) => command.includes('compute-pool/child'))
    .map((child) => child.pid);
}

export function isRunning(pid: number): boolean {
  return entry(pid).length > 0;
}

/** Milliseconds of processor time that a process and all its descendants have used: load does not change it. */
export function processorMs(pid: number): number {
  const pids = [pid, ...descendants(pid).map((child) => child.pid)];
  return pids.reduce((sum, each) => sum + ownProcessorMs(each), 0);
}

/** The kernel counts in hundredths of a second. */
function ownProcessorMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** Sends a signal to those that are still there. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

export async function untilGone(pids: readonly number[], ms = 10_000): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(20)) {
    if (!pids.some(isRunning)) return;
  }
  throw new Error(`still running: ${pids.filter(isRunning).join(', ')}`);
}

/** Nothing for a process that has ended and only waits to be collected. */
function entry(pid: number): ProcessEntry[] {
  try {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return command ? [{ pid, parent, command }] : [];
  } catch {
    return [];
  }
}
