/**
 * `npm run lint`: all that reads the code without running it, in two lanes, one for each core of a small
 * machine. Nothing is left out after a finding, and the findings of each stand together.
 */
import { spawn } from 'node:child_process';
import { root } from './setup/paths.mjs';

/** Scripts of package.json. */
const LANES = [['lint:code'], ['lint:imports', 'lint:format']];

const lanes = await Promise.all(
  LANES.map(async (scripts) => {
    let clean = true;
    for (const script of scripts) clean = (await passes(script)) && clean;
    return clean;
  }),
);
process.exitCode = lanes.every(Boolean) ? 0 : 1;

function passes(script) {
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk) => {
    output += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(false);
    });
    child.once('close', (code) => {
      process.stdout.write(
        `${code === 0 ? '✔' : '✖'} ${script}\n${output.trim() && `${output}\n`}`,
      );
      resolve(code === 0);
    });
  });
}
