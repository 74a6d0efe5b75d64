import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const REPOSITORY = process.cwd();

/** A throw-away source tree on which the repository's own lint commands are run. */
export class FixtureTree {
  private constructor(private readonly root: string) {}

  /**
   * Writes `files` (path → source) to a new folder that sees the repository's packages and compiler
   * settings. Call {@link remove} when done.
   */
  static async create(files: Record<string, string>): Promise<FixtureTree> {
    const root = await realpath(await mkdtemp(join(tmpdir(), 'pixshift-house-')));
    await symlink(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
    await symlink(join(REPOSITORY, 'package.json'), join(root, 'package.json'));
    const tsconfig = {
      extends: join(REPOSITORY, 'tsconfig.json'),
      compilerOptions: { rootDir: '.', jsx: 'react-jsx' },
      include: ['src', 'sandbox', 'web', 'admin-ui', 'migrations', 'test', 'bench'],
    };
    for (const [path, source] of Object.entries({
      'tsconfig.json': JSON.stringify(tsconfig),
      ...files,
    })) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), source);
    }
    return new FixtureTree(root);
  }

  /** Runs a command of the repository's packages inside the tree; resolves to its standard output. */
  async run(command: string, args: string[]): Promise<string> {
    const child = spawn(
      process.execPath,
      [join(REPOSITORY, 'node_modules/.bin', command), ...args],
      {
        cwd: this.root,
        stdio: ['ignore', 'pipe', 'pipe'],
        // One that runs wild must not outlive the test that gave it up.
        timeout: 50_000,
        killSignal: 'SIGKILL',
      },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () => resolve());
    });
    if (stdout === '') throw new Error(`${command} printed nothing. ${stderr}`);
    return stdout;
  }

  /** A path inside the repository, for `--config` options. */
  static repositoryFile(path: string): string {
    return join(REPOSITORY, path);
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }
}
