import { existsSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './paths.mjs';

const OUTPUT = join(root, 'dist/bundle');
/** The program and its companion; absent are the stand-ins for vendors in images for production. */
const ENTRIES = { start: 'dist/src/start.js', sandbox: 'dist/sandbox/main.js' };

/** Native code, what starts threads of its own from files beside it, and what others look for by name. */
const STAYS_OUTSIDE = [
  /\.node$/,
  'sharp',
  '@node-rs/argon2',
  'pino',
  'reflect-metadata',
  'class-validator',
];

/**
 * `node scripts/setup/bundle.mjs`: puts the compiled server and the libraries that it loads, some 4,000
 * modules, into a few files, because finding and linking them is half of the time that a start takes.
 * What a library loads only where a package is there that we do not have stays as it is.
 */
async function bundle() {
  rmSync(OUTPUT, { recursive: true, force: true });
  const input = Object.fromEntries(
    Object.entries(ENTRIES)
      .map(([name, file]) => [name, join(root, file)])
      .filter(([, file]) => existsSync(file)),
  );
  const program = await rolldown({
    input,
    platform: 'node',
    external: STAYS_OUTSIDE,
    treeshake: false,
    plugins: [
      { name: 'whereabouts', transform: keepWhereabouts },
      { name: 'coverage-hints', transform: dropCoverageHints },
    ],
    onLog: (level, log) => {
      if (log.code !== 'UNRESOLVED_IMPORT') process.stderr.write(`${level}: ${log.message}\n`);
    },
  });
  await program.write({
    dir: OUTPUT,
    format: 'esm',
    // What looks as if it did nothing may be there to throw, as `decodeURIComponent(url)` is.
    minify: false,
    // Classes are told apart by their names, and run in the order in which they were written.
    keepNames: true,
    strictExecutionOrder: true,
    // Node reads a file of nothing but ASCII several times as fast, and keeps it in half the memory.
    charset: 'ascii',
    comments: false,
  });
}

/** A module that looks for files beside itself finds them where it was. */
function keepWhereabouts(code, id) {
  if (!code.includes('import.meta.url')) return undefined;
  const here = `new URL(${JSON.stringify(relative(OUTPUT, id))}, import.meta.url).href`;
  return code.replaceAll('import.meta.url', `(${here})`);
}

/** The one kind of comment that `comments: false` leaves. */
function dropCoverageHints(code) {
  return code.includes('/* v8 ignore')
    ? code.replaceAll(/\/\* v8 ignore[^*]*\*\//g, '')
    : undefined;
}

await bundle();
