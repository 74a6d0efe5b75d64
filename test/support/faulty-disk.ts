import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `''`: well; the others as `disk-faults.mjs` says. */
export type DiskFault = '' | 'full' | 'read-only' | 'denied' | 'down' | 'hung';

/** A disk below a folder of a program that can be made to fail while the program runs. */
export class FaultyDisk {
  private readonly control = join(
    mkdtempSync(join(tmpdir(), `pixshift-test-${process.pid}-`)),
    'fault',
  );

  constructor(private readonly folder: string) {}

  /** What the program is to be started with. */
  get env(): Record<string, string> {
    const module = pathToFileURL(join(import.meta.dirname, 'disk-faults.mjs'));
    module.searchParams.set('below', this.folder);
    module.searchParams.set('control', this.control);
    return { NODE_OPTIONS: `--import=${module.href}` };
  }

  /** From the next file operation on. */
  fail(fault: DiskFault): void {
    writeFileSync(this.control, fault);
  }
}
