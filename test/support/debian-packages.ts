import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const CACHE = join(import.meta.dirname, '../../.cache/debian');

/**
 * Debian's packages with all that they need and this machine lacks, unpacked into a folder of the
 * project's cache and installed nowhere; no rights are needed. Resolves with the folder, which looks
 * like `/`. Fails where there is no `apt-get` or no mirror that it can reach.
 */
export function unpackedPackages(...packages: string[]): string {
  const root = join(CACHE, packages.join('+'));
  if (existsSync(root)) return root;
  const downloads = `${root}.debs`;
  const draft = `${root}.draft`;
  for (const folder of [downloads, draft]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const run = (command: string, args: string[]): string =>
    execFileSync(command, args, { cwd: downloads, encoding: 'utf8', stdio: 'pipe' });
  const plan = run('apt-get', ['--simulate', '--no-install-recommends', 'install', ...packages]);
  const names = [...plan.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name as string);
  if (names.length === 0)
    throw new Error(`${packages.join(', ')}: installed here already, use those`);
  run('apt-get', ['download', ...names]);
  for (const file of readdirSync(downloads)) run('dpkg', ['--extract', file, draft]);
  rmSync(downloads, { recursive: true });
  renameSync(draft, root);
  return root;
}

/** What a program out of such a folder needs to find its libraries. */
export function environmentOf(root: string): NodeJS.ProcessEnv {
  const libraries = ['lib', 'usr/lib'].flatMap((folder) =>
    ['', 'x86_64-linux-gnu', 'x86_64-linux-gnu/ceph', 'aarch64-linux-gnu'].map((below) =>
      join(root, folder, below),
    ),
  );
  return {
    ...process.env,
    PATH: `${join(root, 'usr/bin')}:${process.env['PATH'] ?? ''}`,
    LD_LIBRARY_PATH: libraries.join(':'),
    PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'),
    PYTHONDONTWRITEBYTECODE: '1',
  };
}
