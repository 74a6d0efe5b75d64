import { readdirSync, readFileSync } from 'node:fs';

// Tasks for compute-pool.spec.ts; pool processes load compiled modules only.
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function double(input) {
  return input * 2;
}

export async function whoAmI() {
  return { pid: process.pid, env: Object.keys(process.env) };
}

/** Of every thread, as the kernel has it: /proc/[pid]/stat, field 19. */
export async function niceness() {
  return readdirSync('/proc/self/task').map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
  });
}

export async function wait({ ms, label }, { progress }) {
  progress({ started: label });
  await pause(ms);
  return { label, at: Date.now(), pid: process.pid };
}

export async function obedient(_input, { signal, progress }) {
  progress('listening');
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  return 'stopped';
}

export async function hang(_input, { progress }) {
  progress('hanging');
  for (;;);
}

export async function crash() {
  process.kill(process.pid, 'SIGKILL');
  await pause(10_000);
}

export async function refuse() {
  throw Object.assign(new Error('No such thing'), {
    name: 'Refusal',
    code: 'NO_SUCH_THING',
    field: 'photo',
    details: { limit: 5 },
  });
}

export async function unclonable() {
  return () => 1;
}

export async function bloat() {
  globalThis.bloat = Buffer.alloc(64 * 1024 * 1024, 1);
  return process.pid;
}

/** Makes and drops pictures, with small things in between that stay; tells by how many MB the process has grown. */
export async function leaf() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const rss = () => process.memoryUsage.rss() / 1024 / 1024;
  collect();
  const before = rss();
  const kept = [];
  for (let round = 0; round < 3; round++) {
    const pictures = [];
    for (let k = 0; k < 30; k++) {
      pictures.push(Buffer.alloc(3_000_000, k));
      kept.push(Buffer.alloc(60_000, k));
    }
    pictures.length = 0;
    collect();
    await pause(1);
    collect();
  }
  return rss() - before - (kept.length * 60_000) / 1024 / 1024;
}

/** Makes many small things of which some stay for a while; tells how many MB V8 has taken for new ones. */
export async function litter() {
  let most = 0;
  const kept = [];
  for (let round = 0; round < 40; round++) {
    for (let k = 0; k < 20_000; k++) kept.push({ round, k, parts: [k, round] });
    if (round % 4 === 3) kept.length = 0;
    const { space_size } = getHeapSpaceStatistics().find(
      (space) => space.space_name === 'new_space',
    );
    most = Math.max(most, space_size);
  }
  return most / 1024 / 1024;
}
