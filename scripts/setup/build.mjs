import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { exclusively } from './lock.mjs';
import { pinnedNode, root } from './paths.mjs';
import { SetupError, step } from './step.mjs';

const SERVER_FOLDERS = ['src', 'sandbox', 'migrations'];

const parts = [
  {
    name: 'server',
    present: () => existsSync(join(root, 'src/main.ts')),
    inputs: [...SERVER_FOLDERS, 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'],
    result: 'dist/src/main.js',
    stamp: 'dist/.stamp',
    program: 'node_modules/@nestjs/cli/bin/nest.js',
    cwd: '.',
    before: cleanOutput,
    then: 'scripts/setup/bundle.mjs',
  },
  ...['web', 'admin-ui'].map((folder) => ({
    name: folder === 'web' ? 'web app' : 'console',
    present: () => existsSync(join(root, folder, 'index.html')),
    inputs: [folder],
    result: `${folder}/dist/index.html`,
    stamp: `${folder}/dist/.stamp`,
    program: 'node_modules/vite/bin/vite.js',
    cwd: folder,
    before: () => {},
  })),
];

/** Builds whatever is older than its sources: the server, the web app, the console, or only one. */
export async function ensureBuilt(only) {
  const stale = () => staleParts().filter(({ name }) => only === undefined || name === only);
  if (stale().length === 0) return;
  await exclusively(async () => {
    // All of them end before the first failure is told: none is left running behind the prompt.
    const results = await Promise.allSettled(stale().map(build));
    const failures = results.filter(({ status }) => status === 'rejected');
    const messages = failures.map(({ reason }) => reason.message);
    if (failures.length > 0) throw new SetupError(messages.join('\n\n'));
  });
}

function staleParts() {
  return parts.filter((part) => part.present() && !isFresh(part));
}

function isFresh(part) {
  const stamp = join(root, part.stamp);
  return (
    existsSync(join(root, part.result)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === stampOf(part)
  );
}

function stampOf(part) {
  return fingerprint(['package-lock.json', ...part.inputs]);
}

async function build(part) {
  // Taken before the build: what is saved while it runs makes the next start build again.
  const stamp = stampOf(part);
  const stampFile = join(root, part.stamp);
  rmSync(stampFile, { force: true });
  part.before();
  const run = (title, args) =>
    step({
      title,
      command: pinnedNode(),
      args,
      cwd: join(root, part.cwd),
      // Whoever builds, be it a test, serves the same files: NODE_ENV picks React's build.
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
    });
  await run(`Building the ${part.name}`, [join(root, part.program), 'build']);
  if (part.then) await run(`Bundling the ${part.name}`, [join(root, part.then)]);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/**
 * Removes compiled files whose source is gone: the compiler leaves them, and a migration or a
 * module that was deleted would still run. The compiler's memory of what it has written is only
 * kept while that is there.
 */
function cleanOutput() {
  if (!existsSync(join(root, 'dist/src/main.js'))) {
    rmSync(join(root, 'dist/.tsbuildinfo'), { force: true });
  }
  for (const folder of SERVER_FOLDERS) prune(folder);
}

function prune(folder) {
  const compiled = join(root, 'dist', folder);
  if (!existsSync(compiled)) return;
  for (const entry of readdirSync(compiled, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      prune(path);
    } else {
      const source = path.replace(/(\.d)?\.[cm]?[jt]s(\.map)?$/, '');
      const exists = ['.ts', '.tsx', '.json', ''].some((end) =>
        existsSync(join(root, source + end)),
      );
      if (!exists) rmSync(join(compiled, entry.name));
    }
  }
}
