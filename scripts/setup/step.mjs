import { spawn } from 'node:child_process';

const STILL_MS = 10_000;
const TAIL_LINES = 60;

/** A step of the set-up failed; the message is all that the user needs. */
export class SetupError extends Error {}

const running = new Set();
let interrupted = false;

/** Makes Ctrl-C end the set-up at once and quietly, together with whatever it has started. */
export function stopOnSignals() {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.on(signal, () => {
      if (interrupted) return;
      interrupted = true;
      const ends = [...running].map((child) => {
        child.kill('SIGTERM');
        return new Promise((resolve) => child.once('exit', resolve));
      });
      const patience = new Promise((resolve) => setTimeout(resolve, 3_000));
      void Promise.race([Promise.all(ends), patience]).then(() => {
        for (const child of running) child.kill('SIGKILL');
        process.exit(code);
      });
    });
  }
}

/** Runs a program and shows only that it runs; everything it printed is shown if it fails. */
export async function step({ title, hint = () => '', command, args, cwd, env }) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  say(`${title} …`);
  const still = setInterval(() => say(`${title} … ${Math.round(Number(seconds()))} s`), STILL_MS);
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  const collect = (chunk) => {
    output += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const status = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(-1);
    });
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  running.delete(child);
  clearInterval(still);
  if (interrupted) return new Promise(() => {});
  if (status !== 0) {
    const tail = output.trim().split('\n').slice(-TAIL_LINES).join('\n');
    const advice = hint(output);
    throw new SetupError(`${tail}\n\n${title}: failed (${status}).${advice && `\n${advice}`}`);
  }
  say(`${title}: done in ${seconds()} s`);
}

export function say(text) {
  process.stdout.write(`${text}\n`);
}
