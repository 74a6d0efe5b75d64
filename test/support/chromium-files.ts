import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');

export interface ChromiumFiles {
  readonly executablePath: string;
  /** Lets it find the libraries and the font that it brings, and no others. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Unpacks the browser from its npm package into `.cache`, once. The package's own way unpacks into
 * the shared temporary folder, where two test processes would run into each other's half-written
 * files, and where whatever has the right name is executed.
 */
export async function chromiumFiles(): Promise<ChromiumFiles> {
  const folder = join(ROOT, '.cache', `chromium-${packageVersion()}-${process.arch}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      HOME: tmpdir(),
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

async function unpack(folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  try {
    // The package unpacks into the temporary folder of its process, so it gets a process.
    const script = `
      const { inflate } = await import('@sparticuz/chromium');
      for (const name of process.argv.slice(1)) await inflate(name);`;
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script, ...archives()],
      { cwd: ROOT, env: { TMPDIR: draft } },
    );
    writeFileSync(join(draft, 'fonts.conf'), fontConfiguration(folder));
    // Made by root, it serves the other accounts of the machine too.
    for (const path of [draft, join(draft, 'chromium')]) chmodSync(path, 0o755);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was faster: its folder is as good.
    if (!existsSync(folder)) throw error;
  }
}

function archives(): string[] {
  return ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((name) =>
    join(packageFolder(), 'bin', name),
  );
}

function packageFolder(): string {
  return join(ROOT, 'node_modules/@sparticuz/chromium');
}

function packageVersion(): string {
  const require = createRequire(import.meta.url);
  return (require(join(packageFolder(), 'package.json')) as { version: string }).version;
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
